"""Merge what is likely one thing, the likeliest first, and never two that contradict each other.

Likeness is no chain: before two groups become one, every member of the one is held against every
member of the other. Where a name is as like one thing as another, it joins neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

#: From this probability on two names are one thing; from the other on a reader should look.
SAME, PERHAPS = 0.75, 0.3
#: Two rivals this near to each other in probability are not told apart.
_TOSS_UP = 0.05


@dataclass(frozen=True, slots=True)
class Likeness:
    """That two names, given by their numbers, are one thing, and why."""

    first: int
    second: int
    probability: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """Groups of numbers that are one thing each, and the likenesses that were not enough."""

    groups: tuple[tuple[int, ...], ...]
    unsure: tuple[Likeness, ...]


def merge(
    count: int,
    likenesses: Iterable[Likeness],
    forbids: Callable[[int, int], bool],
    decided: Iterable[tuple[int, int]] = (),
) -> Merged:
    """Return the groups of the numbers below `count`.

    Args:
        count: How many things there are to begin with.
        likenesses: Pairs that may be one; for the same pairs in any order the answer is one.
        forbids: Whether two can by no means be one thing.
        decided: Pairs that are one, whatever forbids it.
    """
    ordered = sorted(
        (a for a in likenesses if not forbids(a.first, a.second)),
        key=lambda a: (-a.probability, a.first, a.second),
    )
    torn = _torn(ordered, forbids)
    group_of = [[i] for i in range(count)]
    for first, second in decided:
        _join(group_of, first, second)
    unsure: list[Likeness] = []
    for likeness in ordered:
        one, other = group_of[likeness.first], group_of[likeness.second]
        if one is other:
            continue
        forbidden = any(forbids(i, j) for i in one for j in other)
        if likeness.probability < SAME or likeness in torn or forbidden:
            if likeness.probability >= PERHAPS:
                unsure.append(likeness)
            continue
        _join(group_of, likeness.first, likeness.second)
    groups = {tuple(sorted(group)) for group in group_of}
    return Merged(groups=tuple(sorted(groups)), unsure=tuple(unsure))


def _join(group_of: list[list[int]], first: int, second: int) -> None:
    one, other = group_of[first], group_of[second]
    if one is not other:
        one += other
        for member in other:
            group_of[member] = one


def _torn(ordered: Sequence[Likeness], forbids: Callable[[int, int], bool]) -> set[Likeness]:
    """Return the likenesses of names that are as like one thing as another, different one."""
    partners: dict[int, list[tuple[int, Likeness]]] = defaultdict(list)
    for likeness in ordered:
        if likeness.probability >= SAME:
            partners[likeness.first].append((likeness.second, likeness))
            partners[likeness.second].append((likeness.first, likeness))
    torn: set[Likeness] = set()
    for rows in partners.values():
        for place, (other, likeness) in enumerate(rows):
            for rival, against in rows[place + 1 :]:
                near = likeness.probability - against.probability < _TOSS_UP
                if forbids(other, rival):
                    torn.add(against)
                    if near:
                        torn.add(likeness)
    return torn
