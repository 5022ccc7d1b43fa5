"""The account is a function of the set of reports, in whatever order and parts they come."""

from __future__ import annotations

import dataclasses
import itertools
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.conftest import FakeStages, Opened, make_report
from tests.store.helpers import (
    BAKER,
    BRIDGE,
    BRIDGE_LATER,
    BRIDGE_TOO,
    account_of,
    add,
    built,
    content,
)

from tellings.records.report import Report
from tellings.store.opening import open_store

WORDS = [f"{a}{b}" for a in ("bri", "dam", "fer", "quay") for b in ("dge", "ry", "nos")]
TEXTS = st.lists(
    st.lists(st.sampled_from([*WORDS, "Arnsund", "Ostrup", "Brekke"]), min_size=1, max_size=4).map(
        lambda words: " ".join(words) + "."
    ),
    min_size=1,
    max_size=3,
).map(" ".join)


@st.composite
def arrivals(draw: st.DrawFn) -> tuple[list[Report], list[list[Report]]]:
    """Return reports, and the same in some order and in parts."""
    texts = draw(st.lists(TEXTS, min_size=1, max_size=9))
    parents = draw(st.lists(st.sampled_from([None, None, "r-0"]), min_size=9, max_size=9))
    reports = [
        dataclasses.replace(make_report(str(n), text), parent=parents[n] if n else None)
        for n, text in enumerate(texts)
    ]
    shuffled = draw(st.permutations(reports))
    cuts = sorted(draw(st.sets(st.integers(0, len(reports)), max_size=4)))
    edges = [0, *cuts, len(reports)]
    return reports, [shuffled[a:b] for a, b in itertools.pairwise(edges)]


@given(arrivals())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_order_and_any_parts_give_what_build_gives(
    case: tuple[list[Report], list[list[Report]]],
) -> None:
    reports, parts = case
    with tempfile.TemporaryDirectory() as folder:
        with open_store(Path(folder) / "s", write=True) as database:
            for part in parts:
                add(database, part, FakeStages())
        with open_store(Path(folder) / "s") as database:
            told = account_of(database)
    assert content(told.stories) == built(reports)
    assert {r.id: r.text for r in told.reports} == {r.id: r.text for r in reports}
    ids = [s.id for s in told.stories]
    ids += [e.id for s in told.stories for e in s.entities]
    ids += [f.id for s in told.stories for f in s.findings]
    assert len(ids) == len(set(ids))


def test_a_report_that_is_there_is_said_to_be_there(opened: Opened, stages: FakeStages) -> None:
    with opened() as database:
        assert add(database, [BRIDGE, BAKER], stages).new == ("r-baker", "r-bridge")
        again = add(database, [BRIDGE], stages)
    assert (again.revision, again.new, again.known) == (None, (), ("r-bridge",))


def test_nothing_is_annotated_twice_and_only_the_touched_story_is_told(
    opened: Opened, stages: FakeStages
) -> None:
    with opened() as database:
        add(database, [BRIDGE, BAKER], stages)
        stages.told.clear()
        outcome = add(database, [BRIDGE_TOO, BAKER], stages)
    assert sorted(stages.annotated) == ["r-baker", "r-bridge", "r-bridge-too"]
    assert [set(story) for story in stages.told] == [{"r-bridge", "r-bridge-too"}]
    (retold,) = outcome.retold
    assert retold.before is not None
    assert retold.after is not None
    assert retold.before.id == retold.after.id


def test_a_story_keeps_its_id_and_so_does_what_it_holds(
    opened: Opened, stages: FakeStages
) -> None:
    with opened() as database:
        add(database, [BRIDGE], stages)
        (first,) = account_of(database).stories
        add(database, [BRIDGE_TOO], stages)
        (second,) = account_of(database).stories
    assert second.id == first.id
    before, after = ({e.name: e.id for e in s.entities} for s in (first, second))
    assert before.items() <= after.items()
    assert {f.id for f in first.findings} <= {f.id for f in second.findings}


def test_the_account_of_any_moment_can_be_had(opened: Opened, stages: FakeStages) -> None:
    with opened() as database:
        moments = []
        for report in (BRIDGE, BAKER, BRIDGE_TOO, BRIDGE_LATER):
            revision = add(database, [report], stages).revision
            moments.append((revision, account_of(database)))
        for revision, account in moments:
            then = account_of(database, revision=revision)
            assert then.stories == account.stories
            assert {r.id for r in then.reports} == {r.id for r in account.reports}


def test_rows_that_have_not_changed_are_not_written_again(
    opened: Opened, stages: FakeStages
) -> None:
    with opened() as database:
        add(database, [BRIDGE], stages)
        add(database, [BRIDGE_TOO], stages)
        with database.transaction() as connection:
            rows = connection.exec_driver_sql("SELECT COUNT(*), COUNT(until) FROM statements")
            assert tuple(rows.one()) == (4, 0)


def test_a_report_that_brings_two_stories_together_leaves_a_former_id(
    opened: Opened, stages: FakeStages
) -> None:
    left = make_report("1", "Alpha beta gamma delta.")
    right = make_report("2", "Epsilon zeta gamma delta eta iota.")
    joint = make_report("3", "Alpha beta gamma delta epsilon zeta eta.")
    stages.one_story = 0.2
    with opened() as database:
        add(database, [left], stages)
        (first,) = account_of(database).stories
        add(database, [make_report("4", "Epsilon zeta eta theta kappa.")], stages)
        before = {s.id for s in account_of(database).stories}
        add(database, [right, joint], stages)
        stories = account_of(database).stories
    assert len(before) == 2
    assert first.id in before
    assert before == {s.id for s in stories} | {f for s in stories for f in s.former_ids}


class Quick(FakeStages):
    """A story of very many reports, which is told in no time."""

    def group(self, profiles: Any, copies: Any, decisions: Any) -> Sequence[Sequence[str]]:
        return [sorted(p.report for p in profiles)]

    def sketch(self, report: Report) -> Sequence[int]:
        return [1, 2, 3]


def test_a_story_of_hundreds_of_reports_ends(opened: Opened) -> None:
    reports = [make_report(f"{n:05}", f"Bridge over Arnsund fell no{n}.") for n in range(400)]
    with opened() as database:
        add(database, reports, Quick())
        (story,) = account_of(database).stories
    assert len(story.reports) == 400


def test_a_story_that_follows_another_names_it_by_the_id_it_keeps(
    opened: Opened, stages: FakeStages
) -> None:
    # One chain of likeness and two stories: the middle is as near to either end.
    chain = [
        make_report("1", "Alpha beta gamma delta eta."),
        make_report("2", "Alpha beta gamma delta theta."),
        make_report("3", "Theta beta kappa lambda."),
        make_report("4", "Mu beta kappa lambda."),
    ]
    with opened() as database:
        for report in chain:
            add(database, [report], stages)
        stories = account_of(database).stories
    ids = {story.id for story in stories}
    assert len(stories) == 2
    assert [set(story.follows) <= ids for story in stories] == [True, True]
    assert sorted(len(story.follows) for story in stories) == [0, 1]
    assert content(stories) == built(chain)
