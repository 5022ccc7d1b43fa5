"""What the page's script needs beside the HTML: the matrix, and how a report is cited."""

from __future__ import annotations

import json
from typing import Any

from tellings.export.markup import Markup
from tellings.export.plain import neutralise, web_address
from tellings.export.view import Note, StoryView, outlet_of, write_dated
from tellings.export.words import STATUS_NAMES, day_number, shorten, write_range, write_short_day
from tellings.records.finding import Finding
from tellings.records.statement import Statement

_LONGEST_LABEL = 12
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def page_data(view: StoryView) -> dict[str, Any]:
    """Return reports (columns), braces over them, findings (rows with cells) and people.

    A cell is `[column, side, new, label, statement, …]`: `side` counts from 0, -1 is a denial;
    `new` says that the report brings an origin that no column before it has brought.
    """
    columns = {report: place for place, report in enumerate(view.reports)}
    people = [e for e in view.story.entities if e.type != "place"]
    return {
        "title": view.story.title,
        "reports": [
            {
                "id": key,
                "label": view.labels[key],
                "outlet": outlet_of(report),
                "day": write_short_day(report.published.earliest) if report.published else "",
                "date": write_dated(report.published) or "date not known",
                "title": report.title,
                "url": web_address(report.url),
            }
            for key, report in view.reports.items()
        ],
        "braces": [[columns[brace[0]], len(brace), _brace(view, brace)] for brace in view.braces],
        "findings": [
            _row(view, note, note.finding, columns) for note in view.notes.values() if note.finding
        ],
        "people": [[e.id, e.name] for e in sorted(people, key=lambda e: (e.name, e.id))],
        "statuses": STATUS_NAMES,
    }


def data_script(data: dict[str, Any]) -> Markup:
    r"""Return the data as an element that no browser runs and no text can close.

    Example:
        >>> data_script({"a": "</script>"})
        '<script type="application/json" id="data">{"a":"\\u003c/script\\u003e"}</script>'
    """
    text = json.dumps(
        _neutralised(data), ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    body = text.translate(_UNSAFE)
    return Markup(f'<script type="application/json" id="data">{body}</script>')


def _neutralised(value: Any) -> Any:
    """Return the data with its texts made harmless before JSON hides what is in them."""
    if isinstance(value, str):
        return neutralise(value)
    if isinstance(value, dict):
        return {key: _neutralised(item) for key, item in value.items()}
    return [_neutralised(item) for item in value] if isinstance(value, list) else value


def _brace(view: StoryView, brace: tuple[str, ...]) -> str:
    copies = [c for c in view.story.copies if len(set(brace).intersection(c.reports)) > 1]
    agency = next((c.agency for c in copies if c.agency), None)
    if all(copy.kind == "version" for copy in copies):
        return "versions of one text"
    return f"one text: {agency}" if agency else "one text"


def _row(view: StoryView, note: Note, finding: Finding, columns: dict[str, int]) -> dict[str, Any]:
    sides = _sides(finding)
    speakers = dict.fromkeys(s.speaker.entity for s in note.statements if s.speaker.entity)
    days = [s.when.earliest for s in note.statements if s.when and day_number(s.when.earliest)]
    return {
        "id": finding.id,
        "n": note.number,
        "q": finding.question,
        "s": finding.status,
        "o": finding.independent_origins,
        "r": finding.carried_by,
        "t": min(days, default=""),
        "w": list(speakers),
        "c": _cells(finding, note.statements, sides, columns),
    }


def _sides(finding: Finding) -> dict[str, int]:
    """Return on which side each statement is."""
    return {s: place for place, side in enumerate(finding.sides) for s in side.statements}


def _cells(
    finding: Finding,
    statements: tuple[Statement, ...],
    sides: dict[str, int],
    columns: dict[str, int],
) -> list[list[Any]]:
    cells: dict[int, list[Statement]] = {}
    for statement in statements:
        cells.setdefault(columns[statement.report], []).append(statement)
    heard: set[str] = set()
    made = []
    for column, mine in sorted(cells.items()):
        origins = {s.origin or s.id for s in mine}
        own = [sides[s.id] for s in mine if s.id in sides]
        side = min(own, default=-1 if all(s.stance == "denies" for s in mine) else 0)
        label = _label(finding, mine)
        made.append([column, side, int(not origins <= heard), label, *(s.id for s in mine)])
        heard |= origins
    return made


def _label(finding: Finding, statements: list[Statement]) -> str:
    """Return the value that a report gives, where it is short enough for a cell."""
    ids = {statement.id for statement in statements}
    values = [v for v in finding.values if ids.intersection(v.statements)]
    if not values or finding.kind != "figure":
        return ""
    return shorten(write_range(values[-1].lower, values[-1].upper), _LONGEST_LABEL)
