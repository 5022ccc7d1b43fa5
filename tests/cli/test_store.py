"""The commands of a store, from the command line; the stages are small fakes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store.conftest import FakeStages

import tellings.pipeline
from tellings.cli.main import run

NEWS = {
    "ferry": "The ferry ran aground off Arnsund on Monday. Two were hurt by the rocks.",
    "ferry-too": "The ferry ran aground off Arnsund on Monday. Nobody was hurt by the rocks.",
    "baker": "A baker called Ostrup wins the prize of the town. He bakes with rye.",
}
Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run a command; return its exit code and what it printed."""
    monkeypatch.setattr(tellings.pipeline, "Work", FakeStages)

    def run_it(*arguments: str | Path) -> tuple[int, str, str]:
        code = run([*map(str, arguments)])
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    return run_it


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in NEWS.items():
        (folder / f"{name}.txt").write_text(f"{name.title()}\n\n{text}\n", encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path, news: Path, ask: Ask) -> Path:
    """A store with the ferry and the baker."""
    where = tmp_path / "s"
    assert ask("add", where, news / "ferry.txt", news / "baker.txt", "-q")[:2] == (0, "")
    return where


def report_ids(store: Path, ask: Ask, folder: Path) -> dict[str, str]:
    ask("export", store, "-o", folder)
    account = json.loads((folder / "account.json").read_text("utf-8"))
    return {r["file"].removesuffix(".txt"): r["id"] for r in account["reports"]}


def test_add_says_what_is_new_and_what_was_there(store: Path, news: Path, ask: Ask) -> None:
    code, out, _ = ask("add", store, news)
    assert code == 0
    first, *rest = out.splitlines()
    assert first == "1 new report. 2 reports were there already. 2 new statements."
    assert "told anew, 2 reports" in rest[0]
    assert rest[1].strip().endswith("came")


def test_add_names_what_it_refuses_and_keeps_the_rest(store: Path, news: Path, ask: Ask) -> None:
    (news / "blank.txt").write_text(" \n", encoding="utf-8")
    code, out, err = ask("add", store, news / "blank.txt", news / "ferry-too.txt")
    assert code == 1
    assert "tellings: empty-file: " in err
    assert out.startswith("1 new report.")
    assert ask("add", store, news / "blank.txt")[0] == 2


def test_stories_are_listed_shown_and_found_by_the_beginning_of_their_id(
    store: Path, ask: Ask
) -> None:
    code, out, _ = ask("stories", store)
    assert code == 0
    assert len(out.splitlines()) == 2
    name = out.split()[0]
    assert ask("show", store, name[:8])[1] == ask("show", store, name)[1]
    code, _, err = ask("show", store, "t-nothing")
    assert code == 2
    assert err.startswith("tellings: no-such-story: t-nothing: ")


def test_a_search_prints_ids_and_words_and_obeys_no_syntax(store: Path, ask: Ask) -> None:
    code, out, _ = ask("search", store, "ferry", "arnsund")
    assert code == 0
    assert len(out.splitlines()) == 2
    assert all(line.startswith("t-") for line in out.splitlines())
    code, out, _ = ask("search", store, '"ferry', "OR", "NEAR(")
    assert (code, out) == (1, "Nothing has all these words.\n")


def test_what_is_exported_is_what_build_writes(
    store: Path, news: Path, tmp_path: Path, ask: Ask
) -> None:
    assert ask("export", store, "-o", tmp_path / "one")[0] == 0
    assert (
        ask("build", news / "ferry.txt", news / "baker.txt", "-o", tmp_path / "two", "-q")[0] == 0
    )
    one, two = (
        json.loads((tmp_path / n / "account.json").read_text("utf-8")) for n in ("one", "two")
    )
    for account in (one, two):
        for story in account["stories"]:
            del story["changes"]
    assert one == two
    assert (tmp_path / "one" / "index.html").is_file()


def test_a_report_is_removed_by_its_id(store: Path, tmp_path: Path, ask: Ask) -> None:
    name = report_ids(store, ask, tmp_path / "out")["ferry"]
    assert ask("remove", store, name)[0] == 0
    assert ask("search", store, "Arnsund")[0] == 1
    code, _, err = ask("remove", store, name)
    assert (code, err.startswith("tellings: no-such-report: ")) == (2, True)


def test_decisions_are_taken_in_and_honoured_by_build_too(
    store: Path, news: Path, tmp_path: Path, ask: Ask
) -> None:
    ids = report_ids(store, ask, tmp_path / "out")
    file = tmp_path / "decisions.jsonl"
    line = {"judgement": "same", "about": [ids["ferry"], ids["baker"]], "user": "ada"}
    file.write_text(f"# one and the same\n\n{json.dumps(line)}\n", encoding="utf-8")
    code, out, _ = ask("decide", store, file)
    assert (code, out.splitlines()[0]) == (0, "1 new decision.")
    assert len(ask("stories", store)[1].splitlines()) == 1
    assert ask("decide", store, file)[1] == "0 new decisions. 1 were there already.\n"
    ask("build", news / "ferry.txt", news / "baker.txt", "--decisions", file, "-o", tmp_path / "b")
    account = json.loads((tmp_path / "b" / "account.json").read_text("utf-8"))
    assert [len(story["reports"]) for story in account["stories"]] == [2]
    assert [(d["judgement"], d["user"]) for d in account["decisions"]] == [("same", "ada")]


@pytest.mark.parametrize(
    "line",
    [
        "same",
        "[1]",
        '{"judgement": "alike", "about": ["a", "b"]}',
        '{"judgement": "same", "about": ["a"]}',
        '{"judgement": "same", "about": ["a", "a"]}',
        '{"judgement": "same", "about": ["a", 2]}',
        '{"judgement": "accept", "about": []}',
        '{"judgement": "accept", "about": "f-1", "user": 3}',
        '{"judgement": "accept", "about": "f-1", "colour": "red"}',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_decision_is_named(
    line: str, store: Path, tmp_path: Path, ask: Ask
) -> None:
    file = tmp_path / "decisions.jsonl"
    file.write_text(f'{{"judgement": "accept", "about": "f-1"}}\n{line}\n', encoding="utf-8")
    code, out, err = ask("decide", store, file)
    assert (code, out) == (2, "")
    assert err.startswith("tellings: bad-decision: ")
    assert "decisions.jsonl#2" in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("command", ["stories", "show", "search", "export", "remove", "decide"])
def test_a_store_that_is_not_there_takes_one_line(command: str, tmp_path: Path, ask: Ask) -> None:
    file = tmp_path / "none.jsonl"
    file.write_text("", encoding="utf-8")
    more: dict[str, list[str | Path]] = {
        "stories": [],
        "export": ["-o", tmp_path / "o"],
        "decide": [file],
    }
    code, _, err = ask(command, tmp_path / "nowhere", *more.get(command, ["x"]))
    assert code == 2
    assert err.startswith("tellings: no-such-store: ")
    assert not (tmp_path / "nowhere").exists()
