"""How alike bags of words are, words weighted by how rare they are in the set and in English."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.data.commonness import share_of_documents

Bag = Mapping[str, int]

#: Texts of English at large that stand behind the set.
BACKGROUND = 100


def bag_similarity(bags: Sequence[Bag]) -> NDArray[np.float32]:
    """Return the cosine of every two bags, words weighted by how rare they are.

    A word is rare if few texts of the set have it and few texts of English at large.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for index, bag in enumerate(bags):
        for word in bag:
            holders[word].append(index)
    products = np.zeros((len(bags), len(bags)), dtype=np.float32)
    for word, rows in sorted(holders.items()):
        rarity = _rarity(word, len(rows), len(bags))
        column = np.array([(1 + math.log(bags[r][word])) * rarity for r in rows], dtype=np.float32)
        if len(rows) == 1:  # most words by far: not worth a matrix
            products[rows[0], rows[0]] += column[0] ** 2
        else:
            products[np.ix_(rows, rows)] += np.outer(column, column)
    lengths = np.sqrt(np.maximum(np.diag(products), 1e-9))
    cosines: NDArray[np.float32] = products / np.outer(lengths, lengths)
    return cosines


def _rarity(word: str, found: int, size: int) -> float:
    expected = BACKGROUND * share_of_documents(word) + found
    return max(0.0, -math.log(expected / (BACKGROUND + size)))
