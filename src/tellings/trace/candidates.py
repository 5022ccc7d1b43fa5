"""Which pairs of reports are worth comparing: those that share rows of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from tellings.trace.shingles import own_shingle_codes
from tellings.trace.words import Words

#: Fewest different shingles that a pair must share.
SHARED_MIN = 3
#: A shingle of more reports than this links each only to the next ones, so that work stays linear.
HOLDERS_MAX = 24
NEIGHBOURS = 3


def find_candidates(texts: Sequence[Words]) -> list[tuple[int, int]]:
    """Return the pairs of texts (by index, ordered) that share enough shingles.

    Shingles inside quotations don't count: whoever shares nothing but quotations shares a speaker.
    Texts that are equal word for word are a pair in any case.
    """
    shared: Counter[tuple[int, int]] = Counter()
    for pair in _equal_texts(texts):
        shared[pair] = SHARED_MIN
    for members in _holders(texts):
        reach = len(members) if len(members) <= HOLDERS_MAX else NEIGHBOURS
        for place, left in enumerate(members[:-1]):
            for right in members[place + 1 : place + 1 + reach]:
                shared[left, right] += 1
    return sorted(pair for pair, count in shared.items() if count >= SHARED_MIN)


def _equal_texts(texts: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Yield each text with the one before it that has the very same words."""
    last: dict[tuple[str, ...], int] = {}
    for index, words in enumerate(texts):
        if words.keys in last:
            yield last[words.keys], index
        last[words.keys] = index


def _holders(texts: Sequence[Words]) -> Iterator[list[int]]:
    """Yield for every shingle of two or more texts the indices of these, ascending."""
    rows = [own_shingle_codes(words) for words in texts]
    if not rows:
        return
    codes = np.concatenate(rows)
    owners = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    order = np.argsort(codes, kind="stable")
    codes, owners = codes[order], owners[order]
    ends = np.flatnonzero(np.append(codes[1:] != codes[:-1], True)) + 1
    start = 0
    for end in ends.tolist():
        if end - start > 1:
            yield owners[start:end].tolist()
        start = end
