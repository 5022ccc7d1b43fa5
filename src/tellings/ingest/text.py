"""Plain text: one file, one report."""

from __future__ import annotations

from tellings.config import Settings
from tellings.records.report import RawReport


def read_text(content: str, file: str, settings: Settings) -> tuple[RawReport, ...]:
    """Return the one report of a text file."""
    del settings
    return (RawReport(content=content, file=file),)
