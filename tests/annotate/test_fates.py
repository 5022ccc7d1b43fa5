"""Who was killed or hurt, with a number or without; all texts are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tellings.records.annotation import Annotation
from tellings.records.statement import Fate

Annotate = Callable[..., Annotation]

TOLD = [
    ("A clerk died at the mill.", [("killed", 1)]),
    ("Two men and a girl were killed.", [("killed", 2), ("killed", 1)]),
    ("Nine guards were shot, four of them fatally.", [("shot", 9), ("shot", 4)]),
    ("The raid left four dead and another critically wounded.", [("killed", 4), ("injured", 1)]),
    ("A guard was fatally shot.", [("killed", 1)]),
    ("He killed his wife, stepson and aunt.", [("killed", 1)] * 3),
    ("Eight others were taken to a clinic.", [("hospitalised", 8)]),
    ("Nobody was hurt.", [("injured", 0)]),
    ("Five miners were killed and a sixth wounded.", [("killed", 5), ("injured", 1)]),
    ("A fifth victim died on Sunday.", [("killed", 5)]),
    ("We have eleven pupils dead.", [("killed", 11)]),
    ("Nine people were hit, eight clerks and a girl.", [("shot", 9)]),
    ("A clerk, three girls and a nun were shot.", [("shot", 1), ("shot", 3), ("shot", 1)]),
    (
        "Three boys, ages 17, 15 and 12, and a clerk, 70, were hurt.",
        [("injured", 3), ("injured", 1)],
    ),
    ("The raid left five girls and one guard injured.", [("injured", 5), ("injured", 1)]),
    ("Nine miners were shot and one guard killed.", [("shot", 9), ("killed", 1)]),
    ("A fourth man was hurt.", [("shot", 4)]),
    ("The 14-year-old was taken to the hospital.", [("hospitalised", 1)]),
    ("Four people were found shot dead in a barn.", [("killed", 4)]),
    ("Gunfire struck a clerk and three others.", [("shot", 1), ("shot", 3)]),
    ("A gunman opened fire, hitting five people.", [("shot", 5)]),
    ("Someone fired at the van, striking a girl in the chest.", [("shot", 1)]),
    ("Guards found two women with gunshot wounds.", [("shot", 2)]),
    ("A woman suffering from burns was found at the mill.", [("injured", 1)]),
    ("The blast claimed the life of a 20-year-old man.", [("killed", 1)]),
    ("Both were pronounced dead.", [("killed", 2)]),
]


def fates(annotate: Annotate, text: str) -> list[Fate]:
    """Return the fates of a text, each once."""
    found = {(f.start, f.measure): f for s in annotate(text).statements for f in s.fates}
    return [found[key] for key in sorted(found)]


@pytest.mark.parametrize(("text", "told"), TOLD, ids=[text for text, _ in TOLD])
def test_whoever_was_killed_or_hurt_is_read(
    annotate: Annotate, text: str, told: list[tuple[str, int]]
) -> None:
    assert [(f.measure, f.lower) for f in fates(annotate, text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "He tried to kill his brother.",
        "The man wanted to kill two guards.",
        "She faces three counts of murder.",
        "He faces a charge of attempted murder.",
        "It is unclear if the driver was injured.",
        "The blast could have been worse, and no house would be hit.",
        "The storm destroyed 14 houses.",
        "Do not let him die.",
        "None of the injuries was grave.",
        "Officers recovered a knife.",
        "She is survived by her husband.",
        "The attempted murder of two guards shook the town.",
        "The harbour towns counted 214 homicides.",
        "The storm hit three towns.",
        "Guards found two women with no wounds.",
        "The clerk described the life of a miner.",
    ],
)
def test_what_was_not_done_befell_nobody(annotate: Annotate, text: str) -> None:
    assert fates(annotate, text) == []


def test_names_and_ages_go_with_those_they_are_of(annotate: Annotate) -> None:
    (fate,) = fates(annotate, "Maro Velsen, 52, died on the quay.")
    assert (fate.name, fate.age) == ("Maro Velsen", "52 year")
    (fate,) = fates(annotate, "A 9-year-old girl died in the mill.")
    assert (fate.person, fate.age) == ("girl", "9 year")


def test_a_name_behind_a_noun_is_no_other_person(annotate: Annotate) -> None:
    found = fates(annotate, "He killed his wife, Ilsa Brandt, 34, and their son.")
    assert [f.lower for f in found] == [1, 1]


def test_whoever_did_it_is_told_from_the_others(annotate: Annotate) -> None:
    found = fates(annotate, "The gunman shot three clerks before killing himself.")
    assert [(f.measure, f.lower, f.doer) for f in found] == [
        ("killed", 1, True),
        ("shot", 3, False),
    ]
    (fate,) = fates(annotate, "The attacker was killed by the guards.")
    assert fate.doer


def test_ages_in_a_row_count_nobody(annotate: Annotate) -> None:
    (fate,) = fates(annotate, "Two boys, 14 and 16, were shot near the quay.")
    assert (fate.measure, fate.lower) == ("shot", 2)


def test_as_many_as_gives_the_most(annotate: Annotate) -> None:
    (fate,) = fates(annotate, "The fire wounded as many as four others.")
    assert (fate.measure, fate.upper) == ("injured", 4)
