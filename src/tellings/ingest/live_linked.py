"""The entries that a live page lists in its own data: JSON-LD `LiveBlogPosting`."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import Any

from tellings.ingest.fragments import tidy, to_text
from tellings.ingest.live_entries import Entry

#: Deeper data are not looked into.
MAX_DEPTH = 6
_LIVE = "liveblogposting"


def find_linked(tree: Any) -> list[Entry]:
    """Return the entries in a page's linked data, in the order of the page."""
    found: list[Entry] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for posting in _postings(data, 0):
            updates = posting.get("liveBlogUpdate")
            listed = updates if isinstance(updates, list) else [updates]
            found.extend(e for e in map(_entry, listed) if e is not None)
    return found


def _postings(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(data, list):
        for item in data[:500]:
            yield from _postings(item, depth + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        named = kinds if isinstance(kinds, list) else [kinds]
        if any(str(kind).lower() == _LIVE for kind in named):
            yield data
            return
        for item in data.values():
            yield from _postings(item, depth + 1)


def _entry(data: Any) -> Entry | None:
    if not isinstance(data, dict):
        return None
    title = _plain(data.get("headline") or data.get("name"))
    text = _plain(data.get("articleBody") or data.get("text") or data.get("description"))
    time = data.get("datePublished") or data.get("dateModified")
    if not text and not title:
        return None
    return Entry(
        text=text or title,
        time=str(time)[:60] if isinstance(time, str) else None,
        title=title.replace("\n", " ")[:300] or None,
        speaker=_names(data.get("author")),
        url=data.get("url") if isinstance(data.get("url"), str) else None,
    )


def _plain(value: Any) -> str:
    return tidy(to_text(html.unescape(value))) if isinstance(value, str) else ""


def _names(author: Any) -> str | None:
    listed = author if isinstance(author, list) else [author]
    names = [a.get("name") if isinstance(a, dict) else a for a in listed]
    return ", ".join(n.strip() for n in names if isinstance(n, str) and n.strip())[:200] or None
