"""From the statements of one story to its matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.align.features import pair_features
from tellings.align.group import group_pairs
from tellings.align.nearness import Vectors
from tellings.data.reversals import undoes
from tellings.ports import Encoder, PairScorer
from tellings.records.matter import Matter
from tellings.records.report import Report
from tellings.records.statement import Statement

#: Mean probability at which two groups of statements are still one matter. Chosen on annotated
#: stories, each time on all but the one that was scored (`training/`).
ONE_MATTER = 0.26
#: Pairs less alike than this, by the mean of both cosines, are not scored at all.
LEAST_LIKE = 0.62
#: How much of that mean the statement itself is; the rest is its sentence.
OWN_SHARE = 0.5
#: Probabilities below this are as good as none.
NEGLIGIBLE = 0.02

Pair = tuple[int, int]


def align_statements(
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    encoder: Encoder,
    scorer: PairScorer,
) -> tuple[Matter, ...]:
    """Group the statements of one story that speak of the same matter.

    Args:
        statements: In any order; the answer does not depend on it.
        reports: The story's reports by id.
        encoder: Turns texts into vectors.
        scorer: Judges pairs.

    Returns:
        A partition of the statements, in the order of their ids.
    """
    ordered = sorted(statements, key=lambda s: s.id)
    if not ordered:
        return ()
    vectors = encode_statements(ordered, reports, encoder)
    pairs = candidate_pairs(vectors)
    scores = scorer.score(pair_features(ordered, vectors, pairs)) if pairs else ()
    probability = {
        pair: float(score) for pair, score in zip(pairs, scores, strict=True) if score > NEGLIGIBLE
    }
    undone = [(i, j) for i, j in probability if _undo(ordered[i], ordered[j])]
    groups = group_pairs(len(ordered), probability, threshold=ONE_MATTER, apart=undone)
    touching: dict[int, list[Pair]] = {}
    for pair in probability:
        for index in pair:
            touching.setdefault(index, []).append(pair)
    return tuple(
        _matter(group, {p for i in group for p in touching.get(i, ())}, ordered, probability)
        for group in groups
    )


def _undo(a: Statement, b: Statement) -> bool:
    """Whether one tells how what the other tells was undone: two states, two matters."""
    return undoes(a.predicate, b.predicate) or undoes(b.predicate, a.predicate)


def encode_statements(
    statements: Sequence[Statement], reports: Mapping[str, Report], encoder: Encoder
) -> Vectors:
    """Return the vectors of the statements, each seen in its sentence."""
    # Copies have the same sentences: each text is encoded once.
    wanted: dict[str, list[tuple[int, int]]] = {}
    places = []
    for s in statements:
        text = reports[s.report].text[s.sentence.start : s.sentence.end]
        spans = wanted.setdefault(text, [])
        span = (s.start - s.sentence.start, s.end - s.sentence.start)
        if span not in spans:
            spans.append(span)
        places.append((text, span))
    texts = sorted(wanted)
    stretches, wholes = encoder.encode_spans(texts, [wanted[t] for t in texts])
    rows = {
        place: row
        for row, place in enumerate((text, span) for text in texts for span in wanted[text])
    }
    number = {text: n for n, text in enumerate(texts)}
    return Vectors.of(
        [stretches[rows[place]] for place in places],
        wholes[[number[text] for text, _ in places]],
    )


def candidate_pairs(vectors: Vectors) -> list[Pair]:
    """Return the pairs (i, j), i < j, that are alike enough to be judged."""
    likeness: NDArray[np.float32] = OWN_SHARE * (vectors.own @ vectors.own.T)
    likeness += (1 - OWN_SHARE) * (vectors.sentence @ vectors.sentence.T)
    rows, columns = np.nonzero(np.triu(likeness >= LEAST_LIKE, k=1))
    return list(zip(rows.tolist(), columns.tolist(), strict=True))


def _matter(
    group: Sequence[int],
    pairs: Iterable[Pair],
    statements: Sequence[Statement],
    probability: Mapping[Pair, float],
) -> Matter:
    inside = [(i, j) for n, i in enumerate(group) for j in group[n + 1 :]]
    cohesion = sum(probability.get(p, 0.0) for p in inside) / len(inside) if inside else 1.0
    # Ids are sorted as indices are, so the smaller index has the smaller id.
    return Matter(
        statements=tuple(statements[i].id for i in group),
        cohesion=round(cohesion, 4),
        pairs={(statements[i].id, statements[j].id): probability[i, j] for i, j in sorted(pairs)},
    )
