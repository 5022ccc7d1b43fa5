"""Lines that any page of news may have around an article, told by their own form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.clean.lines import Line, Role, count_words, each, is_headline
from tellings.clean.words import begins, line_key, opening_key, phrases, whole_lines, words

#: A line longer than this is told by whole phrases only, never by how it begins.
MAX_OPENING_WORDS = 30
MAX_PHRASE_WORDS = 60
MAX_CHARS = 600
_ITEM = re.compile(r"[|·•]")
_TAIL = re.compile(
    r"(?<=[.!?\"”\u2019'])\s{1,3}"
    r"(?:Read more|Continue reading|Click here(?: to read more)?|Full story)"
    r"[\s.:»\u203a>→…]{0,4}$",
    re.IGNORECASE,
)
_EMBED = re.compile(
    r"\bPosted by\s[^\n]{2,80}\son\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
    r"(?:\d{1,2}\s[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\s\d{1,2},?)\s\d{4}$"
)
_LINKED = re.compile(r"\[[^\[\]]{10,200}\]$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,300}$")


def mark_furniture(lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a text that are no part of any article their part."""
    tailless: list[Line] = []
    for line in lines:
        tail = _TAIL.search(line.text[-60:])
        if line.role == "body" and tail:
            at = max(0, len(line.text) - 60) + tail.start()
            tailless.extend(line.split(at, "body", "furniture"))
        else:
            tailless.append(line)
    return mark_lists(each(tailless, judge_line))


def judge_line(line: Line) -> Role | None:
    """Return what a line is, if it is plainly no part of an article."""
    if len(line.text) > MAX_CHARS:
        return _of_block(line)
    key = line_key(line.text)
    if not any(c.isalpha() for c in key):
        return "furniture"
    if all("_" in word or "|" in word for word in line.text.split()):
        return "furniture"
    if key in whole_lines():
        return whole_lines()[key]
    if _LINKED.match(line.text):
        return "other-article"
    if _EMBED.search(line.text[-160:]) or _ADDRESS.match(line.text):
        return "furniture"
    return _by_phrase(line, key)


def _of_block(line: Line) -> Role | None:
    opening = opening_key(line.text)
    return next((g.role for g in phrases("blocks") if begins(opening, g.phrases)), None)


def _by_phrase(line: Line, key: str) -> Role | None:
    block = _of_block(line)
    if block:
        return block
    opening = opening_key(line.text)
    length = count_words(line.text)
    if length <= MAX_OPENING_WORDS:
        for group in phrases("openings"):
            if begins(opening, group.phrases) and not _is_told(line.text):
                return group.role
        if _is_share_bar(key) or _is_menu(line.text):
            return "furniture"
    if length <= MAX_PHRASE_WORDS:
        low = line.text.casefold()
        for group in phrases("phrases"):
            if any(phrase in low for phrase in group.phrases):
                return group.role
    return None


_TOLD = re.compile(
    r"[\"”\u2019'],?\s(?:said|says|he|she|they)\b|,\s(?:he|she|they|who)\ssa(?:id|ys)\b"
)


def _is_told(text: str) -> bool:
    """Whether somebody says the line, which then belongs to the article."""
    return _TOLD.search(text) is not None


def _is_share_bar(key: str) -> bool:
    found = [word.strip(".,:;|/&()") for word in key.split()]
    found = [word for word in found if word]
    return (
        0 < len(found) <= 16
        and all(word in words("share_words") for word in found)
        and any(word in words("share_marks") for word in found)
    )


def _is_menu(text: str) -> bool:
    """Whether a line is items between bars, more than one of them furniture."""
    if not _ITEM.search(text):
        return False
    items = [line_key(item) for item in _ITEM.split(text)]
    known = [
        item in whole_lines()
        or item in words("lists")
        or _is_share_bar(item)
        or any(begins(item, group.phrases) for group in phrases("openings"))
        for item in items
        if item
    ]
    return sum(known) * 2 >= len(known) > 1


def mark_lists(lines: Sequence[Line]) -> list[Line]:
    """Mark the heads of lists of other articles, and the headlines below them."""
    made: list[Line] = []
    below = False
    for line in lines:
        if line_key(line.text) in words("lists") and line.role != "title":
            below = True
            made.append(line.play("other-article"))
        elif below and line.role == "body" and is_headline(line.text):
            made.append(line.play("other-article"))
        else:
            below = below and line.role != "body"
            made.append(line)
    return made
