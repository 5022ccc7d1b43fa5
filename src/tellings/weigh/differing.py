"""Which values of a matter cannot all be true, and whether they differ or have moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from tellings.data.claims import are_of_others
from tellings.data.cues import cue_words
from tellings.records.matter import Matter
from tellings.records.statement import Figure, Statement
from tellings.text.figures import (
    GROWING,
    SHRINKING,
    can_both_hold,
    exclude_each_other,
    in_one_unit,
    in_other_units,
    is_some_kind,
    is_some_of,
    may_count_same,
    number_of,
)
from tellings.weigh.pairs import (
    TURNED,
    are_in_other_units,
    are_of_one_origin,
    are_of_other_times,
    likeness,
)
from tellings.weigh.values import Told, at_same_moment, differ_by_doer

#: Probability of one matter above which two values are compared: what is less alike speaks of
#: something else.
COMPARABLE = 0.3
#: The same for two numbers that both count some of others: "five of the dead", "nine of the dead".
SAME_SOME = 0.85
#: Measures of things, as against counts and sums of money.
PHYSICAL = frozenset({"distance", "weight", "volume", "area", "temperature", "speed", "length"})
#: Share by which two of them may differ that were rounded differently.
ROUNDED = 0.02
#: Numbers that differ by more than this factor are of different things.
SIZES_APART = 20
Groups = Sequence[Sequence[Told]]
Camp = tuple[Told, ...]


def compare_values(
    values: Groups, matter: Matter
) -> tuple[Literal["disputed", "superseded"], tuple[Camp, ...]] | None:
    """Return what values that differ amount to; None where no two of them can be compared.

    Args:
        values: Statements grouped by values that can all hold.
        matter: What they are of.

    Returns:
        The status, and the groups that differ from another; the others are of something else.
    """
    conflicts = [
        (a, b) for a, b in _find_conflicts(values, matter) if not _are_two_things(a, b, values)
    ]
    if not conflicts:
        return None
    differing = tuple(
        tuple(group)
        for group in values
        if any(one is told for pair in conflicts for one in pair for told in group)
    )
    if all(are_of_one_origin(a, b) or _has_moved(a, b, values) for a, b in conflicts):
        return "superseded", differing
    return "disputed", differing


def _are_two_things(a: Told, b: Told, values: Groups) -> bool:
    """Whether one voice measures both in one report: then they are measures of two things."""
    if a.figure is None or not {a.figure.measure} & PHYSICAL:
        return False
    voices = [
        {(t.statement.report, t.statement.origin) for t in group}
        for group in values
        if a in group or b in group
    ]
    return len(voices) == 2 and not voices[0].isdisjoint(voices[1])


def _find_conflicts(values: Groups, matter: Matter) -> Iterable[tuple[Told, Told]]:
    for n, group in enumerate(values):
        for other in values[n + 1 :]:
            for a in group:
                for b in other:
                    if _exclude_each_other(a, b, matter):
                        yield a, b


def _exclude_each_other(a: Told, b: Told, matter: Matter) -> bool:
    """Whether of two values one must be wrong, or of another time."""
    if a.figure is None or b.figure is None or _are_one_report_s_own(a, b):
        return False
    if likeness(matter, a, b) < _comparable(a, b):
        return False
    return (
        _are_of_one_size(a.figure, b.figure)
        and exclude_each_other(a.figure, b.figure)
        and not _round_alike(a.figure, b.figure)
        and not _counts_some(a, b.figure)
        and not _counts_some(b, a.figure)
        and not _gives_other(a, b.figure)
        and not _gives_other(b, a.figure)
        and not differ_by_doer(a, b)
        and not are_of_other_times(a, b)
        and not are_of_others(a.statement, b.statement)
    )


def _are_one_report_s_own(a: Told, b: Told) -> bool:
    """Whether one report gives both numbers, and not as those of two who differ.

    "The police counted 150 people, the union says that 600 came": a report that hears two gives
    two numbers of one thing. What it tells in its own voice, or has of one, is of two.
    """
    if a.statement.report != b.statement.report:
        return False
    return are_of_one_origin(a, b) or "outlet" in {
        a.statement.speaker.kind,
        b.statement.speaker.kind,
    }


def _comparable(a: Told, b: Told) -> float:
    """Return how alike two statements must be for their values to be compared."""
    if are_in_other_units(a, b):
        return TURNED
    # Some of the dead and some others of them are two numbers, unless nearly all words agree.
    return SAME_SOME if _tells_some_of(a) and _tells_some_of(b) else COMPARABLE


def _round_alike(a: Figure, b: Figure) -> bool:
    """Whether two measures differ by no more than rounding does: 149 and 150 feet."""
    first, second = map(number_of, in_one_unit(a, b))
    if not {a.measure, b.measure} <= PHYSICAL or first is None or second is None:
        return False
    return can_both_hold(a, b) or abs(first - second) <= ROUNDED * max(abs(first), abs(second))


def _tells_some_of(told: Told) -> bool:
    return told.figure is not None and is_some_of(told.figure)


def _are_of_one_size(a: Figure, b: Figure) -> bool:
    """Whether two numbers can be meant of one thing at all: 24 and 1,200 count two things."""
    first, second = map(number_of, in_one_unit(a, b))
    if not first or not second:
        return True
    return max(first, second) <= SIZES_APART * min(first, second)


def _counts_some(told: Told, figure: Figure) -> bool:
    """Whether a statement counts some of those whom another counts all: "two of them pilots".

    Who lists several kinds means them all, if not in so many words.
    """
    if told.figure is None or not is_some_kind(told.figure, figure):
        return False
    listed = [f for f in told.statement.figures if may_count_same(f, figure)]
    return sum(f.part_of is None for f in listed) < 2


def _gives_other(told: Told, figure: Figure) -> bool:
    """Whether a statement gives another's number as well, or what its own come to.

    "Six nurses and two drivers were hurt" is no other number than "eight were hurt".
    """
    number = number_of(figure)
    numbers = [
        (f.part_of, n)
        for f in told.statement.figures
        if may_count_same(f, figure) and not in_other_units(f, figure)
        if (n := number_of(f)) is not None
    ]
    wholes = [n for part_of, n in numbers if part_of is None]
    return any(n == number for _, n in numbers) or (len(wholes) > 1 and sum(wholes) == number)


def _has_moved(a: Told, b: Told, values: Groups) -> bool:
    """Whether one of two values is an update of the other and no contradiction.

    Values of two days are, unless the later is lower, of another source, and of what does not
    shrink. So are two of one day, or of days that nobody knows, where one says of itself that it
    has changed, or a toll can only grow and has grown past both since.
    """
    if not at_same_moment(a, b):
        return _shrinks(a, b) or not _falls(a, b)
    if a.changes or b.changes:
        return True
    undated = a.as_of is None or b.as_of is None
    if undated and _shrinks(a, b):
        return True
    if a.figure is None or b.figure is None or not {a.figure.measure, b.figure.measure} & GROWING:
        return False
    if a.as_of is None or b.as_of is None:
        return True
    last = max(a.as_of.latest, b.as_of.latest)
    reached = max(number_of(a.figure) or 0.0, number_of(b.figure) or 0.0)
    return any(
        one.figure is not None
        and one.as_of is not None
        and one.as_of.earliest > last
        and (number_of(one.figure) or 0.0) >= reached
        for group in values
        for one in group
    )


def _falls(a: Told, b: Told) -> bool:
    """Whether the later of two values is the lower."""
    if a.as_of is None or b.as_of is None:
        return False
    first, last = (a, b) if a.as_of.latest < b.as_of.latest else (b, a)
    if first.figure is None or last.figure is None:
        return False
    before, after = map(number_of, in_one_unit(first.figure, last.figure))
    return before is not None and after is not None and after < before


def _shrinks(a: Told, b: Told) -> bool:
    """Whether what two values count may become fewer from day to day."""
    return any(
        t.figure is not None and (t.figure.measure in SHRINKING or _remain(t.statement, t.figure))
        for t in (a, b)
    )


def _remain(statement: Statement, figure: Figure) -> bool:
    """Whether those counted are left of more: "four of them remain in hospital"."""
    told = statement.agent is not None and statement.predicate in cue_words("remaining")
    return told and statement.agent in {figure.counted, *figure.text.lower().split()}
