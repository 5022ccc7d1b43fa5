"""Who calls a claim untrue denies what stands behind it. All happenings invented."""

from __future__ import annotations

import pytest
from tests.annotate.conftest import Annotate

from tellings.data.claims import says_no


@pytest.mark.parametrize(
    ("text", "claim", "speaker"),
    [
        ("Reports that the dam had burst were false.", "the dam had burst", None),
        (
            "Reports that the dam had burst are untrue, Ada Moll said.",
            "the dam had burst",
            "Ada Moll",
        ),
        ("Ada Moll said that claims that guards fired were a lie.", "guards fired", "Ada Moll"),
        ("The allegation that he took bribes was not true.", "he took bribes", None),
        ("Rumours of a second leak are nonsense, Ole Brink said.", "a second leak", "Ole Brink"),
        ("Allegations of torture are unfounded.", "Allegations of torture", None),
        (
            'Ole Brink said that charges of bakers selling chalk "do not match the facts."',
            "bakers selling chalk",
            "Ole Brink",
        ),
        ("There is no truth in reports that the dam had burst.", "the dam had burst", None),
        ("It is untrue that the dam had burst, Ada Moll said.", "the dam had burst", "Ada Moll"),
        ("A gas leak can be excluded, Ada Moll said.", "A gas leak", "Ada Moll"),
        ("“Claims that we sold oil are a lie,” said Ole Brink.", "we sold oil", "Ole Brink"),
    ],
)
def test_what_is_called_untrue_is_denied_by_who_says_so(
    annotate: Annotate, text: str, claim: str, speaker: str | None
) -> None:
    (found,) = annotate(text).statements
    assert (found.text, found.stance) == (claim, "denies")
    assert found.speaker.text == speaker
    assert speaker is not None or found.speaker.kind == "outlet"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Ole Brink called the report a lie.", "the report"),
        ("Ole Brink branded the report a lie.", "the report"),
        ("Ole Brink called the reports of a burst dam “a fable”.", "a burst dam"),
        ("Ole Brink dismissed the accusations as “all lies”.", "the accusations"),
        ("Ole Brink dismissed the claim that the dam had burst as nonsense.", "the dam had burst"),
        ("Ole Brink described the story of the burst dam as a fabrication.", "the burst dam"),
    ],
)
def test_what_somebody_calls_a_lie_that_one_denies(
    annotate: Annotate, text: str, claim: str
) -> None:
    (found,) = annotate(text).statements
    assert (found.text, found.stance, found.speaker.text) == (claim, "denies", "Ole Brink")


@pytest.mark.parametrize(
    "text",
    [
        "The report was wrong.",
        "Reports of the ministry were wrong.",
        "The account of the witness was untrue.",
        "Ole Brink called the report accurate.",
        "Ole Brink called the attack a crime.",
        "Arson cannot be ruled out, the police said.",
        "The club excluded two members from the meeting.",
        "Ole Brink was ruled out of the final.",
    ],
)
def test_where_nothing_told_is_denied_the_sentence_stays_whole(
    annotate: Annotate, text: str
) -> None:
    found = annotate(text).statements
    assert found
    assert all(s.stance == "asserts" for s in found)


def test_what_cannot_be_ruled_out_may_be_so(annotate: Annotate) -> None:
    (found,) = annotate("Arson cannot be ruled out, the police said.").statements
    assert found.modality == "possible"
    assert not says_no(found)


def test_what_is_held_against_a_lie_is_told(annotate: Annotate) -> None:
    text = "The farmer, Ole Brink, called that a lie: no cow had been sold."
    (found,) = annotate(text).statements
    assert (found.text, found.stance) == ("no cow had been sold", "asserts")
    assert (found.polarity, found.speaker.text) == ("negative", "Ole Brink")


def test_to_deny_that_nothing_was_so_is_to_say_that_something_was(annotate: Annotate) -> None:
    (found,) = annotate("The claim that no one was hurt is false.").statements
    assert (found.stance, found.polarity) == ("denies", "negative")
    assert not says_no(found)


def test_a_reason_beside_what_is_false_stays_a_claim(annotate: Annotate) -> None:
    text = "Reports that the dam had burst were false, because the dam holds."
    found = [(s.text, s.stance) for s in annotate(text).statements]
    assert found == [("the dam had burst", "denies"), ("the dam holds", "asserts")]


def test_the_denier_not_the_denied_is_answerable(annotate: Annotate) -> None:
    text = "The claim by Ole Brink that the dam had burst is a lie, Ada Moll said."
    (found,) = annotate(text).statements
    assert (found.text, found.stance, found.speaker.text) == (
        "the dam had burst",
        "denies",
        "Ada Moll",
    )
