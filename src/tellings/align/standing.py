"""How a pair stands among the other pairs of its two statements.

A report tells a matter once. So if two statements of two reports are each the likest to the other
that the other report has, that says more than their likeness alone; and if a third statement is
like both, or what stands beside them is alike too, they are more likely of one matter.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.records.statement import Statement

#: Order of the columns of `standing_features`.
STANDING = (
    "ahead",  # log-odds ahead of the best rival in the other's report, in the better direction
    "behind",  # and in the worse
    "mutual",  # each is the likest to the other in the other's report
    "leading",  # log-odds behind the best pair that either is in
    "beside",  # the likest pair among the statements next to them
    "third",  # the likest statement that is like both
    "fourth",  # and the next
)
#: Log-odds of a pair that was not judged.
NONE = -12.0
#: Log-odds are squeezed: past this distance more makes no difference.
_SPAN, _WIDE = 3.0, 4.0
Array = NDArray[np.float64]
Indices = NDArray[np.intp]


def standing_features(
    statements: Sequence[Statement], pairs: Sequence[tuple[int, int]], odds: Array
) -> Array:
    """Return an array of shape (len(pairs), len(STANDING)).

    Args:
        statements: The statements of one story.
        pairs: Indices (i, j), i < j, into `statements`.
        odds: For each pair the log-odds that both speak of one matter, by themselves.
    """
    columns = np.zeros((len(pairs), len(STANDING)))
    if not len(pairs):
        return columns
    left, right = np.array(pairs, dtype=np.intp).T
    judged = _Judged(len(statements), left, right, odds)
    reports = np.unique([s.report for s in statements], return_inverse=True)[1]
    rivals = _Rivals(judged, reports)
    there = odds - rivals.best(left, right)
    back = odds - rivals.best(right, left)
    columns[:, 0] = np.tanh(np.maximum(there, back) / _SPAN)
    columns[:, 1] = np.tanh(np.minimum(there, back) / _SPAN)
    columns[:, 2] = (there > 0) & (back > 0) & (reports[left] != reports[right])
    most = judged.most()
    columns[:, 3] = np.tanh((odds - np.maximum(most[left], most[right])) / _SPAN)
    columns[:, 4] = np.tanh((_beside(statements, judged, left, right) + _WIDE) / _WIDE)
    columns[:, 5:] = np.tanh((_shared(judged, left, right) + _SPAN) / _WIDE)
    return columns


class _Judged:
    """The pairs that were judged, both ways round, by statement: few of all that there could be.

    Attributes:
        starts: Where the pairs of each statement begin; one more, where the last end.
        other: For each pair the other statement, ascending within a statement.
        odds: For each pair its log-odds.
    """

    def __init__(self, size: int, left: Indices, right: Indices, odds: Array) -> None:
        one, other = np.concatenate([left, right]), np.concatenate([right, left])
        order = np.lexsort((other, one))
        self.size = size
        self.one, self.other = one[order], other[order]
        self.odds = np.concatenate([odds, odds]).astype(np.float32)[order]
        self.starts = np.searchsorted(self.one, np.arange(size + 1))
        self._keys = self.one * size + self.other

    def most(self) -> Array:
        """Return for each statement the log-odds of its likest pair."""
        found = np.full(self.size, NONE)
        np.maximum.at(found, self.one, self.odds)
        return found

    def look_up(self, one: Indices, other: Indices) -> Array:
        """Return the log-odds of pairs, `NONE` where they were not judged; -1 is no statement."""
        keys = one * self.size + other
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        there = (self._keys[at] == keys) & (one >= 0) & (other >= 0)
        return np.where(there, self.odds[at], NONE)


class _Rivals:
    """For each statement and report the likest statement of that report, and the next."""

    def __init__(self, judged: _Judged, reports: Indices) -> None:
        self._reports, self._count = reports, int(reports.max()) + 1
        groups = judged.one * self._count + reports[judged.other]
        order = np.lexsort((-judged.odds, groups))
        groups, odds = groups[order], judged.odds[order]
        self._groups, first = np.unique(groups, return_index=True)
        self._which = judged.other[order][first]
        self._first = odds[first]
        after = np.minimum(first + 1, len(groups) - 1)
        two = (groups[after] == self._groups) & (after > first)
        self._second = np.where(two, odds[after], NONE)

    def best(self, mine: Indices, yours: Indices) -> Array:
        """Return the log-odds of `mine` with the likest of the report of `yours`, but `yours`.

        The pairs themselves must have been judged.
        """
        at = np.searchsorted(self._groups, mine * self._count + self._reports[yours])
        taken = self._which[at] == yours
        return np.where(taken, self._second[at], self._first[at])


def _beside(
    statements: Sequence[Statement], judged: _Judged, left: Indices, right: Indices
) -> Array:
    """Return the best log-odds among pairs of which one or both are shifted by one statement."""
    before, after = _neighbours(statements)
    shifted = [
        judged.look_up(one[left], other[right])
        for one, other in ((after, after), (before, before))
    ]
    for step in (before, after):
        shifted.append(np.where(step[left] == right, NONE, judged.look_up(step[left], right)))
        shifted.append(np.where(step[right] == left, NONE, judged.look_up(left, step[right])))
    return np.asarray(np.max(shifted, axis=0), dtype=np.float64)


def _neighbours(statements: Sequence[Statement]) -> tuple[Indices, Indices]:
    """Return the statement before each and the one after, in its report; -1 for none."""
    order = sorted(
        range(len(statements)),
        key=lambda n: (statements[n].report, statements[n].start, statements[n].id),
    )
    before, after = (np.full(len(statements), -1, dtype=np.intp) for _ in range(2))
    for one, other in itertools.pairwise(order):
        if statements[one].report == statements[other].report:
            after[one], before[other] = other, one
    return before, after


def _shared(judged: _Judged, left: Indices, right: Indices) -> Array:
    """Return for each pair how like the two likest others are to both, shape (pairs, 2)."""
    found = np.full((len(left), 2), NONE)
    row = np.full(judged.size, NONE, dtype=np.float32)
    order = np.argsort(left, kind="stable")
    bounds = np.flatnonzero(np.diff(left[order], prepend=-1))
    for pairs in np.split(order, bounds[1:]):
        one = left[pairs[0]]
        mine = slice(judged.starts[one], judged.starts[one + 1])
        row[judged.other[mine]] = judged.odds[mine]
        found[pairs] = _two_likest(judged, row, right[pairs])
        row[judged.other[mine]] = NONE
    return found


def _two_likest(judged: _Judged, row: NDArray[np.float32], others: Indices) -> Array:
    """Return for each of `others` the two best of what it has in common with a row of log-odds."""
    starts, counts = judged.starts[others], np.diff(judged.starts)[others]
    begin = np.cumsum(counts) - counts
    entries = np.arange(counts.sum()) - np.repeat(begin - starts, counts)
    both = np.minimum(row[judged.other[entries]], judged.odds[entries])
    best = np.maximum.reduceat(both, begin)
    # Of each stretch the first that is best is put aside; what is best then is the next.
    hits = np.flatnonzero(both == np.repeat(best, counts))
    owner = np.repeat(np.arange(len(others)), counts)[hits]
    both[hits[np.diff(owner, prepend=-1) > 0]] = NONE
    return np.stack([best, np.maximum.reduceat(both, begin)], axis=1)
