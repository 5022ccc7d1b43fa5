"""Plain text: one file, one report."""

from __future__ import annotations

from tellings.config import Settings
from tellings.ingest.text import read_text


def test_a_text_is_one_report_and_is_left_as_it_is() -> None:
    content = "Rain in Tarnby\r\n\r\n  It <b>rained</b>.\n"
    (report,) = read_text(content, "a.txt", Settings())
    assert (report.content, report.is_html, report.file) == (content, False, "a.txt")
    assert (report.title, report.problem) == (None, None)
