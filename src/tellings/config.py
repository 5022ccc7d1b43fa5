"""Settings: one frozen value, read once at the edge."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person may set; every field has a sensible default.

    Attributes:
        max_file_bytes: Files larger than this are refused, not read (bytes); of an archive,
            records larger than this.
        max_memory_bytes: Memory that the reader of one PDF or feed may take (bytes).
        max_seconds: Time that the reader of one PDF or feed may take.
        languages: Languages that the reader understands (ISO 639-1).
        columns: Pairs of a field and the column or key of a table that holds it.
        fetch: Whether addresses that stand in files are fetched; those that are named themselves
            always are.
        allow_private: Whether addresses inside the own network may be fetched.
        fetch_seconds: Time that a server has for an answer.
        fetch_delay: Seconds between two requests to one host.
        fetch_tries: How often an address is tried.
        cache: Folder in which fetched pages are kept, to ask only for what has changed.
    """

    max_file_bytes: int = 20_000_000
    max_memory_bytes: int = 1_000_000_000
    max_seconds: float = 30.0
    languages: tuple[str, ...] = ("en",)
    columns: tuple[tuple[str, str], ...] = ()
    fetch: bool = False
    allow_private: bool = False
    fetch_seconds: float = 20.0
    fetch_delay: float = 1.0
    fetch_tries: int = 3
    cache: str | None = None
