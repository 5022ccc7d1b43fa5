"""The model of confidence: how probable it is that a finding's status is right."""

from __future__ import annotations

import functools
import importlib.resources
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tellings.ports import StatusScorer


@dataclass(frozen=True, slots=True)
class LogisticStatusScorer:
    """A weight for each column by name, and what is added to their sum."""

    weights: Mapping[str, float]
    bias: float

    def score(self, features: Mapping[str, float]) -> float:
        """Return the probability, above 0 and below 1."""
        odds = self.bias + sum(w * features[name] for name, w in self.weights.items())
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, odds))))


@functools.cache
def load_status_scorer() -> StatusScorer:
    """Return the model that ships with the package (`statuses.toml`, with its provenance)."""
    file = importlib.resources.files("tellings.models").joinpath("statuses.toml")
    table = tomllib.loads(file.read_text("utf-8"))
    return LogisticStatusScorer(table["weights"], table["bias"])
