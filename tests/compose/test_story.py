from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from tellings.compose import StoryParts, check_summary, compose_story
from tellings.records.account import Story


def shuffle(parts: StoryParts, seed: int) -> StoryParts:
    dice = random.Random(seed)
    mixed: dict[str, Any] = {}
    for name in ("reports", "entities", "statements", "findings", "copies"):
        records = list(getattr(parts, name))
        dice.shuffle(records)
        mixed[name] = tuple(records)
    return replace(parts, **mixed)


@pytest.mark.parametrize("seed", range(5))
def test_order_of_input_changes_nothing(ferry: StoryParts, seed: int) -> None:
    assert compose_story(shuffle(ferry, seed)) == compose_story(ferry)


def test_id_depends_on_the_reports_alone(ferry: StoryParts) -> None:
    bare = replace(ferry, statements=(), findings=(), entities=())
    assert compose_story(bare).id == compose_story(ferry).id
    assert compose_story(replace(ferry, reports=ferry.reports[:1])).id != compose_story(ferry).id


def test_everything_handed_in_is_kept(ferry: StoryParts) -> None:
    story = compose_story(ferry)
    assert set(story.statements) == set(ferry.statements)
    assert {f.id for f in story.findings} == {f.id for f in ferry.findings}
    assert set(story.entities) == set(ferry.entities)
    assert set(story.reports) == {r.id for r in ferry.reports}


def test_title_is_a_headline_without_the_outlet(ferry: StoryParts) -> None:
    assert compose_story(ferry).title == "Ferry Selma runs aground off Tobermory"


def test_period_is_that_of_the_main_happening(ferry: StoryParts) -> None:
    period = compose_story(ferry).period
    assert period is not None
    assert (period.earliest, period.latest) == ("2031-05-04", "2031-05-04")


def test_empty_story_has_no_summary_and_no_fault(make: Any) -> None:
    story = compose_story(StoryParts(reports=(make.report("quiet", "", day=None),)))
    assert isinstance(story, Story)
    assert story.summary == ()
    assert story.timeline == ()
    assert check_summary(story) == []


def test_hostile_text_is_carried_as_text(make: Any) -> None:
    nasty = "The <script>alert(1)</script> ferry sank (off Cape Wrath on Monday"
    report = make.report("x", nasty * 3 + "\x1b[2J" + "(" * 50_000, title="<script>")
    statement = make.statement(report, nasty[:30])
    story = compose_story(
        StoryParts(
            reports=(report,),
            statements=(statement,),
            findings=(make.finding("n", [statement]),),
        )
    )
    assert check_summary(story) == []
