"""The words that mark attribution and mood, from the table `cues`."""

from __future__ import annotations

import functools
from typing import cast

from tellings.data import load_table
from tellings.records.statement import Stance

STANCES: tuple[Stance, ...] = ("asserts", "denies", "doubts", "predicts", "orders", "asks")


@functools.cache
def stance_of_cue() -> dict[str, Stance]:
    """Map the lemma of a cue verb to the stance it gives its speaker."""
    table = load_table("cues")
    return {lemma: stance for stance in STANCES for lemma in table[stance]}


@functools.cache
def cue_words(kind: str) -> frozenset[str]:
    """Return one word list of the table, such as `documents` or `clausal_only`."""
    return frozenset(cast(list[str], load_table("cues")[kind]))
