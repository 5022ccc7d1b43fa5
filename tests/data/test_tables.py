"""The generated tables, as they are read."""

from __future__ import annotations

import importlib.resources

import pytest

from tellings.data import load_table

TABLES = sorted(
    file.name.removesuffix(".json")
    for file in importlib.resources.files("tellings.data").iterdir()
    if file.name.endswith(".json")
)


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [s for pair in value.items() for part in pair for s in strings(part)]
    if isinstance(value, list):
        return [s for part in value for s in strings(part)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_read_once_and_its_words_are_clean(name: str) -> None:
    table = load_table(name)
    assert table is load_table(name)
    words = strings(table)
    assert words
    assert [w for w in words if w != w.strip() or not w.isprintable()] == []


@pytest.mark.parametrize("name", ["nowhere", "../records/report", ""])
def test_a_table_that_does_not_exist_is_our_mistake(name: str) -> None:
    with pytest.raises(FileNotFoundError):
        load_table(name)


def test_no_cue_gives_two_stances() -> None:
    cues = load_table("cues")
    stances = ("asserts", "denies", "doubts", "predicts", "orders", "asks")
    lemmas = [lemma for stance in stances for lemma in cues[stance]]
    assert sorted(lemmas) == sorted(set(lemmas))
