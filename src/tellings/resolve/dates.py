"""When undated reports of one story appeared, solved from weekdays and each other's dates.

A report that says "on Wednesday" appeared on that Wednesday or the day after; which Wednesday it
was, the dates of the other reports and the dates in the texts must say. Reports are dated one by
one, the surest first, and each helps with the next. What stays ambiguous stays undated.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tellings.records.report import Dated, Report
from tellings.records.time import TimeExpression
from tellings.resolve.date_clues import CalendarDay, Clues, read_clues
from tellings.text.times import parse_day

DAY = dt.timedelta(1)
#: What it takes to believe a day, and how much better than another week's it must be.
MIN_SCORE, MIN_MARGIN = 4.0, 1.25
#: What other reports, or dates in its own text, must do for it; nearness alone proves nothing.
MIN_SUPPORT = 1.5
#: "Oct. 3" without a year is seldom said of a day longer ago than this.
STALE_DAYS = 240
#: Days around a known day in which a report may have appeared.
BEFORE, AFTER = 2, 7
#: Reports further apart than this are no one day's news.
COMPACT_DAYS = 3

_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(slots=True)
class _Story:
    """What is known of the story's days so far; grows as reports are dated."""

    clues: dict[str, Clues]
    years: frozenset[int]
    published: dict[str, tuple[dt.date, dt.date]] = field(default_factory=dict)
    #: For each day, the reports that name it and how surely.
    named: dict[dt.date, dict[str, float]] = field(default_factory=dict)

    def name(self, day: dt.date, report: str, weight: float) -> None:
        """Note that a report names a day."""
        row = self.named.setdefault(day, {})
        row[report] = max(row.get(report, 0.0), weight)


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
    story = _Story(clues=clues, years=_years(reports, clues.values()))
    found: dict[str, Dated] = {}
    for report in reports:
        days = _known(report)
        if days is not None:
            _settle(story, report.id, days)
    for report_id in sorted(clues):
        _name_written_days(story, clues[report_id])
    undated = {r.id for r in reports if _known(r) is None}
    while (best := _surest(story, undated)) is not None:
        report_id, dated, days = best
        found[report_id] = dated
        undated.discard(report_id)
        _settle(story, report_id, days)
    for report_id in sorted(undated):
        dated_by_others = _by_siblings(story, clues[report_id])
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


def _settle(story: _Story, report_id: str, days: tuple[dt.date, dt.date]) -> None:
    """Take a report's date as known, and with it the days that its weekdays mean."""
    story.published[report_id] = days
    if (days[1] - days[0]).days > COMPACT_DAYS:
        return
    story.name(days[0], report_id, 1.0)
    for day in _past_days(story.clues[report_id], days[0]):
        story.name(day, report_id, 2.0)


def _past_days(clues: Clues, day: dt.date) -> set[dt.date]:
    """Return the days that a report's weekdays mean if it appeared on `day`."""
    days = {_latest(w.number, day, *(w.window or (-6, 0))) for w in clues.weekdays}
    if clues.yesterday:
        days.add(day - DAY)
    return days


def _latest(weekday: int, day: dt.date, first: int, last: int) -> dt.date:
    end = day + last * DAY
    return max(end - ((end.weekday() - weekday) % 7) * DAY, day + first * DAY)


def _name_written_days(story: _Story, clues: Clues) -> None:
    for written in clues.days:
        possible = _possible(story, written)
        for day in possible:
            story.name(day, clues.report, _weight(written) / len(possible))


def _weight(written: CalendarDay) -> float:
    """Return how much a written date says about when the story happened."""
    if written.stamp:
        return 3.0
    clear = 1.0 if written.weekday is not None else 0.25
    return clear if written.prose else 2.0 * clear


def _possible(story: _Story, written: CalendarDay) -> tuple[dt.date, ...]:
    """Return the days that a written date can be, given the story's years."""
    around = {y + n for y in story.years for n in (-1, 0)}
    years = [written.year] if written.year is not None else sorted(around)
    days = []
    for year in years:
        try:
            day = dt.date(year, written.month, written.day)
        except ValueError:
            continue
        if written.weekday is None or day.weekday() == written.weekday:
            days.append(day)
    return tuple(days)


def _surest(
    story: _Story, undated: Iterable[str]
) -> tuple[str, Dated, tuple[dt.date, dt.date]] | None:
    """Return the undated report whose day is surest, with that day; None if none is sure."""
    best = None
    for report_id in sorted(undated):
        placed = _place(story, story.clues[report_id])
        if placed is not None and (best is None or placed[0] > best[0]):
            best = placed[0], report_id, placed[1], placed[2]
    return None if best is None else best[1:]


def _place(story: _Story, clues: Clues) -> tuple[float, Dated, tuple[dt.date, dt.date]] | None:
    """Return the score, the date and the days of the best day for a report."""
    stamps = {d for w in clues.days if w.stamp for d in _possible(story, w)}
    if clues.newest is None and not stamps:
        return None
    scores = {
        day: score
        for day in _candidates(story, clues)
        if (score := _score(story, clues, day, stamps)) is not None
    }
    if not scores:
        return None
    best = max(scores, key=lambda d: (scores[d], -d.toordinal()))
    rival = max((s for d, s in scores.items() if abs((d - best).days) >= 4), default=0.0)
    if scores[best] < MIN_SCORE or scores[best] < rival * MIN_MARGIN:
        return None
    return scores[best], *_dated(clues, best, stamps)


def _candidates(story: _Story, clues: Clues) -> set[dt.date]:
    known = set(story.named) | {d for days in story.published.values() for d in days}
    return {
        day + n * DAY
        for day in known
        if dt.date.min + 30 * DAY < day < dt.date.max - 30 * DAY
        for n in range(-BEFORE, AFTER + 1)
    }


def _score(story: _Story, clues: Clues, day: dt.date, stamps: set[dt.date]) -> float | None:
    """Return how well a day fits a report; None where its own words speak against it."""
    score = 0.0
    if stamps and day not in stamps:
        return None
    if clues.newest is not None:
        late = (day.weekday() - clues.newest) % 7
        if late > (2 if stamps else 1):
            return None
        score += (2.0, 1.0, 0.0)[late]
    if any(d > day for d in _sure_days(story, clues, prose=True)) or (
        clues.marked and day.year not in clues.marked
    ):
        return None
    past = _past_days(clues, day)
    support = (
        3.0
        if stamps
        else 2.0
        if any(d in past or d == day for d in _sure_days(story, clues, prose=False))
        else 0.0
    )
    for named in past | {day}:
        others = [w for report, w in story.named.get(named, {}).items() if report != clues.report]
        support += min(4.0, sum(others)) * (1.0 if named in past else 0.5)
    if support < MIN_SUPPORT:
        return None
    return score + support + _nearness(story, clues, day) - _stale(clues, day)


def _stale(clues: Clues, day: dt.date) -> float:
    """Return a little for each date without a year that would lie long back on `day`."""
    back = 0.0
    for written in clues.days:
        if written.year is None:
            month_day = (written.month, written.day)
            year = day.year if month_day <= (day.month, day.day) else day.year - 1
            gone = (
                (day.year - year) * 365 + (day.month - written.month) * 30 + day.day - written.day
            )
            back += gone > STALE_DAYS
    return min(3.0, 1.5 * back)


def _sure_days(story: _Story, clues: Clues, *, prose: bool) -> set[dt.date]:
    """Return the written dates of which only one day can be meant, those in prose if asked."""
    sure = set()
    for written in clues.days:
        if written.prose and not prose:
            continue
        possible = _possible(story, written)
        if len(possible) == 1 and (written.year is not None or written.weekday is not None):
            sure.add(possible[0])
    return sure


def _nearness(story: _Story, clues: Clues, day: dt.date) -> float:
    """Return a little for a day beside that of another report."""
    gaps = [
        min(abs((day - first).days), abs((day - last).days))
        for report, (first, last) in story.published.items()
        if report != clues.report
    ]
    nearest = min(gaps, default=99)
    return 2.0 if nearest <= 1 else 1.0 if nearest <= 3 else 0.5 if nearest <= 7 else 0.0


def _dated(
    clues: Clues, day: dt.date, stamps: set[dt.date]
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


def _by_siblings(story: _Story, clues: Clues) -> Dated | None:
    """Date a report that names no day by the others, if they all are of the same days."""
    if clues.newest is not None or 2 * len(story.published) < len(story.clues):
        return None
    first = min(days[0] for days in story.published.values())
    last = max(days[1] for days in story.published.values())
    if (last - first).days > COMPACT_DAYS:
        return None
    event = _event_day(story) or first
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


def _event_day(story: _Story) -> dt.date | None:
    """Return the day that most reports lead with."""
    leads: Counter[dt.date] = Counter()
    for report_id, (day, _) in story.published.items():
        lead = story.clues[report_id].lead
        if lead is not None:
            leads[_latest(lead, day, -6, 0)] += 1
    return min(leads, key=lambda d: (-leads[d], d), default=None)
