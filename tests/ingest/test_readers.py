"""Which reader takes which file, and what comes out of a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellings.config import Settings
from tellings.ingest import read_reports
from tellings.ingest.readers import choose_reader
from tellings.records.report import RawReport

PAGE = "<!DOCTYPE html><html><body><p>It rained.</p></body></html>"
ROW = '{"text": "It rained.", "id": 7}'


def read(*paths: Path, **fields: int) -> tuple[RawReport, ...]:
    return read_reports(paths, settings=Settings(**fields))  # type: ignore[arg-type]  # numbers only


@pytest.mark.parametrize(
    ("file", "content", "reader"),
    [
        ("a.txt", "It rained.", "read_text"),
        ("a", "It rained.", "read_text"),
        ("a.TXT", "It rained.", "read_text"),
        ("a.md", "# Rain\n\nIt rained.", "read_markdown"),
        ("a.htm", PAGE, "read_html"),
        ("a.jsonl", ROW, "read_json_lines"),
        ("a.txt", PAGE, "read_html"),
        ("a", PAGE, "read_html"),
        ("a.md", PAGE, "read_html"),
        ("a.json", PAGE, "read_html"),
        ("a.txt", ROW, "read_json_lines"),
        ("a.txt", f"[{ROW}]", "read_json_lines"),
        ("a.txt", "[Editor's note] It rained.", "read_text"),
        ("a.txt", "{Rain} fell.", "read_text"),
        ("a.txt", "He wrote <p> twice.", "read_text"),
    ],
)
def test_what_a_file_holds_outweighs_its_name_where_it_is_plain(
    file: str, content: str, reader: str
) -> None:
    assert choose_reader(file, content).__name__ == reader


def test_a_folder_of_all_kinds_comes_out_by_name(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("It rained.")
    (tmp_path / "2.md").write_text("It *rained*.")
    (tmp_path / "3.html").write_text(PAGE)
    (tmp_path / "4.jsonl").write_text(f"{ROW}\n{ROW}\n")
    reports = read(tmp_path)
    assert [r.file for r in reports] == ["1.txt", "2.md", "3.html", "4.jsonl#1", "4.jsonl#2"]
    assert [r.is_html for r in reports] == [False, False, True, False, False]
    assert {r.problem for r in reports} == {None}
    assert reports[1].content == "It rained."


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty-file"),
        ("a.txt", b"\xef\xbb\xbf \n", "empty-file"),
        ("a.txt", b"\0\0\0", "empty-file"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0", "binary-file"),
        ("a.txt", "Été à Malmö ".encode() * 9 + b"\xff\xe9\xa0", "wrong-encoding"),
        ("a.docx", b"It rained.", "unknown-format"),
        ("a.json", b"[]", "empty-file"),
    ],
)
def test_what_cannot_be_read_has_a_problem_that_names_it(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text("It rained.")
    bad, good = read(tmp_path)
    assert bad.problem is not None
    assert bad.problem.code == code
    assert bad.problem.message.startswith(f"{name}: ")
    assert "\n" not in bad.problem.message
    assert good.problem is None


def test_a_strange_suffix_is_read_if_the_file_is_named_itself(tmp_path: Path) -> None:
    (tmp_path / "a.story").write_text("It rained.")
    (met,) = read(tmp_path)
    assert met.problem is not None
    (named,) = read(tmp_path / "a.story")
    assert named.content == "It rained."


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained. " * 20)
    (tmp_path / "b.txt").write_text("It rained.")
    large, small = read(tmp_path, max_file_bytes=100)
    assert large.problem is not None
    assert large.problem.code == "too-large"
    assert small.problem is None


def test_a_file_that_is_gone_or_closed_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("It rained.")

    def closed(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "closed")

    monkeypatch.setattr(Path, "open", closed)
    monkeypatch.setattr(Path, "read_bytes", closed)
    (report,) = read(tmp_path)
    assert report.problem is not None
    assert report.problem.code == "unreadable"
    assert "permission denied" in report.problem.message


def test_progress_is_told_after_each_file(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("It rained.")
    told: list[str] = []
    read_reports([tmp_path], settings=Settings(), on_read=told.append)
    assert told == ["a.txt", "b.txt"]
