"""What goes on in a speaker's voice without a cue; all that happens here is invented."""

from __future__ import annotations

import pytest
from tests.annotate.conftest import Read


def voices(read: Read, text: str) -> list[tuple[str, str | None]]:
    return [(s.text, s.speaker.text) for s in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The tram hit a bus, police said; two men were hurt.",
        "The tram hit a bus, police said, and two men were hurt.",
        "Police said that the tram hit a bus; two men were hurt.",
    ],
)
def test_the_rest_of_a_sentence_goes_on_with_its_speaker(read: Read, text: str) -> None:
    assert ("two men were hurt", "police") in [(c, str(s).lower()) for c, s in voices(read, text)]


def test_who_has_a_cue_of_his_own_goes_on_for_nobody(read: Read) -> None:
    text = "The tram hit a bus, police said; the driver said that he was asleep."
    assert voices(read, text) == [
        ("The tram hit a bus", "police"),
        ("he was asleep", "the driver"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The firm corrected its list: a cook had come aboard last.", "The firm"),
        ("The mayor rejected this: a cook had come aboard last.", "The mayor"),
        ("Anna Brandt contradicts them on one thing: a cook had come aboard last.", "Anna Brandt"),
    ],
)
def test_behind_a_colon_speaks_who_spoke_before_it(read: Read, text: str, speaker: str) -> None:
    assert ("a cook had come aboard last", speaker) in voices(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor opened the bridge: a cook had come aboard last.",
        "It was a surprise: a cook had come aboard last.",
    ],
)
def test_a_colon_alone_gives_the_word_to_nobody(read: Read, text: str) -> None:
    assert ("a cook had come aboard last", None) in voices(read, text)


@pytest.mark.parametrize(
    "part",
    [
        "Two of them are in hospital",
        "Eleven were women",
        "All had been on the upper deck",
        "None of the sailors was hurt",
        "Most had red eyes",
        "The seventh was a boy of ten",
    ],
)
def test_who_counts_a_part_is_who_told_of_the_whole(read: Read, part: str) -> None:
    told = voices(read, f"Twelve people were hurt on the ferry, the harbour office said. {part}.")
    assert told[-1] == (part, "the harbour office")


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank, the harbour office said. The weather was calm.",
        "The ferry sank, the harbour office said.\n\nTwo of the boats came back.",
        "The ferry sank, the harbour office said. How many were on it is unclear.",
        "The ferry sank, the harbour office said. It was old. Two of its decks were new.",
    ],
)
def test_another_sentence_is_the_reports_own(read: Read, text: str) -> None:
    assert voices(read, text)[-1][1] is None
