"""What is denied stands beside its denial. All happenings and outlets invented."""

from __future__ import annotations

import re

import pytest
from tests.accounts.conftest import Tell, finding_with, only, passages

TEXTS = (
    "TARNBY, March 4 - Two ferries collided off Tarnby on Monday. The rowers' union accused Tarn "
    "Boats of selling hulls without a keel. Tarn Boats rejected the accusation.",
    "TARNBY, March 5 - Divers searched the ferries that collided off Tarnby on Monday. "
    "The harbour is closed.",
)


@pytest.mark.parametrize("order", [1, -1])
def test_a_denial_that_only_points_disputes_what_it_points_at(tell: Tell, order: int) -> None:
    story = only(tell(TEXTS[::order]))
    finding = finding_with(story, "selling hulls without a keel")
    assert finding.status == "disputed"
    assert {origin.name for origin in finding.origins} == {"The rowers' union", "Tarn Boats"}
    assert len(finding.sides) == 2
    assert "denies" in finding.sides[1].text


@pytest.mark.parametrize("others", [0, 1])
def test_the_words_of_a_denial_never_stand_alone(tell: Tell, others: int) -> None:
    denials = (
        "TARNBY, March 4 - Two ferries collided off Tarnby on Monday. Ada Moll, who built both, "
        "denied that the hulls had cracked before.",
        "TARNBY, March 5 - Divers searched the ferries that collided off Tarnby on Monday. The "
        "harbour police denied that the hulls had cracked before.",
    )
    account = tell(denials[: others + 1])
    told = [part for part in passages(account) if "hulls had cracked" in part]
    assert len(told) >= 3
    for part in told:
        assert re.search(r"\b(?:den(?:y|ies|ied)|[Ww]hether)\b", part), part
        if "“" in part:
            assert re.search(r"\bden(?:y|ies|ied)\b", part), part


@pytest.mark.parametrize(
    ("told", "disputed"),
    [
        ("declined to say that a power line had sparked the fire", False),
        ("did not concede that a power line had sparked the fire", False),
        ("could not confirm that a power line had sparked the fire", False),
        ("does not believe that a power line had sparked the fire", True),
        ("denied that a power line had sparked the fire", True),
    ],
)
def test_who_will_not_say_it_disputes_nothing(tell: Tell, told: str, disputed: bool) -> None:
    agency = (
        "TARNBY - A fire burned forty houses in Tarnby on Monday. The state's forest agency said "
        "that a power line had sparked the fire on the ridge above the town."
    )
    firm = (
        "TARNBY - The fire that burned forty houses in Tarnby on Monday is out. The power company "
        f"{told} on the ridge above the town."
    )
    story = only(tell((agency, firm)))
    texts = {s.id: s.text for s in story.statements}
    found = [f for f in story.findings if any("sparked" in texts[i] for i in f.statements)]
    assert found
    assert any(f.status == "disputed" for f in found) == disputed
    assert not any(f.status == "corroborated" for f in found)
