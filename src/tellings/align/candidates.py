"""Which pairs of statements are worth judging: each statement and its nearest."""

from __future__ import annotations

import numpy as np

from tellings.align.nearness import Vectors

#: Pairs less alike than this, by the mean of both cosines, are not judged at all.
LEAST_LIKE = 0.4
#: How much of that mean the statement itself is; the rest is its sentence.
OWN_SHARE = 0.5
#: Each statement is judged with so many of its nearest, however large the story is.
NEAREST = 20
#: Rows of the likeness of all to all that are held at a time.
ROWS = 512

Pair = tuple[int, int]


def candidate_pairs(vectors: Vectors) -> list[Pair]:
    """Return the pairs (i, j), i < j, in order, of which one is among the nearest of the other.

    Args:
        vectors: Of the statements, a row for each.

    Returns:
        At most `NEAREST` pairs a statement on average, and those with statements equally near.
    """
    size = len(vectors.own)
    found: set[Pair] = set()
    for first in range(0, size, ROWS):
        rows = slice(first, min(first + ROWS, size))
        likeness = OWN_SHARE * (vectors.own[rows] @ vectors.own.T)
        likeness += (1 - OWN_SHARE) * (vectors.sentence[rows] @ vectors.sentence.T)
        # Rounding differs with the order of rows; the choice must not.
        likeness = np.round(likeness, 4)
        likeness[np.arange(rows.stop - first), np.arange(first, rows.stop)] = -1
        if size > NEAREST:
            bar = np.partition(likeness, size - NEAREST, axis=1)[:, size - NEAREST]
        else:
            bar = np.full(len(likeness), -1.0)
        near = np.nonzero(likeness >= np.maximum(bar, LEAST_LIKE)[:, None])
        for i, j in zip((near[0] + first).tolist(), near[1].tolist(), strict=True):
            found.add((min(i, j), max(i, j)))
    return sorted(found)
