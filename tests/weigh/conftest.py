"""Statements and reports made by hand, of an invented landslide above an invented village."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from tellings.records.finding import Finding
from tellings.records.matter import Matter
from tellings.records.report import Dated, Report
from tellings.records.spans import Span
from tellings.records.statement import Figure, Speaker, Statement
from tellings.weigh import assign_origins, weigh_matters

MakeReport = Callable[..., Report]
Say = Callable[..., Statement]
Count = Callable[..., Figure]
Weigh = Callable[[Sequence[Statement], Sequence[Report]], Finding]


@pytest.fixture
def make_report() -> MakeReport:
    """Make a report of an outlet and a day."""

    def make(name: str, *, day: str | None = "2031-04-02", **more: Any) -> Report:
        dated = Dated(earliest=day, latest=day, basis="stated") if day else None
        more = {"outlet": f"The {name.title()}", **more}
        return Report(id=f"r-{name}", text="x" * 1000, published=dated, **more)

    return make


@pytest.fixture
def count() -> Count:
    """Make a figure of people."""

    def make(lower: float | None, upper: float | None, **more: Any) -> Figure:
        text = str(lower if lower is not None else upper)
        fields = {"text": text, "measure": "killed", "counted": "people", "unit": "people"}
        return Figure(start=0, end=len(text), lower=lower, upper=upper, **{**fields, **more})

    return make


@pytest.fixture
def say() -> Say:
    """Make a statement of a report; each call makes another."""
    number = iter(range(10_000))

    def make(report: str, text: str = "the slope gave way", **more: Any) -> Statement:
        start = next(number) * 10
        speaker = more.pop("speaker", None) or Speaker(kind="outlet")
        return Statement(
            id=f"s-{start:05d}",
            report=f"r-{report}",
            start=start,
            end=start + len(text),
            text=text,
            sentence=Span(start, start + len(text)),
            speaker=speaker,
            terms=tuple(more.pop("terms", text.lower().split())),
            **more,
        )

    return make


class Even:
    """Holds every status for as likely as not."""

    def score(self, features: Mapping[str, float]) -> float:
        del features
        return 0.5


@pytest.fixture
def weigh() -> Weigh:
    """Weigh statements that surely are of one matter."""

    def weigh_one(statements: Sequence[Statement], reports: Sequence[Report]) -> Finding:
        told, parties = assign_origins(statements, reports, (), ())
        ids = sorted(s.id for s in told)
        pairs = dict.fromkeys(itertools.combinations(ids, 2), 0.9)
        matter = Matter(statements=tuple(ids), cohesion=0.9, pairs=pairs)
        (finding,) = weigh_matters(
            [matter], {s.id: s for s in told}, {r.id: r for r in reports}, parties, Even()
        )
        return finding

    return weigh_one
