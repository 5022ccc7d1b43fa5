"""Weights and tables that are opened once: language model, encoder, own models, gazetteer."""

from __future__ import annotations

from tellings.models.gazetteer import open_gazetteer
from tellings.models.load import load_encoder, load_language, weight_hashes
from tellings.models.pairs import load_pair_scorer
from tellings.models.relations import load_relation_judge
from tellings.models.statuses import load_status_scorer

__all__ = [
    "load_encoder",
    "load_language",
    "load_pair_scorer",
    "load_relation_judge",
    "load_status_scorer",
    "open_gazetteer",
    "weight_hashes",
]
