from __future__ import annotations

from pathlib import Path

import pytest

from tellings.clean import clean_reports
from tellings.config import Settings
from tellings.ingest.live import split_live
from tellings.records.report import RawReport, Report

PAGES = Path(__file__).resolve().parents[1] / "golden" / "live"


def read(name: str) -> tuple[Report, ...]:
    content = (PAGES / f"{name}.html").read_text(encoding="utf-8")
    return clean_reports(split_live(content, "p.html"), Settings())


@pytest.mark.parametrize("name", sorted(p.stem for p in PAGES.glob("*.html")))
def test_entries_lead_to_their_page_and_none_is_refused(name: str) -> None:
    page, *entries = read(name)
    assert [r.problem for r in (page, *entries)] == [None] * (len(entries) + 1)
    assert page.parent is None
    assert {e.parent for e in entries} == {page.id}
    assert len({r.id for r in (page, *entries)}) == len(entries) + 1
    assert all(e.posted for e in entries)


def test_an_entry_has_the_outlet_and_the_day_of_its_page_where_it_names_none() -> None:
    page, first, *_ = read("article-blocks")
    assert first.outlet == page.outlet == "The Fjord Post"
    assert first.byline == ("Runa Aas",)
    assert first.published is not None
    assert (first.published.earliest, first.posted) == ("2031-06-03", "2031-06-03T19:40:00+02:00")


def test_a_page_with_nothing_but_entries_is_what_it_is_called() -> None:
    raw = RawReport(
        content="<html><head><title>Live: the quay</title></head><body></body></html>",
        is_html=True,
        file="p.html",
        entries=3,
    )
    (page,) = clean_reports([raw], Settings())
    assert (page.problem, page.text) == (None, "Live: the quay")


def test_the_same_words_at_two_times_are_two_entries() -> None:
    raw = RawReport(content="<title>Live: quay</title>", is_html=True, file="p", entries=2)
    said = [
        RawReport(
            content="The quay is still shut.", file=f"p#{n}", published=f"1{n}:00", parent="p"
        )
        for n in range(2)
    ]
    assert [r.problem for r in clean_reports([raw, *said], Settings())] == [None] * 3
