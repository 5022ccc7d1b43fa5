"""The words that mark attribution and mood, list by list."""

from __future__ import annotations

import functools

from tellings.data import load_table


@functools.cache
def cue_words(*kinds: str) -> frozenset[str]:
    """Return the words of some lists of the table `cues`, such as `documents`, joined."""
    table = load_table("cues")
    return frozenset(word for kind in kinds for word in table[kind])
