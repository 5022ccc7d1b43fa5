"""Whose claim a deed tells; all that happens here is invented."""

from __future__ import annotations

import pytest
from tests.annotate.conftest import Read


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The harbour union blames the ferry company.", "The harbour union"),
        ("Mayor Anna Brandt stuck to her first version on Monday.", "Anna Brandt"),
        ("The health ministry revised the number of cases to 131.", "The health ministry"),
        ("The harbour police corrected their estimate to 40 boats.", "The harbour police"),
        ("The harbour police have 38 boats on their list.", "The harbour police"),
        ("The school's list has 38 names.", "The school"),
    ],
)
def test_a_deed_that_says_something_is_the_claim_of_its_doer(
    read: Read, text: str, speaker: str
) -> None:
    (statement,) = read(text)
    assert statement.speaker.text == speaker
    assert statement.text == text.rstrip(".")


@pytest.mark.parametrize(
    "text",
    [
        "The harbour union repaired the ferry on Monday.",
        "No union disowned the attack on the ferry.",
        "The health ministry revised the rules for ferries.",
        "The ferry boasts two decks and a bar.",
        "It raised the number of the dead to 17.",
        "The harbour police have 38 boats in the bay.",
    ],
)
def test_a_deed_that_says_nothing_is_the_report_s_own_to_tell(read: Read, text: str) -> None:
    assert {s.speaker.kind for s in read(text)} == {"outlet"}


def test_what_the_report_adds_beside_such_a_deed_is_its_own(read: Read) -> None:
    told = read("The harbour union, which has 900 members, disputed the figure.")
    by_text = {s.text: s.speaker.kind for s in told}
    (added,) = (kind for text, kind in by_text.items() if "900 members" in text)
    assert added == "outlet"


def test_a_pronoun_does_such_a_deed_where_it_is_plain_who_is_meant(read: Read) -> None:
    told = read("The ferry sank, Anna Brandt said. She raised the number of the dead to 17.")
    assert told[-1].text == "She raised the number of the dead to 17"
    assert told[-1].speaker.text == "Anna Brandt"
