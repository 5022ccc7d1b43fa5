"""What can be wrong with a store, and how it is said: one line, a code that stays."""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.store.conftest import FakeStages, Opened, make_report
from tests.store.helpers import BAKER, BRIDGE, BRIDGE_TOO, account_of, add, built, content

from tellings.errors import StoreError
from tellings.store import database as room
from tellings.store.database import Database
from tellings.store.migrations import MIGRATIONS, SCHEMA
from tellings.store.opening import open_store
from tellings.store.reading import list_stories, search


def refused(work: Callable[[], Any]) -> str:
    """Return the code of the error, whose message takes one line and names a way out."""
    with pytest.raises(StoreError) as caught:
        work()
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(str(message.partition(":")[0]))
    assert len(message.partition(": ")[2]) > 15
    return caught.value.code


def open_and_list(where: Path, *, write: bool = False) -> Callable[[], Any]:
    def work() -> Any:
        with open_store(where, write=write) as store:
            return list_stories(store)

    return work


@pytest.fixture
def filled(where: Path, opened: Opened, stages: FakeStages) -> Path:
    with opened() as database:
        add(database, [BRIDGE, BAKER], stages)
    return where


def test_only_the_owner_may_read_a_store(where: Path, opened: Opened, stages: FakeStages) -> None:
    old = os.umask(0)
    try:
        with opened() as database:
            add(database, [BRIDGE], stages)
            files = sorted(where.parent.iterdir())
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in files}
    finally:
        os.umask(old)
    assert {"news.store", "news.store-wal", "news.store-shm"} <= modes.keys()
    assert set(modes.values()) == {0o600}


def test_a_store_that_is_not_there_is_named(where: Path) -> None:
    assert refused(open_and_list(where)) == "no-such-store"
    assert not where.exists()


@pytest.mark.parametrize("write", [False, True], ids=["reading", "writing"])
def test_a_newer_store_is_refused(filled: Path, write: bool) -> None:
    set_version(filled, SCHEMA + 1)
    assert refused(open_and_list(filled, write=write)) == "store-newer"


def set_version(where: Path, version: int) -> None:
    with sqlite3.connect(where) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (str(version),))
    connection.close()


def test_an_older_store_is_brought_up_to_date(filled: Path) -> None:
    with sqlite3.connect(filled) as connection:
        connection.executescript("DROP TABLE report_words; DROP TABLE claim_words;")
        connection.executescript("DROP VIEW claim_texts;")
    connection.close()
    set_version(filled, 1)
    assert len(MIGRATIONS) == SCHEMA
    assert refused(open_and_list(filled)) == "store-older"
    with open_store(filled, write=True) as store:
        assert {hit.report for hit in search(store, "bridge")} == {BRIDGE.id}
    with open_store(filled) as store:
        assert content(account_of(store).stories) == built([BRIDGE, BAKER])


@pytest.mark.parametrize(
    "content_of_file",
    [b"This is a letter to the editor.\n" * 200, b"\0" * 8192],
    ids=["a text", "nothing but zeros"],
)
def test_what_is_no_store_is_refused_and_left_alone(where: Path, content_of_file: bytes) -> None:
    where.write_bytes(content_of_file)
    for write in (False, True):
        assert refused(open_and_list(where, write=write)) in {"not-a-store", "store-corrupt"}
    assert where.read_bytes() == content_of_file


def test_a_database_of_another_program_is_refused(where: Path) -> None:
    with sqlite3.connect(where) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    assert refused(open_and_list(where, write=True)) == "not-a-store"


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    assert refused(open_and_list(tmp_path, write=True)) == "not-a-store"


def test_a_damaged_store_is_refused(filled: Path, stages: FakeStages) -> None:
    data = bytearray(filled.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 64] = b"\xff" * 64
    filled.write_bytes(bytes(data))

    def work() -> Any:
        with open_store(filled, write=True) as store:
            add(store, [BRIDGE_TOO], stages)

    assert refused(work) == "store-corrupt"


def test_a_damaged_row_is_named_as_such(filled: Path) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute("UPDATE stories SET record = x'00ff'")
    connection.close()

    def work() -> Any:
        with open_store(filled) as store:
            return account_of(store)

    assert refused(work) == "store-corrupt"


def test_a_store_cut_short_is_refused(filled: Path) -> None:
    filled.write_bytes(filled.read_bytes()[:20_000])

    def work() -> Any:
        with open_store(filled, write=True) as store:
            return account_of(store)

    assert refused(work) in {"store-corrupt", "store-failed"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte; skipped where none can be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_on_a_full_disk_what_was_acknowledged_stays(small_disk: Path, stages: FakeStages) -> None:
    where = small_disk / "news.store"
    with open_store(where, write=True) as store:
        add(store, [BRIDGE], stages)
    many = [make_report(f"m{n}", f"Word{n} " * 2000 + f"tale{n}.") for n in range(200)]

    def work() -> Any:
        with open_store(where, write=True) as store:
            add(store, many, stages)

    assert refused(work) == "store-full"
    with open_store(where) as store:
        assert BRIDGE.id in {report.id for report in account_of(store).reports}


def _fill_under_a_limit(where: Path, codes: Any) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    many = [make_report(f"m{n}", f"Word{n} " * 2000 + f"tale{n}.") for n in range(200)]
    try:
        with open_store(where, write=True) as store:
            add(store, many, FakeStages())
    except StoreError as error:
        codes.put(error.code)


def test_a_limit_on_the_size_of_files_is_a_full_disk(filled: Path) -> None:
    fork = multiprocessing.get_context("fork")
    codes = fork.Queue()
    child = fork.Process(target=_fill_under_a_limit, args=(filled, codes))
    child.start()
    assert codes.get(timeout=60) == "store-full"
    child.join()
    with open_store(filled) as store:
        assert BRIDGE.id in {report.id for report in account_of(store).reports}


def test_a_store_on_a_medium_for_reading_is_read_and_not_written(
    filled: Path, small_disk: Path
) -> None:
    where = small_disk / "news.store"
    shutil.copy(filled, where)
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    subprocess.run(remount, check=True, capture_output=True)
    with open_store(where) as store:
        assert content(account_of(store).stories) == built([BRIDGE, BAKER])
        assert search(store, "bridge")
    assert refused(open_and_list(where, write=True)) == "store-read-only"
    assert refused(open_and_list(small_disk / "new.store", write=True)) == "store-read-only"


def test_a_second_writer_waits_and_is_then_told(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "WAIT_SECONDS", 0.2)
    with open_store(filled, write=True):
        assert refused(open_and_list(filled, write=True)) == "store-busy"
    assert open_and_list(filled, write=True)()


def test_a_second_writer_goes_on_once_the_first_is_done(filled: Path) -> None:
    first = Database(filled, write=True)
    threading.Timer(0.3, first.close).start()
    with open_store(filled, write=True) as store:
        assert len(list_stories(store)) == 2


def test_readers_read_beside_a_writer(filled: Path, opened: Opened, stages: FakeStages) -> None:
    with opened() as writer, open_store(filled) as one, open_store(filled) as other:
        with writer.transaction() as connection:
            connection.exec_driver_sql("UPDATE stories SET title = 'half'")
            assert "half" not in {h.title for h in list_stories(one)}
        assert {h.title for h in list_stories(other)} == {"half"}


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "NEAR(",
        "a OR",
        "title:x",
        "*",
        "-",
        "(((",
        "bridge AND NOT",
        "\0",
        "'; DROP TABLE",
        "",
    ],
)
def test_no_search_is_taken_for_syntax(filled: Path, words: str) -> None:
    with open_store(filled) as store:
        assert all("bridge" in hit.text for hit in search(store, words))
        assert len(list_stories(store)) == 2


def test_a_search_finds_reports_and_statements_whatever_the_case(filled: Path) -> None:
    with open_store(filled) as store:
        hits = search(store, "BRIDGE arnsund")
    assert [(hit.report, hit.statement is None) for hit in hits] == [
        (BRIDGE.id, True),
        (BRIDGE.id, False),
    ]
    assert hits[1].text == "The bridge over Arnsund fell."
