"""The words that mark attribution and mood, from the table `cues`."""

from __future__ import annotations

import functools
from typing import cast

from spacy.tokens import Token

from tellings.data import load_table
from tellings.records.statement import Stance

STANCES: tuple[Stance, ...] = ("asserts", "denies", "doubts", "predicts", "orders", "asks")


@functools.cache
def stance_of_cue() -> dict[str, Stance]:
    """Map the lemma of a cue verb to the stance it gives its speaker."""
    table = load_table("cues")
    return {lemma: stance for stance in STANCES for lemma in table[stance]}


@functools.cache
def attitude_words(kind: str) -> frozenset[str]:
    """Return one word list of the table `attitudes`, such as `wishes` or `held`."""
    return frozenset(cast(list[str], load_table("attitudes")[kind]))


def lemma_of(token: Token) -> str:
    """Return the lemma of a word in lower case; "hoping" is no hopping, "rule out" no ruling."""
    lemma = token.lemma_.lower()
    if lemma == "rule" and any(c.dep_ == "prt" and c.lower_ == "out" for c in token.children):
        return "rule out"
    return "hope" if lemma == "hop" and not token.lower_.startswith("hopp") else lemma
