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
