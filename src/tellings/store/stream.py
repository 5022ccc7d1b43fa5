"""A stream of reports into a store: add, remove, decide; what is touched is told anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, insert, select, update

from tellings.ports import Stages
from tellings.records.account import Story
from tellings.records.annotation import Annotation
from tellings.records.profile import Profile
from tellings.records.report import Report
from tellings.store import fulltext
from tellings.store.arrivals import (
    Reading,
    StoredIndex,
    blocks_of,
    insert_report,
    load_report,
    read_profile,
    tied_blocks,
)
from tellings.store.blocks import place
from tellings.store.codec import unpack
from tellings.store.database import Database
from tellings.store.identity import identify
from tellings.store.judgements import load_decisions, load_rulings
from tellings.store.rows import Moment, load_story, write_stories
from tellings.store.rulings import Ruling
from tellings.store.schema import blocks, reports, revisions, stories, story_reports
from tellings.store.telling import tell_block

Progress = Callable[[str, int, int], None]
#: Most rows, and most reports, of one transaction: a person's own is not kept waiting by it.
_ROWS, _REPORTS = 5_000, 32
#: Rows of keys that a report of no statement may have.
_KEYS = 50
_LIST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """A story before and after: None where it is new, or is no more."""

    before: Story | None
    after: Story | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a piece of work has changed.

    Attributes:
        revision: Its number; None if nothing was to be done.
        new: Ids of the reports that came.
        known: Ids of those that were there already.
    """

    revision: int | None
    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    retold: tuple[Retold, ...] = field(default=())


def add_reports(
    database: Database,
    incoming: Sequence[Report],
    stages: Stages,
    *,
    made_at: str,
    progress: Progress,
) -> Outcome:
    """Add reports, and tell anew what they touch.

    Each is acknowledged with the small transaction that it comes in with; whatever ends the run
    after that, the report is there, and the next run tells what is still to be told.

    Args:
        database: Opened for writing.
        incoming: Clean reports without a problem.
        stages: Do the work.
        made_at: The moment, for the record.
        progress: Is told of every report that has been acknowledged.

    Raises:
        StoreError: The store cannot be written to.
    """
    by_id = {report.id: report for report in incoming}
    with database.transaction() as connection:
        known = blocks_of(connection, by_id).keys()
        fresh = [report for name, report in by_id.items() if name not in known]
        if not fresh and not _stale(connection):
            return Outcome(revision=None, known=tuple(sorted(known)))
        revision = open_revision(connection, "add", made_at)
    done = 0
    for batch in _batches(_read(fresh, stages)):
        with database.transaction() as connection:
            _take_in(connection, batch, revision, stages)
        done += len(batch)
        progress("annotate", done, len(fresh))
    return Outcome(
        revision=revision,
        new=tuple(sorted(report.id for report in fresh)),
        known=tuple(sorted(known)),
        retold=tell_stale(database, stages, revision, progress),
    )


def open_revision(connection: Connection, kind: str, made_at: str) -> int:
    """Begin a revision; return its number."""
    made = connection.execute(insert(revisions).values(kind=kind, made_at=made_at))
    key = made.inserted_primary_key
    return int(key[0]) if key is not None else 0


def _read(fresh: Sequence[Report], stages: Stages) -> Iterator[Reading]:
    """Yield what is read of each report, a few at a time."""
    for start in range(0, len(fresh), _REPORTS):
        some = fresh[start : start + _REPORTS]
        notes = {note.report: note for note in stages.annotate(some)}
        profiles = stages.profile(some, notes)
        for report, profile in zip(some, profiles, strict=True):
            yield Reading(report=report, annotation=notes[report.id], profile=profile)


def _batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    batch: list[Reading] = []
    rows = 0
    for reading in readings:
        # Its claims and its keys; texts of many claims have many keys.
        own = 3 * len(reading.annotation.statements) + _KEYS
        if batch and (rows + own > _ROWS or len(batch) >= _REPORTS):
            yield batch
            batch, rows = [], 0
        batch.append(reading)
        rows += own
    if batch:
        yield batch


def _take_in(
    connection: Connection, batch: Sequence[Reading], revision: int, stages: Stages
) -> None:
    index = StoredIndex(connection)
    decided = load_decisions(connection, holding=True)
    numbers = []
    for reading in batch:
        arrival = insert_report(connection, reading, revision, stages)
        place(arrival, index, stages, tied_blocks(connection, reading.report.id, decided))
        numbers.append(arrival.no)
    fulltext.index_reports(connection, numbers)


def _stale(connection: Connection) -> list[int]:
    query = select(blocks.c.no).where(blocks.c.stale == 1).order_by(blocks.c.no)
    return list(connection.scalars(query))


def tell_stale(
    database: Database, stages: Stages, revision: int, progress: Progress
) -> tuple[Retold, ...]:
    """Tell all blocks whose reports or decisions have changed; one transaction each."""
    with database.transaction() as connection:
        waiting = _stale(connection)
        rulings = load_rulings(connection)
    retold: list[Retold] = []
    for done, block in enumerate(waiting, 1):
        retold += _tell_anew(database, block, stages, revision, rulings)
        progress("tell", done, len(waiting))
    return tuple(retold)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A block as it is stored.

    Attributes:
        numbers: Of its reports, by id.
        stories: Ids of its stories as they stand, by the digest of what they were told from.
        given: By these ids, those that the content of the stories gives.
    """

    reports: tuple[Report, ...]
    profiles: Mapping[str, Profile]
    numbers: Mapping[str, int]
    stories: Mapping[bytes, str]
    given: Mapping[str, str]
    forget: int | None


def _load_block(connection: Connection, block: int) -> _Block:
    rows = connection.execute(
        select(reports).where(reports.c.block == block).order_by(reports.c.no)
    ).all()
    heads = connection.execute(
        select(stories.c.inputs, stories.c.id, stories.c.given)
        .distinct()
        .join(story_reports, story_reports.c.story == stories.c.id)
        .join(reports, reports.c.id == story_reports.c.id)
        .where(
            reports.c.block == block, story_reports.c.until.is_(None), stories.c.until.is_(None)
        )
    ).all()
    return _Block(
        reports=tuple(map(load_report, rows)),
        profiles={row.id: read_profile(row.profile) for row in rows},
        numbers={row.id: row.no for row in rows},
        stories={row.inputs: row.id for row in heads},
        given={row.id: row.given for row in heads},
        forget=connection.scalar(select(blocks.c.forget).where(blocks.c.no == block)),
    )


def _tell_anew(
    database: Database, number: int, stages: Stages, revision: int, rulings: Sequence[Ruling]
) -> list[Retold]:
    with database.transaction() as connection:
        block = _load_block(connection, number)
    result = tell_block(
        block.reports,
        block.profiles,
        lambda ids: _annotations(database, block, ids),
        stages,
        rulings=rulings,
        known=block.stories,
    )
    kept = {name for inputs, name in block.stories.items() if inputs in result.unchanged}
    gone = sorted(set(block.stories.values()) - kept)
    with database.transaction() as connection:
        before = {name: load_story(connection, name) for name in gone}
        old = [story for story in before.values() if story is not None]
        standing = {block.given[name]: name for name in kept}
        named = identify([one.story for one in result.told], old, standing)
        after = [
            replace(story, changes=tuple(stages.compare(before.get(story.id), story, one.reports)))
            for one, story in zip(result.told, named, strict=True)
        ]
        write_stories(
            connection,
            Moment(revision=revision, forget_since=block.forget),
            list(zip(result.told, after, strict=True)),
            gone,
        )
        connection.execute(
            update(blocks).where(blocks.c.no == number).values(stale=0, forget=None)
        )
    told = {story.id for story in after}
    ended = [Retold(before=before[name], after=None) for name in gone if name not in told]
    return [*(Retold(before=before.get(s.id), after=s) for s in after), *ended]


def _annotations(database: Database, block: _Block, ids: Sequence[str]) -> dict[str, Annotation]:
    numbers = [block.numbers[name] for name in ids]
    found: dict[str, Annotation] = {}
    with database.transaction() as connection:
        for start in range(0, len(numbers), _LIST):
            part = numbers[start : start + _LIST]
            query = select(reports.c.id, reports.c.annotation).where(reports.c.no.in_(part))
            for row in connection.execute(query):
                found[row.id] = unpack(Annotation, row.annotation)
    return found
