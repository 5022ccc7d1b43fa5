#!/usr/bin/env python3
"""Score whether one claim is judged to strengthen or to weaken another.

usage: bench/claimdiff.py [--shared DIR] [--report]

Each claim is read as a report of its own; the claims of a topic are one story. Two claims
strengthen each other for us if a statement of one and a statement of the other corroborate, and
weaken each other if two dispute. Beside it stand "always", and three scores with the threshold
that is best on every second topic: words in common, the encoder's cosine, and the likeness that
our pair model gives. All figures are of the other topics.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import pathlib
import re
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from tellings.records.relation import Relation

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

FILES = {
    "strengthen": "ClaimDiff-S/ClaimDiff-strength-train.json",
    "weaken": "ClaimDiff-W/ClaimDiff-weak-train.json",
}
STATUS = {"strengthen": "corroborated", "weaken": "disputed"}
#: Words that stand in more than this share of English texts are not counted as common to two.
COMMON = 0.5
_WORD = re.compile(r"\w+")

Pair = tuple[str, str, str]
"""Topic, and the two claims."""


def read_pairs(shared: pathlib.Path) -> tuple[list[Pair], dict[str, list[bool]]]:
    """Return the pairs in the order of the files, and what is so of each."""
    gold: dict[str, dict[str, bool]] = {}
    pairs: dict[str, Pair] = {}
    for name, file in FILES.items():
        text = (shared / "bench" / "claimdiff" / file).read_text(encoding="utf-8")
        rows = json.loads(text)["data"]
        gold[name] = {r["pair_id"]: r["relation"] == 1 for r in rows}
        pairs |= {r["pair_id"]: (r["topic"], r["claim_a"], r["claim_b"]) for r in rows}
    order = sorted(pairs)
    return [pairs[i] for i in order], {n: [g[i] for i in order] for n, g in gold.items()}


def overlap(a: str, b: str) -> float:
    """Return how much of the telling words of the shorter text the other has, 0 to 1.

    Example:
        >>> overlap("Ice closed the Dorn pass", "the Dorn pass opened")
        0.6666666666666666
    """
    from tellings.data.commonness import share_of_documents

    first, second = (
        {w for w in _WORD.findall(text.lower()) if share_of_documents(w) < COMMON}
        for text in (a, b)
    )
    return len(first & second) / max(1, min(len(first), len(second)))


def f1(said: Sequence[bool], gold: Sequence[bool]) -> float:
    """Return F1 of saying yes."""
    right = sum(s and g for s, g in zip(said, gold, strict=True))
    return 2 * right / max(1, sum(said) + sum(gold))


def best_threshold(scores: Sequence[float], gold: Sequence[bool]) -> float:
    """Return the score from which to say yes gives the best F1; the lowest of equals."""
    return max(sorted(set(scores)), key=lambda t: f1([s >= t for s in scores], gold))


class Judge:
    """Our reading of the claims of one topic, each a report of its own."""

    def __init__(self, claims: Sequence[str]) -> None:
        from tellings.align.candidates import candidate_pairs
        from tellings.align.statements import encode_statements, score_pairs
        from tellings.annotate import annotate_reports
        from tellings.models import (
            load_encoder,
            load_language,
            load_pair_scorer,
            load_relation_judge,
            open_gazetteer,
        )
        from tellings.records.report import Report

        self._reports = {c: Report(id=f"c{n:03}", text=c) for n, c in enumerate(claims)}
        read = annotate_reports(self._reports.values(), load_language(), open_gazetteer())
        # Each claim comes from another outlet, and its own voice is all we know of it.
        self._statements = [
            dataclasses.replace(s, origin=a.report) for a in read for s in a.statements
        ]
        self._by_report = {r.id: r for r in self._reports.values()}
        self._chances: dict[tuple[int, int], float] = {}
        self._judged: dict[tuple[int, int], Relation] = {}
        if self._statements:
            vectors = encode_statements(self._statements, self._by_report, load_encoder())
            pairs = candidate_pairs(vectors)
            self._chances, judged = score_pairs(
                self._statements, vectors, pairs, load_pair_scorer(), load_relation_judge()
            )
            self._judged.update(judged)

    def judge(self, a: str, b: str) -> tuple[float, set[str]]:
        """Return the likeness of the most alike statements, and what any two amount to."""
        first, second = (self._of(claim) for claim in (a, b))
        pairs = [(min(i, j), max(i, j)) for i in first for j in second]
        chances = {pair: self._chances.get(pair, 0.0) for pair in pairs}
        found = {self._status(pair, chance) for pair, chance in chances.items()}
        return max(chances.values(), default=0.0), found

    def _of(self, claim: str) -> list[int]:
        report = self._reports[claim].id
        return [n for n, s in enumerate(self._statements) if s.report == report]

    def _status(self, pair: tuple[int, int], chance: float) -> str:
        from tellings.records.matter import Matter
        from tellings.weigh.values import tell_values
        from tellings.weigh.verdict import judge

        told = [self._statements[i] for i in pair]
        ids = (told[0].id, told[1].id)
        judged = self._judged.get(pair)
        if ids[1] < ids[0]:
            told, ids = told[::-1], ids[::-1]
            judged = judged.turned() if judged else None
        relations = {ids: judged} if judged else {}
        matter = Matter(statements=ids, cohesion=chance, pairs={ids: chance}, relations=relations)
        return judge(tell_values(told, self._by_report, {}), matter).status


def judge_pairs(pairs: Sequence[Pair]) -> tuple[list[float], list[set[str]]]:
    """Return the likeness of each pair, and what its statements amount to."""
    claims: dict[str, set[str]] = {}
    for topic, a, b in pairs:
        claims.setdefault(topic, set()).update((a, b))
    judges = {topic: Judge(sorted(own)) for topic, own in sorted(claims.items())}
    judged = [judges[topic].judge(a, b) for topic, a, b in pairs]
    return [likeness for likeness, _ in judged], [found for _, found in judged]


def cosines(pairs: Sequence[Pair]) -> list[float]:
    """Return the encoder's cosine of the two claims of each pair."""
    from tellings.models import load_encoder

    claims = sorted({claim for _, a, b in pairs for claim in (a, b)})
    vectors = dict(zip(claims, load_encoder().encode(claims), strict=True))
    return [float(np.dot(vectors[a], vectors[b])) for _, a, b in pairs]


def compare(
    scores: Mapping[str, Sequence[float]],
    found: Sequence[set[str]],
    gold: Mapping[str, Sequence[bool]],
    held_out: Sequence[bool],
) -> dict[str, dict[str, float]]:
    """Return F1 of strengthen and of weaken for each way, over what is held out."""
    rows: dict[str, dict[str, float]] = {}

    def part(values: Sequence[Any], *, out: bool) -> list[Any]:
        return [v for v, h in zip(values, held_out, strict=True) if h == out]

    for name, wanted in gold.items():
        truth = part(wanted, out=True)
        answers = {"ours": part([STATUS[name] in f for f in found], out=True)}
        answers["always"] = [True] * len(truth)
        for way, values in scores.items():
            least = best_threshold(part(values, out=False), part(wanted, out=False))
            answers[way] = [v >= least for v in part(values, out=True)]
        for way, said in answers.items():
            rows.setdefault(way, {})[name] = round(f1(said, truth), 3)
            right = sum(s and t for s, t in zip(said, truth, strict=True))
            rows[way][f"{name} precision"] = round(right / max(1, sum(said)), 3)
            rows[way][f"{name} recall"] = round(right / max(1, sum(truth)), 3)
    return rows


def measure(shared: pathlib.Path) -> dict[str, Any]:
    """Return the figures over the topics held out."""
    pairs, gold = read_pairs(shared)
    likeness, found = judge_pairs(pairs)
    scores = {
        "words in common": [overlap(a, b) for _, a, b in pairs],
        "cosine": cosines(pairs),
        "likeness of our pair model": likeness,
    }
    second = set(sorted({topic for topic, _, _ in pairs})[1::2])
    held_out = [topic in second for topic, _, _ in pairs]
    return {
        "command": "python bench/claimdiff.py --shared ../shared --report",
        "pairs": sum(held_out),
        "gold": {
            n: sum(g and h for g, h in zip(v, held_out, strict=True)) for n, v in gold.items()
        },
        "rows": compare(scores, found, gold, held_out),
    }


def section(results: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    counts = ", ".join(f"{n} {name}" for name, n in results["gold"].items())
    lines = [f"Made by `{results['command']}` over {results['pairs']} pairs ({counts}).", ""]
    columns = [f"{n}{part}" for n in FILES for part in ("", " precision", " recall")]
    heads = [c if " " in c else f"{c} F1" for c in columns]
    lines += ["| way | " + " | ".join(heads) + " |", "|---" + "|--:" * len(columns) + "|"]
    for way, row in results["rows"].items():
        lines.append(f"| {way} | " + " | ".join(f"{row[c]:.3f}" for c in columns) + " |")
    return "\n".join(lines)


def main() -> int:
    """Measure, write the figures, print them."""
    from gold_reports import write_results
    from quality import say

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "bench" / "claimdiff").is_dir():
        say(f"skipped: no pairs of claims in {options.shared}")
        return 0
    results = measure(options.shared)
    say(section(results))
    if options.report:
        from report import write_report

        write_results("claimdiff", results)
        say(f"written: {write_report()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
