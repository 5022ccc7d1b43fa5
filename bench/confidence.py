#!/usr/bin/env python3
"""Score how well confidence says whether a status is right.

usage: bench/confidence.py [--shared DIR] [--report]

On our own stories every finding is judged by a model of the other stories; on the annotated
stories of the shared folder by the model that ships, which has seen none of them. The Brier score
stands beside that of saying the share that is right of everything, with an interval over stories.
"""

from __future__ import annotations

import argparse
import itertools
import math
import pathlib
import random
import sys
import tempfile
from collections.abc import Sequence
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "scripts")]

BINS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.01)
DRAWS, SEED = 1000, 8
WIDTH = 40

#: What was said, and whether it was right, story by story.
Said = Sequence[Sequence[tuple[float, bool]]]


def brier(said: Said) -> float:
    """Return the mean squared distance of what was said from what was so; less is better."""
    every = [(p - right) ** 2 for story in said for p, right in story]
    return sum(every) / len(every)


def spread(said: Said) -> tuple[float, float]:
    """Return the interval that holds 95 of 100 scores when stories are drawn anew."""
    chance = random.Random(SEED)
    drawn = sorted(brier(chance.choices(said, k=len(said))) for _ in range(DRAWS))
    return drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS)]


def flat(said: Said) -> Said:
    """Return the same with the share that is right said of everything."""
    every = [right for story in said for _, right in story]
    share = sum(every) / len(every)
    return [[(share, right) for _, right in story] for story in said]


def reliability(said: Said) -> list[dict[str, float]]:
    """Return for each bin how many findings it has, what was said of them and what was so."""
    every = [pair for story in said for pair in story]
    rows = []
    for low, high in itertools.pairwise(BINS):
        inside = [(p, right) for p, right in every if low <= p < high]
        if inside:
            rows.append(
                {
                    "count": len(inside),
                    "said": round(sum(p for p, _ in inside) / len(inside), 3),
                    "so": round(sum(right for _, right in inside) / len(inside), 3),
                }
            )
    return rows


def measure(said: Said) -> dict[str, Any]:
    """Return the figures of one set of stories."""
    said = [story for story in said if story]
    low, high = spread(said)
    return {
        "stories": len(said),
        "findings": sum(map(len, said)),
        "brier": round(brier(said), 4),
        "low": round(low, 4),
        "high": round(high, 4),
        "flat": round(brier(flat(said)), 4),
        "bins": reliability(said),
    }


def judge_own() -> Said:
    """Return what models of the other stories say of the findings of each story of ours."""
    from train_confidence import fit_confidence, judge_findings, to_rows
    from train_pairs import stories

    from tellings.pipeline import build_account

    judged = [judge_findings(gold, build_account([folder])) for gold, folder in stories()]
    said = []
    for n, own in enumerate(judged):
        others = [j for m, story in enumerate(judged) if m != n for j in story]
        weights, bias = fit_confidence(others)
        rows, _ = to_rows(own)
        odds = (rows @ weights + bias).tolist()
        said.append([(1 / (1 + math.exp(-o)), r) for o, (_, r) in zip(odds, own, strict=True)])
    return said


def judge_shared(shared: pathlib.Path) -> Said:
    """Return what the shipped model says of the findings of the annotated stories."""
    import yaml
    from quality import find_stories, write_input
    from train_confidence import judge_findings

    from tellings.pipeline import build_account

    said = []
    with tempfile.TemporaryDirectory() as folder:
        for gold in find_stories(shared):
            if gold.own:
                continue
            account = build_account(write_input(gold, shared, pathlib.Path(folder), bare=True))
            answers = yaml.safe_load(gold.answers.read_text(encoding="utf-8"))
            judged = judge_findings(answers, account)
            said.append([(finding.confidence, right) for finding, right in judged])
    return said


def section(results: dict[str, Any]) -> str:
    """Return the figures as Markdown, with a plot of what was said against what was so."""
    lines = [
        f"Made by `{results['command']}`. Brier: less is better; *flat* says of every finding the",
        "share that is right.",
        "",
        "| stories | findings | Brier | 95 of 100 | flat |",
        "|---|--:|--:|--:|--:|",
    ]
    for name in ("own", "shared"):
        r = results[name]
        label = "our own, each left out" if name == "own" else "annotated, never seen"
        lines.append(
            f"| {label} ({r['stories']}) | {r['findings']} | {r['brier']:.3f} "
            f"| {r['low']:.3f} to {r['high']:.3f} | {r['flat']:.3f} |"
        )
    lines += ["", "`o` what was said, `x` what was so, from 0 to 1:", "", "```"]
    for name in ("own", "shared"):
        lines += [f"{name:<7} said  so    n", *map(_bar, results[name]["bins"]), ""]
    return "\n".join([*lines[:-1], "```"])


def _bar(row: dict[str, Any]) -> str:
    line = ["."] * (WIDTH + 1)
    line[round(row["so"] * WIDTH)] = "x"
    line[round(row["said"] * WIDTH)] = "o" if line[round(row["said"] * WIDTH)] == "." else "*"
    return f"        {row['said']:.2f}  {row['so']:.2f} {row['count']:5}  {''.join(line)}"


def main() -> int:
    """Measure, write the figures, print them."""
    from gold_reports import write_results
    from quality import say

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "gold").is_dir():
        say(f"skipped: no annotated stories in {options.shared}")
        return 0
    results = {
        "command": "python bench/confidence.py --shared ../shared --report",
        "own": measure(judge_own()),
        "shared": measure(judge_shared(options.shared)),
    }
    say(section(results))
    if options.report:
        from report import write_report

        write_results("confidence", results)
        say(f"written: {write_report()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
