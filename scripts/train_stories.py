#!/usr/bin/env python3
"""Count the words of stories, and fit what each kind of likeness weighs, for grouping reports.

usage: scripts/train_stories.py [--shared DIR] [--words]

With --words the table resources/news_words.yaml is written (run scripts/build_data.py next);
without it the weights are fitted and printed, to be put into src/tellings/cluster/scores.py.

Both read one half of the topics of ECB+ (CC BY 3.0, Cybulska & Vossen 2014; the half of `Item`)
and our own stories in training/. A pair is positive if both tell of one event. Of the others,
those of one topic (two events of one kind) weigh as much in all as the positive ones, and so do
those of two topics. No text of either has a day, so what time weighs is not fitted.
"""

from __future__ import annotations

import argparse
import pathlib
import sys
from collections import Counter, defaultdict

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

from story_sets import Item, annotate, read_items, read_stories  # noqa: E402

from tellings.cluster.likeness import KINDS, Likeness  # noqa: E402
from tellings.cluster.profiles import profile_reports  # noqa: E402

#: Strength of the penalty on squared weights.
PENALTY = 1e-3
#: Fewer stories say nothing of a word.
LEAST_STORIES = 2.0
#: Kinds that speak against one story; all others speak for it.
AGAINST = ("elsewhere",)
#: Weights are scaled so that this sum of them is one: what a score of 1 stands for.
FULL = 11.0

Array = NDArray[np.float64]


def count_words(items: list[Item]) -> dict[str, object]:
    """Return how many stories have a word, each report of a story counting for its part."""
    reports, notes = annotate(items)
    stories: dict[str, list[set[str]]] = defaultdict(list)
    for item, report in zip(items, reports, strict=True):
        if report.id in notes:
            stories[item.event].append(set(notes[report.id].terms))
    counts: Counter[str] = Counter()
    for texts in stories.values():
        for word in (word for text in texts for word in text):
            counts[word] += 1 / len(texts)  # type: ignore[assignment]
    words = {word: round(count, 1) for word, count in counts.items() if count >= LEAST_STORIES}
    return {"stories": len(stories), "words": dict(sorted(words.items()))}


def pair_features(items: list[Item]) -> tuple[Array, Array, Array]:
    """Return likeness, whether it is one event, and the weight of every pair."""
    reports, notes = annotate(items)
    kept = [n for n, report in enumerate(reports) if report.id in notes]
    profiles = profile_reports([reports[n] for n in kept], notes)
    likeness = Likeness(profiles)
    events = np.array([items[n].event for n in kept])
    topics = np.array([items[n].topic for n in kept])
    rows = [(likeness.measure(p)[:, n + 1 :].T, n) for n, p in enumerate(profiles)]
    features = np.vstack([row for row, _ in rows])
    same = np.concatenate([events[n + 1 :] == events[n] for _, n in rows])
    near = np.concatenate([topics[n + 1 :] == topics[n] for _, n in rows]) & ~same
    weights = np.ones(len(same))
    for part in (near, ~near & ~same):
        weights[part] = same.sum() / max(1, part.sum())
    return features, same.astype(float), weights


def fit(features: Array, same: Array, weights: Array) -> tuple[Array, float]:
    """Return the weights and the bias of the logistic regression."""
    columns = np.c_[features, np.ones(len(features))]

    def loss(values: Array) -> tuple[float, Array]:
        logits = columns @ values
        error = (weights * (np.logaddexp(0, logits) - same * logits)).sum() / weights.sum()
        slope = columns.T @ (weights * (1 / (1 + np.exp(-logits)) - same)) / weights.sum()
        slope[:-1] += 2 * PENALTY * values[:-1]
        return float(error + PENALTY * (values[:-1] ** 2).sum()), slope

    bounds = [(None, 0) if kind in AGAINST else (0, None) for kind in KINDS]
    start = np.zeros(columns.shape[1])
    best = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)]).x
    return best[:-1], float(best[-1])


def main() -> int:
    """Count or fit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--words", action="store_true")
    options = parser.parse_args()
    learned = [item for item in read_items("ecbplus", options.shared) if item.half == 0]
    ours = read_stories(ROOT / "training")
    if options.words:
        table = count_words(learned + ours)
        target = ROOT / "resources" / "news_words.yaml"
        head = "".join(f"# {line}\n" for line in HEAD)
        target.write_text(head + yaml.safe_dump(table, sort_keys=True), encoding="utf-8")
        return 0
    parts = [
        np.concatenate(part) for part in zip(*map(pair_features, (learned, ours)), strict=True)
    ]
    weights, bias = fit(*parts)
    for kind, weight in zip(KINDS, weights, strict=True):
        sys.stdout.write(f'    "{kind}": {weight / FULL:.3f},\n')
    sys.stdout.write(f"even odds at a score of {-bias / FULL:.3f}\n")
    return 0


HEAD = (
    "In how many stories of the news a word occurs, a story's reports sharing its one vote.",
    "Counted by scripts/train_stories.py over one half of the topics of ECB+ (CC BY 3.0,",
    "Cybulska & Vossen, LREC 2014) and our own invented stories in training/; words of two",
    "stories and more. For telling what a report is about from what all news is about.",
)

if __name__ == "__main__":
    sys.exit(main())
