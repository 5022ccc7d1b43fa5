"""How much a finding matters to the story: what a reader should meet first."""

from __future__ import annotations

import math

from tellings.compose.parts import Material
from tellings.compose.prose import has_any, word_list
from tellings.records.finding import Finding
from tellings.records.statement import Statement

_KIND = {"event": 1.0, "figure": 0.9, "state": 0.8, "identity": 0.4, "time": 0.3, "place": 0.3}
_ROLE = {"event": 1.0, "state": 0.8, "background": 0.1, "opinion": 0.2}
_MODALITY = {"actual": 1.0, "planned": 0.7}


def weigh_findings(material: Material) -> dict[str, float]:
    """Return a weight for each finding, about 0 to 5, by finding id."""
    return {f.id: _weigh(material, f) for f in material.findings.values()}


def _weigh(material: Material, finding: Finding) -> float:
    statements = material.in_order(finding.statements)
    if not statements:
        return 0.0
    count = len(statements)
    role = sum(_ROLE[s.role] * _MODALITY.get(s.modality, 0.5) for s in statements) / count
    early = sum(_earliness(material, s) for s in statements) / count
    central = sum(_centrality(material, s) for s in statements) / count
    return (
        math.log2(1 + finding.independent_origins)
        + 0.5 * math.log2(1 + finding.carried_by)
        + 0.7 * _KIND.get(finding.kind, 0.2)
        + 1.5 * role
        + 2.0 * early
        + 2.0 * central
        + 0.8 * sum(has_any(s.text, word_list("harm")) for s in statements) / count
    )


def _earliness(material: Material, statement: Statement) -> float:
    """Return 1 at the head of a report and 0 at its end: reports tell the main thing first."""
    length = len(material.reports[statement.report].text) or 1
    return (1 - min(1.0, statement.start / length)) ** 2


def _centrality(material: Material, statement: Statement) -> float:
    """Return how much of the statement's vocabulary the other reports share."""
    terms = dict.fromkeys((*statement.terms, *statement.names))
    return sum(material.spread.get(t, 0.0) for t in terms) / (len(terms) + 2)
