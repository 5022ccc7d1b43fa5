"""Rows of words that everybody prints: set phrases of the trade, notices, a statement handed out.

A row of words that several unlike texts carry says little of any two of them. Copies of one text
must not count as several, or a text copied by many would take itself for a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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


def find_formulas(
    texts: Mapping[int, Words],
    rows: Sequence[NDArray[np.uint64]],
    same: Iterable[tuple[int, int]],
) -> Formulas:
    """Count the unlike texts that carry each row of words.

    Args:
        texts: The texts that may be copies, by index.
        rows: The numbers of the rows of every text, the others included.
        same: Pairs of texts (by index) that are copies of each other as a whole.
    """
    families: dict[int, list[NDArray[np.uint64]]] = {}
    for index, family in enumerate(_families(len(rows), same)):
        own = shingle_codes(texts[index]) if index in texts else rows[index]
        families.setdefault(family, []).append(own)
    if not families:
        return Formulas({})
    codes = np.concatenate([np.unique(np.concatenate(family)) for family in families.values()])
    codes.sort()
    # Equal to the one two places before: carried by three or more.
    common, counts = np.unique(codes[_of_many(codes)], return_counts=True)
    return Formulas(dict(zip(common.tolist(), counts.tolist(), strict=True)))


def _of_many(codes: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Return which of the sorted numbers stand there three times or more."""
    many = np.zeros(len(codes), dtype=bool)
    thrice = codes[2:] == codes[:-2]
    for offset in range(3):
        many[offset : len(codes) - 2 + offset] |= thrice
    return many


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
