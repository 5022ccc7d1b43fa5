"""How well a day fits an undated report: by its own words, and by what its story knows so far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from tellings.resolve.date_clues import CalendarDay, Clues

DAY = dt.timedelta(1)
#: What other reports, or dates in its own text, must do for it; nearness alone proves nothing.
MIN_SUPPORT = 1.5
#: All that the reports which name one day can do for it.
MOST_SUPPORT = 4.0
#: "Oct. 3" without a year is seldom said of a day longer ago than this.
STALE_DAYS = 240
#: Days around a known day in which a report may have appeared.
BEFORE, AFTER = 2, 7
#: Known days nearer than this to either end of the calendar lead nowhere.
EDGE = 30
#: How near, in days, a day is to that of another report, and what that is worth.
NEAR = ((1, 2.0), (3, 1.0), (7, 0.5))
#: A weekday without more words is one of the last seven days.
WEEK = (-6, 0)


@dataclass(slots=True)
class StoryDays:
    """What is known of a story's days so far; grows as reports are dated.

    Attributes:
        years: The years that the story may lie in.
        published: The first and the last day on which each dated report may have appeared.
        named: For each day, the reports that name it and how surely.
        candidates: Days on which a report may have appeared.
    """

    years: frozenset[int]
    published: dict[str, tuple[dt.date, dt.date]] = field(default_factory=dict)
    named: dict[dt.date, dict[str, float]] = field(default_factory=dict)
    candidates: set[dt.date] = field(default_factory=set)
    _ends: set[dt.date] = field(default_factory=set)
    _known: set[dt.date] = field(default_factory=set)
    _changed: set[dt.date] = field(default_factory=set)

    def name(self, day: dt.date, report: str, weight: float) -> None:
        """Note that a report names a day."""
        row = self.named.setdefault(day, {})
        row[report] = max(row.get(report, 0.0), weight)
        self._know(day)

    def publish(self, report: str, days: tuple[dt.date, dt.date]) -> None:
        """Note when a report appeared."""
        self.published[report] = days
        self._ends.update(days)
        for day in days:
            self._know(day)

    def _know(self, day: dt.date) -> None:
        self._changed.add(day)
        if day in self._known:
            return
        self._known.add(day)
        if dt.date.min + EDGE * DAY < day < dt.date.max - EDGE * DAY:
            self.candidates.update(day + n * DAY for n in range(-BEFORE, AFTER + 1))

    def take_changed(self, reach: int) -> list[dt.date]:
        """Return the candidates near to what became known since this was asked last, in order."""
        last = dt.date.max.toordinal()
        near = {d.toordinal() + n for d in self._changed for n in range(-reach, reach + 1)}
        self._changed.clear()
        days = (dt.date.fromordinal(n) for n in sorted(near) if 0 < n <= last)
        return [day for day in days if day in self.candidates]

    def support(self, day: dt.date, report: str) -> float:
        """Return what the other reports that name a day do for it, at most `MOST_SUPPORT`."""
        total = 0.0
        for other, weight in self.named.get(day, {}).items():
            total += weight if other != report else 0.0
            if total >= MOST_SUPPORT:
                return MOST_SUPPORT
        return total

    def nearness(self, day: dt.date) -> float:
        """Return a little for a day beside that of a dated report."""
        for gap, worth in NEAR:
            if any(day + n * DAY in self._ends for n in range(-gap, gap + 1)):
                return worth
        return 0.0

    def possible(self, written: CalendarDay) -> tuple[dt.date, ...]:
        """Return the days that a written date can be, given the story's years."""
        around = {y + n for y in self.years for n in (-1, 0)}
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


class Reading:
    """What an undated report says of its own day, worked out once.

    Attributes:
        clues: Its words.
        stamps: The days that it may bear as its own date.
        reach: How many days at most a day can be from one that bears on it.
    """

    def __init__(self, clues: Clues, story: StoryDays) -> None:
        possible = {written: story.possible(written) for written in clues.days}
        sure = {
            written: days[0]
            for written, days in possible.items()
            if len(days) == 1 and (written.year is not None or written.weekday is not None)
        }
        windows = (bound for w in clues.weekdays for bound in w.window or WEEK)
        self.clues = clues
        self.stamps = frozenset(d for w, days in possible.items() if w.stamp for d in days)
        self.reach = max(AFTER, NEAR[-1][0], *map(abs, windows))
        self._newest_written = max(sure.values(), default=dt.date.min)
        self._told = frozenset(day for written, day in sure.items() if not written.prose)

    @property
    def tells(self) -> bool:
        """Whether it says anything that can place it."""
        return self.clues.newest is not None or bool(self.stamps)

    def allows(self, day: dt.date) -> bool:
        """Whether its own words do not speak against a day."""
        if day < self._newest_written or (self.stamps and day not in self.stamps):
            return False
        if self.clues.marked and day.year not in self.clues.marked:
            return False
        return self.clues.newest is None or self._late(day) <= (2 if self.stamps else 1)

    def _late(self, day: dt.date) -> int:
        """Return how many days after its newest weekday a day is."""
        return (day.weekday() - (self.clues.newest or 0)) % 7

    def score(self, story: StoryDays, day: dt.date) -> float | None:
        """Return how well a day fits that its words allow; None where nothing speaks for it."""
        past = past_days(self.clues, day)
        support = 0.0
        if self.stamps:
            support = 3.0
        elif day in self._told or not self._told.isdisjoint(past):
            support = 2.0
        for named in sorted(past | {day}):
            worth = 1.0 if named in past else 0.5
            support += worth * story.support(named, self.clues.report)
        if support < MIN_SUPPORT:
            return None
        fresh = 0.0 if self.clues.newest is None else (2.0, 1.0, 0.0)[self._late(day)]
        return fresh + support + story.nearness(day) - self._stale(day)

    def _stale(self, day: dt.date) -> float:
        """Return a little for each date without a year that would lie long back on `day`."""
        back = sum(_days_back(written, day) > STALE_DAYS for written in self.clues.days)
        return min(3.0, 1.5 * back)


def _days_back(written: CalendarDay, day: dt.date) -> int:
    """Return about how many days back a date without a year lies; 0 for one with it."""
    if written.year is not None:
        return 0
    month_day = (written.month, written.day)
    years = 0 if month_day <= (day.month, day.day) else 1
    return years * 365 + (day.month - written.month) * 30 + day.day - written.day


def past_days(clues: Clues, day: dt.date) -> set[dt.date]:
    """Return the days that a report's weekdays mean if it appeared on `day`."""
    days = {latest_weekday(w.number, day, *(w.window or WEEK)) for w in clues.weekdays}
    if clues.yesterday:
        days.add(day - DAY)
    return days


def latest_weekday(weekday: int, day: dt.date, first: int, last: int) -> dt.date:
    """Return the latest such weekday from `first` to `last` days after `day`."""
    end = day + last * DAY
    return max(end - ((end.weekday() - weekday) % 7) * DAY, day + first * DAY)


class Trial:
    """The days that are open to one undated report, with how well each fits."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._scores: dict[dt.date, float] = {}

    def look_again(self, story: StoryDays, days: Iterable[dt.date]) -> bool:
        """Score days anew; return whether anything is different now."""
        different = False
        for day in days:
            if self.reading.allows(day):
                score = self.reading.score(story, day)
                different = different or score != self._scores.get(day)
                if score is None:
                    self._scores.pop(day, None)
                else:
                    self._scores[day] = score
        return different

    def best(self, least: float, margin: float) -> tuple[float, dt.date] | None:
        """Return the score and the day that fits best, if it is believed.

        Args:
            least: What it must reach.
            margin: How many times the score of another week's day it must be.
        """
        if not self._scores:
            return None
        day = max(self._scores, key=lambda d: (self._scores[d], -d.toordinal()))
        rival = max((s for d, s in self._scores.items() if abs((d - day).days) >= 4), default=0.0)
        score = self._scores[day]
        return None if score < least or score < rival * margin else (score, day)
