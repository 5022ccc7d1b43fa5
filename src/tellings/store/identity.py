"""Ids that stay: what is told anew keeps the id that it had when it was told before.

A telling makes ids of what it tells, so a story with one more report has another id. Here new
records are set beside the old ones. Where most of an old record is found again, its id is kept;
what has gone into another leaves its id among that one's `former_ids`; what is new keeps the id
made of its content.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from tellings.records.account import Change, EventRecord, Story, TimelineItem
from tellings.records.entity import Entity
from tellings.records.finding import Finding
from tellings.records.spans import make_id
from tellings.records.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A record by its id: what it is made of, and the ids that it has had.

    Attributes:
        parts: Reports of a story, places of mentions of an entity, statements of a finding.
    """

    id: str
    parts: Set[Hashable]
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The id that a record is given, and the ids that it has had."""

    id: str
    former: tuple[str, ...] = ()


def keep_ids(
    new: Sequence[Known], old: Sequence[Known], taken: Set[str] = frozenset()
) -> dict[str, Identity]:
    """Return the identity of each new record, by the id that its content gives.

    Args:
        new: What is told now; of any two, the parts are disjoint.
        old: What was told before in its place; the same.
        taken: Ids that others have.
    """
    shared = _overlaps(new, old)
    heir: dict[str, str] = {}
    kept: dict[str, str] = {}
    for _, old_id, new_id in shared:
        if old_id not in heir and new_id not in kept:
            heir[old_id] = new_id
            kept[new_id] = old_id
    absorbed: dict[str, list[str]] = defaultdict(list)
    for _, old_id, new_id in shared:
        if old_id not in heir:
            heir[old_id] = new_id
            absorbed[new_id].append(old_id)
    former = {known.id: known.former for known in old}
    used = {*taken, *former, *(i for ids in former.values() for i in ids)}
    identities: dict[str, Identity] = {}
    for record in sorted(new, key=lambda known: known.id):
        own = kept.get(record.id) or _free(record.id, used)
        used.add(own)
        before = [*former.get(own, ())]
        for old_id in absorbed[record.id]:
            before += [old_id, *former[old_id]]
        identities[record.id] = Identity(id=own, former=tuple(dict.fromkeys(before)))
    return identities


def _overlaps(new: Sequence[Known], old: Sequence[Known]) -> list[tuple[int, str, str]]:
    """Return (minus the parts in common, old id, new id), the largest overlap first."""
    holder = {part: known.id for known in new for part in known.parts}
    counts: Counter[tuple[str, str]] = Counter()
    for known in old:
        counts.update((known.id, holder[part]) for part in known.parts if part in holder)
    return sorted((-count, old_id, new_id) for (old_id, new_id), count in counts.items())


def _free(wanted: str, used: Set[str]) -> str:
    """Return an id made of the content that nobody has: a part may once have been the whole."""
    name, times = wanted, 1
    while name in used:
        times += 1
        name = make_id(wanted.partition("-")[0], wanted, times)
    return name


def identify(
    new: Sequence[Story], old: Sequence[Story], standing: Mapping[str, str] | None = None
) -> tuple[Story, ...]:
    """Return the new stories under the ids that they, their entities and findings keep.

    Args:
        new: Told anew, with ids of content.
        old: What stood in their place, with the ids it was given.
        standing: Ids of stories that stay as they are, by the ids that their content gives.
    """
    others = standing or {}
    stories = keep_ids(_stories(new), _stories(old), set(others.values()))
    stories |= {given: Identity(id=name) for given, name in others.items()}
    entities = keep_ids(_entities(new), _entities(old))
    findings = keep_ids(_findings(new), _findings(old))
    return tuple(_rename_story(story, stories, entities, findings) for story in new)


def _stories(stories: Iterable[Story]) -> list[Known]:
    return [Known(id=s.id, parts=frozenset(s.reports), former=s.former_ids) for s in stories]


def _entities(stories: Iterable[Story]) -> list[Known]:
    return [
        Known(
            id=entity.id,
            parts=frozenset((m.report, m.start, m.end) for m in entity.mentions),
            former=entity.former_ids,
        )
        for story in stories
        for entity in story.entities
    ]


def _findings(stories: Iterable[Story]) -> list[Known]:
    return [
        Known(id=f.id, parts=frozenset(f.statements), former=f.former_ids)
        for story in stories
        for f in story.findings
    ]


class _Names:
    """New names for the ids of one kind; an id of no record stays as it is."""

    def __init__(self, identities: Mapping[str, Identity]) -> None:
        self._identities = identities

    def one(self, name: str) -> str:
        found = self._identities.get(name)
        return found.id if found else name

    def maybe(self, name: str | None) -> str | None:
        return None if name is None else self.one(name)

    def all(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(self.one, names))

    def former(self, name: str) -> tuple[str, ...]:
        found = self._identities.get(name)
        return found.former if found else ()


def _rename_story(
    story: Story,
    stories: Mapping[str, Identity],
    entities: Mapping[str, Identity],
    findings: Mapping[str, Identity],
) -> Story:
    things, matters, tales = _Names(entities), _Names(findings), _Names(stories)
    return replace(
        story,
        id=tales.one(story.id),
        former_ids=tales.former(story.id),
        follows=tales.all(story.follows),
        lead_place=things.maybe(story.lead_place),
        entities=tuple(_rename_entity(e, things) for e in story.entities),
        statements=tuple(_rename_statement(s, things) for s in story.statements),
        findings=tuple(_rename_finding(f, matters) for f in story.findings),
        timeline=tuple(_rename_item(i, things, matters) for i in story.timeline),
        events=tuple(_rename_event(e, things, matters) for e in story.events),
        changes=tuple(_rename_change(c, things, matters) for c in story.changes),
    )


def _rename_entity(entity: Entity, things: _Names) -> Entity:
    return replace(
        entity,
        id=things.one(entity.id),
        former_ids=things.former(entity.id),
        possibly_same=tuple(replace(p, entity=things.one(p.entity)) for p in entity.possibly_same),
    )


def _rename_statement(statement: Statement, things: _Names) -> Statement:
    event = statement.event
    return replace(
        statement,
        speaker=replace(statement.speaker, entity=things.maybe(statement.speaker.entity)),
        where=things.maybe(statement.where),
        event=event
        and replace(
            event,
            actor=things.maybe(event.actor),
            target=things.maybe(event.target),
            place=things.maybe(event.place),
        ),
    )


def _rename_finding(finding: Finding, matters: _Names) -> Finding:
    return replace(
        finding,
        id=matters.one(finding.id),
        former_ids=matters.former(finding.id),
        supersedes=matters.all(finding.supersedes),
        superseded_by=matters.all(finding.superseded_by),
        refines=matters.all(finding.refines),
    )


def _rename_item(item: TimelineItem, things: _Names, matters: _Names) -> TimelineItem:
    return replace(item, finding=matters.maybe(item.finding), place=things.maybe(item.place))


def _rename_event(event: EventRecord, things: _Names, matters: _Names) -> EventRecord:
    return replace(
        event,
        place=things.maybe(event.place),
        actors=things.all(event.actors),
        targets=things.all(event.targets),
        findings=matters.all(event.findings),
    )


def _rename_change(change: Change, things: _Names, matters: _Names) -> Change:
    return replace(
        change, finding=matters.maybe(change.finding), entity=things.maybe(change.entity)
    )
