#!/usr/bin/env python3
"""Measure what the model of relations makes of pairs of statements that it was not trained on.

usage: bench/relations.py [--report]

Every eighth invented story of training/relations/ is held out. Of two statements of one matter the
model says whether they agree, contradict each other, or tell two states; of any two, whether they
are of one matter. Beside it stand the commonest answer and how alike the two are to the encoder.
"""

from __future__ import annotations

import argparse
import itertools
import pathlib
import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "scripts")]

COMMAND = "python bench/relations.py --report"
GROUPS = ("agree", "contradict", "two states")
#: What each kind is, of those of one matter.
_GROUP = {
    "same": 0,
    "refines": 0,
    "refined": 0,
    "against": 1,
    "later": 2,
    "earlier": 2,
}

Array = NDArray[np.float64]


def area(right: Sequence[bool], scores: Array) -> float:
    """Return the probability that a right one scores higher than a wrong one (AUC)."""
    yes = np.asarray(right)
    ranks = rankdata(scores)
    count = int(yes.sum())
    return float((ranks[yes].sum() - count * (count + 1) / 2) / (count * (len(yes) - count)))


def section(results: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    shares = ", ".join(f"{share:.0%} {name}" for name, share in results["shares"].items())
    found = results["rivals"]
    return "\n".join(
        [
            f"Made by `{results['command']}`: {results['stories']} stories held out of "
            f"{results['all']}, {results['pairs']} pairs of one matter ({shares}).",
            "",
            "| of a pair | model | likeness to the encoder | commonest answer |",
            "|---|--:|--:|--:|",
            f"| agree, contradict or two states: right | {results['right']:.3f} | – "  # noqa: RUF001
            f"| {results['commonest']:.3f} |",
            *(
                f"| {name} (AUC) | {model:.3f} | {cosine:.3f} | .500 |"
                for name, (model, cosine) in results["areas"].items()
            ),
            "",
            f"Called rivals (above {found['above']}): {found['called']} pairs, of which "
            f"{found['right']} contradict each other; there are {found['there']}.",
        ]
    )


def measure() -> dict[str, Any]:
    """Return the figures."""
    from relation_pairs import is_held_out, read_stories

    from tellings.models import load_encoder, load_relation_judge
    from tellings.weigh.rivals import AGAINST

    every = read_stories(ROOT / "training" / "relations")
    stories = [story for story in every if is_held_out(story)]
    encoder, judge = load_encoder(), load_relation_judge()
    kinds: list[str] = []
    told: list[tuple[float, float, float, float]] = []
    cosines: list[float] = []
    for story in stories:
        texts = [one.text for one in story.told]
        tokens, whole = encoder.encode_spans(texts, [[(0, len(text))] for text in texts])
        pairs = [
            (i, j)
            for i, j in itertools.combinations(range(len(texts)), 2)
            if story.relate(story.told[i], story.told[j]) is not None
        ]
        for (i, j), one in zip(
            pairs, judge.judge([t.vectors for t in tokens], pairs), strict=True
        ):
            kinds.append(story.relate(story.told[i], story.told[j]) or "")
            told.append((one.agrees, one.against, one.moves, one.different))
            cosines.append(float(whole[i] @ whole[j]))
    chances, near = np.array(told), np.array(cosines)
    inside = np.array([kind != "different" for kind in kinds])
    groups = np.array([_GROUP[kind] for kind in kinds if kind != "different"])
    within = chances[inside][:, :3]
    counts = Counter(groups.tolist())
    areas = {"one matter": (area(inside.tolist(), 1 - chances[:, 3]), area(inside.tolist(), near))}
    for number, name in enumerate(GROUPS):
        right = (groups == number).tolist()
        areas[name] = (area(right, within[:, number]), area(right, near[inside]))
    called = within[:, 1] >= AGAINST
    return {
        "command": COMMAND,
        "stories": len(stories),
        "all": len(every),
        "pairs": len(groups),
        "shares": {name: counts[n] / len(groups) for n, name in enumerate(GROUPS)},
        "right": float((within.argmax(axis=1) == groups).mean()),
        "commonest": max(counts.values()) / len(groups),
        "areas": areas,
        "rivals": {
            "above": AGAINST,
            "called": int(called.sum()),
            "right": int((groups[called] == 1).sum()),
            "there": counts[1],
        },
    }


def main() -> int:
    """Measure, write the figures, print them."""
    from gold_reports import write_results
    from quality import say

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    results = measure()
    say(section(results))
    if options.report:
        from report import write_report

        write_results("relations", results)
        say(f"written: {write_report()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
