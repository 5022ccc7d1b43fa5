"""The pair model: a logistic regression over what two statements have in common."""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.ports import PairScorer


@dataclass(frozen=True, slots=True)
class LogisticPairScorer:
    """Weights a column, and what is added to their sum."""

    weights: Sequence[float]
    bias: float

    def score(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the probability of each row, shape (rows,)."""
        logits = features @ np.asarray(self.weights) + self.bias
        probabilities: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(logits, -50, 50)))
        return probabilities


@functools.cache
def load_pair_scorer() -> PairScorer:
    """Return the pair model that ships with the package (`pairs.toml`, with its provenance)."""
    file = importlib.resources.files("tellings.models").joinpath("pairs.toml")
    table = tomllib.loads(file.read_text("utf-8"))
    return LogisticPairScorer(tuple(table["weights"].values()), table["bias"])
