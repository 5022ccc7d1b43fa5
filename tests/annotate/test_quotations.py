"""What stands inside quotation marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate.quotations import MAX_LENGTH, find_quotations, is_quoted

#: The single typographic marks; the closing one is the apostrophe too.
LEFT, RIGHT = "\u2018", "\u2019"


def quoted(text: str) -> list[str]:
    return [text[q.span.start : q.span.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "She said “the ferry sank” at noon.",
        'She said "the ferry sank" at noon.',
        "She said „the ferry sank” at noon.",
        "She said „the ferry sank“ at noon.",
        "She said «the ferry sank» at noon.",
        "She said ``the ferry sank'' at noon.",
        f"She said {LEFT}the ferry sank{RIGHT} at noon.",
        'She said “the ferry sank" at noon.',
        'She said "the ferry sank” at noon.',
    ],
)
def test_every_typography_is_known(text: str) -> None:
    assert quoted(text) == ["the ferry sank"]


def test_the_outer_span_has_the_marks() -> None:
    text = "She said “go”."
    (quotation,) = find_quotations(text)
    assert text[quotation.outer.start : quotation.outer.end] == "“go”"
    assert not quotation.open_ended


def test_an_apostrophe_neither_opens_nor_closes() -> None:
    assert quoted(f"The crew's boat, the {RIGHT}90s and the dogs{RIGHT} bowls") == []
    words = f"It{RIGHT}s over and I don{RIGHT}t mind"
    assert quoted(f"{LEFT}{words}{RIGHT}, he said.") == [words]


def test_a_quotation_inside_a_quotation_is_part_of_it() -> None:
    words = f"He told me {LEFT}run{RIGHT} and ran,"
    assert quoted(f"“{words}” she said.") == [words]


def test_a_mark_that_nothing_closes_ends_with_its_paragraph() -> None:
    text = "She said: “It is gone.\nThe road is open."
    (quotation,) = find_quotations(text)
    assert quotation.open_ended
    assert text[quotation.span.start : quotation.span.end] == "It is gone."


def test_each_paragraph_of_a_long_quotation_is_one() -> None:
    text = "“It is gone.\n\n“We saw it go.\n\n“Nobody helped,” she said."
    assert quoted(text) == ["It is gone.", "We saw it go.", "Nobody helped,"]
    assert [q.open_ended for q in find_quotations(text)] == [True, True, False]


def test_sentences_on_lines_of_their_own_may_be_one_quotation() -> None:
    assert quoted("“It is gone.\nWe saw it go,” she said.") == ["It is gone.\nWe saw it go,"]


def test_a_closing_mark_alone_opens_nothing() -> None:
    assert quoted("It is gone,” she said.") == []


def test_a_lost_closing_mark_quotes_no_whole_article() -> None:
    assert quoted("“" + "The ferry sank. " * (MAX_LENGTH // 10)) == []


def test_what_lies_inside_is_told_from_what_lies_across() -> None:
    text = "“go now” or “stay here”"
    found = find_quotations(text)
    assert is_quoted(found, 0, 8)
    assert is_quoted(found, text.index("stay"), text.index("here"))
    assert not is_quoted(found, text.index("or"), text.index("or") + 2)
    assert not is_quoted(found, text.index("now"), text.index("stay"))
    assert not is_quoted((), 0, 1)


@given(st.text(alphabet="ab \n\"'`“”„«»" + LEFT + RIGHT, max_size=60))
def test_any_marks_give_quotations_in_order_that_do_not_overlap(text: str) -> None:
    found = find_quotations(text)
    ends = [0, *(q.outer.end for q in found)]
    for end, quotation in zip(ends, found, strict=False):
        assert end <= quotation.outer.start < quotation.span.start
        assert quotation.span.start < quotation.span.end <= quotation.outer.end <= len(text)


def test_a_long_row_of_marks_costs_no_more_than_its_length(
    cpu_seconds: Callable[[Callable[[], object]], float],
) -> None:
    row = f'"“{LEFT} ' * 10_000
    assert cpu_seconds(lambda: find_quotations(row)) < 2
