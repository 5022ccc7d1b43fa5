from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tellings.compose import StoryParts
from tellings.compose.parts import gather
from tellings.compose.speakers import name_speaker
from tellings.records.statement import Speaker


@pytest.mark.parametrize(
    ("speaker", "wanted"),
    [
        (Speaker(kind="person", text="Brandt", entity="e-brandt"), "captain Ola Brandt"),
        (Speaker(kind="person", text="first mate Ola Brandt"), "first mate Ola Brandt"),
        (Speaker(kind="person", text="he", entity="e-brandt"), "captain Ola Brandt"),
        (Speaker(kind="person", text="he"), None),
        (Speaker(kind="unnamed", text="Officials"), "officials"),
        (Speaker(kind="unnamed", text="word " * 20), None),
        (Speaker(kind="outlet"), "Harbour"),
    ],
)
def test_speaker_is_named_by_the_fullest_fair_name(
    ferry: StoryParts, make: Any, speaker: Speaker, wanted: str | None
) -> None:
    statement = replace(ferry.statements[0], speaker=speaker)
    assert name_speaker(gather(ferry), statement) == wanted


def test_report_without_an_outlet_goes_by_its_agency_or_by_no_name(make: Any) -> None:
    for agency, wanted in (("Coastwire", "Coastwire"), (None, "one report")):
        report = make.report("one", "The sea is calm.", outlet=None, agency=agency)
        statement = make.statement(report, "The sea is calm")
        parts = StoryParts(reports=(report,), statements=(statement,))
        assert name_speaker(gather(parts), statement) == wanted
