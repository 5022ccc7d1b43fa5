"""A piece of HTML that is known to be text, as plain text: a paragraph a line, nothing cut."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Any

_BLOCKS = frozenset(
    (
        *(
            "p",
            "div",
            "br",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
        ),
        *("blockquote", "section", "article", "header", "footer", "tr", "table", "hr", "pre"),
        *("figure", "figcaption", "aside", "main", "td", "th", "time", "address"),
    )
)
_SILENT = frozenset(
    ("script", "style", "noscript", "template", "svg", "button", "form", "iframe", "select", "nav")
)
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_LINES = re.compile(r"\s*\n\s*")


def to_text(html: str) -> str:
    r"""Return the text of a fragment of HTML.

    Example:
        >>> to_text("<p>It rained.</p><p>It <b>rained</b> &amp; stormed.</p>")
        'It rained.\nIt rained & stormed.'
    """
    if "<" not in html and "&" not in html:
        return html.strip()
    tree = parse(f"<div>{html}</div>")
    return "" if tree is None else text_of(tree)


def parse(html: str) -> Any:
    """Return the tree of a page or of a piece of one, None if there is nothing in it."""
    from lxml import etree  # type: ignore[import-untyped]  # it ships no types
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def text_of(element: Any) -> str:
    """Return the text of an element, a block a line."""
    return texts_of([element])


def texts_of(elements: Sequence[Any], skip: Set[Any] = frozenset()) -> str:
    """Return the text of elements that follow one another, without that of those in `skip`."""
    return tidy("\n".join("".join(_pieces(element, skip)) for element in elements))


def tidy(text: str) -> str:
    """Return a text without blank lines and without spaces at the ends of its lines."""
    return _LINES.sub("\n", text).strip()


def _pieces(element: Any, skip: Set[Any]) -> list[str]:
    """Walk without recursion, for a page may be nested deeper than Python's stack."""
    pieces: list[str] = []
    stack: list[tuple[Any, bool]] = [(element, False)]
    while stack:
        node, closing = stack.pop()
        block = node.tag in _BLOCKS
        if closing:
            if block:
                pieces.append("\n")
            if node is not element and node.tail:
                pieces.append(_SPACES.sub(" ", node.tail))
            continue
        silent = not isinstance(node.tag, str) or node.tag in _SILENT or node in skip
        stack.append((node, True))
        if silent:
            continue
        if block:
            pieces.append("\n")
        if node.text:
            pieces.append(_SPACES.sub(" ", node.text))
        stack.extend((child, False) for child in reversed(node))
    return pieces
