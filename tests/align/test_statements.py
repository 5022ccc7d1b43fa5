from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from tellings.align import align_statements
from tellings.align.features import FEATURES
from tellings.align.group import group_pairs
from tellings.align.standing import STANDING
from tellings.models import load_pair_scorer
from tellings.ports import Tokens
from tellings.records.relation import Relation
from tellings.records.report import Report
from tellings.records.spans import Span
from tellings.records.statement import Speaker, Statement

TEXTS = (
    "The bridge over the Orkla collapsed",
    "The Orkla bridge collapsed",
    "Two lorry drivers were hurt",
    "Two drivers of lorries were hurt",
    "The mayor opened a library",
)


class WordEncoder:
    """Texts that share words lie near each other."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        words = sorted({w for t in TEXTS for w in t.lower().split()})
        rows = np.array(
            [[float(w in t.lower().split()) for w in words] for t in texts], dtype=np.float32
        )
        lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        return np.asarray(rows / lengths, dtype=np.float32)

    def encode_spans(
        self, texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]
    ) -> tuple[tuple[Tokens, ...], NDArray[np.float32]]:
        parts = [t[a:b] for t, own in zip(texts, spans, strict=True) for a, b in own]
        words = [tuple(part.lower().split()) for part in parts]
        return tuple(Tokens(w, self.encode(w)) for w in words), self.encode(texts)


class LikenessScorer:
    """Believes the vectors alone."""

    def weigh_alone(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        return features[:, FEATURES.index("meaning")]

    def score(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        return features[:, FEATURES.index("meaning")]


class Silent:
    """Says of no pair that it is anything."""

    def judge(
        self, words: Sequence[NDArray[np.float32]], pairs: Sequence[tuple[int, int]]
    ) -> tuple[Relation, ...]:
        del words
        return (Relation(1, 0, 0, 0, 0, 0, 0),) * len(pairs)


def statement(report: int, text: str) -> Statement:
    return Statement(
        id=f"s-{report}",
        report=f"r-{report}",
        start=0,
        end=len(text),
        text=text,
        sentence=Span(0, len(text)),
        speaker=Speaker(kind="outlet"),
        terms=tuple(text.lower().split()),
    )


STATEMENTS = [statement(n, text) for n, text in enumerate(TEXTS)]
REPORTS = {f"r-{n}": Report(id=f"r-{n}", text=text) for n, text in enumerate(TEXTS)}


def matters(statements: Sequence[Statement]) -> list[tuple[str, ...]]:
    found = align_statements(statements, REPORTS, WordEncoder(), LikenessScorer(), Silent())
    return sorted(m.statements for m in found)


def test_statements_of_one_matter_are_grouped_and_all_are_kept() -> None:
    assert matters(STATEMENTS) == [("s-0", "s-1"), ("s-2", "s-3"), ("s-4",)]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_makes_no_difference(seed: int) -> None:
    shuffled = random.Random(seed).sample(STATEMENTS, len(STATEMENTS))
    assert matters(shuffled) == matters(STATEMENTS)


def test_no_statements_no_matters() -> None:
    assert matters([]) == []


def test_a_statement_is_no_matter_of_another_by_chaining() -> None:
    chain = {(n, n + 1): 0.6 for n in range(9)}
    assert max(map(len, group_pairs(10, chain, threshold=0.5))) == 2


def test_what_must_stay_apart_stays_apart() -> None:
    assert group_pairs(2, {(0, 1): 0.9}, threshold=0.5, apart=[(0, 1)]) == ((0,), (1,))


def test_the_pair_model_has_a_weight_for_each_feature() -> None:
    model = load_pair_scorer()
    alike, unlike = np.zeros((2, len(FEATURES) + len(STANDING)))
    alike[[FEATURES.index(n) for n in ("meaning", "special", "most", "least", "words")]] = 1.0
    for n, name in enumerate(STANDING, len(FEATURES)):
        alike[n], unlike[n] = (1.0, -1.0) if name != "mutual" else (1.0, 0.0)
    first, last = model.weigh_alone(np.array([alike, unlike])[:, : len(FEATURES)])
    assert first > last
    one, other = model.score(np.array([alike, unlike]))
    assert 0 <= other < 0.05 < 0.9 < one <= 1


def test_what_copies_share_word_for_word_is_one_matter_however_many_copies_there_are() -> None:
    copies = [replace(STATEMENTS[0], id=f"s-copy-{n}", report=f"r-copy-{n}") for n in range(50)]
    reports = REPORTS | {c.report: Report(id=c.report, text=c.text) for c in copies}
    found = align_statements(
        [*copies, *STATEMENTS], reports, WordEncoder(), LikenessScorer(), Silent()
    )
    shared = next(m for m in found if "s-0" in m.statements)
    assert set(shared.statements) == {"s-0", "s-1", *(c.id for c in copies)}
    assert shared.likeness("s-copy-7", "s-copy-31") == 1.0
    assert shared.likeness("s-copy-7", "s-1") == shared.likeness("s-0", "s-1") > 0.5
