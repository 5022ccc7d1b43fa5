"""JSON Lines, or a JSON array: one object, one report; a bad line costs only itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tellings.config import Settings
from tellings.ingest.problems import refuse
from tellings.ingest.urls import keep_url
from tellings.records.report import RawReport

_TEXTS = ("text", "html", "title", "url", "outlet", "published", "author")


def read_json_lines(content: str, file: str, settings: Settings) -> tuple[RawReport, ...]:
    """Return the reports of a file with one JSON object a line, or one array of them.

    Args:
        content: The decoded file.
        file: Its name; a row's `file` is this with `#` and its number, counted from 1.
        settings: Gives the largest row that is read.
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
    del settings
    # "\n" alone parts the rows: U+2028 may stand unescaped inside a JSON string.
    lines = content.split("\n")
    whole = None if isinstance(_parse(lines[0]), dict) else _parse(content)
    if isinstance(whole, list | dict):
        rows = whole if isinstance(whole, list) else [whole]
        if not rows:
            yield refuse(file, "empty-file", "the array holds no report; remove the file.")
        for number, row in enumerate(rows, 1):
            yield _read_row(row, f"{file}#{number}")
        return
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _read_line(line, f"{file}#{number}")


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _read_line(line: str, name: str) -> RawReport:
    try:
        return _read_row(json.loads(line), name)
    except json.JSONDecodeError as error:
        reason = f"not valid JSON (column {error.colno}); write one object on each line."
        return refuse(name, "invalid-json", reason)
    except (ValueError, RecursionError):
        reason = "JSON that is too deep or has too long a number; write one plain object."
        return refuse(name, "invalid-json", reason)


def _read_row(row: Any, name: str) -> RawReport:
    if not isinstance(row, dict):
        reason = 'not a JSON object; write {"text": "…"} with the report\'s text.'
        return refuse(name, "wrong-type", reason)
    for key in _TEXTS:
        if not isinstance(row.get(key), str | None):
            return refuse(
                name, "wrong-type", f"`{key}` is not a text; write it in quotation marks."
            )
    given = row.get("id")
    if isinstance(given, bool) or not isinstance(given, str | int | None):
        return refuse(name, "wrong-type", "`id` is neither a text nor a number; mend it.")
    text, html = row.get("text") or "", row.get("html") or ""
    if not text.strip() and not html.strip():
        return refuse(name, "no-text", "has neither `text` nor `html`; add the report's text.")
    is_html = not text.strip()
    return RawReport(
        content=html if is_html else text,
        is_html=is_html,
        given_id=None if given is None else str(given),
        file=name,
        title=row.get("title") or None,
        url=keep_url(row.get("url")),
        outlet=row.get("outlet") or None,
        published=row.get("published") or None,
        author=row.get("author") or None,
    )
