"""Which pairs are asked what they are to each other. All happenings invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from tests.align.test_statements import STATEMENTS, statement

from tellings.align.nearness import Vectors
from tellings.align.relations import MOST, relate
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
    found = relate(STATEMENTS, vectors(5), [(0, 1), (2, 3), (4,)], judge)
    assert judge.asked == [(0, 1), (2, 3)]
    assert [set(relations) for relations in found] == [{("s-0", "s-1")}, {("s-2", "s-3")}, set()]


def test_what_one_party_says_twice_in_one_report_is_not_asked() -> None:
    twice = [STATEMENTS[0], replace(STATEMENTS[1], report="r-0")]
    judge = Recorder()
    assert relate(twice, vectors(2), [(0, 1)], judge) == [{}]
    assert judge.asked == []


def test_of_a_huge_matter_not_every_pair_is_asked() -> None:
    many = [statement(n, f"the bridge {n} fell") for n in range(3 * MOST)]
    judge = Recorder()
    relate(many, vectors(len(many)), [tuple(range(len(many)))], judge)
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
