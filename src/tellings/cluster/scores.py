"""How alike two profiles are, from 0 to 1, in what happening they tell of."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.cluster.likeness import KINDS, Likeness, Row
from tellings.cluster.profiles import keys_of
from tellings.records.profile import Profile

#: Reports that nothing less alike than this ties together are never one story.
ONE_STORY = 0.1
#: The more alike reports there are, the more of them are alike by chance: each time their number
#: doubles, from `FEW` on, stories must be so much more alike, up to `STRICTEST`.
FEW = 8
STRICTER = 0.025
STRICTEST = 0.34
#: Groups of reports that are less alike than this part of what either is in itself are two
#: happenings, though both be of one kind and in one city.
CONTRAST = 0.5
#: What each kind of likeness weighs. Fitted by scripts/train_stories.py; not by hand.
WEIGHTS = {
    "title": 0.051,
    "lead": 0.189,
    "names": 0.278,
    "persons": 0.203,
    "numbers": 0.121,
    "cover": 0.187,
    "shared": 0.098,
    "elsewhere": -0.085,
}
#: Reports at most `GRACE_DAYS` apart count for so much more, and a year apart for so much less,
#: than reports of which no day is known.
SOON_GAIN = 0.6
LATE_LOSS = 0.3
GRACE_DAYS = 3
YEAR_DAYS = 365
#: A court case goes on for years and is still the story of its crime: where the persons are the
#: same, so far as this says, time takes nothing.
SAME_PERSONS = 0.5
#: Decimals of a score: sums come out the same whichever profiles are scored together.
_DECIMALS = 6

_COLUMN = np.array([WEIGHTS[kind] for kind in KINDS])
_PERSONS, _NAMES, _COVER = (KINDS.index(kind) for kind in ("persons", "names", "cover"))


class Shelf:
    """Profiles set up so that one can be scored against all of them at once."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._count = len(profiles)
        self._likeness = Likeness(profiles)
        days = np.array([_days(profile) for profile in profiles], dtype=np.float64)
        self._first, self._last = days.reshape(-1, 2).T
        self._holders: dict[str, list[int]] = defaultdict(list)
        for row, profile in enumerate(profiles):
            for key in keys_of(profile):
                self._holders[key].append(row)

    def score(self, profile: Profile) -> Row:
        """Return the score of each profile on the shelf with this one, shape (profiles,)."""
        scores: Row = self.score_and_match(profile)[0]
        return scores

    def score_and_match(self, profile: Profile) -> Row:
        """Return scores, and the likeness of words and of names, shape (3, profiles)."""
        kinds = self._likeness.measure(profile)
        # Kind after kind, as a matrix product adds up in another order for another count.
        alike = np.zeros(self._count)
        for weight, row in zip(_COLUMN, kinds, strict=True):
            alike += weight * row
        alike *= self._weigh_time(profile, kinds[_PERSONS])
        scores = np.zeros(self._count)
        near = self._find_near(profile)
        scores[near] = np.round(np.clip(alike[near], 0, 1), _DECIMALS)
        return np.array([scores, kinds[_COVER], kinds[_NAMES]])

    def _find_near(self, profile: Profile) -> NDArray[np.intp]:
        """Return the rows of the profiles that share a key with this one, in order."""
        rows = {row for key in keys_of(profile) for row in self._holders.get(key, ())}
        return np.array(sorted(rows), dtype=np.intp)

    def _weigh_time(self, profile: Profile, persons: Row) -> Row:
        first, last = _days(profile)
        # How far the intervals are apart at least; nan where a date is not known.
        gaps = np.maximum(first - self._last, self._first - last)
        late = np.log(np.clip(gaps, GRACE_DAYS, YEAR_DAYS) / GRACE_DAYS)
        late /= math.log(YEAR_DAYS / GRACE_DAYS)
        others = 1 - np.minimum(1, persons / SAME_PERSONS)
        factor: Row = 1 + SOON_GAIN * (1 - late) - LATE_LOSS * late * others
        return np.asarray(np.nan_to_num(factor, nan=1.0), dtype=np.float64)


def cut_for(count: int) -> float:
    """Return how alike groups of reports must be on average to be one story.

    Args:
        count: How many reports are in their block at `ONE_STORY`.

    Example:
        >>> cut_for(3), cut_for(100), cut_for(10**6)
        (0.1, 0.2, 0.34)
    """
    doublings = max(0, (count // FEW).bit_length())
    return min(STRICTEST, round(ONE_STORY + STRICTER * doublings, 3))


def _days(profile: Profile) -> tuple[float, float]:
    if profile.earliest is None or profile.latest is None:
        return math.nan, math.nan
    return profile.earliest, profile.latest


def score_profiles(profile: Profile, others: Sequence[Profile]) -> Row:
    """Return how alike a profile and each of the others are, shape (others,), from 0 to 1.

    Each score depends on its two profiles alone and is the same from either side; profiles
    without a common key (`keys_of`) score 0.
    """
    return Shelf(others).score(profile)
