"""Weights and tables that are opened once: the language model, the encoder, the gazetteer."""

from __future__ import annotations

from tellings.models.load import load_encoder, load_language, weight_hashes

__all__ = ["load_encoder", "load_language", "weight_hashes"]
