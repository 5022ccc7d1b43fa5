"""The whole way on small invented stories: reports in, account out; nothing is faked."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

import tellings
from tellings.export import account_schema
from tellings.pipeline import account_of_store, add_to_store
from tellings.records.account import Account
from tellings.records.finding import Finding

WIRE = """The quay of Ålesund was closed on Tuesday after a crane fell into the harbour, the port \
authority said.

Three dockers were injured, Sunnmøre hospital said. The crane had stood on the quay since 1998.

The port authority's director, Kari Nordli, said the cause was not known.
"""
ROWS = (
    {
        "id": "a",
        "title": "Crane falls into harbour at Ålesund",
        "outlet": "Fjordposten",
        "published": "2031-03-04",
        "text": "ÅLESUND, March 4 (Nordwire) - " + WIRE,
    },
    {
        "id": "b",
        "title": "Quay shut after crane accident",
        "outlet": "Kystbladet",
        "published": "2031-03-04",
        "text": "ÅLESUND, March 4 (Nordwire) - " + WIRE,
    },
    {
        "id": "c",
        "title": "Dock union: eight hurt as crane falls at Ålesund",
        "outlet": "Havneradio",
        "published": "2031-03-04",
        "text": "Eight dockers were injured when a crane fell into the harbour at Ålesund on "
        "Tuesday, the dock workers' union said.\n\nThe quay was closed after the crane fell, a "
        "reporter of Havneradio saw.\n\nOla Berge, who heads the union, denied that the cause "
        'was not known. "We warned them about the bolts," he said.\n',
    },
    {
        "id": "d",
        "title": "Quay at Ålesund open again",
        "outlet": "Havneradio",
        "published": "2031-03-07",
        "text": "The quay of Ålesund reopened on Friday, three days after a crane fell into the "
        "harbour, the port authority said.\n\nNine dockers were injured, the hospital said. "
        '😀 "All nine are at home," said its chief doctor, Unni Aas.\n',
    },
)


def build(rows: Sequence[dict[str, str]], folder: Path) -> Account:
    file = folder / "rows.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return tellings.build([file])


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Account:
    return build(ROWS, tmp_path_factory.mktemp("crane"))


def holding(account: Account, words: str) -> list[Finding]:
    """Return the findings with a statement that has these words."""
    (story,) = account.stories
    ids = {s.id for s in story.statements if words in s.text}
    return [f for f in story.findings if ids & set(f.statements)]


def test_the_account_keeps_the_contract(account: Account) -> None:
    document = json.loads(tellings.to_json(account))
    jsonschema.validate(document, account_schema())
    texts = {r["id"]: r["text"] for r in document["reports"]}
    (story,) = document["stories"]
    assert len(story["reports"]) == 4
    for statement in story["statements"]:
        assert (
            texts[statement["report"]][statement["start"] : statement["end"]]
            == (statement["text"])
        )


def test_two_papers_with_one_wire_text_are_one_voice(account: Account) -> None:
    (story,) = account.stories
    (copy,) = story.copies
    assert len(copy.reports) == 2
    (since,) = holding(account, "had stood on the quay")
    assert (since.status, since.independent_origins, since.carried_by) == ("once", 1, 2)


def test_what_the_wire_and_another_saw_is_corroborated(account: Account) -> None:
    assert any(
        f.status == "corroborated" and f.carried_by >= 3 for f in holding(account, "was closed")
    )


def test_two_figures_of_one_day_are_no_agreement(account: Account) -> None:
    told = holding(account, "Three dockers were injured")
    assert all(f.status in {"disputed", "superseded"} for f in told)


def test_every_sentence_of_the_summary_cites_statements(account: Account) -> None:
    (story,) = account.stories
    known = {s.id for s in story.statements}
    assert story.summary
    assert all(s.statements and set(s.statements) <= known for s in story.summary)


def test_any_order_gives_the_same_account(account: Account, tmp_path: Path) -> None:
    wanted = _without_rows(tellings.to_json(account))
    for order in itertools.islice(itertools.permutations(ROWS), 1, 24, 7):
        assert _without_rows(tellings.to_json(build(order, tmp_path))) == wanted


def test_any_split_into_files_gives_the_same_account(account: Account, tmp_path: Path) -> None:
    for row in ROWS:
        (tmp_path / f"{row['id']}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    split = tellings.build(sorted(tmp_path.glob("*.jsonl"), reverse=True))
    assert _without_rows(tellings.to_json(split)) == _without_rows(tellings.to_json(account))


def _without_rows(document: str) -> Any:
    """Return the account without the names of files and the order of reports by them."""
    parsed = json.loads(document)
    for report in parsed["reports"]:
        del report["file"]
    parsed["reports"].sort(key=lambda report: report["id"])
    return parsed


def test_a_settings_value_reaches_the_reader(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text(WIRE * 10, encoding="utf-8")
    refused = tellings.build([file], settings=tellings.Settings(max_file_bytes=100))
    assert [r.problem and r.problem.code for r in refused.reports] == ["too-large"]
    assert refused.stories == ()


def test_progress_is_told_stage_by_stage(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(WIRE, encoding="utf-8")
    told: list[tuple[str, int, int]] = []
    tellings.build([file], progress=lambda *step: told.append(step))
    assert [stage for stage, done, total in told if done == total] == [
        "read",
        "clean",
        "annotate",
        "tell",
    ]


def test_a_store_tells_what_build_tells_in_whatever_parts_reports_come(
    account: Account, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    for number, row in enumerate((ROWS[3], ROWS[0], ROWS[2], ROWS[1])):
        file = tmp_path / f"{number}.jsonl"
        file.write_text(json.dumps(row), encoding="utf-8")
        add_to_store(store, [file])
    (grown,), (built,) = account_of_store(store).stories, account.stories
    assert grown.reports == built.reports
    assert (grown.title, grown.summary, grown.copies) == (built.title, built.summary, built.copies)
    assert [s.text for s in grown.statements] == [s.text for s in built.statements]
    assert [(e.name, e.mentions) for e in grown.entities] == [
        (e.name, e.mentions) for e in built.entities
    ]
    assert [(f.question, f.status, f.statements, f.values) for f in grown.findings] == [
        (f.question, f.status, f.statements, f.values) for f in built.findings
    ]
