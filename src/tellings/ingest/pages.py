"""The bytes of a web page as text: a few damaged signs do not cost the page."""

from __future__ import annotations

import codecs
import re

from tellings.ingest.decode import UndecodableError, decode

_OPENING = re.compile(
    rb"\s{0,500}(?:\xef\xbb\xbf)?\s{0,500}<(?:!doctype\s+html|html|head|\?xml|!--)", re.I
)
_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{1,40})",
    re.I,
)
#: What pages call Latin-1 is Windows-1252, as browsers read it.
_LATIN = frozenset({"iso8859-1", "latin-1", "ascii", "cp1252"})
#: Damaged signs for a thousand bytes, above which a page is refused.
MOST_DAMAGE = 5


def looks_like_page(data: bytes) -> bool:
    """Tell whether bytes begin as a web page does.

    Example:
        >>> looks_like_page(b"<!DOCTYPE html><p>Rain"), looks_like_page(b"Rain <b>fell</b>")
        (True, False)
    """
    return _OPENING.match(data[:1500]) is not None


def decode_page(data: bytes) -> str:
    """Return a page as text.

    Raises:
        UndecodableError: Its encoding cannot be told, or too much of it is damaged.
    """
    try:
        # A zero ends the page for the parser, and it is no sign of any text.
        return decode(data).replace("\0", " ")
    except UndecodableError:
        text = data.decode(_encoding(data), "replace")
    if text.count("\ufffd") * 1000 > max(len(data), 5000) * MOST_DAMAGE:
        raise UndecodableError
    return text.replace("\0", " ")


def _encoding(data: bytes) -> str:
    declared = _DECLARED.search(data, 0, 4096)
    try:
        name = codecs.lookup(declared[1].decode("ascii", "replace")).name if declared else "utf-8"
        b"".decode(name)
    except (LookupError, UnicodeError):
        return "utf-8"
    return "cp1252" if name in _LATIN else name
