from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tellings.cluster.linkage import link_by_average


def symmetric(size: int, pairs: dict[tuple[int, int], float]) -> NDArray[np.float64]:
    scores = np.zeros((size, size), dtype=np.float64)
    for (left, right), score in pairs.items():
        scores[left, right] = scores[right, left] = score
    return scores


def test_a_chain_does_not_pull_its_ends_together() -> None:
    scores = symmetric(4, {(0, 1): 0.9, (2, 3): 0.8, (1, 2): 0.6})
    assert link_by_average(scores, 0.5) == [[0, 1], [2, 3]]


def test_certain_pairs_are_joined_whatever_their_score() -> None:
    assert link_by_average(symmetric(3, {}), 0.5, [(0, 2), (2, 0)]) == [[0, 2], [1]]


def test_certain_pairs_chain() -> None:
    assert link_by_average(symmetric(4, {}), 0.5, [(2, 3), (1, 2), (1, 3)]) == [[0], [1, 2, 3]]


@pytest.mark.parametrize("size", [0, 1])
def test_few_are_no_trouble(size: int) -> None:
    assert link_by_average(symmetric(size, {}), 0.5) == [[i] for i in range(size)]


@given(st.integers(2, 12), st.integers(0, 10**6), st.floats(0.1, 0.9))
def test_it_joins_as_the_plain_way_does(size: int, seed: int, threshold: float) -> None:
    draw = random.Random(seed).random  # scores without ties: the plain way has its own order
    pairs = {(i, j): draw() for i in range(size) for j in range(i + 1, size)}
    scores = symmetric(size, pairs)
    assert link_by_average(scores, threshold) == _plain(scores, threshold)


def _plain(scores: NDArray[np.float64], threshold: float) -> list[list[int]]:
    clusters = [[i] for i in range(len(scores))]
    while len(clusters) > 1:
        mean, left, right = max(
            (float(np.mean(scores[np.ix_(a, b)], dtype=np.float64)), a, b)
            for i, a in enumerate(clusters)
            for b in clusters[i + 1 :]
        )
        if mean < threshold:
            break
        clusters.remove(left)
        clusters.remove(right)
        clusters.append(sorted(left + right))
    return sorted(clusters)


def test_pairs_that_must_stay_apart_do_whatever_their_score() -> None:
    scores = symmetric(3, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7})
    assert link_by_average(scores, 0.5, apart=[(0, 1)]) == [[0], [1, 2]]
    assert link_by_average(scores, 0.5, [(0, 1)], apart=[(0, 1)]) == [[0], [1, 2]]


def test_what_must_be_together_is_though_it_should_be_apart() -> None:
    scores = symmetric(3, {(1, 2): 0.8})
    assert link_by_average(scores, 0.5, together=[(0, 1)], apart=[(0, 1)]) == [[0, 1], [2]]


def test_clusters_inherit_whom_they_stay_apart_from() -> None:
    scores = symmetric(4, {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.85, (1, 3): 0.85, (0, 2): 0.85})
    assert link_by_average(scores, 0.1, apart=[(0, 3)]) == [[0, 1], [2, 3]]


def test_two_close_clusters_stay_apart_if_they_are_far_less_alike_than_they_are_close() -> None:
    across = {(left, right): 0.2 for left in (0, 1) for right in (2, 3)}
    scores = symmetric(4, {(0, 1): 0.9, (2, 3): 0.8, **across})
    assert link_by_average(scores, 0.1) == [[0, 1, 2, 3]]
    assert link_by_average(scores, 0.1, contrast=0.3) == [[0, 1], [2, 3]]
    assert link_by_average(scores, 0.1, contrast=0.2) == [[0, 1, 2, 3]]


def test_contrast_takes_no_single_one_out() -> None:
    scores = symmetric(3, {(0, 1): 0.9, (0, 2): 0.2, (1, 2): 0.2})
    assert link_by_average(scores, 0.1, contrast=0.5) == [[0, 1, 2]]
