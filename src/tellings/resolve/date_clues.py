"""What one report's words give away about the day it appeared: weekdays, dates, a dateline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.records.report import Report
from tellings.records.time import TimeExpression
from tellings.text.time_expressions import find_times

#: How far around a weekday the words are read that tell whether it is past, and news.
REACH = 120
#: How near before a weekday a verb of speech makes it the day of the speech.
SPOKEN = 25
#: A weekday this near the top is news even where nobody speaks.
TOP = 300
#: Two weekdays further apart than this are not "the day" and "the days after".
MAX_LATER = 3

_SPEECH = re.compile(
    r"\b(?:said|says|told|tells|announced|reported|reports|tweeted|wrote|confirmed|denied|insisted|"
    r"recalled|added|stated|warned|claimed|acknowledged|declared|revealed|testified|statement|"
    r"conference|interview|post|release|according)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|scheduled|expected|due|plans?|planned|planning|next|until|upcoming|"
    r"before|ahead\sof|set\s(?:for|to)|to\s(?:be|meet|appear|begin|start|hold|go|return|vote|speak|"
    r"take|leave|arrive|discuss|address|visit|resume|decide|open|close))\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?]['\"”\u2019)]{0,2}\s|\n")
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))\s{0,3}(?:©\s{0,2}|\(c\)\s{0,2})?((?:19|20)\d\d)\b", re.IGNORECASE
)
_STAMP_AFTER = re.compile(
    r"[\s,|\u2013-]{0,4}(?:at\s)?\d{1,2}[:.]\d\d\s{0,2}(?:[ap]\.?m\.?)?\s{0,2}(?:[A-Z]{2,4}\b)"
)
_STAMP_BEFORE = re.compile(
    r"\b(?:published|updated|posted|first\spublished|last\smodified|date)(?:\s(?:in|on|at)(?:\s\w+){0,2})?"
    r"[\s:,]{1,4}$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:on|in|of|since|by|until|till|from|after|before|dated|and|to|between|for|late|early)\s$",
    re.IGNORECASE,
)
_SECOND_DAY = re.compile(
    r"\bsecond\s(?:straight\s|consecutive\s|successive\s)?day\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday that the report names and means as past."""

    number: int
    start: int
    spoken: bool
    window: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A date that the report names and means as past, whole or without its year.

    Attributes:
        weekday: The weekday written beside it, if any.
        stamp: Whether it is the date of the report itself: a dateline, a time stamp.
        prose: Whether it stands in a sentence ("on 3 May 2019"): news of the week seldom writes
            its own dates out, so this is more often history than today.
    """

    year: int | None
    month: int
    day: int
    weekday: int | None
    stamp: bool
    prose: bool = False


@dataclass(frozen=True, slots=True)
class Clues:
    """Everything in one report that bears on its date.

    Attributes:
        years: Every year that may help to place it.
        marked: The years of its copyright lines; it can have appeared in no other.
        newest: The newest weekday of its news, `lead` the first one named.
    """

    report: str
    weekdays: tuple[Weekday, ...]
    days: tuple[CalendarDay, ...]
    years: frozenset[int]
    marked: frozenset[int]
    newest: int | None
    lead: int | None
    yesterday: bool
    second_day: bool


def read_clues(report: Report, times: Sequence[TimeExpression]) -> Clues:
    """Return what a report's words say about its own day.

    Args:
        report: A clean report.
        times: The time expressions of its text.
    """
    text = report.text
    weekdays = tuple(
        Weekday(t.weekday, t.start, _spoken(text, t), t.shift)
        for t in times
        if t.kind == "weekday" and t.weekday is not None and _is_past(text, t)
    )
    days = [*_days(text, times), *_days_elsewhere(report)]
    marked = frozenset(int(y) for piece in _pieces(report) for y in _COPYRIGHT.findall(piece))
    plain = [w for w in weekdays if w.window is None]
    top = text[:TOP].lower()
    return Clues(
        report=report.id,
        weekdays=weekdays,
        days=tuple(days),
        years=marked | {d.year for d in days if d.year is not None},
        marked=marked,
        newest=_newest(plain),
        lead=plain[0].number if plain else None,
        yesterday="yesterday" in top,
        second_day=_SECOND_DAY.search(text[: 3 * TOP]) is not None,
    )


def _pieces(report: Report) -> Iterable[str]:
    yield report.text[-2 * TOP :]
    yield report.text[:TOP]
    yield from (r.text[:TOP] for r in report.removed)


def _days(text: str, times: Sequence[TimeExpression]) -> Iterable[CalendarDay]:
    for n, time in enumerate(times):
        if time.kind not in {"date", "span"} or time.month is None or time.day is None:
            continue
        stamp = _is_stamp(text, time)
        if not stamp and not _is_past(text, time):
            continue
        weekday = time.weekday
        before = times[n - 1] if n else None
        if weekday is None and before is not None and before.kind == "weekday":
            # As in "Friday night (June 7)": the weekday belongs to the date.
            near = text[before.end : time.start].strip() in {"(", ",", ""}
            weekday = before.weekday if near and time.start - before.end < 4 else None
        prose = _PREPOSITION.search(text[max(0, time.start - 12) : time.start]) is not None
        yield CalendarDay(time.year, time.month, time.day, weekday, stamp, prose)


def _days_elsewhere(report: Report) -> Iterable[CalendarDay]:
    """Read the dateline, the captions, and what was taken off as furniture or credit."""
    if report.dateline is not None and report.dateline.date:
        for time in find_times(report.dateline.date):
            if time.kind == "date" and time.month is not None and time.day is not None:
                yield CalendarDay(time.year, time.month, time.day, time.weekday, stamp=True)
    captions = [
        *report.captions,
        *(r.text[: 4 * TOP] for r in report.removed if r.reason == "caption"),
    ]
    for caption in captions:
        yield from (d for d in _days(caption, find_times(caption)) if d.year is not None)


def _is_stamp(text: str, time: TimeExpression) -> bool:
    if time.start > 2 * TOP and len(text) - time.end > TOP:
        return False
    if time.year is not None and _STAMP_AFTER.match(text, time.end):
        return True
    if time.year is not None and _STAMP_BEFORE.search(text[max(0, time.start - 40) : time.start]):
        return True
    # "LIMA, Mar 4 (Reuters) -": capitals before, a bracket or dash behind, near the top.
    line = text[text.rfind("\n", 0, time.start) + 1 : time.start]
    after = text[time.end : time.end + 30].lstrip()
    place = line.strip(" ,")
    return (
        time.start < 2 * TOP
        and 0 < len(place) < REACH // 2
        and place[0].isupper()
        and place.split(",")[0].isupper()
        and after.startswith(("(", "-", "\u2013", "\u2014", ":", "/"))
    )


def _around(text: str, time: TimeExpression) -> tuple[str, str]:
    """Return the words before and after an expression, within its sentence."""
    before = text[max(0, time.start - REACH) : time.start]
    stops = [m.end() for m in _STOP.finditer(before)]
    after = text[time.end : time.end + REACH]
    stop = _STOP.search(after)
    return before[stops[-1] if stops else 0 :], after[: stop.start() if stop else REACH]


def _spoken(text: str, time: TimeExpression) -> bool:
    """Whether somebody speaks on that day: "said on Friday", "On Friday, the mayor said"."""
    before, after = _around(text, time)
    if _SPEECH.search(before[-SPOKEN:]):
        return True
    opens = before.strip().lower() in {
        "",
        "on",
        "late",
        "early",
        "earlier",
        "also",
        "late on",
        "early on",
    }
    return opens and _SPEECH.search(after) is not None


def _is_past(text: str, time: TimeExpression) -> bool:
    """Whether the words around an expression speak of the past."""
    if time.shift is not None and time.shift[0] > 0:
        return False
    before, after = _around(text, time)
    ahead = [m.start() for m in _AHEAD.finditer(before)]
    speech = [m.start() for m in _SPEECH.finditer(before)]
    if ahead:
        return bool(speech) and speech[-1] > ahead[-1]
    following = re.match(r"[\s\w,'\u2019]{0,40}?\bwill\b", after)
    return following is None or bool(speech)


def _newest(weekdays: Sequence[Weekday]) -> int | None:
    """Return the newest weekday of the news: the first named, or one said to be later.

    A later mention moves the day on by one to three days only where somebody speaks on it, where
    it is the very next day, or where it stands at the top or twice; else it is background from
    the week before.
    """
    if not weekdays:
        return None
    lead = weekdays[0].number
    later = 0
    for mention in weekdays[1:]:
        offset = (mention.number - lead) % 7
        repeated = sum(w.number == mention.number for w in weekdays) > 1
        trusted = mention.spoken or offset == 1 or mention.start < TOP or repeated
        if 0 < offset <= MAX_LATER and trusted:
            later = max(later, offset)
    return (lead + later) % 7
