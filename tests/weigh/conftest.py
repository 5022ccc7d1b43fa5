"""Statements and reports made by hand, of an invented landslide above an invented village."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tellings.records.report import Dated, Report
from tellings.records.spans import Span
from tellings.records.statement import Figure, Speaker, Statement

MakeReport = Callable[..., Report]
Say = Callable[..., Statement]
Count = Callable[..., Figure]


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
