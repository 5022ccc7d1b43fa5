"""Which finding a statement is at home in: it may be a guest in others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tellings.records.finding import Finding
from tellings.records.matter import Matter


def find_homes(findings: Iterable[Finding], matters: Mapping[str, Matter]) -> dict[str, str]:
    """Return the id of the finding that each statement is at home in.

    Args:
        findings: Weighed findings of one story.
        matters: The matter that each was made of, by finding id.
    """
    return {
        statement: finding.id
        for finding in findings
        for statement in finding.statements
        if statement not in matters[finding.id].guests
    }
