"""The annotated stories as the stages before `trace` read them: a report for each text."""

from __future__ import annotations

import dataclasses
import json
import pathlib
import tempfile
from typing import TYPE_CHECKING, Any

import yaml
from quality import ROOT, Gold, find_stories, say, write_input

if TYPE_CHECKING:
    from tellings.records.report import Report

EXAMPLE = Gold(
    "kurshab-dam",
    ROOT / "tests" / "golden" / "kurshab-dam.yaml",
    ROOT / "examples" / "kurshab-dam",
    own=True,
)


def annotated(shared: pathlib.Path) -> list[Gold]:
    """Return the annotated stories at hand: the shared ones, our own, the shipped example."""
    found = find_stories(shared) if (shared / "gold").is_dir() else find_stories(ROOT / "none")
    return [g for g in (*found, EXAMPLE) if g.answers.is_file() and _is_readable(g)]


def _is_readable(gold: Gold) -> bool:
    try:
        read_answers(gold)
    except yaml.YAMLError as error:
        say(f"left out: {gold.name}: {str(error).splitlines()[0]}")
        return False
    return True


def read_answers(gold: Gold) -> dict[str, Any]:
    """Return the annotation of a story."""
    answers: dict[str, Any] = yaml.safe_load(gold.answers.read_text(encoding="utf-8"))
    return answers


def read_story(gold: Gold, shared: pathlib.Path, *, bare: bool = True) -> dict[str, Report]:
    """Return the story's cleaned reports by the three digits that its annotation uses."""
    from tellings.clean import clean_reports
    from tellings.config import Settings
    from tellings.ingest import read_reports

    with tempfile.TemporaryDirectory() as folder:
        paths = write_input(gold, shared, pathlib.Path(folder), bare=bare)
        raw = read_reports(paths, settings=Settings())
    cleaned = clean_reports(raw, Settings())
    named = {_number(r): r for r in cleaned if r.problem is None}
    return {number: dataclasses.replace(r, id=number) for number, r in sorted(named.items())}


def _number(report: Report) -> str:
    return report.given_id or pathlib.PurePath(report.file or "").name[:3]


def write_results(name: str, results: dict[str, Any]) -> None:
    """Keep the figures of a bench beside those of the others."""
    file = ROOT / "bench" / "results" / f"{name}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    say(f"written: bench/results/{name}.json")
