"""What a report is about, as bags of words and names, and how alike two reports are in it."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.data.commonness import share_of_documents
from tellings.ports import Encoder
from tellings.records.annotation import Annotation
from tellings.records.report import Report

Bag = Mapping[str, int]

_WORD = re.compile(r"[^\W_]+")
#: Shorter words are particles and initials.
_WORD_MIN = 3
#: Names this near to the start count twice: news says first what it is about, background comes
#: later.
LEAD_CHARS = 600
#: Texts of English at large that stand behind the set. In five reports of one story the words of
#: the story are in all five, and must not pass for common ones.
BACKGROUND = 100
#: What the encoder reads of a report, after its title.
OPENING_CHARS = 400
#: Unrelated news still lies this near together in the encoder's space.
UNRELATED = 0.5


def term_bag(report: Report, annotation: Annotation | None) -> Counter[str]:
    """Return the lemmas of a report with their counts, its title's words once more."""
    bag = Counter(annotation.terms) if annotation else Counter()
    bag.update(_words(report.title or ""))
    return bag


def name_bag(annotation: Annotation | None) -> Counter[str]:
    """Return the words of the names of a report with their counts, early ones doubled."""
    bag: Counter[str] = Counter()
    for mention in annotation.mentions if annotation else ():
        for word in _words(mention.text):
            bag[word] += 2 if mention.start < LEAD_CHARS else 1
    return bag


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if len(word) >= _WORD_MIN]


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


def opening_similarity(reports: Sequence[Report], encoder: Encoder) -> NDArray[np.float32]:
    """Return how alike the openings of every two reports are, 0 (unrelated news) to 1."""
    openings = [f"{report.title or ''}. {report.text[:OPENING_CHARS]}" for report in reports]
    vectors = encoder.encode(openings)
    cosines = np.asarray(vectors @ vectors.T, dtype=np.float32)
    nearness: NDArray[np.float32] = np.clip((cosines - UNRELATED) / (1 - UNRELATED), 0, 1)
    return nearness
