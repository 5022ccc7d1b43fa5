"""Blocks in memory and in a store are the same, and those of the plain definition."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.conftest import FakeStages, annotate, likeness, make_report, profile_of
from tests.store.helpers import add

from tellings.records.report import Report
from tellings.store.blocks import COPY_ROWS, COPY_SHARE
from tellings.store.opening import open_store
from tellings.store.partition import split_into_blocks

SENTENCES = ["Ice closed the pass.", "Two were hurt.", "Snow fell on Lomme.", "The road opens."]
TEXTS = st.lists(
    st.sampled_from([*SENTENCES, *(f"Tale{n} of a{n} b{n} c{n} d{n}." for n in range(8))]),
    min_size=1,
    max_size=5,
    unique=True,
).map(" ".join)


def tied(one: Report, other: Report) -> bool:
    """Return whether two reports are tied, in plain words."""
    profiles = [profile_of(report, annotate(report)) for report in (one, other)]
    if likeness(*profiles) >= FakeStages.one_story:
        return True
    rows = [set(FakeStages().sketch(report)) for report in (one, other)]
    return len(rows[0] & rows[1]) >= max(COPY_ROWS, COPY_SHARE * min(map(len, rows)))


def components(reports: list[Report]) -> set[frozenset[str]]:
    parts = [{report.id} for report in reports]
    for one, other in itertools.combinations(reports, 2):
        if tied(one, other):
            mine, theirs = (next(p for p in parts if r.id in p) for r in (one, other))
            if mine is not theirs:
                mine |= theirs
                parts.remove(theirs)
    return set(map(frozenset, parts))


@given(st.lists(TEXTS, min_size=1, max_size=10), st.randoms(use_true_random=False))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_blocks_are_the_connected_parts_of_what_is_tied(texts: list[str], chance: object) -> None:
    reports = [make_report(str(n), text) for n, text in enumerate(texts)]
    stages = FakeStages()
    profiles = {report.id: profile_of(report, annotate(report)) for report in reports}
    found = split_into_blocks(reports, profiles, stages)
    wanted = components(reports)
    assert {frozenset(r.id for r in block) for block in found} == wanted
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "s", write=True) as db:
        add(db, reports[::-1], stages)
        with db.transaction() as connection:
            rows = connection.exec_driver_sql("SELECT block, id FROM reports").all()
    stored: dict[int, set[str]] = {}
    for block, name in rows:
        stored.setdefault(block, set()).add(name)
    assert set(map(frozenset, stored.values())) == wanted
