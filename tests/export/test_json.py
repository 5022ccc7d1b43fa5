"""The document: what the schema says, the same each time, offsets as the contract has them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from tellings.export import account_schema, to_dict, to_json
from tellings.export.json import WORKING
from tellings.records.account import Account

VALIDATOR = Draft202012Validator(account_schema())


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(account_schema())


@pytest.mark.parametrize("name", ["account", "two_stories", "bare", "nothing", "large"])
def test_every_account_is_as_the_schema_says(name: str, request: pytest.FixtureRequest) -> None:
    made: Account = request.getfixturevalue(name)
    VALIDATOR.validate(json.loads(to_json(made)))


@pytest.mark.parametrize(
    "path",
    ["extra", "reports.0.extra", "stories.0.findings.0.extra", "stories.0.statements.0.extra"],
)
def test_an_unknown_key_is_a_mistake(account: Account, path: str) -> None:
    document = json.loads(to_json(account))
    *steps, last = path.split(".")
    at: Any = document
    for step in steps:
        at = at[int(step)] if step.isdecimal() else at[step]
    at[last] = 1
    assert not VALIDATOR.is_valid(document)


@pytest.mark.parametrize(
    ("key", "value"), [("status", "true"), ("confidence", 1.5), ("statements", []), ("kind", None)]
)
def test_a_finding_that_cannot_be_is_refused(account: Account, key: str, value: object) -> None:
    document = json.loads(to_json(account))
    document["stories"][0]["findings"][0][key] = value
    assert not VALIDATOR.is_valid(document)


def test_a_summary_sentence_with_no_evidence_is_refused(account: Account) -> None:
    document = json.loads(to_json(account))
    document["stories"][0]["summary"][0]["statements"] = []
    assert not VALIDATOR.is_valid(document)


def test_offsets_are_code_points(account: Account) -> None:
    document = json.loads(to_json(account))
    texts = {report["id"]: report["text"] for report in document["reports"]}
    quoted = [s for s in document["stories"][0]["statements"] if s["report"] == "r-ledger"]
    assert "\U0001f525" in texts["r-ledger"][: quoted[0]["start"]]
    for statement in document["stories"][0]["statements"]:
        text = texts[statement["report"]]
        assert text[statement["start"] : statement["end"]] == statement["text"]
        # Counted in UTF-16 units, as JavaScript does, it would be another place.
    utf16 = texts["r-ledger"].encode("utf-16-le")
    start = quoted[0]["start"]
    assert utf16[2 * start :].decode("utf-16-le")[:4] != quoted[0]["text"][:4]


def test_working_material_stays_inside(account: Account) -> None:
    statement = to_dict(account)["stories"][0]["statements"][0]
    assert not WORKING["Statement"].intersection(statement)


def test_keys_stand_in_the_order_of_the_contract(account: Account) -> None:
    document = to_dict(account)
    assert list(document) == [
        *("version", "made_with", "reports", "stories", "decisions", "shared")
    ]
    assert list(document["stories"][0])[:4] == ["id", "former_ids", "follows", "title"]
    assert list(document["stories"][0]["findings"][0])[:5] == [
        *("id", "former_ids", "question", "kind", "status")
    ]


def test_the_same_account_gives_the_same_bytes(account: Account) -> None:
    settings = dict(reversed(account.made_with.settings.items()))
    turned = replace(account, made_with=replace(account.made_with, settings=settings))
    assert to_json(turned) == to_json(account)


def test_whole_numbers_have_no_point_and_no_number_is_null(account: Account) -> None:
    story = account.stories[0]
    finding = replace(story.findings[0], features={"a": float("nan"), "b": 2.0, "c": 0.5})
    changed = replace(account, stories=(replace(story, findings=(finding,)),))
    features = json.loads(to_json(changed))["stories"][0]["findings"][0]["features"]
    assert features == {"a": None, "b": 2, "c": 0.5}
    assert isinstance(features["b"], int)


def test_a_lone_surrogate_survives(account: Account) -> None:
    report = replace(account.reports[0], title="half \ud83d emoji")
    text = to_json(replace(account, reports=(report,)))
    assert text.encode("utf-8")
    assert json.loads(text)["reports"][0]["title"] == "half \ud83d emoji"


def paths(value: object, at: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from paths(item, f"{at}.{key}")
    elif isinstance(value, list):
        for item in value:
            yield from paths(item, at)
    elif isinstance(value, str) and at.endswith(".file"):
        yield value


def test_no_absolute_path_leaves_the_machine(account: Account) -> None:
    assert list(paths(to_dict(account)))
    assert not [path for path in paths(to_dict(account)) if path.startswith(("/", "\\"))]
