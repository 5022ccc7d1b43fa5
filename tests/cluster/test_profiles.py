from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.cluster.profiles import keys_of, profile_reports
from tellings.models import load_encoder
from tellings.records.annotation import Annotation, Mention
from tellings.records.profile import Profile
from tellings.records.report import Dated, Report

TEXT = "Sparks fly in Vellmouth. The 43-year-old welder Ida Quorn was at pier 117."


def annotated(text: str, terms: dict[str, int]) -> tuple[Report, Annotation]:
    report = Report(id="r-1", text=text, title="Sparks fly")
    names = ("Vellmouth", "Ida Quorn")
    mentions = tuple(
        Mention(report="r-1", start=text.find(n), end=text.find(n) + len(n), text=n, type="other")
        for n in names
        if n in text
    )
    note = Annotation(
        report="r-1", sentences=(), mentions=mentions, times=(), statements=(), terms=terms
    )
    return report, note


def profile(text: str = TEXT, terms: dict[str, int] | None = None) -> Profile:
    report, note = annotated(text, terms or {"spark": 1, "welder": 2, "pier": 1})
    return profile_reports([report], {report.id: note})[0]


def test_a_profile_is_of_its_report_alone() -> None:
    report, note = annotated(TEXT, {"spark": 1})
    other = Report(id="r-2", text="Sparks fly in Vellmouth.")
    alone = profile_reports([report], {report.id: note})[0]
    assert profile_reports([other, report], {report.id: note})[1] == alone


def test_an_opening_is_read_alike_whatever_it_is_read_with() -> None:
    report, note = annotated(TEXT, {"spark": 1})
    other = Report(id="r-2", title="Ferry late", text="The 9.40 to Isk left at noon. " * 9)
    alone = profile_reports([report], {report.id: note}, load_encoder())[0]
    beside = profile_reports([other, report], {report.id: note}, load_encoder())[1]
    assert alone.opening
    assert beside == alone


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    weights = dict(profile(terms={"zorbling": 1, "city": 1, "river": 1}).terms)
    assert weights["zorbling"] > weights["river"] > weights["city"]


def test_the_names_of_a_profile_are_of_length_one_in_the_order_of_the_words() -> None:
    names = profile().names
    assert sum(weight**2 for _, weight in names) == pytest.approx(1, abs=1e-3)
    assert [word for word, _ in names] == ["ida", "quorn", "vellmouth"]


def test_a_text_without_a_word_of_its_title_is_known_by_its_title_alone() -> None:
    report, note = annotated("Please sign in to read on in Vellmouth.", {"sign": 1, "read": 1})
    titled = dataclasses.replace(report, title="Brackwater ferry sinks in harbour")
    made = profile_reports([titled], {report.id: note})[0]
    assert made.by_title
    assert {word for word, _ in made.terms} == {"brackwater", "ferry", "sinks", "harbour"}
    assert made.names == (("brackwater", 1.0),)
    assert not profile_reports([report], {report.id: note})[0].by_title


def test_numbers_are_kept_as_written_but_for_single_digits() -> None:
    assert {number for number, _ in profile().numbers} == {"43", "117"}
    assert profile("A welder, 5, has 12 of 3.").numbers == (("12", 1.0),)


def test_a_long_report_keeps_its_rarest_words() -> None:
    terms = dict.fromkeys(["people", "city", *(f"zorb{n}" for n in range(400))], 1)
    kept = {word for word, _ in profile(terms=terms).terms}
    assert len(kept) == 300
    assert not kept & {"people", "city"}


def test_keys_are_few_and_in_order() -> None:
    keys = keys_of(profile(terms={f"zorb{n}": 1 for n in range(500)}))
    assert list(keys) == sorted(set(keys))
    assert 24 < len(keys) < 100


@pytest.mark.parametrize("moment", ["", "unknown", "2031-13-45", "2031"])
def test_a_date_that_is_none_is_not_known(moment: str) -> None:
    report = Report(
        id="r-1", text="A.", published=Dated(earliest=moment, latest=moment, basis="unknown")
    )
    found = profile_reports([report], {})[0]
    assert (found.earliest, found.latest) == (None, None)


@settings(deadline=None)
@given(st.dictionaries(st.text(min_size=1), st.integers(1, 99)), st.text())
def test_a_profile_comes_back_from_its_line_whatever_is_in_it(
    terms: dict[str, int], title: str
) -> None:
    report = Report(id="r-1", text="A.", title=title)
    note = Annotation(
        report="r-1", sentences=(), mentions=(), times=(), statements=(), terms=terms
    )
    made = profile_reports([report], {"r-1": note})[0]
    assert "\n" not in made.to_json()
    assert Profile.from_json(made.to_json()) == made


@pytest.mark.parametrize("line", ["", "{", "[1]", "{}"])
def test_a_line_that_is_no_profile_is_refused(line: str) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        Profile.from_json(line)
