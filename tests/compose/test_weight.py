from __future__ import annotations

from dataclasses import replace
from typing import Any

from tellings.compose import StoryParts
from tellings.compose.parts import gather
from tellings.compose.weight import weigh_findings


def test_more_origins_and_more_reports_weigh_more(ferry: StoryParts) -> None:
    weights = weigh_findings(gather(ferry))
    assert weights["f-aground"] > weights["f-quay"]


def test_background_weighs_less_than_what_happened(ferry: StoryParts) -> None:
    before = weigh_findings(gather(ferry))["f-aground"]
    dull = tuple(replace(s, role="background") for s in ferry.statements)
    assert weigh_findings(gather(replace(ferry, statements=dull)))["f-aground"] < before


def test_what_reports_begin_with_weighs_more(make: Any) -> None:
    report = make.report(
        "one", "The barge sank near Oban. " + "Rain fell. " * 40 + "A gull cried."
    )
    first = make.statement(report, "The barge sank near Oban", terms=())
    last = make.statement(report, "A gull cried", terms=())
    parts = StoryParts(
        reports=(report,),
        statements=(first, last),
        findings=(make.finding("barge", [first]), make.finding("gull", [last])),
    )
    weights = weigh_findings(gather(parts))
    assert weights["f-barge"] > weights["f-gull"]


def test_finding_without_known_statements_weighs_nothing(make: Any, ferry: StoryParts) -> None:
    lost = replace(ferry.findings[0], id="f-lost", statements=("s-unknown",))
    weights = weigh_findings(gather(replace(ferry, findings=(lost,))))
    assert weights == {"f-lost": 0.0}
