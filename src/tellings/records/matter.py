"""A matter: statements that speak of one thing, before anyone has weighed them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Statements that speak of one thing.

    Attributes:
        statements: Their ids, sorted.
        cohesion: Mean probability, over all pairs of them, that two speak of one thing; 1 for a
            statement alone.
        pairs: Probability by pair of ids (first smaller), also of pairs with a statement of
            another matter; pairs that are not there have none.
        twins: Of statements that copies share word for word, the one that stands for all in
            `pairs`.
    """

    statements: tuple[str, ...]
    cohesion: float = 1.0
    pairs: Mapping[tuple[str, str], float] = field(default_factory=dict)
    twins: Mapping[str, str] = field(default_factory=dict)

    def likeness(self, a: str, b: str) -> float:
        """Return the probability that two of the statements speak of one thing."""
        a, b = self.twins.get(a, a), self.twins.get(b, b)
        return 1.0 if a == b else self.pairs.get((min(a, b), max(a, b)), 0.0)
