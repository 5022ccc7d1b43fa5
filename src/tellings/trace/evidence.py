"""How far two texts prove, by the passages they share, that they descend from one original."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.data.commonness import word_rank
from tellings.trace.formulas import Formulas, find_formulas
from tellings.trace.passages import SharedPassage, align_passages
from tellings.trace.words import Words

#: Every shared passage must be worth more than this before it says anything: shorter rows of
#: words meet by chance.
CHANCE = 4.0
#: What the passages must be worth together, over chance.
EVIDENCE_MIN = 6.5
#: Share of one of the texts that the passages must be.
COVERED_MIN = 0.03
#: Texts of at least so many words, of which each is almost wholly the other, are copies even if
#: they hold nothing but a speech.
WHOLE = 0.9
WHOLE_WORDS_MIN = 12
#: Two texts of which each is mostly the other carry one text and count once for formulas.
SAME_TEXT = 0.5
#: A part copied is copied into a report of the same matter: of the topical words that are left of
#: one text, the other must have this part, unless hardly anything is left.
TOPIC_SHARE = 0.08
TOPIC_WORDS_MIN = 8
TOPIC_RANK = 1500
MOSTLY = 0.6

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Link:
    """Two texts (by index, `left < right`) and what they share.

    Attributes:
        evidence: What the passages are worth together.
        covered: The share of each text that they are.
    """

    left: int
    right: int
    passages: tuple[SharedPassage, ...]
    evidence: float
    covered: tuple[float, float]

    def ranges(self, index: int) -> tuple[tuple[int, int], ...]:
        """Return the passages as ranges of words in the text of that index."""
        if index == self.left:
            return tuple(passage.left for passage in self.passages)
        return tuple(passage.right for passage in self.passages)


def link_texts(
    texts: Mapping[int, Words], pairs: Iterable[Pair], rows: Sequence[NDArray[np.uint64]]
) -> list[Link]:
    """Return the pairs that share enough of their own wording, in order of their indices.

    Args:
        texts: The words of every text that stands in a pair, by index.
        pairs: The pairs to look at.
        rows: The shingles of all texts, of those in no pair too: they tell what everybody prints.
    """
    aligned = {pair: align_passages(texts[pair[0]], texts[pair[1]]) for pair in sorted(set(pairs))}
    worths = _worths(texts, find_formulas(texts, rows, _same_texts(texts, aligned)))
    links = (_weigh(worths, pair, passages) for pair, passages in aligned.items())
    return [link for link in links if _is_whole(texts, link) or _is_proven(texts, link)]


def _is_whole(texts: Mapping[int, Words], link: Link) -> bool:
    longest = max(len(texts[link.left]), len(texts[link.right]))
    return min(link.covered) >= WHOLE and longest >= WHOLE_WORDS_MIN


def _is_proven(texts: Mapping[int, Words], link: Link) -> bool:
    return (
        link.evidence >= EVIDENCE_MIN
        and max(link.covered) >= COVERED_MIN
        and _is_of_one_matter(texts, link)
    )


def _worths(texts: Mapping[int, Words], formulas: Formulas) -> dict[int, list[float]]:
    return {
        i: [weight * factor for weight, factor in zip(t.weights, formulas.factors(t), strict=True)]
        for i, t in texts.items()
    }


def passage_worth(left: Sequence[float], right: Sequence[float], passage: SharedPassage) -> float:
    """Return the worth of the equal words of a passage, each as its weaker side has it.

    Args:
        left: Worth of every word of the left text.
        right: Worth of every word of the right text.
        passage: What they share.
    """
    return sum(
        min(left[run.left + k], right[run.right + k])
        for run in passage.runs
        for k in range(run.size)
    )


def _same_texts(
    texts: Mapping[int, Words], aligned: Mapping[Pair, tuple[SharedPassage, ...]]
) -> list[Pair]:
    return [
        (left, right)
        for (left, right), passages in aligned.items()
        if sum(passage.matched for passage in passages)
        >= SAME_TEXT * max(len(texts[left]), len(texts[right]))
    ]


def _weigh(
    worths: Mapping[int, Sequence[float]], pair: Pair, passages: tuple[SharedPassage, ...]
) -> Link:
    left, right = (worths[index] for index in pair)
    matched = sum(passage.matched for passage in passages)
    return Link(
        left=pair[0],
        right=pair[1],
        passages=passages,
        evidence=sum(max(0.0, passage_worth(left, right, p) - CHANCE) for p in passages),
        covered=(matched / max(1, len(left)), matched / max(1, len(right))),
    )


def _is_of_one_matter(texts: Mapping[int, Words], link: Link) -> bool:
    if max(link.covered) >= MOSTLY:
        return True
    left, right = (_topic(texts[i], ()) for i in (link.left, link.right))
    rests = (_topic(texts[i], link.ranges(i)) for i in (link.left, link.right))
    return any(
        len(rest) < TOPIC_WORDS_MIN or len(rest & whole) >= TOPIC_SHARE * len(rest)
        for rest, whole in zip(rests, (right, left), strict=True)
    )


def _topic(words: Words, outside: Iterable[tuple[int, int]]) -> set[str]:
    left_out = bytearray(len(words))
    for start, end in outside:
        left_out[start:end] = b"\1" * (end - start)
    return topical_words(k for k, skip in zip(words.keys, left_out, strict=True) if not skip)


def topical_words(keys: Iterable[str], rank: int = TOPIC_RANK) -> set[str]:
    """Return the words that say what a text is about: not short, and rarer than `rank`."""
    return {key for key in keys if len(key) > 3 and word_rank(key) > rank}
