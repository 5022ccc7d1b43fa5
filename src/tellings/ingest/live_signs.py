"""Whether a page is a live page: what it calls itself, and what its entries are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tellings.ingest.fragments import texts_of

_NAMED = (
    r"\blive\b|live-?blog|live-?ticker|minute[ -]by[ -]minute|as it happened|as they happened"
    r"|rolling (?:coverage|updates)|\bupdates\b"
)
#: One of these stands in every page that may be live; no other is looked at twice.
_TRACES = re.compile(r"live(?:_blog|-?(?:blog|feed|list|update|post|entr|coverage|stream))")
_TAG = re.compile(r"<[^<>]{0,500}>")
#: So much of a page is looked at for what it is called.
MAX_HEAD = 400
_NAME = re.compile(_NAMED, re.I)
_BOX = re.compile(
    r"(?:^|[\s_-])(?:live-?(?:blog|updates?|posts?|entr(?:y|ies)|ticker|list|feed|coverage)|ticker)"
    r"(?=$|[\s_-])",
    re.I,
)
#: A list of headlines is all links; an entry has words of its own.
MOST_LINKED = 0.5
#: Share of the letters in its paragraphs that a live page has in its entries.
LEAST_SHARE = 0.4


def may_be_live(content: str) -> bool:
    """Tell whether a page is worth a look.

    Example:
        >>> may_be_live("<title>Vote live: who leads</title>"), may_be_live("<title>Deliveries")
        (True, False)
    """
    low = content.lower()
    if "ticker" in low or _TRACES.search(low):
        return True
    heads = [low[at : at + MAX_HEAD] for tag in ("<title", "<h1") for at in _places(low, tag)]
    return any(_NAME.search(_TAG.sub(" ", head)) for head in heads)


def _places(text: str, tag: str) -> list[int]:
    first = text.find(tag)
    return [first, text.find(tag, first + 1)] if first >= 0 else []


def is_live(tree: Any, elements: Sequence[Any]) -> bool:
    """Tell whether a page says that it is live, and is made of these elements.

    Args:
        tree: The page.
        elements: What its entries stand in.
    """
    if not elements or not (is_named(tree) or _is_boxed(elements[0])):
        return False
    letters = len(texts_of(elements))
    linked = sum(len(texts_of([a])) for element in elements for a in element.iter("a"))
    if linked > MOST_LINKED * letters:
        return False
    inside = {node for element in elements for node in element.iter("p")}
    others = sum(len(texts_of([p])) for p in tree.iter("p") if p not in inside)
    return letters >= LEAST_SHARE * (letters + others)


def has_sign(tree: Any) -> bool:
    """Tell whether a page calls itself live, or has a box that is called so."""
    return is_named(tree) or any(
        _BOX.search(f"{node.get('class') or ''} {node.get('id') or ''}")
        for node in tree.iter("div", "section", "ol", "ul", "dl", "table", "article", "main")
    )


def is_named(tree: Any) -> bool:
    """Tell whether a page calls itself live: in its title, its head or its data."""
    names = [texts_of([node]) for node in tree.iter("title", "h1")]
    for node in tree.iter("script", "div", "main", "article", "section", "body", "html"):
        kind = node.get("itemtype") or ""
        data = node.text if node.tag == "script" and "ld+json" in (node.get("type") or "") else ""
        if "LiveBlogPosting" in kind or "LiveBlogPosting" in (data or ""):
            return True
    return any(_NAME.search(name[:400]) for name in names)


def _is_boxed(element: Any) -> bool:
    """Whether an element stands in a box that is called so."""
    node = element
    while node is not None and node.tag != "body":
        if _BOX.search(f"{node.get('class') or ''} {node.get('id') or ''}"):
            return True
        node = node.getparent()
    return False
