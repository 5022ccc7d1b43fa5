#!/usr/bin/env python3
"""Measure what a large story costs after its reports are annotated, and how that grows.

usage: bench/story_scale.py [--sizes N …] [--report]

The reports are invented by this script: a flood in an invented valley, told by invented outlets,
each report a draw of some of a hundred matters in one of several wordings, with names, figures and
days that differ. As in life, some of it is work beyond reading: every third report bears no date
but names weekdays, bodies have many names, people are accused and cleared. One story is made of
the first 30, 60, 125, 250, 500 of them, each in a process of its own, so that peak memory is that
story's. Seconds are of CPU, one thread, from annotations to the story (resolve, align, weigh,
compose); candidates are pairs of statements that were judged, by statement.
"""

from __future__ import annotations

import argparse
import datetime
import math
import os
import pathlib
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

SIZES = (30, 60, 125, 250, 500)
#: What a story of 500 reports may cost.
MOST_SECONDS, MOST_MEGABYTES = 300, 2000
#: Sentences of a report.
SENTENCES = 12
_FIRST = datetime.date(2031, 5, 4)
_GIVEN = "Anna Marek Petra Ludek Jana Ivo Dana Karel Olga Tomas Vera Pavel Lenka Radim Iva".split()
_FAMILY = (
    "Brandt Holub Vesely Kadlec Moravec Benda Havran Sedlak Ryba Toman Zeman Blaha Kolar Hrubes"
).split()
_OFFICES = (
    "mayor of Dolany",
    "head of the fire brigade",
    "spokeswoman for the water board",
    "district governor",
    "director of the hospital",
    "resident",
    "spokesman for the {b}",
    "who chairs the {b}",
)
_KINDS = ("Rowing Club", "Farmers' Union", "Relief Fund", "Dyke Association", "Chamber of Trade")
_PLACES = (
    *("the lower town", "the brewery", "the school", "the old bridge", "the railway station"),
    *("the market square", "the sewage works", "the hospital", "the eastern dyke", "the mill"),
    *("the prison", "the northern road", "the power station", "the cemetery", "the stadium"),
)
_DEEDS = (
    ("{n} people were killed near {p}", "The number of dead near {p} stands at {n}"),
    ("{n} houses collapsed at {p}", "At {p}, the water brought down {n} houses"),
    ("{n} people were taken from {p} by boat", "Boats brought {n} people out of {p}"),
    ("water broke through the wall behind {p}", "The wall behind {p} gave way"),
    ("soldiers closed {p} to all traffic", "{p} was closed by the army"),
    ("nobody had warned those who live by {p}", "Those who live by {p} received no warning"),
    ("{n} patients at {p} were moved to Brod", "{p} sent {n} of its patients to Brod"),
    ("the {b} housed {n} families at {p}", "{n} families found beds with the {b} at {p}"),
    ("{a} was accused of fraud over the dyke at {p}", "police arrested {a} over {p}"),
    ("the charges against {a} were dropped on {d}", "a court cleared {a} on {d}"),
)
_WHEN = (
    *("", " at dawn", " before noon", " late in the evening", " shortly after midnight"),
    *(" as the rain went on", " while the sirens were sounding", " when the river rose again"),
    *(" although the gauge had fallen", " in spite of the sandbags", " within half an hour"),
)
_OUTLETS = "Courier Post Herald Mirror Gazette Observer Tribune Echo Star Voice".split()


def make_reports(count: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """Yield the names and the texts of invented reports of one flood."""
    dice = random.Random(seed)
    people = [f"{g} {f}" for g in _GIVEN for f in _FAMILY]
    bodies = [f"{family} {kind}" for family in _FAMILY for kind in _KINDS]
    for number in range(count):
        day = _FIRST + datetime.timedelta(days=number * 6 // max(1, count))
        outlet = f"The {dice.choice(_PLACES).split()[-1].title()} {dice.choice(_OUTLETS)}"
        dated = f"{outlet}, {day.day} {day:%B} {day.year}"
        lines = [outlet if number % 3 == 2 else dated, ""]
        lines.append(f"Floods hit Dolany in the Orava valley on {day:%A}, officials said.")
        for _ in range(SENTENCES):
            deed = dice.choice(_DEEDS)
            told = dice.choice(deed).format(
                n=dice.randint(2, 90),
                p=dice.choice(_PLACES),
                a=dice.choice(people),
                b=dice.choice(bodies),
                d=f"{day - datetime.timedelta(days=dice.randint(0, 5)):%A}",
            )
            told += dice.choice(_WHEN)
            office = dice.choice(_OFFICES).format(b=dice.choice(bodies))
            who = f"{dice.choice(people)}, {office}"
            said = dice.choice(("{t}.", "{t}, said {w}.", "According to {w}, {t}."))
            lines.append(said.format(t=told[0].upper() + told[1:], w=who))
        yield f"{number:03d}.txt", "\n".join(lines) + "\n"


def prepare(count: int, file: pathlib.Path) -> None:
    """Read and annotate the reports once, and keep them for the processes that tell the story."""
    from tellings.annotate import annotate_reports
    from tellings.clean import clean_reports
    from tellings.config import Settings
    from tellings.ingest import read_reports
    from tellings.models import load_language, open_gazetteer
    from tellings.store.codec import pack

    with tempfile.TemporaryDirectory() as folder:
        for name, text in make_reports(count):
            (pathlib.Path(folder) / name).write_text(text, encoding="utf-8")
        settings = Settings()
        reports = clean_reports(read_reports([folder], settings=settings), settings)
    usable = sorted((r for r in reports if r.problem is None), key=lambda r: r.file or "")
    read = list(annotate_reports(usable, load_language(), open_gazetteer()))
    packed = (pack(record).hex() for pair in zip(usable, read, strict=True) for record in pair)
    file.write_text("\n".join(packed), encoding="ascii")


def tell(file: pathlib.Path, size: int) -> dict[str, Any]:
    """Tell the story of the first `size` reports and return what it cost."""
    import resource
    import time

    from tellings import pipeline
    from tellings.align import statements as align
    from tellings.records.annotation import Annotation
    from tellings.records.report import Report
    from tellings.store.codec import unpack

    lines = file.read_text(encoding="ascii").split("\n")
    reports = [unpack(Report, bytes.fromhex(line)) for line in lines[::2]][:size]
    read = [unpack(Annotation, bytes.fromhex(line)) for line in lines[1::2]][:size]
    counted: list[int] = []
    find = align.candidate_pairs

    def counting(vectors: Any) -> Any:
        pairs = find(vectors)
        counted.append(len(pairs))
        return pairs

    align.candidate_pairs = counting
    work = pipeline.Work()
    by_id = {a.report: a for a in read}
    start = time.process_time()
    story, _ = work.tell(reports, by_id, (), ())
    seconds = time.process_time() - start
    return {
        "reports": size,
        "statements": len(story.statements),
        "seconds": round(seconds, 1),
        "megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "candidates": round(2 * sum(counted) / max(1, len(story.statements)), 1),
        "findings": len(story.findings),
    }


def measure(sizes: Sequence[int]) -> dict[str, Any]:
    """Return what stories of these sizes cost, each in a process of its own."""
    import json

    rows = []
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "reports.bin"
        prepare(max(sizes), file)
        for size in sizes:
            run = subprocess.run(
                [sys.executable, __file__, "--tell", str(file), str(size)],
                capture_output=True,
                text=True,
                check=True,
                env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "OMP_NUM_THREADS": "1"},
            )
            rows.append(json.loads(run.stdout.splitlines()[-1]))
    return {"command": "python bench/story_scale.py --report", "rows": rows, **growth(rows)}


def growth(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Return by what power of the statements the seconds grow, over the two largest stories."""
    if len(rows) < 2:
        return {}
    first, last = rows[-2:]
    longer = math.log(last["seconds"] / first["seconds"])
    return {"power": round(longer / math.log(last["statements"] / first["statements"]), 2)}


def section(results: dict[str, Any]) -> str:
    """Return the figures as Markdown, with the plot beside."""
    lines = [f"Made by `{results['command']}`.", ""]
    lines += ["| reports | statements | CPU s | peak MB | candidates a statement | findings |"]
    lines += ["|--:|--:|--:|--:|--:|--:|"]
    keys = ("reports", "statements", "seconds", "megabytes", "candidates", "findings")
    lines += ["| " + " | ".join(f"{row[key]:,}" for key in keys) + " |" for row in results["rows"]]
    lines += [
        "",
        f"Seconds grow with the {results['power']}th power of the statements between the "
        f"two largest; budget at 500 reports: {MOST_SECONDS} s, {MOST_MEGABYTES:,} MB.",
    ]
    lines += ["", "![Candidates a statement, by statements](story_scale.svg)"]
    return "\n".join(lines)


def plot(rows: Sequence[dict[str, Any]]) -> str:
    """Return a drawing of candidates and milliseconds a statement over statements, as SVG."""
    wide, high, left, foot = 520, 220, 46, 34
    most = max(row["statements"] for row in rows)
    curves = {
        "candidates": [row["candidates"] for row in rows],
        "ms of CPU": [1000 * row["seconds"] / row["statements"] for row in rows],
    }
    top = 1.15 * max(v for values in curves.values() for v in values)

    def at(row: dict[str, Any], value: float) -> tuple[float, float]:
        x = left + (wide - left - 16) * row["statements"] / most
        return round(x, 1), round(high - foot - (high - foot - 16) * value / top, 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" '
        'font-family="sans-serif" font-size="11">',
        "<title>Candidates and milliseconds a statement, by statements of the story</title>",
        f'<path d="M{left} 16V{high - foot}H{wide - 16}" fill="none" stroke="#888"/>',
    ]
    for colour, (name, values) in zip(("#1f6feb", "#b35900"), curves.items(), strict=True):
        points = [at(row, value) for row, value in zip(rows, values, strict=True)]
        line = " ".join(f"{x},{y}" for x, y in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in points]
        x, y = points[-1]
        parts.append(f'<text x="{x}" y="{y - 8}" text-anchor="end" fill="{colour}">{name}</text>')
    for row in rows:
        x, _ = at(row, 0)
        parts.append(
            f'<text x="{x}" y="{high - 16}" text-anchor="middle">{row["statements"]}</text>'
        )
    for value in (0, round(top / 2), round(top)):
        _, y = at(rows[0], value)
        parts.append(f'<text x="{left - 6}" y="{y + 4}" text-anchor="end">{value}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def main() -> int:
    """Measure, write the figures, print them."""
    import json

    if sys.argv[1:2] == ["--tell"]:
        sys.stdout.write(json.dumps(tell(pathlib.Path(sys.argv[2]), int(sys.argv[3]))) + "\n")
        return 0
    from gold_reports import write_results
    from quality import say

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    results = measure(sorted(options.sizes))
    say(section(results))
    if options.report:
        from report import write_report

        write_results("story_scale", results)
        (ROOT / "docs" / "story_scale.svg").write_text(plot(results["rows"]), encoding="utf-8")
        say(f"written: {write_report()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
