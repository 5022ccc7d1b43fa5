"""What one report says, before it is set beside others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.records.spans import Span
from tellings.records.statement import Statement
from tellings.records.time import TimeExpression

EntityType = Literal[
    "person", "organisation", "place", "group", "vessel", "facility", "document", "other"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in a report's text.

    Attributes:
        text: Exactly `report.text[start:end]`: the name with no title ("Solveig Brekke").
        title: Words of office or courtesy right before the name ("Governor", "Mr"), if any.
        role: What the text says this is ("resident of the city", "spokesman"), if it does.
        acronym: The short form that the text introduces for it ("National … (NDS)").
    """

    report: str
    start: int
    end: int
    text: str
    type: EntityType
    title: str | None = None
    role: str | None = None
    acronym: str | None = None

    @property
    def span(self) -> Span:
        """Where the mention stands in its report."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """Everything read from one report alone.

    Attributes:
        report: Report id.
        sentences: Spans in order, subheads excluded.
        terms: Content lemmas of the whole body with counts, for clustering.
    """

    report: str
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    statements: tuple[Statement, ...]
    terms: dict[str, int]
