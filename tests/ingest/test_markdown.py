"""Markdown: marks and front matter."""

from __future__ import annotations

import time

import pytest

from tellings.config import Settings
from tellings.ingest.markdown import read_markdown, strip_marks
from tellings.records.report import RawReport


def read(content: str) -> RawReport:
    (report,) = read_markdown(content, "a.md", Settings())
    return report


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("# Rain in Tarnby #", "Rain in Tarnby"),
        ("It *rained* and **froze** and ***thawed***.", "It rained and froze and thawed."),
        ("It _rained_ and __froze__.", "It rained and froze."),
        ("See [the map](https://tarnby.example/map).", "See the map."),
        ('See [the map](https://tarnby.example/map "Map").', "See the map."),
        ("![A wet street](street.jpg)", "A wet street"),
        ("> It rained.", "It rained."),
        ("> > It rained.", "It rained."),
        ("- first\n- second", "first\nsecond"),
        ("---", ""),
        ("* * *", ""),
        ("A file_name_here and 2 * 3 * 4 stay.", "A file_name_here and 2 * 3 * 4 stay."),
        ("-5 degrees", "-5 degrees"),
        ("#rain was the tag", "#rain was the tag"),
        ("It cost $5 [sic].", "It cost $5 [sic]."),
    ],
)
def test_marks_go_and_words_stay(marked: str, plain: str) -> None:
    assert strip_marks(marked) == plain


def test_lines_stay_lines() -> None:
    assert strip_marks("# Rain\n\nIt rained.\nIt froze.") == "Rain\n\nIt rained.\nIt froze."


def test_front_matter_gives_the_metadata() -> None:
    report = read(
        '---\ntitle: "Rain: a day of it"\nlink: https://tarnby.example/rain\nsource: Courier\n'
        "date: 2031-06-03\nAuthor: Ann Dahl\nid: r-7\nmood: wet\n---\n\nIt rained.\n"
    )
    assert report.content.strip() == "It rained."
    assert (report.title, report.outlet) == ("Rain: a day of it", "Courier")
    assert (report.published, report.author, report.given_id) == ("2031-06-03", "Ann Dahl", "r-7")
    assert report.url == "https://tarnby.example/rain"


def test_front_matter_of_windows_is_read() -> None:
    assert read("---\r\ntitle: Rain\r\n---\r\nIt rained.").title == "Rain"


@pytest.mark.parametrize(
    "content",
    [
        "---\nIt rained and nothing closed the line.",
        "It rained.\n---\ntitle: no\n---\n",
        "\n---\ntitle: no\n---\nIt rained.",
    ],
)
def test_a_rule_is_no_front_matter(content: str) -> None:
    report = read(content)
    assert report.title is None
    assert "It rained" in report.content


def test_a_script_in_the_front_matter_is_no_link() -> None:
    assert read("---\nurl: javascript:alert(1)\n---\nIt rained.").url is None


@pytest.mark.parametrize("unit", ["*a", "[", "![", "__", "> ", "#", "- ", "* ", "[a]("])
def test_marks_without_end_cost_no_more_than_their_length(unit: str) -> None:
    begun = time.process_time()
    strip_marks(unit * 20_000)
    assert time.process_time() - begun < 5
