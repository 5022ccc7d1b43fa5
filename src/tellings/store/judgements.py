"""What persons have decided, as rows."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, insert, select, update

from tellings.records.account import Decision
from tellings.records.entity import Entity
from tellings.store.codec import unpack
from tellings.store.rulings import Ruling, latest
from tellings.store.schema import decisions, entities, story_reports

_ENTITY = "e-"


def insert_decisions(
    connection: Connection, made: Iterable[Decision], revision: int
) -> tuple[Decision, ...]:
    """Store decisions that are not there yet; return those that are new.

    A decision about two entities by their ids is kept with the names that these have now: once
    they are one, nobody could tell any more which two were meant.
    """
    there = set(connection.scalars(select(decisions.c.id)))
    new = [d for d in {d.id: d for d in made}.values() if d.id not in there]
    for decision in new:
        named = _name_entities(connection, decision)
        connection.execute(
            insert(decisions).values(
                id=decision.id,
                since=revision,
                judgement=decision.judgement,
                about=json.dumps(decision.about),
                names=json.dumps(named[0]) if named else None,
                scope=json.dumps(named[1]) if named else None,
                value=decision.value,
                user=decision.user,
                made_at=decision.made_at,
            )
        )
    return tuple(new)


def _name_entities(
    connection: Connection, decision: Decision
) -> tuple[list[str], list[str]] | None:
    """Return the names of entities and the reports of their stories."""
    if not any(name.startswith(_ENTITY) for name in decision.about):
        return None
    names: list[str] = []
    scope: set[str] = set()
    for name in decision.about:
        rows = connection.execute(
            select(entities.c.record, entities.c.story)
            .where(entities.c.id == name)
            .order_by(entities.c.row.desc())
        ).first()
        if rows is None:
            names.append(name)
            continue
        names.append(_usual_name(unpack(Entity, rows.record)))
        scope |= set(
            connection.scalars(
                select(story_reports.c.id).where(
                    story_reports.c.story == rows.story, story_reports.c.until.is_(None)
                )
            )
        )
    return names, sorted(scope)


def _usual_name(entity: Entity) -> str:
    counts = Counter({variant.text: variant.count for variant in entity.variants})
    return min(counts, key=lambda text: (-counts[text], text)) if counts else entity.name


def load_decisions(
    connection: Connection, *, holding: bool = False, revision: int | None = None
) -> tuple[Decision, ...]:
    """Return the decisions in the order in which they came.

    Args:
        connection: To the store.
        holding: Whether only the last about the same things is wanted.
        revision: Only those made up to then.
    """
    query = select(decisions).order_by(decisions.c.no)
    if revision is not None:
        query = query.where(decisions.c.since <= revision)
    found = [
        Decision(
            id=row.id,
            about=tuple(json.loads(row.about)),
            judgement=row.judgement,
            value=row.value,
            user=row.user,
            made_at=row.made_at,
        )
        for row in connection.execute(query)
    ]
    return latest(found) if holding else tuple(found)


def load_rulings(connection: Connection) -> tuple[Ruling, ...]:
    """Return the decisions that hold, about what the stages know: reports and names."""
    kept = connection.execute(select(decisions.c.id, decisions.c.names, decisions.c.scope))
    named = {row.id: (row.names, row.scope) for row in kept}
    return tuple(_to_ruling(d, *named[d.id]) for d in load_decisions(connection, holding=True))


def _to_ruling(decision: Decision, names: str | None, scope: str | None) -> Ruling:
    if names is None:
        return Ruling(decision=decision)
    within = frozenset(json.loads(scope)) if scope else None
    return Ruling(decision=replace(decision, about=tuple(json.loads(names))), scope=within)


def forget_names(connection: Connection, report: str, texts: Sequence[str]) -> None:
    """Take out of decisions the names that only a removed report had.

    Args:
        connection: Inside the transaction of the removal.
        report: Its id.
        texts: Texts of the reports of its stories that stay.
    """
    for row in connection.execute(select(decisions).where(decisions.c.scope.contains(report))):
        scope = [name for name in json.loads(row.scope) if name != report]
        names = json.loads(row.names or "[]")
        if not all(any(name in text for text in texts) for name in names):
            names = json.loads(row.about)
        connection.execute(
            update(decisions)
            .where(decisions.c.no == row.no)
            .values(scope=json.dumps(scope), names=json.dumps(names))
        )
