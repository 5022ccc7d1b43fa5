"""What is left of a live page once its entries are taken out: its head, its summary."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tellings.ingest.fragments import text_of
from tellings.ingest.live_entries import Entry

_BLOCKS = ("p", "h2", "h3", "h4", "li", "blockquote")
_LISTED = "liveBlogUpdate"
#: A shorter line may stand on the page for reasons of its own.
MIN_LETTERS = 12


def without_entries(tree: Any, entries: Sequence[Entry], elements: Sequence[Any]) -> str:
    """Return a page without its entries; the tree is changed.

    Args:
        tree: The page.
        entries: Its entries, wherever they were found.
        elements: What they stand in, as far as that is known.
    """
    from lxml.html import tostring  # type: ignore[import-untyped]  # it ships no types

    for element in elements:
        _remove(element)
    lines = {line for e in entries for line in _lines(e) if len(line) >= MIN_LETTERS}
    for block in list(tree.iter(*_BLOCKS)):
        if " ".join(text_of(block).split()) in lines:
            _remove(block)
    for script in tree.iter("script"):
        if _LISTED in (script.text or ""):
            script.text = _unlisted(script.text)
    return str(tostring(tree, encoding="unicode"))


def _lines(entry: Entry) -> list[str]:
    lines = [entry.title or "", *entry.text.split("\n")]
    return [" ".join(line.split()) for line in lines]


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        # What stands behind it belongs to what is removed, or is white space.
        element.tail = None
        parent.remove(element)


def _unlisted(text: str) -> str:
    """Return linked data without the entries; they are said to be of the page otherwise."""
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return "{}"
    stack = [data]
    while stack:
        part = stack.pop()
        if isinstance(part, dict):
            part.pop(_LISTED, None)
            stack.extend(part.values())
        elif isinstance(part, list):
            stack.extend(part)
    return json.dumps(data)
