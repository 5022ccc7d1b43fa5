"""Whether a text says of itself that it is satire: then it reports nothing."""

from __future__ import annotations

import re

#: Lines at the head and at the foot of a text in which such a mark stands.
_HEAD, _FOOT = 12, 6
_WORD = r"(?:satire|parody|spoof)"
_LINE = re.compile(
    rf"(?:[\[(#*_]{{0,3}}\s?{_WORD}\s?[\])*_:]{{0,3}}"
    rf"|(?:section|category|tags?|filed (?:in|under))\s?:\s?{_WORD}"
    rf"|(?:this|the above|the following) (?:article|story|post|text|piece )?\s?is (?:a )?"
    rf"(?:work of |piece of )?{_WORD}\b.{{0,200}})\.?",
    re.IGNORECASE,
)
_META = re.compile(
    rf"<meta\b[^<>]{{0,200}}\b(?:article:section|article:tag|genre|section)\b[^<>]{{0,100}}"
    rf"\bcontent\s?=\s?[\"']{_WORD}[\"']",
    re.IGNORECASE,
)
_DATA = re.compile(
    rf"\"(?:articleSection|genre)\"\s{{0,4}}:\s{{0,4}}\[?\s{{0,4}}\"{_WORD}\"", re.IGNORECASE
)
_TYPE = re.compile(r"\"@type\"\s{0,4}:\s{0,4}\"SatiricalArticle\"", re.IGNORECASE)


def is_marked_satire(content: str, text: str, *, is_html: bool) -> bool:
    r"""Whether a report marks itself as satire, in a line of its own or in the data of its page.

    Args:
        content: The raw report.
        text: What is to be read of it.
        is_html: Whether `content` is HTML.

    Example:
        >>> is_marked_satire("", "The Daily Goose\nSatire\nA ferry marries.", is_html=False)
        True
        >>> is_marked_satire("", "Satire is dead, the mayor said.", is_html=False)
        False
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if any(_LINE.fullmatch(line) for line in (*lines[:_HEAD], *lines[-_FOOT:])):
        return True
    return is_html and any(p.search(content) for p in (_META, _DATA, _TYPE))
