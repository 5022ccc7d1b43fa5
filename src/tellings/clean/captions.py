"""Captions of pictures, told by how they begin or by the credit at their end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.clean.datelines import find_dateline
from tellings.clean.lines import Line, Role, count_words, each, ends_sentence, plain
from tellings.clean.words import begins, opening_key, openings, words
from tellings.text.outlets import find_outlet

MAX_CAPTION_WORDS = 120
#: An unpunctuated line of the body is a caption from here on; below it may be a subhead.
MIN_UNENDED_WORDS = 13
_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]\s{0,4}[.]?$")
_DASHED = re.compile(r"[.!?\"”\u2019\w)]\s?[—\u2013-]{1,2}\s?([A-Z][\w .&/-]{1,40})$")
_AGENCY_SLASH = re.compile(
    r"\b(?:REUTERS|Reuters|AFP|AP|EPA|Getty Images|Getty)\s?/\s?[A-Z][\w .'\u2019-]{2,60}$"
)
_SLASH_AGENCY = re.compile(r"[.\w]\s{0,2}[A-Z][\w.'\u2019 -]{2,50}\s?/\s?([A-Z][\w .-]{1,30})$")
_PHOTO_TAIL = re.compile(
    r"\b(?:Photo(?:graph)?|Picture|Image|Credit|Photo Credit|Image Credit)s?\s?"
    r"(?:by\s|:\s?|courtesy\s)[^:.]{2,80}\.?$"
)
_VIA = re.compile(
    r"(?:/|\bvia\s)(?:Getty Images|Getty|AP|AFP|Reuters|WireImage|EPA)(?:,\s?(?:FILE|File|file))?$"
)
_SPOKEN = re.compile(r"\b(?:said|says|told|according to)\b")
_SIDE = re.compile(
    r"\((?:L|R|C|left|right|centre|center|[LRC]-[LRC]|L to R|top|bottom|2nd [LR])\)"
)
_SENTENCE_END = re.compile(r"[.!?][\"'”\u2019]{0,2}\s{0,2}$")
_INNER_STOP = re.compile(r"(?<![.A-Z])[.!?][\"”\u2019]?\s[\"“]?[A-Z]")
_UNENDED = re.compile(r"[\w%)\"”\u2019']$")


def mark_captions(lines: Sequence[Line]) -> list[Line]:
    """Give captions their part.

    A credit right after the last sentence of an article names its agency and is no caption.
    """
    last = max((n for n, line in enumerate(lines) if line.role == "body"), default=-1)
    made = list(lines)
    for n, line in enumerate(lines):
        if line.role != "body" or count_words(line.text) > MAX_CAPTION_WORDS:
            continue
        if _begins_as_caption(line.text) or _ends_as_caption(line.text, last=n == last):
            made[n] = line.play("caption")
    return made


def mark_unended(lines: Sequence[Line]) -> list[Line]:
    """Mark long lines without an end that stand alone among paragraphs that have one."""
    body = [line for line in lines if line.role == "body"]
    unended = [
        line
        for line in body
        if not ends_sentence(plain(line.text)) and _UNENDED.search(line.text[-3:])
    ]
    if len(body) < 6 or len(unended) > len(body) / 5:
        return list(lines)
    alone = _alone(body, {id(line) for line in unended})

    def judge(line: Line) -> Role | None:
        long = MIN_UNENDED_WORDS <= count_words(line.text) <= 60
        # With a sentence before its last one it is prose that lost its full stop.
        whole = _INNER_STOP.search(line.text) is None
        return "caption" if id(line) in alone and long and whole else None

    return each(lines, judge)


def _alone(body: Sequence[Line], unended: set[int]) -> set[int]:
    """Return the lines among `unended` whose neighbours are not, first and last left out."""
    return {
        id(line)
        for before, line, after in zip(body, body[1:], body[2:], strict=False)
        if id(line) in unended
        and id(before) not in unended
        and id(after) not in unended
        and not before.text.endswith((":", ",", ";"))
        and not after.text[:1].islower()
    }


def _begins_as_caption(text: str) -> bool:
    if not begins(opening_key(text), openings("captions")) or _tells(text):
        return False
    return find_dateline(text) is None


_TELLS = re.compile(r"\b(?:said|told|according to|will|has been|had been)\b")


def _tells(text: str) -> bool:
    """Whether "This photo …" goes on as prose does; a label with a colon never does."""
    return (
        ":" not in text[:40]
        and _TELLS.search(text[:200]) is not None
        and "file" not in text[:60].lower()
    )


def _ends_as_caption(text: str, *, last: bool) -> bool:
    tail = plain(text[-200:])
    if _AGENCY_SLASH.search(tail) or _PHOTO_TAIL.search(tail) or _VIA.search(tail):
        return True
    slash = _SLASH_AGENCY.search(tail)
    if slash and find_outlet(slash[1].strip()):
        return True
    if _SIDE.search(text) and count_words(text) < 50 and not _SPOKEN.search(text):
        return True
    bracket = _BRACKET.search(tail)
    if bracket:
        return _is_credit(bracket[1], after_sentence=_ended(tail[: bracket.start()]), last=last)
    dashed = _DASHED.search(tail)
    return dashed is not None and not last and _is_house(dashed[1])


def _ended(text: str) -> bool:
    return _SENTENCE_END.search(text) is not None


def _is_credit(inside: str, *, after_sentence: bool, last: bool) -> bool:
    """Whether a bracket at the end of a line credits a picture."""
    low = inside.casefold()
    first = low.replace(":", " ").split()
    if {"photo", "photos", "photograph", "picture", "image", "screengrab"} & set(first[:2]):
        return True
    parts = [part.strip() for part in re.split(r"/| via | for ", inside)]
    house = _is_house(parts[-1])
    if house and len(parts) > 1:
        return True
    if any(word in words("photo_words") for word in first) and house:
        return True
    return house and not last and (not after_sentence or _is_agency(parts[-1]))


def _is_house(name: str) -> bool:
    return find_outlet(name.strip(" .")) is not None or name.strip(" .").casefold() in {
        "getty",
        "pool",
        "shutterstock",
        "alamy",
    }


def _is_agency(name: str) -> bool:
    found = find_outlet(name.strip(" ."))
    return found is not None and found.kind == "agency"
