"""One entity for each real thing of a story, whatever its spellings.

Names are gathered as written, each with the type that the reports together give it. Persons are
merged by their names, offices and sex; bodies, venues and vessels by their words and short
forms; places by the gazetteer. What may be one thing but need not be stays two and says so.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tellings.ports import Gazetteer
from tellings.records.account import Decision
from tellings.records.annotation import EntityType, Mention
from tellings.records.entity import Entity, PossiblySame
from tellings.resolve.entity_records import make_entity
from tellings.resolve.grouping import Grouped, Loose
from tellings.resolve.name_nodes import make_nodes, order_mentions, settle_types
from tellings.resolve.people import group_people
from tellings.resolve.thing_words import names_country
from tellings.resolve.things import group_things
from tellings.resolve.verdicts import Name, Verdicts, find_names, join_decided

#: Doubts that are shown for one entity; more help nobody.
MOST_DOUBTS = 5


def resolve_entities(
    mentions: Sequence[Mention],
    texts: Mapping[str, str],
    gazetteer: Gazetteer | None = None,
    *,
    decisions: Sequence[Decision] = (),
) -> tuple[Entity, ...]:
    """Return the entities of a story, those named by most reports first.

    Args:
        mentions: The mentions of all its reports, in any order.
        texts: Text of each report, by id.
        gazetteer: Knows places by their names; without it only spelling tells places apart.
        decisions: What readers decided of two entities each, given by id or by name, the earlier
            first. `same` joins them and `different` keeps them apart, against any evidence;
            `unsure` keeps them apart and says so. An id of another run that names nothing here,
            and decisions about anything else, change nothing: who keeps decisions, keeps names.
    """
    known: dict[str, Name] = {}
    written = {mention.text for mention in mentions}
    while True:
        entities = _resolve(mentions, texts, gazetteer, Verdicts(decisions, known))
        # An id may be of an entity as it was before a decision, or only as it is after one.
        found = find_names(decisions, entities, written)
        if found.keys() <= known.keys():
            return entities
        known = found | known


def _resolve(
    mentions: Sequence[Mention],
    texts: Mapping[str, str],
    gazetteer: Gazetteer | None,
    verdicts: Verdicts,
) -> tuple[Entity, ...]:
    settled = [(m, _country(m, kind)) for m, kind in settle_types(order_mentions(mentions))]
    types = dict(settled)
    nodes = make_nodes(settled)
    people = group_people([n for n in nodes if n.kind == "person"], verdicts)
    things = group_things([n for n in nodes if n.kind != "person"], texts, gazetteer, verdicts)
    grouped = _put_together(people, things)
    made = [make_entity(group, types, texts) for group in grouped.groups]
    joined = join_decided(grouped, made, verdicts)
    if len(joined.groups) < len(made):
        made = [make_entity(group, types, texts) for group in joined.groups]
    return tuple(sorted(_with_doubts(made, joined.loose), key=_by_weight))


def _put_together(people: Grouped, things: Grouped) -> Grouped:
    behind = len(people.groups)
    moved = [Loose(a.first + behind, a.second + behind, *_why(a)) for a in things.loose]
    return Grouped(groups=people.groups + things.groups, loose=people.loose + moved)


def _why(loose: Loose) -> tuple[float, tuple[str, ...]]:
    return loose.probability, loose.reasons


def _country(mention: Mention, kind: EntityType) -> EntityType:
    """A country that speaks and acts is a country all the same."""
    return "place" if kind in {"organisation", "other"} and names_country(mention.text) else kind


def _by_weight(entity: Entity) -> tuple[int, int, str, str]:
    reports = len({m.report for m in entity.mentions})
    return -reports, -len(entity.mentions), entity.name, entity.id


def _with_doubts(entities: Sequence[Entity], loose: Iterable[Loose]) -> list[Entity]:
    """Tell each entity which others it may be."""
    doubts: dict[int, dict[int, Loose]] = defaultdict(dict)
    for doubt in loose:
        for here, there in ((doubt.first, doubt.second), (doubt.second, doubt.first)):
            known = doubts[here].get(there)
            if here != there and (known is None or known.probability < doubt.probability):
                doubts[here][there] = doubt
    return [
        dataclasses.replace(entity, possibly_same=_possibly_same(doubts[number], entities))
        for number, entity in enumerate(entities)
    ]


def _possibly_same(
    doubts: Mapping[int, Loose], entities: Sequence[Entity]
) -> tuple[PossiblySame, ...]:
    rows = [
        PossiblySame(
            entity=entities[there].id,
            probability=round(doubt.probability, 2),
            reasons=doubt.reasons,
        )
        for there, doubt in doubts.items()
    ]
    return tuple(sorted(rows, key=lambda p: (-p.probability, p.entity))[:MOST_DOUBTS])


def entity_index(entities: Iterable[Entity]) -> dict[tuple[str, int, int], str]:
    """Return the entity id of each mention position."""
    return {(m.report, m.start, m.end): e.id for e in entities for m in e.mentions}
