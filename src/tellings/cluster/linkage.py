"""Average linkage: join the two clusters whose members are most alike on average, and again."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

#: Stands for the score of clusters that are no more, or that must stay apart.
_GONE = -1.0

Pair = tuple[int, int]


def link_by_average(
    scores: NDArray[np.float64],
    threshold: float,
    certain: Iterable[Pair] = (),
    *,
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    contrast: float = 0.0,
) -> list[list[int]]:
    """Return the clusters, each with its members in order.

    Args:
        scores: Symmetric, every score at least 0; left as it is.
        threshold: Clusters less alike than this stay apart.
        certain: Pairs that are in one cluster whatever their score, unless that would bring two
            together that must stay apart.
        together: Pairs that are in one cluster whatever else is asked.
        apart: Pairs that no score brings together.
        contrast: Two clusters of two and more stay apart if they are less alike than this part
            of what the members of either are among themselves.

    Example:
        >>> alike = np.array([[1, 0.9, 0.1], [0.9, 1, 0.2], [0.1, 0.2, 1]], dtype=np.float64)
        >>> link_by_average(alike, 0.5)
        [[0, 1], [2]]
        >>> link_by_average(alike, 0.5, apart=[(0, 1)])
        [[0], [1], [2]]
    """
    linkage = _Linkage(scores)
    for left, right in apart:
        linkage.keep_apart(left, right)
    for left, right in together:
        linkage.join(linkage.cluster[left], linkage.cluster[right])
    for left, right in certain:
        linkage.join_unless_apart(linkage.cluster[left], linkage.cluster[right])
    linkage.find_best()
    while linkage.join_best(threshold, contrast):
        pass
    return sorted(sorted(members) for members in linkage.members if members)


class _Linkage:
    """The state of one run: averages between clusters, and the best partner of each."""

    def __init__(self, scores: NDArray[np.float64]) -> None:
        # Doubles: averages are averaged often, and the order of joining must not show.
        self.scores = np.asarray(scores, dtype=np.float64).copy()
        np.fill_diagonal(self.scores, _GONE)
        self.members: list[list[int]] = [[i] for i in range(len(scores))]
        self.cluster = list(range(len(scores)))
        self.best = np.zeros(len(scores), dtype=np.intp)
        self.inner = [0.0] * len(scores)  # sums of the scores of the pairs within

    def keep_apart(self, left: int, right: int) -> None:
        self.scores[left, right] = self.scores[right, left] = _GONE

    def find_best(self) -> None:
        if len(self.scores):
            self.best = self.scores.argmax(axis=1)

    def join_best(self, threshold: float, contrast: float) -> bool:
        """Join the two clusters most alike, or part them; False if no two are alike enough."""
        if len(self.members) < 2:
            return False
        values = self.scores[np.arange(len(self.best)), self.best]
        left = int(values.argmax())
        if values[left] < threshold:
            return False
        right = int(self.best[left])
        if values[left] < contrast * min(self._closeness(left), self._closeness(right)):
            self.keep_apart(left, right)
        else:
            self.join(left, right)
        self._renew_best(*sorted((left, right)))
        return True

    def _closeness(self, cluster: int) -> float:
        """Return the mean score within a cluster, 0 of a single one."""
        size = len(self.members[cluster])
        return self.inner[cluster] / (size * (size - 1) / 2) if size > 1 else 0.0

    def join_unless_apart(self, left: int, right: int) -> None:
        if self.scores[left, right] != _GONE:
            self.join(left, right)

    def join(self, left: int, right: int) -> None:
        if left == right:
            return
        left, right = sorted((left, right))
        sizes = len(self.members[left]), len(self.members[right])
        between = max(0.0, float(self.scores[left, right])) * sizes[0] * sizes[1]
        self.inner[left] += self.inner[right] + between
        mean = (sizes[0] * self.scores[left] + sizes[1] * self.scores[right]) / sum(sizes)
        mean[(self.scores[left] == _GONE) | (self.scores[right] == _GONE)] = _GONE
        mean[[left, right]] = _GONE
        self.scores[left], self.scores[:, left] = mean, mean
        self.scores[right], self.scores[:, right] = _GONE, _GONE
        for member in self.members[right]:
            self.cluster[member] = left
        self.members[left] += self.members[right]
        self.members[right] = []

    def _renew_best(self, left: int, right: int) -> None:
        stale = np.flatnonzero((self.best == left) | (self.best == right))
        for row in {left, right, *stale.tolist()}:
            self.best[row] = self.scores[row].argmax()
        current = self.scores[np.arange(len(self.best)), self.best]
        better = self.scores[:, left] > current
        self.best[better] = left
