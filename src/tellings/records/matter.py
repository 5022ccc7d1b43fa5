"""A matter: statements that speak of one thing, before anyone has weighed them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Statements that speak of one thing.

    Attributes:
        statements: Their ids, sorted.
        cohesion: Mean probability, over all pairs of them, that two speak of one thing; 1 for a
            statement alone.
    """

    statements: tuple[str, ...]
    cohesion: float = 1.0
