#!/usr/bin/env python3
"""Score the number of independent origins of each annotated finding.

usage: bench/origins.py [--shared DIR] [--show]

The statements, who says them, whom they credit and the entities are the annotation's; the
reports' outlets and agencies, the copies and the origins are ours. So the room that assigns
origins is measured alone. Beside it stands the count that needs no thought: one origin a name.
"""

from __future__ import annotations

import argparse
import pathlib
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

if TYPE_CHECKING:
    from tellings.records.entity import Entity
    from tellings.records.report import Report
    from tellings.records.statement import Speaker, Statement

_TYPES = {"person", "organisation", "place", "group", "vessel"}
_MARKS = (("'", "['’`]"), ('"', "(?:[\"“”]|``|'')"))  # noqa: RUF001 - real marks


def make_entities(rows: Iterable[Mapping[str, Any]]) -> list[Entity]:
    """Return the annotation's entities as records."""
    from tellings.records.entity import Entity, EntityRole, Variant

    return [
        Entity(
            id=f"e-{number}",
            type=row["type"] if row["type"] in _TYPES else "organisation",
            name=row["name"],
            variants=tuple(
                Variant(text=text, reports=(), count=1)
                for text in dict.fromkeys([row["name"], *row["variants"]])
            ),
            roles=(EntityRole(text=row["role"], report=""),) if row.get("role") else (),
        )
        for number, row in enumerate(rows)
    ]


def make_speaker(source: str, entities: Sequence[Entity]) -> Speaker:
    """Return the speaker that an annotated source names."""
    from tellings.records.statement import Speaker

    if source == "outlet":
        return Speaker(kind="outlet")
    if source.startswith("unnamed:"):
        return Speaker(kind="unnamed", text=source.partition(":")[2].strip())
    for entity in entities:
        if any(v.text.lower() == source.lower() for v in entity.variants):
            kind = "person" if entity.type == "person" else "organisation"
            return Speaker(kind=kind, text=source, entity=entity.id)
    return Speaker(kind="organisation", text=source)


def locate(text: str, fragment: str) -> tuple[int, int]:
    """Return where a fragment stands in a text, whatever its spaces and marks; else nowhere."""
    pattern = r"\s+".join(map(re.escape, fragment.split()))
    for mark, any_of_them in _MARKS:
        pattern = pattern.replace(mark, any_of_them)
    found = re.search(pattern, text)
    return found.span() if found else (0, 0)


def make_statement(
    name: str, row: Mapping[str, Any], reports: Mapping[str, Report], entities: Sequence[Entity]
) -> Statement:
    """Return an annotated statement as a record."""
    from tellings.records.spans import Span
    from tellings.records.statement import Statement

    report = reports[row["report"]]
    start, end = locate(report.text, row["text"])
    return Statement(
        id=name,
        report=report.id,
        start=start,
        end=end,
        text=report.text[start:end] or row["text"],
        sentence=Span(start, end),
        speaker=make_speaker(row["source"], entities),
        via=row.get("via"),
    )


def score_story(
    answers: Mapping[str, Any], reports: Mapping[str, Report]
) -> list[tuple[str, int, int, int, list[str]]]:
    """Return for each finding the annotated count, ours, the thoughtless one, and our names."""
    from tellings.trace import trace_copies
    from tellings.weigh.origins import assign_origins

    entities = make_entities(answers.get("entities") or ())
    rows = [
        (finding, row)
        for finding in answers["findings"]
        for row in finding["statements"]
        if row["report"] in reports
    ]
    statements = [
        make_statement(f"s-{n:04d}", row, reports, entities) for n, (_, row) in enumerate(rows)
    ]
    kept = list(reports.values())
    told, parties = assign_origins(statements, kept, entities, trace_copies(kept))
    scored = []
    for finding in answers["findings"]:
        mine = [s for s, (of, _) in zip(told, rows, strict=True) if of is finding]
        origins = {s.origin for s in mine}
        plain = {s.speaker.text or s.report for s in mine}
        names = [f"{s.report} {parties[s.origin or ''].name} {s.origin}" for s in mine]
        scored.append((finding["id"], finding["origins"], len(origins), len(plain), names))
    return scored


def main() -> int:
    """Score, print and record."""
    from gold_reports import annotated, read_answers, read_story, say, write_results

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "gold").is_dir():
        say(f"skipped: no annotated stories at {options.shared} (set --shared)")
        return 0
    counts: dict[str, list[int]] = {}
    stories: dict[str, Any] = {}
    for gold in annotated(options.shared):
        answers = read_answers(gold)
        for basis, bare in (("bare", True), ("with metadata", False)):
            rows = score_story(answers, read_story(gold, options.shared, bare=bare))
            right = [sum(row[1] == row[k] for row in rows) for k in (2, 3)]
            group = f"{'invented' if gold.own else 'annotated'}, {basis}"
            total = counts.setdefault(group, [0, 0, 0])
            counts[group] = [a + b for a, b in zip(total, [*right, len(rows)], strict=True)]
            stories.setdefault(gold.name, {})[basis] = f"{right[0]}/{len(rows)}"
            for row in rows if options.show else ():
                if row[1] != row[2]:
                    say(f"{gold.name}, {basis}: {row[0]}: gold {row[1]}, ours {row[2]}")
                    for name in row[4]:
                        say(f"    {name}")
    means = {
        group: {"right": right, "findings": size, "share": round(right / size, 4),
                "one origin a name": round(plain / size, 4)}
        for group, (right, plain, size) in counts.items()
    }  # fmt: skip
    for group, figures in means.items():
        say(f"{group:<26}" + "  ".join(f"{k} {v}" for k, v in figures.items()))
    command = "python bench/origins.py --shared ../shared"
    write_results("origins", {"command": command, "groups": means, "stories": stories})
    return 0


if __name__ == "__main__":
    sys.exit(main())
