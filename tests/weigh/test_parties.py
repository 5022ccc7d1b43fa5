from __future__ import annotations

import pytest

from tellings.records.entity import Entity, EntityRole, Variant
from tellings.records.statement import Speaker, SpeakerKind
from tellings.weigh.bodies import describe_body
from tellings.weigh.parties import PartyFinder, name_unnamed


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
    kind: SpeakerKind = "person" if entity.type == "person" else "organisation"
    return Speaker(kind=kind, text=entity.name, entity=entity.id)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the interior ministry", "a ministry of interior official"),
        ("a police spokesman", "the police chief"),
        ("the ministry of defense", "the defence ministry"),
        ("the Norwegian government", "government of Norway"),
        ("the king of Norway", "the Norwegian government"),
        ("the coast guard", "a lieutenant of the coastguard"),
        ("the Foreign Office", "the foreign minister"),
        ("Norway", "Norwegian officials"),
        ("the ministry's press service", "the ministry"),
        ("the company's press office", "a company spokesman"),
        ("Oslo", "Norway"),
    ],
)
def test_words_for_one_body_describe_it_alike(one: str, other: str) -> None:
    assert describe_body(one) == describe_body(other) != None  # noqa: E711


@pytest.mark.parametrize(
    "text",
    [
        "a member of the council",
        "a former police chief",
        "a farmer",
        "a Norwegian",
        "Norwegian sources",
    ],
)
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


def test_of_two_ministries_the_bare_word_means_the_only_one_that_speaks() -> None:
    officer = person("Nora Lind", "ministry spokeswoman")
    finder = PartyFinder([officer, body("interior ministry"), body("health ministry")])
    note(finder, "the interior ministry")
    assert finder.find(named(officer)).key == ("body", "ministry", "interior")  # type: ignore[union-attr]
    note(finder, "the health ministry")
    assert finder.find(named(officer)).key == ("body", "ministry")  # type: ignore[union-attr]


def test_the_authorities_are_no_body_though_a_report_takes_the_word_for_a_name() -> None:
    finder = PartyFinder([body("Authorities"), body("Harbour Guild")])
    assert finder.find(Speaker(kind="organisation", text="Authorities")) is None
    assert finder.find(Speaker(kind="organisation", text="Harbour Guild")) is not None


def test_two_private_persons_are_two_parties() -> None:
    ann, bea = person("Ann Moe", "resident of the village"), person("Bea Moe", "resident")
    finder = PartyFinder([ann, bea])
    assert finder.find(named(ann)) != finder.find(named(bea))


def test_somebody_unnamed_who_speaks_for_no_body_is_no_known_party() -> None:
    assert PartyFinder([]).find(Speaker(kind="unnamed", text="two farmers")) is None


def test_articles_and_number_do_not_make_another_source() -> None:
    assert name_unnamed("The officials") == name_unnamed("officials")
    assert name_unnamed("an official") != name_unnamed("a farmer")


def note(finder: PartyFinder, *texts: str) -> None:
    finder.note(Speaker(kind="unnamed", text=text) for text in texts)


def key_of(finder: PartyFinder, text: str) -> tuple[str, ...] | None:
    found = finder.find(Speaker(kind="unnamed", text=text))
    return found.key if found else None


def test_the_authorities_are_the_only_body_with_authority_that_speaks() -> None:
    finder = PartyFinder([])
    note(finder, "the sheriff", "the hospital")
    assert key_of(finder, "authorities") == key_of(finder, "police") == key_of(finder, "sheriff")


def test_where_two_bodies_speak_officials_are_nobody_in_particular() -> None:
    finder = PartyFinder([])
    note(finder, "the interior ministry", "the coast guard")
    assert key_of(finder, "officials") is None


def test_a_country_that_speaks_is_its_government_or_its_only_body() -> None:
    army, both = PartyFinder([]), PartyFinder([])
    note(army, "the Norwegian army")
    note(both, "the Norwegian army", "the Norwegian health ministry")
    assert key_of(army, "Norway") == key_of(army, "Norwegian military")
    assert key_of(both, "Norway") == key_of(both, "the government of Norway")


def test_a_building_stands_for_the_body_in_it() -> None:
    finder = PartyFinder([])
    note(finder, "the Pentagon")
    assert key_of(finder, "Washington") == key_of(finder, "the US defense department")


def test_the_company_is_the_only_one_with_officers_who_speak() -> None:
    head, firm = person("Nora Lind", "director of Fjordkraft"), body("Fjordkraft")
    finder = PartyFinder([head, firm])
    finder.note([named(head)])
    assert key_of(finder, "the company") == finder.find(named(firm)).key  # type: ignore[union-attr]


def test_a_body_named_with_a_possessive_answers_for_its_officer() -> None:
    officer, alliance = person("Nora Lind", "commander of NORDPAKT's fleet"), body("NORDPAKT")
    finder = PartyFinder([officer, alliance])
    assert finder.find(named(officer)).key == finder.find(named(alliance)).key  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "words", ["the press office of Fjord Ferries", "Fjord Ferries' press office", "Fjord Ferries"]
)
def test_a_body_speaks_through_its_press_office_and_bears_its_own_name(words: str) -> None:
    head, firm = person("Nora Lind", "Fjord Ferries' director"), body("Fjord Ferries")
    finder = PartyFinder([head, firm])
    finder.note([named(head)])
    for speaker in (
        named(head),
        Speaker(kind="organisation", text=words),
        Speaker(kind="organisation", text="the company's press office"),
    ):
        party = finder.find(speaker)
        assert party is not None
        assert (party.key, party.name) == (("entity", firm.id), "Fjord Ferries")
