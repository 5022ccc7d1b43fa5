"""Open a store, brought up to date."""

from __future__ import annotations

import contextlib
import datetime
import os
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from tellings.errors import StoreError
from tellings.store.database import Database
from tellings.store.migrations import migrate
from tellings.store.removal import wipe


@contextlib.contextmanager
def open_store(
    where: str | os.PathLike[str], *, write: bool = False, make: bool = True
) -> Iterator[Database]:
    """Open a store for reading, or make and open it for writing.

    Args:
        where: A file, or the URL of a database as SQLAlchemy has it.
        write: Whether it may be changed; there is one writer at a time.
        make: Whether a writer makes it if there is none.

    Raises:
        StoreError: There is none, it is damaged, newer than this program, busy or not writable.
    """
    name = os.fspath(where)
    if not (write and make) and "://" not in name and not Path(name).is_file():
        message = f"{name}: there is no such store; `tellings add {name} PATH...` makes one."
        raise StoreError(message, code="no-such-store")
    database = Database(where, write=write)
    try:
        program = f"tellings {version('tellings')}"
        migrate(database, program=program, made_at=this_moment(), write=write)
        if write:
            wipe(database)
        yield database
    finally:
        database.close()


def this_moment() -> str:
    """Return the time, UTC, to the second, as ISO 8601 writes it."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
