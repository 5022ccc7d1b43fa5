"""What a story is made of, with the look-ups that writing about it needs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from tellings.compose.check import Sources
from tellings.records.copy import Copy
from tellings.records.entity import Entity
from tellings.records.finding import Finding
from tellings.records.report import Report
from tellings.records.spans import Span
from tellings.records.statement import Statement

_LOWER_WORD = re.compile(r"\b[a-z]+\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryParts:
    """One story after weighing, before anything is written about it.

    Attributes:
        reports: The story's reports.
        statements: Linked: speaker's entity, origin, when and where are set.
        findings: Weighed: status, origins, values, sides and reason are set.
    """

    reports: tuple[Report, ...]
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()
    copies: tuple[Copy, ...] = ()
    lead_place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The parts of a story by id, in an order that does not depend on the input's.

    Attributes:
        order: Place of each report in time; undated reports last.
        findings_of: Finding ids by statement id.
        common: Words that the reports write in lower case: a capital at the head of a sentence
            is then no sign of a name.
        spread: Share of the reports that use a term.
        voices: Names of the outlets and agencies whose own voice a report has, by origin id.
        sources: The same as what a summary may draw on.
    """

    parts: StoryParts
    order: dict[str, int]
    reports: dict[str, Report]
    statements: dict[str, Statement]
    entities: dict[str, Entity]
    findings: dict[str, Finding]
    findings_of: dict[str, tuple[str, ...]]
    by_sentence: dict[tuple[str, Span], tuple[Statement, ...]]
    common: frozenset[str]
    spread: dict[str, float]
    voices: dict[str, str]
    sources: Sources

    def in_order(self, ids: tuple[str, ...]) -> tuple[Statement, ...]:
        """Return the statements of `ids` by time of report, then by place in it."""
        known = (self.statements[i] for i in dict.fromkeys(ids) if i in self.statements)
        return tuple(sorted(known, key=lambda s: (self.order[s.report], s.start, s.end, s.id)))


def report_key(report: Report) -> tuple[str, str, str]:
    """Return what reports are sorted by: the first possible day, the outlet, the id."""
    day = report.published.earliest if report.published else "9999"
    return day, report.outlet or "", report.id


def gather(parts: StoryParts) -> Material:
    """Return the look-ups for `parts`; statements of unknown reports are left out."""
    reports = {r.id: r for r in sorted(parts.reports, key=report_key)}
    order = {report: place for place, report in enumerate(reports)}
    known = sorted(
        (s for s in parts.statements if s.report in reports),
        key=lambda s: (order[s.report], s.start, s.end, s.id),
    )
    by_sentence: dict[tuple[str, Span], tuple[Statement, ...]] = {}
    for statement in known:
        key = (statement.report, statement.sentence)
        by_sentence[key] = (*by_sentence.get(key, ()), statement)
    findings = sorted(parts.findings, key=lambda f: f.id)
    findings_of: dict[str, tuple[str, ...]] = {}
    for finding in findings:
        for statement_id in finding.statements:
            findings_of[statement_id] = (*findings_of.get(statement_id, ()), finding.id)
    return Material(
        parts=parts,
        order=order,
        reports=reports,
        statements={s.id: s for s in known},
        entities={e.id: e for e in sorted(parts.entities, key=lambda e: e.id)},
        findings={f.id: f for f in findings},
        findings_of=findings_of,
        by_sentence=by_sentence,
        common=_common_words(parts),
        spread=_spread(known, len(reports)),
        voices={
            o.id: o.name for f in findings for o in f.origins if o.kind in {"outlet", "agency"}
        },
        sources=Sources.of(known, parts.entities, findings),
    )


def _common_words(parts: StoryParts) -> frozenset[str]:
    words: set[str] = set()
    for report in parts.reports:
        words.update(_LOWER_WORD.findall(report.text))
    named = {
        variant.text.split()[0].lower()
        for entity in parts.entities
        for variant in entity.variants
        if variant.text.split() and len(variant.text.split()[0]) > 3
    }
    return frozenset(words - named)


def _spread(statements: list[Statement], reports: int) -> dict[str, float]:
    """Return the share of the reports in which each term of a statement stands."""
    seen = {(term, s.report) for s in statements for term in (*s.terms, *s.names)}
    counts = Counter(term for term, _ in seen)
    return {term: count / max(1, reports) for term, count in sorted(counts.items())}
