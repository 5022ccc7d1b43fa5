"""Settings: one frozen value, read once at the edge."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person may set; every field has a sensible default.

    Attributes:
        max_file_bytes: Files larger than this are refused, not read (bytes).
        languages: Languages that the reader understands (ISO 639-1).
    """

    max_file_bytes: int = 20_000_000
    languages: tuple[str, ...] = ("en",)
