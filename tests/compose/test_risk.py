from __future__ import annotations

from typing import Any

import pytest

from tellings.compose import StoryParts
from tellings.compose.parts import gather
from tellings.compose.risk import weigh_risk
from tellings.records.finding import Finding
from tellings.records.statement import Speaker, Statement


def risk_beside(make: Any, **other: Any) -> float | None:
    report = make.report("one", "The barge sank. The oil leaked.")
    told: Statement = make.statement(report, "The barge sank")
    along = make.statement(report, "The oil leaked", speaker=other.pop("speaker", told.speaker))
    values = other.pop("values", lambda _: ())
    beside: Finding = make.finding("oil", [along], values=values([along]), **other)
    parts = StoryParts(
        reports=(report,),
        statements=(told, along),
        findings=(make.finding("sank", [told]), beside),
    )
    return weigh_risk(gather(parts), [told, along], ["f-sank"], told)


@pytest.mark.parametrize(
    "other",
    [
        {"status": "disputed"},
        {"superseded_by": ("f-x",)},
        {"status": "superseded"},
    ],
)
def test_unsettled_matter_must_not_slip_in(make: Any, other: dict[str, Any]) -> None:
    assert risk_beside(make, **other) is None


def test_last_value_of_what_moved_is_settled(make: Any) -> None:
    found = risk_beside(
        make, status="superseded", values=lambda statements: (make.value("9", statements),)
    )
    assert found is not None


def test_what_one_origin_says_is_a_risk_and_what_two_say_is_none(make: Any) -> None:
    assert risk_beside(make, status="corroborated") == 0
    once = risk_beside(make)
    assert once is not None
    assert once > 0


def test_words_of_another_speaker_are_a_risk(make: Any) -> None:
    found = risk_beside(
        make, status="corroborated", speaker=Speaker(kind="person", text="Lena Moe")
    )
    assert found is not None
    assert found > 0
