"""The flat tables: whole, joinable, and nothing in them that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import pytest

from tellings.export import to_tables
from tellings.records.account import Account

NAMES = [
    *("reports.csv", "statements.csv", "findings.csv"),
    *("finding_statements.csv", "entities.csv", "figures.csv"),
]
Rows = dict[str, list[dict[str, str]]]


def read(account: Account) -> Rows:
    return {
        name: list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        for name, text in to_tables(account).items()
    }


@pytest.fixture(scope="module")
def tables(account: Account) -> Rows:
    return read(account)


def test_the_tables_are_those_of_the_contract(account: Account) -> None:
    assert list(to_tables(account)) == NAMES


def test_a_table_of_nothing_has_its_header(nothing: Account, account: Account) -> None:
    empty, full = to_tables(nothing), to_tables(account)
    for name in NAMES:
        assert empty[name].split("\r\n")[0] == full[name].split("\r\n")[0]
    assert [name for name in NAMES if empty[name].count("\r\n") > 1] == ["reports.csv"]


def test_every_line_has_every_cell_and_ends_as_the_standard_has_it(account: Account) -> None:
    for text in to_tables(account).values():
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert len(set(rows[0])) == len(rows[0])
        assert text.endswith("\r\n")


def test_everything_is_there_once(account: Account, tables: Rows) -> None:
    story = account.stories[0]
    assert len(tables["reports.csv"]) == len(account.reports)
    assert [r["statement_id"] for r in tables["statements.csv"]] == [
        s.id for s in story.statements
    ]
    assert [r["finding_id"] for r in tables["findings.csv"]] == [f.id for f in story.findings]
    assert len(tables["finding_statements.csv"]) == sum(len(f.statements) for f in story.findings)
    assert len(tables["entities.csv"]) == len(story.entities)
    assert len(tables["figures.csv"]) == sum(len(s.figures) for s in story.statements)


@pytest.mark.parametrize(
    ("table", "column", "other", "key"),
    [
        ("statements.csv", "report_id", "reports.csv", "report_id"),
        ("statements.csv", "speaker_entity_id", "entities.csv", "entity_id"),
        ("statements.csv", "where_id", "entities.csv", "entity_id"),
        ("finding_statements.csv", "finding_id", "findings.csv", "finding_id"),
        ("finding_statements.csv", "statement_id", "statements.csv", "statement_id"),
        ("figures.csv", "statement_id", "statements.csv", "statement_id"),
        ("entities.csv", "reports", "reports.csv", "report_id"),
        ("findings.csv", "supersedes", "findings.csv", "finding_id"),
    ],
)
def test_ids_join(tables: Rows, table: str, column: str, other: str, key: str) -> None:
    keys = {row[key] for row in tables[other]}
    used = {i for row in tables[table] for i in row[column].split("|") if i}
    assert used
    assert used <= keys


def test_offsets_hold_in_the_text_of_the_table(tables: Rows) -> None:
    texts = {row["report_id"]: row["text"] for row in tables["reports.csv"]}
    for row in tables["statements.csv"]:
        assert texts[row["report_id"]][int(row["start"]) : int(row["end"])] == row["text"]


def test_a_statement_has_its_side_and_value(tables: Rows) -> None:
    rows = [r for r in tables["finding_statements.csv"] if r["finding_id"] == "f-fled"]
    assert [(r["side"], r["value"], r["value_lower"], r["value_upper"]) for r in rows] == [
        ("1", "about 200", "200", "200"),
        ("1", "about 200", "200", "200"),
        ("2", "as many as 600", "0", "600"),
    ]


def test_what_is_not_known_is_empty(tables: Rows) -> None:
    coast = next(r for r in tables["reports.csv"] if r["report_id"] == "r-coast")
    assert (coast["outlet"], coast["title"], coast["published_earliest"]) == ("", "", "")
    open_end = next(r for r in tables["figures.csv"] if r["text"] == "three")
    assert (open_end["lower"], open_end["upper"]) == ("3", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_text_can_be_no_formula(account: Account, start: str) -> None:
    story = account.stories[0]
    finding = replace(story.findings[0], question=f'{start}HYPERLINK("x")', reason="2-1")
    story = replace(story, findings=(finding, *story.findings[1:]))
    row = read(replace(account, stories=(story,)))["findings.csv"][0]
    assert row["question"] == f'\'{start}HYPERLINK("x")'
    assert row["reason"] == "2-1"


def test_a_list_that_begins_like_a_formula_is_guarded(account: Account) -> None:
    report = replace(account.reports[0], byline=("=cmd|' /C calc'!A0", "B"))
    row = read(replace(account, reports=(report, *account.reports[1:])))["reports.csv"][0]
    assert row["byline"] == "'=cmd¦' /C calc'!A0|B"


def test_numbers_stay_numbers(account: Account) -> None:
    story = account.stories[0]
    entity = story.entities[0]
    assert entity.place is not None
    south = replace(entity, place=replace(entity.place, latitude=-33.5, longitude=-70.0))
    rows = read(replace(account, stories=(replace(story, entities=(south,)),)))
    assert rows["entities.csv"][0]["latitude"] == "-33.5"
    assert rows["entities.csv"][0]["longitude"] == "-70"


@pytest.mark.parametrize("words", ['a "b", c', "line\nline", "x\x00\x1b[2Jy\u202ez", "\ud800"])
def test_what_is_hard_to_write_comes_back(account: Account, words: str) -> None:
    report: Any = replace(account.reports[0], title=words)
    row = read(replace(account, reports=(report,)))["reports.csv"][0]
    cleaned = "".join("\ufffd" if c in "\x00\x1b\u202e\ud800" else c for c in words)
    assert row["title"] == cleaned


def test_several_stories_share_the_tables(two_stories: Account) -> None:
    tables = read(two_stories)
    assert {row["stories"] for row in tables["reports.csv"]} == {"t-constanta", "t-bare", ""}
    assert {row["story_id"] for row in tables["statements.csv"]} == {"t-constanta"}
