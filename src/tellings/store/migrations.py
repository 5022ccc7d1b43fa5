"""From one version of the tables to the next, by numbered functions."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, insert, inspect, select, update

from tellings.errors import StoreError
from tellings.store import fulltext
from tellings.store.database import Database, complain
from tellings.store.schema import meta, metadata

Migration = Callable[[Connection], None]


def make_tables(connection: Connection) -> None:
    """Make the tables of version 1."""
    metadata.create_all(connection)


def make_full_text(connection: Connection) -> None:
    """Index the words of reports and statements, those that are there already included."""
    fulltext.make_index(connection)


#: The first leads to version 1, and so on. A table that changes gets a function that changes it.
MIGRATIONS: tuple[Migration, ...] = (make_tables, make_full_text)
SCHEMA = len(MIGRATIONS)


def migrate(database: Database, *, program: str, made_at: str, write: bool) -> None:
    """Bring a store to the present version.

    Args:
        database: The store.
        program: Name and version of the program, for the record.
        made_at: The moment, for the record.
        write: Whether it may be made or changed.

    Raises:
        StoreError: It is newer than this program, is no store, or is older and may not be
            changed here.
    """
    with database.transaction() as connection:
        version = read_version(connection, database.name)
        if version > SCHEMA:
            message = (
                f"{database.name}: was written by a newer tellings (its tables are version "
                f"{version}, and this one knows {SCHEMA}); install the newer one."
            )
            raise StoreError(message, code="store-newer")
        if version == SCHEMA:
            return
        if not write:
            if version == 0:
                raise complain(database.name, "not-a-store")
            message = (
                f"{database.name}: was written by an older tellings; any command that writes to "
                "it, as `tellings add`, brings it up to date."
            )
            raise StoreError(message, code="store-older")
        for migration in MIGRATIONS[version:]:
            migration(connection)
        _note(connection, "schema", str(SCHEMA))
        _note(connection, "program", program)
        if version == 0:
            _note(connection, "made", made_at)


def read_version(connection: Connection, name: str) -> int:
    """Return the version of a store's tables, 0 of an empty file.

    Raises:
        StoreError: The file is a database of somebody else.
    """
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return 0
    if not {"meta", "reports", "revisions"} <= tables:
        raise complain(name, "not-a-store")
    found = connection.scalar(select(meta.c.value).where(meta.c.key == "schema"))
    if found is None or not found.isdigit():
        raise complain(name, "store-corrupt")
    return int(found)


def _note(connection: Connection, key: str, value: str) -> None:
    done = connection.execute(update(meta).where(meta.c.key == key).values(value=value))
    if not done.rowcount:
        connection.execute(insert(meta).values(key=key, value=value))
