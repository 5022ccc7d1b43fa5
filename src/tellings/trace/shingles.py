"""Rows of five words as numbers, so that millions of them can be counted."""

from __future__ import annotations

import zlib

import numpy as np
from numpy.typing import NDArray

from tellings.trace.words import Words

#: Words of one shingle.
SHINGLE = 5
#: An odd number with well mixed bits: multiplied (mod 2^64) it keeps the order of words apart.
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


def shingle_codes(words: Words) -> NDArray[np.uint64]:
    """Return a number for each row of five words, in order; equal rows, equal numbers.

    Unequal rows have unequal numbers for all that matters here: whatever is found by them is
    verified word by word.
    """
    count = len(words) - SHINGLE + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    codes = np.fromiter(
        (zlib.crc32(key.encode("utf-8", "surrogatepass")) for key in words.keys),
        dtype=np.uint64,
        count=len(words),
    )
    rows = np.zeros(count, dtype=np.uint64)
    for offset in range(SHINGLE):
        rows = rows * _FACTOR + codes[offset : offset + count]
        rows ^= rows >> np.uint64(29)
    return rows


def own_shingle_codes(words: Words) -> NDArray[np.uint64]:
    """Return the numbers of the different rows of which no word is worth nothing."""
    rows = shingle_codes(words)
    if not len(rows):
        return rows
    worthless = np.asarray(words.weights) == 0
    seen = np.concatenate(([0], np.cumsum(worthless)))
    return np.unique(rows[seen[SHINGLE:] == seen[:-SHINGLE]])
