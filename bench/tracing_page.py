"""The figures of copies and origins as Markdown, from whatever benches have been recorded."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Mapping
from typing import Any

RESULTS = pathlib.Path(__file__).resolve().parent / "results"

_BENCHES = ("copies", "origins", "agency", "perturb", "copies_scale")


def tracing_section(_: Mapping[str, Any]) -> str:
    """Return the tables of every bench of copies and origins that has been recorded."""
    writers = (_copies, _origins, _agency, _perturb, _scale)
    parts = []
    for name, write in zip(_BENCHES, writers, strict=True):
        file = RESULTS / f"{name}.json"
        if file.is_file():
            results = json.loads(file.read_text(encoding="utf-8"))
            parts.append(f"Made by `{results['command']}`.\n\n{write(results)}")
    return "\n\n".join(parts)


def _table(columns: list[str], rows: list[list[Any]]) -> str:
    head = f"| {' | '.join(columns)} |\n|---|{'--:|' * (len(columns) - 1)}\n"
    return head + "\n".join(f"| {' | '.join(map(str, row))} |" for row in rows)


def _copies(results: Mapping[str, Any]) -> str:
    keys = ["right", "made up", "missed", "precision", "recall"]
    rows = [
        [f"{title}, {part}", *(results[title][part][key] for key in keys)]
        for title in ("annotated", "invented")
        for part in ("pairs", "partial")
    ]
    return _table(["copies", *keys], rows)


def _origins(results: Mapping[str, Any]) -> str:
    keys = ["right", "findings", "share", "one origin a name"]
    rows = [[name, *(row[k] for k in keys)] for name, row in results["groups"].items()]
    return _table(["number of origins", *keys], rows)


def _agency(results: Mapping[str, Any]) -> str:
    keys = ["right", "false", "missed", "precision", "recall"]
    rows = [[name, *(results[name][key] for key in keys)] for name in ("ours", "rule")]
    return _table([f"agency of {results['articles']} articles", *keys], rows)


def _perturb(results: Mapping[str, Any]) -> str:
    shares = sorted({row["kept"] for row in results["rows"]}, reverse=True)
    found = {(row["edit"], row["kept"]): row["recall"] for row in results["rows"]}
    edits = list(dict.fromkeys(row["edit"] for row in results["rows"]))
    rows = [[edit, *(found[edit, share] for share in shares)] for edit in edits]
    table = _table(["copies found, by share kept", *map(str, shares)], rows)
    bars = "\n".join(
        f"- {name}: " + ", ".join(f"{k} {v}" for k, v in row.items())
        for name, row in results["bars"].items()
    )
    return f"{table}\n\n{bars}"


def _scale(results: Mapping[str, Any]) -> str:
    keys = [key for key in results["rows"][0] if key != "way"]
    rows = [[row["way"], *(row[key] for key in keys)] for row in results["rows"]]
    growth = ", ".join(f"{way} {value}" for way, value in results["growth"].items())
    return _table(["search", *keys], rows) + f"\n\nCost a report, largest to smallest: {growth}."
