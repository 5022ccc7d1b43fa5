"""Text of others made harmless: nothing that steers a terminal or turns the writing round."""

from __future__ import annotations

import unicodedata
from urllib.parse import urlsplit

_STEERING = frozenset({"Cc", "Cs", "Zl", "Zp"})
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""With these a name can be made to read as another. Single left and right marks stay:
right-to-left writing needs them, and they turn nothing but themselves."""


def neutralise(text: str) -> str:
    r"""Return `text`, as long as before, with a mark in place of each harmful character.

    Line ends and tabs stay, so that offsets and paragraphs do.

    Example:
        >>> neutralise("a\x1b[2Jb\nc\u202etxt")
        'a�[2Jb\nc�txt'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_harmless, text))


def one_line(text: str) -> str:
    r"""Return `text` neutralised, on one line, with single spaces.

    Example:
        >>> one_line(" Three \n dead\t")
        'Three dead'
    """
    return " ".join(neutralise(text).split())


def web_address(url: str | None) -> str | None:
    """Return `url` if it leads to the web; anything else is no link.

    Example:
        >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
        ('https://example.org/a', None)
    """
    if not url or any(c.isspace() or not c.isprintable() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and parts.netloc else None


def _harmless(character: str) -> str:
    if character in "\n\t":
        return character
    if character in _TURNING or unicodedata.category(character) in _STEERING:
        return "\N{REPLACEMENT CHARACTER}"
    return character
