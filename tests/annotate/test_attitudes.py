"""What a party wants, holds or speaks of, which is no claim of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tellings.annotate.attitudes import Attitude, find_attitudes, open_heads_of

if TYPE_CHECKING:
    from tests.annotate.conftest import Parse, Read


def attitudes(parse: Parse, text: str) -> list[Attitude]:
    return [a for s in parse(text).sents for a in find_attitudes(s, frozenset())]


def content(attitude: Attitude) -> str:
    doc = attitude.cue.doc
    return " ".join(doc[i].text for i in sorted(attitude.content) if not doc[i].is_punct)


@pytest.mark.parametrize(
    ("text", "holder", "about"),
    [
        ("The union wants the mine to close.", "union", "the mine to close"),
        ("The council opposed the new harbour.", "council", "the new harbour"),
        ("Marta Helgesen talked about the storm.", "Helgesen", "the storm"),
        ("Fishermen see the quota as a threat.", "Fishermen", "the quota as a threat"),
        ("The plan was rejected by the council.", "council", "The plan"),
        ("The mayor gave a speech about the dam.", "mayor", "the dam"),
        ("Tarnby\u2019s opposition to the bridge grew.", "Tarnby", "the bridge"),
        ("The driver declined to comment.", "driver", "to comment"),
    ],
)
def test_an_attitude_has_its_holder_and_what_it_is_about(
    parse: Parse, text: str, holder: str, about: str
) -> None:
    found = next(a for a in attitudes(parse, text) if a.holder is not None)
    assert found.holder is not None
    assert found.holder.text == holder
    assert content(found) == about


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("The captain is believed to have left the ship.", "The captain to have left the ship"),
        ("The bridge seems to have collapsed.", "The bridge to have collapsed"),
        ("The captain was reportedly arrested.", "The captain was arrested"),
    ],
)
def test_what_nobody_in_particular_holds_has_no_holder(
    parse: Parse, text: str, about: str
) -> None:
    (found,) = attitudes(parse, text)
    assert found.holder is None
    assert content(found) == about
    assert list(open_heads_of(found))


@pytest.mark.parametrize(
    "text", ["The ferry sank at noon.", "The captain appeared in court.", "She ran.", "…", "- -"]
)
def test_a_deed_is_no_attitude(parse: Parse, text: str) -> None:
    assert attitudes(parse, text) == []


def test_what_is_spoken_tells_no_attitude(parse: Parse) -> None:
    (sentence,) = parse("The council opposed the new harbour.").sents
    assert not list(find_attitudes(sentence, {t.i for t in sentence}))


def test_an_attitude_stays_the_reports_own_statement(read: Read) -> None:
    (statement,) = read("The council opposed the new harbour.")
    assert statement.speaker.kind == "outlet"
    assert statement.text == "The council opposed the new harbour"


@pytest.mark.parametrize(
    "text",
    [
        "The captain is believed to have left the ship.",
        "The captain was reportedly arrested on Monday.",
        "The bridge seems to have collapsed.",
        "The guard allegedly opened the gate.",
    ],
)
def test_hearsay_is_no_fact(read: Read, text: str) -> None:
    (statement,) = read(text)
    assert statement.modality == "possible"
