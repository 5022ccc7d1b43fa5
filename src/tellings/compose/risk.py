"""What else a wording would say: matter that is unsettled must not slip in beside what is told."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.compose.parts import Material
from tellings.records.finding import Finding
from tellings.records.statement import Statement


def weigh_risk(
    material: Material, statements: Iterable[Statement], told: Iterable[str], first: Statement
) -> float | None:
    """Return how much unsettled matter a wording brings with it, 0 to 1; None if it must not.

    Args:
        material: The story.
        statements: What the wording says.
        told: Findings that are being told: their own unsettledness is shown with them.
        first: The statement that the wording was made for.
    """
    shown = set(told)
    risk = 0.0
    for statement in statements:
        for finding_id in material.findings_of.get(statement.id, ()):
            finding = material.findings[finding_id]
            if finding_id in shown:
                continue
            if _is_unsettled(finding, statement):
                return None
            another = statement.speaker != first.speaker and statement.speaker.kind != "outlet"
            if another:
                risk += 0.4
            elif finding.status != "corroborated":
                risk += 0.5
    return min(risk, 1.0)


def _is_unsettled(finding: Finding, statement: Statement) -> bool:
    """Whether the finding contradicts or has left behind what this statement says."""
    if finding.status == "disputed" or finding.superseded_by:
        return True
    mine = [v for v in finding.values if statement.id in v.statements]
    return finding.status == "superseded" and not any(v.current for v in mine)
