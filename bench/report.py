#!/usr/bin/env python3
"""Rewrite the figures in docs/quality.md from bench/results; the prose around them stays.

usage: bench/report.py [--check]
With --check nothing is written; exit 1 if the page differs from what the figures give.
"""

from __future__ import annotations

import importlib
import json
import pathlib
import re
import sys
from collections.abc import Callable
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

PAGE = ROOT / "docs" / "quality.md"
RESULTS = ROOT / "bench" / "results"


def fill(page: str, name: str, body: str) -> str:
    """Return `page` with what stands between the markers of `name` replaced.

    Raises:
        ValueError: The page has no such markers.
    """
    start, end = f"<!-- {name}: start -->", f"<!-- {name}: end -->"
    before, found, rest = page.partition(start)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        msg = f"the page has no markers for {name}"
        raise ValueError(msg)
    return f"{before}{start}\n{body.strip()}\n{end}{after}"


def quality_section(results: dict[str, Any]) -> str:
    """Return the quality figures as Markdown."""
    from quality import tables

    parts = [f"Made by `{results['command']}`."]
    for heading, table in tables(results):
        parts.append(f"### {heading}\n\n{re.sub('  +', ' ', table)}")
    return "\n\n".join(parts)


def speed_section(results: dict[str, Any]) -> str:
    """Return the speed figures as Markdown."""
    lines = [f"Made by `{results['command']}` over {results['reports']} reports.", ""]
    lines += ["| measure | figure | budget |", "|---|--:|--:|"]
    lines += [f"| {m['name']} | {m['figure']} | {m['budget']} |" for m in results["measures"]]
    return "\n".join(lines)


#: Benches that tell their own figures, by the name of their module and of their results.
TOLD_BY_THEMSELVES = (
    "extraction",
    "live",
    "ingest_speed",
    "attribution",
    "events",
    "tolls",
    "names",
    "places",
    "incidents",
    "confidence",
    "coref",
    "relations",
    "claimdiff",
    "stories",
    "story_scale",
    "fivew",
    "fuzz",
    "store_cost",
    "store_crash",
)


def render(page: str) -> str:
    """Return the page with every section filled whose figures exist."""
    from tracing_page import tracing_section

    sections: dict[str, Callable[[dict[str, Any]], str]] = {
        "quality": quality_section,
        "speed": speed_section,
        "copies": tracing_section,
    }
    for name in TOLD_BY_THEMSELVES:
        if (RESULTS / f"{name}.json").is_file():
            sections[name] = importlib.import_module(name).section
    for name, section in sections.items():
        file = RESULTS / f"{name}.json"
        if file.is_file():
            page = fill(page, name, section(json.loads(file.read_text(encoding="utf-8"))))
    return page


def write_report() -> pathlib.Path:
    """Rewrite the page and return its path."""
    PAGE.write_text(render(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    return PAGE


def main() -> int:
    """Write the page, or compare it."""
    page = PAGE.read_text(encoding="utf-8")
    if "--check" in sys.argv[1:]:
        return int(render(page) != page)
    sys.stdout.write(f"written: {write_report()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
