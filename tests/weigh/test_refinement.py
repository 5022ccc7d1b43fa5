"""What tells more exactly what another tells in general. All happenings invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.weigh.conftest import Even

from tellings.records.entity import Entity, Place
from tellings.records.matter import Matter
from tellings.weigh import assign_origins, weigh_matters

if TYPE_CHECKING:
    from tests.weigh.conftest import Count, MakeReport, Say

    from tellings.records.finding import Finding
    from tellings.records.statement import Statement

OFFICIALS = ("official", "flee", "town")


def weigh_two(
    make_report: MakeReport, first: Statement, second: Statement, *entities: Entity
) -> dict[str, Finding]:
    """Return by report the findings of two statements that are two matters."""
    reports = {r.id: r for r in (make_report("post"), make_report("echo"))}
    told, parties = assign_origins([first, second], list(reports.values()), (), ())
    pairs = {(told[0].id, told[1].id): 0.4}
    matters = [Matter(statements=(s.id,), pairs=pairs) for s in told]
    by_id = {s.id: s for s in told}
    found = weigh_matters(matters, by_id, reports, parties, Even(), entities)
    return {by_id[f.statements[0]].report: f for f in found}


def test_the_same_with_more_words_refines_it(make_report: MakeReport, say: Say) -> None:
    general = say("post", "officials fled the town", predicate="flee", terms=OFFICIALS)
    more = (*OFFICIALS, "senior", "boat")
    exact = say("echo", "senior officials fled the town by boat", predicate="flee", terms=more)
    found = weigh_two(make_report, general, exact)
    assert found["r-echo"].refines == (found["r-post"].id,)
    assert found["r-post"].refines == ()


@pytest.mark.parametrize(
    "other",
    [
        {"polarity": "negative"},
        {"modality": "planned"},
        {"predicate": "return", "terms": ("official", "return", "senior")},
    ],
)
def test_what_denies_or_plans_or_does_something_else_refines_nothing(
    other: dict[str, Any], make_report: MakeReport, say: Say
) -> None:
    general = say("post", "officials fled the town", predicate="flee", terms=OFFICIALS)
    made = {"predicate": "flee", "terms": (*OFFICIALS, "senior", "boat"), **other}
    found = weigh_two(make_report, general, say("echo", **made))
    assert all(f.refines == () for f in found.values())


def test_a_number_within_a_range_refines_it(
    make_report: MakeReport, say: Say, count: Count
) -> None:
    vague = say("post", predicate="flee", terms=("hundreds",), figures=(count(200, None),))
    exact = say("echo", predicate="flee", terms=("people",), figures=(count(240, 240),))
    found = weigh_two(make_report, vague, exact)
    assert found["r-echo"].refines == (found["r-post"].id,)
    assert found["r-post"].refines == ()


def test_a_district_refines_its_province(make_report: MakeReport, say: Say) -> None:
    def place(name: str, admin1: str, feature: str) -> Entity:
        where = Place(
            gazetteer_id=name,
            name=name,
            latitude=1.0,
            longitude=1.0,
            admin1=admin1,
            country_code="NV",
            feature=feature,
            precision="exact",
        )
        return Entity(id=f"e-{name}", type="place", name=name, variants=(), place=where)

    entities = (place("Olvik", "Norvia", "city"), place("Norvia", "Norvia", "admin1"))
    wide = say("post", predicate="attack", terms=("norvia",), where="e-Norvia")
    near = say("echo", predicate="attack", terms=("olvik",), where="e-Olvik")
    found = weigh_two(make_report, wide, near, *entities)
    assert found["r-echo"].refines == (found["r-post"].id,)
    assert found["r-post"].refines == ()
