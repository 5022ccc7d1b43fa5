"""The pair model: logistic regressions over what two statements have in common."""

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
class Regression:
    """Weights a column, and what is added to their sum."""

    weights: Sequence[float]
    bias: float

    def log_odds(self, columns: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the log-odds of each row, shape (rows,)."""
        odds: NDArray[np.float64] = columns @ np.asarray(self.weights) + self.bias
        return odds


@dataclass(frozen=True, slots=True)
class LogisticPairScorer:
    """Two regressions: over a pair by itself, and over the pair among its rivals."""

    alone: Regression
    among: Regression

    def weigh_alone(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the log-odds of each row by itself, shape (rows,)."""
        return self.alone.log_odds(features)

    def score(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the probability of each row among its rivals, shape (rows,)."""
        odds = np.clip(self.among.log_odds(features), -50, 50)
        probabilities: NDArray[np.float64] = 1 / (1 + np.exp(-odds))
        return probabilities


@functools.cache
def load_pair_scorer() -> PairScorer:
    """Return the pair model that ships with the package (`pairs.toml`, with its provenance)."""
    file = importlib.resources.files("tellings.models").joinpath("pairs.toml")
    table = tomllib.loads(file.read_text("utf-8"))
    alone, among = (
        Regression(tuple(table[part]["weights"].values()), table[part]["bias"])
        for part in ("alone", "among")
    )
    return LogisticPairScorer(alone, among)
