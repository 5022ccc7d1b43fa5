from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.cluster.profiles import keys_of, profile_reports
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


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    weights = dict(profile(terms={"zorbling": 1, "city": 1, "river": 1}).terms)
    assert weights["zorbling"] > weights["river"] > weights["city"]


def test_the_words_of_a_profile_are_of_length_one_in_the_order_of_the_words() -> None:
    terms = profile().terms
    assert sum(weight**2 for _, weight in terms) == pytest.approx(1, abs=1e-3)
    assert [word for word, _ in terms] == sorted(word for word, _ in terms)


def test_numbers_are_kept_as_written_but_for_single_digits() -> None:
    assert {number for number, _ in profile().numbers} == {"43", "117"}
    assert profile("Welder, 5, has 1,204.50 and 3.14 of 12.").numbers == (("12", 1.0),)


def test_a_long_report_keeps_its_strongest_words() -> None:
    terms = {"".join(letters): 1 for letters in zip(*[string.ascii_lowercase] * 3, strict=True)}
    terms |= {f"{word}{n}": 1 for word in list(terms) for n in range(20)}
    assert len(profile(terms=terms | {"quincunx": 9}).terms) == 200
    assert "quincunx" in dict(profile(terms=terms | {"quincunx": 9}).terms)


def test_keys_are_few_and_in_order() -> None:
    keys = keys_of(profile(terms={f"zorb{n}": 1 for n in range(500)}))
    assert list(keys) == sorted(set(keys))
    assert 24 < len(keys) < 50


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
