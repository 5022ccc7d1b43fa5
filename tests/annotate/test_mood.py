"""Is, is not, may be, will be; event, state, background, opinion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.annotate.conftest import Read


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The ferry reached the island.", "positive"),
        ("The ferry did not reach the island.", "negative"),
        ("The ferry never reached the island.", "negative"),
        ("No ferry reached the island.", "negative"),
        ("The ferry failed to reach the island.", "negative"),
        ("The divers found nothing in the hull.", "negative"),
        ("Nobody was hurt in the storm.", "negative"),
        ("There were no casualties.", "negative"),
        ("The ferry isn't safe any more.", "negative"),
        ("The ferry sank after no warning had come.", "positive"),
    ],
)
def test_a_negated_claim_is_negative(read: Read, text: str, polarity: str) -> None:
    assert read(text)[0].polarity == polarity


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The crew cleared the road.", "actual"),
        ("The crew will clear the road.", "planned"),
        ("The crew is expected to clear the road by Friday.", "planned"),
        ("The council is set to meet on Monday.", "planned"),
        ("The hearing was set for May.", "planned"),
        ("Bail was set at $50,000.", "actual"),
        ("The school is due to reopen on Monday.", "planned"),
        ("The wall could fall at any moment.", "possible"),
        ("The crew may have left the island.", "possible"),
        ("There are fears that the dam will burst.", "feared"),
    ],
)
def test_what_has_not_happened_is_told_from_what_has(read: Read, text: str, modality: str) -> None:
    (statement,) = read(text)
    assert statement.modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "Engineers fear the dam will burst.",
        "Residents feared that the wall would give way.",
        "Officials worry that the road is lost.",
    ],
)
def test_what_somebody_fears_is_feared(read: Read, text: str) -> None:
    (statement,) = read(text)
    assert statement.modality == "feared"


def test_a_condition_is_no_fact(read: Read) -> None:
    condition, consequence = read("If the rain stops at dawn, the road will open.")
    assert condition.modality == "conditional"
    assert consequence.modality == "planned"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The ferry sank at noon.", "event"),
        ("Rebels hold the bridge.", "state"),
        ("The road is open again.", "state"),
        ("The bridge was built in 1987.", "background"),
        ("The mayor must go.", "opinion"),
        ("“It was a terrible night for us,” said Marta Helgesen.", "opinion"),
    ],
)
def test_the_role_of_a_claim(read: Read, text: str, role: str) -> None:
    (statement,) = read(text)
    assert statement.role == role


@pytest.mark.parametrize(
    ("text", "stance", "modality", "polarity"),
    [
        ("Rebels denied that they had shelled the town.", "denies", "actual", "positive"),
        ("The mayor doubts that rebels shelled the town.", "doubts", "actual", "positive"),
        (
            "Officers predicted that rebels would shell the town.",
            "predicts",
            "possible",
            "positive",
        ),
        ("The minister ordered troops to shell the town.", "orders", "actual", "positive"),
        ("Did the army shell the town?", "asks", "actual", "positive"),
        ("The army did not shell the town.", "asserts", "actual", "negative"),
        ("The army tried to shell the town.", "asserts", "planned", "positive"),
        ("The army may have shelled the town.", "asserts", "possible", "positive"),
        ("The army reportedly shelled the town.", "asserts", "possible", "positive"),
        ("Residents fear that rebels will shell the town.", "predicts", "feared", "positive"),
    ],
)
def test_nothing_here_says_that_a_town_was_shelled(
    read: Read, text: str, stance: str, modality: str, polarity: str
) -> None:
    (statement,) = read(text)
    assert (statement.stance, statement.modality, statement.polarity) == (
        stance,
        modality,
        polarity,
    )


def test_to_have_warned_somebody_is_a_deed(read: Read) -> None:
    (statement,) = read("The harbour office warned them twice.")
    assert statement.modality == "actual"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ('"It was a senseless attack," Marta Helgesen said.', "opinion"),
        ('"The crew died in a tragic storm," Marta Helgesen said.', "event"),
    ],
)
def test_a_word_of_worth_beside_the_point_makes_no_opinion(
    read: Read, text: str, role: str
) -> None:
    assert read(text)[0].role == role


def test_who_calls_a_thing_names_orders_nothing(read: Read) -> None:
    assert read('Marta Helgesen called the hearing a "farce".')[0].stance == "asserts"
    assert read("Marta Helgesen called for calm in the harbour.")[0].stance == "orders"
