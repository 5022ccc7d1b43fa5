"""PDF: one file, one report."""

from __future__ import annotations

from tellings.config import Settings
from tellings.ingest.confine import read_confined
from tellings.records.report import RawReport


def read_pdf(data: bytes, file: str, settings: Settings) -> tuple[RawReport, ...]:
    """Return the one report of a PDF."""
    return read_confined("pdf", data, file, settings)


def looks_like_pdf(head: bytes) -> bool:
    r"""Tell whether a file begins as a PDF does; some have a few bytes before their mark.

    Example:
        >>> looks_like_pdf(b"\n%PDF-1.7"), looks_like_pdf(b"He wrote PDF.")
        (True, False)
    """
    at = head.find(b"%PDF-", 0, 1024)
    return at == 0 or (at > 0 and not head[:at].strip(b"\xef\xbb\xbf\r\n\t \0"))
