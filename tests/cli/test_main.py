from __future__ import annotations

import json
import subprocess
import sys
import time
from importlib.metadata import version

import pytest

from tellings.cli.main import commands, run

HEAVY = {"spacy", "numpy", "onnxruntime", "trafilatura", "lxml", "dateparser", "tokenizers"}


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tellings.cli.main", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_nothing_heavy_is_imported_for_the_help() -> None:
    program = "import sys, tellings, tellings.cli.main; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert not HEAVY & set(done.stdout.split())


def test_the_help_takes_no_more_than_half_a_second() -> None:
    def seconds() -> float:
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "tellings.cli.main", "--help"], capture_output=True, check=True
        )
        return time.perf_counter() - began

    # The best of three: what is measured is the program, not what else the machine does.
    assert min(seconds() for _ in range(3)) <= 0.5


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"tellings {version('tellings')}\n"


@pytest.mark.parametrize(
    "arguments",
    [["build"], ["frobnicate"], ["build", "--nope", "x"], ["build", "--max-file-bytes", "0", "x"]],
    ids=["no path", "no such command", "no such option", "a limit of nothing"],
)
def test_wrong_usage_takes_one_line_and_ends_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    error = capsys.readouterr().err
    assert error.startswith("tellings: usage: ")
    assert error.count("\n") == 1


def test_no_command_at_all_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    shown = capsys.readouterr().err
    assert all(name in shown for name in commands.commands)


def test_the_schema_is_a_json_schema(capsys: pytest.CaptureFixture[str]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    assert run(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert {"reports", "stories"} <= set(schema["properties"])


def test_a_reader_who_goes_away_is_no_mistake() -> None:
    process = start("schema")
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait() == 0
