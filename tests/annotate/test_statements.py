"""From a report to its statements: who says what, how, and through whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tellings.records.report import Subhead

if TYPE_CHECKING:
    from tests.annotate.conftest import Read


def told(read: Read, text: str, **fields: object) -> list[tuple[str, str | None]]:
    return [(s.text, s.speaker.text) for s in read(text, **fields)]


def test_the_reports_own_voice_has_no_name(read: Read) -> None:
    (statement,) = read("The ferry sank at noon.")
    assert statement.speaker.kind == "outlet"
    assert statement.speaker.text is None
    assert (statement.cue, statement.direct, statement.stance) == (None, False, "asserts")


@pytest.mark.parametrize(
    ("text", "claim", "direct"),
    [
        ("“The ferry sank at noon,” said Marta Helgesen.", "The ferry sank at noon", True),
        ("Marta Helgesen said: “The ferry sank at noon.”", "The ferry sank at noon", True),
        ("Marta Helgesen said the ferry sank at noon.", "the ferry sank at noon", False),
        ("The ferry sank at noon, according to Marta Helgesen.", "The ferry sank at noon", False),
        ("“Leave now,” said Marta Helgesen.", "Leave now", True),
    ],
)
def test_quoted_or_told(read: Read, text: str, claim: str, direct: bool) -> None:
    (statement,) = read(text)
    assert statement.text == claim
    assert statement.speaker.text == "Marta Helgesen"
    assert statement.direct is direct


def test_a_quotation_inside_a_told_claim_keeps_both_its_marks(read: Read) -> None:
    (statement,) = read("Marta Helgesen said the harbour was “completely cut off by the ice”.")
    assert statement.text == "the harbour was “completely cut off by the ice”"
    assert statement.speaker.text == "Marta Helgesen"


def test_a_speaker_in_the_middle_speaks_both_halves(read: Read) -> None:
    text = "“The ferry sank at noon,” said Marta Helgesen, “and nobody came to help us.”"
    found = read(text)
    assert [s.text for s in found] == ["The ferry sank at noon", "nobody came to help us"]
    assert {s.speaker.text for s in found} == {"Marta Helgesen"}
    assert all(s.direct for s in found)


@pytest.mark.parametrize(
    "text",
    [
        "“We heard a bang. Then the lights went out. Nobody came,” said Marta Helgesen.",
        "“We heard a bang,” said Marta Helgesen. “Then the lights went out. Nobody came.”",
        "“We heard a bang. Then the lights went out,” said Marta Helgesen. “Nobody came.”",
        "“We heard a bang. Then the lights went out.\n\n“Nobody came,” said Marta Helgesen.",
        "“We heard a bang.\n\n“The lights went out.\n\n“Nobody came,” said Marta Helgesen.",
    ],
)
def test_all_sentences_of_a_quotation_are_its_speakers(read: Read, text: str) -> None:
    found = read(text)
    assert len(found) >= 2
    assert {s.speaker.text for s in found} == {"Marta Helgesen"}
    assert all(s.direct for s in found)


def test_two_speakers_of_one_sentence_keep_to_their_own_quotations(read: Read) -> None:
    text = "Witnesses said “many people were hurt”, but the army said “nobody was hurt”."
    assert told(read, text) == [
        ("many people were hurt", "Witnesses"),
        ("nobody was hurt", "the army"),
    ]


def test_what_nobody_is_cited_for_is_the_reports_own(read: Read) -> None:
    text = "The tram hit a bus, police said. The line was shut for the night."
    assert told(read, text) == [
        ("The tram hit a bus", "police"),
        ("The line was shut for the night", None),
    ]


def test_what_is_told_beside_of_a_speaker_is_the_reports_own(read: Read) -> None:
    text = "The mate, who had come from the harbour by bicycle, said that the mast fell."
    assert told(read, text) == [
        ("who had come from the harbour by bicycle", None),
        ("the mast fell", "The mate"),
    ]


def test_a_body_beside_another_keeps_its_number(read: Read) -> None:
    text = "The union, which puts the number of strikers at 800, rejects the offer of the firm."
    assert ("the number of strikers at 800", "The union") in told(read, text)


def test_that_a_speaker_would_not_be_named_is_no_statement(read: Read) -> None:
    text = "The mate, who asked not to be named in this paper, said that the mast fell."
    assert told(read, text) == [("the mast fell", "The mate")]


def test_who_bears_a_sentence_out_is_its_speaker(read: Read) -> None:
    text = "The tram had no brakes, as the workshop confirms."
    assert told(read, text) == [("The tram had no brakes", "the workshop")]
    text = "The crowd sang, as the mayor said goodbye."
    assert ("The crowd sang", None) in told(read, text)


def test_of_two_who_hand_a_sentence_on_the_inner_is_answerable(read: Read) -> None:
    text = "On Friday, officials said divers had gone down, the harbour agency reported."
    assert {s.speaker.text for s in read(text)} == {"officials"}
    assert all("the harbour agency" in s.chain for s in read(text))


@pytest.mark.parametrize(
    ("text", "claim", "speaker"),
    [
        (
            "In the owner's version the clerk copied the data.",
            "the clerk copied the data",
            "the owner",
        ),
        (
            "At noon 300 people stood in the square, by the organisers' estimate; it rained.",
            "At noon 300 people stood in the square",
            "the organisers",
        ),
        (
            "Six bolts were loose, the inspectorate has found.",
            "Six bolts were loose",
            "the inspectorate",
        ),
        (
            "Six bolts were loose, the inspectorate has established.",
            "Six bolts were loose",
            "the inspectorate",
        ),
        ("The court held that the fine was too high.", "the fine was too high", "The court"),
        (
            "The mayor stands by her statement that 29 people were on the boat.",
            "29 people were on the boat",
            "The mayor",
        ),
        (
            "The operator spoke of a fault at the eastern mast.",
            "a fault at the eastern mast",
            "The operator",
        ),
        (
            "The tram ran late; the firm speaks of 85 kilos of sand on the rails.",
            "85 kilos of sand on the rails",
            "the firm",
        ),
    ],
)
def test_ways_to_say_something(read: Read, text: str, claim: str, speaker: str) -> None:
    assert (claim, speaker) in told(read, text)


def test_what_one_finds_before_one_s_eyes_is_no_finding(read: Read) -> None:
    text = "The bolts that hold the plates had come loose, and two boys found a key."
    assert {s.speaker.kind for s in read(text)} == {"outlet"}


def test_three_claims_are_three_statements(read: Read) -> None:
    text = "Gunmen took the bridge, burned the toll house and freed eleven sailors on Monday."
    found = read(text)
    assert [s.text for s in found] == [
        "Gunmen took the bridge",
        "burned the toll house",
        "freed eleven sailors on Monday",
    ]
    assert [s.subject for s in found] == [None, "Gunmen", "Gunmen"]
    assert len({s.sentence for s in found}) == 1
    assert len({s.id for s in found}) == 3


def test_a_short_sentence_tells_something(read: Read) -> None:
    assert told(read, "The talks resumed. Nobody died.") == [
        ("The talks resumed", None),
        ("Nobody died", None),
    ]


def test_who_says_nothing_makes_no_statement(read: Read) -> None:
    assert told(read, "She said.") == []
    assert told(read, "12. July\n\n--\n\nPhoto") == []


@pytest.mark.parametrize(
    ("text", "stance", "claim"),
    [
        ("The mayor denied that two ferries had sunk.", "denies", "two ferries had sunk"),
        ("The harbour office denied the report.", "denies", "the report"),
        ("Did the ferry sink on Monday?", "asks", "Did the ferry sink on Monday"),
        ("“Where were the boats?” asked Marta Helgesen.", None, "Where were the boats"),
        ("Police urged drivers to stay away.", "orders", "drivers to stay away"),
    ],
)
def test_a_stance_to_the_claim(read: Read, text: str, stance: str | None, claim: str) -> None:
    (statement,) = read(text)
    assert statement.text == claim
    assert statement.stance == stance if stance else statement.stance != "asserts"


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("The ferry sank, Marta Helgesen told Reuters.", "Reuters"),
        ("“The ferry sank,” a spokesman told AFP.", "Agence France-Presse"),
        ("The ferry sank, Marta Helgesen told reporters.", None),
    ],
)
def test_the_outlet_that_was_told_is_credited(read: Read, text: str, via: str | None) -> None:
    (statement,) = read(text)
    assert statement.via == via


def test_an_outlet_that_was_told_itself_credits_nobody(read: Read) -> None:
    (statement,) = read("The ferry sank, Marta Helgesen told Reuters.", outlet="Reuters")
    assert statement.via is None
    assert statement.chain == ("Marta Helgesen", "Reuters")


def test_the_chain_names_every_hand(read: Read) -> None:
    (statement,) = read(
        "The ferry sank, Marta Helgesen told Reuters.", outlet="Tarnby Courier", agency="AFP"
    )
    assert statement.chain == ("Marta Helgesen", "Reuters", "AFP", "Tarnby Courier")


def test_figures_and_times_and_names_are_those_of_the_claim(read: Read) -> None:
    first, second = read(
        "The storm sank two ferries on Friday, while police in Bergen arrested three men."
    )
    assert [f.text for f in first.figures] == ["two ferries"]
    assert [t.text for t in first.times] == ["Friday"]
    assert [f.text for f in second.figures] == ["three men"]
    assert "bergen" in second.names
    assert "bergen" not in first.names


def test_parts_are_counted_anew_in_each_statement(read: Read) -> None:
    found = read(
        "Nine cooks left the town, and guards freed about 350 miners, including 40 women."
    )
    whole, part = found[-1].figures
    assert (whole.part_of, part.part_of) == (None, 0)


def test_a_heading_inside_the_body_is_no_statement(read: Read) -> None:
    text = "The ferry sank at noon.\n\nThe crew is safe\n\nNobody was hurt in the storm."
    start = text.index("The crew")
    head = Subhead(text="The crew is safe", start=start, end=start + len("The crew is safe"))
    assert [s.text for s in read(text, subheads=(head,))] == [
        "The ferry sank at noon",
        "Nobody was hurt in the storm",
    ]


def test_an_emoji_before_a_statement_does_not_shift_it(read: Read) -> None:
    text = "\U0001f6a2\U0001f525 “The ferry sank at noon,” said Marta Helgesen. \U0001f622"
    (statement,) = read(text)
    assert statement.text == "The ferry sank at noon"
    assert statement.start == text.index("The")


@pytest.mark.parametrize(
    "text",
    [
        "She said: “The “old” ferry is gone.",
        'She said: "The word "safe" means nothing here.',
        "”The ferry sank at noon,“ said Marta Helgesen.",
        "“„«The ferry sank at noon, said Marta Helgesen.",
        "The ferry “sank“ at noon “ and nobody” came.",
    ],
)
def test_unbalanced_marks_are_borne(read: Read, text: str) -> None:
    assert read(text)


def test_a_report_wholly_in_quotation_marks_is_read(read: Read) -> None:
    text = "“The tram hit a bus on Monday. Twelve people were hurt. The line is closed.”"
    found = read(text)
    assert [s.text for s in found] == [
        "The tram hit a bus on Monday",
        "Twelve people were hurt",
        "The line is closed",
    ]
    assert all(s.direct and s.speaker.kind == "outlet" for s in found)


def test_a_report_in_capitals_is_read(read: Read) -> None:
    text = "THE TRAM HAS HIT A BUS. TWELVE PEOPLE WERE HURT. THE LINE IS CLOSED."
    assert {"TWELVE PEOPLE WERE HURT", "THE LINE IS CLOSED"} <= {s.text for s in read(text)}


def test_who_hands_words_on_is_in_the_chain(read: Read) -> None:
    (statement,) = read("A spokesman quoted the governor as saying that the dam broke.")
    assert statement.speaker.text == "the governor"
    assert statement.chain == ("the governor", "A spokesman")
    nested = read("The mayor said that Marta Helgesen wrote that the dam had burst.")[-1]
    assert nested.speaker.text == "Marta Helgesen"
    assert nested.chain == ("Marta Helgesen", "The mayor")


def test_a_statement_that_a_body_put_out_is_that_bodys(read: Read) -> None:
    found = read("The union put out a statement saying the mine had closed.")
    assert ("the mine had closed", "The union") in [(s.text, s.speaker.text) for s in found]


def test_all_that_a_speaker_strings_together_is_the_speakers(read: Read) -> None:
    found = told(read, "The mayor said the dam broke, nine people died and the road was closed.")
    assert found == [
        ("the dam broke", "The mayor"),
        ("nine people died", "The mayor"),
        ("the road was closed", "The mayor"),
    ]


def test_a_short_clause_with_a_subject_is_a_claim_of_its_own(read: Read) -> None:
    assert told(read, "The mine was empty and nobody was hurt.") == [
        ("The mine was empty", None),
        ("nobody was hurt", None),
    ]


def test_a_report_in_capitals_has_its_speakers(read: Read) -> None:
    assert told(read, "THE FERRY SANK ON MONDAY, POLICE SAID. NINE PEOPLE DIED.") == [
        ("THE FERRY SANK ON MONDAY", "POLICE"),
        ("NINE PEOPLE DIED", None),
    ]


def test_a_quotation_after_a_denial_is_held_to_be_so(read: Read) -> None:
    text = "The mayor denied that the dam had cracks. “The walls were tested by engineers in May.”"
    statements = {s.text.rstrip("."): s for s in read(text)}
    assert statements["the dam had cracks"].stance == "denies"
    quoted = statements["The walls were tested by engineers in May"]
    assert (quoted.stance, quoted.speaker.text) == ("asserts", "The mayor")


def test_who_is_named_behind_the_word_for_saying_speaks(read: Read) -> None:
    text = (
        "Norvia denied it.\n“The dam is lost. It will never hold again!” tweeted the Olvik mayor."
    )
    spoken = [s for s in read(text) if "dam" in s.text]
    assert [s.speaker.text for s in spoken] == ["the Olvik mayor"]
