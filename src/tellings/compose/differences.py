"""What changed from one account of a story to the next, in words an editor would sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tellings.compose.change_words import Wording, count_words, list_origins
from tellings.compose.heirs import trace_entities, trace_findings
from tellings.records.account import Change, Story
from tellings.records.entity import Entity
from tellings.records.finding import Finding, Origin, Status, Value
from tellings.records.report import Report

#: Findings new and gone that are named; the lighter ones only count with their reports.
MOST_NEW, MOST_GONE = 8, 4
_NAMED = frozenset({"person", "organisation", "place", "group", "vessel", "facility"})
_LABELS: dict[Status, str] = {
    "corroborated": "Corroborated",
    "disputed": "Disputed",
    "superseded": "Moved on",
    "once": "From one origin only",
}
_WAS: dict[Status, str] = {
    "corroborated": "corroborated",
    "disputed": "disputed",
    "superseded": "a figure that had moved on",
    "once": "from one origin",
}


def tell_changes(
    before: Story | None, after: Story, *, reports: Iterable[Report] = ()
) -> tuple[Change, ...]:
    """Return what changed: reports, findings, figures, origins, names; the weightiest first.

    Findings and entities of the two are matched by id, else by the statements and mentions that
    they share; a matter that is only grouped otherwise is no change.

    Args:
        before: The story as it stood; None if it is new: then its reports are the change.
        after: The story as it stands, its findings by weight.
        reports: The reports of `after` and of what left it: with them a change is told in their
            sentences and by their titles, without them in quotations.

    Returns:
        The changes; empty if nothing changed, whatever the order of the parts.
    """
    earlier = before or Story(id=after.id, title=after.title, reports=())
    known = tuple(reports)
    now = Wording(after, known)
    changes = list(_reports(earlier, after, now, Wording(earlier, known)))
    if before is not None:
        changes += _findings(before, after, now)
        changes += _gone(before, after, Wording(before, known))
        changes += _entities(before, after)
    return tuple(changes)


def _reports(before: Story, after: Story, now: Wording, then: Wording) -> Iterator[Change]:
    """Tell of reports that came or went, and of what more was read in those that stayed."""
    known = {s.id for s in before.statements}
    matter = {i for f in before.findings for i in f.statements}
    old = {f.id for f in after.findings if matter.intersection(f.statements)}
    heard = known | {i for f in after.findings if f.id in old for i in f.statements}
    fresh = Counter(s.report for s in after.statements if s.id not in known)
    unheard = Counter(s.report for s in after.statements if s.id not in heard)
    for report in after.reports:
        if report not in before.reports:
            text = (
                f"New report: {now.tell_report(report)} ({count_words(fresh[report], 'statement')}"
            )
            if before.reports and unheard[report]:
                text += f", {unheard[report]} on what nobody had told"
            yield Change(kind="report", text=f"{text}).", report=report)
        elif fresh[report]:
            more = count_words(fresh[report], "new statement")
            text = f"{now.tell_report(report)}: {more} in a report that was there before."
            yield Change(kind="report", text=text, report=report)
    for report in before.reports:
        if report not in after.reports:
            text = f"No longer among the reports: {then.tell_report(report)}."
            yield Change(kind="report", text=text)


def _findings(before: Story, after: Story, now: Wording) -> Iterator[Change]:
    was = {f.id: f for f in before.findings}
    known = {s.id for s in before.statements}
    heirs = trace_findings(before.findings, after.findings)
    news = 0
    for finding in after.findings:
        old = [was[i] for i in heirs[finding.id]]
        if old:
            change = _changed(old, finding, after, now)
        elif known.intersection(finding.statements):
            continue  # the same statements, grouped otherwise
        else:
            change = _new(finding, before, after, now)
            news += change is not None and not finding.supersedes
            change = change if news <= MOST_NEW or finding.supersedes else None
        if change is not None:
            yield change


def _new(finding: Finding, before: Story, after: Story, now: Wording) -> Change | None:
    own = set(finding.statements)
    roles = {s.role for s in after.statements if s.id in own}
    if roles <= {"background", "opinion"} or finding.superseded_by:
        # What is replaced already is told with what replaced it.
        return None
    replaced = _replaced(finding, after, now)
    text = now.tell_finding(finding) if replaced else now.phrase_finding(finding)
    if text is None:
        return None
    return Change(kind="finding", text=f"New: {text}{replaced}", finding=finding.id)


def _replaced(finding: Finding, after: Story, now: Wording) -> str:
    """Return what a finding replaced, as one more sentence."""
    old = [f for f in after.findings if f.id in finding.supersedes]
    return f" It replaces: {now.tell_finding(old[0], replaced=True)}" if old else ""


def _changed(
    old: Sequence[Finding], finding: Finding, after: Story, now: Wording
) -> Change | None:
    return (
        _moved(old, finding, now)
        or _judged(old[0], finding, now, _joined(old, finding))
        or _supported(old, finding, now, _joined(old, finding))
        or _linked(old[0], finding, after, now)
    )


def _joined(old: Sequence[Finding], finding: Finding) -> list[Origin]:
    """Return the origins that speak to a finding now and did not before."""
    ids = {o.id for f in old[:1] for o in f.origins}
    names = {o.name for f in old[:1] for o in f.origins}
    return [o for o in finding.origins if o.id not in ids and o.name not in names]


def _moved(old: Sequence[Finding], finding: Finding, now: Wording) -> Change | None:
    """Tell that the value of a figure is another, or that there is one more."""
    before = [v for f in old for v in f.values if v.current]
    after = [v for v in finding.values if v.current]
    had = {_extent(v) for f in old for v in f.values}
    fresh = [v for v in after if _extent(v) not in had]
    if not before or not fresh or finding.kind != "figure":
        return None
    stays = {_extent(v) for v in before} & {_extent(v) for v in after}
    if stays and finding.status != "disputed":
        return None
    words = "now also" if stays else "now"
    who = now.name_speaker(fresh[-1].statements)
    by = f", according to {who}" if who else ""
    was, is_now = (" / ".join(dict.fromkeys(v.text for v in vs)) for vs in (before, fresh))
    return Change(
        kind="figure",
        text=f"{now.ask(finding)} Before: {was}; {words}: {is_now}{by}.",
        finding=finding.id,
        before=was,
        after=is_now,
    )


def _extent(value: Value) -> tuple[object, ...]:
    if value.lower is None and value.upper is None:
        return (value.text,)
    return value.lower, value.upper


def _judged(old: Finding, finding: Finding, now: Wording, joined: list[Origin]) -> Change | None:
    """Tell that a finding has another status, and who brought that about."""
    if old.status == finding.status:
        return None
    why = _why(old, finding, list_origins(joined))
    return Change(
        kind="status",
        text=f"{_LABELS[finding.status]}: {now.tell_finding(finding)} {why}",
        finding=finding.id,
        before=old.status,
        after=finding.status,
    )


def _why(old: Finding, finding: Finding, joined: str) -> str:
    verb = {"corroborated": "confirmed", "disputed": "contradicted"}.get(finding.status)
    if not verb or not joined:
        return f"It was {_WAS[old.status]} before."
    if old.status != "once" or len(old.origins) != 1:
        # Which of the old origins the new one sides with, nobody has said.
        return f"It was {_WAS[old.status]} before {joined} spoke to it."
    return f"{joined} {verb} what only {old.origins[0].name} had said."


def _supported(
    old: Sequence[Finding], finding: Finding, now: Wording, joined: list[Origin]
) -> Change | None:
    """Tell that more origins stand behind what was corroborated before."""
    had = max(f.independent_origins for f in old)
    more = finding.independent_origins
    if finding.status != "corroborated" or not joined or more <= had:
        return None
    return Change(
        kind="finding",
        text=f"{more} origins now: {now.tell_finding(finding)} New is {list_origins(joined)}.",
        finding=finding.id,
        before=str(had),
        after=str(more),
    )


def _linked(old: Finding, finding: Finding, after: Story, now: Wording) -> Change | None:
    """Tell that a finding which stood before is now known to have replaced another."""
    if old.supersedes or not finding.supersedes:
        return None
    replaced = _replaced(finding, after, now)
    if not replaced:
        return None
    text = f"{now.tell_finding(finding)}{replaced}"
    return Change(kind="status", text=text, finding=finding.id)


def _gone(before: Story, after: Story, then: Wording) -> Iterator[Change]:
    """Tell of findings none of whose statements is in the story any longer."""
    there = {i for f in after.findings for i in f.statements}
    kept = {f.id for f in after.findings} | {i for f in after.findings for i in f.former_ids}
    lost = [
        f for f in before.findings if f.id not in kept and not there.intersection(f.statements)
    ]
    for finding in lost[:MOST_GONE]:
        text = f"No longer told: {then.tell_finding(finding)}"
        yield Change(kind="finding", text=text, before=finding.status)


def _entities(before: Story, after: Story) -> Iterator[Change]:
    was = {e.id: e for e in before.entities}
    heirs = trace_entities(before.entities, after.entities)
    for entity in after.entities:
        old = [was[i] for i in heirs[entity.id] if was[i].type in _NAMED]
        if not old or entity.type not in _NAMED:
            continue
        for other in (e.name for e in old[1:] if e.name != old[0].name):
            yield Change(
                kind="name",
                text=f"{old[0].name} and {other} are {_one(entity)}.",
                entity=entity.id,
                before=f"{old[0].name} / {other}",
                after=entity.name,
            )
        yield from _spellings(old, entity)
    for entity, one in _parted(before, after, heirs):
        yield Change(
            kind="name",
            text=f"{entity.name} and {one.name} are not {_one(entity)}.",
            entity=entity.id,
            before=one.name,
            after=entity.name,
        )


def _one(entity: Entity) -> str:
    return "one person" if entity.type == "person" else "one and the same"


def _parted(
    before: Story, after: Story, heirs: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Entity, Entity]]:
    """Yield entities that were part of another before, with what that is now."""
    owners = trace_entities(after.entities, before.entities)
    names = {e.id: e for e in after.entities}
    heir_of = {old: names[heir] for heir, olds in heirs.items() for old in olds}
    for owner in before.entities:
        kept = heir_of.get(owner.id)
        for part in owners[owner.id]:
            entity = names[part]
            if kept and not heirs[part] and entity.name != kept.name and entity.type in _NAMED:
                yield entity, kept


def _spellings(old: Sequence[Entity], entity: Entity) -> Iterator[Change]:
    """Tell of spellings that are new, and are neither longer nor shorter forms of known ones."""
    if entity.type not in {"person", "place"}:
        return
    known = [v.text.casefold() for e in old for v in e.variants]
    for variant in sorted(entity.variants, key=lambda v: v.text):
        text = variant.text.casefold()
        if known and not any(text in k or k in text for k in known):
            yield Change(
                kind="name",
                text=f"{entity.name} is also written {variant.text}.",
                entity=entity.id,
                before=old[0].name,
                after=variant.text,
            )
