from __future__ import annotations

import pytest

from tellings.records.entity import Entity, EntityRole, Variant
from tellings.records.statement import Speaker
from tellings.weigh.parties import PartyFinder, describe_body, name_unnamed


def person(name: str, *roles: str) -> Entity:
    return Entity(
        id=f"e-{name}",
        type="person",
        name=name,
        variants=(Variant(text=name, reports=("r-1",), count=1),),
        roles=tuple(EntityRole(text=role, report="r-1") for role in roles),
    )


def body(name: str) -> Entity:
    variants = (Variant(text=name, reports=("r-1",), count=1),)
    return Entity(id=f"e-{name}", type="organisation", name=name, variants=variants)


def named(entity: Entity) -> Speaker:
    kind = "person" if entity.type == "person" else "organisation"
    return Speaker(kind=kind, text=entity.name, entity=entity.id)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the interior ministry", "a ministry of interior official"),
        ("a police spokesman", "the police chief"),
        ("the ministry of defense", "the defence ministry"),
        ("the Norwegian government", "government of Norway"),
    ],
)
def test_words_for_one_body_describe_it_alike(one: str, other: str) -> None:
    assert describe_body(one) == describe_body(other) != None  # noqa: E711


@pytest.mark.parametrize("text", ["a member of the council", "a former police chief", "a farmer"])
def test_whom_a_body_does_not_answer_for(text: str) -> None:
    assert describe_body(text) is None


def test_a_body_answers_for_its_named_officer() -> None:
    officer, ministry = (
        person("Nora Lind", "spokeswoman of the interior ministry"),
        body("interior ministry"),
    )
    finder = PartyFinder([officer, ministry])
    assert finder.find(named(officer)).key == finder.find(named(ministry)).key  # type: ignore[union-attr]


def test_a_body_named_by_a_proper_name_answers_for_its_head() -> None:
    head, firm = person("Nora Lind", "director of Fjordkraft"), body("Fjordkraft")
    finder = PartyFinder([head, firm])
    assert finder.find(named(head)).key == finder.find(named(firm)).key  # type: ignore[union-attr]


def test_the_bare_ministry_is_the_only_one_of_the_story() -> None:
    officer = person("Nora Lind", "ministry spokeswoman")
    finder = PartyFinder([officer, body("interior ministry")])
    assert finder.find(named(officer)).key == ("body", "ministry", "interior")  # type: ignore[union-attr]


def test_of_two_ministries_the_bare_word_means_neither() -> None:
    officer = person("Nora Lind", "ministry spokeswoman")
    finder = PartyFinder([officer, body("interior ministry"), body("health ministry")])
    assert finder.find(named(officer)).key == ("body", "ministry")  # type: ignore[union-attr]


def test_two_private_persons_are_two_parties() -> None:
    ann, bea = person("Ann Moe", "resident of the village"), person("Bea Moe", "resident")
    finder = PartyFinder([ann, bea])
    assert finder.find(named(ann)) != finder.find(named(bea))


def test_somebody_unnamed_who_speaks_for_no_body_is_no_known_party() -> None:
    assert PartyFinder([]).find(Speaker(kind="unnamed", text="two farmers")) is None


def test_articles_and_number_do_not_make_another_source() -> None:
    assert name_unnamed("The officials") == name_unnamed("officials")
    assert name_unnamed("an official") != name_unnamed("a farmer")
