from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tellings.compose.heirs import trace_heirs

PARTS = st.dictionaries(st.sampled_from("abcdef"), st.lists(st.integers(0, 9), max_size=6))


def test_an_id_that_stays_is_its_own_heir_whatever_it_holds() -> None:
    before = {"a": [1, 2, 3], "b": [9]}
    assert trace_heirs(before, {"a": [9], "b": [1, 2, 3]}, {}) == {"a": ["a"], "b": ["b"]}


def test_a_former_id_counts_before_the_parts() -> None:
    found = trace_heirs({"a": [1, 2]}, {"c": [1, 2], "d": [3]}, {"a": "d"})
    assert found == {"c": [], "d": ["a"]}


def test_two_that_were_joined_come_with_the_larger_first() -> None:
    assert trace_heirs({"a": [1], "b": [2, 3]}, {"c": [1, 2, 3]}, {}) == {"c": ["b", "a"]}


def test_what_shares_nothing_has_no_heir() -> None:
    assert trace_heirs({"a": [1]}, {"b": [2]}, {}) == {"b": []}


@given(PARTS, PARTS)
def test_everything_has_one_heir_at_most(
    before: dict[str, list[int]], after: dict[str, list[int]]
) -> None:
    found = trace_heirs(before, after, {})
    assert found.keys() == after.keys()
    heirs = [key for keys in found.values() for key in keys]
    assert len(heirs) == len(set(heirs))
    assert set(heirs) <= before.keys()


@given(PARTS)
def test_nothing_changes_hands_where_nothing_changes(parts: dict[str, list[int]]) -> None:
    assert trace_heirs(parts, parts, {}) == {key: [key] for key in parts}
