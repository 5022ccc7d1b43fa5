"""Feeds: RSS, Atom and JSON Feed; one entry, one report."""

from __future__ import annotations

import json
import re
from typing import Any

from tellings.config import Settings
from tellings.ingest.confine import read_confined
from tellings.ingest.fragments import to_text
from tellings.ingest.problems import refuse
from tellings.ingest.urls import keep_url
from tellings.records.report import RawReport

_OPENING = re.compile(r"<(?:rss|feed|rdf:RDF|channel)\b", re.I)
_XML = re.compile(r"\s{0,500}<(?:\?xml|!DOCTYPE\s+(?!html))", re.I)
_SNIFFED = 8192
_VERSION = re.compile(r'"version"\s{0,20}:\s{0,20}"https?:\\?/\\?/jsonfeed\.org\\?/')


def read_feed(content: str, file: str, settings: Settings) -> tuple[RawReport, ...]:
    """Return the reports of an RSS or Atom feed, one an entry."""
    return read_confined("feed", content.encode("utf-8", "replace"), file, settings)


def read_json_feed(content: str, file: str, settings: Settings) -> tuple[RawReport, ...]:
    """Return the reports of a JSON Feed, one an item."""
    del settings
    try:
        feed = json.loads(content)
    except (ValueError, RecursionError):
        return (refuse(file, "invalid-json", "the feed is not valid JSON; save it anew."),)
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not items:
        return (refuse(file, "empty-file", "the feed holds no entry; remove the file."),)
    outlet = _text(feed.get("title"))
    return tuple(_read_item(item, f"{file}#{n}", outlet) for n, item in enumerate(items, 1))


def looks_like_feed(content: str) -> bool:
    r"""Tell whether a text begins as an RSS or Atom feed does, or as other XML that is no page.

    Example:
        >>> looks_like_feed('<?xml version="1.0"?><rss version="2.0">'), looks_like_feed("<p>Rain")
        (True, False)
    """
    head = content[:_SNIFFED].lstrip("\ufeff")
    found = _OPENING.search(head)
    if found is None:
        return _XML.match(head) is not None and "<html" not in head.lower()
    before = head[: found.start()]
    return not before.strip() or (
        before.lstrip().startswith("<") and "<html" not in before.lower()
    )


def looks_like_json_feed(content: str) -> bool:
    """Tell whether a text is a JSON Feed.

    Example:
        >>> looks_like_json_feed('{"version": "https://jsonfeed.org/version/1.1", "items": []}')
        True
    """
    return content.lstrip()[:1] == "{" and _VERSION.search(content[:_SNIFFED]) is not None


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _read_item(item: Any, name: str, outlet: str | None) -> RawReport:
    if not isinstance(item, dict):
        return refuse(name, "wrong-type", "the entry is no JSON object; leave it out.")
    text = to_text(_text(item.get("content_html")) or "") or _text(item.get("content_text"))
    text = text or _text(item.get("summary"))
    if not text:
        return refuse(name, "no-text", "the entry has no text; leave it out.")
    given = item.get("id")
    return RawReport(
        content=text,
        given_id=str(given) if isinstance(given, str | int) and given else None,
        file=name,
        title=_text(item.get("title")),
        url=keep_url(_text(item.get("url"))),
        outlet=outlet,
        published=_text(item.get("date_published")) or _text(item.get("date_modified")),
        author=_author(item),
    )


def _author(item: dict[str, Any]) -> str | None:
    authors = item.get("authors")
    listed = authors if isinstance(authors, list) else [item.get("author")]
    names = [_text(a.get("name")) for a in listed if isinstance(a, dict)]
    return ", ".join(name for name in names if name) or None
