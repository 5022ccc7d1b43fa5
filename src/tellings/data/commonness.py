"""How common a word is in English at large, from the table `common_words`."""

from __future__ import annotations

import functools
import math

from tellings.data import load_table

#: Rank given to a word that is not in the table: a name, a rare word, a slip.
UNKNOWN_RANK = 60_000
#: The harmonic number of a vocabulary of this size; by Zipf's law p(word) = 1 / (rank * this).
_HARMONIC = math.log(UNKNOWN_RANK) + 0.58


@functools.cache
def _ranks() -> dict[str, int]:
    words: str = load_table("common_words")["words"]
    return {word: rank for rank, word in enumerate(words.split(), start=1)}


def word_rank(word: str) -> int:
    """Return the place of a lower-case word among English words, 1 for the most common.

    Example:
        >>> word_rank("the") < word_rank("river") < word_rank("xylocarp")
        True
    """
    return _ranks().get(word, UNKNOWN_RANK)


def share_of_documents(word: str, length: int = 400) -> float:
    """Return the share of texts of `length` words that have the word at least once (by Zipf).

    Example:
        >>> share_of_documents("the") > 0.99
        True
        >>> share_of_documents("harbour") < 0.1
        True
    """
    probability = 1 / (word_rank(word) * _HARMONIC)
    return 1 - math.exp(length * math.log1p(-probability))


#: How many stories the knowledge of English at large is worth beside those that were counted.
_PRIOR_STORIES = 30
#: What a word has that no story had: no word is rarer.
_UNSEEN = 0.05


@functools.cache
def _stories() -> tuple[int, dict[str, float]]:
    table = load_table("news_words")
    return table["stories"], table["words"]


@functools.cache
def share_of_stories(word: str) -> float:
    """Return the share of happenings in the news whose reports have a lower-case word, above 0.

    Source: counts over stories (table `news_words`), with English at large (`share_of_documents`)
    standing behind them.

    Example:
        >>> share_of_stories("police") > share_of_stories("violin") > share_of_stories("xylocarp")
        True
    """
    stories, words = _stories()
    found = _PRIOR_STORIES * share_of_documents(word) + words.get(word, 0.0) + _UNSEEN
    return min(1.0, found / (_PRIOR_STORIES + stories))
