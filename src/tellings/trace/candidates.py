"""Which pairs of reports are worth comparing: those that share rows of words.

An index of all rows, sorted as one array, and no sketch of them: a sketch of likeness (MinHash)
loses the report that keeps a quarter of another, and costs more (`bench/copies_scale.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

#: Fewest different shingles that a pair must share.
SHARED_MIN = 3
#: A shingle of more reports than this links each only to the next ones, so that work stays linear.
HOLDERS_MAX = 24
NEIGHBOURS = 3


def find_candidates(rows: Sequence[NDArray[np.uint64]]) -> list[tuple[int, int]]:
    """Return the pairs of texts (by index, ordered) that share enough shingles.

    Args:
        rows: The numbers of each text's different shingles, as `own_shingle_codes` gives them.
    """
    shared: Counter[tuple[int, int]] = Counter()
    for members in _holders(rows):
        reach = len(members) if len(members) <= HOLDERS_MAX else NEIGHBOURS
        for place, left in enumerate(members[:-1]):
            for right in members[place + 1 : place + 1 + reach]:
                shared[left, right] += 1
    return sorted(pair for pair, count in shared.items() if count >= SHARED_MIN)


def _holders(rows: Sequence[NDArray[np.uint64]]) -> Iterator[list[int]]:
    """Yield for every shingle of two or more texts the indices of these, ascending."""
    if not rows:
        return
    codes = np.concatenate(rows)
    owners = np.repeat(np.arange(len(rows), dtype=np.uint32), [len(row) for row in rows])
    order = np.argsort(codes, kind="stable")
    codes = codes[order]
    # Nearly all shingles stand in one text: what is left of the arrays is small.
    same = codes[1:] == codes[:-1]
    held = np.zeros(len(codes), dtype=bool)
    held[1:] = same
    held[:-1] |= same
    codes, owners = codes[held], owners[order[held]]
    ends = np.flatnonzero(np.append(codes[1:] != codes[:-1], True)) + 1
    start = 0
    for end in ends.tolist() if len(codes) else ():
        yield owners[start:end].tolist()
        start = end
