#!/usr/bin/env python3
"""Kill an `add` at random moments, and see whether the store has what was acknowledged.

usage: bench/store_crash.py [--kills N] [--report]

A child adds invented reports to a new store and is killed (SIGKILL) at a random moment, up to a
little after the end of an undisturbed run. Then the store must open, hold every report that was
acknowledged, hold none in part, and give the same account as an undisturbed run once the reports
are added again. Annotations and tellings are made once and handed to every child, so that most
kills fall into the writing.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import pathlib
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

MADE_AT = "2031-03-04T10:00:00+00:00"
PLACES = ("Arnsund", "Brekkvik", "Ostrup", "Lomme")
LINES = (
    "A ferry ran aground off {place} on Monday, the harbour office said.",
    "Seven passengers of the ferry were hurt at {place}, the hospital of {place} said.",
    "The ferry at {place} was towed free on Tuesday; nobody was missing.",
    "Divers found a crack of two metres in the hull of the ferry at {place}.",
    "The owner of the ferry denied that it had been warned of the rocks off {place}.",
)


def make_reports() -> list[Any]:
    """Return twenty short reports of four happenings."""
    from tellings.records.report import Dated, Report
    from tellings.records.spans import make_id

    made = []
    for place in PLACES:
        for n, line in enumerate(LINES):
            text = " ".join([line, LINES[(n + 2) % len(LINES)]]).format(place=place)
            day = Dated(earliest=f"2031-03-0{n + 3}", latest=f"2031-03-0{n + 3}", basis="stated")
            name = make_id("r", place, n)
            made.append(Report(id=name, file=f"{place}{n}", text=text, published=day))
    return made


def add(store: pathlib.Path, reports: Sequence[Any], stages: Any, tell: Any) -> None:
    """Add reports to a store."""
    from tellings.store.opening import open_store
    from tellings.store.stream import add_reports

    with open_store(store, write=True) as database:
        add_reports(database, reports, stages, made_at=MADE_AT, progress=tell)


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def content(store: pathlib.Path) -> tuple[Any, ...]:
    """Return what the stories of a store say; their ids and how they came to be are history."""
    from tellings.records.account import MadeWith
    from tellings.store.opening import open_store
    from tellings.store.reading import load_account

    with open_store(store) as database:
        account = load_account(database, MadeWith(program="tellings", version="0"))
    return tuple(
        (
            story.reports,
            story.title,
            story.summary,
            story.copies,
            [(s.id, s.text) for s in story.statements],
            [(e.name, e.mentions) for e in story.entities],
            [(f.question, f.status, f.statements, f.values, f.reason) for f in story.findings],
        )
        for story in account.stories
    )


def find_halves(store: pathlib.Path, reports: Mapping[str, Any]) -> list[str]:
    """Return the reports that are there in part: other text, claims or keys missing."""
    from sqlalchemy import text

    from tellings.records.annotation import Annotation
    from tellings.store.arrivals import load_report
    from tellings.store.codec import unpack
    from tellings.store.opening import open_store

    halves = []
    with open_store(store) as database, database.transaction() as connection:
        rows = connection.execute(text("SELECT * FROM reports")).all()
        for row in rows:
            notes = unpack(Annotation, row.annotation)
            counts = [
                connection.scalar(text(f"SELECT COUNT(*) FROM {t} WHERE report = {row.no}"))
                for t in ("claims", "topic_keys", "sketch_keys")
            ]
            whole = (
                load_report(row) == reports[row.id]
                and counts[0] == len(notes.statements)
                and counts[1] > 0
                and counts[2] == row.sketch_size
                and row.block > 0
            )
            halves += [] if whole else [row.id]
    return halves


def run_child(store: pathlib.Path, reports: Sequence[Any], stages: Any, pipe: int) -> None:
    """Add in a process of its own; write how many reports are acknowledged into the pipe."""

    def tell(stage: str, done: int, total: int) -> None:
        if stage == "annotate":
            os.write(pipe, f"{done}\n".encode())

    try:
        add(store, reports, stages, tell)
    finally:
        os._exit(0)


@dataclasses.dataclass
class Tally:
    """What came of the kills."""

    kills: int = 0
    in_time: int = 0
    lost: int = 0
    halves: int = 0
    unopened: int = 0
    other: int = 0


def kill_often(reports: Sequence[Any], stages: Any, kills: int, *, seed: int = 1) -> Tally:
    """Kill so many runs; return what came of them."""
    from tellings.errors import StoreError

    chance = random.Random(seed)
    by_id = {report.id: report for report in reports}
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        whole = pathlib.Path(folder) / "whole"
        add(whole, reports, stages, silent)
        wanted = content(whole)
        began = time.perf_counter()
        add(pathlib.Path(folder) / "timed", reports, stages, silent)
        longest = 1.1 * (time.perf_counter() - began)
        for number in range(kills):
            place = pathlib.Path(folder) / str(number)
            place.mkdir()
            order = list(reports)
            chance.shuffle(order)
            acknowledged, killed = _kill_one(
                place / "s", order, stages, chance.uniform(0, longest)
            )
            tally.kills += 1
            tally.in_time += killed
            try:
                _look(place / "s", order[:acknowledged], by_id, tally)
                add(place / "s", order, stages, silent)
                tally.other += content(place / "s") != wanted
            except StoreError:
                tally.unopened += 1
            shutil.rmtree(place)
    return tally


def _kill_one(
    store: pathlib.Path, order: Sequence[Any], stages: Any, seconds: float
) -> tuple[int, bool]:
    """Return how many reports were acknowledged, and whether the run was still going."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        run_child(store, order, stages, writer)
    os.close(writer)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reader) as lines:
        told = [int(line) for line in lines.read().split()]
    return max(told, default=0), os.WIFSIGNALED(status)


def _look(
    store: pathlib.Path, acknowledged: Sequence[Any], by_id: Mapping[str, Any], tally: Tally
) -> None:
    from sqlalchemy import text

    from tellings.store.opening import open_store

    # As the next to write would: a store that was being made is made.
    with open_store(store, write=True) as database, database.transaction() as connection:
        there = set(connection.scalars(text("SELECT id FROM reports")))
    tally.lost += len({report.id for report in acknowledged} - there)
    tally.halves += len(find_halves(store, by_id))


class Remembering:
    """The real stages, which do each piece of work once and then know what came of it."""

    def __init__(self) -> None:
        from tellings.pipeline import Work

        self._work = Work()
        self._known: dict[Any, Any] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._work, name)

    def annotate(self, reports: Sequence[Any]) -> list[Any]:
        """Return annotations, each made once."""
        new = [report for report in reports if report.id not in self._known]
        self._known |= {note.report: note for note in self._work.annotate(new)}
        return [self._known[report.id] for report in reports]

    def tell(self, reports: Any, annotations: Any, copies: Any, decisions: Any) -> Any:
        """Return a story, each told once."""
        key = (tuple(report.id for report in reports), repr(copies))
        if key not in self._known:
            self._known[key] = self._work.tell(reports, annotations, copies, decisions)
        return self._known[key]


def section(results: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    t = results["tally"]
    return "\n".join(
        [
            f"Made by `{results['command']}`: {t['kills']} kills with SIGKILL, {t['in_time']} of "
            "them while the run was going; each run adds "
            f"{results['reports']} reports of {results['stories']} stories.",
            "",
            "| what may go wrong | times |",
            "|---|--:|",
            f"| an acknowledged report is lost | {t['lost']} |",
            f"| a report is there in part | {t['halves']} |",
            f"| the store does not open | {t['unopened']} |",
            f"| added again, the account is another | {t['other']} |",
        ]
    )


def main() -> int:
    """Measure, write the figures, print them."""
    from gold_reports import write_results
    from quality import say

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    from tellings.store import stream

    # Many small batches: most kills fall between the first and the last.
    stream._REPORTS = 2
    reports = make_reports()
    tally = kill_often(reports, Remembering(), options.kills)
    results = {
        "command": f"python bench/store_crash.py --kills {options.kills} --report",
        "reports": len(reports),
        "stories": len(PLACES),
        "tally": dataclasses.asdict(tally),
    }
    say(section(results))
    say(json.dumps(results["tally"]))
    if options.report:
        from report import write_report

        write_results("store_crash", results)
        say(f"written: {write_report()}")
    return 1 if tally.lost or tally.halves or tally.unopened or tally.other else 0


if __name__ == "__main__":
    sys.exit(main())
