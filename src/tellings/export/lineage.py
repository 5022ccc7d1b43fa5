"""Who copied whom: groups of reports with one text, drawn from the source to the copies."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from tellings.export.markup import Markup, element
from tellings.export.page_parts import fragment
from tellings.export.view import StoryView
from tellings.export.words import list_words, shorten, write_short_day
from tellings.records.copy import Copy

_KINDS = {
    "duplicate": "nearly the same text",
    "shared-passages": "shared passages",
    "version": "versions of one text",
}
_ROW = 30.0
_COLUMNS = (1.0, 177.0, 353.0)
_BOX_WIDTH, _BOX_HEIGHT = 150.0, 24.0
_WIDTH = 504.0
_LETTERS = 22


@dataclass(frozen=True, slots=True)
class _Box:
    x: float
    y: float
    words: str
    report: str | None


def lineage(view: StoryView) -> list[Markup]:
    """Return a drawing for each group of reports that share a text."""
    return [
        _group(view, copy)
        for copy in view.story.copies
        if sum(report in view.reports for report in copy.reports) > 1
    ]


def _group(view: StoryView, copy: Copy) -> Markup:
    members = [report for report in view.reports if report in copy.reports]
    names = list_words([view.labels[m] for m in members], most=4)
    source = copy.agency or view.labels.get(copy.original or "", "a source not known")
    caption = f"{_KINDS[copy.kind]}, from {source}: {names}."
    evidence = f" {copy.direction_evidence}" if copy.direction_evidence else ""
    return element(
        "figure",
        _drawing(view, copy, members),
        element("figcaption", caption[0].upper() + caption[1:] + evidence),
        class_="lineage",
    )


def _drawing(view: StoryView, copy: Copy, members: list[str]) -> Markup:
    levels = _levels(view, copy, members)
    rows = max(len(level) for level in levels)
    height = rows * _ROW + 6
    placed = [
        [
            _Box(_COLUMNS[column], (height - _ROW * len(level)) / 2 + _ROW * k + 3, words, report)
            for k, (words, report) in enumerate(level)
        ]
        for column, level in enumerate(levels)
    ]
    edges = [
        element("path", class_="edge", d=_edge(a, b))
        for here, there in itertools.pairwise(placed)
        for a in here[:1]
        for b in there
    ]
    return element(
        "svg",
        *edges,
        *(_draw(box) for level in placed for box in level),
        view_box=f"0 0 {_WIDTH:.0f} {height:.0f}",
        role="group",
        aria_label="Who copied whom",
    )


def _levels(view: StoryView, copy: Copy, members: list[str]) -> list[list[tuple[str, str | None]]]:
    """Return the columns: the agency or an unknown source, the original, the copies."""
    reports = [(_label(view, member), member) for member in members]
    original = copy.original if copy.original in members else None
    levels: list[list[tuple[str, str | None]]] = []
    if copy.agency or not original:
        levels.append([(copy.agency or "source not known", None)])
    if original:
        levels.append([(_label(view, original), original)])
        reports = [pair for pair in reports if pair[1] != original]
    return [*levels, [(words, report) for words, report in reports]]


def _label(view: StoryView, report: str) -> str:
    published = view.reports[report].published
    day = write_short_day(published.earliest) if published else ""
    label = view.labels[report].split(",", 1)[0] if day else view.labels[report]
    return f"{shorten(label, _LETTERS - len(day) - 1 if day else _LETTERS)} {day}".strip()


def _draw(box: _Box) -> Markup:
    body = [
        element("title", box.words),
        element("rect", x=box.x, y=box.y, width=_BOX_WIDTH, height=_BOX_HEIGHT, rx=3),
        element("text", shorten(box.words, _LETTERS), x=box.x + 7, y=box.y + 16),
    ]
    if box.report is None:
        return element("g", *body, class_="source")
    return element("a", *body, href=fragment(box.report))


def _edge(a: _Box, b: _Box) -> str:
    x, y = a.x + _BOX_WIDTH, a.y + _BOX_HEIGHT / 2
    to = b.y + _BOX_HEIGHT / 2
    middle = (x + b.x) / 2
    return f"M{x:.1f} {y:.1f}C{middle:.1f} {y:.1f} {middle:.1f} {to:.1f} {b.x:.1f} {to:.1f}"
