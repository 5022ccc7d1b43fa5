#!/usr/bin/env python3
"""Measure what one more report costs a store of 1,000, 10,000 and 100,000 reports.

usage: bench/store_cost.py [--most N] [--report]

The reports are invented: words of English by Zipf's law, and words and names of their story, of
which there are five reports each. Reading (annotation) and telling (alignment) are left out: they
cost the same however many reports are stored. What is stored is loaded in bulk; each figure is
the median of single additions to stories that have been told before, in CPU time, for wall time
on a shared machine is noise. Beside it stands a plain scan: the same profile scored against all
that are stored.
"""

from __future__ import annotations

import argparse
import bisect
import dataclasses
import itertools
import json
import math
import pathlib
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

MADE_AT = "2031-03-04T10:00:00+00:00"
SIZES = (1_000, 10_000, 100_000)
#: Reports of one story, words of a report, and how many of them are the story's own.
STORY, WORDS, OWN = 5, 140, 40
NAMES = 6
ADDITIONS = 25
BUDGET_GROWTH, BUDGET_MB = 1.5, 1_500
_LETTERS = "bdfgklmnprstv"
_VOWELS = "aeiou"


class Maker:
    """Makes reports that are the same every time."""

    def __init__(self) -> None:
        from tellings.data import load_table

        self._vocabulary = load_table("common_words")["words"].split()
        weights = itertools.accumulate(1 / rank for rank in range(1, len(self._vocabulary) + 1))
        self._heap = list(weights)

    def words(self, chance: random.Random, count: int) -> list[str]:
        """Return words by how common they are."""
        most = self._heap[-1]
        return [
            self._vocabulary[bisect.bisect_left(self._heap, chance.random() * most)]
            for _ in range(count)
        ]

    def story(self, number: int) -> tuple[list[str], list[str]]:
        """Return the words of a story, some of them English, and its names."""
        chance = random.Random(f"story {number}")
        topics = chance.sample(self._vocabulary[500:], 12)
        names = ["".join(_syllable(chance) for _ in range(3)).capitalize() for _ in range(NAMES)]
        return topics, names

    def report(self, story: int, number: int) -> Any:
        """Return one report of a story with its annotation."""
        chance = random.Random(f"report {story} {number}")
        topics, names = self.story(story)
        own = [chance.choice(topics) for _ in range(OWN - 12)]
        words = self.words(chance, WORDS - OWN) + own + [chance.choice(names) for _ in range(12)]
        chance.shuffle(words)
        lines = [" ".join(words[n : n + 14]) + "." for n in range(0, len(words), 14)]
        return annotate(f"r-{story}-{number}", lines, set(names), story)


def _syllable(chance: random.Random) -> str:
    return chance.choice(_LETTERS) + chance.choice(_VOWELS) + chance.choice(["", "n", "r"])


def annotate(name: str, lines: Sequence[str], names: set[str], story: int) -> Any:
    """Return a report and what would be read from it: a statement a line."""
    import datetime
    from collections import Counter

    from tellings.records.annotation import Annotation, Mention
    from tellings.records.report import Dated, Report
    from tellings.records.spans import Span
    from tellings.records.statement import Speaker, Statement

    text = "\n".join(lines)
    day = datetime.date(2021, 1, 1) + datetime.timedelta(days=story % 2_000)
    dated = Dated(earliest=day.isoformat(), latest=day.isoformat(), basis="stated")
    report = Report(id=name, title=lines[0][:60], text=text, published=dated)
    statements, mentions, start = [], [], 0
    for n, line in enumerate(lines):
        terms = tuple(line[:-1].lower().split())
        statements.append(
            Statement(
                id=f"s-{name}-{n}",
                report=name,
                start=start,
                end=start + len(line),
                text=line,
                sentence=Span(start, start + len(line)),
                speaker=Speaker(kind="outlet"),
                terms=terms,
            )
        )
        place = start
        for word in line[:-1].split():
            if word in names:
                end = place + len(word)
                mentions.append(
                    Mention(report=name, start=place, end=end, text=word, type="person")
                )
            place += len(word) + 1
        start += len(line) + 1
    return report, Annotation(
        report=name,
        sentences=tuple(s.sentence for s in statements),
        mentions=tuple(mentions),
        times=(),
        statements=tuple(statements),
        terms=dict(sorted(Counter(t for s in statements for t in s.terms if len(t) > 3).items())),
    )


def make_stages(notes: dict[str, Any]) -> Any:
    """Return the real stages, but for reading and telling."""
    from tellings.cluster import profile_reports
    from tellings.pipeline import Work
    from tellings.records.account import Story
    from tellings.records.finding import Finding
    from tellings.records.spans import make_id

    class Apart(Work):
        reader = "bench"  # type: ignore[assignment]

        def annotate(self, reports: Sequence[Any]) -> Iterable[Any]:
            return [notes[report.id] for report in reports]

        def profile(self, reports: Sequence[Any], annotations: Any) -> Sequence[Any]:
            # Without openings: the encoder reads, and reading is not measured here.
            return profile_reports(reports, annotations)

        def tell(self, reports: Any, annotations: Any, copies: Any, decisions: Any) -> Any:
            told = [s for report in reports for s in annotations[report.id].statements]
            names = sorted(report.id for report in reports)
            story = Story(
                id=make_id("t", *names),
                title=reports[0].title,
                reports=tuple(names),
                copies=tuple(copies),
                statements=tuple(told),
                findings=tuple(
                    Finding(
                        id=make_id("f", s.id),
                        question=s.text,
                        kind="event",
                        status="once",
                        statements=(s.id,),
                    )
                    for s in told
                ),
            )
            return story, reports

    return Apart()


def make_bare(stages: Any) -> Any:
    """Return the stages with a sketch that costs nothing."""

    class Bare(type(stages)):  # type: ignore[misc]
        def sketch(self, report: Any) -> Sequence[int]:
            chance = random.Random(report.id)
            return [chance.getrandbits(64) for _ in range(28)]

    return Bare()


def load_stories(
    database: Any, maker: Maker, stages: Any, stories: range, whole: set[int]
) -> None:
    """Load the reports of stories in bulk, as if each had come by itself.

    Those that are not `whole` are there to be in the way: their profiles and keys of topics are
    real, their keys of rows of words are random, and their annotations are never opened.
    """
    for first in range(stories.start, stories.stop, 500):
        part = range(first, min(first + 500, stories.stop))
        _load_part(database, maker, stages, part, whole)


def _load_part(database: Any, maker: Maker, stages: Any, stories: range, whole: set[int]) -> None:
    from sqlalchemy import func, insert, select

    from tellings.store.blocks import arrival_of
    from tellings.store.codec import pack
    from tellings.store.schema import blocks, claims, reports, sketch_keys, topic_keys

    bare, filler = make_bare(stages), random.Random(0).randbytes(1_800)
    rows: dict[str, list[dict[str, Any]]] = {"r": [], "c": [], "t": [], "s": [], "b": []}
    with database.transaction() as connection:
        no = int(connection.scalar(select(func.max(reports.c.no))) or 0)
        block = int(connection.scalar(select(func.max(blocks.c.no))) or 0)
        for story in stories:
            block += 1
            rows["b"].append({"no": block, "size": STORY, "stale": 0})
            made = [maker.report(story, n) for n in range(STORY)]
            notes = {note.report: note for _, note in made}
            profiles = stages.profile([report for report, _ in made], notes)
            for (report, note), profile in zip(made, profiles, strict=True):
                no += 1
                if story in whole:
                    arrival = arrival_of(report, profile, no, stages)
                    packed = pack(note)
                else:
                    arrival = arrival_of(report, profile, no, bare)
                    packed = filler
                rows["r"].append(
                    {
                        "no": no,
                        "id": report.id,
                        "since": 1,
                        "title": report.title,
                        "text": report.text,
                        "page": arrival.page,
                        "block": block,
                        "reader": "bench",
                        "record": pack(dataclasses.replace(report, text="")),
                        "annotation": packed,
                        "profile": pack(profile),
                        "sketch_size": len(arrival.sketch),
                    }
                )
                rows["c"] += [
                    {"id": s.id, "report": no, "start": s.start, "end": s.end}
                    for s in note.statements
                ]
                for kind, keys in (("t", arrival.topics), ("s", arrival.sketch)):
                    rows[kind] += [{"key": k, "block": block, "report": no} for k in keys]
        for kind in ("t", "s"):
            rows[kind].sort(key=lambda row: row["key"])
        for kind, table in zip(
            "rctsb", (reports, claims, topic_keys, sketch_keys, blocks), strict=True
        ):
            connection.execute(insert(table), rows[kind])


def chosen(size: int) -> set[int]:
    """Return the stories that are added to at this size."""
    return set(random.Random(size).sample(range(size // STORY), ADDITIONS))


def measure_size(database: Any, maker: Maker, notes: dict[str, Any], size: int) -> dict[str, Any]:
    """Return what an addition costs at this size, in milliseconds."""
    from tellings.store.stream import add_reports

    stages = make_stages(notes)
    took, told = [], []
    for story in sorted(chosen(size)):
        for n in (STORY, STORY + 1):
            report, note = maker.report(story, n)
            notes[report.id] = note
            began = time.process_time()
            outcome = add_reports(database, [report], stages, made_at=MADE_AT, progress=_silent)
            spent = 1000 * (time.process_time() - began)
            if n > STORY:  # the first time, the story has not been told yet
                took.append(spent)
                told.append(len(outcome.retold))
    return {
        "stored": size,
        "median_ms": round(statistics.median(took), 1),
        "p90_ms": round(sorted(took)[int(0.9 * len(took))], 1),
        "stories_told": round(statistics.mean(told), 2),
        "scan_ms": round(_scan(database, stages, maker), 1),
        "file_mb": round(pathlib.Path(database.name).stat().st_size / 1e6, 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def _scan(database: Any, stages: Any, maker: Maker) -> float:
    """Return how long it takes to score one profile against all that are stored."""
    report, note = maker.report(0, 99)
    (profile,) = stages.profile([report], {report.id: note})
    began = time.process_time()
    for part in _profiles(database):
        stages.score(profile, part)
    return 1000 * (time.process_time() - began)


def _profiles(database: Any) -> Iterator[list[Any]]:
    from sqlalchemy import select

    from tellings.store.arrivals import read_profile
    from tellings.store.schema import reports

    with database.transaction() as connection:
        found = connection.execute(select(reports.c.profile).execution_options(yield_per=2_000))
        for part in found.partitions():
            yield [read_profile(row.profile) for row in part]


def measure(most: int) -> dict[str, Any]:
    """Return the figures of all sizes up to `most`."""
    from tellings.store import fulltext
    from tellings.store.opening import open_store

    maker, notes = Maker(), {}
    stages = make_stages(notes)
    rows, loaded = [], 0
    whole = set().union(*(chosen(size) for size in SIZES))
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "s"
        with open_store(path, write=True) as database:
            for size in (s for s in SIZES if s <= most):
                stories = range(loaded, size // STORY)
                load_stories(database, maker, stages, stories, whole)
                loaded = size // STORY
                with database.transaction() as connection:
                    fulltext.rebuild_index(connection)
                rows.append(measure_size(database, maker, notes, size))
    first, last = rows[0], rows[-1]
    growth = last["median_ms"] / first["median_ms"]
    decades = math.log10(last["stored"] / first["stored"]) or 1
    return {
        "command": f"python bench/store_cost.py --most {most} --report",
        "rows": rows,
        "growth": round(growth, 2),
        # As much again for every tenfold, from what the measured tenfolds have cost.
        "million_ms": round(
            last["median_ms"] * growth ** (math.log10(1e6 / last["stored"]) / decades), 1
        ),
        "million_scan_s": round(last["scan_ms"] * 1e6 / last["stored"] / 1000, 1),
    }


def section(results: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    lines = [
        f"Made by `{results['command']}`, {ADDITIONS} additions at each size.",
        "",
        "| reports stored | ms, median | ms, 9 of 10 | plain scan, ms | file, MB | peak, MB |",
        "|--:|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {row['stored']:,} | {row['median_ms']} | {row['p90_ms']} | {row['scan_ms']:,} "
        f"| {row['file_mb']:,} | {row['peak_mb']:,} |"
        for row in results["rows"]
    ]
    lines += [
        "",
        f"CPU time of one thread. From first to last the cost grows {results['growth']} times (at "
        f"most {BUDGET_GROWTH} is wanted, and at most {BUDGET_MB:,} MB). The curve says about "
        f"{results['million_ms']} ms at a million, where the scan would take "
        f"{results['million_scan_s']} s.",
    ]
    return "\n".join(lines)


def main() -> int:
    """Measure, write the figures, print them."""
    from gold_reports import write_results
    from quality import say

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--most", type=int, default=SIZES[-1])
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    results = measure(options.most)
    say(section(results))
    say(json.dumps(results["rows"]))
    if options.report:
        from report import write_report

        write_results("store_cost", results)
        say(f"written: {write_report()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
