"""Statements that speak of more than one matter."""

from __future__ import annotations

import random

from tellings.align.sharing import find_guests

GROUPS = ((0, 1), (2, 3), (4,))
PAIRS = {(0, 1): 0.9, (2, 3): 0.8, (1, 2): 0.7, (1, 3): 0.5, (0, 4): 0.9, (3, 4): 0.2}


def test_who_belongs_to_another_group_on_the_mean_is_its_guest() -> None:
    assert find_guests(GROUPS, PAIRS, threshold=0.59) == [(), (1,), (0,)]
    # One strong pair is not enough where the group has others.
    assert find_guests(GROUPS, PAIRS, threshold=0.65) == [(), (), (0,)]


def test_whom_the_rules_part_from_a_group_is_no_guest_there() -> None:
    assert find_guests(GROUPS, PAIRS, threshold=0.59, apart=[(3, 1)]) == [(), (), (0,)]


def test_two_that_stand_alone_stay_so() -> None:
    assert find_guests(((0,), (1,)), {(0, 1): 0.9}, threshold=0.3) == [(), ()]


def test_the_order_of_pairs_changes_nothing() -> None:
    pairs = list(PAIRS.items())
    wanted = find_guests(GROUPS, PAIRS, threshold=0.45)
    for seed in range(5):
        random.Random(seed).shuffle(pairs)
        assert find_guests(GROUPS, dict(pairs), threshold=0.45) == wanted
