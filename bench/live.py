#!/usr/bin/env python3
"""Score the entries that are found in live pages of ten structures.

usage: bench/live.py [--pages DIR] [--out FILE] [--report]

An entry counts as found where its time is that of the page and its text holds the same words, with
no more than one in twenty beside them. The pages are our own (tests/golden/live); their texts are
invented, their structures are those of real pages.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

PAGES = ROOT / "tests" / "golden" / "live"
ENOUGH = 0.95


def same_words(one: str, other: str) -> float:
    """Return how far two texts hold the same words (F1)."""
    left, right = Counter(one.split()), Counter(other.split())
    shared = sum((left & right).values())
    return 2 * shared / max(1, left.total() + right.total())


def is_found(wanted: dict[str, Any], time: str | None, text: str) -> bool:
    """Tell whether an entry is the one that was wanted."""
    return wanted["time"] == time and same_words(wanted["text"], text) >= ENOUGH


def score_page(content: str, wanted: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return how many entries of a page were wanted, given and right."""
    from tellings.ingest.live import split_live

    given = split_live(content, "page.html")[1:]
    left = list(wanted)
    right = speakers = 0
    for entry in given:
        text = entry.content if not entry.title else _with_title(entry.title, entry.content)
        match = next(
            (w for w in left if is_found(w, entry.published, text)),
            next((w for w in left if is_found(w, entry.published, entry.content)), None),
        )
        if match is not None:
            left.remove(match)
            right += 1
            speakers += match["speaker"] == entry.author
    return {"wanted": len(wanted), "given": len(given), "right": right, "speakers": speakers}


def _with_title(title: str, text: str) -> str:
    return text if text.startswith(title) else f"{title}\n{text}"


def measure(folder: pathlib.Path) -> dict[str, Any]:
    """Return the figures of every page and of all together."""
    answers = json.loads((folder / "entries.json").read_text(encoding="utf-8"))
    pages = {
        name: score_page((folder / f"{name}.html").read_text(encoding="utf-8"), wanted)
        for name, wanted in answers.items()
    }
    total = Counter[str]()
    for figures in pages.values():
        total.update(figures)
    precision = total["right"] / max(1, total["given"])
    recall = total["right"] / max(1, total["wanted"])
    return {
        "command": "python bench/live.py --report",
        "pages": pages,
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "speakers": round(total["speakers"] / max(1, total["right"]), 4),
    }


def section(results: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    lines = [f"Made by `{results['command']}`.", ""]
    lines += ["| page | entries | given | right | speaker |", "|---|--:|--:|--:|--:|"]
    for name, page in results["pages"].items():
        cells = (page["wanted"], page["given"], page["right"], page["speakers"])
        lines.append(f"| {name} | " + " | ".join(map(str, cells)) + " |")
    lines.append("")
    lines.append(
        f"Precision {results['precision']:.3f}, recall {results['recall']:.3f} of entries; the "
        f"speaker is right in {results['speakers']:.3f} of those found."
    )
    return "\n".join(lines)


def main() -> int:
    """Measure, write the figures, print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=pathlib.Path, default=PAGES)
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "bench/results/live.json")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    results = measure(options.pages)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(section(results) + "\n")
    if options.report:
        from report import write_report

        write_report()
    return 0


if __name__ == "__main__":
    sys.exit(main())
