"""Bytes to raw reports: files, folders and addresses, decoded and split; nothing is judged yet.

This is the one stage that reads. Whatever cannot be used comes out as a `RawReport` with a
`problem`; nothing here raises for what a file holds or lacks.
"""

from __future__ import annotations

from tellings.ingest.readers import iterate_reports, read_reports

__all__ = ["iterate_reports", "read_reports"]
