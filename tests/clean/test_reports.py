from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clean.conftest import BODY, FIRST, Clean, check_offsets

from tellings.clean import clean_reports
from tellings.config import Settings
from tellings.records.report import Problem, RawReport

DANISH = (
    "Færgen Selma stødte tirsdag på grund ud for øen med fyrre mennesker om bord, oplyser "
    "politiet. Dykkere har fundet et hul i skroget, og ruten er lukket indtil videre."
)


def test_a_plain_text_comes_out_as_it_is(clean: Clean) -> None:
    report = clean(BODY)
    assert report.text == BODY
    taken = (report.removed, report.captions, report.subheads, report.corrections)
    assert not any(taken)
    assert (report.title, report.outlet, report.agency, report.published) == (None,) * 4
    assert report.language == "en"


def test_a_report_in_another_language_is_refused_with_the_way_out() -> None:
    (report,) = clean_reports([RawReport(content=DANISH, file="b.txt")], Settings())
    assert report.problem is not None
    assert report.problem.code == "other-language"
    assert report.problem.message.startswith("b.txt: ")
    assert "leave it out" in report.problem.message
    assert report.text == ""


def test_languages_are_what_the_settings_say() -> None:
    raw = RawReport(content=DANISH, file="b.txt")
    (report,) = clean_reports([raw], Settings(languages=("en", "da")))
    assert (report.problem, report.language) == (None, "da")


def test_a_very_short_text_is_given_the_benefit_of_the_doubt(clean: Clean) -> None:
    assert clean("Selma sank off Ardnish.").text == "Selma sank off Ardnish."


@pytest.mark.parametrize("content", ["-----\n***\n12\n", "Share this\nTweet", "Fire!", " \n "])
def test_what_tells_nothing_is_refused(content: str) -> None:
    (report,) = clean_reports([RawReport(content=content, file="c.txt")], Settings())
    assert report.problem is not None
    assert report.problem.code == "no-sentence"


def test_a_problem_passes_through() -> None:
    problem = Problem(code="empty-file", message="d.txt: holds nothing; remove it.")
    raws = [RawReport(content="", file="d.txt", problem=problem), RawReport(content=BODY)]
    refused, read = clean_reports(raws, Settings())
    assert refused.problem == problem
    assert (read.problem, read.text) == (None, BODY)


def test_the_same_report_of_the_same_source_is_one() -> None:
    raws = [RawReport(content=BODY, file=name) for name in ("b.txt", "a.txt")]
    second, first = clean_reports(raws, Settings())
    assert first.problem is None
    assert second.problem is not None
    assert second.problem.code == "same-report"
    assert "a.txt" in second.problem.message
    assert "\n" not in second.problem.message
    assert first.id != second.id


def test_one_text_in_two_outlets_is_two_reports() -> None:
    raws = [RawReport(content=BODY, outlet=name) for name in ("Oban Post", "Sound Herald")]
    one, other = clean_reports(raws, Settings())
    assert one.problem is other.problem is None
    assert one.id != other.id


def test_an_id_is_made_of_content_and_source_alone() -> None:
    raws = [RawReport(content=BODY, file="x/1.txt"), RawReport(content="Other. " + BODY, file="2")]
    forth = clean_reports(raws, Settings())
    moved = [RawReport(content=r.content, file=f"moved/{n}.txt") for n, r in enumerate(raws)]
    back = clean_reports(moved[::-1], Settings())[::-1]
    assert [r.id for r in forth] == [r.id for r in back]


def test_refused_reports_have_ids_of_their_own() -> None:
    raws = [RawReport(content="", file=name) for name in ("a", "b", "b")]
    assert len({r.id for r in clean_reports(raws, Settings())}) == 3


def test_wrapped_lines_become_paragraphs(clean: Clean) -> None:
    wrapped = (
        "The ferry Selma ran aground off the island of Ardnish on Tuesday evening with\n"
        "forty people on board, and all of them were brought to the shore by boat.\n\n"
        "Nobody was hurt, the police said, but the ship has a hole of two metres in its\n"
        "hull and will be towed to a yard.\n"
    )
    assert clean(wrapped).text == "\n\n".join(
        part.replace("\n", " ") for part in wrapped.strip().split("\n\n")
    )


def test_signs_that_move_the_writing_become_spaces(clean: Clean) -> None:
    text = clean(BODY.replace("Selma ran", "Selma\u202e\x1b\u00a0ran")).text
    assert text.startswith("The ferry Selma   ran")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                FIRST,
                "Comments",
                "By Jane Doe",
                "3 May 2031",
                "OSLO -",
                "Read more:",
                "A head",
                "(AP)",
            ]
        ),
        max_size=14,
    ),
    st.text(max_size=60),
)
def test_whatever_comes_in_offsets_hold(lines: list[str], noise: str) -> None:
    raw = RawReport(content="\n".join([*lines, noise, *lines[:2]]))
    (report,) = clean_reports([raw], Settings())
    check_offsets(raw, report)
    assert (report.problem is None) == bool(report.text)


@pytest.mark.parametrize(
    "content",
    [
        (FIRST + " ") * 3000,
        (FIRST + "\n\n") * 3000,
        "(" * 100_000,
        "told A" + " Aa" * 50_000,
        "By " + "A B, " * 30_000,
        "- " * 50_000 + FIRST,
        "(Reporting by Jane Doe)\n" * 5_000 + FIRST,
        "Copyright 2031 " * 10_000,
    ],
    ids=["a line", "paragraphs", "brackets", "names", "byline", "dashes", "desks", "rights"],
)
def test_no_text_takes_more_than_its_length(content: str) -> None:
    began = time.perf_counter()
    clean_reports([RawReport(content=content)], Settings())
    assert time.perf_counter() - began < 5
