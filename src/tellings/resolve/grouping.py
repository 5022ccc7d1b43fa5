"""What grouping the names of a story comes to, whatever they name."""

from __future__ import annotations

from dataclasses import dataclass, field

from tellings.records.annotation import Mention


@dataclass(frozen=True, slots=True)
class Loose:
    """Two groups, by their numbers, that may be one thing but stay two."""

    first: int
    second: int
    probability: float
    reasons: tuple[str, ...]


@dataclass(slots=True)
class Grouped:
    """The mentions of each thing, and which things may be one."""

    groups: list[list[Mention]] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
