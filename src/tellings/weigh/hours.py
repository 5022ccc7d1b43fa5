"""Whether the statements of a matter give two hours for one deed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.records.matter import Matter
from tellings.records.statement import Statement
from tellings.records.time import TimeExpression
from tellings.text.time_builders import tells_half, tells_hour
from tellings.weigh.differing import COMPARABLE
from tellings.weigh.pairs import are_of_one_origin, likeness
from tellings.weigh.values import Told

#: Clock times further apart than this (minutes) are two; the second, where one of them is on the
#: hour or the half: whoever says four o'clock may mean ten past.
APART_MINUTES, APART_ROUND = 5, 10
#: Minutes that "shortly after eleven" may be after it.
SHORTLY = 20
_DAY, _HALF_DAY = 24 * 60, 12 * 60

_SHORTLY_AFTER = re.compile(r"\b(?:shortly|just|soon|right|minutes|moments) after\s+$", re.I)
_SHORTLY_BEFORE = re.compile(r"\b(?:shortly|just|right|minutes|moments) before\s+$", re.I)
#: Before an hour, these leave open when it was.
_OPEN = re.compile(r"\b(?:after|before|by)\s+(?:about\s+|around\s+)?$", re.I)


@dataclass(frozen=True, slots=True)
class _Moment:
    """The minutes of the day between which something was; whether morning is told from evening."""

    first: int
    last: int
    half: bool

    def is_one_with(self, other: _Moment) -> bool:
        """Whether both may be meant of one moment."""
        whole = _DAY if self.half and other.half else _HALF_DAY
        # Two minutes before midnight and two after are four apart.
        apart = min(
            max(0, other.first + turn - self.last, self.first - other.last - turn)
            for turn in (-_DAY, -whole, 0, whole, _DAY)
        )
        is_round = any(m.first % 30 == 0 or m.last % 30 == 0 for m in (self, other))
        return apart <= (APART_ROUND if is_round else APART_MINUTES)


def find_hours(told: Sequence[Told], matter: Matter) -> tuple[tuple[Told, ...], ...] | None:
    """Return those who give one hour and those who give another, if they do."""
    timed = [(t, moment) for t in told if (moment := _moment(t.statement)) is not None]
    for a, first in timed:
        for b, second in timed:
            if (
                not first.is_one_with(second)
                and not are_of_one_origin(a, b)
                and not _are_of_two_days(a, b)
                and likeness(matter, a, b) >= COMPARABLE
            ):
                near = tuple(t for t, m in timed if m.is_one_with(first))
                return near, tuple(t for t, _ in timed if t not in near)
    return None


def give_one_hour(a: Statement, b: Statement) -> bool:
    """Whether both give an hour, and one moment may be meant."""
    first, second = _moment(a), _moment(b)
    return first is not None and second is not None and first.is_one_with(second)


def _are_of_two_days(a: Told, b: Told) -> bool:
    one, other = a.statement.when, b.statement.when
    if one is None or other is None:
        return False
    return one.latest[:10] < other.earliest[:10] or other.latest[:10] < one.earliest[:10]


def _moment(statement: Statement) -> _Moment | None:
    """Return when it was that a statement tells of, if it gives one hour only."""
    written = {t.clock: t for t in statement.times if t.kind == "clock" and tells_hour(t)}
    if len(written) != 1:
        return None
    ((clock, time),) = written.items()
    if clock is None:
        return None
    hour, _, minutes = clock.partition(":")
    at = int(hour) * 60 + int(minutes)
    before = _before(statement, time)
    if _SHORTLY_AFTER.search(before):
        return _Moment(at, at + SHORTLY, tells_half(time))
    if _SHORTLY_BEFORE.search(before):
        return _Moment(at - SHORTLY, at, tells_half(time))
    return None if _OPEN.search(before) else _Moment(at, at, tells_half(time))


def _before(statement: Statement, time: TimeExpression) -> str:
    """Return the words of a statement before a time that stands in it."""
    return statement.text[: max(0, time.start - statement.start)]
