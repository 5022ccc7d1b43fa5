"""From "the spokesman" and "she" to the party that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.annotate.conftest import Annotate, Read


def parties(read: Read, text: str) -> list[tuple[str, str | None]]:
    return [(s.speaker.kind, s.speaker.text) for s in read(text)]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (
            "The head of the council, Marta Helgesen, said the ferry sank.",
            "person",
            "Marta Helgesen",
        ),
        (
            "An official of the ministry who asked not to be named said the ferry sank.",
            "unnamed",
            "An official of the ministry",
        ),
        (
            "A spokesman for the navy, who declined to be named, said the ferry sank.",
            "unnamed",
            "A spokesman for the navy",
        ),
        ("Marta Helgesen said the ferry sank.", "person", "Marta Helgesen"),
        ("Mayor Marta Helgesen said the ferry sank.", "person", "Marta Helgesen"),
        ("Marta Helgesen, the harbour master, said the ferry sank.", "person", "Marta Helgesen"),
        ("The mayor, Marta Helgesen, said the ferry sank.", "person", "Marta Helgesen"),
        ("The harbour office said the ferry sank.", "organisation", "The harbour office"),
        ("Police said the ferry sank.", "organisation", "Police"),
        ("A statement said the ferry sank.", "document", "A statement"),
        ("Local residents said the ferry sank.", "unnamed", "Local residents"),
    ],
)
def test_a_speaker_is_named_or_described_as_the_report_has_it(
    read: Read, text: str, kind: str, name: str
) -> None:
    assert parties(read, text) == [(kind, name)]


def test_a_pronoun_is_who_spoke_last(read: Read) -> None:
    text = "Marta Helgesen said the ferry sank. “It was old,” she added."
    assert parties(read, text) == [("person", "Marta Helgesen")] * 2


def test_a_pronoun_is_the_person_named_last_where_nobody_has_spoken(read: Read) -> None:
    text = "Mayor Marta Helgesen went to the harbour. She said the ferry sank."
    assert parties(read, text)[-1] == ("person", "Marta Helgesen")


def test_a_pronoun_may_mean_somebody_unnamed(read: Read) -> None:
    text = "A fisherman said the ferry sank. He added that nobody came."
    assert parties(read, text) == [("unnamed", "A fisherman")] * 2


def test_it_is_the_body_that_spoke_last(read: Read) -> None:
    text = "The harbour office said the ferry sank. It added that nobody was on board."
    assert parties(read, text) == [("organisation", "The harbour office")] * 2


def test_a_pronoun_of_nobody_stays_a_pronoun(read: Read) -> None:
    assert parties(read, "They said the ferry sank.") == [("unnamed", "They")]


def test_the_source_is_the_one_presented_before(read: Read) -> None:
    text = "Two local sources said the ferry sank. The sources added that nobody came."
    assert parties(read, text) == [("unnamed", "Two local sources")] * 2


def test_the_mayor_is_who_was_presented_as_mayor(read: Read) -> None:
    text = "Mayor Marta Helgesen went to the harbour. The mayor said the ferry sank."
    assert parties(read, text)[-1] == ("person", "Marta Helgesen")


def test_the_mayor_may_be_named_later(read: Read) -> None:
    text = "The mayor said the ferry sank. Mayor Marta Helgesen has held the office since 2019."
    assert parties(read, text)[0] == ("person", "Marta Helgesen")


def test_two_mayors_are_not_mixed_up_before_either_is_named(read: Read) -> None:
    text = "The mayor said the ferry sank. Mayor Ann Dahl and Mayor Jonas Lund met."
    assert parties(read, text)[0] == ("unnamed", "The mayor")


def test_who_speaks_for_a_named_person_is_not_that_person(read: Read) -> None:
    text = "A spokesman for Mayor Marta Helgesen said the ferry sank."
    assert parties(read, text)[0][0] == "unnamed"


def test_a_description_is_cut_to_a_readable_length(read: Read) -> None:
    text = (
        "A former deputy assistant of the second secretary of the third committee of the first"
        " chamber of the old parliament of the islands said the ferry sank."
    )
    ((_, name),) = parties(read, text)
    assert name is not None
    assert len(name.split()) <= 12


def test_who_reports_anothers_belief_is_answerable(read: Read) -> None:
    text = "The mayor said she believed the ferry had sunk."
    assert parties(read, text) == [("unnamed", "The mayor")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "A navy spokesman said the ferry sank. Navy spokesman Karl Lund said two had died.",
            ["Karl Lund", "Karl Lund"],
        ),
        (
            "A police spokesman said the ferry sank. Navy spokesman Karl Lund said two had died.",
            ["A police spokesman", "Karl Lund"],
        ),
        (
            "Omar Lund, her father, said she was safe. Her father said the ferry sank.",
            ["Omar Lund", "Omar Lund"],
        ),
        ("Marta Helgesen counted 52 bodies at the quay.", ["Marta Helgesen"]),
        ("The gendarmerie spoke of 40 dead.", ["The gendarmerie"]),
    ],
)
def test_who_is_described_is_who_is_named_so(read: Read, text: str, names: list[str]) -> None:
    assert [name for _, name in parties(read, text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Whom the paragraph is about comes before who spoke in another.
        (
            "Harbour master Odd Brekke said the ferry sank.\n\n"
            "Marta Helgesen, a nurse, saw it otherwise. “There was no fire at all,” she said.",
            "Marta Helgesen",
        ),
        (
            "Surgeon Odd Brekke said the ferry sank.\n\nA priest, Father Nils Dahl, walked along"
            " the quay. He said that nobody came.",
            "Nils Dahl",
        ),
        # Where a sentence is about no person, it is whom it names.
        (
            "Mayor Odd Brekke said the ferry sank.\n\nThe harbour office hired Marta Helgesen in"
            " May. She said that nobody came.",
            "Marta Helgesen",
        ),
        # Neither a name in a quotation nor one of the other sex.
        (
            "Marta Helgesen saw the ferry leave. “It sank when Odd Brekke came,” she said.",
            "Marta Helgesen",
        ),
        (
            "Mayor Marta Helgesen said the ferry sank.\n\nHarbour master David Brekke was not"
            " asked. She said that nobody came.",
            "Marta Helgesen",
        ),
        # Who spoke goes on speaking where the sentence between is about no one.
        (
            "Mayor Marta Helgesen said the ferry sank. The quay is closed. She added that"
            " nobody came.",
            "Marta Helgesen",
        ),
    ],
)
def test_a_pronoun_is_whom_the_paragraph_is_about(read: Read, text: str, name: str) -> None:
    assert parties(read, text)[-1] == ("person", name)


def test_who_is_spoken_of_inside_a_claim_has_not_spoken_last(read: Read) -> None:
    text = (
        "A worker said that his foreman ordered the crew to open the gate.\n\n"
        "“We opened it at two o'clock,” said the man."
    )
    assert parties(read, text)[-1] == ("unnamed", "A worker")


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (
            "The power company, Fjordkraft Rano, said the ferry sank.",
            "organisation",
            "Fjordkraft Rano",
        ),
        ("The ferry sank, according to the manufacturer, Kon Works.", "organisation", "Kon Works"),
        (
            "A rebel group based in Norway, the Norrland Battalion, said the ferry sank.",
            "organisation",
            "Norrland Battalion",
        ),
        (
            "An unknown organisation that calls itself the Crescent Front said a ferry sank.",
            "organisation",
            "Crescent Front",
        ),
        (
            "A fisherman of 29 known as Bakar Ali Kombo said the ferry sank.",
            "person",
            "Bakar Ali Kombo",
        ),
        (
            "The organisers, a group called Bread For Everyone, spoke of 900 passengers.",
            "organisation",
            "Bread For Everyone",
        ),
        ("Pilots Without Wings said that the ferry sank.", "organisation", "Pilots Without Wings"),
        ("Bread For Everyone says that the ferry sank.", "organisation", "Bread For Everyone"),
        # Neither where it is, nor whom one speaks for, nor what is plural.
        ("The mayor of Molde, Norway, said the ferry sank.", "unnamed", "The mayor of Molde"),
        (
            "A lawyer for the owners, Marisol Shipping of Dubai, said the ferry sank.",
            "unnamed",
            "A lawyer for the owners",
        ),
        ("Townspeople said the ferry sank.", "unnamed", "Townspeople"),
    ],
)
def test_a_phrase_gives_the_name_of_its_party(read: Read, text: str, kind: str, name: str) -> None:
    assert parties(read, text) == [(kind, name)]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("The ferry sank, according to the navy ministry's log.", "organisation", "navy ministry"),
        (
            "An audit by the harbour office found that it sank.",
            "organisation",
            "harbour office",
        ),
        (
            "A letter signed by Marta Helgesen says that it sank.",
            "person",
            "Marta Helgesen",
        ),
        ("Last week's report said that the ferry sank.", "document", "report"),
        (
            "The harbour office said in a report on Friday that the hull was old.\n\n"
            "The ferry sank at noon, according to the report.",
            "organisation",
            "harbour office",
        ),
        (
            "Surgeon Marta Helgesen confirmed by phone that four died.",
            "person",
            "Marta Helgesen",
        ),
        ("An autopsy showed that four had died.", "document", "An autopsy"),
        # "It" is whom the paragraph is about, not who spoke above.
        (
            "The harbour office said the ferry sank.\n\nThe shipping company, Nordkraft, sees it"
            " otherwise. It says that the hull was new.",
            "organisation",
            "Nordkraft",
        ),
    ],
)
def test_who_issued_a_document_is_answerable_for_it(
    read: Read, text: str, kind: str, name: str
) -> None:
    (found_kind, found_name) = parties(read, text)[-1]
    assert found_kind == kind
    assert name in (found_name or "")


def test_we_outside_a_quotation_is_the_report(read: Read) -> None:
    text = "Mayor Marta Helgesen said the ferry sank. From the pictures we estimate that 40 died."
    assert [kind for kind, _ in parties(read, text)] == ["person", "outlet"]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        # A quotation that no cue attributes is whose the paragraph is …
        (
            "Mayor Odd Brekke said the ferry sank.\n\nA baker across the quay was already up."
            " “I counted four men, and a fifth at the wheel.”",
            "unnamed",
            "A baker",
        ),
        (
            "Mayor Odd Brekke said the ferry sank.\n\nThe shipowner, Marta Helgesen, disagreed:"
            " “The hull was new, and it was painted in May.”",
            "person",
            "Marta Helgesen",
        ),
        # … and not one of whom the speaker tells.
        (
            "Mayor Odd Brekke said the ferry sank. His brother was on board. “He had a red coat.”",
            "person",
            "Odd Brekke",
        ),
        (
            "Mayor Marta Helgesen saw it. Captain Odd Brekke said it sank. “It was an old one.”",
            "person",
            "Odd Brekke",
        ),
    ],
)
def test_a_quotation_without_a_cue_is_whose_the_paragraph_is(
    read: Read, text: str, kind: str, name: str
) -> None:
    assert parties(read, text)[-1] == (kind, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Nordkraft Power owns the ferry. Many were on board. The company said the ferry sank.",
            "Nordkraft Power",
        ),
        # Not the paper that was told so, and not with whom something was done.
        (
            "The line of Nordkraft Power broke. Ann Hill told the Fjord Gazette of a flash."
            " The utility said the ferry sank.",
            "Nordkraft Power",
        ),
        # A name that says what it is: the one of that kind.
        (
            "The Regional Ferry Authority met Nordkraft Power. The authority said the ferry sank.",
            "Regional Ferry Authority",
        ),
        ("The company which owns the ferry said that it sank.", "The company"),
    ],
)
def test_the_company_is_the_one_named_above(read: Read, text: str, name: str) -> None:
    assert parties(read, text)[-1] == ("organisation", name)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (
            "Its chairman, the retired judge Elias Brekke, said that the ferry sank.",
            "person",
            "Elias Brekke",
        ),
        ("The town said that the ferry sank.", "organisation", "The town"),
        ("A town on the coast said that the ferry sank.", "unnamed", "A town"),
        # "It" is the body of its own sentence where none is above.
        ("The hospital took in 26 of them, it said in a notice.", "organisation", "The hospital"),
    ],
)
def test_who_is_told_of_beside_or_before(read: Read, text: str, kind: str, name: str) -> None:
    found_kind, found_name = parties(read, text)[-1]
    assert found_kind == kind
    assert (found_name or "").startswith(name)


def test_a_quotation_behind_a_colon_is_whose_clause_that_is(read: Read) -> None:
    text = (
        "Mayor Odd Brekke said the ferry sank.\n\nHis partner, Marta Helgesen, was less sure"
        " of that: “The hull was new, and we painted it in May.”"
    )
    assert parties(read, text)[-1] == ("person", "Marta Helgesen")


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        # Of whom nothing is told yet, the next noun may tell it …
        (
            "Marta Helgesen sat on the quay for hours. The cashier said the ferry sank.",
            "person",
            "Marta Helgesen",
        ),
        # … but not that of an office, nor of one already presented.
        (
            "Marta Helgesen sat on the quay for hours. The governor said the ferry sank.",
            "unnamed",
            "The governor",
        ),
        (
            "Marta Helgesen, a nurse, sat on the quay. The cashier said the ferry sank.",
            "unnamed",
            "The cashier",
        ),
        (
            "Dr Marta Helgesen came. All wept. The doctor said he died.",
            "person",
            "Marta Helgesen",
        ),
        ("The prefect, Marta Helgesen, said six died.", "person", "Marta Helgesen"),
        # "The doctor" is "a doctor" of the paragraph before it is one named.
        (
            "Dr Marta Helgesen was there.\n\nA doctor of the clinic denied it. At least four were"
            " hurt, said the doctor, who would not be named.",
            "unnamed",
            "A doctor of the clinic",
        ),
    ],
)
def test_the_nurse_is_of_whom_that_is_told(read: Read, text: str, kind: str, name: str) -> None:
    assert parties(read, text)[-1] == (kind, name)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        # Whom the clause before a colon or a semicolon is about.
        (
            "“They say we are empty,” Ilona Brekke told us. Mayor Marta Helgesen called that"
            " exaggerated; nobody had stayed, she said.",
            "person",
            "Marta Helgesen",
        ),
        # A body is not the person who heads it.
        (
            "The head of the disaster directorate, Marta Helgesen, came at noon.\n\n"
            "The disaster directorate said the ferry sank.",
            "organisation",
            "The disaster directorate",
        ),
        (
            "An inquiry led by a retired judge, Marta Helgesen, found that the ferry sank.",
            "organisation",
            "An inquiry",
        ),
        ("The human rights group Open Bars counts 41 deaths.", "organisation", "Open Bars"),
        # A name is a person's where that stands beside it.
        (
            "Olvik Brekke, an economist who runs the port, had slept little. “We heard no siren"
            " that night,” he said.",
            "person",
            "Olvik Brekke",
        ),
    ],
)
def test_who_is_a_person_and_who_is_none(read: Read, text: str, kind: str, name: str) -> None:
    assert parties(read, text)[-1] == (kind, name)


def test_a_name_and_a_colon_inside_a_paragraph_speak(read: Read) -> None:
    text = (
        "A worker said that nine died, and so did press officer Marta Helgesen. Four had wounds."
        " Helgesen: “Those wounds come from pellets that were fired by the police.”"
    )
    assert parties(read, text)[-1] == ("person", "Helgesen")


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        # A pronoun of a clause is whom the clause over it is about.
        (
            "The navy said the ferry sank.\n\nThe harbour office, for its part, withdrew the"
            " report, which it said held many errors.",
            "organisation",
            "The harbour office",
        ),
        (
            "Mayor Odd Brekke said the ferry sank. Captain Marta Helgesen left the"
            " port after she said that nobody would come.",
            "person",
            "Marta Helgesen",
        ),
        (
            "Mayor Odd Brekke said the ferry sank. Marta Helgesen, he said, had left the port.",
            "person",
            "Odd Brekke",
        ),
        (
            "A second fisherman, who asked to be identified as Karim, said the ferry sank.",
            "person",
            "Karim",
        ),
    ],
)
def test_a_pronoun_in_a_clause_is_whom_the_clause_over_it_is_about(
    read: Read, text: str, kind: str, name: str
) -> None:
    assert parties(read, text)[-1] == (kind, name)


@pytest.mark.parametrize("words", ["Its press office", "Its spokesman"])
def test_a_body_speaks_through_its_press_office(annotate: Annotate, words: str) -> None:
    text = (
        f"The Fjord Ferries Company said on Monday that nine were missing. {words} said it rained."
    )
    found = [s.speaker.text for s in annotate(text).statements]
    assert found == ["The Fjord Ferries Company"] * 2
