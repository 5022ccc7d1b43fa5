"""What took a claim back: nothing withdrawn is told without its withdrawal."""

from __future__ import annotations

from tellings.compose.check import is_accusation
from tellings.compose.parts import Material
from tellings.compose.prose import cue_list, fold, folded_words, has_any, word_list
from tellings.records.finding import Finding


def find_withdrawals(material: Material, finding: Finding) -> list[Finding]:
    """Return the findings that replaced or took back `finding`, in the order of replacement.

    Besides the links that weighing made, an accusation of a named person is joined with a later
    statement that says of the same person that it was withdrawn.
    """
    found: dict[str, Finding] = {}
    waiting = [*finding.superseded_by]
    while waiting:
        later = material.findings.get(waiting.pop(0))
        if later is None or later.id in found or later.id == finding.id:
            continue
        found[later.id] = later
        waiting += later.superseded_by
    accused = _accused(material, finding)
    if accused:
        for other in material.findings.values():
            if other.id != finding.id and _takes_back(material, other, accused):
                found.setdefault(other.id, other)
    return list(found.values())


def is_taken_back(material: Material, finding: Finding) -> bool:
    """Whether a finding was withdrawn: its source corrected it, or its house took it back.

    A state that another state followed was none the less true; that is no withdrawal.
    """
    if finding.status == "superseded" and finding.sides:
        return True
    accuses = any(is_accusation(s) for s in material.in_order(finding.statements))
    return any(
        has_any(s.text, word_list("withdrawals"))
        and (accuses or not cue_list("own_words").isdisjoint(s.terms))
        for later in find_withdrawals(material, finding)
        for s in material.in_order(later.statements)
    )


def _accused(material: Material, finding: Finding) -> set[str]:
    """Return the last names of the people whom the finding's statements accuse."""
    statements = [s for s in material.in_order(finding.statements) if is_accusation(s)]
    told = set().union(*(folded_words(s.text) for s in statements)) if statements else set()
    speakers = {s.speaker.entity for s in statements}
    names = set()
    for entity in material.entities.values():
        last = fold(entity.name).split()[-1:]
        if entity.type == "person" and entity.id not in speakers and last and last[0] in told:
            names.add(last[0])
    return names


def _takes_back(material: Material, finding: Finding, accused: set[str]) -> bool:
    return any(
        has_any(s.text, word_list("withdrawals"))
        and folded_words(f"{s.subject or ''} {s.text}") & accused
        for s in material.in_order(finding.statements)
    )
