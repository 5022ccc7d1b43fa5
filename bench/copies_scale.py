#!/usr/bin/env python3
"""Measure the search for copies among very many reports, beside MinHash as others have it.

usage: bench/copies_scale.py [--sizes N …] [--words N] [--others FOLDER]

The reports are made up: words by rank, one report in ten the copy of an earlier one, of which it
keeps a half or a quarter among words of its own. Every size is run in a process of its own.
--others is a folder with rensa and datasketch in it (pip install --target FOLDER rensa
datasketch); without it only ours is measured.
"""

from __future__ import annotations

import argparse
import itertools
import json
import pathlib
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

Pairs = set[tuple[int, int]]
#: One report in so many is a copy.
COPY_EVERY = 10
#: What a sketch is made of, and the likeness it is asked for.
PERMUTATIONS, LIKENESS, BANDS = 128, 0.2, 64
SEED = 7
_SYLLABLES = [a + b for a in "bcdfghklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er")]


def make_reports(count: int, words: int) -> tuple[list[str], dict[tuple[int, int], float]]:
    """Return made-up reports, and the planted pairs with the share that is kept."""
    chance = random.Random(SEED)
    vocabulary = [
        "".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(30_000)
    ]
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    texts: list[list[str]] = []
    planted = {}
    for number in range(count):
        text = chance.choices(vocabulary, cum_weights=weights, k=words)
        if number and number % COPY_EVERY == 0:
            source = chance.randrange(max(0, number - 5000), number)
            share = chance.choice((0.5, 0.25))
            size = round(share * words)
            start = chance.randrange(words - size + 1)
            at = chance.randrange(words - size + 1)
            text[at : at + size] = texts[source][start : start + size]
            planted[source, number] = share
        texts.append(text)
    return [_write(text) for text in texts], planted


def _write(words: Sequence[str]) -> str:
    lines = [" ".join(words[i : i + 14]) for i in range(0, len(words), 14)]
    return ". ".join(lines) + "."


def by_ours(texts: Sequence[str]) -> Pairs:
    """Return our candidates: an index of all rows of words."""
    from tellings.trace.candidates import find_candidates
    from tellings.trace.shingles import own_shingle_codes
    from tellings.trace.words import read_words

    return set(find_candidates([own_shingle_codes(read_words(text)) for text in texts]))


def by_whole(texts: Sequence[str]) -> Pairs:
    """Return the pairs that we call copies: candidates, aligned and verified."""
    from tellings.records.report import Report
    from tellings.trace import trace_copies

    reports = [Report(id=f"{n:08d}", text=text) for n, text in enumerate(texts)]
    groups = ([int(r) for r in copy.reports] for copy in trace_copies(reports))
    return {(a, b) for group in groups for a in group for b in group if a < b}


def _rows(text: str) -> list[str]:
    words = text.replace(".", "").split()
    return [" ".join(words[i : i + 3]) for i in range(len(words) - 2)]


def by_rensa(texts: Sequence[str]) -> Pairs:
    """Return the candidates of rensa's MinHash and LSH."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(LIKENESS, PERMUTATIONS, BANDS)
    pairs = set()
    for number, text in enumerate(texts):
        sketch = RMinHash(PERMUTATIONS, SEED)
        sketch.update(_rows(text))
        pairs |= {(found, number) for found in index.query(sketch)}
        index.insert(number, sketch)
    return pairs


def by_datasketch(texts: Sequence[str]) -> Pairs:
    """Return the candidates of datasketch's MinHash and LSH."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, PERMUTATIONS // BANDS))
    pairs = set()
    for number, text in enumerate(texts):
        sketch = MinHash(PERMUTATIONS, SEED)
        sketch.update_batch([row.encode() for row in _rows(text)])
        pairs |= {(found, number) for found in index.query(sketch)}
        index.insert(number, sketch)
    return pairs


WAYS: dict[str, Callable[[Sequence[str]], Pairs]] = {
    "ours, candidates": by_ours,
    "ours, verified": by_whole,
    "rensa": by_rensa,
    "datasketch": by_datasketch,
}


def measure(way: str, count: int, words: int) -> dict[str, Any]:
    """Return seconds, memory and what is found, of one way on one size; in this process."""
    texts, planted = make_reports(count, words)
    WAYS[way](texts[:50])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    found = WAYS[way](texts)
    used = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    kept: dict[float, list[bool]] = {0.5: [], 0.25: []}
    for pair, share in planted.items():
        kept[share].append(pair in found)
    return {
        "way": way,
        "reports": count,
        "CPU s per 1,000": round(1000 * used / count, 3),
        "kB per report": round(max(0, peak - before) / count, 2),
        "recall, half kept": _share(kept[0.5]),
        "recall, quarter kept": _share(kept[0.25]),
        "pairs not planted": len(found - planted.keys()),
    }


def _share(hits: Sequence[bool]) -> float:
    return round(sum(hits) / max(1, len(hits)), 4)


def main() -> int:
    """Measure each way on each size, print and record."""
    from gold_reports import say, write_results

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--words", type=int, default=300)
    parser.add_argument("--others", type=pathlib.Path)
    parser.add_argument("--one", nargs=2, metavar=("WAY", "SIZE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.others:
        sys.path.insert(0, str(options.others))
    if options.one:
        way, size = options.one
        say(json.dumps(measure(way, int(size), options.words)))
        return 0
    ways = [w for w in WAYS if options.others or w.startswith("ours")]
    rows = []
    for way in ways:
        for size in options.sizes:
            command = [sys.executable, __file__, *sys.argv[1:], "--one", way, str(size)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            rows.append(json.loads(done.stdout))
            say("  ".join(f"{k} {v}" for k, v in rows[-1].items()))
    growth = {}
    for way in ways:
        costs = [row["CPU s per 1,000"] for row in rows if row["way"] == way]
        growth[way] = round(costs[-1] / costs[0], 2)
        say(f"{way:<18}growth {growth[way]}")
    command_line = "python bench/copies_scale.py --others FOLDER"
    write_results("copies_scale", {"command": command_line, "growth": growth, "rows": rows})
    return 0


if __name__ == "__main__":
    sys.exit(main())
