"""A removed report leaves nothing behind: no row, no word of the index, no byte of the file."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from tests.store.conftest import FakeStages, Opened, make_report
from tests.store.helpers import (
    BAKER,
    BRIDGE,
    BRIDGE_LATER,
    BRIDGE_TOO,
    NOW,
    account_of,
    add,
    built,
    content,
    silent,
)

from tellings.errors import InputError
from tellings.records.report import Report
from tellings.store.database import Database
from tellings.store.reading import search
from tellings.store.removal import remove_report
from tellings.store.stream import Outcome

SECRET = make_report(
    "secret", "The bridge over Arnsund fell. Xylanderbrandt was hurt. Zwieback was eaten by Quorx."
)


def remove(database: Database, report: Report, stages: FakeStages) -> Outcome:
    return remove_report(database, report.id, stages, made_at=NOW, progress=silent)


def find_bytes(where: Path, word: str) -> list[str]:
    """Return the files and rows of a store in which a word stands, packed rows opened."""
    found = [
        file.name
        for file in where.parent.iterdir()
        if word.lower().encode() in file.read_bytes().lower()
    ]
    import sqlite3

    with sqlite3.connect(where) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
        for table in tables:
            try:
                rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()
            except sqlite3.Error:  # an index
                continue
            for value in (value for row in rows for value in row if isinstance(value, bytes)):
                try:
                    opened = zlib.decompress(value)
                except zlib.error:
                    continue
                if word.lower().encode() in opened.lower():
                    found.append(table)
    connection.close()
    return found


def test_nothing_of_a_removed_report_is_left(
    where: Path, opened: Opened, stages: FakeStages
) -> None:
    with opened() as database:
        add(database, [BRIDGE, BAKER], stages)
        add(database, [SECRET], stages)
        add(database, [BRIDGE_TOO], stages)
        # Rows that quote it are history by now.
        add(database, [BRIDGE_LATER], stages)
    assert {"news.store", "reports", "statements", "entities"} <= set(
        find_bytes(where, "Xylanderbrandt")
    )
    with opened() as database:
        remove(database, SECRET, stages)
        assert search(database, "Xylanderbrandt") == ()
    for word in ("Xylanderbrandt", "Zwieback", "Quorx"):
        assert find_bytes(where, word) == []


@pytest.mark.parametrize("order", [0, 1, 2, 3])
def test_what_is_left_is_what_would_be_without_it(
    order: int, opened: Opened, stages: FakeStages
) -> None:
    reports = [BRIDGE, SECRET, BRIDGE_TOO, BAKER]
    with opened() as database:
        for report in reports[order:] + reports[:order]:
            add(database, [report], stages)
        remove(database, SECRET, stages)
        stories = account_of(database).stories
    assert content(stories) == built([BRIDGE, BRIDGE_TOO, BAKER])


def test_a_report_that_held_a_block_together_leaves_two(
    opened: Opened, stages: FakeStages
) -> None:
    left = make_report("1", "Alpha beta gamma delta.")
    right = make_report("2", "Epsilon zeta eta theta.")
    joint = make_report("3", "Alpha beta gamma delta epsilon zeta eta theta.")
    with opened() as database:
        add(database, [left, right, joint], stages)
        remove(database, joint, stages)
        assert content(account_of(database).stories) == built([left, right])
        with database.transaction() as connection:
            blocks = connection.exec_driver_sql("SELECT size, stale FROM blocks").all()
    assert sorted(map(tuple, blocks)) == [(1, 0), (1, 0)]


def test_a_story_of_one_report_goes_with_it(
    where: Path, opened: Opened, stages: FakeStages
) -> None:
    with opened() as database:
        add(database, [SECRET, BAKER], stages)
        remove(database, SECRET, stages)
        (story,) = account_of(database).stories
        assert story.reports == ("r-baker",)
    assert find_bytes(where, "Xylanderbrandt") == []


def test_a_removed_report_may_come_again(opened: Opened, stages: FakeStages) -> None:
    with opened() as database:
        add(database, [BRIDGE, SECRET], stages)
        remove(database, SECRET, stages)
        assert add(database, [SECRET], stages).new == (SECRET.id,)
        assert content(account_of(database).stories) == built([BRIDGE, SECRET])


def test_history_before_the_report_came_stays(opened: Opened, stages: FakeStages) -> None:
    with opened() as database:
        first = add(database, [BRIDGE], stages).revision
        then = account_of(database).stories
        add(database, [SECRET], stages)
        remove(database, SECRET, stages)
        assert account_of(database, revision=first).stories == then


def test_a_report_that_is_not_there_is_said_to_be_none(opened: Opened, stages: FakeStages) -> None:
    with opened() as database:
        add(database, [BRIDGE], stages)
        with pytest.raises(InputError) as caught:
            remove(database, SECRET, stages)
    assert caught.value.code == "no-such-report"
