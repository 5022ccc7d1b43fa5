"""The way back from a clean text to the raw input."""

from __future__ import annotations

import html
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clean.conftest import BODY, FIRST, FOURTH, SECOND, THIRD, Clean
from tests.clean.test_pages import PAGE

from tellings.clean import clean_reports
from tellings.clean.source_map import chain, trace_page
from tellings.config import Settings
from tellings.records.report import RawReport, Report, find_raw

LINES = (FIRST, SECOND, THIRD, FOURTH)
WRAPPED = (
    "The ferry Selma ran aground off Ardnish on Tuesday\nwith 40 people on board, police\nsaid."
)


def squeeze(text: str) -> str:
    return "".join(text.split())


def check_map(report: Report, raw: str) -> None:
    """Every stretch lies behind the one before it and holds the same letters on both sides."""
    at = 0
    for start, end, first, last in report.source_map:
        assert at <= start < end <= len(report.text)
        stretch = raw[first:last]
        assert squeeze(report.text[start:end]) in {
            squeeze(stretch),
            squeeze(html.unescape(stretch)),
        }
        at = end


def read(content: str, *, is_html: bool = False) -> Report:
    raw = RawReport(content=content, is_html=is_html, file="a")
    (report,) = clean_reports([raw], Settings())
    return report


def test_a_text_that_is_left_as_it_is_is_one_stretch(clean: Clean) -> None:
    assert clean(BODY).source_map == ((0, len(BODY), 0, len(BODY)),)


def test_what_is_cut_parts_the_stretches(clean: Clean) -> None:
    content = f"{FIRST}\n\nAdvertisement\n\n{SECOND}\n\n{THIRD}\n"
    report = clean(content)
    check_map(report, content)
    assert len(report.source_map) == 2
    start = report.text.index(SECOND)
    place = report.find_raw(start, start + len(SECOND))
    assert place == (content.index(SECOND), content.index(SECOND) + len(SECOND))


def test_a_text_that_was_wrapped_leads_back_to_its_lines(clean: Clean) -> None:
    content = f"{WRAPPED}\n\n{WRAPPED.replace('ferry', 'tug')}\n"
    report = clean(content)
    check_map(report, content)
    assert "\n" in WRAPPED
    assert "Tuesday with 40" in report.text
    at = report.text.index("Tuesday with 40")
    start, end = report.find_raw(at, at + 15) or (0, 0)
    assert content[start:end] == "Tuesday\nwith 40"


def test_a_page_leads_back_to_its_paragraphs(clean: Clean) -> None:
    report = clean(PAGE, is_html=True)
    check_map(report, PAGE)
    for line in LINES:
        at = report.text.index(line)
        start, end = report.find_raw(at, at + len(line)) or (0, 0)
        assert PAGE[start:end] == line


def test_marks_and_entities_inside_a_paragraph_are_bridged(clean: Clean) -> None:
    marked = SECOND.replace('"', "&quot;").replace("the lights", "the <em>lights</em>")
    page = PAGE.replace(SECOND, marked)
    report = clean(page, is_html=True)
    check_map(report, page)
    at = report.text.index(SECOND)
    start, end = report.find_raw(at, at + len(SECOND)) or (0, 0)
    assert page[start:end] == marked
    word = report.text.index("lights went")
    assert report.find_raw(word, word + 6) == (page.index("lights</em>"), page.index("</em>"))


def test_what_is_removed_from_a_page_stands_where_it_says(clean: Clean) -> None:
    page = PAGE.replace("</article>", f"<p>{'Follow us on Facebook and Twitter.'}</p></article>")
    removed = [cut for cut in clean(page, is_html=True).removed if cut.raw_start is not None]
    assert removed
    for cut in removed:
        assert squeeze(cut.text) == squeeze(html.unescape(page[cut.raw_start : cut.raw_end]))


def test_linked_data_and_scripts_are_not_where_a_paragraph_stands() -> None:
    script = f'<script type="application/ld+json">{{"articleBody": "{FIRST}"}}</script>'
    page = f"<body><div title='{FIRST}'></div>{script}<!-- {FIRST} --><p>{FIRST}</p></body>"
    assert trace_page(FIRST, page) == ((0, len(FIRST), page.rindex(FIRST), len(page) - 11),)


def test_a_line_that_the_page_does_not_have_leads_nowhere() -> None:
    text = f"{FIRST}\nA sentence which nobody has ever printed on any page.\n{SECOND}"
    segments = trace_page(text, f"<p>{FIRST}</p><p>{SECOND}</p>")
    assert find_raw(segments, len(FIRST) + 1, len(FIRST) + 40) is None
    assert find_raw(segments, 0, len(FIRST)) == (3, 3 + len(FIRST))


def test_maps_are_joined_where_they_overlap() -> None:
    assert chain(((0, 5, 10, 15), (6, 8, 20, 22)), ((8, 12, 100, 104), (20, 22, 200, 202))) == (
        (0, 2, 102, 104),
        (6, 8, 200, 202),
    )


_WORDS = st.sampled_from(
    [*re.findall(r"\S+", " ".join(LINES)), "caf\u00e9", "R&D", "3 < 4", "\u2019"]
)
_SENTENCES = st.lists(_WORDS, min_size=7, max_size=30).map(" ".join)


@given(st.lists(st.one_of(_SENTENCES, st.sampled_from(["", "By Jane Doe", "Advertisement"]))))
@settings(max_examples=60, deadline=None)
def test_every_stretch_of_a_text_is_one_of_the_input(lines: list[str]) -> None:
    content = "\n".join([FIRST, *lines, FOURTH])
    report = read(content)
    check_map(report, content)
    if report.problem is None:
        covered = sum(end - start for start, end, _, _ in report.source_map)
        assert covered + report.text.count("\n") >= len(report.text)


@given(st.lists(_SENTENCES, min_size=1, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_every_stretch_of_a_page_is_one_of_the_input(lines: list[str], chance: object) -> None:
    def mark(line: str) -> str:
        words = [html.escape(word) for word in line.split(" ")]
        n = chance.randrange(len(words))  # type: ignore[attr-defined]
        words[n] = f"<a href='/{n}'>{words[n]}</a>"
        return "\n   ".join(words) if n % 2 else " ".join(words)

    body = "".join(f"<p>{mark(line)}</p>\n" for line in (*LINES, *lines))
    page = f"<html lang='en'><body><article><h1>Ferry</h1>{body}</article></body></html>"
    report = read(page, is_html=True)
    check_map(report, page)
    covered = sum(end - start for start, end, _, _ in report.source_map)
    assert covered > 0.8 * len(squeeze(report.text))


@pytest.mark.parametrize(
    "page",
    [
        "<" * 300_000,
        "<!--" * 80_000,
        "<script>" * 60_000,
        "&amp" * 100_000,
        f"<p>{FIRST}" * 3_000,
        f"<p title='{FIRST}'>" * 3_000,
    ],
    ids=["tags", "comments", "scripts", "entities", "repeated", "hidden"],
)
def test_no_page_takes_more_than_its_length(page: str) -> None:
    start = time.process_time()
    trace_page("\n".join(LINES * 50), page)
    assert time.process_time() - start < 5
