"""Remove a report: from the tables, from the index, from history, and from the free pages."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select

from tellings.errors import InputError
from tellings.ports import Stages
from tellings.store import fulltext
from tellings.store.arrivals import blocks_of, dissolve, mark_stale
from tellings.store.database import Database
from tellings.store.judgements import forget_names, load_decisions
from tellings.store.placing import place_again
from tellings.store.schema import (
    TEMPORAL,
    changes,
    claims,
    copies,
    meta,
    reports,
    statements,
    stories,
    story_reports,
)
from tellings.store.stream import Outcome, Progress, open_revision, tell_stale

#: Note that pages are still to be wiped: a run that ends before leaves it to the next.
_UNWIPED = "unwiped"


def remove_report(
    database: Database, name: str, stages: Stages, *, made_at: str, progress: Progress
) -> Outcome:
    """Remove a report, and tell anew what rested on it.

    What was told while it was there is gone from history with it, for that may quote it.

    Args:
        database: Opened for writing.
        name: Its id.
        stages: Do the work.
        made_at: The moment, for the record.
        progress: Is told how far the telling is.

    Raises:
        InputError: There is no such report.
        StoreError: The store cannot be written to.
    """
    with database.transaction() as connection:
        row = connection.execute(
            select(reports.c.no, reports.c.since, reports.c.block).where(reports.c.id == name)
        ).first()
        if row is None:
            message = f"{name}: {database.name} holds no such report; see its account.json."
            raise InputError(message, code="no-such-report")
        revision = open_revision(connection, "remove", made_at)
        touched = _touched(connection, name)
        _forget(connection, name, touched, row.since)
        members = [number for number in dissolve(connection, row.block) if number != row.no]
        connection.execute(delete(claims).where(claims.c.report == row.no))
        connection.execute(delete(reports).where(reports.c.no == row.no))
        homes = place_again(connection, members, stages, load_decisions(connection, holding=True))
        others = blocks_of(connection, _members_of(connection, touched)).values()
        mark_stale(connection, {*homes, *others}, row.since)
        forget_names(connection, name, _texts(connection, touched))
        fulltext.rebuild_index(connection)
        connection.execute(insert(meta).values(key=_UNWIPED, value=name))
    retold = tell_stale(database, stages, revision, progress)
    wipe(database)
    return Outcome(revision=revision, retold=retold)


def wipe(database: Database) -> None:
    """Write the store anew without its free pages, if a removal has left any."""
    with database.transaction() as connection:
        waiting = connection.scalar(select(meta.c.key).where(meta.c.key == _UNWIPED))
    if waiting is None:
        return
    if database.file is not None:
        database.run_alone("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")
    with database.transaction() as connection:
        connection.execute(delete(meta).where(meta.c.key == _UNWIPED))


def _touched(connection: Connection, name: str) -> set[str]:
    """Return the stories that have had the report, or a copy that it is part of."""
    return {
        *connection.scalars(select(story_reports.c.story).where(story_reports.c.id == name)),
        *connection.scalars(select(copies.c.story).where(copies.c.reports.contains(name))),
    }


def _forget(connection: Connection, name: str, touched: Collection[str], since: int) -> None:
    """Delete what may quote a report: rows of its stories that were written since it came."""
    for table in TEMPORAL:
        connection.execute(
            delete(table).where(
                table.c.story.in_(sorted(touched)),
                table.c.since >= since,
                table.c.until.is_not(None),
            )
        )
    connection.execute(
        delete(changes).where(changes.c.story.in_(sorted(touched)), changes.c.revision >= since)
    )
    connection.execute(delete(story_reports).where(story_reports.c.id == name))
    connection.execute(delete(statements).where(statements.c.report == name))
    for story in sorted(touched):
        left = connection.scalar(
            select(story_reports.c.row)
            .where(story_reports.c.story == story, story_reports.c.until.is_(None))
            .limit(1)
        )
        if left is None:
            _end(connection, story, since)


def _end(connection: Connection, story: str, since: int) -> None:
    """Delete the rows of a story of which no report is left."""
    for table in (*TEMPORAL, stories):
        connection.execute(
            delete(table).where(
                table.c.story == story, table.c.until.is_(None), table.c.since >= since
            )
        )


def _members_of(connection: Connection, touched: Collection[str]) -> list[str]:
    query = select(story_reports.c.id).where(
        story_reports.c.story.in_(sorted(touched)), story_reports.c.until.is_(None)
    )
    return list(connection.scalars(query))


def _texts(connection: Connection, touched: Collection[str]) -> list[str]:
    names = _members_of(connection, touched)
    return list(connection.scalars(select(reports.c.text).where(reports.c.id.in_(names))))
