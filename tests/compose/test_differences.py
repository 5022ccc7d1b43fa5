from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tellings.compose import StoryParts, compose_story, tell_changes
from tellings.compose.newest import leave_out
from tellings.records.account import Change, Story
from tellings.records.entity import Entity, MentionPlace, Variant
from tellings.records.finding import Finding, Origin, Status

Recast = Callable[[Story, str, Any], Story]


def of_kind(parts: StoryParts, kind: str) -> list[Change]:
    return [c for c in compose_story(parts).changes if c.kind == kind]


def recast(story: Story, finding: str, **fields: Any) -> Story:
    """The story with one finding otherwise."""
    return replace(
        story,
        findings=tuple(replace(f, **fields) if f.id == finding else f for f in story.findings),
    )


def find(story: Story, finding: str) -> Finding:
    return next(f for f in story.findings if f.id == finding)


def only(changes: tuple[Change, ...], kind: str) -> Change:
    (change,) = (c for c in changes if c.kind == kind)
    return change


# Within one account: what the newest report changed.


def test_newer_report_is_named_with_what_it_brings(ferry: StoryParts) -> None:
    (change,) = of_kind(ferry, "report")
    assert change.report == "coast"
    assert change.text == (
        "New report: Coast, “Ferry on the rocks” (4 statements, 1 on what nobody had told)."
    )


def test_moved_figure_says_before_and_after_and_who_moved_it(ferry: StoryParts) -> None:
    (change,) = of_kind(ferry, "figure")
    assert (change.before, change.after) == ("at least 12", "19")
    assert change.text == (
        "How many passengers were hurt? Before: at least 12; now: 19, according to Coast."
    )


def test_support_of_a_second_origin_is_a_change_of_status(ferry: StoryParts) -> None:
    changes = of_kind(ferry, "status")
    assert {(c.finding, c.before, c.after) for c in changes} == {
        ("f-aground", "once", "corroborated"),
        ("f-engine", "once", "disputed"),
    }
    texts = " ".join(c.text for c in changes)
    assert "Coast confirmed what only Harbour had said." in texts
    assert "The owners contradicted what only Captain Ola Brandt had said." in texts


def test_what_only_the_newest_report_says_is_new(ferry: StoryParts) -> None:
    (change,) = of_kind(ferry, "finding")
    assert change.finding == "f-cleared"
    assert change.text.startswith("New: ")
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


# From one account to the next.


def test_the_same_story_twice_is_no_change(ferry: StoryParts) -> None:
    story = compose_story(ferry)
    assert tell_changes(story, story, reports=ferry.reports) == ()


def test_the_order_of_the_parts_is_no_change(ferry: StoryParts) -> None:
    story = compose_story(ferry)
    turned = replace(
        story,
        reports=story.reports[::-1],
        statements=story.statements[::-1],
        entities=story.entities[::-1],
    )
    assert tell_changes(turned, story) == ()


def test_of_a_new_story_its_reports_are_told_and_nothing_else(ferry: StoryParts) -> None:
    changes = tell_changes(None, compose_story(ferry), reports=ferry.reports)
    assert [(c.kind, c.report) for c in changes] == [("report", "harbour"), ("report", "coast")]
    assert not any("nobody had told" in c.text for c in changes)


def test_without_the_reports_the_changes_are_the_same_in_quotations(ferry: StoryParts) -> None:
    story = compose_story(ferry)
    before = leave_out(story, {"coast"})
    full = tell_changes(before, story, reports=ferry.reports)
    bare = tell_changes(before, story)
    kinds = {(c.kind, c.finding, c.before, c.after) for c in full if c.kind != "finding"}
    assert {(c.kind, c.finding, c.before, c.after) for c in bare} == kinds
    assert only(bare, "report").text.startswith("New report: Coast (4 statements")
    assert any("“the engine had failed” (Captain Ola Brandt)" in c.text for c in bare)


def test_a_finding_with_another_id_is_found_by_its_statements(ferry: StoryParts) -> None:
    story = compose_story(ferry)
    renamed = replace(story, findings=tuple(replace(f, id=f"{f.id}-x") for f in story.findings))
    assert tell_changes(renamed, story, reports=ferry.reports) == ()


def test_grouping_the_same_statements_otherwise_is_no_news(ferry: StoryParts) -> None:
    story = compose_story(ferry)
    quay, aground = find(story, "f-quay"), find(story, "f-aground")
    joined = replace(quay, id="f-both", statements=(*aground.statements, *quay.statements))
    rest = tuple(f for f in story.findings if f not in (quay, aground))
    before = replace(story, findings=(*rest, joined))
    kinds = [c.kind for c in tell_changes(before, story, reports=ferry.reports)]
    assert "finding" not in kinds


def test_a_third_origin_is_told(ferry: StoryParts) -> None:
    story = compose_story(ferry)
    aground = find(story, "f-aground")
    mayor = Origin(id="o-mayor", kind="person", name="the mayor", statements=())
    after = recast(story, aground.id, origins=(*aground.origins, mayor), independent_origins=3)
    change = only(tell_changes(story, after, reports=ferry.reports), "finding")
    assert (change.before, change.after, change.finding) == ("2", "3", "f-aground")
    assert change.text == (
        "3 origins now: Harbour reported that the ferry Selma ran aground off Tobermory on "
        "Sunday. New is the mayor."
    )


@pytest.mark.parametrize(
    ("was", "status", "says"),
    [
        ("corroborated", "once", "From one origin only: "),
        ("corroborated", "disputed", "Disputed: "),
        ("disputed", "corroborated", "Corroborated: "),
        ("superseded", "corroborated", "Corroborated: "),
    ],
)
def test_a_status_that_changed_is_told_with_what_it_was(
    ferry: StoryParts, was: Status, status: Status, says: str
) -> None:
    after = recast(compose_story(ferry), "f-aground", status=status)
    before = recast(after, "f-aground", status=was)
    change = only(tell_changes(before, after, reports=ferry.reports), "status")
    assert (change.before, change.after) == (was, status)
    assert change.text.startswith(says)
    assert " It was " in change.text


def test_a_second_value_of_a_dispute_is_told_beside_the_first(
    ferry: StoryParts, make: Any
) -> None:
    story = compose_story(ferry)
    hurt = find(story, "f-hurt")
    both = tuple(replace(v, current=True) for v in hurt.values)
    before = recast(story, "f-hurt", values=both[:1], status="disputed")
    after = recast(story, "f-hurt", values=both, status="disputed")
    change = only(tell_changes(before, after, reports=ferry.reports), "figure")
    assert "Before: at least 12; now also: 19, according to Coast." in change.text


def test_a_report_that_left_takes_its_findings_along(ferry: StoryParts) -> None:
    story = compose_story(ferry)
    after = leave_out(story, {"coast"})
    changes = tell_changes(story, after, reports=ferry.reports)
    texts = [c.text for c in changes]
    assert "No longer among the reports: Coast, “Ferry on the rocks”." in texts
    (gone,) = (c for c in changes if c.text.startswith("No longer told: "))
    assert "Jonas Vik was cleared of any suspicion on Monday" in gone.text
    assert (gone.kind, gone.finding, gone.before) == ("finding", None, "once")


def test_an_accusation_is_new_only_with_its_speaker_and_its_withdrawal(ferry: StoryParts) -> None:
    story = compose_story(ferry)
    before = replace(story, findings=(), statements=())
    texts = [c.text for c in tell_changes(before, story, reports=ferry.reports)]
    (accusing,) = (t for t in texts if "suspect" in t and "tampering" in t)
    assert "olice" in accusing
    assert "Later: " in accusing
    assert "cleared" in accusing


def test_a_replacement_is_told_with_what_it_replaced_and_once(ferry: StoryParts) -> None:
    findings = {f.id: f for f in ferry.findings}
    findings["f-suspect"] = replace(
        findings["f-suspect"], superseded_by=("f-cleared",), current=False
    )
    findings["f-cleared"] = replace(findings["f-cleared"], supersedes=("f-suspect",))
    linked = replace(ferry, findings=tuple(findings.values()))
    (change,) = (c for c in compose_story(linked).changes if c.kind == "finding")
    assert "It replaces: " in change.text
    assert change.text.count("cleared") == 1
    later = tell_changes(compose_story(ferry), compose_story(linked), reports=ferry.reports)
    assert [(c.kind, c.finding) for c in later] == [("status", "f-cleared")]


def person(key: str, name: str, *places: int) -> Entity:
    return Entity(
        id=key,
        type="person",
        name=name,
        variants=(Variant(text=name, reports=("harbour",), count=len(places)),),
        mentions=tuple(MentionPlace(report="harbour", start=p, end=p + 3) for p in places),
    )


def test_names_that_were_joined_are_told() -> None:
    two = person("e-1", "O. Brandt", 1, 5), person("e-2", "Brandt of Selma", 9)
    apart = Story(id="t", title="", reports=("harbour",), entities=two)
    joined = replace(apart, entities=(person("e-3", "O. Brandt", 1, 5, 9),))
    (change,) = tell_changes(apart, joined)
    assert change.text == "O. Brandt and Brandt of Selma are one person."
    assert (change.kind, change.entity) == ("name", "e-3")
    (change,) = tell_changes(joined, apart)
    assert change.text == "Brandt of Selma and O. Brandt are not one person."
