"""Who is answerable for which words of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tellings.annotate.attributed import Attribution
from tellings.annotate.attribution import MAX_CUES, find_attributions
from tellings.annotate.quotations import find_quotations

if TYPE_CHECKING:
    from tests.annotate.conftest import Parse


def attribute(parse: Parse, text: str) -> list[Attribution]:
    quotations = find_quotations(text)
    return [a for s in parse(text).sents for a in find_attributions(s, quotations)]


def content(attribution: Attribution) -> str:
    doc = attribution.cue.doc
    return " ".join(doc[i].text for i in sorted(attribution.content) if not doc[i].is_punct)


@pytest.mark.parametrize(
    ("text", "speaker", "claim", "direct"),
    [
        (
            "The navy said in a statement that the ferry sank.",
            "navy",
            "that the ferry sank",
            False,
        ),
        (
            "The navy said on its website that the ferry sank.",
            "navy",
            "that the ferry sank",
            False,
        ),
        ("Marta Helgesen said the ferry sank.", "Helgesen", "the ferry sank", False),
        ("The ferry sank, Marta Helgesen said.", "Helgesen", "The ferry sank", False),
        ("“The ferry sank,” said Marta Helgesen.", "Helgesen", "The ferry sank", True),
        ("“The ferry sank,” Marta Helgesen said.", "Helgesen", "The ferry sank", True),
        ("Marta Helgesen said: “The ferry sank.”", "Helgesen", "The ferry sank", True),
        ("The ferry sank, according to the navy.", "navy", "The ferry sank", False),
        ("According to the navy, the ferry sank.", "navy", "the ferry sank", False),
        ("The mayor, who said the ferry sank, left.", "mayor", "the ferry sank", False),
        ("The ministry puts the toll at 30.", "ministry", "the toll at 30", False),
        ("The army blames rebels for the raid.", "army", "rebels for the raid", False),
        ("Bloggs told nurses she saw a light.", "Bloggs", "she saw a light", False),
        ("The dam broke, the Post reported, citing two nurses.", "nurses", "The dam broke", False),
        (
            "Citing officials, the Post reports that the dam broke.",
            "officials",
            "that the dam broke",
            False,
        ),
        (
            "The dam is shut, the ministry said, citing floods.",
            "ministry",
            "The dam is shut",
            False,
        ),
        ("In the words of the mayor, the dam is lost.", "mayor", "the dam is lost", False),
        ("By the ministry's count, 30 people died.", "ministry", "30 people died", False),
        (
            "The claim by Bloggs that the dam broke is new.",
            "Bloggs",
            "that the dam broke",
            False,
        ),
    ],
)
def test_a_cue_leads_to_its_speaker_and_its_claim(
    parse: Parse, text: str, speaker: str, claim: str, direct: bool
) -> None:
    (found,) = attribute(parse, text)
    assert found.speaker is not None
    assert found.speaker.text == speaker
    assert content(found) == claim
    assert found.direct is direct


def test_a_speaker_inside_the_quotation_has_both_halves(parse: Parse) -> None:
    (found,) = attribute(parse, "“The ferry sank,” said the mayor, “and nobody came to help.”")
    assert content(found) == "The ferry sank and nobody came to help"
    assert found.direct


def test_what_follows_with_adding_that_is_the_same_partys(parse: Parse) -> None:
    first, second = attribute(
        parse, "The road was closed, residents said, adding that the town was calm."
    )
    assert first.speaker is not None
    assert first.speaker == second.speaker
    assert content(second) == "that the town was calm"


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("The ferry sank, the mayor told Reuters.", "Reuters"),
        ("The mayor told reporters that the ferry sank.", "reporters"),
        ("The mayor said the ferry sank.", None),
    ],
)
def test_whom_it_was_told_is_kept(parse: Parse, text: str, recipient: str | None) -> None:
    (found,) = attribute(parse, text)
    assert (found.recipient.text if found.recipient else None) == recipient


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor said the ferry sank.", "asserts"),
        ("The mayor denied that the ferry sank.", "denies"),
        ("The mayor rejected claims that the ferry sank.", "denies"),
        ("The mayor doubted that the ferry sank.", "doubts"),
        ("The mayor did not confirm that the ferry sank.", "doubts"),
        ("Engineers predicted that the dam would hold.", "predicts"),
        ("Engineers fear that the dam will burst.", "predicts"),
        ("The mayor urged residents to stay at home.", "orders"),
        ("Residents wondered whether the dam would hold.", "asks"),
    ],
)
def test_the_cue_gives_the_stance(parse: Parse, text: str, stance: str) -> None:
    (found,) = attribute(parse, text)
    assert found.stance == stance


@pytest.mark.parametrize(
    "text",
    [
        "The so-called Green Line crosses the town.",
        "The street is called Harbour Lane.",
        "The ferry sank at noon.",
        "She ran.",
    ],
)
def test_what_nobody_says_has_no_attribution(parse: Parse, text: str) -> None:
    assert attribute(parse, text) == []


def test_a_cue_inside_a_quotation_is_a_word_of_the_quotation(parse: Parse) -> None:
    (found,) = attribute(parse, "“My brother said the ferry sank,” said the mayor.")
    assert found.speaker is not None
    assert found.speaker.text == "mayor"


def test_no_sentence_has_more_cues_than_anybody_writes(parse: Parse) -> None:
    text = "the mayor said that " * (MAX_CUES * 3) + "the ferry sank"
    assert len(attribute(parse, text)) <= MAX_CUES


def test_a_party_behind_its_quotation_is_the_speaker(parse: Parse) -> None:
    (found,) = attribute(parse, "“The ferry sank within an hour,” added another harbour official.")
    assert found.speaker is not None
    assert found.speaker.text == "official"


def test_a_cue_thrown_into_a_sentence_has_all_of_it(parse: Parse) -> None:
    (found,) = attribute(parse, "Voters, Helgesen suggested, don't have to fear the new harbour.")
    assert found.speaker is not None
    assert found.speaker.text == "Helgesen"
    assert content(found) == "Voters do n't have to fear the new harbour"


def test_who_is_asked_does_not_ask(parse: Parse) -> None:
    text = "Asked whether the dam would hold, Marta Helgesen said the lake was low."
    assert [(a.cue.text, a.stance) for a in attribute(parse, text)] == [("said", "asserts")]


@pytest.mark.parametrize(
    ("text", "speaker", "quoter"),
    [
        ("A spokesman quoted the governor as saying that the dam broke.", "governor", "spokesman"),
        ("The governor was quoted as saying that the dam broke.", "governor", "governor"),
    ],
)
def test_who_is_quoted_speaks_and_who_quotes_hands_on(
    parse: Parse, text: str, speaker: str, quoter: str
) -> None:
    (found,) = attribute(parse, text)
    assert found.speaker is not None
    assert found.quoter is not None
    assert (found.speaker.text, found.quoter.text) == (speaker, quoter)
    assert content(found) == "that the dam broke"


def test_both_halves_of_said_that_and_that_are_claimed(parse: Parse) -> None:
    (found,) = attribute(
        parse, "The mayor said that the dam (the old one) broke and that nobody was hurt."
    )
    assert content(found).endswith("nobody was hurt")


def test_whoever_cites_hands_on_what_the_cited_said(parse: Parse) -> None:
    text = "Nordwire reported on Monday, citing a police source, that two men were held."
    (found,) = attribute(parse, text)
    assert found.speaker is not None
    assert found.quoter is not None
    assert (found.speaker.text, found.quoter.text) == ("source", "Nordwire")
    assert "citing" not in content(found)


def test_a_parenthesis_of_whom_it_cites_does_not_hide_the_paper(parse: Parse) -> None:
    text = "The row came after the Morgen Post, quoting nurses, reported that the dam broke."
    found = attribute(parse, text)[-1]
    assert found.speaker is not None
    assert found.speaker.text == "nurses"


def test_a_relative_clause_is_not_what_was_told(parse: Parse) -> None:
    assert not any(
        "loved" in content(a) for a in attribute(parse, "Bloggs told the man she loved.")
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The union threatens to end the talks.", True),
        ("The fighting threatens to end the talks.", False),
        ("The storm may pass if the attack continues to worry nobody.", False),
    ],
)
def test_what_goes_on_says_nothing(parse: Parse, text: str, says: bool) -> None:
    assert bool(attribute(parse, text)) == says
