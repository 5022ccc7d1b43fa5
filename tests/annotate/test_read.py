"""One report → its annotation, whatever the report is."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.annotate.conftest import check_offsets

from tellings.annotate import annotate_report, annotate_reports
from tellings.models import load_language, open_gazetteer
from tellings.records.report import Report

if TYPE_CHECKING:
    from tests.annotate.conftest import Annotate

STORM = """The ferry Selma sank off Ardnish on Tuesday with 40 people on board, police said.

“We heard a bang. Then the lights went out,” said Morag Baine, a nurse. “Nobody came.”

The Harbour Board (HB) denied that the ship had been overloaded. Its head, Mr Iain Cathcart, told \
Reuters that at least 12 passengers, including two children, were missing; he feared the worst.

According to a diver who asked not to be named, the hull "was torn open like a tin", and the crew \
could have left earlier. The line is expected to reopen on Friday, the board said in a statement.
"""


def test_an_annotation_has_all_that_was_read(annotate: Annotate) -> None:
    found = annotate(STORM)
    assert found.report == "r-1"
    assert len(found.sentences) == 8
    assert {"Morag Baine", "Iain Cathcart", "Harbour Board"} <= {m.text for m in found.mentions}
    assert {"Tuesday", "Friday"} <= {t.text for t in found.times}
    assert {s.speaker.text for s in found.statements} >= {"police", "Morag Baine", "Iain Cathcart"}
    assert found.terms["hull"] == 1
    assert "the" not in found.terms


def test_sentences_are_the_texts_without_the_space_between(annotate: Annotate) -> None:
    found = annotate("\n  The ferry sank. \n\n Nobody came.  ")
    assert [(s.start, s.end) for s in found.sentences] == [(3, 18), (22, 34)]


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "“", "?!", "\U0001f6a2", "12", "said"])
def test_scraps_are_borne(annotate: Annotate, text: str) -> None:
    assert annotate(text).statements == ()


def test_reports_come_out_in_the_order_they_went_in() -> None:
    reports = [Report(id=f"r-{n}", text=f"The ferry sank on day {n}.") for n in range(20)]
    found = list(annotate_reports(reports, load_language(), open_gazetteer()))
    assert [a.report for a in found] == [r.id for r in reports]
    assert all(len(a.statements) == 1 for a in found)


def test_the_same_text_gives_the_same_annotation_alone_and_among_others() -> None:
    report = Report(id="r-1", text=STORM)
    other = Report(id="r-2", text="The talks resumed in Bergen on Monday.")
    language, gazetteer = load_language(), open_gazetteer()
    (alone,) = annotate_reports([report], language, gazetteer)
    (again,) = annotate_reports([report], language, gazetteer)
    _, among = annotate_reports([other, report], language, gazetteer)
    assert alone == again == among


@pytest.mark.parametrize(
    "unit",
    [
        "the mayor said that the ferry sank and ",
        "who said that ",
        "Ann Dahl, ",
        "“He said ‘no’ ",  # noqa: RUF001 - typographic marks
        "“He left,” she said, ",
    ],
)
def test_a_long_sentence_is_read_in_seconds(annotate: Annotate, unit: str) -> None:
    begun = time.process_time()
    annotate(unit * (1500 // len(unit.split())))
    assert time.process_time() - begun < 6


def test_a_sentence_of_5000_words_is_read_in_seconds(annotate: Annotate) -> None:
    begun = time.process_time()
    annotate("the mayor said that the ferry sank and Ann Dahl left, " * 455)
    assert time.process_time() - begun < 20


def test_a_sentence_of_5000_attitudes_is_read_in_seconds(annotate: Annotate) -> None:
    begun = time.process_time()
    annotate("the union reportedly wants the council to oppose plans to seem to ask about " * 357)
    assert time.process_time() - begun < 20


def test_a_list_has_a_statement_for_each_line(annotate: Annotate) -> None:
    text = "- Two boats sank near Tarnby.\n- Nine people died.\n- The harbour is closed."
    assert [s.text for s in annotate(text).statements] == [
        "Two boats sank near Tarnby",
        "Nine people died",
        "The harbour is closed",
    ]


@pytest.mark.parametrize("bar", ["\t", " | "])
def test_a_table_states_nothing_and_the_text_around_it_does(annotate: Annotate, bar: str) -> None:
    rows = ["Town Dead Hurt", "Tarnby 4 12", "Ostby 0 7", "All 4 19"]
    table = "\n".join(bar.join(row.split()) for row in rows)
    found = annotate(f"The storm hit two towns.\n\n{table}\n\nThe harbour is closed.")
    assert [s.text for s in found.statements] == [
        "The storm hit two towns",
        "The harbour is closed",
    ]


def test_a_poem_is_read_line_by_line_or_as_it_runs(annotate: Annotate) -> None:
    found = annotate(
        "The river rose at night,\nthe mill stood dark and still,\nnine lamps went out."
    )
    assert all(s.speaker.kind == "outlet" for s in found.statements)
    assert [f.text for s in found.statements for f in s.figures] == ["nine lamps"]


@pytest.mark.parametrize(
    "text",
    [
        "“He told me ‘I saw nine boats sink’ and left,” Marta Helgesen said.",  # noqa: RUF001
        "\"He told me 'I saw nine boats sink' and left,\" Marta Helgesen said.",
        "«He told me “I saw nine boats sink” and left», Marta Helgesen said.",
    ],
)
def test_a_quotation_in_a_quotation_is_of_who_speaks_the_outer(
    annotate: Annotate, text: str
) -> None:
    speakers = {s.speaker.text for s in annotate(text).statements}
    assert speakers == {"Marta Helgesen"}


_TOKENS = STORM.replace("\n", " \n ").split(" ")


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """The report with words lost, doubled and out of place."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    tokens = [t for t in _TOKENS for _ in range(chance.choice((0, 1, 1, 1, 1, 2)))]
    for _ in range(draw(st.integers(0, 30))):
        a, b = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        tokens[a], tokens[b] = tokens[b], tokens[a]
    if draw(st.booleans()):
        chance.shuffle(tokens)
    return " ".join(tokens[: draw(st.integers(1, len(tokens)))])


@settings(max_examples=60, deadline=None)
@given(st.one_of(mangled(), st.text(max_size=80)))
def test_any_text_comes_to_an_end_with_everything_in_its_place(text: str) -> None:
    found = annotate_report(Report(id="r-1", text=text), load_language()(text), open_gazetteer())
    check_offsets(text, found)


def test_an_attribution_may_be_left_without_words_of_its_own(annotate: Annotate) -> None:
    text = (
        "The Board (HB) denied that the ship ship had been Its head, Iain Cathcart, told Reuters "
        "that at least 12 passengers, two children, were missing; missing; he he feared feared "
        "the the worst.  According to a"
    )
    assert annotate(text).statements
