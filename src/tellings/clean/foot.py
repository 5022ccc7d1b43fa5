"""The foot of an article: who wrote and edited it, readers' comments, other articles."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tellings.clean.bylines import NOBODY, Names, is_only_names, read_names
from tellings.clean.lines import (
    Line,
    count_words,
    ends_sentence,
    is_headline,
    is_paragraph,
    plain,
)
from tellings.clean.stamps import StampLine, read_stamp
from tellings.clean.words import begins, line_key, opening_key, words
from tellings.text.outlets import find_outlet

#: What stands in the first part of a text is not its foot.
EARLIEST = 0.4
#: Of what follows a mark of the end no more than this may be prose that goes on.
MAX_PROSE_AFTER = 0.5
MAX_AGENCY_WORDS = 12
_DESK = re.compile(
    r"\(?\s?(?:Additional\s|Further\s)?(?:Reporting|Writing|Editing|Reported|Written|Edited|"
    r"Compiled|Translated|Translation|Production)(?:\s(?:and|&)\s[\w ]{3,20})?"
    r"\s(?:by|BY)\s(?-i:(?=[A-Z]))",
    re.IGNORECASE,
)
_DESK_TAIL = re.compile(
    r"\((?:Additional\s|Further\s)?(?:Reporting|Writing|Editing|Reported|Written|Edited|Compiled"
    r"|Translated)\s(?:and\s[\w ]{3,20}\s)?by\s[^()]{3,400}\)\s{0,4}\.?$",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"\b(?:contributed|contributing)\s(?:reporting|to\sthis|to\sthe|from\b|additional)"
    r"|\bhelped\sreport\sthis\b",
    re.IGNORECASE,
)
_PUBLISHED_IN = re.compile(r"(?:First\s)?[Pp]ublished\s(?:in|by|on)\s")
_WRITERS = re.compile(r"\b(?:writers?|reporters?|correspondents?|journalists?)\s")
_POSSESSIVE = re.compile(r"^(?:The\s)?[\w ]{2,30}?\s?(?:'s|\u2019s)\s")
_TRUNCATED = re.compile(r"(?:\.\.\.|…)\s{0,3}$")


@dataclass(frozen=True, slots=True)
class Foot:
    """What the foot of an article tells.

    Attributes:
        lines: All lines of the text, those of the foot in their parts.
        stamps: Lines that give date, author or outlet.
        writers: Whom the desk names as reporting, and who helped.
    """

    lines: list[Line]
    stamps: tuple[StampLine, ...] = ()
    writers: Names = NOBODY


def read_foot(lines: Sequence[Line], is_outlet: Callable[[str], bool]) -> Foot:
    """Return the foot of an article and its lines, each in its part."""
    made = _cut_comments(lines)
    made, writers = _take_desks(made)
    made, stamps, end = _take_stamps(made, is_outlet)
    if end is not None:
        made = _cut_after(made, end)
    return Foot(_cut_teasers(made), stamps, writers)


def _share_before(lines: Sequence[Line], n: int) -> float:
    return lines[n].start / max(1, lines[-1].end)


def _cut_comments(lines: Sequence[Line]) -> list[Line]:
    """Give everything after the head of the comments to the readers."""
    prose = 0
    for n, line in enumerate(lines):
        if line.role == "body":
            prose += is_paragraph(line.text)
        elif line.role == "comments" and prose >= 2 and _opens_comments(lines, n):
            return [
                *lines[:n],
                *(x.play("comments") if x.role in {"body", "caption"} else x for x in lines[n:]),
            ]
    return list(lines)


def _opens_comments(lines: Sequence[Line], n: int) -> bool:
    key = opening_key(lines[n].text)
    strong = line_key(lines[n].text) in words("comment_ends") or begins(
        key, tuple(words("comment_ends"))
    )
    return strong or _share_before(lines, n) > EARLIEST


def _take_desks(lines: Sequence[Line]) -> tuple[list[Line], Names]:
    """Take off the lines in which desks name themselves, and read them."""
    made: list[Line] = []
    writers = Names()
    for n, line in enumerate(lines):
        late = len(lines) == 1 or _share_before(lines, n) > EARLIEST or n + 4 >= len(lines)
        if line.role != "body" or not late:
            made.append(line)
            continue
        tail = _DESK_TAIL.search(plain(line.text[-460:]))
        if tail:
            at = max(0, len(line.text) - 460) + tail.start()
            writers = writers.join(_desk_names(line.text[at:]))
            made.extend(line.split(at, "body", "credit"))
        elif _is_desk(line.text):
            # The name of a house alone, with text after it, is the credit of a picture.
            if not _is_agencies(line.text) or _ends_text(lines, n):
                writers = writers.join(_desk_names(line.text))
            made.append(line.play("credit"))
        else:
            made.append(line)
    return made, writers


def _ends_text(lines: Sequence[Line], n: int) -> bool:
    """Whether no paragraph of the body follows a line."""
    return not any(line.role == "body" and is_paragraph(line.text) for line in lines[n + 1 :])


def _is_desk(text: str) -> bool:
    if count_words(text) > 70:
        return False
    if _CONTRIBUTED.search(text) and not text.startswith(('"', "“", "'", "\u2018")):
        return count_words(text) <= 60 and _is_contribution(text)
    desk = _DESK.match(text)
    if desk is None:
        return _is_agencies(text)
    rest = text[desk.end() :]
    return text.startswith("(") or ";" in rest or is_only_names(rest.strip(" .()"))


def _is_contribution(text: str) -> bool:
    """Whether a line names who helped; "he contributed to this debate" does not."""
    before = text[: _CONTRIBUTED.search(text).start()]  # type: ignore[union-attr]
    names = read_names(_strip_writers(before))
    return bool(names.people or names.houses) or " " not in before.strip()


def _strip_writers(text: str) -> str:
    found = _WRITERS.search(text)
    text = text[found.end() :] if found else text
    return _POSSESSIVE.sub("", text)


def _is_agencies(text: str) -> bool:
    """Whether a line is nothing but the names of agencies."""
    if count_words(text) > MAX_AGENCY_WORDS:
        return False
    parts = [p.strip(" .()[]*") for p in re.split(r"\s[-\u2013—]\s|[/,|&—\u2013]|\sand\s", text)]
    parts = [p for p in parts if p]
    known = [find_outlet(p) for p in parts]
    return bool(parts) and all(k is not None for k in known)


def _desk_names(text: str) -> Names:
    """Return the reporters that a desk names; editors are none."""
    contributed = _CONTRIBUTED.search(text)
    if contributed:
        before = text[: contributed.start()].strip()
        names = _strip_writers(before.removesuffix(" and"))
        # "Jane Doe in Paris contributed" helps an author who is not named.
        found = read_names(names)
        return found if names != before else Names(houses=found.houses)
    found = Names()
    for part in re.split(r"[;.]\s|;", text.strip("() .")):
        if re.match(r"(?:additional\s)?report", part.strip(), re.IGNORECASE):
            _, by, names = re.sub(r"\sBY\s", " by ", part).partition(" by ")
            found = found.join(read_names(names)) if by else found
    if not found.people and _is_agencies(text):
        return Names(houses=(text.strip(" .()[]*"),))
    return found


def _take_stamps(
    lines: Sequence[Line], is_outlet: Callable[[str], bool]
) -> tuple[list[Line], tuple[StampLine, ...], int | None]:
    """Read the lines at the foot that give date, outlet or author; tell where the article ends."""
    made = list(lines)
    stamps: list[StampLine] = []
    end = None
    sizes = list(itertools.accumulate(len(x.text) * (x.role == "body") for x in lines))
    for n, line in enumerate(lines):
        if _share_before(lines, n) < EARLIEST or line.role not in {"body", "furniture", "credit"}:
            continue
        ends = line.role == "credit" and _DESK.match(line.text) is not None
        if line.role == "body" and count_words(line.text) <= 24 and not _says(line.text):
            stamp = read_stamp(line.text, is_outlet)
            if stamp is not None and (end is None or not stamp.has_day):
                if not stamp.is_bare:
                    stamps.append(stamp)
                made[n] = line.play("credit")
                ends = stamp.has_day and _PUBLISHED_IN.match(line.text) is not None
            elif stamp is not None:
                made[n] = line.play("other-article")
        if ends and end is None and sizes[n] * MAX_PROSE_AFTER >= sizes[-1] - sizes[n]:
            end = n
    return made, tuple(stamps), end


_SAYS = re.compile(r"[.!?][\"”\u2019]?$")


def _says(text: str) -> bool:
    return is_paragraph(text) and _SAYS.search(text) is not None and count_words(text) > 14


def _cut_after(lines: Sequence[Line], end: int) -> list[Line]:
    return [
        line.play("other-article") if n > end and line.role in {"body", "caption"} else line
        for n, line in enumerate(lines)
    ]


def _cut_teasers(lines: Sequence[Line]) -> list[Line]:
    """Take off heads of other articles at the very end: title, date, a sentence cut short."""
    stop = len(lines)
    cut_short = 0
    while stop:
        line = lines[stop - 1]
        if line.role == "body":
            truncated = _TRUNCATED.search(line.text) is not None
            if not truncated and (ends_sentence(line.text) or not is_headline(line.text)):
                break
            cut_short += truncated
        stop -= 1
    last = next((n for n in range(stop, len(lines)) if lines[n].role == "body"), len(lines))
    if cut_short < 2 or _share_before(lines, min(last, len(lines) - 1)) < EARLIEST:
        return list(lines)
    return [
        line.play("other-article") if n >= stop and line.role == "body" else line
        for n, line in enumerate(lines)
    ]
