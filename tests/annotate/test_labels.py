"""Speakers that nothing but their place names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tellings.annotate.labels import find_labels, find_signature
from tellings.records.annotation import Mention

if TYPE_CHECKING:
    from tests.annotate.conftest import Read


def mention(text: str, name: str) -> Mention:
    start = text.index(name)
    return Mention(report="r", start=start, end=start + len(name), text=name, type="person")


def test_a_transcript_names_its_speakers_in_capitals() -> None:
    text = "Ann Bloggs met the press.\nBLOGGS: The dam holds.\nWell: it rained."
    (label,) = find_labels(text, [mention(text, "Ann Bloggs")])
    assert label.speaker.text == "Ann Bloggs"
    assert text[label.start : label.until] == "BLOGGS: The dam holds."


def test_a_quotation_may_be_signed() -> None:
    text = "“The dam holds.” — Ann Bloggs"
    people = [mention(text, "Ann Bloggs")]
    signed = find_signature(text, text.index("”") + 1, people)
    assert signed is not None
    assert signed.text == "Ann Bloggs"
    assert find_signature(text, 4, people) is None


@pytest.mark.parametrize("name", ["BLOGGS", "Ann Bloggs"])
def test_what_follows_a_label_is_the_speakers(read: Read, name: str) -> None:
    told = read(f"Ann Bloggs met the press on Monday.\n\n{name}: The dam holds for now.")
    assert told[-1].speaker.text == "Ann Bloggs"


def test_an_interview_in_questions_and_answers_has_two_voices(read: Read) -> None:
    told = read(
        "Q: The dam broke in the night. What did you see?\n\n"
        "A: The water took the road. Nobody warned us.\n\n"
        "Q: Was the town empty?\n\n"
        "A: The children were at school."
    )
    voices = [(s.text, s.speaker.kind, s.stance) for s in told]
    assert ("The dam broke in the night", "outlet", "asserts") in voices
    assert ("Nobody warned us", "unnamed", "asserts") in voices
    assert ("Was the town empty", "outlet", "asks") in voices
    assert ("The children were at school", "unnamed", "asserts") in voices
    assert {s.speaker.text for s in told if s.speaker.kind == "unnamed"} == {"A"}


def test_one_letter_before_a_colon_is_no_speaker_by_itself(read: Read) -> None:
    (statement,) = read("A: The dam broke in the night.")
    assert statement.speaker.kind == "outlet"
