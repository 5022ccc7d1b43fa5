from __future__ import annotations

from dataclasses import replace
from typing import Any

from tellings.compose import StoryParts, compose_story
from tellings.compose.changes import find_newest
from tellings.records.account import Change
from tellings.records.entity import Variant
from tellings.records.report import Dated


def of_kind(parts: StoryParts, kind: str) -> list[Change]:
    return [c for c in compose_story(parts).changes if c.kind == kind]


def test_newer_report_is_named(ferry: StoryParts) -> None:
    (change,) = of_kind(ferry, "report")
    assert change.report == "coast"
    assert "Coast" in change.text


def test_moved_figure_says_before_and_after(ferry: StoryParts) -> None:
    (change,) = of_kind(ferry, "figure")
    assert (change.before, change.after) == ("at least 12", "19")
    assert change.text == "How many passengers were hurt? Before: at least 12; now: 19."


def test_support_of_a_second_origin_is_a_change_of_status(ferry: StoryParts) -> None:
    changes = of_kind(ferry, "status")
    assert {(c.finding, c.before, c.after) for c in changes} == {
        ("f-aground", "once", "corroborated"),
        ("f-engine", "once", "disputed"),
    }


def test_what_only_the_newest_report_says_is_new(ferry: StoryParts) -> None:
    (change,) = of_kind(ferry, "finding")
    assert change.finding == "f-cleared"
    assert "cleared" in change.text


def test_new_spelling_is_told(ferry: StoryParts) -> None:
    captain, other = ferry.entities
    spelled = Variant(text="Ola Brant", reports=("coast",), count=1)
    captain = replace(captain, variants=(*captain.variants, spelled))
    (change,) = of_kind(replace(ferry, entities=(captain, other)), "name")
    assert (change.entity, change.after) == ("e-brandt", "Ola Brant")


def test_reports_of_one_day_change_nothing(ferry: StoryParts) -> None:
    first, second = ferry.reports
    same = replace(ferry, reports=(first, replace(second, published=first.published)))
    assert compose_story(same).changes == ()


def test_undated_and_overlapping_reports_are_not_called_newer(make: Any) -> None:
    wide = Dated(earliest="2031-05-01", latest="2031-05-09", basis="inferred")
    late = make.report("late", "x", day="2031-05-05")
    assert find_newest((replace(make.report("a", "x"), published=wide), late)) == ()
    assert find_newest((make.report("a", "x", day=None), late)) == ()
    assert find_newest((make.report("a", "x"), late)) == (late,)
