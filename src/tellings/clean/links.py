"""Paragraphs of a page that are nothing but one link: they lead to another article."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.clean.lines import Line, is_paragraph
from tellings.records.report import Segment, find_raw

#: A shorter link may be a name, an address, a file to fetch.
MIN_LINK = 40
#: What may stand between a link and its words.
_SPACES = " \t\r\n\xa0"
MAX_STEPS = 8
MAX_TAG = 2_000


def find_links(text: str, raw: str, segments: Sequence[Segment]) -> frozenset[int]:
    """Return where the lines begin that are one link and nothing else.

    Args:
        text: What was extracted from a page, a paragraph a line.
        raw: The page.
        segments: Where in it the text stands.

    Example:
        >>> line = "Another ferry ran aground off the same island"
        >>> page = f"<p><a href='/x'>{line}</a></p>"
        >>> find_links(line, page, ((0, 45, page.index("A"), page.index("A") + 45),))
        frozenset({0})
    """
    found: set[int] = set()
    at = 0
    for line in text.split("\n"):
        if len(line) >= MIN_LINK and " " in line.strip() and not line.startswith("- "):
            place = find_raw(segments, at, at + len(line))
            if place and _is_closed(raw, place[1]) and _is_opened(raw, place[0]):
                found.add(at)
        at += len(line) + 1
    return frozenset(found)


def mark_links(lines: Sequence[Line], links: frozenset[int]) -> list[Line]:
    """Give the links below the first paragraph of a report their part."""
    if not links:
        return list(lines)
    made: list[Line] = []
    below = False
    for line in lines:
        linked = below and line.role == "body" and line.start in links
        below = below or (line.role == "body" and is_paragraph(line.text))
        made.append(line.play("other-article") if linked else line)
    return made


def _is_closed(raw: str, at: int) -> bool:
    """Whether a link ends where a line ends, other ends of elements between left out."""
    for _ in range(MAX_STEPS):
        while raw[at : at + 1] and raw[at] in _SPACES:
            at += 1
        if not raw.startswith("</", at):
            return False
        if raw[at : at + 3].lower() == "</a" and not raw[at + 3 : at + 4].isalnum():
            return True
        at = raw.find(">", at, at + MAX_TAG) + 1
        if not at:
            return False
    return False


def _is_opened(raw: str, at: int) -> bool:
    """Whether a link begins where a line begins, other beginnings of elements between left out."""
    for _ in range(MAX_STEPS):
        while at and raw[at - 1] in _SPACES:
            at -= 1
        if not at or raw[at - 1] != ">":
            return False
        start = raw.rfind("<", max(0, at - MAX_TAG), at)
        if start < 0 or raw.startswith("</", start):
            return False
        if raw[start : start + 2].lower() == "<a" and not raw[start + 2 : start + 3].isalnum():
            return True
        at = start
    return False
