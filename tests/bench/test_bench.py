from __future__ import annotations

import importlib.util
import json
import pathlib
import subprocess
import sys
from types import ModuleType
from typing import Any

import numpy as np
import pytest

BENCH = pathlib.Path(__file__).resolve().parents[2] / "bench"


def load(name: str) -> ModuleType:
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def account() -> dict[str, Any]:
    text = "Ice closed the pass. Ice shut the pass. Nobody was hurt."
    baselines = load("baselines")
    made: dict[str, Any] = baselines.make_floor([("001", text), ("002", text)], _by_letters)
    return made


def _by_letters(texts: list[str]) -> Any:
    rows = np.array([[t.count(c) for c in "abcdefghijklmnopqrstuvwxyz"] for t in texts], float)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_floor_slices_the_raw_text(account: dict[str, Any]) -> None:
    texts = {r["id"]: r["text"] for r in account["reports"]}
    statements = account["stories"][0]["statements"]
    assert len(statements) == 6
    for s in statements:
        assert texts[s["report"]][s["start"] : s["end"]] == s["text"]


def test_floor_joins_what_is_alike_and_only_that() -> None:
    baselines = load("baselines")
    vectors = np.array([[1.0, 0.0], [0.0, 1.0], [0.99, 0.14]])
    groups = baselines.link_average(vectors, near=0.8)
    assert sorted(groups) == [[0, 2], [1]]
    assert sorted(baselines.link_average(vectors, near=1.1)) == [[0], [1], [2]]
    assert baselines.link_average(vectors, near=-1.1) == [[0, 1, 2]]


def test_floor_stops_no_sentence_inside_a_number() -> None:
    baselines = load("baselines")
    text = "It cost 3.5 million in all. Then rain fell over it."
    cuts = [text[a:b] for a, b in baselines.split_sentences(text)]
    assert cuts == ["It cost 3.5 million in all.", "Then rain fell over it."]


def test_trivial_answers_leave_the_account_alone(account: dict[str, Any]) -> None:
    baselines = load("baselines")
    before = json.dumps(account)
    made = {name: answer(account) for name, answer in baselines.TRIVIAL.items()}
    assert json.dumps(account) == before
    findings = {name: a["stories"][0]["findings"] for name, a in made.items()}
    assert {f["status"] for f in findings["every finding disputed"]} == {"disputed"}
    assert len(findings["one finding for all"]) == 1
    assert len(findings["each statement its own"]) == 6
    shared = findings["corroborated if two reports carry it"]
    assert {f["status"] for f in shared} == {"corroborated"}


def test_missing_folder_is_a_line_and_no_failure(tmp_path: pathlib.Path) -> None:
    run = subprocess.run(
        [sys.executable, str(BENCH / "quality.py"), "--shared", str(tmp_path / "none")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0
    assert run.stdout.startswith("skipped: ")


def test_table_shows_what_is_missing_as_a_dash() -> None:
    quality = load("quality")
    table = quality.format_table({"a": {"heart": 0.5, "links": None}, "b": {"links": 1.0}}, "row")
    head, _, first, second = table.splitlines()
    assert "heart" in head
    assert "overall" not in head
    assert "0.50" in first
    assert first.rstrip(" |").endswith("–")  # noqa: RUF001
    assert "1.00" in second


def test_mean_skips_stories_without_the_figure() -> None:
    quality = load("quality")
    rows = quality.mean_rows(
        {"a": {"ours": {"heart": 0.4, "links": None}}, "b": {"ours": {"heart": 0.6, "links": 1.0}}}
    )
    assert rows == {"ours": {"heart": 0.5, "links": 1.0}}


def test_page_keeps_its_prose_and_takes_the_figures() -> None:
    report = load("report")
    page = "before\n<!-- speed: start -->\nold\n<!-- speed: end -->\nafter\n"
    filled = report.fill(page, "speed", "new")
    assert filled == "before\n<!-- speed: start -->\nnew\n<!-- speed: end -->\nafter\n"
    with pytest.raises(ValueError, match="markers"):
        report.fill("nothing here", "speed", "new")


def test_recorded_page_is_what_the_recorded_figures_give() -> None:
    load("quality")
    report = load("report")
    page = report.PAGE.read_text(encoding="utf-8")
    assert report.render(page) == page


def test_the_same_seed_damages_alike() -> None:
    fuzz = load("fuzz")
    sound, marks, _, _ = fuzz.kinds()["page"]
    tokens = fuzz._TOKENS[marks]
    assert fuzz.damage(7, sound, tokens) == fuzz.damage(7, sound, tokens) != sound
    assert len({fuzz.damage(n, sound, tokens) for n in range(50)}) > 40


def test_a_damaged_input_that_breaks_a_reader_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    fuzz = load("fuzz")

    def read(data: bytes) -> int:
        if data != b"sound":
            message = "broken"
            raise ZeroDivisionError(message)
        return 0

    monkeypatch.setattr(fuzz, "kinds", lambda: {"x": (b"sound", "text", read, 20)})
    row = fuzz.try_kind("x", 1.0, 1)
    (failure,) = row["failures"]
    assert 0 < failure["count"] <= row["inputs"] == 20
    assert "ZeroDivisionError" in fuzz.section({"command": "c", "rows": [row]})


def test_a_map_that_leads_elsewhere_is_a_broken_promise() -> None:
    fuzz = load("fuzz")
    fuzz.check_map("It rained.", "<p>It rained.", [(0, 10, 3, 13)])
    with pytest.raises(AssertionError):
        fuzz.check_map("It rained.", "<p>It rained.", [(0, 10, 2, 12)])


def test_large_stories_are_the_same_every_time_and_some_reports_bear_no_date() -> None:
    scale = load("story_scale")
    reports = dict(scale.make_reports(9))
    assert reports == dict(scale.make_reports(9))
    heads = [text.split("\n", 1)[0] for text in reports.values()]
    assert [head.endswith("2031") for head in heads] == 3 * [True, True, False]


def test_the_power_of_growth_is_that_of_the_statements() -> None:
    rows = [{"seconds": n * n / 100, "statements": n} for n in (10, 20, 80)]
    assert load("story_scale").growth(rows) == {"power": 2.0}
