"""Which pairs are asked what they are to each other. All happenings invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.align.test_statements import STATEMENTS, statement

from tellings.align.nearness import Vectors
from tellings.align.relations import (
    MOST,
    RELATED,
    UNASKED,
    judge_pairs,
    relate,
    relation_features,
)
from tellings.ports import Tokens
from tellings.records.matter import Matter
from tellings.records.relation import Relation


class Recorder:
    """Says of every pair that the first is later, and keeps what was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []

    def judge(
        self, words: Sequence[NDArray[np.float32]], pairs: Sequence[tuple[int, int]]
    ) -> tuple[Relation, ...]:
        del words
        self.asked += pairs
        return tuple(Relation(0, 0, 0, 0, 0, 1, 0) for _ in pairs)


def vectors(count: int) -> Vectors:
    tokens = [Tokens(("word",), np.ones((1, 2), dtype=np.float32))] * count
    return Vectors.of(tokens, np.ones((count, 2), dtype=np.float32))


def test_pairs_of_one_matter_are_asked_and_no_others() -> None:
    judge = Recorder()
    found = relate(STATEMENTS, vectors(5), [(0, 1), (2, 3), (4,)], judge, {})
    assert judge.asked == [(0, 1), (2, 3)]
    assert [set(relations) for relations in found] == [{("s-0", "s-1")}, {("s-2", "s-3")}, set()]


def test_what_is_judged_before_is_not_asked_again() -> None:
    judge = Recorder()
    pairs = [(0, 1), (0, 2), (1, 2)]
    judged = judge_pairs(STATEMENTS, vectors(5), pairs, [True] * 3, judge)
    judge.asked.clear()
    found = relate(STATEMENTS, vectors(5), [(0, 1, 2), (3, 4)], judge, judged)
    assert judge.asked == [(3, 4)]
    assert found[0]["s-0", "s-1"] is judged[0, 1]


def test_two_statements_of_one_report_are_not_asked_whether_they_are_one_matter() -> None:
    one_report = [replace(STATEMENTS[0], report="r-1"), replace(STATEMENTS[1], report="r-1")]
    judge = Recorder()
    assert judge_pairs(one_report, vectors(2), [(0, 1)], [True], judge) == {}
    assert judge.asked == []


def test_pairs_that_are_not_worth_it_are_not_asked() -> None:
    judge = Recorder()
    pairs = [(0, 1), (0, 2)]
    assert set(judge_pairs(STATEMENTS, vectors(5), pairs, [True, False], judge)) == {(0, 1)}


def test_columns_tell_what_was_judged_and_stay_finite() -> None:
    sure = Relation(0, 0.6, 0.1, 0.1, 0.1, 0.05, 0.05)
    told, unasked = relation_features({(0, 1): sure}, [(0, 1), (0, 2)])
    found = dict(zip(RELATED, told, strict=True))
    assert 0 < found["one_matter"] < 10
    assert [found[n] for n in ("agree", "against", "moved")] == [
        pytest.approx(chance) for chance in (0.8, 0.1, 0.1)
    ]
    assert unasked.tolist() == [UNASKED, 0, 0, 0]


def test_what_one_party_says_twice_in_one_report_is_not_asked() -> None:
    twice = [STATEMENTS[0], replace(STATEMENTS[1], report="r-0")]
    judge = Recorder()
    assert relate(twice, vectors(2), [(0, 1)], judge, {}) == [{}]
    assert judge.asked == []


def test_of_a_huge_matter_not_every_pair_is_asked() -> None:
    many = [statement(n, f"the bridge {n} fell") for n in range(3 * MOST)]
    judge = Recorder()
    relate(many, vectors(len(many)), [tuple(range(len(many)))], judge, {})
    assert len(judge.asked) == MOST * (MOST - 1) // 2


def test_a_matter_turns_what_it_is_asked_the_other_way_round_and_twins_answer_for_each_other() -> (
    None
):
    later = Relation(0, 0, 0, 0, 0, 1, 0)
    matter = Matter(statements=("a", "b", "c"), relations={("a", "b"): later}, twins={"c": "a"})
    assert matter.relation("a", "b") == later
    assert matter.relation("b", "a") == later.turned()
    assert matter.relation("c", "b") == later
    assert matter.relation("a", "c") is None
