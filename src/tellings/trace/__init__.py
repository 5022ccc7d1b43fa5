"""Trace reports whose text descends from one original, and the passages that they share."""

from tellings.trace.copies import trace_copies
from tellings.trace.sharing import (
    PassageLookup,
    SharedText,
    group_key,
    passage_lookup,
    shared_text_groups,
)

__all__ = [
    "PassageLookup",
    "SharedText",
    "group_key",
    "passage_lookup",
    "shared_text_groups",
    "trace_copies",
]
