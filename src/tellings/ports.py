"""What the stages need from outside, as protocols: tests put small fakes behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tellings.records.entity import GazetteerEntry


class Tokens(NamedTuple):
    """The tokens of a stretch of text: pieces of words in lower case, and a row for each.

    Attributes:
        words: The tokens; never empty.
        vectors: Shape (len(words), dimensions), not normalised.
    """

    words: tuple[str, ...]
    vectors: NDArray[np.float32]


class Encoder(Protocol):
    """Turns sentences into vectors of length one."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return an array of shape (len(texts), dimensions), rows normalised."""
        ...

    def encode_spans(
        self, texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]
    ) -> tuple[tuple[Tokens, ...], NDArray[np.float32]]:
        """Return the tokens of stretches of texts, each seen in its text, and the texts.

        Args:
            texts: The texts.
            spans: For each text the stretches of it, in characters, end exclusive.

        Returns:
            The tokens of the stretches in the order given, and the vectors of the texts, shape
            (len(texts), dimensions), rows normalised.
        """
        ...


class Gazetteer(Protocol):
    """Knows places by their names."""

    def look_up(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Return every place of that name (any spelling, any case), largest first."""
        ...


class PairScorer(Protocol):
    """Judges pairs of statements by what they have in common."""

    def weigh_alone(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return for each row the log-odds that both speak of one matter, by themselves.

        Args:
            features: Shape (pairs, columns), columns as in `align.features.FEATURES`.
        """
        ...

    def score(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return for each row the probability that the two statements speak of one matter.

        Args:
            features: The same columns, and behind them those of `align.standing.STANDING`.
        """
        ...
