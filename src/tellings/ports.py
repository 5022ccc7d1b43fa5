"""What the stages need from outside, as protocols: tests put small fakes behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tellings.records.account import Change, Decision, Story
    from tellings.records.annotation import Annotation
    from tellings.records.copy import Copy
    from tellings.records.entity import GazetteerEntry
    from tellings.records.profile import Profile
    from tellings.records.relation import Relation
    from tellings.records.report import Report


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


class StatusScorer(Protocol):
    """Judges findings: how probable it is that their status is right."""

    def score(self, features: Mapping[str, float]) -> float:
        """Return the probability, above 0 and below 1.

        Args:
            features: By name, as in `weigh.confidence.COLUMNS`.
        """
        ...


class RelationJudge(Protocol):
    """Judges what statements are to each other by the vectors of their words."""

    def judge(
        self, words: Sequence[NDArray[np.float32]], pairs: Sequence[tuple[int, int]]
    ) -> tuple[Relation, ...]:
        """Return what the first of each pair is to the second, in the order of the pairs.

        Args:
            words: Of each statement the vectors of its words, shape (words, dimensions).
            pairs: Indices into `words`.
        """
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


class Stages(Protocol):
    """The work of the stages as the store needs it, for it knows none of them.

    Attributes:
        one_story: Reports at least this much alike may be one story.
        shared_topics: Keys that two such reports share at least.
    """

    one_story: float
    shared_topics: int

    @property
    def reader(self) -> str:
        """Name the program and its weights: what others have told is told anew."""
        ...

    def annotate(self, reports: Sequence[Report]) -> Iterable[Annotation]:
        """Yield the annotation of each report, in order."""
        ...

    def profile(
        self, reports: Sequence[Report], annotations: Mapping[str, Annotation]
    ) -> Sequence[Profile]:
        """Return what each report is about, from the report alone."""
        ...

    def topics(self, profile: Profile) -> Sequence[str]:
        """Return the keys under which reports of the same happening find each other."""
        ...

    def score(self, profile: Profile, others: Sequence[Profile]) -> NDArray[np.float64]:
        """Return how alike one report is to others, shape (len(others),)."""
        ...

    def sketch(self, report: Report) -> Sequence[int]:
        """Return numbers of rows of words, of which copies share many; 64 bits, no sign."""
        ...

    def trace(self, reports: Sequence[Report]) -> Sequence[Copy]:
        """Return the copies among the reports of one block."""
        ...

    def group(
        self, profiles: Sequence[Profile], copies: Sequence[Copy], decisions: Sequence[Decision]
    ) -> Sequence[Sequence[str]]:
        """Return the report ids of each story of one block; decisions are on two reports each."""
        ...

    def follow(self, stories: Sequence[Sequence[Profile]]) -> Sequence[Sequence[int]]:
        """Return for each story of a block the places of the earlier ones that it follows."""
        ...

    def tell(
        self,
        reports: Sequence[Report],
        annotations: Mapping[str, Annotation],
        copies: Sequence[Copy],
        decisions: Sequence[Decision],
    ) -> tuple[Story, Sequence[Report]]:
        """Return the story of these reports, and the reports with the days that it gives them."""
        ...

    def compare(
        self, before: Story | None, after: Story, reports: Sequence[Report]
    ) -> Sequence[Change]:
        """Return in words what has changed in a story; the reports are those of `after`."""
        ...
