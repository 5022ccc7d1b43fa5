from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tellings.cli.main import run
from tellings.config import Settings
from tellings.errors import InputError, OutputError
from tellings.records.account import Account
from tellings.records.report import Problem, Report

if TYPE_CHECKING:
    from tests.cli.conftest import FakePipeline, Ran

    Build = Callable[..., Ran]

GOOD = Report(id="r-1", file="a.txt", text="The bridge fell.")


def refused(name: str, code: str, message: str) -> Report:
    return Report(id=f"r-{name}", file=name, problem=Problem(code=code, message=message))


def test_all_read_ends_with_0_and_writes_account_and_page(
    build: Build, pipeline: FakePipeline
) -> None:
    ran = build("reports")
    assert (ran.code, ran.complaints) == (0, [])
    account = json.loads((ran.output / "account.json").read_text(encoding="utf-8"))
    assert [report["id"] for report in account["reports"]] == ["r-1"]
    assert (ran.output / "index.html").is_file()
    assert pipeline.calls == [{"paths": (Path("reports"),), "settings": Settings()}]


def test_the_account_and_what_to_open_are_told(build: Build, pipeline: FakePipeline) -> None:
    ran = build("reports")
    assert "A bridge fell" in ran.out
    assert ran.out.endswith(f"1 reports. Open {ran.output}/index.html\n")


def test_the_output_folder_is_out_if_none_is_named(
    pipeline: FakePipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["build", "-q", "reports"]) == 0
    assert (tmp_path / "out" / "account.json").is_file()


def test_some_refused_end_with_1_and_a_line_each(build: Build, pipeline: FakePipeline) -> None:
    pipeline.reports = (
        GOOD,
        refused("b.txt", "empty-file", "b.txt: holds nothing; remove it."),
        refused("c.txt", "other-language", "is in French; leave it out."),
    )
    ran = build("reports")
    assert ran.code == 1
    assert ran.complaints == [
        "tellings: empty-file: b.txt: holds nothing; remove it.",
        "tellings: other-language: c.txt: is in French; leave it out.",
    ]
    assert "1 of 3 reports read" in ran.out


def test_nothing_usable_ends_with_2_and_the_refused_stand_in_the_account(
    build: Build, pipeline: FakePipeline
) -> None:
    pipeline.reports = (refused("b.txt", "empty-file", "b.txt: holds nothing; remove it."),)
    ran = build("reports")
    assert ran.code == 2
    assert [line.split(": ")[1] for line in ran.complaints] == ["empty-file", "nothing-usable"]
    account = json.loads((ran.output / "account.json").read_text(encoding="utf-8"))
    assert account["reports"][0]["problem"]["code"] == "empty-file"


def test_no_report_at_all_ends_with_2(build: Build, pipeline: FakePipeline) -> None:
    pipeline.reports = ()
    assert build("reports").code == 2


@pytest.mark.parametrize("error", [InputError, OutputError])
def test_an_error_of_ours_takes_one_line_and_ends_with_2(
    build: Build, pipeline: FakePipeline, error: Callable[..., Exception]
) -> None:
    pipeline.raises = error("It cannot be\ndone.", code="cannot")
    ran = build("reports")
    assert (ran.code, ran.complaints) == (2, ["tellings: cannot: It cannot be done."])
    assert "Traceback" not in ran.err
    assert not ran.output.exists()


def test_an_interruption_ends_with_130_and_writes_nothing(
    build: Build, pipeline: FakePipeline
) -> None:
    pipeline.raises = KeyboardInterrupt()
    ran = build("reports")
    assert ran.code == 130
    assert "Traceback" not in ran.err
    assert not ran.output.exists()


def test_quiet_says_only_what_went_wrong(build: Build, pipeline: FakePipeline) -> None:
    pipeline.reports = (GOOD, refused("b.txt", "empty-file", "b.txt: holds nothing."))
    ran = build("--quiet", "reports")
    assert ran.out == ""
    assert ran.err == "tellings: empty-file: b.txt: holds nothing.\n"


def test_a_pipe_gets_plain_lines(build: Build, pipeline: FakePipeline) -> None:
    ran = build("reports")
    assert ran.err == "ingest: 1 of 1\nannotate: 1 of 2\n"
    assert "\x1b" not in ran.out + ran.err
    assert "\r" not in ran.out + ran.err


def test_control_characters_of_a_name_or_message_do_not_reach_the_terminal(
    build: Build, pipeline: FakePipeline
) -> None:
    evil = "a\x1b]0;owned\x07\x1b[2J\u202egpj.txt"
    pipeline.reports = (GOOD, refused(evil, "empty-file", f"{evil}: holds\r\nnothing\x9b1m."))
    pipeline.stages = (("read\x1b[31m", 1, 1),)
    ran = build("reports")
    assert len(ran.complaints) == 1
    printed = ran.out + ran.err
    assert not [c for c in "\x1b\x07\x9b\r\u202e" if c in printed]


def test_the_output_must_not_lie_among_the_reports(
    build: Build, pipeline: FakePipeline, tmp_path: Path
) -> None:
    ran = build(tmp_path)
    assert ran.code == 2
    assert ran.complaints[0].startswith("tellings: output-among-reports: ")
    assert pipeline.calls == []


def test_an_output_that_is_a_file_is_refused_and_left_alone(
    pipeline: FakePipeline, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine", encoding="utf-8")
    assert run(["build", "reports", "-o", str(taken)]) == 2
    assert "tellings: output-not-a-folder: " in capsys.readouterr().err
    assert taken.read_text(encoding="utf-8") == "mine"


def test_the_limit_of_a_file_can_be_raised(build: Build, pipeline: FakePipeline) -> None:
    build("--max-file-bytes", "7", "reports")
    assert pipeline.calls[0]["settings"] == Settings(max_file_bytes=7)


class Terminal:
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self.written = ""

    def write(self, text: str) -> None:
        self.written += text

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
    ],
    ids=["plain terminal", "NO_COLOR", "NO_COLOR empty", "dumb terminal"],
)
def test_colours_only_where_they_are_wanted(
    environment: dict[str, str],
    coloured: bool,
    pipeline: FakePipeline,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[bool] = []
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal())

    def to_terminal(account: Account, *, width: int, colour: bool) -> str:
        asked.append(colour)
        return ""

    monkeypatch.setattr("tellings.export.to_terminal", to_terminal)
    assert run(["build", "reports", "-o", str(tmp_path / "result")]) == 0
    assert asked == [coloured]


def test_a_terminal_gets_a_bar_that_is_gone_in_the_end(
    pipeline: FakePipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert run(["build", "reports", "-o", str(tmp_path / "result")]) == 0
    assert "annotate" in terminal.written
    assert "\n" not in terminal.written
    assert terminal.written.endswith("\r\x1b[2K")
