"""The lines at the top and foot of an article that give its date, its outlet, its author."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tellings.clean.bylines import NOBODY, Names, read_names
from tellings.clean.words import words
from tellings.records.time import TimeExpression
from tellings.text.outlets import find_outlet
from tellings.text.time_expressions import find_times

MAX_STAMP_LENGTH = 220
_BY = re.compile(r"(?:Written\s|Reported\s|Words\s)?[Bb][Yy](?::\s?|\s)")
_LABEL = re.compile(
    r"(?:Source|Via|Authors?|Writers?|Reporters?|Story|Text|Credit)\s?:\s?", re.IGNORECASE
)
_PARTS = re.compile(r"\s?[|·•/,;]\s?|\s[-\u2013—]{1,2}\s|\s{3,99}")
_WORD = re.compile(r"[\w.'\u2019+:]+")
_ZONE = re.compile(
    r"[+-]\d\d:?\d\d|\bT?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\b(?:\s?[ap]\.?m\.?)?|\b\d{3,4}\s?(?=GMT|IST|UTC|hrs)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?\b", re.IGNORECASE
)
_UPDATED = re.compile(r"\b(?:updated|modified|revised)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|created|issued|first)\b", re.IGNORECASE)
_LABELLED = re.compile(rf"{_UPDATED.pattern}|{_PUBLISHED.pattern}", re.IGNORECASE)
_READING = re.compile(r"\d{1,2}[\s-]min(?:ute)?s?\s(?:read|to read)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StampLine:
    """What a line beside an article tells of it.

    Attributes:
        published, updated: ISO days.
        outlet: A name that stands there alone.
    """

    text: str
    published: str | None = None
    updated: str | None = None
    names: Names = NOBODY
    outlet: str | None = None

    @property
    def is_bare(self) -> bool:
        """Whether it is a day and nothing that says whose."""
        named = self.outlet or self.names.people or self.names.houses
        return not named and not _LABELLED.search(self.text)

    @property
    def has_day(self) -> bool:
        """Whether it gives a day."""
        return bool(self.published or self.updated)


def read_stamp(text: str, is_outlet: Callable[[str], bool]) -> StampLine | None:
    """Return what a line tells of its article, None if it tells anything else besides.

    Args:
        text: A line.
        is_outlet: Tells whether a name that no table has is that of an outlet.
    """
    if len(text) > MAX_STAMP_LENGTH:
        return None
    published, updated, rest = take_days(text)
    rest = _READING.sub(" ", rest)
    dated = bool(published or updated) or any(map(_is_reckoned_day, find_times(text)))
    names, outlet, known = Names(), None, dated
    for part in _split_parts(rest):
        if _is_noise(part):
            continue
        got = _read_part(part, is_outlet, beside_a_day=known)
        if got is None:
            return None
        names = names.join(got[0])
        outlet = outlet or got[1]
        known = True
    return StampLine(text, published, updated, names, outlet) if known else None


def _split_parts(rest: str) -> list[str]:
    """Split a line into its items; the names after "By" stay together."""
    by = _BY.search(rest)
    if by is None or (by.start() and rest[by.start() - 1].isalnum()):
        return _PARTS.split(rest)
    start = by.start()
    bar = re.search(r"[|·•]|\s[-\u2013—]{1,2}\s", rest[start:])
    stop = start + bar.start() if bar else len(rest)
    return [*_PARTS.split(rest[:start]), rest[start:stop], *_PARTS.split(rest[stop:])]


def take_days(text: str) -> tuple[str | None, str | None, str]:
    """Return the day of publishing, that of updating, and the line without them."""
    if not any(map(str.isdigit, text)):
        # No day is given, and to look for one is slow.
        return None, None, _WEEKDAY.sub(" | ", text)
    published = updated = None
    rest, at = [], 0
    for time in find_times(text):
        day = _iso(time)
        label = text[at : time.start]
        rest.append(label)
        at = time.end
        if _is_reckoned_day(time):
            rest.append(" | ")  # a day all the same, though nobody here knows which
        elif day is None:
            # "Dawn" and "Sunday Times" are names, whatever the time of day.
            timed = time.kind == "clock" and any(c.isdigit() for c in time.text)
            rest.append(" | " if timed or time.kind == "weekday" else time.text)
        elif _UPDATED.search(label) and not _ends_published(label):
            updated = updated or day
            rest.append(" | ")
        else:
            published = published or day
            rest.append(" | ")
    rest.append(text[at:])
    return published, updated, _WEEKDAY.sub(" ", _ZONE.sub(" ", "".join(rest)))


def _ends_published(label: str) -> bool:
    """Whether the nearest word before a day speaks of publishing."""
    found = [m.start() for m in _PUBLISHED.finditer(label)]
    other = [m.start() for m in _UPDATED.finditer(label)]
    return bool(found) and found[-1] > other[-1]


def _is_reckoned_day(time: TimeExpression) -> bool:
    """Whether a time is a day of another calendar, such as papers put over their reports, too."""
    return bool(time.reckoning) and time.kind == "date" and any(map(str.isdigit, time.text))


def _iso(time: TimeExpression) -> str | None:
    if time.kind != "date" or time.year is None or time.month is None or time.day is None:
        return None
    return f"{time.year:04}-{time.month:02}-{time.day:02}"


def _is_noise(part: str) -> bool:
    found = [w.strip(".:'\u2019+").casefold() for w in _WORD.findall(part)]
    return all(not w or w in words("stamp_words") or w.isdigit() for w in found)


def _read_part(
    part: str, is_outlet: Callable[[str], bool], *, beside_a_day: bool
) -> tuple[Names, str | None] | None:
    """Return the names and the outlet of one item of a line, None if it is neither."""
    part = part.strip(" .:*_")
    by = _BY.match(part)
    if by:
        names = read_names(part[by.end() :])
        return (names, None) if names.people or names.houses or names.staff else None
    label = _LABEL.match(part)
    if label:
        return _labelled(part[label.end() :])
    published = re.match(r"(?:first\s)?published\s(?:in|by|on)\s", part, re.IGNORECASE)
    name = part[published.end() :] if published else part
    if name.casefold() in words("sections"):
        return Names(), None
    if len(name.split()) > 6 or not _is_title_case(name):
        return None
    known = find_outlet(name)
    if known or published or is_outlet(name) or (beside_a_day and has_outlet_word(name)):
        return Names(), known.name if known else name
    return None


def _labelled(rest: str) -> tuple[Names, str | None] | None:
    names = read_names(rest)
    if names.people or names.houses:
        return names, None
    if 0 < len(rest.split()) <= 5:
        known = find_outlet(rest)
        return Names(), known.name if known else rest
    return None


def has_outlet_word(name: str) -> bool:
    """Whether the first or last word of a name is one that outlets are called by."""
    found = [w.strip(".'\u2019").casefold() for w in name.split()]
    found = found[1:] if found[:1] == ["the"] else found
    return bool(found) and len(found) > 1 and bool({found[0], found[-1]} & words("outlet_words"))


def _is_title_case(name: str) -> bool:
    found = [w for w in name.split() if w.casefold() not in words("place_links")]
    return bool(found) and all(w[0].isupper() or w[0].isdigit() for w in found)
