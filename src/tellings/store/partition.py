"""The blocks of a whole set of reports, for a run that keeps nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.ports import Stages
from tellings.records.account import Decision
from tellings.records.profile import Profile
from tellings.records.report import Report
from tellings.store.blocks import MemoryIndex, arrival_of, place
from tellings.store.rulings import bound_pairs


def split_into_blocks(
    reports: Sequence[Report],
    profiles: Mapping[str, Profile],
    stages: Stages,
    decisions: Sequence[Decision] = (),
) -> tuple[tuple[Report, ...], ...]:
    """Return the reports in blocks, the same as a store that they come into one by one.

    Args:
        reports: In any order; the blocks do not depend on it.
        profiles: By report id.
        stages: Say what ties reports.
        decisions: Those that hold.
    """
    index = MemoryIndex()
    numbers = {report.id: number for number, report in enumerate(reports, 1)}
    partners: dict[str, set[str]] = {}
    for pair in bound_pairs(decisions, numbers):
        for name in pair:
            partners.setdefault(name, set()).update(pair)
    for report in reports:
        own = (index.block_of(numbers[n]) for n in sorted(partners.get(report.id, ())))
        tied = [block for block in own if block is not None]
        arrival = arrival_of(report, profiles[report.id], numbers[report.id], stages)
        place(arrival, index, stages, tied)
    return tuple(
        tuple(reports[arrival.no - 1] for arrival in index.members[block])
        for block in sorted(index.members)
    )
