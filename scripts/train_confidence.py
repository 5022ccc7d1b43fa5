#!/usr/bin/env python3
"""Fit the model of confidence on our own stories; write src/tellings/models/statuses.toml.

usage: scripts/train_confidence.py [--check]

A finding of ours that answers an annotated one best is right if it bears its status; one that
holds a statement which no other report touches is right if it is called once. Findings that
nothing annotated is in teach nothing. Run it after scripts/train_pairs.py.
With --check nothing is written; exit 1 if the weights differ from what the stories would give.
"""

from __future__ import annotations

import pathlib
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from train_pairs import fit, match, stories

from tellings import pipeline
from tellings.pipeline import build_account
from tellings.records.account import Account, Story
from tellings.records.finding import Finding
from tellings.weigh.confidence import COLUMNS, to_columns

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "tellings" / "models" / "statuses.toml"
#: Strength of the penalty on squared weights, in units of standardised columns.
PENALTY = 30.0

Array = NDArray[np.float64]


class Even:
    """Stands in for the weights that are still to be fitted: what they say is not asked."""

    def score(self, features: Mapping[str, float]) -> float:
        """Return that a status is as likely right as wrong."""
        del features
        return 0.5


#: A finding and whether its status is the annotated one.
Judged = tuple[Finding, bool]


def judge_findings(gold: dict[str, Any], account: Account) -> list[Judged]:
    """Return the findings that an annotated one or a lone statement is in."""
    if not account.stories:
        return []
    story = max(account.stories, key=lambda s: len(s.reports))
    homes = _homes(story)
    answers: list[Judged] = []
    for wanted in gold["findings"]:
        found = Counter(
            home
            for told in wanted["statements"]
            for home in homes.get(_find(told, account, story) or "", ())
        )
        if found:
            best = max(found, key=lambda f: (found[f], -len(story.findings[f].statements), f))
            finding = story.findings[best]
            answers.append((finding, finding.status == wanted["status"]))
    for told in gold.get("once") or ():
        for home in homes.get(_find(told, account, story) or "", ()):
            finding = story.findings[home]
            answers.append((finding, finding.status == "once"))
    return answers


def _homes(story: Story) -> dict[str, list[int]]:
    homes: dict[str, list[int]] = {}
    for number, finding in enumerate(story.findings):
        for statement in finding.statements:
            homes.setdefault(statement, []).append(number)
    return homes


def _find(told: dict[str, Any], account: Account, story: Story) -> str | None:
    """Return the id of the statement that covers a fragment."""
    report = next(
        (
            r
            for r in account.reports
            if (r.given_id or (r.file or "").rpartition("/")[2])[:3] == str(told["report"])[:3]
        ),
        None,
    )
    if report is None:
        return None
    statements = list(story.statements)
    found = match(statements, report, told["text"])
    return None if found is None else statements[found].id


def to_rows(judged: Sequence[Judged]) -> tuple[Array, Array]:
    """Return the columns of findings, and which are right."""
    rows = np.array([list(to_columns(f.features).values()) for f, _ in judged], dtype=float)
    return rows.reshape(-1, len(COLUMNS)), np.array([float(right) for _, right in judged])


def fit_confidence(judged: Sequence[Judged]) -> tuple[Array, float]:
    """Return weights and bias."""
    rows, right = to_rows(judged)
    return fit(rows, right, PENALTY)


def write(weights: Array, bias: float, right: Sequence[bool]) -> str:
    """Return the weights as a file that says where they come from."""
    lines = [
        "# Weights of the model of confidence; made by scripts/train_confidence.py.",
        "# Trained on the invented stories of training/ and examples/ alone (MIT, this project):",
        f"# {len(right)} findings that an annotated answer is in; {sum(right)} bear its status.",
        f"bias = {bias:.4f}",
        "",
        "[weights]",
        *(f"{name} = {w:.4f}" for name, w in zip(COLUMNS, weights, strict=True)),
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Fit and write, or compare."""
    pipeline.load_status_scorer = Even
    judged = [
        j for gold, folder in stories() for j in judge_findings(gold, build_account([folder]))
    ]
    text = write(*fit_confidence(judged), [right for _, right in judged])
    if "--check" in sys.argv[1:]:
        stale = not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text
        sys.stdout.write("differs: statuses.toml\n" if stale else "")
        return int(stale)
    TARGET.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
