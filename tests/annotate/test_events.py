"""What kind of event a claim tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.annotate.conftest import Read


@pytest.mark.parametrize(
    ("text", "kind", "subtype", "trigger"),
    [
        ("Police arrested three men.", "COERCE", "arrest", "arrested"),
        ("Protesters marched through Bergen.", "PROTEST", "demo", "marched"),
        ("The ferry sank at noon.", "ACCIDENT", "transport", "sank"),
        ("A landslide buried the coast road.", "DISASTER", None, "landslide"),
    ],
)
def test_a_trigger_gives_the_type(
    read: Read, text: str, kind: str, subtype: str | None, trigger: str
) -> None:
    (statement,) = read(text)
    event = statement.event
    assert event is not None
    assert (event.type, event.subtype) == (kind, subtype)
    assert text[event.trigger.start : event.trigger.end] == trigger


def test_the_verb_outweighs_the_other_words(read: Read) -> None:
    (statement,) = read("Police arrested the leader of the protest.")
    assert statement.event is not None
    assert statement.event.type == "COERCE"


@pytest.mark.parametrize("text", ["The shop sells blue paint.", "The Strike Force has an office."])
def test_what_is_no_event_has_none(read: Read, text: str) -> None:
    (statement,) = read(text)
    assert statement.event is None


def test_each_claim_has_its_own_event(read: Read) -> None:
    first, second = read("The storm sank two ferries, while police arrested the captain.")
    assert first.event is not None
    assert second.event is not None
    assert (first.event.type, second.event.type) == ("ACCIDENT", "COERCE")
