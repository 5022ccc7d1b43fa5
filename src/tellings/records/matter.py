"""A matter: statements that speak of one thing, before anyone has weighed them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tellings.records.relation import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Statements that speak of one thing.

    Attributes:
        statements: Their ids, sorted.
        cohesion: Mean probability, over all pairs of them, that two speak of one thing; 1 for a
            statement alone.
        pairs: Probability by pair of ids (first smaller), also of pairs with a statement of
            another matter; pairs that are not there have none.
        relations: What one of two of its statements is to the other, by pair of ids (first
            smaller); of pairs that nobody asked of there is none.
        guests: Those of the statements whose own matter is another one.
        twins: Of statements that copies share word for word, the one that stands for all in
            `pairs` and `relations`.
    """

    statements: tuple[str, ...]
    cohesion: float = 1.0
    pairs: Mapping[tuple[str, str], float] = field(default_factory=dict)
    relations: Mapping[tuple[str, str], Relation] = field(default_factory=dict)
    guests: frozenset[str] = frozenset()
    twins: Mapping[str, str] = field(default_factory=dict)

    def likeness(self, a: str, b: str) -> float:
        """Return the probability that two of the statements speak of one thing."""
        a, b = self.twins.get(a, a), self.twins.get(b, b)
        return 1.0 if a == b else self.pairs.get((min(a, b), max(a, b)), 0.0)

    def relation(self, a: str, b: str) -> Relation | None:
        """Return what statement `a` is to statement `b`, if that was asked."""
        a, b = self.twins.get(a, a), self.twins.get(b, b)
        found = self.relations.get((min(a, b), max(a, b)))
        return found.turned() if found is not None and b < a else found
