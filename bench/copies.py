#!/usr/bin/env python3
"""Score the copies of the annotated stories: pairs of reports whose text descends from one.

usage: bench/copies.py [--shared DIR] [--show]

A pair counts once. Pairs with a member that keeps only some passages (`partial`) are counted
apart too, because they are the hard ones. --show lists every pair that is missed or made up.
"""

from __future__ import annotations

import argparse
import itertools
import pathlib
import sys
from collections.abc import Iterable
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

Pair = tuple[str, str]


def gold_pairs(copies: Iterable[dict[str, Any]]) -> tuple[set[Pair], set[Pair]]:
    """Return the pairs of an annotation, and those of them with a partial member."""
    every: set[Pair] = set()
    partial: set[Pair] = set()
    for copy in copies:
        few = set(copy.get("partial") or ())
        if copy.get("extent") == "part":
            few = set(copy["reports"])
        pairs = set(itertools.combinations(sorted(copy["reports"]), 2))
        every |= pairs
        partial |= {pair for pair in pairs if few & set(pair)}
    return every, partial


def our_pairs(copies: Iterable[Any]) -> set[Pair]:
    """Return the pairs of reports that stand in one of our groups."""
    return {pair for copy in copies for pair in itertools.combinations(sorted(copy.reports), 2)}


def rates(found: int, made_up: int, missed: int) -> dict[str, float | int]:
    """Return counts with precision and recall (1 where nothing could be wrong)."""
    return {
        "right": found,
        "made up": made_up,
        "missed": missed,
        "precision": round(found / (found + made_up), 4) if found + made_up else 1.0,
        "recall": round(found / (found + missed), 4) if found + missed else 1.0,
    }


def score_story(gold: Any, shared: pathlib.Path, *, show: bool) -> dict[str, Any]:
    """Return what is right, made up and missed in one story."""
    from gold_reports import read_answers, read_story, say

    from tellings.trace import trace_copies

    every, partial = gold_pairs(read_answers(gold).get("copies") or ())
    ours = our_pairs(trace_copies(list(read_story(gold, shared).values())))
    if show:
        for verdict, pairs in (("missed", every - ours), ("made up", ours - every)):
            for left, right in sorted(pairs):
                say(f"  {gold.name}: {verdict} {left} {right}")
    return {
        "pairs": rates(len(every & ours), len(ours - every), len(every - ours)),
        "partial": rates(len(partial & ours), 0, len(partial - ours)),
    }


def total(stories: Iterable[dict[str, Any]], part: str) -> dict[str, float | int]:
    """Return the figures over several stories."""
    rows = [story[part] for story in stories]
    return rates(*(sum(row[key] for row in rows) for key in ("right", "made up", "missed")))


def main() -> int:
    """Score, print and record."""
    from gold_reports import annotated, say, write_results

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "gold").is_dir():
        say(f"skipped: no annotated stories at {options.shared} (set --shared)")
        return 0
    stories = annotated(options.shared)
    rows = {gold.name: score_story(gold, options.shared, show=options.show) for gold in stories}
    own = {gold.name for gold in stories if gold.own}
    results: dict[str, Any] = {"command": "python bench/copies.py --shared ../shared"}
    for title, names in (("annotated", rows.keys() - own), ("invented", own)):
        chosen = [rows[name] for name in sorted(names)]
        results[title] = {part: total(chosen, part) for part in ("pairs", "partial")}
        for part, figures in results[title].items():
            say(f"{title:<10}{part:<8}" + "  ".join(f"{k} {v}" for k, v in figures.items()))
    write_results("copies", {**results, "stories": rows})
    return 0


if __name__ == "__main__":
    sys.exit(main())
