from __future__ import annotations

import sys
import types
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tellings.cli.main import run
from tellings.records.account import Account, MadeWith, Story
from tellings.records.report import Report


@dataclass(frozen=True)
class Ran:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str
    output: Path

    @property
    def complaints(self) -> list[str]:
        return [line for line in self.err.splitlines() if line.startswith("tellings: ")]


@dataclass
class FakePipeline:
    """Stands for the work: hands out an account of the reports it was told to have read."""

    reports: tuple[Report, ...] = (Report(id="r-1", file="a.txt", text="The bridge fell."),)
    raises: BaseException | None = None
    stages: tuple[tuple[str, int, int], ...] = (("ingest", 1, 1), ("annotate", 1, 2))
    calls: list[dict[str, Any]] = field(default_factory=list)

    def build_account(
        self, paths: Any, *, settings: Any, decisions: Any = (), progress: Any = None
    ) -> Account:
        called = {"paths": tuple(paths), "settings": settings}
        self.calls.append(called | ({"decisions": decisions} if decisions else {}))
        for stage in self.stages:
            progress(*stage)
        if self.raises:
            raise self.raises
        used = tuple(report.id for report in self.reports if report.problem is None)
        stories = (Story(id="t-1", title="A bridge fell", reports=used),) if used else ()
        made_with = MadeWith(program="tellings", version="0")
        return Account(made_with=made_with, reports=self.reports, stories=stories)


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> FakePipeline:
    """A pipeline that reads nothing; `tellings build` runs it instead of the real one."""
    fake = FakePipeline()
    module = types.ModuleType("tellings.pipeline")
    module.build_account = fake.build_account  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tellings.pipeline", module)
    return fake


@pytest.fixture
def build(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run `tellings build` with these arguments into a folder of its own."""

    def run_it(*arguments: str | Path) -> Ran:
        output = tmp_path / "result"
        code = run(["build", "-o", str(output), *map(str, arguments)])
        captured = capfd.readouterr()
        return Ran(code, captured.out, captured.err, output)

    return run_it
