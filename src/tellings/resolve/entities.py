"""One entity for each real thing of a story, whatever its spellings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tellings.ports import Gazetteer
from tellings.records.annotation import Mention
from tellings.records.entity import Entity, EntityRole, MentionPlace, Variant
from tellings.records.spans import make_id


def resolve_entities(
    mentions: Sequence[Mention], texts: Mapping[str, str], gazetteer: Gazetteer | None = None
) -> tuple[Entity, ...]:
    """Return the entities of a story."""
    groups: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: (m.report, m.start, m.end)):
        groups[mention.type, mention.text.casefold()].append(mention)
    made = []
    for (kind, key), members in sorted(groups.items()):
        counts = Counter(m.text for m in members)
        name = min(counts, key=lambda t: (-counts[t], t))
        reports = sorted({m.report for m in members})
        made.append(
            Entity(
                id=make_id("e", kind, key, *reports),
                type=members[0].type,
                name=name,
                variants=tuple(
                    Variant(
                        text=t,
                        reports=tuple(sorted({m.report for m in members if m.text == t})),
                        count=n,
                    )
                    for t, n in sorted(counts.items())
                ),
                roles=tuple(EntityRole(text=m.role, report=m.report) for m in members if m.role),
                mentions=tuple(
                    MentionPlace(report=m.report, start=m.start, end=m.end) for m in members
                ),
            )
        )
    return tuple(made)


def entity_index(entities: Iterable[Entity]) -> dict[tuple[str, int, int], str]:
    """Return the entity id of each mention position."""
    return {(m.report, m.start, m.end): e.id for e in entities for m in e.mentions}
