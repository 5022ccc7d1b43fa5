"""Datelines: where a report was filed, when, and by whose agency."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tellings.clean.lines import plain
from tellings.clean.words import words
from tellings.records.report import Dateline
from tellings.text.outlets import find_outlet
from tellings.text.time_expressions import find_times

#: No dateline is longer.
REACH = 170
#: How far into a paragraph a dateline may stand behind heads and captions run together.
MAX_BEFORE = 900
_JOINT = re.compile(
    r"(?<=[\s)\].])[-\u2013—_]{1,3}(?:\s|$)|[\u2013—](?:\s|$|(?=\S))|--|(?<=[\w)]):\s"
)
_SOURCE = re.compile(r"\(\s{0,6}([A-Z][\w'\u2019./& -]{1,40}?)\s{0,6}\)")
_BARE_SOURCE = re.compile(
    r"(?:(?P<date>[A-Z][a-z]{2,8}\.?\s\d{1,2})\s)?"
    r"\(\s{0,6}(?P<source>[A-Z][\w'\u2019./& -]{1,40}?)\s{0,6}\)\s{0,6}[-\u2013—:]{1,3}\s"
)
_INLINE = re.compile(r"\(\s{0,6}([A-Z][\w'\u2019./& -]{1,40}?)\s{0,6}\)\s{0,6}[-\u2013—]{1,2}\s")
_TOKEN = re.compile(r"\S+")
_ZONES = frozenset({"bst", "gmt", "utc", "edt", "est", "am", "pm", "ist"})
_PLACE_WORD = re.compile(r"[^\s,/|]+")
_ABBREVIATION = re.compile(r"[A-Z][a-z]{0,5}\.$|[A-Z]{2}$|(?:[A-Z]\.){2,3}$")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,4}\b)?")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?")
_SEVERAL = re.compile(r"[/&]|\s-\s")


@dataclass(frozen=True, slots=True)
class Filed:
    """A dateline as it stands in a paragraph.

    Attributes:
        start, end: Where in the paragraph; what follows `end` is the report.
        source: The agency or outlet in brackets.
    """

    start: int
    end: int
    place: str | None
    date: str | None
    source: str | None

    @property
    def dateline(self) -> Dateline | None:
        """The record of it, where it names a place."""
        return Dateline(place=self.place, date=self.date) if self.place else None


def read_dateline(text: str) -> Filed | None:
    """Return the dateline that a paragraph begins with.

    Example:
        >>> read_dateline("NARVIK, Norway, 3 June (Fjordwire) - A bridge was shut.").dateline
        Dateline(place='NARVIK, Norway', date='3 June')
    """
    line = plain(text[: REACH + 20])
    bare = _BARE_SOURCE.match(line)
    if bare:
        return Filed(0, bare.end(), None, bare["date"], bare["source"])
    for joint in _JOINT.finditer(line, 0, REACH):
        before = line[: joint.start()].strip()
        found = _read_before(before, colon=joint[0].startswith(":"), after=line[joint.end() :])
        if found:
            place, date, source = found
            return Filed(0, joint.end(), place, date, source)
    return None


def find_dateline(text: str) -> Filed | None:
    """Return a dateline with its agency that stands behind other words in a paragraph."""
    line = plain(text[:MAX_BEFORE])
    for found in _INLINE.finditer(line):
        start = _walk_back(line, found.start())
        place = _tidy(line[start : found.start()])
        sure = find_outlet(found[1].strip()) is not None
        if place and _is_place(place, capitals=not sure):
            return Filed(start, found.end(), place, None, found[1].strip())
    return None


def _read_before(
    before: str, *, colon: bool, after: str
) -> tuple[str, str | None, str | None] | None:
    """Return place, date and source of what stands before a dash or colon."""
    source = None
    bracket = _SOURCE.search(before)
    if bracket:
        source = bracket[1].strip()
        before = before[: bracket.start()] + "," + before[bracket.end() :]
    elif "(" in before:
        return None
    place, date = _split_date(before)
    place = _tidy(place)
    if not place:
        return None
    if source or date:
        return (place, date, source) if _is_place(place, capitals=source is None) else None
    if _is_place(place, capitals=True) and (not colon or place.isupper()):
        return place, None, None
    opens = after.lstrip(" \"'“\u2018`")[:1].isupper() or after[:1] in "\"'“\u2018"
    return (place, None, None) if opens and not colon and _is_seat(place) else None


def _split_date(before: str) -> tuple[str, str | None]:
    dates = [t for t in find_times(before) if t.kind == "date" and (t.day or t.reckoning)]
    if not dates:
        return before, None
    first, last = dates[0], dates[-1]
    rest = before[last.end :]
    again = _tidy(_CLOCK.sub("", rest)).casefold()
    if again and again != _tidy(before[: first.start]).casefold():
        return before, None
    return before[: first.start], before[first.start : last.end].strip(" ,")


def _tidy(place: str) -> str:
    """Return a place with no stray marks; of "OSLO | Sun … OSLO" the first."""
    place = place.partition("|")[0]
    place = _WEEKDAY.sub("", place) if place.isascii() else place
    return re.sub(r"\s{1,9},", ",", re.sub(r"\s{2,99}", " ", place)).strip(" ,-\u2013—")


def _is_place(place: str, *, capitals: bool) -> bool:
    """Whether a text may be the place of a dateline.

    Args:
        place: What stands there.
        capitals: Whether its first part must be in capitals, for want of better evidence.
    """
    first = place.partition(",")[0].strip()
    found = _PLACE_WORD.findall(place)
    if not 1 <= len(found) <= 9 or place.casefold() in words("not_places"):
        return False
    if first.casefold() in words("not_places") or any(c in place for c in '"“”?!;'):
        return False
    if not all(w[0].isupper() or w.casefold() in words("place_links") for w in found):
        return False
    if not capitals:
        return True
    letters = [c for c in first if c.isalpha()]
    return len(letters) >= 3 and first.isupper() and len(first.split()) <= 4


def _is_seat(place: str) -> bool:
    """Whether a text is a town and what it lies in: "Duluth, Minn."."""
    town, comma, region = place.partition(",")
    if not comma or not _is_place(place, capitals=False) or len(place.split()) > 5:
        return False
    return _ABBREVIATION.search(region.strip()) is not None and town[:1].isupper()


def _walk_back(line: str, at: int) -> int:
    """Return where the place begins that ends at an offset: a town, and what it lies in."""
    start, taken, crossed = at, 0, False
    floor = max(0, at - 70)
    for token in reversed(list(_TOKEN.finditer(line, floor, at))):
        word = token[0].strip(",")
        if token[0].endswith(","):
            if crossed:
                break
            crossed = True
        if word:
            if taken == 4 or not _is_place_word(word):
                break
            taken += 1
        start = token.start()
    return start


def _is_place_word(word: str) -> bool:
    sentence_end = word[-1] in ".!?" and len(word) > 6
    return word[0].isupper() and not sentence_end and word.casefold() not in _ZONES
