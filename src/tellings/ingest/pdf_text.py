"""The text of a PDF and what the document says of itself; runs with limits, see `confine`."""

from __future__ import annotations

import io
import re
from typing import Any

_HYPHENATED = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
#: Fewer letters than this on all pages together are a stamp on pictures of pages, and no text.
MIN_LETTERS = 40
_BROKEN = "is damaged; save it anew, or save its text as .txt."


def find_text(data: bytes) -> dict[str, Any]:
    """Return the text of a PDF as the one report that it is, or why there is none."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not _unlock(reader):
            reason = "is protected by a password; save it without one."
            return {"problem": "pdf-password", "reason": reason}
        text = join_pages([page.extract_text() for page in reader.pages])
        fields = _read_fields(reader)
    except MemoryError:
        raise
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, OSError):
        return {"problem": "broken-pdf", "reason": _BROKEN}
    except (RecursionError, ArithmeticError, AssertionError, NotImplementedError):
        return {"problem": "broken-pdf", "reason": _BROKEN}
    if sum(map(str.isalpha, text)) < MIN_LETTERS:
        reason = "holds pictures of pages and no text; run a text recognition over it."
        return {"problem": "pdf-no-text", "reason": reason}
    return {"reports": [{"text": text, **fields}]}


def join_pages(pages: list[str]) -> str:
    r"""Return the text of pages as one, words that a line's end cuts joined.

    Example:
        >>> join_pages(["The har-\nbour was", "closed."])
        'The harbour was\nclosed.'
    """
    return "\n".join(_HYPHENATED.sub("", page.strip()) for page in pages if page.strip())


def _unlock(reader: Any) -> bool:
    """Try the empty password, which opens what is only protected against change."""
    from pypdf.errors import PyPdfError

    try:
        return bool(reader.decrypt(""))
    except (PyPdfError, NotImplementedError, ValueError):
        return False


def _read_fields(reader: Any) -> dict[str, str]:
    stated = reader.metadata or {}
    fields = {
        key: str(stated[name]).strip()[:500]
        for key, name in (("title", "/Title"), ("author", "/Author"))
        if stated.get(name) and str(stated[name]).isprintable()
    }
    made = _DATE.match(str(stated.get("/CreationDate") or ""))
    if made:
        fields["published"] = "-".join(made.groups())
    return {key: value for key, value in fields.items() if value}
