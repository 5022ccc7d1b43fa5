"""A sketch of a text: few of its rows of words, chosen so that copies choose the same.

Winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of every `WINDOW` rows that follow on one
another the least is kept, so two texts with so long a stretch in common share a key, wherever it
stands in either.
"""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

from tellings.records.report import Report
from tellings.trace.shingles import SHINGLE, shingle_codes
from tellings.trace.words import Words, read_words

#: Rows of words of which one is kept.
WINDOW = 12


def sketch_report(report: Report) -> tuple[int, ...]:
    """Return the keys of a report, ascending; of two equal texts at least two are equal.

    Rows with a word that is worth nothing, as those of a quotation, are left out.
    """
    words = read_words(report.text)
    codes = _telling_codes(words)
    keys: set[int] = set()
    if len(codes):
        windows = np.lib.stride_tricks.sliding_window_view(codes, min(WINDOW, len(codes)))
        keys = set(windows.min(axis=1).tolist())
    whole = hashlib.blake2b(
        " ".join(words.keys).encode("utf-8", "surrogatepass"), digest_size=16
    ).digest()
    keys |= {int.from_bytes(whole[:8], "big"), int.from_bytes(whole[8:], "big")}
    return tuple(sorted(keys))


def _telling_codes(words: Words) -> NDArray[np.uint64]:
    rows = shingle_codes(words)
    if not len(rows):
        return rows
    worthless = np.asarray(words.weights) == 0
    seen = np.concatenate(([0], np.cumsum(worthless)))
    telling: NDArray[np.uint64] = rows[seen[SHINGLE:] == seen[:-SHINGLE]]
    return telling
