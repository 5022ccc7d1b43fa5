"""What ties reports beyond what they are about: text that they share, and a page they stand on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.records.copy import Copy
from tellings.records.profile import Profile

#: Two reports are one story for sure if this much of both is one text, or this much of one.
BOTH_SHARED = 0.3
ONE_SHARED = 0.7
#: What a smaller shared part adds to a score, times the part.
SHARED_BONUS = 0.5

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bonds:
    """Pairs of rows, the smaller first.

    Attributes:
        certain: Pairs that are one story unless a person has said otherwise.
        bonus: What is added to the score of a pair.
    """

    certain: tuple[Pair, ...]
    bonus: Mapping[Pair, float]

    def raise_scores(self, scores: NDArray[np.float64]) -> None:
        """Add to the scores of pairs, in place."""
        for (left, right), more in self.bonus.items():
            score = min(1.0, float(scores[left, right]) + more)
            scores[left, right] = scores[right, left] = score
        for left, right in self.certain:
            scores[left, right] = scores[right, left] = 1.0


def find_bonds(profiles: Sequence[Profile], copies: Iterable[Copy]) -> Bonds:
    """Return what ties the reports of these profiles, by row."""
    certain, bonus = set(_of_one_page(profiles)), {}
    for pair, (left, right) in sorted(_shared_parts(profiles, copies).items()):
        if min(left, right) >= BOTH_SHARED or max(left, right) >= ONE_SHARED:
            certain.add(pair)
        else:
            bonus[pair] = SHARED_BONUS * max(left, right)
    return Bonds(certain=tuple(sorted(certain)), bonus=bonus)


def _of_one_page(profiles: Sequence[Profile]) -> Iterable[Pair]:
    """Yield pairs of entries of one live page: it follows one happening."""
    first: dict[str, int] = {}
    for row, profile in enumerate(profiles):
        if first.setdefault(profile.page, row) != row:
            yield first[profile.page], row


def _shared_parts(
    profiles: Sequence[Profile], copies: Iterable[Copy]
) -> dict[Pair, tuple[float, float]]:
    """Return for pairs of copies how much of either is text they share."""
    # A text that is not what its title says is a notice of the site; others have the same.
    rows = {profile.report: n for n, profile in enumerate(profiles) if not profile.by_title}
    parts: dict[Pair, tuple[float, float]] = {}
    for copy in copies:
        shared = dict.fromkeys(copy.reports, 0)
        for passage in copy.passages:
            shared[passage.report] += passage.end - passage.start
        members = sorted(rows[report] for report in copy.reports if report in rows)
        part = {
            row: min(1.0, shared[profiles[row].report] / max(1, profiles[row].size))
            for row in members
        }
        for place, left in enumerate(members):
            for right in members[place + 1 :]:
                # Two partial copies may share less with each other than with the group.
                before = parts.get((left, right), (0.0, 0.0))
                parts[left, right] = max(before, (part[left], part[right]), key=min)
    return parts
