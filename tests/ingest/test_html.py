"""Web pages are told by how they begin."""

from __future__ import annotations

import time

import pytest

from tellings.config import Settings
from tellings.ingest.html import looks_like_html, read_html


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        ("<!DOCTYPE html><p>It rained.", True),
        ("<!doctype HTML>", True),
        ("\n  <html lang='en'>", True),
        ('<?xml version="1.0"?>\n<!DOCTYPE html>', True),
        ("<!-- saved from a page -->\n<html>", True),
        ("<article><p>It rained.</p></article>", True),
        ("<p>It rained.", False),
        ("He wrote <html> twice.", False),
        ("<divine> rain", False),
        ("", False),
    ],
)
def test_a_page_is_told_by_its_beginning(content: str, answer: bool) -> None:
    assert looks_like_html(content) is answer


def test_a_page_is_one_report_and_is_left_as_it_is() -> None:
    page = "<html><head><title>Rain</title></head><body><p>It rained.</p></body></html>"
    (report,) = read_html(page, "a.html", Settings())
    assert (report.content, report.is_html, report.file) == (page, True, "a.html")
    assert report.title is None


@pytest.mark.parametrize("unit", [" ", "<!--", "<?xml ", "<", "\n<!-- >"])
def test_a_strange_beginning_costs_no_more_than_its_length(unit: str) -> None:
    begun = time.process_time()
    looks_like_html(unit * 100_000)
    assert time.process_time() - begun < 1
