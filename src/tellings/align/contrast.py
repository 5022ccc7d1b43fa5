"""What one of two statements has and the other has not, or has otherwise.

Two claims of one matter mostly give the same number, or neither gives any; they name the same, and
stand about as far down in their reports: news tells the weightiest first.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence, Set

import numpy as np
from numpy.typing import NDArray

from tellings.records.statement import Statement
from tellings.text.figures import in_other_units, overlap

#: Order of the columns of `contrast_features`.
CONTRAST = (
    "earlier",  # how far down in its report that stands which stands further up, 0..1
    "later",  # and the other
    "number_same",  # a number of one is a number of the other
    "number_one",  # only one gives numbers
    "number_other",  # both do, and have none in common
    "counted_same",  # both count the same sort of thing
    "counted_other",  # both count, and count other things
    "name_rare",  # weight of the rarest name in common, 0..1
    "name_one",  # only one names somebody or something
    "name_other",  # both do, and have no name in common
    "event_one",  # only one tells an event
    "event_other",  # both do, of two types
)

#: Characters of a report in which the first line is not weightier than the last.
FEW_LINES = 1000

Array = NDArray[np.float64]
Sets = Sequence[Set[Hashable]]


def contrast_features(statements: Sequence[Statement], pairs: Sequence[tuple[int, int]]) -> Array:
    """Return an array of shape (len(pairs), len(CONTRAST)).

    Args:
        statements: The statements of one story.
        pairs: Indices into `statements`.
    """
    columns = np.zeros((len(pairs), len(CONTRAST)))
    if not len(pairs):
        return columns
    left, right = np.array(pairs, dtype=np.intp).T
    places = _places(statements)
    columns[:, 0] = np.minimum(places[left], places[right])
    columns[:, 1] = np.maximum(places[left], places[right])
    numbers: Sets = [
        {n for f in s.figures for n in (f.lower, f.upper) if n is not None} for s in statements
    ]
    columns[:, 2:5] = _contrast(numbers, pairs)
    counted: Sets = [{f.counted for f in s.figures if f.counted} for s in statements]
    columns[:, 5:7] = _contrast(counted, pairs)[:, (0, 2)]
    for row, (i, j) in zip(columns, pairs, strict=True):
        turned = turn_amounts(statements[i], statements[j]) if row[6] else None
        if turned is not None:
            row[5:7] = (1.0, 0.0)
            row[2:5] = (turned, 0.0, not turned)
    names: Sets = [set(s.names) for s in statements]
    columns[:, 7] = _rarest_in_common(names, pairs)
    columns[:, 8:10] = _contrast(names, pairs)[:, 1:]
    events: Sets = [set() if s.event is None else {s.event.type} for s in statements]
    columns[:, 10:] = _contrast(events, pairs)[:, 1:]
    return columns


def turn_amounts(a: Statement, b: Statement) -> bool | None:
    """Return whether an amount of one is one of the other in another unit; None if none may."""
    found = [overlap(f, g) for f in a.figures for g in b.figures if in_other_units(f, g)]
    return any(found) if found else None


def _places(statements: Sequence[Statement]) -> Array:
    """Return how far down in its report each statement stands, as a share of what it tells.

    In a report of a few lines, whatever stands there stands in its middle.
    """
    last: dict[str, int] = {}
    for s in statements:
        last[s.report] = max(last.get(s.report, 1), s.end)
    ends = np.array([last[s.report] for s in statements])
    shares = np.array([s.start for s in statements]) / ends
    middle = 0.5
    places: Array = middle + (shares - middle) * np.minimum(1.0, ends / FEW_LINES)
    return places


def _contrast(sets: Sets, pairs: Sequence[tuple[int, int]]) -> Array:
    """Return whether two share something, only one has something, both have other things."""
    rows = np.zeros((len(pairs), 3))
    for row, (i, j) in zip(rows, pairs, strict=True):
        one, other = sets[i], sets[j]
        if one and other:
            row[2 if one.isdisjoint(other) else 0] = 1.0
        elif one or other:
            row[1] = 1.0
    return rows


def _rarest_in_common(sets: Sets, pairs: Sequence[tuple[int, int]]) -> Array:
    counts = Counter(thing for things in sets for thing in things)
    size = max(len(sets), 2)
    rare = {t: math.log(1 + size / n) / math.log(1 + size) for t, n in counts.items()}
    return np.array([max((rare[t] for t in sets[i] & sets[j]), default=0.0) for i, j in pairs])
