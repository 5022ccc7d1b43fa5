#!/usr/bin/env python3
"""Score which mentions of news are of one event, or of one entity, on ECB+.

usage: bench/coref.py [--shared DIR] [--report]

Mentions of the selected sentences are given, and grouped within a topic, whose documents tell of
two alike happenings. Beside the fitted models (`coref_model.py`) stand ways that need no fitting:
the same string, the same head (as lemma), the same head within our stories. Eight topics are held
out; over all topics every one is answered by what was fitted on others.
"""

from __future__ import annotations

import argparse
import pathlib
import sys
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "scripts")]

COMMAND = "python bench/coref.py --shared ../shared --report"
COLUMNS = ("CoNLL", "MUC", "B3", "CEAFe", "LEA")
#: Those shown of all topics.
IN_ALL = ("CoNLL", "LEA")


def section(results: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    lines = [f"Made by `{results['command']}`.", ""]
    for kind in results["mentions"]:
        counts = results["mentions"][kind]
        lines.append(
            f"Mentions of {kind}s: {counts['held out']} held out, {counts['all']} in all."
        )
        heads = [*COLUMNS, *(f"{c}, all" for c in IN_ALL)]
        lines += ["", f"| {kind}s | " + " | ".join(heads) + " |"]
        lines.append("|---" + "|--:" * len(heads) + "|")
        for way, row in results[kind].items():
            cells = [*(row["held out"][c] for c in COLUMNS), *(row["all"][c] for c in IN_ALL)]
            lines.append(f"| {way} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |")
        lines.append("")
    told = (
        f"{way} {row['held out']:.3f} held out, {row['all']:.3f} in all"
        for way, row in results["documents"].items()
    )
    lines.append(f"Documents by happening (B3): {'; '.join(told)}.")
    return "\n".join(lines)


def main() -> int:
    """Measure, write the figures, print them."""
    from gold_reports import write_results
    from quality import say

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "bench" / "ecbplus").is_dir():
        say(f"skipped: no ECB+ in {options.shared}")
        return 0
    from coref_answers import measure

    results = {"command": COMMAND, **measure(options.shared)}
    say(section(results))
    if options.report:
        from report import write_report

        write_results("coref", results)
        say(f"written: {write_report()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
