"""Names of a report: what they name, and what the report says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.annotate.conftest import Annotate, Names


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Marta Helgesen went home.", "Marta Helgesen", "person"),
        ("Divers met in Bergen on Monday.", "Bergen", "place"),
        ("The road leads to France.", "France", "place"),
        ("They met at the Ministry of Fisheries.", "Ministry of Fisheries", "organisation"),
        ("The United Nations sent divers.", "United Nations", "organisation"),
        ("Hezbollah denied it.", "Hezbollah", "group"),
        ("They met in Riverside Park on Monday.", "Riverside Park", "facility"),
        ("They crossed Lake Geneva by boat.", "Lake Geneva", "place"),
        ("The Selma, a cargo ship, sank near Bergen.", "Selma", "vessel"),
        ("They waited at Hill Road prison.", "Hill Road prison", "facility"),
    ],
)
def test_a_name_has_its_type(names: Names, text: str, name: str, kind: str) -> None:
    assert names(text)[name].type == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Norwegian police searched the house.", "Norwegian police", "organisation"),
        ("Norway's army closed the road.", "Norway's army", "organisation"),
        ("The defence ministry closed the road.", "defence ministry", "organisation"),
        ("They fought rebel forces at dawn.", "rebel forces", "group"),
    ],
)
def test_a_body_needs_no_proper_name(names: Names, text: str, name: str, kind: str) -> None:
    assert names(text)[name].type == kind


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("They met Mr Askew at noon.", "Askew", "Mr"),
        ("They met Dr. Marta Helgesen at noon.", "Marta Helgesen", "Dr."),
        ("Mayor Odile Varnes left early.", "Odile Varnes", "Mayor"),
        ("On Monday Defence Minister Odile Varnes left.", "Odile Varnes", "Defence Minister"),
        ("They met mayor Odile Varnes at noon.", "Odile Varnes", "mayor"),
        ("They met Jonas Dahl at noon.", "Jonas Dahl", None),
    ],
)
def test_words_of_office_are_a_title_and_no_part_of_the_name(
    names: Names, text: str, name: str, title: str | None
) -> None:
    found = names(text)[name]
    assert (found.type, found.title) == ("person", title)


def test_a_sentence_full_of_names_is_no_headline(names: Names) -> None:
    found = names("Mayor Odile Varnes and Mr Bruno Askew met Dr. Marta Helgesen in Bergen.")
    people = {n: m.title for n, m in found.items() if m.type == "person"}
    assert people == {"Odile Varnes": "Mayor", "Bruno Askew": "Mr", "Marta Helgesen": "Dr."}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Jonas Dahl, head of the council, left.", "Jonas Dahl", "head of the council"),
        ("Anna Dahl, 34, a nurse at the jail, left.", "Anna Dahl", "nurse at the jail"),
        ("The council's spokesman, Peter Lund, left.", "Peter Lund", "council's spokesman"),
        ("Jonas Dahl was the council's spokesman.", "Jonas Dahl", "council's spokesman"),
        ("The Selma, a cargo ship, sank near Bergen.", "Selma", "cargo ship"),
        ("Anna Dahl of the harbour union left.", "Anna Dahl", "of the harbour union"),
        ("Anna Dahl of Bergen left.", "Anna Dahl", None),
        ("Mr Dahl left.", "Dahl", None),
    ],
)
def test_a_role_is_what_the_report_says_beside_the_name(
    names: Names, text: str, name: str, role: str | None
) -> None:
    assert names(text)[name].role == role


def test_an_acronym_in_brackets_is_kept_with_the_body_and_is_a_body_itself(names: Names) -> None:
    found = names("The Tarnby River Board (TRB) met in Oslo. The TRB will report on Monday.")
    assert found["Tarnby River Board"].acronym == "TRB"
    assert found["Tarnby River Board"].type == found["TRB"].type == "organisation"


def test_what_a_name_is_all_its_occurrences_decide(annotate: Annotate) -> None:
    text = (
        "Mayor Odile Varnes spoke in the harbour. Later Varnes left. The crew waited for Varnes."
    )
    mentions = [m for m in annotate(text).mentions if "Varnes" in m.text]
    assert [m.type for m in mentions] == ["person"] * 3


def test_somebody_who_speaks_is_hardly_a_body(names: Names) -> None:
    for text in (
        "Odile Varnes said the ferry sank.",
        "The ferry sank, said Odile Varnes.",
        "According to Odile Varnes, the ferry sank.",
    ):
        assert names(text)["Odile Varnes"].type == "person"


@pytest.mark.parametrize(
    "text",
    [
        "Monday was quiet in the harbour.",
        "However, nobody came.",
        "I think that he left in May.",
        "A Frenchman and two Germans left.",
        "Christmas came early.",
    ],
)
def test_a_capital_alone_makes_no_name(names: Names, text: str) -> None:
    assert names(text) == {}


def test_a_headline_in_capitals_gives_only_what_is_known(names: Names) -> None:
    assert set(names("GUNMEN SEIZE BRIDGE IN NORWAY")) == {"NORWAY"}


def test_a_nickname_in_quotation_marks_stays_in_the_name(names: Names) -> None:
    assert names('They met Jonas "Bo" Dahl at noon.')['Jonas "Bo" Dahl'].type == "person"


def test_a_name_beside_a_noun_for_one_person_is_a_person(names: Names) -> None:
    for text in (
        "The minister's spokesman, Ivo Lang, said it was open.",
        "Ivo Lang, the harbour spokesman, said it was open.",
    ):
        assert names(text)["Ivo Lang"].type == "person"


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke on 14 Hamal 1409.",
        "They met on 10 Muharram.",
        "A fire broke out on Diwali.",
        "Two were hurt on Eid al-Fitr.",
        "Prices rose in Q3 2030.",
        "The budget for FY 2029-30 was cut.",
    ],
)
def test_a_feast_or_a_month_of_another_calendar_names_nothing(names: Names, text: str) -> None:
    assert names(text) == {}


@pytest.mark.parametrize("text", ["police", "police said", "the police"])
def test_a_body_may_be_the_first_word(names: Names, text: str) -> None:
    assert set(names(text)) <= {"police"}
