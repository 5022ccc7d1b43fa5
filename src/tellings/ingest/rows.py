"""One row of a table, or one JSON object, to one raw report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tellings.config import Settings
from tellings.ingest.problems import not_fetched, refuse
from tellings.ingest.urls import keep_url
from tellings.records.report import RawReport

FIELDS = ("text", "html", "title", "url", "outlet", "published", "author", "id")
"""What a row may say; everything else in it is left alone."""


def read_row(row: Any, name: str, settings: Settings) -> RawReport:
    """Return the report of one row.

    Args:
        row: A mapping of names to values, or whatever else stood there.
        name: What to call it.
        settings: Says which column holds which field.
    """
    if not isinstance(row, dict):
        reason = 'not a JSON object; write {"text": "…"} with the report\'s text.'
        return refuse(name, "wrong-type", reason)
    row = map_columns(row, settings)
    wrong = _wrong_type(row, name)
    if wrong is not None:
        return wrong
    text, html = row.get("text") or "", row.get("html") or ""
    url = keep_url(row.get("url"))
    if not text.strip() and not html.strip():
        return _without_text(name, url)
    given, is_html = row.get("id"), not text.strip()
    return RawReport(
        content=html if is_html else text,
        is_html=is_html,
        given_id=None if given is None or given == "" else str(given),
        file=name,
        title=row.get("title") or None,
        url=url,
        outlet=row.get("outlet") or None,
        published=row.get("published") or None,
        author=row.get("author") or None,
    )


def map_columns(row: Mapping[str, Any], settings: Settings) -> dict[str, Any]:
    """Return a row with its fields under the names that are read here.

    Example:
        >>> map_columns({"body": "It rained."}, Settings(columns=(("text", "body"),)))["text"]
        'It rained.'
    """
    mapped = dict(row)
    for field, column in settings.columns:
        if column in row:
            mapped[field] = row[column]
    return mapped


def _wrong_type(row: Mapping[str, Any], name: str) -> RawReport | None:
    for key in FIELDS[:-1]:
        if not isinstance(row.get(key), str | None):
            return refuse(
                name, "wrong-type", f"`{key}` is not a text; write it in quotation marks."
            )
    given = row.get("id")
    if isinstance(given, bool) or not isinstance(given, str | int | None):
        return refuse(name, "wrong-type", "`id` is neither a text nor a number; mend it.")
    return None


def _without_text(name: str, url: str | None) -> RawReport:
    if url is None:
        return refuse(name, "no-text", "has neither `text` nor `html`; add the report's text.")
    return not_fetched(name, url)
