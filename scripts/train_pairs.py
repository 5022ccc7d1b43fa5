#!/usr/bin/env python3
"""Fit the pair model on the stories that we wrote ourselves; write src/tellings/models/pairs.toml.

usage: scripts/train_pairs.py [--check]

Two annotated statements are a positive pair if they stand in one finding. Nothing but the
invented stories of training/ and of the example is read. The model that judges a pair among its
rivals learns from log-odds that a model gave which had not seen the story: folds of every
third story. Both fits are convex, so they need no seed.
With --check nothing is written; exit 1 if the weights differ from what the stories would give.
"""

from __future__ import annotations

import pathlib
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize

from tellings.align.candidates import candidate_pairs
from tellings.align.features import FEATURES, pair_features
from tellings.align.standing import STANDING, standing_features
from tellings.align.statements import encode_statements, find_twins
from tellings.annotate import annotate_reports
from tellings.clean import clean_reports
from tellings.config import Settings
from tellings.ingest import read_reports
from tellings.models import load_encoder, load_language, load_relation_judge, open_gazetteer
from tellings.records.report import Report
from tellings.records.statement import Statement

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "tellings" / "models" / "pairs.toml"
#: Strength of the penalty on squared weights, in units of standardised columns.
PENALTY = 3.0
#: Parts into which the stories are put, each judged by a model of the others.
FOLDS = 3

Array = NDArray[np.float64]


def stories() -> Iterator[tuple[dict[str, Any], pathlib.Path]]:
    """Yield what a careful reader made of each story, and the folder of its reports."""
    for answers in sorted((ROOT / "training").glob("*.yaml")):
        yield yaml.safe_load(answers.read_text(encoding="utf-8")), answers.with_suffix("")
    golden = ROOT / "tests" / "golden" / "kurshab-dam.yaml"
    yield yaml.safe_load(golden.read_text(encoding="utf-8")), ROOT / "examples" / golden.stem


def find_fragment(text: str, fragment: str) -> tuple[int, int] | None:
    """Return where a fragment stands, whatever its spaces and quotation marks."""
    pattern = r"\s+".join(map(re.escape, fragment.split()))
    for mark, any_of_them in (("'", "['’]"), ('"', '["“”]')):  # noqa: RUF001
        pattern = pattern.replace(mark, any_of_them)
    found = re.search(pattern, text)
    return found.span() if found else None


def match(statements: list[Statement], report: Report, fragment: str) -> int | None:
    """Return the index of the statement that covers a fragment most, if one covers half."""
    place = find_fragment(report.text, fragment)
    if place is None:
        return None
    best, most = None, 0.0
    for n, statement in enumerate(statements):
        common = min(place[1], statement.end) - max(place[0], statement.start)
        sizes = sorted((place[1] - place[0], len(statement.span)))
        if statement.report == report.id and common >= max(sizes[0] / 2, sizes[1] / 5):
            score = common / sizes[0] + common / sizes[1]
            if score > most:
                best, most = n, score
    return best


@dataclass(frozen=True)
class Told:
    """The pairs of one story that are judged, and what a careful reader says of some.

    Attributes:
        statements: Its statements, without twins.
        pairs: Indices of statements.
        features: A row for each pair.
        known: Which pairs are of two annotated statements.
        same: Of those, which are of one matter.
    """

    statements: list[Statement]
    pairs: list[tuple[int, int]]
    features: Array
    known: NDArray[np.intp]
    same: Array


def read_story(gold: dict[str, Any], folder: pathlib.Path) -> Told:
    """Return the pairs of a story with their features, and which are one matter."""
    settings = Settings()
    reports = clean_reports(read_reports([folder], settings=settings), settings)
    usable = [r for r in reports if r.problem is None]
    annotations = annotate_reports(usable, load_language(), open_gazetteer())
    by_id = {r.id: r for r in usable}
    every = [s for a in annotations for s in a.statements]
    twins = find_twins(every, by_id)
    statements = sorted((s for s in every if s.id not in twins), key=lambda s: s.id)
    row = {s.id: n for n, s in enumerate(statements)}
    by_number = {r.given_id or (r.file or "").rpartition("/")[2][:3]: r for r in usable}
    matters: dict[int, set[str]] = {}
    told = [(f["id"], s) for f in gold["findings"] for s in f["statements"]]
    told += [(f"once {n}", s) for n, s in enumerate(gold.get("once") or ())]
    for name, wanted in told:
        report = by_number.get(wanted["report"][:3])
        found = match(every, report, wanted["text"]) if report else None
        if found is not None:
            own = every[found].id
            matters.setdefault(row[twins.get(own, own)], set()).add(name)
    vectors = encode_statements(statements, by_id, load_encoder())
    pairs = candidate_pairs(vectors)
    known = [n for n, (i, j) in enumerate(pairs) if i in matters and j in matters]
    same = [float(bool(matters[pairs[n][0]] & matters[pairs[n][1]])) for n in known]
    features, _ = pair_features(statements, vectors, pairs, load_relation_judge())
    return Told(
        statements,
        pairs,
        features,
        np.array(known, dtype=np.intp),
        np.array(same),
    )


def fit_alone(stories: Sequence[Told]) -> tuple[Array, float]:
    """Return weights and bias of the model that judges a pair by itself."""
    return fit(
        np.vstack([s.features[s.known] for s in stories]),
        np.concatenate([s.same for s in stories]),
    )


def fit_among(stories: Sequence[Told]) -> tuple[Array, float]:
    """Return weights and bias of the model that judges a pair among its rivals."""
    rows, same = [], []
    for fold in range(FOLDS):
        weights, bias = fit_alone([s for n, s in enumerate(stories) if n % FOLDS != fold])
        for story in stories[fold::FOLDS]:
            odds = story.features @ weights + bias
            standing = standing_features(story.statements, story.pairs, odds)
            rows.append(np.hstack([story.features, standing])[story.known])
            same.append(story.same)
    return fit(np.vstack(rows), np.concatenate(same))


def fit(features: Array, same: Array, penalty: float = PENALTY) -> tuple[Array, float]:
    """Return weights and bias of the logistic regression, in units of the raw features."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    columns = np.c_[(features - mean) / spread, np.ones(len(features))]

    def loss(weights: Array) -> tuple[float, Array]:
        logits = columns @ weights
        chance = 1 / (1 + np.exp(-logits))
        value = float((np.logaddexp(0, logits) - same * logits).sum())
        slope = columns.T @ (chance - same)
        slope[:-1] += penalty * weights[:-1]
        return value + penalty * float((weights[:-1] ** 2).sum()) / 2, slope

    best = minimize(loss, np.zeros(columns.shape[1]), jac=True, method="L-BFGS-B").x
    weights = best[:-1] / spread
    return weights, float(best[-1] - (weights * mean).sum())


def write(alone: tuple[Array, float], among: tuple[Array, float], counts: tuple[int, int]) -> str:
    """Return the weights as a file that says where they come from."""
    pairs, positive = counts
    lines = [
        "# Weights of the pair model; made by scripts/train_pairs.py, not by hand.",
        "# Trained on the invented stories of training/ and examples/ alone (MIT, this project):",
        f"# {pairs} pairs of annotated statements, {positive} of one matter.",
    ]
    for part, (weights, bias), columns in (
        ("alone", alone, FEATURES),
        ("among", among, (*FEATURES, *STANDING)),
    ):
        lines += ["", f"[{part}]", f"bias = {bias:.4f}", "", f"[{part}.weights]"]
        lines += [f"{name} = {w:.4f}" for name, w in zip(columns, weights, strict=True)]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Fit and write, or compare."""
    read = [read_story(gold, folder) for gold, folder in stories()]
    same = np.concatenate([story.same for story in read])
    text = write(fit_alone(read), fit_among(read), (len(same), int(same.sum())))
    if "--check" in sys.argv[1:]:
        stale = not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text
        sys.stdout.write("differs: pairs.toml\n" if stale else "")
        return int(stale)
    TARGET.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
