"""Tellings that cannot both be true though neither denies the other. All happenings invented."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tellings.records.matter import Matter
from tellings.records.relation import Relation
from tellings.weigh.rivals import find_rivals
from tellings.weigh.values import tell_values
from tellings.weigh.verdict import judge

if TYPE_CHECKING:
    from tests.weigh.conftest import MakeReport, Say

    from tellings.records.report import Report
    from tellings.records.statement import Statement

AGAINST = Relation(0.1, 0.1, 0.0, 0.0, 0.8, 0.0, 0.0)
SAME = Relation(0.1, 0.9, 0.0, 0.0, 0.0, 0.0, 0.0)
NOTHING = Relation(1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def matter_of(statements: list[Statement], *relations: tuple[int, int, Relation]) -> Matter:
    ids = [s.id for s in statements]
    return Matter(
        statements=tuple(ids),
        pairs={(a, b): 0.4 for n, a in enumerate(ids) for b in ids[n + 1 :]},
        relations={(ids[i], ids[j]): relation for i, j, relation in relations},
    )


def told_by(statements: list[Statement], reports: list[Report]) -> list[Statement]:
    del reports
    return [replace(s, origin=f"o-{n}") for n, s in enumerate(statements)]


@pytest.fixture
def three(make_report: MakeReport, say: Say) -> tuple[list[Statement], dict[str, Report]]:
    reports = [make_report(name) for name in ("post", "echo", "dawn")]
    texts = (
        "a quarry blast shook the slope loose",
        "three days of rain had soaked the slope",
        "it was the blasting that brought it down",
    )
    statements = [
        say(report, text) for report, text in zip(("post", "echo", "dawn"), texts, strict=True)
    ]
    return told_by(statements, reports), {r.id: r for r in reports}


def test_two_tellings_that_cannot_both_be_true_are_a_dispute_and_who_says_the_same_joins(
    three: tuple[list[Statement], dict[str, Report]],
) -> None:
    statements, reports = three
    matter = matter_of(statements, (0, 1, AGAINST), (0, 2, SAME))
    verdict = judge(tell_values(statements, reports, {}), matter)
    assert (verdict.status, verdict.parted_by) == ("disputed", "rivals")
    camps = {frozenset(t.statement.id for t in camp) for camp in verdict.camps}
    one, other, third = (s.id for s in statements)
    assert camps == {frozenset({one, third}), frozenset({other})}


def test_tellings_that_only_touch_are_no_dispute(
    three: tuple[list[Statement], dict[str, Report]],
) -> None:
    statements, reports = three
    matter = matter_of(statements, (0, 1, NOTHING))
    assert find_rivals(tell_values(statements, reports, {}), matter) is None


@pytest.mark.parametrize(
    "change",
    [
        {"modality": "planned"},
        {"role": "opinion"},
        {"origin": "o-1"},
        {"polarity": "negative", "predicate": "know"},
    ],
)
def test_who_only_plans_or_thinks_or_does_not_know_or_is_the_same_party_is_no_rival(
    change: dict[str, str], three: tuple[list[Statement], dict[str, Report]]
) -> None:
    statements, reports = three
    statements = [replace(statements[0], **change), statements[1]]  # type: ignore[arg-type]
    matter = matter_of(statements, (0, 1, AGAINST))
    assert find_rivals(tell_values(statements, reports, {}), matter) is None


def test_a_second_opinion_lets_less_alike_claims_agree_but_never_unlike_ones(
    three: tuple[list[Statement], dict[str, Report]],
) -> None:
    statements, reports = three
    words = ("slope", "blast", "fall")
    statements = [replace(s, terms=words) for s in statements[:2]]
    told = tell_values(statements, reports, {})
    matter = matter_of(statements, (0, 1, SAME))
    assert judge(told, matter).status == "corroborated"
    assert judge(told, matter_of(statements, (0, 1, NOTHING))).status == "once"
    unlike = replace(matter, pairs=dict.fromkeys(matter.pairs, 0.1))
    assert judge(told, unlike).status == "once"


def test_claims_that_look_alike_do_not_agree_where_the_words_say_nothing_of_the_kind(
    three: tuple[list[Statement], dict[str, Report]],
) -> None:
    statements, reports = three
    statements = [replace(s, terms=("slope", "blast", "fall")) for s in statements[:2]]
    told = tell_values(statements, reports, {})
    matter = matter_of(statements, (0, 1, NOTHING))
    alike = replace(matter, pairs=dict.fromkeys(matter.pairs, 0.8))
    assert judge(told, alike).status == "once"
    assert judge(told, replace(alike, relations={})).status == "corroborated"
    surely = replace(matter, pairs=dict.fromkeys(matter.pairs, 0.9))
    assert judge(told, surely).status == "corroborated"
