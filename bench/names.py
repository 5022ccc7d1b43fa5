#!/usr/bin/env python3
"""Score whether two names are one's, on labelled pairs, beside plain string measures.

usage: bench/names.py [--shared DIR] [--show] [--report]

Ours is what entity resolution asks of two full names: `person_names.judge` for people,
`thing_names.judge` for all else, each name alone in a report of its own. Pairs are halved by a
hash of both names; every measure has its threshold from the tuned half and is scored on the other.
The labels are those of sanctions screening: a third of the pairs are names that somebody altered
on purpose, and a made-up surname beside the real one counts as a match in some and not in others.
"""

from __future__ import annotations

import argparse
import csv
import pathlib
import sys
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

HALVES = ("tuned", "held out")
#: What a pair counts as a match from, where nothing is tuned: what resolution joins from.
JOINED = 0.5
_KINDS = {"Person": "person", "Vessel": "vessel"}


@dataclass(frozen=True)
class Pair:
    """Two names, what they are names of, whether they are one's, and whether one was made up."""

    kind: str
    names: tuple[str, str]
    same: bool
    altered: bool

    @property
    def half(self) -> str:
        """Whether thresholds may be chosen by it; both orders of a pair are in one half."""
        key = "\t".join(sorted(self.names)).encode()
        return HALVES[zlib.crc32(key) % 2]


def read_pairs(folder: pathlib.Path) -> list[Pair]:
    """Return the labelled pairs."""
    with (folder / "nomenklatura_cases.csv").open(encoding="utf-8", newline="") as file:
        return [
            Pair(
                kind=_KINDS.get(row["schema"], "organisation"),
                names=(row["name1"], row["name2"]),
                same=row["is_match"] == "true",
                altered=row["case_group"].startswith("synth"),
            )
            for row in csv.DictReader(file)
        ]


def ours(pair: Pair) -> float:
    """Return the probability that entity resolution gives."""
    from tellings.records.annotation import Mention
    from tellings.resolve import person_names, thing_names
    from tellings.resolve.name_nodes import Node
    from tellings.text.folding import fold_words

    nodes = []
    for report, name in zip("ab", pair.names, strict=True):
        mention = Mention(report=report, start=0, end=len(name), text=name, type=pair.kind)  # type: ignore[arg-type]
        nodes.append(Node(words=fold_words(name), kind=mention.type, mentions=[mention]))
    if pair.kind == "person":
        people = [person_names.read_person(node) for node in nodes]
        return person_names.judge(*people)[0] if all(p.words for p in people) else 0.0
    first, second = (thing_names.read_thing(node, None) for node in nodes)
    return thing_names.judge(first, second)[0]


def measures() -> dict[str, Callable[[Pair], float]]:
    """Return what is compared, by name; 0 to 1 each."""
    from rapidfuzz.distance import JaroWinkler, Levenshtein

    def plain(similarity: Callable[..., float]) -> Callable[[Pair], float]:
        return lambda pair: similarity(*(name.casefold() for name in pair.names))

    return {
        "ours": ours,
        "Levenshtein": plain(Levenshtein.normalized_similarity),
        "Jaro-Winkler": plain(JaroWinkler.similarity),
        "always the same": lambda _: 1.0,
    }


def f1(pairs: Sequence[Pair], scores: Sequence[float], threshold: float) -> dict[str, float]:
    """Return precision, recall and F1 of "the same" from `threshold` on."""
    hits = sum(p.same and s >= threshold for p, s in zip(pairs, scores, strict=True))
    found = sum(s >= threshold for s in scores)
    there = sum(p.same for p in pairs)
    return {
        "precision": round(hits / found, 4) if found else 0.0,
        "recall": round(hits / there, 4) if there else 0.0,
        "f1": round(2 * hits / (found + there), 4) if found + there else 0.0,
    }


def best_threshold(pairs: Sequence[Pair], scores: Sequence[float]) -> float:
    """Return the threshold with the best F1, the highest of several."""
    return max(set(scores), key=lambda t: (f1(pairs, scores, t)["f1"], t))


def evaluate(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Return the figures of every measure, threshold tuned on one half, and ours as it is used."""
    rows: dict[str, Any] = {}
    tuned, held = ([p for p in pairs if p.half == half] for half in HALVES)
    for name, measure in measures().items():
        threshold = best_threshold(tuned, [measure(p) for p in tuned])
        rows[name] = {
            "threshold": round(threshold, 4),
            "tuned": f1(tuned, [measure(p) for p in tuned], threshold),
            "held out": f1(held, [measure(p) for p in held], threshold),
        }
    chosen: dict[str, Callable[[Pair], bool]] = {
        "ours, as resolution joins": lambda _: True,
        "ours so, people": lambda pair: pair.kind == "person",
        "ours so, none made up": lambda pair: not pair.altered,
    }
    for name, wanted in chosen.items():
        rows[name] = {"threshold": JOINED}
        for half, there in zip(HALVES, (tuned, held), strict=True):
            some = [p for p in there if wanted(p)]
            rows[name][half] = f1(some, [ours(p) for p in some], JOINED)
    return {
        "command": "python bench/names.py --shared ../shared --report",
        "pairs": {half: sum(p.half == half for p in pairs) for half in HALVES},
        "rows": rows,
        "microseconds": _time(pairs),
    }


def _time(pairs: Sequence[Pair]) -> int:
    start = time.process_time()
    for pair in pairs:
        ours(pair)
    return round((time.process_time() - start) / len(pairs) * 1e6)


def section(results: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    counts = ", ".join(f"{n} {half}" for half, n in results["pairs"].items())
    lines = [
        f"Made by `{results['command']}`: {counts}; {results['microseconds']} µs of CPU a pair.",
        "",
        "| measure | threshold | F1 tuned half | P held out | R held out | F1 held out |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name, row in results["rows"].items():
        held = row[HALVES[1]]
        figures = (row["threshold"], row["tuned"]["f1"], held["precision"], held["recall"])
        cells = " | ".join(f"{v:.3f}" for v in (*figures, held["f1"]))
        lines.append(f"| {name} | {cells} |")
    return "\n".join(lines)


def show_misses(pairs: Sequence[Pair]) -> None:
    """Write the pairs of the tuned half that ours gets wrong."""
    for pair in pairs:
        score = ours(pair)
        if pair.half == HALVES[0] and (score >= JOINED) != pair.same:
            kind = "missed" if pair.same else "joined"
            sys.stdout.write(f"{kind} {score:.2f} {pair.kind}: {' | '.join(pair.names)}\n")


def main() -> int:
    """Score, print, and write the results if asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--show", action="store_true", help="show the misses of the tuned half")
    parser.add_argument("--report", action="store_true")
    args = parser.parse_args()
    folder = args.shared / "bench" / "names"
    if not folder.is_dir():
        sys.stdout.write(f"skipped: no labelled names in {args.shared}\n")
        return 0
    pairs = read_pairs(folder)
    if args.show:
        show_misses(pairs)
    results = evaluate(pairs)
    sys.stdout.write(section(results) + "\n")
    if args.report:
        from gold_reports import write_results
        from report import write_report

        write_results("names", results)
        sys.stdout.write(f"written: {write_report()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
