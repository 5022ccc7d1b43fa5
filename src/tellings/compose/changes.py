"""What the newest reports changed, in words."""

from __future__ import annotations

from tellings.compose.parts import Material
from tellings.compose.phrases import attribute, phrase_statement
from tellings.compose.prose import capitalise, close
from tellings.records.account import Change
from tellings.records.finding import Finding
from tellings.records.report import Report

#: New findings that are named; the lighter ones are in the account all the same.
MOST_NEW = 12


def tell_changes(material: Material, weights: dict[str, float]) -> tuple[Change, ...]:
    """Return what the reports of the last day brought; empty when all are of one day.

    Only dates that are known count: an undated report is neither new nor old, and its
    statements are held to have been there before.
    """
    newest = find_newest(tuple(material.reports.values()))
    if not newest:
        return ()
    changes = [_new_report(report) for report in newest]
    ids = {report.id for report in newest}
    fresh = 0
    for finding in sorted(material.findings.values(), key=lambda f: (-weights[f.id], f.id)):
        change = _change(material, finding, ids)
        if change is not None and change.kind == "finding" and not finding.supersedes:
            fresh += 1
            change = change if fresh <= MOST_NEW else None
        if change is not None:
            changes.append(change)
    return (*changes, *_new_names(material, ids))


def find_newest(reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """Return the reports that are surely younger than some other report of the story."""
    dated = [r for r in reports if r.published and r.published.basis != "unknown"]
    if not dated:
        return ()
    last = max(r.published.earliest[:10] for r in dated if r.published)
    newest = [r for r in dated if r.published and r.published.earliest[:10] == last]
    older = [r for r in dated if r.published and r.published.latest[:10] < last]
    return tuple(newest) if older else ()


def ask(question: str) -> str:
    """Return a finding's question with a mark at its end.

    Example:
        >>> ask("how many were hurt")
        'How many were hurt?'
    """
    text = capitalise(question.strip())
    return text if text.endswith(("?", ".", "!")) else f"{text}?"


def _new_report(report: Report) -> Change:
    name = report.outlet or report.agency or "An outlet that the report does not name"
    title = f": “{report.title}”" if report.title else ""
    return Change(kind="report", text=f"{name} published a newer report{title}", report=report.id)


def _change(material: Material, finding: Finding, newest: set[str]) -> Change | None:
    old: list[str] = []
    new: list[str] = []
    for statement in material.in_order(finding.statements):
        (new if statement.report in newest else old).append(statement.id)
    if not new:
        return None
    moved = _moved_figure(finding, set(old), set(new))
    if moved is not None:
        return moved
    if not old:
        return _new_finding(material, finding)
    return _new_status(finding, set(old))


def _moved_figure(finding: Finding, old: set[str], new: set[str]) -> Change | None:
    before = [v for v in finding.values if set(v.statements) & old and not v.current]
    after = [v for v in finding.values if v.current and set(v.statements) & new]
    if not before or not after or set(after[-1].statements) & old:
        return None
    return Change(
        kind="figure",
        text=f"{ask(finding.question)} Before: {before[-1].text}; now: {after[-1].text}.",
        finding=finding.id,
        before=before[-1].text,
        after=after[-1].text,
    )


def _new_finding(material: Material, finding: Finding) -> Change | None:
    statements = material.in_order(finding.statements)
    if all(s.role in {"background", "opinion"} for s in statements):
        return None
    for statement in statements:
        phrase = phrase_statement(material, statement)
        text = attribute(material, statement, phrase) if phrase else None
        if text is not None:
            return Change(kind="finding", text=f"New: {close(text)}", finding=finding.id)
    return None


def _new_status(finding: Finding, old: set[str]) -> Change | None:
    """Tell that the newest reports confirmed or disputed what only one origin had said."""
    before = [o for o in finding.origins if set(o.statements) & old]
    if len(before) != 1 or finding.status not in {"corroborated", "disputed"}:
        return None
    others = [o.name for o in finding.origins if o is not before[0]]
    verb = "confirmed" if finding.status == "corroborated" else "contradicted"
    return Change(
        kind="status",
        text=f"{ask(finding.question)} Only {before[0].name} had spoken to this; "
        f"{others[0] if others else 'another origin'} {verb} it.",
        finding=finding.id,
        before="once",
        after=finding.status,
    )


def _new_names(material: Material, newest: set[str]) -> list[Change]:
    """Tell of spellings that only the newest reports use, for things that had another."""
    changes = []
    for entity in material.entities.values():
        old = [v for v in entity.variants if set(v.reports) - newest]
        new = [v for v in entity.variants if not set(v.reports) - newest]
        if not old or entity.type not in {"person", "place"}:
            continue
        known = [v.text.casefold() for v in old]
        for variant in sorted(new, key=lambda v: v.text):
            if not any(
                variant.text.casefold() in k or k in variant.text.casefold() for k in known
            ):
                changes.append(
                    Change(
                        kind="name",
                        text=f"{entity.name} is also written {variant.text}.",
                        entity=entity.id,
                        before=old[0].text,
                        after=variant.text,
                    )
                )
    return changes
