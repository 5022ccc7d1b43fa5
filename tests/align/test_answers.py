"""What denials point at that say nothing of it themselves. All happenings invented."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.align.answers import find_answered, join_answers
from tellings.annotate import annotate_reports
from tellings.models import load_language, open_gazetteer
from tellings.records.report import Report
from tellings.records.statement import Statement
from tellings.weigh import assign_origins

ACCUSED = "The rowers' union accused Tarn Boats of selling hulls without a keel on Monday."


def read(*texts: str) -> Sequence[Statement]:
    reports = [Report(id=f"r-{n}", text=text) for n, text in enumerate(texts)]
    annotations = annotate_reports(reports, load_language(), open_gazetteer())
    statements, _ = assign_origins([s for a in annotations for s in a.statements], reports, [], [])
    return statements


def pointed_at(*texts: str) -> list[tuple[str, list[str]]]:
    statements = read(*texts)
    return [
        (statements[n].text, [statements[c].text for c in claims])
        for n, claims in find_answered(statements).items()
    ]


@pytest.mark.parametrize(
    "denial",
    [
        "Tarn Boats rejected the accusation.",
        "Tarn Boats denies the allegation.",
        "The firm's director, Ada Moll, said that this charge was baseless.",
        "Ada Moll of Tarn Boats said that the reports did not match the facts.",
        "The company denied that.",
        "Ada Moll of Tarn Boats said that this was untrue.",
    ],
)
def test_a_denial_that_only_points_is_of_what_another_said_before(denial: str) -> None:
    ((_, claims),) = pointed_at(f"{ACCUSED} {denial}")
    assert any("selling hulls without a keel" in claim for claim in claims)


@pytest.mark.parametrize(
    "denial",
    [
        "Tarn Boats denied that it had sold any hull.",  # it says what it denies
        "Tarn Boats rejected the offer.",
        "Tarn Boats rejected it.",  # an offer, perhaps
        "Tarn Boats does not dispute that.",
        "The firm could not confirm the reports.",
        "Ada Moll contradicted him.",
        "The shipyard at Gorm is old.",
    ],
)
def test_what_is_no_bare_denial_points_at_nothing(denial: str) -> None:
    assert pointed_at(f"{ACCUSED} {denial}") == []


@pytest.mark.parametrize(
    "before",
    [
        "The yard stands empty.",  # whose word is the report's own accuses nobody
        "Tarn Boats said that all its hulls have a keel.",  # its own
        f"{ACCUSED} {'The river was high and the wind blew hard all day long. ' * 12}",
    ],
)
def test_there_must_be_a_claim_of_another_near_to_it(before: str) -> None:
    assert pointed_at(f"{before} Tarn Boats rejected the accusation.") == []


def test_an_accusation_is_found_before_other_words_of_the_accuser() -> None:
    ((_, claims),) = pointed_at(
        f'{ACCUSED} "Two of us fell into the river," said its chairman, Ole Brink. '
        "Tarn Boats rejected the accusation."
    )
    assert all("keel" in claim for claim in claims)


def test_a_denial_is_of_its_own_report() -> None:
    assert pointed_at(ACCUSED, "Tarn Boats rejected the accusation.") == []


def test_denials_of_one_matter_move_together() -> None:
    groups = [(0, 1), (2, 3), (4, 5, 6)]
    moved, pairs = join_answers(groups, {4: (0,), 5: (2,), 6: (0,)})
    assert moved == ((0, 1, 4, 5, 6), (2, 3))
    assert pairs == [(4, 0), (6, 0)]


def test_one_denial_leaves_the_others_where_they_are() -> None:
    moved, pairs = join_answers([(0, 1), (2, 3)], {3: (0, 1)})
    assert moved == ((0, 1, 3), (2,))
    assert pairs == [(3, 0), (3, 1)]


@given(st.data())
def test_nothing_is_lost_by_moving(data: st.DataObject) -> None:
    homes = data.draw(st.lists(st.integers(0, 4), min_size=1, max_size=12))
    groups = [tuple(n for n, h in enumerate(homes) if h == home) for home in sorted({*homes})]
    some = st.sampled_from(range(len(homes)))
    answered = data.draw(st.dictionaries(some, st.lists(some, min_size=1).map(tuple)))
    claims = {c for own in answered.values() for c in own}
    answered = {n: own for n, own in answered.items() if n not in claims}
    moved, pairs = join_answers(groups, answered)
    assert sorted(n for group in moved for n in group) == list(range(len(homes)))
    home = {n: group for group in moved for n in group}
    assert all(home[n] == home[c] for n, c in pairs)
