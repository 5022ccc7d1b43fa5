"""How many a headline tells to be killed and hurt; all headlines are invented."""

from __future__ import annotations

import pytest

from tellings.compose.headlines import read_headline


@pytest.mark.parametrize(
    ("title", "killed", "hurt"),
    [
        ("Ferry fire: 2 dead, 7 wounded", 2, 7),
        ("One killed, four others hurt in mill blast - The Velmar Post", 1, 4),
        ("Nine shot, two fatally, at harbour fair", 2, 7),
        ("Blast kills three, injures at least 12", 3, 12),
        ("Five miners shot near Orrin", None, 5),
        ("Two clerks, one child wounded on quay", None, 3),
        ("3-year-old and four adults shot in Velmar", None, 5),
        ("Clerk's son, 6 others shot at fair", None, 7),
        ("Girl, 6, dies as wall falls", 1, None),
        ("16-year-old boy fatally shot", 1, None),
        ("Police name man who died in mill fire", 1, None),
        ("Sixteen year-old boy killed on quay", 1, None),
    ],
)
def test_counts_and_persons_are_read(title: str, killed: int | None, hurt: int | None) -> None:
    read = read_headline(title)
    assert (read.killed, read.hurt) == (killed, hurt)


@pytest.mark.parametrize(
    "title",
    [
        "Mayor opens the new ferry",
        "2 men arrested after brawl",
        "Several wounded in mill blast",
        "3 dead, 9 wounded in separate shootings",
        "Trial opens 10 months after brawl",
        "Mill to hire 2031 workers",
        "Fifth arrest announced",
        "One of five victims named",
    ],
)
def test_what_counts_nobody_is_left_alone(title: str) -> None:
    read = read_headline(title)
    assert (read.killed, read.hurt) == (None, None)


def test_a_person_is_no_count() -> None:
    assert not read_headline("Miner killed in shaft").counted
    assert read_headline("One miner killed in shaft").counted


def test_all_the_dead_are_told_from_those_whom_somebody_killed() -> None:
    assert read_headline("Four dead at mill").all_dead
    assert not read_headline("Gunman kills four at mill").all_dead


def test_a_list_of_which_only_some_are_counted_is_not_summed() -> None:
    assert read_headline("Parents, 2 children dead in fire").killed is None
