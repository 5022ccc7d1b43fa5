#!/usr/bin/env python3
"""Score the accounts of annotated stories, beside the floor and the trivial answers.

usage: bench/quality.py [--shared DIR] [--stories NAME …] [--out FILE] [--keep DIR] [--report]

Every story is built twice: from the bare texts, and with what its input knows of outlet, address
and day. Stories of our own (training/*.yaml, examples/*.yaml) are scored beside those of the
shared folder. --keep leaves the accounts in a folder; --report then rewrites docs/quality.md.
Without the shared folder there is no scorer: the run says so and ends well.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

COLUMNS = (
    "overall",
    "heart",
    "grouping",
    "speaker",
    "figure",
    "status",
    "dispute F1",
    "origins",
    "links",
    "false corroboration",
    "found",
    "body",
    "variants",
    "apart",
    "dated",
    "placed",
    "one story",
)
OURS, WITH_METADATA, FLOOR = "ours", "ours, with metadata", "floor"


@dataclass(frozen=True)
class Gold:
    """An annotated story: its name, its YAML file and the folder of its reports."""

    name: str
    answers: pathlib.Path
    folder: pathlib.Path
    own: bool


def say(line: str) -> None:
    """Write one line to the terminal."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def find_stories(shared: pathlib.Path) -> list[Gold]:
    """Return every annotated story at hand: the shared ones, then our own."""
    found = [Gold("seeds", shared / "gold" / "seeds.yaml", shared / "seeds", own=False)]
    for answers in sorted((shared / "gold").glob("*.yaml")):
        if answers.with_suffix("").is_dir():
            found.append(Gold(answers.stem, answers, answers.with_suffix(""), own=False))
    for place in ("training", "examples"):
        for answers in sorted((ROOT / place).glob("*.yaml")):
            if answers.with_suffix("").is_dir():
                found.append(Gold(answers.stem, answers, answers.with_suffix(""), own=True))
    return found


def write_input(
    gold: Gold, shared: pathlib.Path, target: pathlib.Path, *, bare: bool
) -> list[pathlib.Path]:
    """Return the paths to build from; stories with a meta.yaml go through gold_input.py."""
    if not (gold.folder / "meta.yaml").exists():
        return sorted(p for p in gold.folder.iterdir() if p.suffix != ".yaml")
    command = [sys.executable, str(shared / "tools" / "gold_input.py"), str(gold.folder)]
    made = subprocess.run(
        [*command, "--bare"] if bare else command, capture_output=True, text=True, check=True
    )
    file = target / f"{gold.name}.jsonl"
    file.write_text(made.stdout, encoding="utf-8")
    return [file]


def build(paths: list[pathlib.Path]) -> dict[str, Any]:
    """Return our account of `paths`, as it would be written."""
    from tellings.export import to_json
    from tellings.pipeline import build_account

    account: dict[str, Any] = json.loads(to_json(build_account(paths)))
    return account


def floor(gold: Gold) -> dict[str, Any]:
    """Return the floor's account of a story's raw texts."""
    from baselines import make_floor

    from tellings.models import load_encoder

    texts = [
        (p.stem[:3], p.read_text(encoding="utf-8")) for p in sorted(gold.folder.glob("*.txt"))
    ]
    account: dict[str, Any] = make_floor(texts, load_encoder().encode)
    return account


def score(
    gold: Gold, account: dict[str, Any], shared: pathlib.Path, file: pathlib.Path
) -> dict[str, float | None]:
    """Write the account and return the scorer's figures."""
    file.write_text(json.dumps(account, ensure_ascii=False, allow_nan=False), encoding="utf-8")
    scorer = shared / "tools" / "score_account.py"
    run = subprocess.run(
        [sys.executable, str(scorer), str(gold.answers), str(file), "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        sys.exit(f"{gold.name}: the scorer refuses {file.name}: {run.stderr.strip()}")
    figures: dict[str, float | None] = json.loads(run.stdout)
    return {k: None if v is None else round(v, 4) for k, v in figures.items()}


def score_story(
    gold: Gold, shared: pathlib.Path, keep: pathlib.Path
) -> dict[str, dict[str, float | None]]:
    """Return the figures of one story, row by row."""
    from baselines import TRIVIAL

    bare = build(write_input(gold, shared, keep, bare=True))
    accounts = {OURS: bare}
    if (gold.folder / "meta.yaml").exists():
        accounts[WITH_METADATA] = build(write_input(gold, shared, keep, bare=False))
    accounts[FLOOR] = floor(gold)
    accounts |= {name: answer(bare) for name, answer in TRIVIAL.items()}
    rows = {}
    for name, account in accounts.items():
        slug = "".join(c if c.isalnum() else "-" for c in name)
        rows[name] = score(gold, account, shared, keep / f"{gold.name}.{slug}.json")
    # A story that has no metadata counts in both rows, so that their means compare.
    return {OURS: rows[OURS], WITH_METADATA: rows.get(WITH_METADATA, rows[OURS]), **rows}


def mean_rows(stories: dict[str, dict[str, dict[str, Any]]]) -> dict[str, dict[str, float]]:
    """Return the mean of every figure over the stories that have it, by row."""
    rows: dict[str, dict[str, float]] = {}
    for name in dict.fromkeys(row for story in stories.values() for row in story):
        for column in COLUMNS:
            values = [s[name].get(column) for s in stories.values() if name in s]
            known = [v for v in values if v is not None]
            if known:
                rows.setdefault(name, {})[column] = round(statistics.mean(known), 4)
    return rows


def format_table(rows: dict[str, dict[str, Any]], head: str) -> str:
    """Return rows of figures as a Markdown table, aligned for the terminal too."""
    columns = [c for c in COLUMNS if any(row.get(c) is not None for row in rows.values())]
    wide = max([len(head), *map(len, rows)])
    lines = [
        f"| {head:<{wide}} | " + " | ".join(columns) + " |",
        f"|{'-' * (wide + 2)}|" + "|".join("-" * (len(c) + 1) + ":" for c in columns) + "|",
    ]
    for name, row in rows.items():
        cells = [_cell(row.get(c), len(c)) for c in columns]
        lines.append(f"| {name:<{wide}} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(value: float | None, width: int) -> str:
    return ("–" if value is None else f"{value:.2f}").rjust(width)  # noqa: RUF001 - no figure


def summarise(stories: dict[str, dict[str, dict[str, Any]]], own: set[str]) -> dict[str, Any]:
    """Return what is written: every story's figures, and the means of each group."""
    given = {k: v for k, v in stories.items() if k not in own}
    invented = {k: v for k, v in stories.items() if k in own}
    return {
        "command": "python bench/quality.py --shared ../shared --report",
        "stories": stories,
        "invented": sorted(own & stories.keys()),
        "mean": mean_rows(given),
        "mean_invented": mean_rows(invented),
    }


def tables(results: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield a heading and a table for each view of the results."""
    stories, own = results["stories"], set(results["invented"])
    for title, wanted, mean in (
        ("annotated stories", [s for s in stories if s not in own], results["mean"]),
        ("invented stories of our own", sorted(own), results["mean_invented"]),
    ):
        if not wanted:
            continue
        yield (
            f"Each of the {len(wanted)} {title}, from the bare texts",
            format_table({s: stories[s][OURS] for s in wanted} | {"mean": mean[OURS]}, "story"),
        )
        yield f"Mean over the {len(wanted)} {title}, side by side", format_table(mean, "answer")


def main() -> int:
    """Score the stories and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--stories", nargs="+", metavar="NAME")
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path, metavar="DIR")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "tools" / "score_account.py").is_file():
        say(f"skipped: no scorer and no annotated stories at {options.shared} (set --shared)")
        return 0
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    wanted = [
        g for g in find_stories(options.shared) if not options.stories or g.name in options.stories
    ]
    stories = {}
    with contextlib.ExitStack() as stack:
        keep = options.keep or pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
        keep.mkdir(parents=True, exist_ok=True)
        for gold in wanted:
            stories[gold.name] = score_story(gold, options.shared, keep)
            row = stories[gold.name][OURS]
            say(f"{gold.name}: overall {row['overall']:.2f}, heart {row['heart']:.2f}")
    results = summarise(stories, {g.name for g in wanted if g.own})
    for heading, table in tables(results):
        say(f"\n{heading}\n\n{table}")
    # A run over some stories only never replaces the recorded figures of all.
    out = options.out or (None if options.stories else ROOT / "bench" / "results" / "quality.json")
    if out is not None:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        say(f"\nwritten: {out}")
    if options.report:
        from report import write_report

        say(f"written: {write_report()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
