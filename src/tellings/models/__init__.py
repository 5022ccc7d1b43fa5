"""Weights and tables that are opened once: language model, encoder, pair model, gazetteer."""

from __future__ import annotations

from tellings.models.gazetteer import open_gazetteer
from tellings.models.load import load_encoder, load_language, weight_hashes
from tellings.models.pairs import load_pair_scorer

__all__ = [
    "load_encoder",
    "load_language",
    "load_pair_scorer",
    "open_gazetteer",
    "weight_hashes",
]
