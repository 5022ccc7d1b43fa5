"""Group statements that speak of the same matter, without chaining unlike ones together.

Average linkage over the pairs that were scored: two groups join while the mean probability over
all pairs between them, unscored pairs counted as zero, stays above a threshold. One strong pair
between two large groups is not enough, which is what keeps a story from becoming one heap.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[int, int]


def group_pairs(
    size: int,
    probability: Mapping[Pair, float],
    *,
    threshold: float,
    apart: Iterable[Pair] = (),
    must: Sequence[Pair] = (),
) -> tuple[tuple[int, ...], ...]:
    """Return a partition of range(size).

    Args:
        size: Number of items.
        probability: For pairs (i, j), i < j: probability that they belong together.
        threshold: Mean probability at which two groups still join.
        apart: Pairs that must not stand in one group.
        must: Pairs that stand in one group whatever their probability.

    Example:
        >>> group_pairs(3, {(0, 1): 0.9, (1, 2): 0.2}, threshold=0.5)
        ((0, 1), (2,))
    """
    groups = _Groups(size, probability, set(apart))
    for i, j in must:
        groups.join(*groups.of(i, j))
    heap = [(-p, i, j) for (i, j), p in groups.links() if p >= threshold]
    heapq.heapify(heap)
    while heap:
        negative, i, j = heapq.heappop(heap)
        if not groups.alive(i, j) or groups.mean(i, j) != -negative or groups.parted(i, j):
            continue
        merged = groups.join(i, j)
        for other, mean in groups.neighbours(merged):
            if mean >= threshold:
                heapq.heappush(heap, (-mean, min(merged, other), max(merged, other)))
    return groups.result()


class _Groups:
    """Groups under way: members, and the sum of probabilities between each two."""

    def __init__(self, size: int, probability: Mapping[Pair, float], apart: set[Pair]) -> None:
        self._members: dict[int, tuple[int, ...]] = {i: (i,) for i in range(size)}
        self._home = list(range(size))
        self._sums: dict[int, dict[int, float]] = {i: {} for i in range(size)}
        for (i, j), p in probability.items():
            self._sums[i][j] = self._sums[j][i] = p
        self._apart: dict[int, set[int]] = {}
        for i, j in apart:
            self._apart.setdefault(i, set()).add(j)
            self._apart.setdefault(j, set()).add(i)

    def of(self, i: int, j: int) -> Pair:
        """The groups that two items stand in now."""
        return self._home[i], self._home[j]

    def links(self) -> Iterable[tuple[Pair, float]]:
        for i in sorted(self._members):
            for j in sorted(self._sums[i]):
                if i < j:
                    yield (i, j), self.mean(i, j)

    def alive(self, i: int, j: int) -> bool:
        return i in self._members and j in self._members

    def mean(self, i: int, j: int) -> float:
        return self._sums[i][j] / (len(self._members[i]) * len(self._members[j]))

    def parted(self, i: int, j: int) -> bool:
        """Whether a member of one must not stand with a member of the other."""
        if not self._apart:
            return False
        theirs = set(self._members[j])
        return any(self._apart.get(m, set()) & theirs for m in self._members[i])

    def join(self, i: int, j: int) -> int:
        """Merge two groups into the one with the smaller number."""
        if i == j:
            return i
        i, j = sorted((i, j))
        for other, total in self._sums.pop(j).items():
            del self._sums[other][j]
            if other != i:
                both = self._sums[i].get(other, 0.0) + total
                self._sums[i][other] = self._sums[other][i] = both
        for member in self._members[j]:
            self._home[member] = i
        self._members[i] = tuple(sorted(self._members[i] + self._members.pop(j)))
        return i

    def neighbours(self, i: int) -> list[tuple[int, float]]:
        return [(j, self.mean(i, j)) for j in sorted(self._sums[i])]

    def result(self) -> tuple[tuple[int, ...], ...]:
        return tuple(sorted(self._members.values()))
