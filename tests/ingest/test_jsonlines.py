"""JSON Lines and JSON arrays."""

from __future__ import annotations

import json

import pytest

from tellings.config import Settings
from tellings.ingest.jsonlines import looks_like_json_lines, read_json_lines
from tellings.records.report import RawReport

ROW = {
    "id": "r-7",
    "text": "It rained.",
    "title": "Rain",
    "url": "https://tarnby.example/rain",
    "outlet": "Tarnby Courier",
    "published": "2031-06-03",
    "author": "Ann Dahl",
}


def read(content: str) -> tuple[RawReport, ...]:
    return read_json_lines(content, "rows.jsonl", Settings())


def codes(content: str) -> list[str | None]:
    return [r.problem.code if r.problem else None for r in read(content)]


def test_every_field_is_read() -> None:
    (report,) = read(json.dumps(ROW))
    assert (report.content, report.is_html) == ("It rained.", False)
    assert (report.given_id, report.title, report.outlet) == ("r-7", "Rain", "Tarnby Courier")
    assert (report.published, report.author) == ("2031-06-03", "Ann Dahl")
    assert report.url == "https://tarnby.example/rain"


def test_lines_an_array_and_one_object_over_many_lines_are_the_same() -> None:
    lines = f"{json.dumps(ROW)}\n\n{json.dumps(ROW)}\n"
    assert [r.file for r in read(lines)] == ["rows.jsonl#1", "rows.jsonl#3"]
    array = read(json.dumps([ROW, ROW], indent=2))
    assert [r.file for r in array] == ["rows.jsonl#1", "rows.jsonl#2"]
    (one,) = read(json.dumps(ROW, indent=2))
    assert one.content == array[0].content == read(lines)[0].content


def test_html_is_taken_where_there_is_no_text() -> None:
    (report,) = read(json.dumps({"text": " ", "html": "<p>It rained.</p>"}))
    assert (report.content, report.is_html) == ("<p>It rained.</p>", True)
    (report,) = read(json.dumps({"text": "It rained.", "html": "<p>No.</p>"}))
    assert (report.content, report.is_html) == ("It rained.", False)


def test_a_number_is_an_id() -> None:
    assert read('{"id": 7, "text": "It rained."}')[0].given_id == "7"
    assert read('{"id": 0, "text": "It rained."}')[0].given_id == "0"


def test_what_is_null_or_empty_is_not_there() -> None:
    (report,) = read('{"text": "It rained.", "title": "", "outlet": null, "id": null}')
    assert (report.title, report.outlet, report.given_id) == (None, None, None)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"text": "It', "invalid-json"),
        ("It rained.", "invalid-json"),
        ("[" * 100_000, "invalid-json"),
        ('{"id": ' + "9" * 5000 + "}", "invalid-json"),
        ("7", "wrong-type"),
        ('"It rained."', "wrong-type"),
        ('{"text": 7}', "wrong-type"),
        ('{"text": ["It rained."]}', "wrong-type"),
        ('{"text": "It rained.", "title": {}}', "wrong-type"),
        ('{"text": "It rained.", "id": true}', "wrong-type"),
        ('{"text": "It rained.", "id": 1.5}', "wrong-type"),
        ('{"title": "Rain"}', "no-text"),
        ('{"text": "  "}', "no-text"),
    ],
    ids=lambda value: value[:30],
)
def test_a_bad_line_costs_only_itself(line: str, code: str) -> None:
    good = json.dumps(ROW)
    assert codes(f"{good}\n{line}\n{good}") == [None, code, None]


def test_a_line_separator_inside_a_string_parts_no_rows() -> None:
    (report,) = read('{"text": "It rained.\u2028Then it froze."}')
    assert report.content == "It rained.\u2028Then it froze."


def test_lines_may_end_as_windows_has_it() -> None:
    assert codes(f"{json.dumps(ROW)}\r\n{json.dumps(ROW)}\r\n") == [None, None]


def test_an_empty_array_is_refused() -> None:
    assert codes("[]") == ["empty-file"]


def test_a_link_that_is_no_web_address_is_dropped() -> None:
    assert read('{"text": "It rained.", "url": "javascript:alert(1)"}')[0].url is None


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        ('{"text": "It rained."}', True),
        ('\n [{"text": "It rained."}]', True),
        ('{"text": "It rained."}\n{broken', True),
        ("[Editor's note]", False),
        ("{so to say}", False),
        ("It rained.", False),
        ("", False),
    ],
)
def test_json_is_told_by_its_beginning(content: str, answer: bool) -> None:
    assert looks_like_json_lines(content) is answer
