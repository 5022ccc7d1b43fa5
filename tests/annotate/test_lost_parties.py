"""Who speaks where the parser lost the speaker; all that happens here is invented."""

from __future__ import annotations

import pytest
from tests.annotate.conftest import Read


@pytest.mark.parametrize(
    ("text", "claim", "speaker"),
    [
        (
            "The independent body that watches the harbours took five ropes from two sheds, its "
            "commissioner, Marta Helgesen, said.",
            "took five ropes from two sheds",
            "Marta Helgesen",
        ),
        (
            "Eleven people were seen at the clinic, said its doctor on duty, Marta Helgesen; all "
            "were sent home.",
            "Eleven people were seen at the clinic",
            "Marta Helgesen",
        ),
        (
            "Eleven people were seen at the clinic, said its doctor on duty, Marta Helgesen; all "
            "were sent home.",
            "all were sent home",
            "Marta Helgesen",
        ),
    ],
)
def test_a_party_beside_the_word_for_saying_speaks(
    read: Read, text: str, claim: str, speaker: str
) -> None:
    told = {(s.speaker.text, s.text[-len(claim) :]) for s in read(text)}
    assert (speaker, claim) in told


def test_who_is_beside_a_subject_takes_nothing_from_it(read: Read) -> None:
    (found,) = read("The union, the voice of the dockers, said that the ferry sank.")
    assert found.speaker.text == "The union"
