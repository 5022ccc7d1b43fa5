"""JSON Lines, or a JSON array: one object, one report; a bad line costs only itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tellings.config import Settings
from tellings.ingest.problems import refuse
from tellings.ingest.rows import read_row
from tellings.records.report import RawReport


def read_json_lines(content: str, file: str, settings: Settings) -> tuple[RawReport, ...]:
    """Return the reports of a file with one JSON object a line, or one array of them.

    Args:
        content: The decoded file.
        file: Its name; a row's `file` is this with `#` and its number, counted from 1.
        settings: Says which key holds which field.
    """
    return tuple(_read_rows(content, file, settings))


def looks_like_json_lines(content: str) -> bool:
    """Tell whether the first line is a JSON object, or the whole a JSON array of objects.

    Example:
        >>> looks_like_json_lines('{"text": "It rained."}'), looks_like_json_lines("{so to say}")
        (True, False)
    """
    first = content.lstrip()[:1]
    if first == "[":
        return isinstance(_parse(content), list)
    line = content.lstrip().partition("\n")[0]
    return first == "{" and isinstance(_parse(line), dict)


def _read_rows(content: str, file: str, settings: Settings) -> Iterator[RawReport]:
    # "\n" alone parts the rows: U+2028 may stand unescaped inside a JSON string.
    lines = content.split("\n")
    whole = None if isinstance(_parse(lines[0]), dict) else _parse(content)
    if isinstance(whole, list | dict):
        rows = whole if isinstance(whole, list) else [whole]
        if not rows:
            yield refuse(file, "empty-file", "the array holds no report; remove the file.")
        for number, row in enumerate(rows, 1):
            yield read_row(row, f"{file}#{number}", settings)
        return
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _read_line(line, f"{file}#{number}", settings)


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _read_line(line: str, name: str, settings: Settings) -> RawReport:
    try:
        return read_row(json.loads(line), name, settings)
    except json.JSONDecodeError as error:
        reason = f"not valid JSON (column {error.colno}); write one object on each line."
        return refuse(name, "invalid-json", reason)
    except (ValueError, RecursionError):
        reason = "JSON that is too deep or has too long a number; write one plain object."
        return refuse(name, "invalid-json", reason)
