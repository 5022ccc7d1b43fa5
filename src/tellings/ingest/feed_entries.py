"""The entries of RSS and Atom feeds; runs with limits, see `confine`."""

from __future__ import annotations

import io
import re
from typing import Any

from tellings.ingest.fragments import to_text
from tellings.ingest.urls import keep_url

_DECLARATION = re.compile(r"\s{0,100}<\?xml[^>]{0,300}\?>")
_TYPE = {"content-type": "application/xml; charset=utf-8"}
MAX_ENTRIES = 5000


def find_entries(data: bytes) -> dict[str, Any]:
    """Return the entries of a feed in UTF-8, or why there are none.

    Entities of its own, with which a small file unfolds into a huge one, are refused. A feed that
    is no valid XML is read as far as it goes: many are.
    """
    import feedparser  # type: ignore[import-untyped]
    from defusedxml import ElementTree  # type: ignore[import-untyped]
    from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]

    text = _DECLARATION.sub("", data.decode("utf-8", "replace"), count=1)
    try:
        ElementTree.fromstring(text)
    except DefusedXmlException:
        reason = "defines entities of its own, as no feed does; it is not opened. Leave it out."
        return {"problem": "unsafe-xml", "reason": reason}
    except ElementTree.ParseError:
        pass
    try:
        # A stream, never a text: a text that is an address would be fetched.
        feed = feedparser.parse(io.BytesIO(text.encode()), response_headers=_TYPE)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        # Feeds that are no valid XML are read by its own loose parser, which has defects.
        reason = "the feed is too damaged to be read; save it anew."
        return {"problem": "broken-feed", "reason": reason}
    if not feed.entries:
        return {"problem": "empty-file", "reason": "the feed holds no entry; remove the file."}
    outlet = str(feed.feed.get("title") or "").strip()[:200]
    entries = feed.entries[:MAX_ENTRIES]
    return {"reports": [_read_entry(e, n, outlet) for n, e in enumerate(entries, 1)]}


def _read_entry(entry: Any, number: int, outlet: str) -> dict[str, Any]:
    source = entry.get("source") or {}
    return {
        "number": number,
        "text": _longest(entry),
        "title": to_text(str(entry.get("title") or "")).replace("\n", " ")[:500],
        "url": keep_url(entry.get("link")),
        "outlet": str(source.get("title") or outlet)[:200],
        # The first is when it appeared; an Atom feed may say only when it was changed.
        "published": str(entry.get("published") or entry.get("updated") or "")[:100],
        "author": str(entry.get("author") or "")[:300],
        "given_id": str(entry.get("id") or "")[:500],
    }


def _longest(entry: Any) -> str:
    """Return the whole text where the feed has it, else its summary."""
    values = [str(part.get("value") or "") for part in entry.get("content") or ()]
    values.append(str(entry.get("summary") or ""))
    return max((to_text(value) for value in values), key=len)
