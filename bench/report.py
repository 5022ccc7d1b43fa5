#!/usr/bin/env python3
"""Rewrite the figures in docs/quality.md from bench/results; the prose around them stays.

usage: bench/report.py [--check]
With --check nothing is written; exit 1 if the page differs from what the figures give.
"""

from __future__ import annotations

import json
import pathlib
import re
import sys
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


def extraction_section(results: dict[str, Any]) -> str:
    """Return the figures of the articles in web pages as Markdown."""
    from extraction import section

    return section(results)


def live_section(results: dict[str, Any]) -> str:
    """Return the figures of live pages as Markdown."""
    from live import section

    return section(results)


def ingest_speed_section(results: dict[str, Any]) -> str:
    """Return the figures of large archives as Markdown."""
    from ingest_speed import section

    return section(results)


def fuzz_section(results: dict[str, Any]) -> str:
    """Return what came of damaged inputs as Markdown."""
    from fuzz import section

    return section(results)


def attribution_section(results: dict[str, Any]) -> str:
    """Return the figures of who says what as Markdown."""
    from attribution import section

    return section(results)


def events_section(results: dict[str, Any]) -> str:
    """Return the figures of kinds of event as Markdown."""
    from events import section

    return section(results)


def store_cost_section(results: dict[str, Any]) -> str:
    """Return what a report costs a store as Markdown."""
    from store_cost import section

    return section(results)


def store_crash_section(results: dict[str, Any]) -> str:
    """Return what came of killed runs as Markdown."""
    from store_crash import section

    return section(results)


def confidence_section(results: dict[str, Any]) -> str:
    """Return how well confidence says what is right as Markdown."""
    from confidence import section

    return section(results)


def coref_section(results: dict[str, Any]) -> str:
    """Return the figures of what is of one event as Markdown."""
    from coref import section

    return section(results)


def claimdiff_section(results: dict[str, Any]) -> str:
    """Return the figures of claims that strengthen or weaken each other as Markdown."""
    from claimdiff import section

    return section(results)


def tolls_section(results: dict[str, Any]) -> str:
    """Return the figures of killed and injured as Markdown."""
    from tolls import section

    return section(results)


def stories_section(results: dict[str, Any]) -> str:
    """Return the figures of grouping reports of many events as Markdown."""
    from stories import section

    return section(results)


def fivew_section(results: dict[str, Any]) -> str:
    """Return the figures of who, what, where and when as Markdown."""
    from fivew import section

    return section(results)


def render(page: str) -> str:
    """Return the page with every section filled whose figures exist."""
    from tracing_page import tracing_section

    sections = (
        ("quality", quality_section),
        ("speed", speed_section),
        ("copies", tracing_section),
        ("extraction", extraction_section),
        ("live", live_section),
        ("ingest_speed", ingest_speed_section),
        ("attribution", attribution_section),
        ("events", events_section),
        ("tolls", tolls_section),
        ("confidence", confidence_section),
        ("coref", coref_section),
        ("claimdiff", claimdiff_section),
        ("stories", stories_section),
        ("fivew", fivew_section),
        ("fuzz", fuzz_section),
        ("store_cost", store_cost_section),
        ("store_crash", store_crash_section),
    )
    for name, section in sections:
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
