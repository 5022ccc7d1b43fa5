"""Take in what persons have decided, and tell anew what it touches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from tellings.ports import Stages
from tellings.records.account import Decision
from tellings.store import fulltext
from tellings.store.arrivals import StoredIndex, blocks_of, dissolve, mark_stale
from tellings.store.database import Database
from tellings.store.judgements import insert_decisions, load_decisions
from tellings.store.placing import place_again
from tellings.store.rulings import bound_pairs, ties_reports
from tellings.store.schema import decisions, reports
from tellings.store.stream import Outcome, Progress, open_revision, tell_stale


def decide(
    database: Database,
    made: Sequence[Decision],
    stages: Stages,
    *,
    made_at: str,
    progress: Progress,
) -> tuple[Outcome, tuple[Decision, ...]]:
    """Store decisions and honour them; return what has changed, and which were new.

    Args:
        database: Opened for writing.
        made: The decisions in the order in which they were made.
        stages: Do the work.
        made_at: The moment, for the record.
        progress: Is told how far the telling is.

    Raises:
        StoreError: The store cannot be written to.
    """
    with database.transaction() as connection:
        before = load_decisions(connection, holding=True)
        revision = open_revision(connection, "decide", made_at)
        new = insert_decisions(connection, made, revision)
        held = load_decisions(connection, holding=True)
        _tie(connection, before, held, stages)
        for decision in new:
            mark_stale(connection, _concerned(connection, decision))
    return Outcome(revision=revision, retold=tell_stale(database, stages, revision, progress)), new


def _tie(
    connection: Connection,
    before: Iterable[Decision],
    held: Sequence[Decision],
    stages: Stages,
) -> None:
    """Join the blocks that decisions tie; take apart those that a withdrawn one has tied."""
    bound, was = (
        {frozenset(d.about) for d in ds if bound_pairs([d], d.about)} for ds in (held, before)
    )
    for pair in sorted(map(sorted, bound - was)):
        joined = {block for block in blocks_of(connection, pair).values() if block}
        if len(joined) > 1:
            StoredIndex(connection).join(joined)
    for pair in sorted(map(sorted, was - bound)):
        for block in sorted(set(blocks_of(connection, pair).values())):
            mark_stale(
                connection, place_again(connection, dissolve(connection, block), stages, held)
            )


def _concerned(connection: Connection, decision: Decision) -> set[int]:
    """Return the blocks that a decision may change."""
    if decision.judgement not in {"same", "different", "unsure"}:
        return set()
    if ties_reports(decision):
        return set(blocks_of(connection, decision.about).values())
    row = connection.execute(select(decisions).where(decisions.c.id == decision.id)).one()
    if row.scope is not None:
        return set(blocks_of(connection, json.loads(row.scope)).values())
    found = [_blocks_with(connection, name) for name in decision.about]
    return set.intersection(*found) if found else set()


def _blocks_with(connection: Connection, words: str) -> set[int]:
    """Return the blocks of reports in which these words stand."""
    numbers = fulltext.find_phrase(connection, words)
    return set(
        connection.scalars(select(reports.c.block).distinct().where(reports.c.no.in_(numbers)))
    )
