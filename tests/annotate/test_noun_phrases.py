"""The words of a noun phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tellings.annotate.noun_phrases import noun_phrase

if TYPE_CHECKING:
    from tests.annotate.conftest import Parse


@pytest.mark.parametrize(
    ("text", "head", "phrase"),
    [
        (
            "A senior official of the ministry, who asked not to be named, left.",
            "official",
            "A senior official of the ministry",
        ),
        ("The head of the union said no.", "head", "The head of the union"),
        ("Two men of the old town who fled said so.", "men", "Two men of the old town"),
    ],
)
def test_a_noun_phrase_ends_where_a_clause_begins(
    parse: Parse, text: str, head: str, phrase: str
) -> None:
    token = next(t for t in parse(text) if t.text == head)
    assert noun_phrase(token).text == phrase
