"""When undated reports of one story appeared, solved from weekdays and each other's dates.

A report that says "on Wednesday" appeared on that Wednesday or the day after; which Wednesday it
was, the dates of the other reports and the dates in the texts must say. Reports are dated one by
one, the surest first, and each helps with the next. What stays ambiguous stays undated.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from tellings.records.report import Dated, Report
from tellings.records.time import TimeExpression
from tellings.resolve.date_clues import CalendarDay, Clues, read_clues
from tellings.resolve.date_scores import (
    DAY,
    WEEK,
    Reading,
    StoryDays,
    Trial,
    latest_weekday,
    past_days,
)
from tellings.text.times import parse_day

#: What it takes to believe a day, and how much better than another week's it must be.
MIN_SCORE, MIN_MARGIN = 4.0, 1.25
#: Reports further apart than this are no one day's news.
COMPACT_DAYS = 3

_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_reports(
    reports: Sequence[Report], times: Mapping[str, Sequence[TimeExpression]]
) -> tuple[Report, ...]:
    """Return the reports of one story with dates inferred where they have none.

    Args:
        reports: Clean reports of one story, in any order.
        times: The time expressions of each report's text, by report id.

    Returns:
        The same reports in the same order; a date that was known is left as it is.
    """
    clues = {r.id: read_clues(r, times.get(r.id, ())) for r in reports}
    story = StoryDays(years=_years(reports, clues.values()))
    found: dict[str, Dated] = {}
    for report in reports:
        days = _known(report)
        if days is not None:
            _settle(story, clues[report.id], days)
    for report_id in sorted(clues):
        _name_written_days(story, clues[report_id])
    undated = {r.id for r in reports if _known(r) is None}
    for report_id, dated in _date_surest_first(story, [clues[i] for i in sorted(undated)]):
        found[report_id] = dated
        undated.discard(report_id)
    for report_id in sorted(undated):
        dated_by_others = _by_siblings(story, clues, report_id)
        if dated_by_others is not None:
            found[report_id] = dated_by_others
    return tuple(replace(r, published=found[r.id]) if r.id in found else r for r in reports)


def _known(report: Report) -> tuple[dt.date, dt.date] | None:
    dated = report.published
    if dated is None or dated.basis == "unknown":
        return None
    first, last = parse_day(dated.earliest), parse_day(dated.latest)
    return (first, last) if first is not None and last is not None else None


def _years(reports: Iterable[Report], clues: Iterable[Clues]) -> frozenset[int]:
    """Return the years that the story may lie in."""
    known = {d.year for r in reports if (days := _known(r)) for d in days}
    return frozenset(known | {y for c in clues for y in c.years})


def _settle(story: StoryDays, clues: Clues, days: tuple[dt.date, dt.date]) -> None:
    """Take a report's date as known, and with it the days that its weekdays mean."""
    story.publish(clues.report, days)
    if (days[1] - days[0]).days > COMPACT_DAYS:
        return
    story.name(days[0], clues.report, 1.0)
    for day in past_days(clues, days[0]):
        story.name(day, clues.report, 2.0)


def _name_written_days(story: StoryDays, clues: Clues) -> None:
    for written in clues.days:
        possible = story.possible(written)
        for day in possible:
            story.name(day, clues.report, _weight(written) / len(possible))


def _weight(written: CalendarDay) -> float:
    """Return how much a written date says about when the story happened."""
    if written.stamp:
        return 3.0
    clear = 1.0 if written.weekday is not None else 0.25
    return clear if written.prose else 2.0 * clear


def _date_surest_first(story: StoryDays, undated: Iterable[Clues]) -> Iterator[tuple[str, Dated]]:
    """Yield reports with their dates, the surest first; each helps with the next.

    Only days near to what has become known are looked at again, so that a story of many undated
    reports does not cost the cube of their number.
    """
    trials = [Trial(r) for clues in undated if (r := Reading(clues, story)).tells]
    reach = max((trial.reading.reach for trial in trials), default=0)
    best: dict[str, tuple[float, dt.date] | None] = {}
    while trials:
        days = story.take_changed(reach)
        for trial in trials:
            if trial.look_again(story, days):
                best[trial.reading.clues.report] = trial.best(MIN_SCORE, MIN_MARGIN)
        placed = [(t, b) for t in trials if (b := best.get(t.reading.clues.report)) is not None]
        if not placed:
            return
        surest, (_, day) = max(placed, key=lambda item: item[1][0])
        clues = surest.reading.clues
        dated, published = _dated(clues, day, surest.reading.stamps)
        _settle(story, clues, published)
        trials.remove(surest)
        yield clues.report, dated


def _dated(
    clues: Clues, day: dt.date, stamps: AbstractSet[dt.date]
) -> tuple[Dated, tuple[dt.date, dt.date]]:
    if day in stamps:
        words = f"it is filed under {day.day} {day:%B}; the year follows from the story"
        return _make(day, day, words), (day, day)
    first = day - ((day.weekday() - (clues.newest or 0)) % 7) * DAY
    name = _DAY_NAMES[first.weekday()]
    words = (
        f"the newest day it speaks of is {name}, which in this story is {first.isoformat()}; "
        f"it may have appeared the day after"
    )
    return _make(first, first + DAY, words), (first, first + DAY)


def _make(first: dt.date, last: dt.date, words: str) -> Dated:
    return Dated(
        earliest=first.isoformat(), latest=last.isoformat(), basis="inferred", evidence=words
    )


def _by_siblings(story: StoryDays, every: Mapping[str, Clues], report_id: str) -> Dated | None:
    """Date a report that names no day by the others, if they all are of the same days."""
    clues = every[report_id]
    if clues.newest is not None or 2 * len(story.published) < len(every):
        return None
    first = min(days[0] for days in story.published.values())
    last = max(days[1] for days in story.published.values())
    if (last - first).days > COMPACT_DAYS:
        return None
    event = _event_day(story, every) or first
    if not first - DAY <= event <= last:
        return None
    if clues.yesterday or clues.second_day:
        words = f"it tells of the events of {event.isoformat()} as of the day before"
        return _make(event + DAY, event + 2 * DAY, words)
    words = (
        f"it names no day; the other reports tell the same events as of {event.isoformat()} "
        "and are all of these days"
    )
    return _make(event, event + DAY, words)


def _event_day(story: StoryDays, every: Mapping[str, Clues]) -> dt.date | None:
    """Return the day that most reports lead with."""
    leads: Counter[dt.date] = Counter()
    for report_id, (day, _) in story.published.items():
        lead = every[report_id].lead
        if lead is not None:
            leads[latest_weekday(lead, day, *WEEK)] += 1
    return min(leads, key=lambda d: (-leads[d], d), default=None)
