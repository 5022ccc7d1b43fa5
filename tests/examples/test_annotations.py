"""The annotated stories themselves: every fragment stands in its report, every name is known."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
STORIES = {
    ROOT / "tests" / "golden" / "kurshab-dam.yaml": ROOT / "examples" / "kurshab-dam",
    **{file: file.with_suffix("") for file in sorted((ROOT / "training").glob("*.yaml"))},
}


def fold(text: str) -> str:
    """Return the text with plain quotation marks and single spaces."""
    for typographic, plain in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"')):  # noqa: RUF001
        text = text.replace(typographic, plain)
    return re.sub(r"\s+", " ", text)


def read_texts(folder: Path) -> dict[str, str]:
    texts: dict[str, str] = {}
    for file in sorted(folder.iterdir()):
        content = file.read_text(encoding="utf-8")
        if file.suffix == ".jsonl":
            rows = [json.loads(line) for line in content.splitlines()]
            texts |= {row["id"]: fold(row["text"]) for row in rows}
        else:
            texts[file.name[:3]] = fold(html.unescape(content))
    return texts


@pytest.fixture(params=STORIES.items(), ids=[file.stem for file in STORIES])
def story(request: pytest.FixtureRequest) -> tuple[dict[str, Any], dict[str, str]]:
    file, folder = request.param
    return yaml.safe_load(file.read_text(encoding="utf-8")), read_texts(folder)


def test_every_fragment_stands_in_its_report(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    gold, texts = story
    statements = [s for finding in gold["findings"] for s in finding["statements"]] + gold["once"]
    assert len(statements) > 15
    assert [s for s in statements if fold(s["text"]) not in texts[s["report"]]] == []


def test_every_report_and_spelling_is_there(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    gold, texts = story
    assert set(gold["story"]["reports"]) == set(gold["reports"]) == set(texts)
    everything = " ".join(texts.values())
    spellings = [fold(v) for entity in gold["entities"] for v in entity["variants"]]
    assert [v for v in spellings if v not in everything] == []
    furniture = [(k, x) for k, r in gold["reports"].items() for x in r.get("not_body", [])]
    assert [(k, x) for k, x in furniture if fold(x) not in texts[k]] == []


def test_what_replaces_something_names_a_finding(
    story: tuple[dict[str, Any], dict[str, str]],
) -> None:
    gold, _ = story
    names = [finding["id"] for finding in gold["findings"]]
    assert len(names) == len(set(names))
    assert {f["supersedes"] for f in gold["findings"] if "supersedes" in f} <= set(names)
