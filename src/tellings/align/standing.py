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
#: Pairs worked on at a time, each with a row over all statements.
_CHUNK = 2048

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
    table = np.full((len(statements), len(statements)), NONE, dtype=np.float32)
    table[left, right] = table[right, left] = odds
    reports = np.unique([s.report for s in statements], return_inverse=True)[1]
    rivals = _Rivals(table, reports)
    there = odds - rivals.best(left, right)
    back = odds - rivals.best(right, left)
    columns[:, 0] = np.tanh(np.maximum(there, back) / _SPAN)
    columns[:, 1] = np.tanh(np.minimum(there, back) / _SPAN)
    columns[:, 2] = (there > 0) & (back > 0) & (reports[left] != reports[right])
    most = table.max(axis=1)
    columns[:, 3] = np.tanh((odds - np.maximum(most[left], most[right])) / _SPAN)
    columns[:, 4] = np.tanh((_beside(statements, table, left, right) + _WIDE) / _WIDE)
    columns[:, 5:] = np.tanh((_shared(table, left, right) + _SPAN) / _WIDE)
    return columns


class _Rivals:
    """For each statement and report the likest statement of that report, and the next."""

    def __init__(self, table: NDArray[np.float32], reports: Indices) -> None:
        self._reports = reports
        shape = (len(table), int(reports.max()) + 1)
        self._which = np.zeros(shape, dtype=np.intp)
        self._first = np.full(shape, NONE)
        self._second = np.full(shape, NONE)
        rows = np.arange(len(table))
        for report in range(shape[1]):
            members = np.flatnonzero(reports == report)
            odds = table[:, members]
            best = odds.argmax(axis=1)
            self._which[:, report] = members[best]
            self._first[:, report] = odds[rows, best]
            if len(members) > 1:
                self._second[:, report] = np.partition(odds, -2, axis=1)[:, -2]

    def best(self, mine: Indices, yours: Indices) -> Array:
        """Return the log-odds of `mine` with the likest of the report of `yours`, but `yours`."""
        report = self._reports[yours]
        taken = self._which[mine, report] == yours
        return np.where(taken, self._second[mine, report], self._first[mine, report])


def _beside(
    statements: Sequence[Statement], table: NDArray[np.float32], left: Indices, right: Indices
) -> Array:
    """Return the best log-odds among pairs of which one or both are shifted by one statement."""
    before, after = _neighbours(statements)
    # One row and column more, which stand for the statement that is not there.
    padded = np.pad(table, ((0, 1), (0, 1)), constant_values=NONE)
    shifted = [
        padded[one[left], other[right]] for one, other in ((after, after), (before, before))
    ]
    for step in (before, after):
        shifted.append(np.where(step[left] == right, NONE, padded[step[left], right]))
        shifted.append(np.where(step[right] == left, NONE, padded[left, step[right]]))
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


def _shared(table: NDArray[np.float32], left: Indices, right: Indices) -> Array:
    """Return for each pair how like the two likest others are to both, shape (pairs, 2)."""
    found = np.full((len(left), 2), NONE)
    if len(table) < 2:
        return found
    for first in range(0, len(left), _CHUNK):
        part = slice(first, first + _CHUNK)
        both = np.minimum(table[left[part]], table[right[part]])
        rows = np.arange(len(both))
        both[rows, left[part]] = both[rows, right[part]] = NONE
        both.partition(len(table) - 2, axis=1)
        found[part, 0], found[part, 1] = both[:, -1], both[:, -2]
    return found
