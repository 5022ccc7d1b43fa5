"""The whole program on input that cannot be used, beside a report that can: nothing is faked."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Ran

    Build = Callable[..., Ran]

GOOD = """Footbridge closed in Narvik

NARVIK, Norway, 3 June 2031 - A footbridge over the harbour in Narvik was closed on Tuesday after
a crane had hit it, the harbour office said. Two workers were injured.

"It will stay closed for a week," said Solveig Brekke, who heads the office.
"""
FRENCH = """La passerelle du port de Narvik a été fermée mardi après avoir été heurtée par une
grue, a annoncé la capitainerie. Deux ouvriers ont été blessés et transportés à l'hôpital de la
ville. La passerelle restera fermée pendant une semaine, a précisé la directrice, qui a remercié
les pompiers.
"""


def read_account(ran: Ran) -> dict[str, Any]:
    account: dict[str, Any] = json.loads((ran.output / "account.json").read_text("utf-8"))
    return account


def check_refused(ran: Ran, file: str, code: str) -> None:
    """One was refused, with one line that names it and says what to do; the other was read."""
    assert ran.code == 1
    (line,) = ran.complaints
    assert line.startswith(f"tellings: {code}: ")
    assert file in line
    assert len(line) > len(f"tellings: {code}: {file}: ") + 10
    by_code = {(r["problem"] or {}).get("code"): r for r in read_account(ran)["reports"]}
    assert set(by_code) == {None, code}
    assert by_code[None]["text"].startswith("A footbridge over the harbour")
    assert by_code[code]["problem"]["message"]
    (story,) = read_account(ran)["stories"]
    assert story["reports"] == [by_code[None]["id"]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good report."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "good.txt").write_text(GOOD, encoding="utf-8")
    return reports


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "empty-file"),
        ("blank.txt", b" \n\n\t \n", "empty-file"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "binary-file"),
        ("old.txt", "Été à Malmö: ".encode() * 9 + b"\xff\xe9\xa0", "wrong-encoding"),
        ("rows.jsonl", b'{"text": "The bridge', "invalid-json"),
        ("row.jsonl", b'{"title": "A bridge"}', "no-text"),
        ("table.ods", b"A bridge.", "unknown-format"),
        ("marks.txt", b"-----\n*****\n12\n", "no-sentence"),
        ("french.txt", FRENCH.encode(), "other-language"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_a_file_that_cannot_be_used_is_named_and_the_other_is_read(
    name: str, content: bytes, code: str, folder: Path, build: Build
) -> None:
    (folder / name).write_bytes(content)
    check_refused(build(folder), name, code)


def test_a_missing_path_is_named_and_the_other_is_read(folder: Path, build: Build) -> None:
    check_refused(build(folder, folder.parent / "nowhere.txt"), "nowhere.txt", "no-such-path")


def test_an_empty_folder_is_named_and_the_other_is_read(folder: Path, build: Build) -> None:
    (folder.parent / "void").mkdir()
    check_refused(build(folder, folder.parent / "void"), "void", "empty-folder")


def test_a_text_of_50_megabytes_is_refused_without_being_read(folder: Path, build: Build) -> None:
    with (folder / "huge.txt").open("wb") as stream:
        stream.write(b"The bridge is closed.\n" * 1000)
        stream.truncate(50_000_000)
    check_refused(build(folder), "huge.txt", "too-large")


def test_the_same_file_twice_is_one_report(folder: Path, build: Build) -> None:
    (folder / "again.txt").write_text(GOOD, encoding="utf-8")
    check_refused(build(folder), ".txt", "same-report")


def test_one_bad_line_costs_only_itself(folder: Path, build: Build) -> None:
    row = {
        "id": "7",
        "title": "Bridge shut",
        "text": "A footbridge in Narvik was shut on Tuesday.",
    }
    lines = [json.dumps(row), "{not json", json.dumps({**row, "id": "9", "text": 5})]
    (folder / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    ran = build(folder)
    assert ran.code == 1
    assert [line.split(": ")[1:3] for line in ran.complaints] == [
        ["invalid-json", "rows.jsonl#2"],
        ["wrong-type", "rows.jsonl#3"],
    ]
    assert [r["given_id"] for r in read_account(ran)["reports"] if r["given_id"] == "7"] == ["7"]


def test_an_old_encoding_that_can_be_told_is_read(folder: Path, build: Build) -> None:
    text = GOOD.replace("Solveig Brekke", "Åse Grønnevik")
    (folder / "good.txt").write_bytes(text.encode("cp1252"))
    ran = build(folder)
    assert ran.code == 0
    assert "Åse Grønnevik" in read_account(ran)["reports"][0]["text"]


def test_nothing_usable_ends_with_2_and_the_account_says_why(tmp_path: Path, build: Build) -> None:
    (tmp_path / "empty.txt").touch()
    ran = build(tmp_path / "empty.txt", tmp_path / "nowhere")
    assert ran.code == 2
    account = read_account(ran)
    assert [r["problem"]["code"] for r in account["reports"]] == ["empty-file", "no-such-path"]
    assert account["stories"] == []


def test_no_path_of_this_machine_leaves_it(folder: Path, build: Build) -> None:
    (folder / "empty.txt").touch()
    ran = build(folder, folder.parent / "nowhere.txt")
    written = b"".join(p.read_bytes() for p in ran.output.rglob("*") if p.is_file())
    assert str(folder.parent).encode() not in written


def test_an_escape_sequence_in_a_report_does_nothing_on_the_terminal(
    tmp_path: Path, build: Build
) -> None:
    evil = "\x1b]0;owned\x07\x1b[31;5m\x1b[2J\x9b1m\u202e"
    text = GOOD.replace("Footbridge closed", f"Footbridge {evil}closed")
    text = text.replace("Solveig Brekke", f"Solveig {evil}Brekke")
    row = {"text": text, "title": f"Shut {evil}bridge", "outlet": f"Post{evil}", "author": evil}
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps(row) + "\n" + json.dumps({"id": evil, "text": ""}), "utf-8")
    ran = build(rows)
    assert ran.code == 1
    printed = (ran.out + ran.err).replace("\n", "")
    assert not [c for c in printed if unicodedata.category(c) == "Cc"]
    assert "\u202e" not in printed


def test_the_order_of_the_paths_makes_no_difference(folder: Path, build: Build) -> None:
    (folder / "other.txt").write_text(GOOD.replace("Two workers", "Three people"), "utf-8")
    first, second = folder / "good.txt", folder / "other.txt"
    one = (build(first, second).output / "account.json").read_bytes()
    assert one == (build(second, first).output / "account.json").read_bytes()
