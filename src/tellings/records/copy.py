"""Reports whose text descends from one original."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A shared passage, as it stands in one of the reports."""

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Reports that share text.

    Attributes:
        kind: `duplicate` (nearly all of it), `shared-passages`, `version` (one outlet, updated).
        original: Report id where direction is known, else None.
        agency: The agency whose text it is, where a report of the group credits one.
        direction_evidence: Why `original` is thought to be the original.
        passages: Each shared passage once per report that has it.
    """

    reports: tuple[str, ...]
    kind: Literal["duplicate", "shared-passages", "version"]
    original: str | None = None
    agency: str | None = None
    direction_evidence: str | None = None
    passages: tuple[Passage, ...] = ()
