"""What the stages need from outside, as protocols: tests put small fakes behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tellings.records.entity import GazetteerEntry


class Encoder(Protocol):
    """Turns sentences into vectors of length one."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return an array of shape (len(texts), dimensions), rows normalised."""
        ...


class Gazetteer(Protocol):
    """Knows places by their names."""

    def look_up(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Return every place of that name (any spelling, any case), largest first."""
        ...


class PairScorer(Protocol):
    """Judges pairs of statements by what they have in common."""

    def score(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return for each row the probability that the two statements speak of one matter.

        Args:
            features: Shape (pairs, columns), columns as in `align.features.FEATURES`.
        """
        ...
