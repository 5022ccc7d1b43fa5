"""Denials are read as denials, and nothing else is. All happenings invented."""

from __future__ import annotations

import pytest
from tests.annotate.conftest import Annotate

from tellings.data.claims import says_no


@pytest.mark.parametrize(
    ("text", "claim", "speaker"),
    [
        ("The minister ruled out that guns had got in.", "guns had got in", "The minister"),
        (
            "Tarn Boats denies having received any such report.",
            "having received any such report",
            "Tarn Boats",
        ),
        (
            "Ole Brink was arrested. He denies having given any order to kill.",
            "having given any order to kill",
            "Ole Brink",
        ),
        ("The union rejected the claim that it was paid.", "it was paid", None),
        ("Ada Moll disputed the claim that nine people died.", "nine people died", "Ada Moll"),
        ("Ada Moll denied suggestions she had fled.", "she had fled", "Ada Moll"),
        ("Ada Moll denied claims the union made.", "claims the union made", "Ada Moll"),
        ("Ada Moll denied being involved in it.", "being involved in it", "Ada Moll"),
        ("It was wrong to say that nine died, Ada Moll said.", "nine died", "Ada Moll"),
        ("It would be false to claim that nine died.", "nine died", None),
        ("The claim was denied by Ada Moll.", "The claim", "Ada Moll"),
        (
            "A gas leak was ruled out by the police.",
            "A gas leak",
            "the police",
        ),
        ("The bishop rejected the talk of a merger.", "a merger", None),
        ("The bakery disclaims any fault.", "any fault", None),
        (
            "08:45 - The harbour master, Ole Brink, disputes that the gates were locked.",
            "the gates were locked",
            "Ole Brink",
        ),
        (
            "The bank, which had denied owning the barn, sold its fields.",
            "owning the barn",
            "The bank",
        ),
        ("Ada Moll dismissed the reported spill.", "the reported spill", "Ada Moll"),
        ("The firm rejected any involvement in the spill.", "any involvement in the spill", None),
    ],
)
def test_what_is_denied_is_read_so(
    annotate: Annotate, text: str, claim: str, speaker: str | None
) -> None:
    found = [s for s in annotate(text).statements if s.text == claim]
    assert [s.stance for s in found] == ["denies"]
    assert speaker is None or found[0].speaker.text == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The power company did not concede that the line had sparked the fire.",
        "The power company would not admit that the line had sparked the fire.",
        "The power company refused to say that the line had sparked the fire.",
        "The power company declined to confirm that the line had sparked the fire.",
        "The power company has yet to confirm that the line had sparked the fire.",
        "The power company was unable to confirm that the line had sparked the fire.",
        "The power company would neither confirm nor deny that the line had sparked the fire.",
        "The power company refused to confirm or deny that the line had sparked the fire.",
        "Neither the mayor nor the chief confirmed that the line had sparked the fire.",
        "The power company stopped short of saying that the line had sparked the fire.",
        "The power company paid without admitting that the line had sparked the fire.",
        "The power company avoided saying that the line had sparked the fire.",
    ],
)
def test_what_is_not_admitted_is_not_claimed(annotate: Annotate, text: str) -> None:
    (found,) = (s for s in annotate(text).statements if s.text.startswith("the line"))
    assert found.stance == "doubts"


@pytest.mark.parametrize(
    "text",
    [
        "The council denied access to four ships.",
        "The government dismissed the prefect of the region.",
        "The union rejected the offer.",
        "The offer was rejected by the union.",
        "Ole Brink was dismissed by the mayor.",
        "The judge denied him bail.",
        "The judge denied bail to Ole Brink.",
        "The council denied a visa to Ada Moll.",
        "The council denied Ada Moll a visa.",
        "On Tuesday a sorter was dismissed without notice.",
        "The police did not rule out arson in the mill.",
        "The police no longer rule out that an officer fired.",
        "The firm does not dispute that the bolts were weak.",
    ],
)
def test_what_is_no_denial_is_read_as_none(annotate: Annotate, text: str) -> None:
    found = annotate(text).statements
    assert found
    assert all(s.stance != "denies" for s in found)
    assert not any(says_no(s) and s.polarity == "positive" for s in found)


@pytest.mark.parametrize(
    "text",
    [
        "Not one shot was fired by the guards.",
        "Nor was the use of any weapon registered.",
        "At no time did the chief receive money.",
        "The chief had at no time received money.",
        "The chief was in no way paid.",
        "Nobody ordered them to stop.",
        "The council heard of no petition.",
        "The guards fired at nobody.",
        "Ole Brink was nowhere near the mill.",
    ],
)
def test_what_never_was_is_negative(annotate: Annotate, text: str) -> None:
    (found,) = annotate(text).statements
    assert (found.polarity, found.stance) == ("negative", "asserts")
    assert found.speaker.kind == "outlet"


@pytest.mark.parametrize(
    "text",
    [
        "The body lay on the road.",
        "The village lies north of the lake.",
        "Ann Dahl invented the pump.",
        "Ann Dahl said the body lay on the road.",
    ],
)
def test_to_lie_somewhere_or_to_invent_a_thing_denies_nothing(
    annotate: Annotate, text: str
) -> None:
    (found,) = annotate(text).statements
    assert not says_no(found)


def test_a_charge_that_was_invented_is_none(annotate: Annotate) -> None:
    (found,) = annotate("The charges were invented from start to finish.").statements
    assert says_no(found)


@pytest.mark.parametrize(
    "text",
    [
        "No fewer than nine people died.",
        "Nothing but a burnt wall was left.",
        "The boat sank in no time.",
        "Nine people were held for no reason.",
    ],
)
def test_what_only_bounds_is_not_negative(annotate: Annotate, text: str) -> None:
    (found,) = annotate(text).statements
    assert found.polarity == "positive"


def test_nor_parted_from_its_clause_is_negative(annotate: Annotate) -> None:
    (found,) = annotate("Nor, Ole Brink says, did he paint the door.").statements
    assert (found.text, found.polarity) == ("did he paint the door", "negative")


@pytest.mark.parametrize(
    "text", ["Ole Brink denied it at once.", "Ole Brink denied this on Tuesday."]
)
def test_a_denial_that_only_points_is_told_whole(annotate: Annotate, text: str) -> None:
    (found,) = annotate(text).statements
    assert (found.text, found.stance) == (text[:-1], "asserts")
    assert found.speaker.text == "Ole Brink"
    assert says_no(found)


def test_what_others_said_before_a_semicolon_is_not_the_deniers(annotate: Annotate) -> None:
    text = "Three clerks had written so; Ada Moll denied it."
    first, second = annotate(text).statements
    assert (first.stance, first.speaker.kind) == ("asserts", "outlet")
    assert (second.text, second.speaker.text) == ("Ada Moll denied it", "Ada Moll")


@pytest.mark.parametrize(
    "text",
    [
        "Ole Brink accused Lars Holt of theft. He denied it.",
        "Ole Brink accused Lars Holt of theft. He denied having taken anything.",
        "Lars Holt was charged with theft by the prosecutor, Ole Brink. He denies the charge.",
        "The prosecutor ordered the clerk, Lars Holt, to be held for theft. He denies it.",
    ],
)
def test_who_is_accused_denies_not_who_accuses(annotate: Annotate, text: str) -> None:
    last = annotate(text).statements[-1]
    assert says_no(last)
    assert last.speaker.text == "Lars Holt"


def test_what_a_denier_holds_to_be_so_is_not_denied(annotate: Annotate) -> None:
    text = "Ole Brink denied having sold the mill: the mill was let, he said."
    found = [(s.text, s.stance) for s in annotate(text).statements]
    assert found == [("having sold the mill", "denies"), ("the mill was let", "asserts")]


def test_who_denies_a_thing_counts_no_part_of_it(annotate: Annotate) -> None:
    text = "Ada Moll denied that she had been paid. Three clerks had written so."
    first, second = annotate(text).statements
    assert (first.stance, second.stance) == ("denies", "asserts")
    assert second.speaker.kind == "outlet"


@pytest.mark.parametrize(
    ("text", "claim", "speaker"),
    [
        ("The office found no evidence that the cook lied.", "the cook lied", "The office"),
        (
            "There is no evidence that the guards fired, Ada Moll said.",
            "the guards fired",
            "Ada Moll",
        ),
        ("There was no proof that the boat was sold.", "the boat was sold", None),
    ],
)
def test_what_there_is_no_evidence_of_is_doubted(
    annotate: Annotate, text: str, claim: str, speaker: str | None
) -> None:
    (found,) = annotate(text).statements
    assert (found.text, found.stance, found.speaker.text) == (claim, "doubts", speaker)
    assert says_no(found)


def test_a_sentence_may_open_with_of(annotate: Annotate) -> None:
    assert annotate("Of saying that the dam broke he had no wish, Ole Brink said.").statements


def test_who_rules_that_out_is_named(annotate: Annotate) -> None:
    (found,) = annotate("The mayor, Ole Brink, ruled that out at dinner.").statements
    assert found.speaker.text == "Ole Brink"
    assert says_no(found)


def test_to_call_a_claim_slander_is_to_say_no(annotate: Annotate) -> None:
    (found,) = annotate("Ann Dahl called it slander.").statements
    assert says_no(found)


def test_what_somebody_is_accused_of_not_doing_was_not_done(annotate: Annotate) -> None:
    (found,) = annotate("The union blamed the firm for not mending the pipe.").statements
    assert (found.predicate, found.agent, found.patient) == ("mend", "firm", "pipe")
    assert found.polarity == "negative"
