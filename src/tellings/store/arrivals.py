"""Reports as rows: how they come in, and how they find their block."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from tellings.ports import Stages
from tellings.records.account import Decision
from tellings.records.annotation import Annotation
from tellings.records.profile import Profile
from tellings.records.report import Report
from tellings.store.blocks import Arrival, Holder, arrival_of, page_of
from tellings.store.codec import pack, storable, unpack
from tellings.store.rulings import bound_pairs
from tellings.store.schema import blocks, claims, reports, sketch_keys, topic_keys

_TABLES = {"topics": topic_keys, "sketch": sketch_keys}
_LIST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report with all that is read from it alone."""

    report: Report
    annotation: Annotation
    profile: Profile


def insert_report(
    connection: Connection, reading: Reading, revision: int, stages: Stages
) -> Arrival:
    """Store what was read of a report; its block is still to be found."""
    report, dated = reading.report, reading.report.published
    text = storable(report.text)
    # The record has the text only where the column cannot.
    slim = dataclasses.replace(report, text="") if text == report.text else report
    made = connection.execute(
        insert(reports).values(
            id=report.id,
            since=revision,
            file=_column(report.file),
            given_id=_column(report.given_id),
            url=_column(report.url),
            outlet=_column(report.outlet),
            title=_column(report.title),
            text=text,
            earliest=dated.earliest if dated else None,
            latest=dated.latest if dated else None,
            page=page_of(report),
            block=0,
            reader=stages.reader,
            record=pack(slim),
            annotation=pack(reading.annotation),
            profile=pack(reading.profile),
            sketch_size=0,
        )
    )
    key = made.inserted_primary_key
    number = int(key[0]) if key is not None else 0
    rows = [
        {"id": s.id, "report": number, "start": s.start, "end": s.end}
        for s in reading.annotation.statements
    ]
    if rows:
        connection.execute(insert(claims), rows)
    return arrival_of(report, reading.profile, number, stages)


def _column(text: str | None) -> str | None:
    return None if text is None else storable(text)


def read_profile(packed: bytes) -> Profile:
    """Return a profile as it was stored."""
    return unpack(Profile, packed)


def load_report(row: Any) -> Report:
    """Return the report of a row that has `record` and `text`."""
    return unpack(Report, row.record, text=row.text)


class StoredIndex:
    """The index of blocks in a store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page_block(self, page: str) -> int | None:
        """Return the block of a live page."""
        query = select(reports.c.block).where(reports.c.page == page, reports.c.block > 0)
        found = self._connection.scalar(query.limit(1))
        return None if found is None else int(found)

    def sharing_blocks(self, kind: str, keys: Sequence[int]) -> dict[int, int]:
        """Return by block how many of the keys of a kind it holds.

        From block to block through the index, and not through every report that has a key: ten
        thousand reports of one story cost no more than one.
        """
        if not keys:
            return {}
        table = _TABLES[kind].name
        wanted = ", ".join(f"({int(key)})" for key in keys)
        found = self._connection.exec_driver_sql(
            f"WITH RECURSIVE wanted(key) AS (VALUES {wanted}), held(key, block) AS ("
            f"SELECT w.key, (SELECT MIN(t.block) FROM {table} t WHERE t.key = w.key) "
            "FROM wanted w UNION ALL "
            f"SELECT h.key, (SELECT MIN(t.block) FROM {table} t "
            "WHERE t.key = h.key AND t.block > h.block) "
            "FROM held h WHERE h.block IS NOT NULL) "
            "SELECT block, COUNT(*) FROM held WHERE block IS NOT NULL GROUP BY block"
        )
        return {int(block): int(count) for block, count in found}

    def holders(
        self, kind: str, keys: Sequence[int], block: int, most: int | None
    ) -> Sequence[Holder]:
        """Return who of a block shares keys."""
        table = _TABLES[kind].name
        listed = ", ".join(str(int(key)) for key in keys)
        inside = f"t.key IN ({listed}) AND t.block = {int(block)}"
        if most is not None:
            some = self._connection.exec_driver_sql(
                f"SELECT DISTINCT t.report FROM {table} t WHERE {inside} LIMIT {int(most)}"
            ).scalars()
            inside += f" AND t.report IN ({', '.join(str(int(no)) for no in some)})"
        found = self._connection.exec_driver_sql(
            "SELECT t.report, COUNT(*) AS shared, MIN(r.sketch_size) "
            f"FROM {table} t JOIN reports r ON r.no = t.report WHERE {inside} "
            "GROUP BY t.report ORDER BY shared DESC, t.report"
        )
        return [Holder(no, shared, size) for no, shared, size in found]

    def profiles(self, numbers: Sequence[int]) -> Sequence[Profile]:
        """Return the profiles of reports, in order."""
        found: dict[int, Profile] = {}
        for start in range(0, len(numbers), _LIST):
            query = select(reports.c.no, reports.c.profile).where(
                reports.c.no.in_(numbers[start : start + _LIST])
            )
            for row in self._connection.execute(query):
                found[row.no] = read_profile(row.profile)
        return [found[number] for number in numbers]

    def put(self, arrival: Arrival, joined: Collection[int]) -> int:
        """Join the blocks and put the report into what comes of it."""
        home = self.join(joined) if joined else self._open()
        self._connection.execute(
            update(blocks).where(blocks.c.no == home).values(size=blocks.c.size + 1, stale=1)
        )
        self._connection.execute(
            update(reports)
            .where(reports.c.no == arrival.no)
            .values(block=home, sketch_size=len(arrival.sketch))
        )
        for kind, keys in (("topics", arrival.topics), ("sketch", arrival.sketch)):
            rows = [{"key": key, "block": home, "report": arrival.no} for key in keys]
            if rows:
                self._connection.execute(insert(_TABLES[kind]), rows)
        return home

    def _open(self) -> int:
        made = self._connection.execute(
            insert(blocks).values(size=0, stale=1)
        ).inserted_primary_key
        return int(made[0]) if made is not None else 0

    def join(self, joined: Iterable[int]) -> int:
        """Make one block of several, which is to be told anew; return its number."""
        query = select(blocks).where(blocks.c.no.in_(sorted(joined)))
        found = sorted(self._connection.execute(query), key=lambda b: (-b.size, b.no))
        home, others = found[0].no, [block.no for block in found[1:]]
        if not others:
            return int(home)
        for table in (topic_keys, sketch_keys, reports):
            self._connection.execute(
                update(table).where(table.c.block.in_(others)).values(block=home)
            )
        self._connection.execute(delete(blocks).where(blocks.c.no.in_(others)))
        forget = [block.forget for block in found if block.forget is not None]
        self._connection.execute(
            update(blocks)
            .where(blocks.c.no == home)
            .values(
                size=sum(block.size for block in found),
                stale=1,
                forget=min(forget) if forget else None,
            )
        )
        return int(home)


def dissolve(connection: Connection, block: int) -> list[int]:
    """Take a block apart; return the numbers of its reports, which have no block then."""
    numbers = list(connection.scalars(select(reports.c.no).where(reports.c.block == block)))
    for table in (topic_keys, sketch_keys):
        connection.execute(delete(table).where(table.c.block == block))
    connection.execute(update(reports).where(reports.c.block == block).values(block=0))
    connection.execute(delete(blocks).where(blocks.c.no == block))
    return sorted(numbers)


def mark_stale(
    connection: Connection, numbers: Collection[int], forget: int | None = None
) -> None:
    """Note that blocks are to be told anew."""
    for block in sorted(numbers):
        found = connection.scalar(select(blocks.c.forget).where(blocks.c.no == block))
        least = min((f for f in (found, forget) if f is not None), default=None)
        connection.execute(
            update(blocks).where(blocks.c.no == block).values(stale=1, forget=least)
        )


def count_reports(connection: Connection) -> int:
    """Return how many reports there are."""
    return int(connection.scalar(select(func.count()).select_from(reports)) or 0)


def blocks_of(connection: Connection, ids: Collection[str]) -> Mapping[str, int]:
    """Return the blocks of reports by their ids."""
    found: dict[str, int] = {}
    names = sorted(ids)
    for start in range(0, len(names), _LIST):
        query = select(reports.c.id, reports.c.block).where(
            reports.c.id.in_(names[start : start + _LIST])
        )
        found |= {row.id: row.block for row in connection.execute(query)}
    return found


def tied_blocks(connection: Connection, name: str, decided: Sequence[Decision]) -> set[int]:
    """Return the blocks of reports that a person has said to be of one story with this one.

    Args:
        connection: To the store.
        name: Id of the report.
        decided: The decisions that hold.
    """
    others = {
        other
        for d in decided
        if name in d.about and bound_pairs([d], d.about)
        for other in d.about
        if other != name
    }
    return {block for block in blocks_of(connection, others).values() if block}
