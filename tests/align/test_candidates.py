from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from numpy.typing import NDArray

from tellings.align.candidates import NEAREST, candidate_pairs
from tellings.align.nearness import Vectors


def vectors(size: int, *, seed: int = 5) -> Vectors:
    rows = np.abs(np.random.default_rng(seed).normal(size=(size, 24))).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return of(rows)


def of(rows: NDArray[np.float32]) -> Vectors:
    words = tuple(rows[:1] for _ in rows)
    return Vectors(rows, rows, rows, words, words, tuple(np.ones(1, np.float32) for _ in rows))


@pytest.mark.parametrize("size", [300, 3000])
def test_the_pairs_a_statement_is_judged_in_stay_flat_as_the_story_grows(size: int) -> None:
    pairs = candidate_pairs(vectors(size))
    assert len(pairs) <= NEAREST * size
    assert min(Counter(n for pair in pairs for n in pair).values()) >= NEAREST - 1


def test_in_a_small_story_all_like_pairs_are_judged() -> None:
    assert len(candidate_pairs(vectors(10))) == 45


def test_what_has_nothing_in_common_is_not_judged() -> None:
    assert candidate_pairs(of(np.eye(4, dtype=np.float32))) == []


def test_pairs_are_sorted_and_never_of_a_statement_with_itself() -> None:
    pairs = candidate_pairs(vectors(700))
    assert pairs == sorted(set(pairs))
    assert all(i < j for i, j in pairs)


def test_no_statements_no_pairs() -> None:
    assert candidate_pairs(of(np.zeros((0, 8), dtype=np.float32))) == []
