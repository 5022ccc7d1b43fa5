"""Trace reports whose text descends from one original, and the passages that they share."""

from tellings.trace.copies import trace_copies
from tellings.trace.sharing import (
    PassageLookup,
    SharedText,
    group_key,
    passage_lookup,
    shared_text_groups,
)
from tellings.trace.sketch import sketch_report

__all__ = [
    "PassageLookup",
    "SharedText",
    "group_key",
    "passage_lookup",
    "shared_text_groups",
    "sketch_report",
    "trace_copies",
]
