#!/usr/bin/env python3
"""Make copies of real reports, and score how many are found, and what is found beside them.

usage: bench/perturb.py [--shared DIR] [--size N] [--pairs FILE]

From one report of each story a copy is made: sentences cut, put in another order, given another
head, words swapped, or set into another report. Originals, copies and the other stories' reports
are traced together; a flagged pair of two stories is false, unless a copy joins them by intent.
--pairs writes 100 flagged pairs of one story with their passages, to be judged by reading.
"""

from __future__ import annotations

import argparse
import itertools
import json
import pathlib
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

if TYPE_CHECKING:
    from tellings.records.report import Report

#: Shorter reports cannot keep a quarter of themselves and still say anything.
WORDS_MIN = 120
_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s+[\"“‘(]?[A-Z0-9])[^\n.!?]*)*[.!?]*[\"”’)]*\s*")  # noqa: RUF001
_WORD = re.compile(r"[^\W\d_]{3,}")

Story = str
Make = Callable[[str, str, random.Random], str]


def read_stories(shared: pathlib.Path) -> dict[Story, list[Report]]:
    """Return the cleaned reports of both sets by story, refused ones left out."""
    from tellings.clean import clean_reports
    from tellings.config import Settings
    from tellings.records.report import RawReport

    rows = list(_rows(shared / "bench"))
    raw = [
        RawReport(content=text, given_id=name, title=title, url=url, published=day)
        for _, name, title, text, url, day in rows
    ]
    stories: dict[Story, list[Report]] = defaultdict(list)
    for (story, *_), report in zip(rows, clean_reports(raw, Settings()), strict=True):
        if report.problem is None:
            stories[story].append(report)
    return dict(stories)


def _rows(bench: pathlib.Path) -> Iterator[tuple[str, ...]]:
    with (bench / "gva_longtail" / "docs.jsonl").open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            fields = [row[k] for k in ("doc_id", "title", "text", "url", "dct")]
            yield (f"gva {row['incident_id']}", *fields)
    for path in sorted((bench / "news_cluster" / "data").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        story = f"news {row['newsCluster']['EventId']}"
        day = (row.get("date_publish") or "")[:10]
        yield story, row["dId"], row.get("title") or "", row["text"] or "", row["url"] or "", day


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; joined they are the text."""
    return _SENTENCE.findall(text)


def keep(text: str, share: float, chance: random.Random) -> str:
    """Return sentences chosen by chance that make about this share of a text's words."""
    parts = sentences(text)
    order = list(range(len(parts)))
    chance.shuffle(order)
    wanted, kept = share * len(text.split()), set()
    while order and sum(len(parts[i].split()) for i in kept) < wanted:
        kept.add(order.pop())
    return "".join(parts[i] for i in sorted(kept))


def reorder(text: str, chance: random.Random) -> str:
    """Return the sentences of a text in another order."""
    parts = sentences(text)
    chance.shuffle(parts)
    return " ".join(part.strip() for part in parts)


def rehead(text: str, other: str) -> str:
    """Return a text with the first two sentences of another before it."""
    return "".join(sentences(other)[:2]).strip() + "\n\n" + text


def swap(text: str, other: str, share: float, chance: random.Random) -> str:
    """Return a text with this share of its words replaced by words of another."""
    others = _WORD.findall(other)
    places = list(_WORD.finditer(text))
    count = min(len(places), round(share * len(text.split())))
    for match in sorted(chance.sample(places, count), key=lambda m: -m.start()):
        text = text[: match.start()] + chance.choice(others).lower() + text[match.end() :]
    return text


def merge(text: str, other: str) -> str:
    """Return a text set between the two halves of another."""
    parts = sentences(other)
    half = len(parts) // 2
    return "".join(parts[:half]) + "\n" + text + "\n" + "".join(parts[half:])


def edits(share: float) -> dict[str, Make]:
    """Return the ways to make a copy that keeps this share of a report."""
    return {
        "cut": lambda text, _, c: keep(text, share, c),
        "re-ordered": lambda text, _, c: reorder(keep(text, share, c), c),
        "re-headed": lambda text, other, c: rehead(keep(text, share, c), other),
        "5 % swapped": lambda text, other, c: swap(keep(text, share, c), other, 0.05, c),
        "10 % swapped": lambda text, other, c: swap(keep(text, share, c), other, 0.10, c),
        "merged": lambda text, other, c: merge(keep(text, share, c), other),
        "20 % swapped": lambda text, other, c: swap(keep(text, share, c), other, 0.20, c),
        "30 % swapped": lambda text, other, c: swap(keep(text, share, c), other, 0.30, c),
    }


#: Reported, no promise.
NO_BAR = frozenset({"20 % swapped", "30 % swapped"})
SHARES = (0.9, 0.75, 0.5, 0.35, 0.25)


def run(originals: list[Report], make: Make, seed: str) -> tuple[int, list[tuple[str, str]]]:
    """Return how many made copies are found, and the pairs that are none."""
    from tellings.records.report import Report
    from tellings.trace import trace_copies

    chance = random.Random(seed)
    count = len(originals)
    reports, meant = [], {}
    for i, report in enumerate(originals):
        other = originals[(i + 7) % count]
        text = make(report.text, other.text, chance)
        reports += [
            Report(id=f"a{i:04d}", text=report.text),
            Report(id=f"b{i:04d}", text=text),
        ]
        meant[f"b{i:04d}"] = {i, (i + 7) % count}
    found: set[int] = set()
    false = []
    for copy in trace_copies(reports):
        for left, right in itertools.combinations(copy.reports, 2):
            if left[1:] == right[1:]:
                found.add(int(left[1:]))
            elif not _sources(left, meant) & _sources(right, meant):
                false.append((left, right))
    return len(found), false


def _sources(name: str, meant: dict[str, set[int]]) -> set[int]:
    return meant.get(name) or {int(name[1:])}


def score_copies(originals: list[Report]) -> list[dict[str, Any]]:
    """Return a row for each share that is kept and each way to edit."""
    rows = []
    for share in SHARES:
        for name, make in edits(share).items():
            found, false = run(originals, make, f"{name} {share}")
            rows.append(
                {
                    "kept": share,
                    "edit": name,
                    "copies": len(originals),
                    "found": found,
                    "recall": round(found / len(originals), 4),
                    "false pairs": len(false),
                    "precision": round(found / max(1, found + len(false)), 4),
                }
            )
    return rows


def summarise(rows: Iterable[dict[str, Any]], low: float, high: float) -> dict[str, Any]:
    """Return recall and precision over the rows with a bar that keep `low` to `high`."""
    chosen = [r for r in rows if low <= r["kept"] < high and r["edit"] not in NO_BAR]
    found, false = (sum(r[k] for r in chosen) for k in ("found", "false pairs"))
    return {
        "recall": round(found / sum(r["copies"] for r in chosen), 4),
        "least recall": min(r["recall"] for r in chosen),
        "precision": round(found / max(1, found + false), 4),
    }


def flagged(stories: dict[Story, list[Report]]) -> tuple[list[tuple[Any, str, str]], int, int]:
    """Return flagged pairs of one story with their copy, their number, and that of two stories."""
    from tellings.trace import trace_copies

    story_of = {r.id: story for story, reports in stories.items() for r in reports}
    same, apart = [], 0
    for copy in trace_copies([r for reports in stories.values() for r in reports]):
        for left, right in itertools.combinations(copy.reports, 2):
            if story_of[left] == story_of[right]:
                same.append((copy, left, right))
            else:
                apart += 1
    return same, len(same), apart


def write_pairs(
    file: pathlib.Path, pairs: list[tuple[Any, str, str]], reports: dict[str, Report]
) -> None:
    """Write pairs with their passages, to be judged by reading."""
    chosen = random.Random("judge").sample(pairs, min(100, len(pairs)))
    with file.open("w", encoding="utf-8") as out:
        for number, (copy, left, right) in enumerate(chosen):
            out.write(f"\n##### {number} {copy.kind} {left} {right}\n")
            for name in (left, right):
                report = reports[name]
                spans = [p for p in copy.passages if p.report == name]
                share = sum(p.end - p.start for p in spans) / len(report.text)
                out.write(f"-- {report.outlet} | {report.agency} | {share:.2f}\n")
                for p in spans:
                    out.write(f"   [{report.text[p.start : p.end]}]\n".replace("\n\n", " "))


def main() -> int:
    """Score, print and record."""
    from gold_reports import say, write_results

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--size", type=int, default=300)
    parser.add_argument("--pairs", type=pathlib.Path)
    options = parser.parse_args()
    if not (options.shared / "bench" / "gva_longtail").is_dir():
        say(f"skipped: no reports to make copies of at {options.shared} (set --shared)")
        return 0
    stories = read_stories(options.shared)
    long = ([r for r in s if len(r.text.split()) >= WORDS_MIN] for s in stories.values())
    usable = [reports[0] for reports in long if reports]
    originals = random.Random("copies").sample(usable, min(options.size, len(usable)))
    rows = score_copies(originals)
    for row in rows:
        say("  ".join(f"{k} {v}" for k, v in row.items()))
    bars = {"half kept": summarise(rows, 0.5, 2), "quarter kept": summarise(rows, 0, 0.5)}
    same, count, apart = flagged(stories)
    bars["all reports"] = {"pairs of one story": count, "pairs of two stories": apart}
    for name, figures in bars.items():
        say(f"{name:<14}" + "  ".join(f"{k} {v}" for k, v in figures.items()))
    if options.pairs:
        write_pairs(options.pairs, same, {r.id: r for s in stories.values() for r in s})
    command = f"python bench/perturb.py --shared ../shared --size {options.size}"
    write_results("perturb", {"command": command, "bars": bars, "rows": rows})
    return 0


if __name__ == "__main__":
    sys.exit(main())
