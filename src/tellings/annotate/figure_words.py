"""The table `measures`, turned round for look-up by word."""

from __future__ import annotations

import functools
from typing import cast

from tellings.data import load_table


@functools.cache
def measure_of(part: str) -> dict[str, str]:
    """Map a word to its measure; `part` is `done_to`, `done_by`, `nouns` or `states`."""
    found: dict[str, str] = {}
    for measure, parts in load_table("measures")["measures"].items():
        for word in parts[part]:
            found.setdefault(word, measure)
    return found


@functools.cache
def unit_of_word() -> dict[str, tuple[str, str]]:
    """Map each way to write a unit to its measure and to the unit's usual plural."""
    return {
        word: (measure, unit)
        for measure, units in load_table("measures")["units"].items()
        for unit, words in units.items()
        for word in words
    }


@functools.cache
def words_of(name: str) -> frozenset[str]:
    """Return one word list of the table: `labels`, `streets`, `people`."""
    return frozenset(cast("list[str]", load_table("measures")[name]))


@functools.cache
def person_nouns() -> frozenset[str]:
    """Return the nouns for people of both tables: those counted, and kin and callings."""
    return words_of("people") | frozenset(load_table("fates")["people"])
