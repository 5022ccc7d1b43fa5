"""Rows of words that everybody prints: set phrases of the trade, notices, a statement handed out.

A row of words that several unlike texts carry says little of any two of them. Copies of one text
must not count as several, or a text copied by many would take itself for a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from tellings.trace.shingles import SHINGLE, shingle_codes
from tellings.trace.words import Words

#: What a word is still worth by how many unlike texts carry the row it stands in.
WORTH_BY_CARRIERS = {1: 1.0, 2: 1.0, 3: 0.8, 4: 0.5, 5: 0.25}


@dataclass(frozen=True, slots=True)
class Formulas:
    """How many unlike texts carry a row of words; rows that two or fewer carry are not kept."""

    carriers: dict[int, int]

    def factors(self, words: Words) -> list[float]:
        """Return what each word of a text keeps of its worth."""
        factors = [1.0] * len(words)
        if not self.carriers:
            return factors
        for i, code in enumerate(shingle_codes(words).tolist()):
            count = self.carriers.get(code)
            if count is not None:
                worth = WORTH_BY_CARRIERS.get(count, 0.0)
                for k in range(i, i + SHINGLE):
                    factors[k] = min(factors[k], worth)
        return factors


def find_formulas(texts: Sequence[Words], same: Iterable[tuple[int, int]]) -> Formulas:
    """Count the unlike texts that carry each row of words.

    Args:
        texts: All texts.
        same: Pairs of texts (by index) that are copies of each other as a whole.
    """
    families: dict[int, list[Words]] = {}
    for index, family in enumerate(_families(len(texts), same)):
        families.setdefault(family, []).append(texts[index])
    rows = [np.unique(np.concatenate([*map(shingle_codes, f)])) for f in families.values()]
    if not rows:
        return Formulas({})
    codes, counts = np.unique(np.concatenate(rows), return_counts=True)
    common = counts > 2
    return Formulas(dict(zip(codes[common].tolist(), counts[common].tolist(), strict=True)))


def _families(count: int, same: Iterable[tuple[int, int]]) -> list[int]:
    """Return the least index of each text's family; families are closed under `same`."""
    parent = list(range(count))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for left, right in same:
        low, high = sorted((root(left), root(right)))
        parent[high] = low
    return [root(index) for index in range(count)]
