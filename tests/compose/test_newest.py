from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tellings.compose import StoryParts, compose_story
from tellings.compose.newest import find_newest, leave_out
from tellings.records.report import Dated


def test_undated_and_overlapping_reports_are_not_called_newer(make: Any) -> None:
    wide = Dated(earliest="2031-05-01", latest="2031-05-09", basis="inferred")
    late = make.report("late", "x", day="2031-05-05")
    assert find_newest((replace(make.report("a", "x"), published=wide), late)) == ()
    assert find_newest((make.report("a", "x", day=None), late)) == ()
    assert find_newest((make.report("a", "x"), late)) == (late,)
    assert find_newest(()) == ()


def test_nothing_of_the_reports_left_out_remains(ferry: StoryParts) -> None:
    story = leave_out(compose_story(ferry), {"coast"})
    assert story.reports == ("harbour",)
    assert {s.report for s in story.statements} == {"harbour"}
    ids = {s.id for s in story.statements}
    for finding in story.findings:
        assert finding.statements
        told = [o.statements for o in finding.origins]
        told += [v.statements for v in finding.values] + [s.statements for s in finding.sides]
        assert all(own and ids.issuperset(own) for own in told)
        assert finding.status == "once"
    assert not {"f-cleared"} & {f.id for f in story.findings}


def test_the_value_that_stood_is_current_again(ferry: StoryParts) -> None:
    story = leave_out(compose_story(ferry), {"coast"})
    (hurt,) = (f for f in story.findings if f.id == "f-hurt")
    assert [(v.text, v.current) for v in hurt.values] == [("at least 12", True)]


def test_what_was_replaced_stands_again(ferry: StoryParts) -> None:
    findings = {f.id: f for f in ferry.findings}
    findings["f-suspect"] = replace(
        findings["f-suspect"], superseded_by=("f-cleared",), current=False
    )
    findings["f-cleared"] = replace(findings["f-cleared"], supersedes=("f-suspect",))
    story = compose_story(replace(ferry, findings=tuple(findings.values())))
    (suspect,) = (f for f in leave_out(story, {"coast"}).findings if f.id == "f-suspect")
    assert suspect.current
    assert suspect.superseded_by == ()


@pytest.mark.parametrize("gone", [(), ("nobody",)], ids=["none", "unknown"])
def test_leaving_out_nothing_keeps_the_findings(ferry: StoryParts, gone: tuple[str, ...]) -> None:
    story = compose_story(ferry)
    left = leave_out(story, gone)
    assert (left.findings, left.entities) == (story.findings, story.entities)
