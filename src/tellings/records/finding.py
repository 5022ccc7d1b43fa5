"""A finding: what the reports, taken together, make of one matter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

FindingKind = Literal["figure", "state", "event", "attribution", "time", "place", "identity"]
Status = Literal["corroborated", "once", "disputed", "superseded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A party answerable for statements.

    Attributes:
        kind: As the speaker's kind; `outlet` and `agency` for a report's own voice.
    """

    id: str
    kind: str
    name: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value that statements of a finding give."""

    lower: float | None
    upper: float | None
    unit: str | None
    text: str
    as_of: str | None
    statements: tuple[str, ...]
    current: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Who stands where in a dispute."""

    text: str
    origins: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One matter, its statements in order of time, and what they amount to.

    `superseded` means that its values moved within it (a toll that rises). A state that another
    state replaces is two findings, linked by `supersedes`, each with a status of its own.
    """

    id: str
    question: str
    kind: FindingKind
    status: Status
    statements: tuple[str, ...]
    former_ids: tuple[str, ...] = ()
    current: bool = True
    supersedes: tuple[str, ...] = ()
    superseded_by: tuple[str, ...] = ()
    refines: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    independent_origins: int = 0
    carried_by: int = 0
    values: tuple[Value, ...] = ()
    sides: tuple[Side, ...] = ()
    reason: str = ""
    confidence: float = 0.0
    features: dict[str, float] = field(default_factory=dict)
