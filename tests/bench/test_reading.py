"""The benches that read single reports: how they count, on texts of our own."""

from __future__ import annotations

import importlib.util
import pathlib
import subprocess
import sys
from types import ModuleType, SimpleNamespace

import pytest

from tellings.records.spans import Span
from tellings.records.statement import Fate

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


@pytest.mark.parametrize(
    "name", ["attribution", "events", "tolls", "fivew", "names", "places", "incidents"]
)
def test_missing_folder_is_a_line_and_no_failure(name: str, tmp_path: pathlib.Path) -> None:
    run = subprocess.run(
        [sys.executable, str(BENCH / f"{name}.py"), "--shared", str(tmp_path / "none")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0
    assert run.stdout.startswith("skipped: ")


def test_stand_off_annotation_is_read_with_its_parted_pieces() -> None:
    bench = load("attribution")
    text = "The dam, Ann Bloggs said, will hold."
    lines = [
        "T1\tContent 0 7;26 35\tThe dam will hold",
        "T2\tSource 9 19\tAnn Bloggs",
        "E1\tAttribution:T3 Content:T1 Source:T2",
    ]
    (said,) = bench.read_annotation(lines, text, bench.number_words(text), frozenset())
    assert said.content == {0, 1, 5, 6}
    assert said.source == {2, 3}
    assert (said.kind, said.named) == ("indirect", "bloggs")


def test_half_of_the_words_is_enough_and_a_wrong_source_is_not() -> None:
    bench = load("attribution")
    gold = [bench.Said(frozenset(range(4)), frozenset({9}), "direct")]
    half = [bench.Said(frozenset({2, 3}), frozenset({8}), "direct")]
    alone = bench.count(gold, half, source=False)
    assert (alone["right all"], alone["found direct"]) == (1, 1)
    named = bench.count(gold, half, source=True)
    assert (named["right all"], named["found direct"]) == (0, 0)
    less = [bench.Said(frozenset({3, 4, 5}), frozenset({9}), "mixed")]
    assert not bench.count(gold, less, source=False)["right all"]


def test_a_toll_is_what_an_event_record_would_give_of_one_report() -> None:
    bench = load("tolls")

    def told(number: int, measure: str, at: int) -> SimpleNamespace:
        fate = Fate(
            at=at,
            start=at,
            measure=measure,  # type: ignore[arg-type]  # as the caller has it
            lower=number,
            upper=number,
            phrase=at,
            figure=0,
        )
        return SimpleNamespace(
            role="event",
            stance="asserts",
            modality="actual",
            polarity="positive",
            fates=(fate,),
            sentence=Span(at, at + 9),
            text="",
            start=at,
        )

    two, six = told(2, "killed", 0), told(6, "shot", 20)
    assert bench.count_ours([two]) == {"killed": 2, "injured": 0}
    assert bench.count_ours([two, six]) == {"killed": 2, "injured": 4}
    assert bench.count_ours([]) == {"killed": 0, "injured": 0}
    assert bench.guess("Three people were killed.", "killed") == 3


def test_what_must_be_done_is_a_request() -> None:
    bench = load("events")
    claim = SimpleNamespace(
        text="the rebels must leave", cue="say", polarity="positive", modality="actual", event=None
    )
    assert bench.event_of([claim]) == "REQUEST"


def test_an_answer_is_scored_by_its_words() -> None:
    bench = load("fivew")
    assert bench.best_f1("The harbour town", ["harbour town", "Tarnby"]) == 1
    assert bench.best_f1("Tarnby", ["the town of Tarnby"]) == 0.5
    assert bench.best_f1(None, ["Tarnby"]) == 0
    assert bench.best_f1("Tarnby", []) == 0


def test_answers_come_from_the_account() -> None:
    bench = load("fivew")

    def entity(kind: str, name: str) -> dict[str, object]:
        return {
            "id": name,
            "type": kind,
            "name": name,
            "variants": [{"text": name}],
            "mentions": [0],
        }

    def stated(text: str, day: str) -> dict[str, object]:
        return {"when": {"basis": "stated", "text": text, "earliest": day, "latest": day}}

    story = {
        "title": "Marta Helgesen opens the bridge in Tarnby after the storm",
        "entities": [entity("place", "Tarnby"), entity("person", "Marta Helgesen")],
        "lead_place": None,
        "statements": [
            {"when": None},
            stated("in May", "2021-05-01"),
            stated("Monday", "2021-06-07"),
        ],
    }
    account = {"stories": [story], "reports": [{"published": {"earliest": "2021-06-08"}}]}
    assert bench.read_answers(account) == {
        "who": "Marta Helgesen",
        "what": " opens the bridge in Tarnby",
        "where": "Tarnby",
        "when": "Monday",
        "date": "2021-06-07",
    }
