"""Which finding replaces which: a state that turned into another.

The town was taken and then taken back; the road was closed and is open. The later finding says of
the same things what undoes or follows the earlier one, and is of the same time or later.
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.data import load_table
from tellings.records.finding import Finding
from tellings.records.report import Report
from tellings.records.statement import Statement

#: Share of their rarity-weighted words that two findings must have in common.
SAME_THINGS = 0.22


@dataclass(frozen=True, slots=True)
class _Content:
    """What a finding speaks of, and when: the days of its reports."""

    terms: dict[str, float]
    verbs: frozenset[str]
    first: str
    last: str


def link_successions(
    findings: Sequence[Finding],
    statements: Mapping[str, Statement],
    reports: Mapping[str, Report],
) -> list[Finding]:
    """Return the findings with `supersedes`, `superseded_by` and `current` filled in."""
    ordered = sorted(findings, key=lambda f: f.id)
    contents = _contents(ordered, statements, reports)
    pairs = [
        (later.id, earlier.id)
        for later in ordered
        for earlier in ordered
        if later.id != earlier.id and _replaces(contents[later.id], contents[earlier.id])
    ]
    best = _nearest(pairs, contents)
    return [
        replace(
            finding,
            supersedes=tuple(earlier for later, earlier in best if later == finding.id),
            superseded_by=tuple(later for later, earlier in best if earlier == finding.id),
            current=not any(earlier == finding.id for _, earlier in best),
        )
        for finding in ordered
    ]


def _contents(
    findings: Sequence[Finding],
    statements: Mapping[str, Statement],
    reports: Mapping[str, Report],
) -> dict[str, _Content]:
    terms = {
        f.id: Counter(t for i in f.statements for t in set(_terms(statements[i])))
        for f in findings
    }
    spread = Counter(t for counted in terms.values() for t in counted)
    total = max(2, len(findings))
    found = {}
    for finding in findings:
        told = [statements[i] for i in finding.statements]
        days = [_day(reports[s.report]) for s in told]
        known = [d for d in days if d]
        found[finding.id] = _Content(
            terms={t: math.log(total / spread[t] + 1) for t in sorted(terms[finding.id])},
            verbs=frozenset(t for s in told if _has_happened(s) for t in (*s.terms, s.predicate or "")),
            first=min(known, default=""),
            last=max(known, default=""),
        )
    return found


def _terms(statement: Statement) -> tuple[str, ...]:
    return (*statement.terms, *statement.names)


def _has_happened(statement: Statement) -> bool:
    return statement.modality == "actual" and statement.stance == "asserts"


def _day(report: Report) -> str:
    return report.published.latest[:10] if report.published else ""


@functools.cache
def _reversals() -> tuple[tuple[frozenset[str], tuple[tuple[str, ...], ...]], ...]:
    """Return for each kind of state the verbs that bring it about, and those that end it."""
    return tuple(
        (frozenset(row["before"]), tuple(tuple(phrase.split()) for phrase in row["after"]))
        for row in load_table("reversals")
    )


def _replaces(later: _Content, earlier: _Content) -> bool:
    if later.last and earlier.first and later.last < earlier.first:
        return False
    if not any(
        before & earlier.verbs and _ends(after, later) and not _ends(after, earlier)
        for before, after in _reversals()
    ):
        return False
    return _likeness(later, earlier) >= SAME_THINGS


def _ends(after: Sequence[tuple[str, ...]], content: _Content) -> bool:
    return any(content.verbs.issuperset(phrase) for phrase in after)


def _likeness(a: _Content, b: _Content) -> float:
    shared = sum(min(a.terms[t], b.terms[t]) for t in a.terms.keys() & b.terms.keys())
    return shared / (min(sum(a.terms.values()), sum(b.terms.values())) or 1.0)


def _nearest(
    pairs: Sequence[tuple[str, str]], contents: Mapping[str, _Content]
) -> list[tuple[str, str]]:
    """Keep for each later finding the earlier one that is most alike."""
    best: dict[str, tuple[float, str]] = {}
    for later, earlier in pairs:
        score = _likeness(contents[later], contents[earlier])
        if later not in best or (score, earlier) > best[later]:
            best[later] = (score, earlier)
    kept = {(later, earlier) for later, (_, earlier) in best.items()}
    # Two findings cannot replace each other.
    return sorted(pair for pair in kept if (pair[1], pair[0]) not in kept)
