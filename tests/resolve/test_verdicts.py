"""What readers decide about names holds against the program, now and for later reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pytest

from tellings.records.account import Decision
from tellings.records.annotation import EntityType, Mention
from tellings.records.entity import Entity
from tellings.resolve import resolve_entities

Judgement = Literal["same", "different", "unsure", "accept"]
#: Two spellings that the program takes for one, and a third person.
ONE, OTHER, THIRD = "Khaled Bargouth", "Khalid Barghut", "Nadim Ferran"


def decide(judgement: Judgement, *about: str, number: int = 0) -> Decision:
    return Decision(id=f"d-{number}", about=about, judgement=judgement)


def tell(
    *reports: Sequence[str | tuple[str, EntityType]], decisions: Sequence[Decision] = ()
) -> tuple[Entity, ...]:
    """Resolve reports that are lists of names; a name alone is a person's."""
    mentions, texts = [], {}
    for number, names in enumerate(reports):
        text = ""
        for entry in names:
            name, kind = entry if isinstance(entry, tuple) else (entry, "person")
            start, report = len(text), f"r{number}"
            mentions.append(
                Mention(report=report, start=start, end=start + len(name), text=name, type=kind)
            )
            text += f"{name} spoke. "
        texts[f"r{number}"] = text
    return resolve_entities(mentions, texts, decisions=decisions)


def groups(entities: Sequence[Entity]) -> set[frozenset[str]]:
    return {frozenset(v.text for v in e.variants) for e in entities}


def test_different_keeps_apart_what_the_program_joins_and_doubts_no_more() -> None:
    assert len(tell([ONE], [OTHER])) == 1
    apart = tell([ONE], [OTHER], decisions=[decide("different", ONE, OTHER)])
    assert groups(apart) == {frozenset({ONE}), frozenset({OTHER})}
    assert not any(e.possibly_same for e in apart)


def test_same_joins_what_the_program_keeps_apart() -> None:
    assert groups(tell([ONE], [THIRD], decisions=[decide("same", ONE, THIRD)])) == {
        frozenset({ONE, THIRD})
    }


def test_same_holds_against_sex_and_standing_side_by_side() -> None:
    told = tell(
        ["Maria Ostberg", "Mario Ostberg"],
        decisions=[decide("same", "Maria Ostberg", "Mario Ostberg")],
    )
    assert len(told) == 1


def test_unsure_keeps_apart_and_says_so() -> None:
    first, second = tell([ONE], [OTHER], decisions=[decide("unsure", ONE, OTHER)])
    assert [p.entity for p in first.possibly_same] == [second.id]
    assert any("reader" in reason for reason in first.possibly_same[0].reasons)


def test_an_entity_may_be_called_by_its_id_or_by_a_name_with_its_title() -> None:
    first, second = tell([ONE], [THIRD])
    joined = tell([ONE], [THIRD], decisions=[decide("same", first.id, second.id)])
    assert len(joined) == 1
    text = "Judge Ilse Varga"
    mention = Mention(report="r", start=6, end=16, text="Ilse Varga", type="person", title="Judge")
    other = Mention(report="s", start=0, end=12, text=THIRD, type="person")
    told = resolve_entities(
        [mention, other], {"r": text, "s": THIRD}, decisions=[decide("same", text, THIRD)]
    )
    assert len(told) == 1


def test_a_later_decision_may_be_about_what_an_earlier_one_made() -> None:
    reports = [ONE], [THIRD], ["Sunniva Dahl"]
    first = decide("same", ONE, THIRD)
    made = next(e for e in tell(*reports, decisions=[first]) if len(e.variants) > 1)
    assert len(tell(*reports, decisions=[first, decide("same", made.id, "Sunniva Dahl")])) == 1


def test_different_holds_for_all_that_is_decided_to_be_one_with_either() -> None:
    decisions = [decide("same", ONE, THIRD), decide("different", THIRD, OTHER)]
    # The third name is not even in these reports: what was decided through it holds.
    assert len(tell([ONE], [OTHER], decisions=decisions)) == 2
    assert len(tell([ONE], [OTHER], [THIRD], decisions=decisions)) == 2


def test_where_decisions_contradict_each_other_the_doubt_is_for_apart() -> None:
    names = ONE, THIRD, "Sunniva Dahl"
    decisions = [
        decide("same", names[0], names[1]),
        decide("different", names[0], names[2]),
        decide("same", names[1], names[2]),
    ]
    assert groups(tell(*([n] for n in names), decisions=decisions)) == {
        frozenset({names[0], names[1]}),
        frozenset({names[2]}),
    }


@pytest.mark.parametrize(("last", "count"), [("same", 1), ("different", 2)])
def test_of_two_decisions_about_the_same_names_the_later_holds(
    last: Judgement, count: int
) -> None:
    before: Judgement = "same" if last == "different" else "different"
    decisions = [decide(before, ONE, THIRD), decide(last, THIRD, ONE)]
    assert len(tell([ONE], [THIRD], decisions=decisions)) == count


def test_a_decision_holds_against_later_reports() -> None:
    decisions = [decide("different", ONE, OTHER)]
    told = tell([ONE], [OTHER], ["Khaled Barghouth"], [ONE], [OTHER], decisions=decisions)
    assert not any({ONE, OTHER} <= group for group in groups(told))


def test_a_short_name_goes_not_with_whom_a_reader_told_it_from() -> None:
    reports = ["Nadim Ferran"], ["Ferran"]
    assert len(tell(*reports)) == 1
    told = tell(*reports, decisions=[decide("different", "Ferran", "Nadim Ferran")])
    assert groups(told) == {frozenset({"Ferran"}), frozenset({"Nadim Ferran"})}


def test_a_short_name_that_two_bear_goes_with_whom_a_reader_says() -> None:
    reports = ["Nadim Ferran"], ["Salma Ferran"], ["Ferran"]
    told = tell(*reports, decisions=[decide("same", "Ferran", "Salma Ferran")])
    assert groups(told) == {frozenset({"Nadim Ferran"}), frozenset({"Salma Ferran", "Ferran"})}


def test_bodies_and_places_are_decided_about_like_persons() -> None:
    body: tuple[str, EntityType] = ("Harbour Works Union", "organisation")
    short: tuple[str, EntityType] = ("Quay League", "organisation")
    decided = [decide("same", body[0], short[0])]
    assert len(tell([body], [short], decisions=decided)) == 1
    place: tuple[str, EntityType] = ("Marlow", "place")
    told = tell(
        ["Sidney Marlow", "Marlow", place], decisions=[decide("same", "Marlow", "Sidney Marlow")]
    )
    assert {e.type for e in told} == {"person", "place"}


@pytest.mark.parametrize(
    "decision",
    [
        decide("same", ONE),
        decide("same", ONE, OTHER, THIRD),
        decide("same", ONE, "e-aaaaaaaaaaaaa"),
        decide("same", "", "…"),
        decide("different", ONE, ONE),
        decide("accept", ONE, THIRD),
        decide("same", ONE, "Nobody of this story"),
    ],
    ids=lambda d: f"{d.judgement} {d.about}",
)
def test_decisions_about_anything_else_change_nothing(decision: Decision) -> None:
    reports = [ONE], [OTHER], [THIRD]
    assert tell(*reports, decisions=[decision]) == tell(*reports)
