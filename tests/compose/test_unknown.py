from __future__ import annotations

from dataclasses import replace
from typing import Any

from tellings.compose import StoryParts, compose_story
from tellings.records.report import Dated
from tellings.records.statement import Speaker


def test_reports_without_a_day_are_counted(make: Any) -> None:
    reports = (make.report("a", "x", day=None), make.report("b", "x"), make.report("c", "x"))
    told = compose_story(StoryParts(reports=reports)).unknown
    assert "One of three reports does not say when it was published." in told
    none = tuple(make.report(n, "x", day=None) for n in "ab")
    told = compose_story(StoryParts(reports=none)).unknown
    assert "None of the two reports says when it was published." in told


def test_inferred_day_is_named_as_inferred(make: Any) -> None:
    guess = Dated(earliest="2031-05-04", latest="2031-05-04", basis="inferred")
    reports = (
        replace(make.report("a", "x"), published=guess),
        replace(make.report("b", "x"), published=guess),
        make.report("c", "x"),
    )
    told = compose_story(StoryParts(reports=reports)).unknown
    assert "Two of three reports do not state their day; 4 May 2031 is inferred." in told


def test_unnamed_outlet_is_told(make: Any) -> None:
    told = compose_story(StoryParts(reports=(make.report("a", "x", outlet=None),))).unknown
    assert "The report does not name the outlet it appeared in." in told


def test_official_source_silences_the_line_about_officials(ferry: StoryParts) -> None:
    assert "No report cites an official source." not in compose_story(ferry).unknown
    told = tuple(
        replace(s, speaker=Speaker(kind="person", text="A fisherman"))
        if s.speaker.kind != "outlet"
        else s
        for s in ferry.statements
    )
    assert (
        "No report cites an official source."
        in compose_story(replace(ferry, statements=told, entities=())).unknown
    )


def test_missing_half_of_a_toll_is_told(make: Any) -> None:
    report = make.report("a", "Two climbers died below Ben Nevis.")
    bare = make.statement(report, "Two climbers died below Ben Nevis")
    line = "No report says how many people died."
    assert line in compose_story(StoryParts(reports=(report,), statements=(bare,))).unknown
    counted = replace(
        bare, figures=(make.figure(report.text, "Two climbers", 2, measure="killed"),)
    )
    told = compose_story(StoryParts(reports=(report,), statements=(counted,))).unknown
    assert line not in told


def test_cause_is_asked_for_only_after_an_accident_that_nobody_explains(make: Any) -> None:
    line = "No report says what caused it."
    report = make.report("a", "A train derailed near Crianlarich. The cause was a fallen tree.")
    derailed = make.statement(report, "A train derailed near Crianlarich")
    cause = make.statement(report, "The cause was a fallen tree")
    assert line in compose_story(StoryParts(reports=(report,), statements=(derailed,))).unknown
    both = StoryParts(reports=(report,), statements=(derailed, cause))
    assert line not in compose_story(both).unknown
