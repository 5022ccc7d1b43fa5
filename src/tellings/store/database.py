"""Opening a store: who may read it, who writes, and what its mistakes are called."""

from __future__ import annotations

import contextlib
import fcntl
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from tellings.errors import StoreError
from tellings.store.codec import DamagedRowError

#: Nobody but the owner reads a store: it holds the reports as they were.
PRIVATE = 0o600
#: How long a second writer waits for the first.
WAIT_SECONDS = 10.0
_POLL_SECONDS = 0.05
#: Of pages kept in memory, in KiB (negative: SQLite's way to say so).
_CACHE = -65_536

_REASONS = {
    "store-full": "the disk is full; make room and run it again: what was acknowledged is kept.",
    "store-corrupt": "is damaged; restore it from a backup.",
    "not-a-store": "is no store; name another file.",
    "store-busy": "somebody else is writing to it; try again when they are done.",
    "store-read-only": "cannot be written to; copy it to where you may write.",
    "store-failed": "cannot be read or written; check the disk.",
}


def complain(path: str, code: str) -> StoreError:
    """Return the error of that code, in one line that names the store and the way out."""
    return StoreError(f"{path}: {_REASONS[code]}", code=code)


@contextlib.contextmanager
def translated(path: str) -> Iterator[None]:
    """Turn mistakes of the database into ours.

    Raises:
        StoreError: In place of what the database raised.
    """
    try:
        yield
    except DBAPIError as exc:
        raise complain(path, _code_of(exc.orig)) from exc
    except sqlite3.Error as exc:
        raise complain(path, _code_of(exc)) from exc
    except (DamagedRowError, UnicodeDecodeError) as exc:
        raise complain(path, "store-corrupt") from exc


def _code_of(error: BaseException | None) -> str:
    name = str(getattr(error, "sqlite_errorname", ""))
    for start, code in (
        ("SQLITE_FULL", "store-full"),
        # A limit on the size of files is met in the middle of a write.
        ("SQLITE_IOERR_WRITE", "store-full"),
        ("SQLITE_NOTADB", "not-a-store"),
        ("SQLITE_CORRUPT", "store-corrupt"),
        ("SQLITE_BUSY", "store-busy"),
        ("SQLITE_LOCKED", "store-busy"),
        ("SQLITE_READONLY", "store-read-only"),
    ):
        if name.startswith(start):
            return code
    # A virtual table reports its damage without saying so.
    return "store-corrupt" if "malformed" in str(error) else "store-failed"


class Database:
    """A store's connections.

    Readers see what was last committed and are in nobody's way. A writer holds a lock from
    beginning to end of its work, for a work is several transactions.
    """

    def __init__(self, where: str | os.PathLike[str], *, write: bool) -> None:
        self.name = os.fspath(where)
        self._write = write
        self._lock: int | None = None
        self.file = None if "://" in self.name else Path(self.name)
        if self.file is not None and write:
            self._take(self.file)
        try:
            with translated(self.name):
                self.engine = self._make_engine()
        except BaseException:
            self.close()
            raise

    def _take(self, file: Path) -> None:
        """Make the file if there is none, and take the writer's lock beside it."""
        if file.is_dir():
            raise complain(self.name, "not-a-store")
        try:
            with contextlib.suppress(FileExistsError):
                os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE))
            if not os.access(file, os.W_OK):
                raise complain(self.name, "store-read-only")
            # Not on the file itself: to close a handle of it would drop the database's own locks.
            beside = file.with_name(f"{file.name}-lock")
            self._lock = os.open(beside, os.O_RDWR | os.O_CREAT, PRIVATE)
        except OSError as exc:
            raise complain(self.name, "store-read-only") from exc
        last = time.monotonic() + WAIT_SECONDS
        while not _locked(self._lock):
            if time.monotonic() > last:
                self.close()
                raise complain(self.name, "store-busy")
            time.sleep(_POLL_SECONDS)

    def _make_engine(self) -> Engine:
        if self.file is None:
            return create_engine(make_url(self.name))
        engine = create_engine(
            "sqlite://", creator=self._connect, poolclass=QueuePool, hide_parameters=True
        )
        event.listen(engine, "begin", self._begin)
        return engine

    def _connect(self) -> sqlite3.Connection:
        file = Path(self.name).absolute()
        mode = "mode=rw" if self._write else _reading_mode(file)
        made = sqlite3.connect(
            f"{file.as_uri()}?{mode}",
            uri=True,
            isolation_level=None,
            timeout=WAIT_SECONDS,
            check_same_thread=False,
        )
        if self._write:
            made.execute("PRAGMA journal_mode = WAL")
            # What is acknowledged outlives a loss of power.
            made.execute("PRAGMA synchronous = FULL")
            made.execute("PRAGMA secure_delete = ON")
        made.execute("PRAGMA foreign_keys = ON")
        made.execute(f"PRAGMA cache_size = {_CACHE}")
        return made

    def _begin(self, connection: Connection) -> None:
        # The driver would begin where it likes; a writer must have the lock from the start.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if self._write else "BEGIN")

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give a connection; what is written is there whole, or not at all.

        Raises:
            StoreError: The database fails; nothing of this transaction is kept.
        """
        with translated(self.name), self.engine.begin() as connection:
            yield connection

    def run_alone(self, *commands: str) -> None:
        """Run commands that no transaction may hold."""
        with translated(self.name), contextlib.closing(self._connect()) as connection:
            for command in commands:
                connection.execute(command).fetchall()

    def close(self) -> None:
        """Let go of the lock and of what is open."""
        if hasattr(self, "engine"):
            self.engine.dispose()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _reading_mode(file: Path) -> str:
    """Return how to open a file for reading.

    Readers share a small file beside the store, which they make where they may. On a medium that
    cannot be written to nobody writes, and the file is read as it lies.
    """
    log = file.with_name(f"{file.name}-wal")
    if os.access(file.parent, os.W_OK) or (log.exists() and log.stat().st_size):
        return "mode=ro"
    return "immutable=1"
