"""A story as it stood before its newest reports came."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from tellings.records.account import Story
from tellings.records.entity import Entity
from tellings.records.finding import Finding, Status, Value
from tellings.records.report import Report


def find_newest(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Return the reports that are surely younger than some other report of the story.

    Only dates that are known count: an undated report is neither new nor old, and its
    statements are held to have been there before.
    """
    known = [(r.published, r) for r in reports if r.published and r.published.basis != "unknown"]
    if not known:
        return ()
    last = max(published.earliest[:10] for published, _ in known)
    if not any(published.latest[:10] < last for published, _ in known):
        return ()
    return tuple(report for published, report in known if published.earliest[:10] == last)


def leave_out(story: Story, reports: Collection[str]) -> Story:
    """Return what is left of `story` without these reports; nothing is weighed anew.

    Where what is left of a finding does not show how it would have been judged, its status stays:
    better no change told than one that there was not.
    """
    gone = frozenset(reports)
    kept = tuple(s for s in story.statements if s.report not in gone)
    ids = frozenset(s.id for s in kept)
    findings = [f for f in (_earlier(f, ids) for f in story.findings) if f.statements]
    there = {f.id for f in findings}
    return replace(
        story,
        reports=tuple(r for r in story.reports if r not in gone),
        statements=kept,
        findings=tuple(_unlinked(f, there) for f in findings),
        entities=tuple(e for e in (_seen(e, gone) for e in story.entities) if e.variants),
        summary=(),
        timeline=(),
        events=(),
        changes=(),
    )


def _earlier(finding: Finding, ids: frozenset[str]) -> Finding:
    if ids.issuperset(finding.statements):
        return finding

    def left(statements: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(i for i in statements if i in ids)

    origins = [replace(o, statements=left(o.statements)) for o in finding.origins]
    origins = [o for o in origins if o.statements]
    sides = [replace(s, statements=left(s.statements)) for s in finding.sides]
    values = [replace(v, statements=left(v.statements)) for v in finding.values]
    values = [v for v in values if v.statements]
    if values and not any(v.current for v in values):
        values[-1] = replace(values[-1], current=True)
    return replace(
        finding,
        statements=left(finding.statements),
        origins=tuple(origins),
        independent_origins=min(finding.independent_origins, len(origins)),
        sides=tuple(s for s in sides if s.statements),
        values=tuple(values),
        status=_status(finding, len(origins), values),
    )


def _status(finding: Finding, origins: int, values: list[Value]) -> Status:
    if origins > 1 or (finding.status == "superseded" and len(values) > 1):
        return finding.status
    return "once"


def _unlinked(finding: Finding, there: set[str]) -> Finding:
    later = tuple(i for i in finding.superseded_by if i in there)
    return replace(
        finding,
        supersedes=tuple(i for i in finding.supersedes if i in there),
        superseded_by=later,
        current=finding.current or (bool(finding.superseded_by) and not later),
    )


def _seen(entity: Entity, gone: frozenset[str]) -> Entity:
    variants = [
        replace(v, reports=tuple(r for r in v.reports if r not in gone)) for v in entity.variants
    ]
    return replace(
        entity,
        variants=tuple(v for v in variants if v.reports),
        mentions=tuple(m for m in entity.mentions if m.report not in gone),
    )
