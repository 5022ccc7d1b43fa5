#!/usr/bin/env python3
"""Measure how reports of many events are grouped into stories: B-cubed precision, recall, F1.

usage: bench/stories.py [--shared DIR] [--report] [--tune]

Three sets: shootings in the US (`gva_longtail`: all of one kind), news of the world
(`news_cluster`) and pairs of two events of one kind (`ecbplus`: its topics have two sub-topics
each; no text has a day). A set is grouped as a whole, as by the command line, copies included;
then one half of its events alone, and the other. The first half was read while the rules were
made, and gave the cuts; of `ecbplus` it also gave the weights. The other half was only
measured. Events are halved by the hash of their id, those of one topic of `ecbplus` together.

Beside ours stand what joins nothing, and a single pass by TF-IDF: title and text, common words
left out, words of one text and of more than half left out, in the order of the days; a report
joins the cluster that it is most like on average. Its threshold is the best of those tried on
the very items, which flatters it.

--tune prints F1 over cuts on the first half and writes nothing.
"""

from __future__ import annotations

import argparse
import datetime
import math
import pathlib
import re
import sys
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from story_sets import Item, annotate, read_items

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

SETS = ("gva_longtail", "news_cluster", "ecbplus")
#: Days between a report and the last of the cluster it may join; None for any.
WINDOWS: dict[str, int | None] = {"gva_longtail": 14, "news_cluster": None, "ecbplus": None}
FLOOR_THRESHOLDS = (0.10, 0.15, 0.20, 0.25, 0.30, 0.35)
#: A word that more texts of English have is a stop word for the floor.
STOP_SHARE = 0.5


def score(events: Sequence[Hashable], clusters: Sequence[Hashable]) -> dict[str, float]:
    """Return B-cubed precision, recall and F1 of clusters."""
    both = Counter(zip(events, clusters, strict=True))
    of_event, of_cluster = Counter(events), Counter(clusters)
    total = max(1, len(events))
    precision = sum(n * n / of_cluster[c] for (_, c), n in both.items()) / total
    recall = sum(n * n / of_event[e] for (e, _), n in both.items()) / total
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "F1": round(f1, 3)}


class Measured:
    """A set, read once: what its grouping is asked again and again."""

    def __init__(self, name: str, shared: pathlib.Path) -> None:
        from tellings.cluster import profile_reports
        from tellings.models import load_encoder
        from tellings.trace import trace_copies

        self.name = name
        self.items = read_items(name, shared)
        self.reports, notes = annotate(self.items)
        usable = [report for report in self.reports if report.problem is None]
        self.copies = trace_copies(usable)
        made = {p.report: p for p in profile_reports(usable, notes, load_encoder())}
        self.profiles = [made.get(report.id) for report in self.reports]

    def rows(self, half: int | None) -> list[int]:
        """Return the rows of a half of the events, or all."""
        return [n for n, item in enumerate(self.items) if half is None or item.half == half]

    def group(self, rows: Sequence[int]) -> list[Hashable]:
        """Return the story of each row; a report with a problem is alone."""
        from tellings.cluster import group_stories

        kept = [profile for n in rows if (profile := self.profiles[n]) is not None]
        stories = group_stories(kept, self.copies)
        found = {report: n for n, story in enumerate(stories) for report in story}
        return [found.get(self.reports[n].id, f"alone {n}") for n in rows]

    def score(self, half: int | None) -> dict[str, float]:
        """Return the figures of our grouping of a half, or of all."""
        rows = self.rows(half)
        return score([self.items[n].event for n in rows], self.group(rows))

    def find_candidates(self) -> dict[str, float]:
        """Return what keys find of the pairs that are one event, and that score as one story."""
        from tellings.cluster import ONE_STORY, keys_of
        from tellings.cluster.scores import Shelf

        class Keyless(Shelf):
            def _find_near(self, profile: Any) -> NDArray[np.intp]:
                return np.arange(self._count)

        known = [(self.items[n].event, p) for n, p in enumerate(self.profiles) if p is not None]
        events = np.array([event for event, _ in known])
        profiles = [profile for _, profile in known]
        keys = [set(keys_of(profile)) for profile in profiles]
        free, counts = Keyless(profiles), Counter[str]()
        for n, profile in enumerate(profiles):
            scores = free.score(profile)
            for kind, mask in (("event", events == events[n]), ("score", scores >= ONE_STORY)):
                others = [m for m in np.flatnonzero(mask).tolist() if m > n]
                counts[kind] += len(others)
                counts[f"{kind} found"] += sum(bool(keys[n] & keys[m]) for m in others)
            counts["candidates"] += sum(bool(keys[n] & other) for other in keys) - 1
        return {
            "of one event": round(counts["event found"] / max(1, counts["event"]), 4),
            "of scores of one story": round(counts["score found"] / max(1, counts["score"]), 4),
            "candidates a report": round(counts["candidates"] / max(1, len(profiles)), 1),
        }


def floor_clusters(
    items: Sequence[Item], vectors: NDArray[np.float32], threshold: float, window: int | None
) -> list[Hashable]:
    """Return the clusters of a single pass."""
    days = [datetime.date.fromisoformat(i.date).toordinal() if i.date else 0 for i in items]
    found: list[Hashable] = [0] * len(items)
    sums = np.zeros_like(vectors)
    sizes, last = np.zeros(len(items)), np.zeros(len(items))
    count = 0
    for n in sorted(range(len(items)), key=lambda n: (days[n], items[n].id)):
        means = sums[:count] @ vectors[n] / sizes[:count]
        if window is not None:
            means[last[:count] < days[n] - window] = -1
        best = int(means.argmax()) if count and means.max() >= threshold else count
        count = max(count, best + 1)
        sums[best] += vectors[n]
        sizes[best] += 1
        last[best], found[n] = days[n], best
    return found


def tf_idf(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return a vector of length one for each text."""
    from tellings.data.commonness import share_of_documents

    bags = [Counter(re.findall(r"(?u)\b\w\w+\b", text.lower())) for text in texts]
    holders = Counter(word for bag in bags for word in bag)
    words = [
        word
        for word, count in sorted(holders.items())
        if 2 <= count <= len(texts) / 2 and share_of_documents(word) <= STOP_SHARE
    ]
    index = {word: n for n, word in enumerate(words)}
    vectors = np.zeros((len(texts), len(words)), dtype=np.float32)
    for row, bag in enumerate(bags):
        for word, count in bag.items():
            if word in index:
                rarity = math.log((1 + len(texts)) / (1 + holders[word])) + 1
                vectors[row, index[word]] = (1 + math.log(count)) * rarity
    vectors /= np.maximum(1e-9, np.linalg.norm(vectors, axis=1, keepdims=True))
    # As many columns as rows say the same of every cosine, and less to add up.
    if len(words) > len(texts):
        values, axes = np.linalg.eigh(np.asarray(vectors @ vectors.T, dtype=np.float64))
        vectors = np.asarray(axes * np.sqrt(np.maximum(values, 0)), dtype=np.float32)
    return vectors


def measure_set(measured: Measured) -> dict[str, Any]:
    """Return every row of a set."""
    items = measured.items
    events = [item.event for item in items]
    vectors = tf_idf([f"{item.title or ''} {item.text}" for item in items])
    window = WINDOWS[measured.name]
    floors = {
        threshold: score(events, floor_clusters(items, vectors, threshold, window))
        for threshold in FLOOR_THRESHOLDS
    }
    best = max(floors, key=lambda threshold: floors[threshold]["F1"])
    return {
        "items": len(items),
        "events": len(set(events)),
        "rows": {
            "ours": measured.score(None),
            "ours, the half that was read": measured.score(0),
            "ours, the half only measured": measured.score(1),
            f"TF-IDF, single pass at {best:.2f}": floors[best],
            "every report alone": score(events, list(range(len(items)))),
        },
        "keys": measured.find_candidates(),
    }


def tune(measured: Measured) -> Iterator[str]:
    """Yield the figures of the half that is read over steps and the strictest cut."""
    from tellings.cluster import scores

    for scores.STRICTER in (0.025, 0.03, 0.035):
        for scores.STRICTEST in (0.3, 0.34):
            yield f"{measured.name} {scores.STRICTER} {scores.STRICTEST} {measured.score(0)}"


def section(results: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    lines = [f"Made by `{results['command']}`.", ""]
    lines += ["| reports of many events | B-cubed precision | recall | F1 |", "|---|--:|--:|--:|"]
    for name, found in results["sets"].items():
        lines.append(f"| **{name}**: {found['items']} reports of {found['events']} events | | | |")
        for row, f in found["rows"].items():
            cells = (f[m] for m in ("precision", "recall", "F1"))
            lines.append(f"| {row} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |")
    lines += [
        "",
        "| pairs that share a key | one event | score of one story | candidates a report |",
    ]
    lines += ["|---|--:|--:|--:|"]
    for name, found in results["sets"].items():
        one, scored, count = found["keys"].values()
        lines.append(f"| {name} | {one:.4f} | {scored:.4f} | {count:.1f} |")
    return "\n".join(lines)


def main() -> int:
    """Measure, write the figures, print them."""
    from gold_reports import write_results
    from quality import say

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--tune", action="store_true")
    options = parser.parse_args()
    missing = [name for name in SETS if not (options.shared / "bench" / name).is_dir()]
    if missing:
        say(f"skipped: no {', '.join(missing)} in {options.shared}")
        return 0
    if options.tune:
        for name in SETS:
            for line in tune(Measured(name, options.shared)):
                say(line)
        return 0
    results = {
        "command": "python bench/stories.py --shared ../shared --report",
        "sets": {name: measure_set(Measured(name, options.shared)) for name in SETS},
    }
    say(section(results))
    if options.report:
        from report import write_report

        write_results("stories", results)
        say(f"written: {write_report()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
