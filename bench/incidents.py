#!/usr/bin/env python3
"""Score the final toll of an incident as several reports of it give it, against its record.

usage: bench/incidents.py [--shared DIR] [--incidents N] [--report]

Incidents with three reports or more; each incident's reports are told as one story, copies traced
and days given. Ours is read off the story's event records in the account and nothing else: the
`best` of killed and of injured, whoever is counted, in the record with most claims of them; nobody
where no record has such a figure. Incidents are halved by a hash of their number; the rules were
made on one half. Beside it, of what `tolls.py` counts in each report: the number that most of
those with a count give, the last report's and the highest; a regular expression over the last
report, and the answer that is always the commonest. Earlier figures: of the findings on killed or
injured whose values differ, those that say that the toll has moved on; the others say that sources
disagree. Of the claims of those records, those that no longer stand. The record is the final one:
it counts a gunman's own death, as ours does, and a report on the trial seldom tells who else was
hurt.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

from tolls import HALVES, MEASURES, MIN_LENGTH, count_ours, guess  # noqa: E402 - beside this file

#: Reports that an incident must have.
LEAST_REPORTS = 3
#: Share of reports that count nobody above which nobody is the answer.
NOBODY = 0.5
_HURT = frozenset({"killed", "died", "injured", "hospitalised", "shot"})


@dataclass(frozen=True)
class Told:
    """An incident as it was told.

    Attributes:
        ours: The toll of the event record.
        counts: What each report counts, in order of time.
        last: The text of the last report.
        moved, disputed: Findings on the toll whose values differ, by what they say of it.
        claims, earlier: Claims of the toll in the event record; those that no longer stand.
    """

    record: dict[str, int]
    ours: dict[str, int]
    counts: list[dict[str, int]]
    last: str
    moved: int
    disputed: int
    claims: int
    earlier: int


def find_incidents(shared: pathlib.Path) -> dict[str, list[tuple[dict[str, Any], list[Any]]]]:
    """Return, by half, the record of each incident and its reports as they were crawled."""
    folder = shared / "bench" / "gva_longtail"
    lines = (folder / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
    records = {r["incident_id"]: r for r in map(json.loads, lines)}
    docs: defaultdict[str, list[Any]] = defaultdict(list)
    for line in (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        if len(doc["text"]) >= MIN_LENGTH:
            docs[doc["incident_id"]].append(doc)
    found: dict[str, list[tuple[dict[str, Any], list[Any]]]] = {half: [] for half in HALVES}
    for name in sorted(docs):
        if name in records and len(docs[name]) >= LEAST_REPORTS:
            found[HALVES[zlib.crc32(name.encode()) % 2]].append((records[name], docs[name]))
    return found


def tell(record: dict[str, Any], docs: Sequence[Any]) -> Told | None:
    """Tell an incident's reports as one story; None if none of them can be used."""
    from tellings.clean import clean_reports
    from tellings.config import Settings
    from tellings.pipeline import Work
    from tellings.records.account import MadeWith
    from tellings.records.report import RawReport

    raw = (
        RawReport(
            content=d["text"], title=d["title"], url=d["url"], published=d["dct"], file=d["doc_id"]
        )
        for d in docs
    )
    work = Work()
    reports = [r for r in clean_reports(raw, Settings()) if r.problem is None]
    if not reports:
        return None
    read = {annotation.report: annotation for annotation in work.annotate(reports)}
    story, dated = work.tell(reports, read, work.trace(reports), ())
    ordered = sorted(dated, key=lambda r: (r.published.latest if r.published else "", r.id))
    statements = {s.id: s for s in story.statements}
    tolls = [
        finding.status
        for finding in story.findings
        if finding.status in {"superseded", "disputed"}
        and len(finding.values) > 1
        and any(f.measure in _HURT for i in finding.statements for f in statements[i].figures)
    ]
    figures = read_figures(MadeWith(program="bench", version=""), dated, story)
    claims = [claim for figure in figures.values() for claim in figure["claims"]]
    return Told(
        ours={m: int(figures[m]["best"]) if m in figures else 0 for m in MEASURES},
        claims=len(claims),
        earlier=sum(not claim["live"] for claim in claims),
        record={m: int(record[f"num_{m}"]) for m in MEASURES},
        counts=[
            count_ours([s for s in story.statements if s.report == report.id])
            for report in ordered
        ],
        last=ordered[-1].text,
        moved=tolls.count("superseded"),
        disputed=tolls.count("disputed"),
    )


def read_figures(made_with: Any, reports: Sequence[Any], story: Any) -> dict[str, Any]:
    """Return the figures of the toll, by measure, as the account's event records have them."""
    from tellings.export.json import to_dict
    from tellings.records.account import Account

    account = Account(made_with=made_with, reports=tuple(reports), stories=(story,))
    records = [
        {f["measure"]: f for f in event["figures"] if f["counted"] is None}
        for event in to_dict(account)["stories"][0]["events"]
    ]
    return max(
        ({m: record[m] for m in MEASURES if m in record} for record in records),
        key=lambda record: sum(len(figure["claims"]) for figure in record.values()),
        default={},
    )


def vote(counts: Sequence[int]) -> int:
    """Return what most reports with a count give; nobody where most of them count nobody.

    Example:
        >>> vote([2, 3, 3]), vote([0, 2, 1]), vote([0, 0, 1])
        (3, 2, 0)
    """
    some = [count for count in counts if count]
    if not some or len(counts) - len(some) > NOBODY * len(counts):
        return 0
    votes = Counter(some)
    return max(votes, key=lambda count: (votes[count], count))


def measure_half(told: Sequence[Told]) -> dict[str, Any]:
    """Return the figures over the incidents of one half."""
    commonest = {m: Counter(t.record[m] for t in told).most_common(1)[0][0] for m in MEASURES}
    ways = {
        "ours": lambda t, m: t.ours[m],
        "most reports'": lambda t, m: vote([c[m] for c in t.counts]),
        "the last report's": lambda t, m: t.counts[-1][m],
        "the highest": lambda t, m: max(c[m] for c in t.counts),
        "regular expression, last report": lambda t, m: guess(t.last, m),
        "the commonest": lambda _, m: commonest[m],
    }
    rows = {}
    for name, way in ways.items():
        right = [{m: way(t, m) == t.record[m] for m in MEASURES} for t in told]
        rows[name] = {m: round(sum(r[m] for r in right) / len(right), 3) for m in MEASURES}
        rows[name]["both"] = round(sum(all(r.values()) for r in right) / len(right), 3)
    return {
        "incidents": len(told),
        "reports": sum(len(t.counts) for t in told),
        "rows": rows,
        "moved": sum(t.moved for t in told),
        "disputed": sum(t.disputed for t in told),
        "claims": sum(t.claims for t in told),
        "earlier": sum(t.earlier for t in told),
    }


def measure(shared: pathlib.Path, most: int) -> dict[str, Any]:
    """Return the figures over both halves."""
    halves = {}
    for half, incidents in find_incidents(shared).items():
        told = [t for i in incidents[: most // 2] if (t := tell(*i)) is not None]
        halves[half] = measure_half(told)
    return {
        "command": "python bench/incidents.py --shared ../shared --report",
        "halves": halves,
    }


def section(results: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    lines = [f"Made by `{results['command']}`.", ""]
    lines += ["| half | toll | killed | injured | both |", "|---|---|--:|--:|--:|"]
    for half, result in results["halves"].items():
        for name, row in result["rows"].items():
            cells = " | ".join(f"{row[m]:.3f}" for m in (*MEASURES, "both"))
            lines.append(
                f"| {half}, {result['incidents']} incidents, {result['reports']} reports "
                f"| {name} | {cells} |"
            )
    moved, disputed, claims, earlier = (
        sum(h[k] for h in results["halves"].values())
        for k in ("moved", "disputed", "claims", "earlier")
    )
    lines += [
        "",
        f"Findings on a toll whose values differ: {moved} moved on, {disputed} disputed. "
        f"Claims of a toll in event records: {claims}, of which {earlier} no longer stand.",
    ]
    return "\n".join(lines)


def main() -> int:
    """Measure, write the figures, print them."""
    from gold_reports import write_results
    from quality import say

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--incidents", type=int, default=100_000, help="most incidents to tell")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "bench" / "gva_longtail").is_dir():
        say(f"skipped: no records of incidents in {options.shared}")
        return 0
    results = measure(options.shared, options.incidents)
    say(section(results))
    if options.report:
        from report import write_report

        write_results("incidents", results)
        say(f"written: {write_report()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
