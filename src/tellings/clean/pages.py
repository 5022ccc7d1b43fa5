"""The article in a web page, found by trafilatura."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from tellings.clean.links import find_links
from tellings.clean.second_look import second_look
from tellings.clean.source_map import trace_page
from tellings.records.report import Segment, find_raw

_SPACES = re.compile(r"\s+")
_LANGUAGE = re.compile(r"[a-z]{2}(?=$|[-_])")
_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<>]{1,500})<", re.I)
#: In one expression, for each costs a walk through the page. A box with as much text as this is no
#: advert, whatever it is called.
_ADVERTS = "//*[@class][{}][string-length(normalize-space(.)) < 400]".format(
    " or ".join(
        f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"
        for name in ("advert", "advertisement", "ad", "ads", "sponsored", "promoted")
    )
)
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
)
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified")
#: How much of a page above and below an article may give its day, the nearer first.
NEAR = ((3_000, 500), (8_000, 1_000))
#: And how much of its own beginning and end.
LEAD = 1_500
FOOT = 300
#: Deeper JSON-LD is not looked into.
MAX_DEPTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The article of a page and what the page says of it.

    Attributes:
        published, updated: What its metadata say.
        guessed: The day that a look at the rest of the page suggests.
        near: A day that is written close to the article, looked for only if no other is known.
        segments: Where in the page the text stands.
        links: Where lines of the text begin that are nothing but a link.
    """

    text: str
    title: str | None = None
    author: str | None = None
    published: str | None = None
    guessed: str | None = None
    updated: str | None = None
    site: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    captions: tuple[str, ...] = ()
    near: str | None = None
    segments: tuple[Segment, ...] = ()
    links: frozenset[int] = frozenset()


def read_page(content: str, url: str | None) -> Page | None:
    """Return the article of a page, None if none is found.

    Args:
        content: The page.
        url: Its address, if it is known.
    """
    import trafilatura
    from lxml.html import tostring  # type: ignore[import-untyped]  # it ships no types

    try:
        tree = trafilatura.load_html(content)
        if tree is None:
            return None
        metas = _read_metas(tree)
        dates = {**_read_linked(tree), **metas}
        captions = _read_captions(tree)
        language = _LANGUAGE.match((tree.get("lang") or "").lower())
        # As the tree has it, which is never nested deeper than the parser allows.
        shown = tostring(tree, encoding="unicode")
        found = trafilatura.bare_extraction(
            tree,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            include_images=False,
            include_links=False,
            prune_xpath=_ADVERTS,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
        fields = _fields(found)
        text = second_look(shown, fields.get("text") or "")
        segments = trace_page(text, content)
        published = _first(dates, _PUBLISHED)
        dated = published or fields.get("date")
        near = None if dated else _near(content, segments, len(text))
    except Exception:  # noqa: BLE001 - whatever a hostile page breaks, the run goes on without it
        return None
    if not text.strip():
        return None
    return Page(
        text=text,
        title=_headline(fields.get("title")),
        author=fields.get("author"),
        published=published,
        guessed=fields.get("date"),
        updated=_first(dates, _UPDATED),
        site=_site(fields),
        canonical_url=_address(fields.get("url")),
        language=language[0] if language else None,
        captions=captions,
        near=near,
        segments=segments,
        links=find_links(text, content, segments),
    )


def _near(content: str, segments: Sequence[Segment], length: int) -> str | None:
    """Return a day that is written above, in or right below an article, in any language."""
    from trafilatura.metadata import find_date  # type: ignore[attr-defined]  # it is htmldate's

    place = find_raw(segments, 0, length)
    if place is None:
        return None
    start, end = place
    for above, below in NEAR:
        first = content.find("<", max(0, start - above), start)
        # The days in the middle of a report are those of what it tells.
        lead = content[first if first >= 0 else start : start + LEAD]
        foot = content[max(start + LEAD, end - FOOT) : end + below]
        part = f"<html><body>{lead}{foot[max(0, foot.find('<')) :]}</body></html>"
        day = find_date(part, extensive_search=True, original_date=True) or ""
        # Of a bare year the library makes its first day.
        if day and not day.endswith("-01-01"):
            return str(day)
    return None


def read_name(content: str, page: Page | None) -> Page | None:
    """Return a page as nothing but what it is called, None if it has no name.

    Args:
        content: The page.
        page: What was found in it, if anything.
    """
    named = page.title if page else None
    found = _TITLE.search(content[:200_000])
    title = named or _headline(html.unescape(found[1]) if found else None)
    if title is None:
        return None
    bare = replace(page, text=title, segments=(), links=frozenset()) if page else None
    return bare or Page(text=title, title=title)


def _fields(found: Any) -> dict[str, Any]:
    """Return what was found as a plain mapping, whatever the library hands out."""
    if found is None:
        return {}
    fields: dict[str, Any] = found if isinstance(found, dict) else found.as_dict()
    return fields


def _headline(title: object) -> str | None:
    bare = _SPACES.sub(" ", str(title or "")).strip()
    return bare or None


def _site(fields: dict[str, Any]) -> str | None:
    """Return the name of the site; a host or an account is no name."""
    name = str(fields.get("sitename") or "").strip()
    return name if name and not name.startswith("@") and len(name) < 80 else None


def _address(url: object) -> str | None:
    bare = str(url or "").strip()
    safe = bare.isprintable() and not any(c in bare for c in " <>\"'`\\{}") and len(bare) < 2000
    return bare if safe and bare.lower().startswith(("https://", "http://")) else None


def _first(values: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((values[name] for name in names if values.get(name)), None)


def _read_metas(tree: Any) -> dict[str, str]:
    """Return what the meta elements of a page say, by name."""
    values: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = meta.get("content")
        if name and content:
            values.setdefault(name.strip().lower(), content.strip()[:500])
    return values


def _read_captions(tree: Any) -> tuple[str, ...]:
    """Return the captions of the pictures in the article."""
    texts = (
        _SPACES.sub(" ", caption.text_content()).strip()
        for article in tree.iter("article")
        for caption in article.iter("figcaption")
    )
    return tuple(dict.fromkeys(text[:600] for text in texts if text))[:50]


def _read_linked(tree: Any) -> dict[str, str]:
    """Return the days that the linked data of a page give."""
    values: dict[str, str] = {}
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text:
            try:
                _collect(json.loads(script.text), values, 0)
            except (ValueError, RecursionError):
                continue
    return values


def _collect(data: Any, values: dict[str, str], depth: int) -> None:
    if depth > MAX_DEPTH:
        return
    if isinstance(data, list):
        for item in data[:50]:
            _collect(item, values, depth + 1)
    elif isinstance(data, dict):
        for key in ("datePublished", "dateModified"):
            if isinstance(data.get(key), str):
                values.setdefault(key.lower(), data[key][:100])
        for item in data.values():
            if isinstance(item, list | dict):
                _collect(item, values, depth + 1)
