"""How near two statements are in the encoder's space: as wholes, and word by word.

Two wordings of one claim have a near word for each word of the other. The mean over words of the
nearest one's cosine (as in ColBERT and BERTScore) tells that better than one vector for the whole.
What all statements of a story have in common is taken away first: in a story of a flood every
sentence is about water.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.data.commonness import share_of_documents
from tellings.ports import Tokens

#: What words that stand in every second text count for, against a rare one.
LEAST_WEIGHT = 0.1
#: Rows that are given the length one at a time.
ROWS = 4096

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vectors:
    """Vectors of statements, rows of length one.

    Attributes:
        own: Of the statements, each seen in its sentence.
        special: The same without their mean: what sets a statement apart in its story.
        sentence: Of the sentences they stand in.
        read: Of the words of each statement, as the encoder gives them.
        words: The same without the mean of all.
        weights: What each word counts, summing to 1.
    """

    own: Array
    special: Array
    sentence: Array
    read: tuple[Array, ...]
    words: tuple[Array, ...]
    weights: tuple[Array, ...]

    @classmethod
    def of(cls, tokens: Sequence[Tokens], sentence: Array) -> Vectors:
        """Work out what is common to the story and what is special to each statement."""
        own = _unit(np.array([t.vectors.mean(axis=0) for t in tokens]))
        # The words of all statements are by far the largest of what a story holds in memory, so
        # they are one array, worked on in place.
        words = np.concatenate([t.vectors for t in tokens])
        _make_unit(words)
        words -= words.mean(axis=0)
        _make_unit(words)
        ends = np.cumsum([len(t.vectors) for t in tokens])
        return cls(
            own,
            _unit(own - own.mean(axis=0)),
            sentence,
            tuple(t.vectors for t in tokens),
            tuple(np.split(words, ends[:-1])),
            _weights([t.words for t in tokens]),
        )

    def likeness(self, pairs: Sequence[tuple[int, int]]) -> Array:
        """Return the likeness of pairs of statements, shape (len(pairs), 5).

        The columns: cosine of the statements, of what is special to them, of their sentences; and
        how well the words of one are found in the other, in the better direction and the worse:
        a short claim may be wholly in a long one.
        """
        left = np.array([i for i, _ in pairs], dtype=np.intp)
        right = np.array([j for _, j in pairs], dtype=np.intp)
        rows = np.empty((len(pairs), 5), dtype=np.float32)
        for column, vectors in enumerate((self.own, self.special, self.sentence)):
            rows[:, column] = np.einsum("pd,pd->p", vectors[left], vectors[right])
        for row, (i, j) in enumerate(pairs):
            cosines = self.words[i] @ self.words[j].T
            there = cosines.max(axis=1) @ self.weights[i]
            back = cosines.max(axis=0) @ self.weights[j]
            rows[row, 3:] = (there, back) if there > back else (back, there)
        return rows


def _unit(rows: Array) -> Array:
    units = rows.astype(np.float32)
    _make_unit(units)
    return units


def _make_unit(rows: Array) -> None:
    """Give rows the length one, in place, some at a time."""
    for first in range(0, len(rows), ROWS):
        part = rows[first : first + ROWS]
        part /= np.maximum(np.linalg.norm(part, axis=1, keepdims=True), 1e-9)


def _weights(statements: Sequence[Sequence[str]]) -> tuple[Array, ...]:
    """Weigh each word by how rare it is in the story, next to nothing where it is in English."""
    spread = Counter(word for words in statements for word in set(words))
    size = max(2, len(statements))
    weight = {
        word: LEAST_WEIGHT
        if share_of_documents(word) > 0.5
        else math.log(1 + size / found) / math.log(1 + size)
        for word, found in spread.items()
    }
    rows = (np.array([weight[w] for w in words], dtype=np.float32) for words in statements)
    return tuple(row / row.sum() for row in rows)
