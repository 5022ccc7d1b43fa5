"""Two small models, fitted on topics of ECB+: documents of one happening, mentions of one thing.

Both are the logistic regression that our pair model is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from coref_features import document_features, mention_features
from ecbplus import Read

from tellings.cluster.linkage import link_by_average
from tellings.models.pairs import Regression

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

#: On squared weights, in units of standardised columns.
PENALTY = 10.0
#: Topics are dealt into so many parts; each is scored by what was fitted on the others.
FOLDS = 5
#: Mean probability at which two groups of documents are still of one happening.
ONE_HAPPENING = 0.5
#: Of these the one is taken that scores best on the topics fitted on.
THRESHOLDS = tuple(n / 100 for n in range(20, 65, 5))

Labels = dict[int, list[int]]
"""For each topic the number of the group of each of its items."""


def deal(topics: Sequence[int]) -> list[list[int]]:
    """Return the topics in `FOLDS` parts."""
    return [list(topics[n::FOLDS]) for n in range(FOLDS)]


def fit_pairs(rows: Sequence[Array], same: Sequence[Array]) -> Regression:
    """Return the logistic regression over all pairs of some topics."""
    from train_pairs import fit

    weights, bias = fit(np.vstack(rows), np.concatenate(same), PENALTY)
    return Regression(tuple(weights.tolist()), bias)


def to_chances(scorer: Regression, rows: Array) -> Array:
    """Return the probability of each pair."""
    return np.asarray(1 / (1 + np.exp(-np.clip(scorer.log_odds(rows), -50, 50))))


def to_labels(probability: Array, threshold: float) -> list[int]:
    """Group items by average linkage; return the number of each one's group."""
    labels = [0] * len(probability)
    groups = link_by_average(probability.astype(np.float32), threshold)
    for number, members in enumerate(groups):
        for member in members:
            labels[member] = number
    return labels


def square(chances: Array, size: int) -> Array:
    """Return a symmetric matrix from the values of the pairs above its diagonal."""
    table = np.zeros((size, size))
    table[np.triu_indices(size, k=1)] = chances
    return table + table.T + np.eye(size)


class Documents:
    """Which documents of a topic tell of one happening."""

    def __init__(self, topics: Mapping[int, Read]) -> None:
        self._rows: dict[int, Array] = {}
        self._same: dict[int, Array] = {}
        self._size = {topic: len(read.documents) for topic, read in topics.items()}
        for topic, read in topics.items():
            pairs = np.triu_indices(self._size[topic], k=1)
            self._rows[topic] = document_features(read)[1][pairs]
            subtopic = np.array([d.subtopic for d in read.documents])
            self._same[topic] = (subtopic[pairs[0]] == subtopic[pairs[1]]).astype(float)

    def judge(self, train: Sequence[int], topics: Sequence[int]) -> dict[int, Array]:
        """Return the probabilities for `topics`, fitted on `train`."""
        scorer = fit_pairs([self._rows[t] for t in train], [self._same[t] for t in train])
        return {t: square(to_chances(scorer, self._rows[t]), self._size[t]) for t in topics}

    def judge_all(self, train: Sequence[int], test: Sequence[int]) -> dict[int, Array]:
        """Return the same for the topics fitted on too, each by a model that has not seen it."""
        found = self.judge(train, test)
        for part in deal(train):
            found |= self.judge([t for t in train if t not in part], part)
        return found


class Mentions:
    """Which mentions of a kind are of one thing."""

    def __init__(self, topics: Mapping[int, Read], documents: Documents, kind: str) -> None:
        self._topics, self._documents, self._kind = topics, documents, kind
        self.mentions = {topic: read.mentions(kind) for topic, read in topics.items()}

    def group(
        self,
        train: Sequence[int],
        test: Sequence[int],
        score: Callable[[Labels], float],
    ) -> tuple[Labels, Labels, float]:
        """Fit on `train`; return the groups of mentions of `test`, of documents, the threshold.

        Args:
            train: Topics that models and threshold may be fitted on.
            test: Topics to be answered.
            score: Tells how good groups of mentions of topics are.
        """
        alike = self._documents.judge_all(train, test)
        stories = {t: to_labels(table, ONE_HAPPENING) for t, table in alike.items()}
        rows = {t: self._rows(t, alike[t], stories[t]) for t in alike}
        scorer = fit_pairs([rows[t] for t in train], [self._same(t) for t in train])
        tables = {t: square(to_chances(scorer, rows[t]), len(self.mentions[t])) for t in alike}
        best = max(
            THRESHOLDS, key=lambda limit: score({t: to_labels(tables[t], limit) for t in train})
        )
        answers = {t: to_labels(tables[t], best) for t in test}
        return answers, {t: stories[t] for t in test}, best

    def _rows(self, topic: int, alike: Array, stories: Sequence[int]) -> Array:
        read = self._topics[topic]
        group = {d.name: s for d, s in zip(read.documents, stories, strict=True)}
        return mention_features(read, self.mentions[topic], alike, group)[1]

    def _same(self, topic: int) -> Array:
        chains = np.array([m.chain for m in self.mentions[topic]])
        first, second = np.triu_indices(len(chains), k=1)
        return (chains[first] == chains[second]).astype(float)
