#!/usr/bin/env python3
"""Score the killed and injured that single reports give against the record of the incident.

usage: bench/tolls.py [--shared DIR] [--reports N] [--report]

Reports of at least 200 characters, dated within two days of the incident. Ours is the toll that an
event record would give if the report were the only one. Incidents are halved by a hash of their
number: on one half the rules were tuned, the other is held out, and half the reports asked for are
drawn from each. Beside ours stand a regular expression (a number before or behind a word for it,
else one if such a word stands there) and the answer that is always the commonest. The record is
the final one, so an early report may rightly differ; and many reports speak of a second incident,
or of none at all.
"""

from __future__ import annotations

import argparse
import datetime
import json
import pathlib
import re
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

MEASURES = ("killed", "injured")
HALVES = ("tuned", "held out")
#: Days between the incident and its report.
NEAR = 2
#: A text of fewer characters is a page that was not there.
MIN_LENGTH = 200
_DAY = datetime.timedelta(days=1)
_NAMES = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBERS = {name: n for n, name in enumerate(_NAMES, 1)}
_COUNT = rf"(\d{{1,2}}|{'|'.join(_NUMBERS)})"
_WORDS = {
    "killed": r"(?:killed|dead|died|fatally|slain|murdered|homicide|deaths?)",
    "injured": r"(?:injured|wounded|hurt|hospitalized|injuries|shot)",
}


def guess(text: str, measure: str) -> int:
    """Return what a regular expression reads: the first number near a word, else one or none."""
    word = _WORDS[measure]
    near = re.search(rf"(?i)\b{_COUNT}\b(?:\W+\w+){{0,3}}\W+{word}\b", text)
    if near is not None:
        found = near.group(1).lower()
        return _NUMBERS.get(found) or int(found)
    return int(re.search(rf"(?i)\b{word}\b", text) is not None)


def count_ours(statements: Sequence[Any]) -> dict[str, int]:
    """Return the toll that the statements of one report tell, as an event record would give it."""
    from tellings.compose.story_tolls import tell_tolls

    told = tell_tolls([list(statements)])
    return {m: toll.number or 0 for m, toll in zip(MEASURES, told, strict=True)}


def find_reports(shared: pathlib.Path, most: int) -> dict[str, list[tuple[str, dict[str, int]]]]:
    """Return text and record of the reports near their incidents, by half, evenly drawn."""
    folder = shared / "bench" / "gva_longtail"
    lines = (folder / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
    incidents = {r["incident_id"]: r for r in map(json.loads, lines)}
    found: dict[str, list[tuple[str, dict[str, int]]]] = {half: [] for half in HALVES}
    for line in (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        incident = incidents.get(doc["incident_id"])
        if incident is None or len(doc["text"]) < MIN_LENGTH:
            continue
        days = [datetime.date.fromisoformat(d[:10]) for d in (doc["dct"], incident["date"])]
        if abs(days[0] - days[1]) <= NEAR * _DAY:
            record = {m: int(incident[f"num_{m}"]) for m in MEASURES}
            half = HALVES[zlib.crc32(doc["incident_id"].encode()) % 2]
            found[half].append((doc["text"], record))
    step = max(1, -(-sum(map(len, found.values())) // most))
    return {half: reports[::step] for half, reports in found.items()}


def score(answers: Sequence[int], gold: Sequence[int]) -> dict[str, float]:
    """Return the share that is right, and that is right or one off."""
    off = [abs(a - b) for a, b in zip(answers, gold, strict=True)]
    return {
        "exact": round(sum(o == 0 for o in off) / max(1, len(off)), 3),
        "within one": round(sum(o <= 1 for o in off) / max(1, len(off)), 3),
    }


def measure_half(found: Sequence[tuple[str, dict[str, int]]]) -> dict[str, Any]:
    """Return the figures over the reports of one half."""
    from tellings.annotate import annotate_reports
    from tellings.models import load_language, open_gazetteer
    from tellings.records.report import Report

    reports = [Report(id=f"r{n}", text=text) for n, (text, _) in enumerate(found)]
    read = annotate_reports(reports, load_language(), open_gazetteer())
    ours = [count_ours(a.statements) for a in read]
    rows: dict[str, dict[str, Any]] = {"ours": {}, "regular expression": {}, "the commonest": {}}
    for name in MEASURES:
        gold = [record[name] for _, record in found]
        commonest = Counter(gold).most_common(1)[0][0]
        rows["ours"][name] = score([answer[name] for answer in ours], gold)
        rows["regular expression"][name] = score([guess(text, name) for text, _ in found], gold)
        rows["the commonest"][name] = score([commonest] * len(gold), gold)
    return {"reports": len(found), "rows": rows}


def measure(shared: pathlib.Path, most: int) -> dict[str, Any]:
    """Return the figures over both halves."""
    halves = find_reports(shared, most)
    return {
        "command": f"python bench/tolls.py --shared ../shared --reports {most} --report",
        "halves": {half: measure_half(found) for half, found in halves.items()},
    }


def section(results: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    lines = [f"Made by `{results['command']}`.", ""]
    lines += ["| half | toll | killed | within one | injured | within one |"]
    lines += ["|---|---|--:|--:|--:|--:|"]
    for half, result in results["halves"].items():
        for name, row in result["rows"].items():
            cells = [row[m][way] for m in MEASURES for way in ("exact", "within one")]
            told = " | ".join(f"{cell:.3f}" for cell in cells)
            lines.append(f"| {half}, {result['reports']} reports | {name} | {told} |")
    return "\n".join(lines)


def main() -> int:
    """Measure, write the figures, print them."""
    from gold_reports import write_results
    from quality import say

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--reports", type=int, default=100_000, help="most reports to read")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "bench" / "gva_longtail").is_dir():
        say(f"skipped: no records of incidents in {options.shared}")
        return 0
    results = measure(options.shared, options.reports)
    say(section(results))
    if options.report:
        from report import write_report

        write_results("tolls", results)
        say(f"written: {write_report()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
