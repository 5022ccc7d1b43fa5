"""What persons decide is kept, and honoured on every run."""

from __future__ import annotations

from collections.abc import Sequence

from tests.store.conftest import FakeStages, Opened, make_report
from tests.store.helpers import (
    BAKER,
    BRIDGE,
    BRIDGE_TOO,
    NOW,
    account_of,
    add,
    built,
    content,
    silent,
)

from tellings.records.account import Decision
from tellings.records.spans import make_id
from tellings.store.database import Database
from tellings.store.deciding import decide


def judge(judgement: str, *about: str, user: str = "ada") -> Decision:
    name = make_id("d", judgement, *about, user)
    return Decision(id=name, about=about, judgement=judgement, user=user, made_at=NOW)  # type: ignore[arg-type]


def take(database: Database, made: Sequence[Decision], stages: FakeStages) -> None:
    decide(database, made, stages, made_at=NOW, progress=silent)


def groups(database: Database) -> list[tuple[str, ...]]:
    return sorted(story.reports for story in account_of(database).stories)


def test_two_reports_are_one_story_if_a_person_says_so(opened: Opened, stages: FakeStages) -> None:
    decision = judge("same", BRIDGE.id, BAKER.id)
    with opened() as database:
        add(database, [BRIDGE, BAKER], stages)
        take(database, [decision], stages)
        assert groups(database) == [(BAKER.id, BRIDGE.id)]
        assert account_of(database).decisions == (decision,)
        add(database, [BRIDGE_TOO], stages)
        told = content(account_of(database).stories)
    assert told == built([BRIDGE, BAKER, BRIDGE_TOO], [decision])


def test_a_decision_on_reports_that_come_later_is_honoured(
    opened: Opened, stages: FakeStages
) -> None:
    with opened() as database:
        add(database, [make_report("other", "Nothing of note.")], stages)
        take(database, [judge("same", BRIDGE.id, BAKER.id)], stages)
        add(database, [BRIDGE], stages)
        add(database, [BAKER], stages)
        assert (BAKER.id, BRIDGE.id) in groups(database)


def test_two_reports_are_two_stories_if_a_person_says_so(
    opened: Opened, stages: FakeStages
) -> None:
    decision = judge("different", BRIDGE.id, BRIDGE_TOO.id)
    with opened() as database:
        add(database, [BRIDGE, BRIDGE_TOO], stages)
        (story,) = account_of(database).stories
        take(database, [decision], stages)
        stories = account_of(database).stories
        assert groups(database) == [(BRIDGE.id,), (BRIDGE_TOO.id,)]
        assert story.id in {s.id for s in stories}
        assert content(stories) == built([BRIDGE, BRIDGE_TOO], [decision])


def test_the_last_decision_on_two_reports_counts(opened: Opened, stages: FakeStages) -> None:
    with opened() as database:
        add(database, [BRIDGE, BAKER], stages)
        take(database, [judge("same", BRIDGE.id, BAKER.id)], stages)
        take(database, [judge("unsure", BRIDGE.id, BAKER.id)], stages)
        assert groups(database) == [(BAKER.id,), (BRIDGE.id,)]
        assert len(account_of(database).decisions) == 2


def test_names_are_one_if_a_person_says_so_and_only_their_stories_are_told(
    opened: Opened, stages: FakeStages
) -> None:
    doctor = make_report("doctor", "The bridge over Arnsund fell. Aas saw Unni.")
    with opened() as database:
        add(database, [doctor, BAKER], stages)
        stages.told.clear()
        take(database, [judge("same", "Aas", "Unni")], stages)
        assert [set(told) for told in stages.told] == [{doctor.id}]
        names = {e.name: len(e.variants) for s in account_of(database).stories for e in s.entities}
    assert names["Aas"] == 2
    assert "Unni" not in names


def test_entities_can_be_named_by_id_and_stay_one_when_reports_come(
    opened: Opened, stages: FakeStages
) -> None:
    doctor = make_report("doctor", "The bridge over Arnsund fell. Aas saw Unni.")
    with opened() as database:
        add(database, [doctor], stages)
        ids = {e.name: e.id for s in account_of(database).stories for e in s.entities}
        take(database, [judge("same", ids["Aas"], ids["Unni"])], stages)
        add(database, [BRIDGE], stages)
        (story,) = account_of(database).stories
    (entity,) = [e for e in story.entities if e.name == "Aas"]
    assert len(entity.variants) == 2
    assert {entity.id, *entity.former_ids} == {ids["Aas"], ids["Unni"]}


def test_accepting_a_finding_is_kept_and_changes_no_story(
    opened: Opened, stages: FakeStages
) -> None:
    with opened() as database:
        add(database, [BRIDGE], stages)
        before = account_of(database)
        stages.told.clear()
        decision = judge("accept", before.stories[0].findings[0].id)
        take(database, [decision], stages)
        after = account_of(database)
    assert stages.told == []
    assert after.stories == before.stories
    assert after.decisions == (decision,)


def test_a_decision_is_taken_once(opened: Opened, stages: FakeStages) -> None:
    with opened() as database:
        add(database, [BRIDGE], stages)
        for _ in range(2):
            take(database, [judge("reject", BRIDGE.id)], stages)
        assert len(account_of(database).decisions) == 1
