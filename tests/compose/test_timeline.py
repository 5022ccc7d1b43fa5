from __future__ import annotations

from dataclasses import replace

from tellings.compose import StoryParts, compose_story
from tellings.records.time import When


def test_items_are_in_order_and_one_a_finding(ferry: StoryParts) -> None:
    line = compose_story(ferry).timeline
    assert [i.finding for i in line] == ["f-aground", "f-cleared"]
    assert [i.when.earliest for i in line] == ["2031-05-04", "2031-05-05"]


def test_background_plans_and_vague_times_are_left_out(ferry: StoryParts) -> None:
    first, *rest = ferry.statements
    others = tuple(replace(s, when=None) for s in rest)
    vague = When(earliest="2030-01-01", latest="2031-05-04", basis="stated")
    for changed in (
        replace(first, role="background"),
        replace(first, modality="planned"),
        replace(first, when=vague),
        replace(first, when=When(earliest="?", latest="?", basis="unknown")),
        replace(first, stance="denies"),
    ):
        assert compose_story(replace(ferry, statements=(changed, *others))).timeline == ()


def test_finest_time_is_taken(ferry: StoryParts) -> None:
    first, *rest = ferry.statements
    loose = replace(first, when=When(earliest="2031-05-01", latest="2031-05-04", basis="inferred"))
    line = compose_story(replace(ferry, statements=(loose, *rest))).timeline
    assert line[0].when.earliest == "2031-05-04"


def test_speaker_of_a_told_event_is_named(ferry: StoryParts) -> None:
    suspect = next(s for s in ferry.statements if "suspect" in s.text)
    timed = replace(suspect, when=When(earliest="2031-05-03", latest="2031-05-03", basis="stated"))
    kept = tuple(timed if s.id == suspect.id else s for s in ferry.statements)
    line = compose_story(replace(ferry, statements=kept)).timeline
    assert "olice" in line[0].text
