"""The account as flat tables, with ids that join; for R, pandas and spreadsheets.

Comma-separated as in RFC 4180: a header in the first line, CRLF at the ends of lines. What is not
known is an empty cell; the items of a list are set apart by `|`. A spreadsheet would run a text
that begins like a formula: such a text begins with an apostrophe here, which is not part of it.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tellings.export.plain import neutralise
from tellings.export.table_columns import TABLES
from tellings.export.view import StoryView, gather_view, speaker_name
from tellings.records.account import Account
from tellings.records.finding import Finding
from tellings.records.statement import Statement

_BETWEEN = "|"
_FORMULA = ("=", "+", "-", "@", "\t")
_EXACT_INTEGERS = 2.0**53

_Row = Mapping[str, Any]
"""What the paths of the columns start from."""


def to_tables(account: Account) -> dict[str, str]:
    """Return the tables by file name; each has its header, even where it has no rows.

    Offsets count code points of `reports.text`, end exclusive.
    """
    views = [gather_view(account, story) for story in account.stories]
    rows: dict[str, Iterable[_Row]] = {
        "reports.csv": _reports(account),
        "statements.csv": _each(views, _statements),
        "findings.csv": _each(views, _findings),
        "finding_statements.csv": _each(views, _links),
        "entities.csv": _each(views, _entities),
        "figures.csv": _each(views, _figures),
    }
    return {name: _write(columns, rows[name]) for name, columns in TABLES.items()}


def _each(views: Iterable[StoryView], rows_of: Any) -> Iterator[_Row]:
    for view in views:
        for row in rows_of(view):
            yield {"story": view.story, **row}


def _reports(account: Account) -> Iterator[_Row]:
    for report in account.reports:
        stories = [story.id for story in account.stories if report.id in story.reports]
        yield {"report": report, "stories": stories}


def _statements(view: StoryView) -> Iterator[_Row]:
    for statement in view.statements.values():
        yield {
            "statement": statement,
            "speaker": speaker_name(view, statement),
            "origin": _origin(view, statement),
        }


def _findings(view: StoryView) -> Iterator[_Row]:
    for finding in view.story.findings:
        yield {
            "finding": finding,
            "origins": [origin.name for origin in finding.origins],
            "values": [value.text for value in finding.values],
            "sides": [side.text for side in finding.sides],
        }


def _links(view: StoryView) -> Iterator[_Row]:
    """Yield a row for each statement of each finding, in order of time."""
    for finding in view.story.findings:
        for position, statement in enumerate(view.known(finding.statements), 1):
            yield {
                "finding": finding,
                "statement": statement,
                "position": position,
                "origin": _origin(view, statement),
                **_stand(finding, statement),
            }


def _stand(finding: Finding, statement: Statement) -> _Row:
    """Return the side (from 1) and the value that a statement gives."""
    sides = (n for n, side in enumerate(finding.sides, 1) if statement.id in side.statements)
    values = (value for value in finding.values if statement.id in value.statements)
    return {"side": next(sides, None), "value": next(values, None)}


def _entities(view: StoryView) -> Iterator[_Row]:
    for entity in view.story.entities:
        yield {
            "entity": entity,
            "variants": [variant.text for variant in entity.variants],
            "roles": dict.fromkeys(role.text for role in entity.roles),
            "reports": dict.fromkeys(r for v in entity.variants for r in v.reports),
            "mentions": len(entity.mentions),
        }


def _figures(view: StoryView) -> Iterator[_Row]:
    """Yield a row for each figure; `part_of` counts from 0 like `figure`."""
    for statement in view.statements.values():
        for position, figure in enumerate(statement.figures):
            yield {"statement": statement, "figure": figure, "position": position}


def _origin(view: StoryView, statement: Statement) -> str | None:
    return view.origins.get(statement.origin) if statement.origin else None


def _write(columns: Mapping[str, str], rows: Iterable[_Row]) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    paths = [path.split(".") for path in columns.values()]
    writer.writerows([_cell(_follow(row, path)) for path in paths] for row in rows)
    return stream.getvalue()


def _follow(row: _Row, path: list[str]) -> Any:
    value = row[path[0]]
    for name in path[1:]:
        if value is None:
            return None
        value = getattr(value, name)
    return value


def _cell(value: Any) -> str:
    """Return what stands in a cell: numbers stay numbers, text can be no formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return _number(value)
    text = value if isinstance(value, str) else _BETWEEN.join(map(_item, value))
    text = neutralise(text)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _item(text: str) -> str:
    """Return an item of a list, with a broken bar where it has the one that sets items apart."""
    return text.replace(_BETWEEN, "\N{BROKEN BAR}")


def _number(number: float) -> str:
    """Return a number as JSON would have it.

    Example:
        >>> _number(200.0), _number(-0.5), _number(float("inf"))
        ('200', '-0.5', '')
    """
    if not math.isfinite(number):
        return ""
    whole = float(number).is_integer() and abs(number) <= _EXACT_INTEGERS
    return str(int(number)) if whole else repr(number)
