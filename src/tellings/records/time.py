"""Times: an expression as the text has it, and the days it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TimeBasis = Literal["stated", "inferred", "unknown"]
Reckoning = Literal[
    "solar-hijri",
    "islamic",
    "hebrew",
    "ethiopian",
    "buddhist",
    "bikram-sambat",
    "other-calendar",
    "festival",
    "fiscal",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Days or moments in ISO 8601, both ends inclusive, as coarse or fine as known."""

    earliest: str
    latest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When something happened: an interval, why we believe it, and the words that say so."""

    earliest: str
    latest: str
    basis: TimeBasis
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time as written, before it is anchored to the day of its report.

    Attributes:
        kind: `date` (4 July, Nov. 22, 2016), `weekday` (on Wednesday), `relative` (yesterday,
            overnight, last week), `span` (in recent weeks, since May), `clock` (12:10 p.m.).
        year, month, day: What the text states of a date; None where it is silent.
        weekday: 0 (Monday) to 6, for `weekday`.
        shift: Days from the anchor to the first and last day meant, for `relative` and `span`.
        clock: "HH:MM" where a time of day is stated or implied.
        reckoning: What it is counted by where no Gregorian day is told from it: another calendar,
            a festival that moves, a fiscal year. Such a time stays as written; all that the
            text states of a date is then None.
    """

    start: int
    end: int
    text: str
    kind: Literal["date", "weekday", "relative", "span", "clock"]
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: tuple[int, int] | None = None
    clock: str | None = None
    reckoning: Reckoning | None = None
