"""One clause, one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tellings.annotate.claims import split_claims

if TYPE_CHECKING:
    from tests.annotate.conftest import Parse


def claims(parse: Parse, text: str, *, without: str = "") -> list[str]:
    """Return the claims of a text, as the words in `without` were nobody's."""
    doc = parse(text)
    hidden = set(without.split())
    tokens = {t.i for t in doc if t.text not in hidden}
    return [doc[c.first : c.last + 1].text for c in split_claims(doc, tokens)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sank at noon.", ["The ferry sank at noon"]),
        (
            "Gunmen took the bridge, burned the toll house and freed the eleven sailors.",
            ["Gunmen took the bridge", "burned the toll house", "freed the eleven sailors"],
        ),
        (
            "The storm sank two ferries, while a landslide buried the coast road.",
            ["The storm sank two ferries", "a landslide buried the coast road"],
        ),
        ("The crew cut and ran.", ["The crew cut and ran"]),
        ("The ferry that sank in May was old.", ["The ferry that sank in May was old"]),
    ],
)
def test_a_sentence_is_cut_where_a_clause_says_something_of_its_own(
    parse: Parse, text: str, expected: list[str]
) -> None:
    assert claims(parse, text) == expected


def test_a_loose_relative_clause_in_the_middle_stays_inside_and_is_a_claim_too(
    parse: Parse,
) -> None:
    found = claims(parse, "The road, which had opened in May, was buried by a landslide.")
    assert found == [
        "The road, which had opened in May, was buried by a landslide",
        "which had opened in May",
    ]


def test_a_claim_without_its_subject_knows_it(parse: Parse) -> None:
    doc = parse("Gunmen took the bridge and freed eleven sailors on Monday.")
    first, second = split_claims(doc, {t.i for t in doc})
    assert first.subject is None
    assert second.subject is not None
    assert doc[second.subject[0] : second.subject[1] + 1].text == "Gunmen"


def test_the_half_with_the_verb_is_the_claim(parse: Parse) -> None:
    text = "“The old bridge at the old mill,” she shouted, “has fallen into the river.”"
    (found,) = claims(parse, text, without="she shouted")
    assert found == "has fallen into the river"


def test_no_tokens_make_no_claim(parse: Parse) -> None:
    doc = parse("The ferry sank.")
    assert split_claims(doc, set()) == ()


def test_claims_come_in_order_and_begin_apart(parse: Parse) -> None:
    doc = parse("He came, she saw it, they left, and the dog that barked ran after the two men.")
    found = split_claims(doc, {t.i for t in doc})
    starts = [c.first for c in found]
    assert starts == sorted(set(starts))
    assert all(c.first <= c.last for c in found)
