"""A run that is killed leaves a store that opens, with all that it has acknowledged."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
from tests.store.conftest import FakeStages, make_report

from tellings.store import stream

BENCH = Path(__file__).resolve().parents[2] / "bench" / "store_crash.py"


def test_whenever_a_run_is_killed_nothing_is_lost_or_half_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spec = importlib.util.spec_from_file_location("store_crash", BENCH)
    assert spec is not None
    assert spec.loader is not None
    bench = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "store_crash", bench)
    spec.loader.exec_module(bench)
    monkeypatch.setattr(stream, "_REPORTS", 2)
    reports = [
        make_report(f"{place}-{n}", f"A ferry ran aground off {place}. Number{n} was hurt.")
        for place in ("Arnsund", "Ostrup")
        for n in range(6)
    ]
    tally = bench.kill_often(reports, FakeStages(), 8)
    assert tally.kills == 8
    assert (tally.lost, tally.halves, tally.unopened, tally.other) == (0, 0, 0, 0)
