"""Stories as rows, and rows as stories: what has not changed is not written again."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, insert, or_, select, update

from tellings.records.account import Change, Story
from tellings.records.copy import Copy
from tellings.records.entity import Entity
from tellings.records.finding import Finding
from tellings.records.report import Report
from tellings.records.statement import Statement
from tellings.store.codec import decode, digest, pack, storable, unpack, unpack_plain
from tellings.store.schema import (
    TEMPORAL,
    changes,
    copies,
    entities,
    findings,
    statements,
    stories,
    story_reports,
)
from tellings.store.telling import Told

_BATCH = 5_000
#: Of a list in a question to the database.
_LIST = 500

Row = dict[str, Any]
_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When rows are written, and whether those that they replace are kept.

    Attributes:
        forget_since: Replaced rows are deleted, and not closed, if they are of this revision or
            younger: they may quote a report that has been removed.
    """

    revision: int
    forget_since: int | None = None


def write_stories(
    connection: Connection,
    moment: Moment,
    told: Sequence[tuple[Told, Story]],
    replaced: Collection[str],
) -> None:
    """Put the rows of stories in the place of those of the stories they replace.

    Args:
        connection: Inside the transaction of the block.
        moment: The revision.
        told: What was told, and the story with the ids that it keeps.
        replaced: Ids of stories that are told anew or are no more.
    """
    fresh: dict[str, list[Row]] = {table.name: [] for table in TEMPORAL}
    for one, story in told:
        for table, row in _rows_of(one, story):
            fresh[table.name].append(row)
    for table in TEMPORAL:
        _write_table(connection, moment, table, fresh[table.name], replaced)
    lines = [
        {
            "story": story.id,
            "revision": moment.revision,
            "place": place,
            "kind": change.kind,
            "record": pack(change),
        }
        for _, story in told
        for place, change in enumerate(story.changes)
    ]
    if lines:
        connection.execute(insert(changes), lines)


def _write_table(
    connection: Connection,
    moment: Moment,
    table: Table,
    rows: Sequence[Row],
    replaced: Collection[str],
) -> None:
    gone: list[tuple[int, int]] = []
    standing: set[tuple[str, str, bytes]] = set()
    wanted = {(row["id"], row["story"], row["digest"]) for row in rows}
    columns = (table.c.row, table.c.since, table.c.id, table.c.story, table.c.digest)
    for part in _parts(sorted(replaced)):
        current = and_(table.c.story.in_(part), table.c.until.is_(None))
        for number, since, *key in connection.execute(select(*columns).where(current)):
            if (own := (key[0], key[1], key[2])) in wanted:
                standing.add(own)
            else:
                gone.append((number, since))
    forgotten = moment.forget_since
    closed = [n for n, since in gone if forgotten is None or since < forgotten]
    dropped = [n for n, since in gone if forgotten is not None and since >= forgotten]
    for part in _parts(closed):
        connection.execute(
            update(table).where(table.c.row.in_(part)).values(until=moment.revision)
        )
    for part in _parts(dropped):
        connection.execute(delete(table).where(table.c.row.in_(part)))
    added = [
        {**row, "since": moment.revision}
        for row in rows
        if (row["id"], row["story"], row["digest"]) not in standing
    ]
    for start in range(0, len(added), _BATCH):
        connection.execute(insert(table), added[start : start + _BATCH])


def _rows_of(one: Told, story: Story) -> Iterator[tuple[Table, Row]]:
    content = one.story
    yield stories, _head(story, content.id, one.inputs)
    for report in one.reports:
        days = {"published": report.published, "updated": report.updated}
        yield story_reports, _row(story.id, report.id, days)
    for entity, given in zip(story.entities, content.entities, strict=True):
        extra = {"given": given.id, "type": entity.type, "name": storable(entity.name)}
        yield entities, {**_row(story.id, entity.id, entity), **extra}
    for statement in story.statements:
        yield statements, {**_row(story.id, statement.id, statement), **_statement(statement)}
    for finding, was in zip(story.findings, content.findings, strict=True):
        extra = {
            "given": was.id,
            "kind": finding.kind,
            "status": finding.status,
            "question": storable(finding.question),
        }
        yield findings, {**_row(story.id, finding.id, finding), **extra}
    for copy in story.copies:
        about: Row = {
            "kind": copy.kind,
            "original": copy.original,
            "reports": " ".join(copy.reports),
        }
        yield copies, {**_row(story.id, name_copy(copy), copy), **about}


def _row(story: str, name: str, record: Any) -> Row:
    return {"id": name, "story": story, "digest": digest(record), "record": pack(record)}


def _statement(statement: Statement) -> Row:
    return {
        "report": statement.report,
        "start": statement.start,
        "end": statement.end,
        "stance": statement.stance,
        "origin": statement.origin,
    }


def _head(story: Story, given: str, inputs: bytes) -> Row:
    empty = dataclasses.replace(
        story, entities=(), statements=(), findings=(), copies=(), changes=()
    )
    record = {
        "story": empty,
        "entities": [e.id for e in story.entities],
        "statements": [s.id for s in story.statements],
        "findings": [f.id for f in story.findings],
        "copies": [name_copy(c) for c in story.copies],
    }
    return {
        **_row(story.id, story.id, record),
        # Told from other inputs it is another row, even if it says the same.
        "digest": digest((record, inputs.hex())),
        "given": given,
        "inputs": inputs,
        "title": storable(story.title),
        "earliest": story.period.earliest if story.period else None,
        "latest": story.period.latest if story.period else None,
    }


def name_copy(copy: Copy) -> str:
    """Return what a copy's row is called: its reports and where its passages begin."""
    return digest((copy.reports, copy.passages)).hex()


def at(table: Table, revision: int | None) -> ColumnElement[bool]:
    """Return what holds of rows that stand now, or stood after a revision."""
    if revision is None:
        return table.c.until.is_(None)
    return and_(table.c.since <= revision, or_(table.c.until.is_(None), table.c.until > revision))


def load_story(connection: Connection, name: str, revision: int | None = None) -> Story | None:
    """Return a story as it stands, or stood after a revision; None if there is none.

    Raises:
        ValueError: A row is damaged.
    """
    head = connection.execute(
        select(stories.c.record).where(stories.c.id == name, at(stories, revision))
    ).first()
    if head is None:
        return None
    order = unpack_plain(head.record)
    story = decode(Story, order["story"])

    def load(table: Table, record: type[_Record], wanted: Sequence[str]) -> tuple[_Record, ...]:
        rows = connection.execute(
            select(table.c.id, table.c.record).where(table.c.story == name, at(table, revision))
        )
        found = {row.id: unpack(record, row.record) for row in rows}
        return tuple(found[own] for own in wanted if own in found)

    return dataclasses.replace(
        story,
        entities=load(entities, Entity, order["entities"]),
        statements=load(statements, Statement, order["statements"]),
        findings=load(findings, Finding, order["findings"]),
        copies=load(copies, Copy, order["copies"]),
        changes=_changes(connection, name, revision),
    )


def _changes(connection: Connection, story: str, revision: int | None) -> tuple[Change, ...]:
    """Return what the last revision that touched a story has changed in it."""
    query = select(changes.c.revision, changes.c.record).where(changes.c.story == story)
    if revision is not None:
        query = query.where(changes.c.revision <= revision)
    rows = connection.execute(query.order_by(changes.c.revision, changes.c.place)).all()
    return tuple(unpack(Change, row.record) for row in rows if row.revision == rows[-1].revision)


def load_days(
    connection: Connection, names: Iterable[str] | None, revision: int | None = None
) -> dict[str, dict[str, Any]]:
    """Return by report id what its story says of its days, as plain values."""
    query = select(story_reports.c.id, story_reports.c.record).where(at(story_reports, revision))
    if names is not None:
        query = query.where(story_reports.c.story.in_(sorted(names)))
    return {row.id: unpack_plain(row.record) for row in connection.execute(query)}


def with_days(report: Report, days: Mapping[str, Any] | None) -> Report:
    """Return a report with the days that its story gives it."""
    if days is None:
        return report
    told = decode(Report, {"id": report.id, **days})
    return dataclasses.replace(report, published=told.published, updated=told.updated)


def _parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), _LIST):
        yield values[start : start + _LIST]
