from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tellings.cluster.features import bag_similarity

BAGS = st.lists(
    st.dictionaries(st.sampled_from(["harbour", "said", "zorbling", "police"]), st.integers(1, 9)),
    max_size=8,
)


@given(BAGS)
def test_likeness_is_symmetric_and_between_nought_and_one(bags: list[dict[str, int]]) -> None:
    likeness = bag_similarity(bags)
    assert likeness.shape == (len(bags), len(bags))
    assert np.allclose(likeness, likeness.T)
    assert np.all((likeness >= 0) & (likeness <= 1.0001))


def test_a_rare_word_in_common_says_more_than_a_common_one() -> None:
    bags = [{"zorbling": 1, "city": 1}, {"zorbling": 1, "house": 1}, {"city": 1, "murk": 1}]
    likeness = bag_similarity(bags)
    assert likeness[0, 1] > 2 * likeness[0, 2] > 0


def test_words_of_all_reports_still_count_in_a_small_set() -> None:
    likeness = bag_similarity([{"zorbling": 2, word: 1} for word in ("hum", "mud", "fig", "oak")])
    assert likeness.min() > 0.4


def test_words_of_all_reports_count_little_in_a_large_set() -> None:
    bags = [{"zorbling": 1, f"own{i}": 1} for i in range(400)]
    assert bag_similarity(bags)[0, 1] < 0.1
