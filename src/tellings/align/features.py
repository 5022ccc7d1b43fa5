"""What two statements have in common, as numbers that a model can weigh."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.align.contrast import CONTRAST, contrast_features
from tellings.align.nearness import Vectors
from tellings.align.relations import RELATED, Judged, judge_pairs, relation_features
from tellings.ports import RelationJudge
from tellings.records.statement import Statement
from tellings.text.figures import compare_figures, same_toll

#: What the encoder tells, see `nearness.Vectors.likeness`.
NEAR = (
    "meaning",  # cosine of the vectors of the statements
    "special",  # the same, less what all statements of the story have in common
    "sentence",  # cosine of the vectors of the sentences they stand in
    "most",  # how well the words of one are found in the other, in the better direction
    "least",  # and in the worse
)
#: Order of the columns of `pair_features`; the weights in `models/pairs.toml` follow it.
FEATURES = (
    *NEAR,
    "words",  # cosine of the rarity-weighted lemmas
    "shared_rare",  # weight of the rarest shared lemma, 0..1
    "names",  # share of the rarity-weighted names in common
    "predicate",  # same verb
    "agent",  # same doer: 1, another: -1
    "patient",  # done to the same: 1, to another: -1
    "event",  # same event type: 0.5, and subtype: 1
    "measure",  # both count the same thing: 1, different things: -1
    "toll",  # both give the toll of the whole event
    "value",  # ranges that overlap, of the same thing
    "mood",  # one is a fact, the other a plan or a fear
    "quote",  # both quotations of one speaker
    "same_report",
    "same_sentence",
    "length",  # shorter to longer, in words
    *CONTRAST,
    *RELATED,
)

#: How well the words of each must be found in the other, on the mean, for a pair that shares no
#: number to be worth judging: so near are nine in ten pairs of one matter, and six in ten of all.
LEAST_NEAR = 0.16

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare each term is among the statements at hand, 0..1.

    In a story every second sentence names the town; such a word says nothing about whether two
    statements speak of the same matter.
    """

    weights: dict[str, float]

    @classmethod
    def of(cls, statements: Sequence[Statement]) -> Rarity:
        """Count each term once a statement."""
        counts = Counter(t for s in statements for t in {*s.terms, *s.names})
        n = max(len(statements), 2)
        return cls({t: math.log(1 + n / c) / math.log(1 + n) for t, c in counts.items()})

    def __getitem__(self, term: str) -> float:
        return self.weights.get(term, 1.0)


@dataclass(frozen=True, slots=True)
class Profile:
    """What `pair_features` needs of a statement, worked out once."""

    terms: dict[str, float]
    squares: dict[str, float]
    norm: float
    names: dict[str, float]
    speaker: str
    words: int

    @classmethod
    def of(cls, statement: Statement, rarity: Rarity) -> Profile:
        """Weigh the terms of a statement."""
        terms = {t: rarity[t] for t in statement.terms}
        norm = math.sqrt(sum(w * w for w in terms.values())) or 1.0
        speaker = statement.speaker.entity or (statement.speaker.text or "").lower()
        names = {n: rarity[n] for n in statement.names}
        squares = {t: w**2 for t, w in terms.items()}
        return cls(terms, squares, norm, names, speaker, len(statement.text.split()))


def pair_features(
    statements: Sequence[Statement],
    vectors: Vectors,
    pairs: Sequence[tuple[int, int]],
    judge: RelationJudge,
) -> tuple[Array, Judged]:
    """Return an array of shape (len(pairs), len(FEATURES)), and what was judged for it.

    Args:
        statements: The statements of one story.
        vectors: Of the statements and of their sentences, a row for each statement.
        pairs: Indices into `statements`.
        judge: Is asked of some of them what one statement is to the other.
    """
    rarity = Rarity.of(statements)
    profiles = [Profile.of(s, rarity) for s in statements]
    if not pairs:
        return np.zeros((0, len(FEATURES))), {}
    nearness = vectors.likeness(pairs)
    contrast = contrast_features(statements, pairs)
    near = nearness[:, 3:].mean(axis=1) >= LEAST_NEAR
    worth = near | (contrast[:, CONTRAST.index("number_same")] > 0)
    judged = judge_pairs(statements, vectors, pairs, worth.tolist(), judge)
    shared = [
        _features((statements[i], profiles[i]), (statements[j], profiles[j])) for i, j in pairs
    ]
    return np.hstack([nearness, shared, contrast, relation_features(judged, pairs)]), judged


def _features(left: tuple[Statement, Profile], right: tuple[Statement, Profile]) -> list[float]:
    (a, pa), (b, pb) = left, right
    shared = pa.terms.keys() & pb.terms.keys()
    dot = sum([pa.squares[t] for t in shared])
    measure, value = compare_figures(a.figures, b.figures)
    same_report = a.report == b.report
    shorter, longer = (pa, pb) if pa.words <= pb.words else (pb, pa)
    return [
        dot / (pa.norm * pb.norm),
        max([pa.terms[t] for t in shared], default=0.0),
        _share_of_names(pa.names, pb.names),
        float(a.predicate == b.predicate and a.predicate not in _LIGHT),
        _same_word(a.agent, b.agent),
        _same_word(a.patient, b.patient),
        _same_event(a, b),
        measure,
        float(same_toll(a.figures, b.figures)),
        value,
        float((a.modality == "actual") != (b.modality == "actual")),
        float(a.direct and b.direct and bool(pa.speaker) and pa.speaker == pb.speaker),
        float(same_report),
        float(same_report and a.sentence == b.sentence),
        shorter.words / max(longer.words, 1),
    ]


def _share_of_names(one: dict[str, float], other: dict[str, float]) -> float:
    """Return the share of the names of two statements that both have, by weight."""
    common = one.keys() & other.keys()
    return sum(one[n] for n in common) / sum({**one, **other}.values()) if common else 0.0


#: Verbs that say too little for two claims to be alike because they share one.
_LIGHT = frozenset({"be", "have", "do", "say", "make", "take", "get", "go", "come", None})


def _same_word(one: str | None, other: str | None) -> float:
    """Return 1 for the same word, -1 for another, 0 where one is not known."""
    if one is None or other is None:
        return 0.0
    return 1.0 if one == other else -1.0


def _same_event(a: Statement, b: Statement) -> float:
    if a.event is None or b.event is None or a.event.type != b.event.type:
        return 0.0
    return 1.0 if a.event.subtype == b.event.subtype else 0.5
