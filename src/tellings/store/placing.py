"""Find the blocks of reports that are stored already, when a tie between them may be gone."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from tellings.ports import Stages
from tellings.records.account import Decision
from tellings.store.arrivals import (
    StoredIndex,
    load_report,
    read_profile,
    tied_blocks,
)
from tellings.store.blocks import arrival_of, place
from tellings.store.schema import reports


def place_again(
    connection: Connection,
    numbers: Sequence[int],
    stages: Stages,
    decided: Sequence[Decision],
) -> set[int]:
    """Put reports that have no block into the blocks that are theirs; return these.

    Args:
        connection: Inside a transaction.
        numbers: Of the reports.
        stages: Say what ties reports.
        decided: The decisions that hold.
    """
    index = StoredIndex(connection)
    homes: set[int] = set()
    for number in numbers:
        row = connection.execute(select(reports).where(reports.c.no == number)).one()
        arrival = arrival_of(load_report(row), read_profile(row.profile), number, stages)
        homes.add(place(arrival, index, stages, tied_blocks(connection, row.id, decided)))
    return homes
