"""How alike two profiles are, from 0 to 1, in what happening they tell of."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.cluster.profiles import keys_of
from tellings.records.profile import Profile, Weights

Row = NDArray[np.float64]

#: Groups of reports less alike than this on average tell of different happenings.
ONE_STORY = 0.15
#: What words, the words of the lead, and names weigh.
TERMS, LEAD, NAMES = 0.4, 0.3, 0.3
#: Reports at most this many days apart lose nothing; a year apart they lose `LATE_LOSS`.
#: A court case goes on for a year and is still the story of its crime, so it is little.
GRACE_DAYS = 7
YEAR_DAYS = 365
LATE_LOSS = 0.15
#: A report of so many topical words is neither short nor long; how strongly length counts.
USUAL_TERMS = 150
LEAST_TERMS = 40
BREVITY = 0.35
BREVITY_RANGE = (0.6, 1.8)
#: Decimals of a score: sums come out the same whichever profiles are scored together.
_DECIMALS = 6


class Shelf:
    """Profiles set up so that one can be compared with all of them at once."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._count = len(profiles)
        self._terms = _Column([profile.terms for profile in profiles])
        self._lead = _Column([profile.lead for profile in profiles])
        self._names = _Column([profile.names for profile in profiles])
        self._words = np.array([p.words for p in profiles], dtype=np.float64)
        days = [_days(profile) for profile in profiles]
        self._first = np.array([first for first, _ in days], dtype=np.float64)
        self._last = np.array([last for _, last in days], dtype=np.float64)
        self._holders: dict[str, list[int]] = defaultdict(list)
        for row, profile in enumerate(profiles):
            for key in keys_of(profile):
                self._holders[key].append(row)

    def find_near(self, profile: Profile) -> NDArray[np.intp]:
        """Return the rows of the profiles that share a key with this one, in order."""
        rows = {row for key in keys_of(profile) for row in self._holders.get(key, ())}
        return np.array(sorted(rows), dtype=np.intp)

    def score(self, profile: Profile) -> Row:
        """Return the score of each profile on the shelf with this one, shape (profiles,)."""
        alike = TERMS * self._terms.multiply(profile.terms)
        alike += LEAD * self._lead.multiply(profile.lead)
        alike += NAMES * self._names.multiply(profile.names)
        alike *= self._nearness(profile) * self._brevity(profile)
        scores = np.zeros(self._count)
        near = self.find_near(profile)
        scores[near] = np.round(np.clip(alike[near], 0, 1), _DECIMALS)
        return scores

    def match_terms(self, profile: Profile) -> Row:
        """Return how alike the words of each profile on the shelf and of this one are."""
        return self._terms.multiply(profile.terms)

    def match_names(self, profile: Profile) -> Row:
        """Return how alike the names of each profile on the shelf and of this one are."""
        return self._names.multiply(profile.names)

    def _brevity(self, profile: Profile) -> Row:
        """Return what makes up for shortness: two short reports share fewer words."""
        shorter = np.clip(self._words, LEAST_TERMS, max(LEAST_TERMS, profile.words))
        factors: Row = np.clip((USUAL_TERMS / shorter) ** BREVITY, *BREVITY_RANGE)
        return factors

    def _nearness(self, profile: Profile) -> Row:
        first, last = _days(profile)
        # How far the intervals are apart at least; nan where a date is not known.
        gaps = np.maximum(first - self._last, self._first - last)
        gaps = np.clip(np.nan_to_num(gaps, nan=0.0), GRACE_DAYS, YEAR_DAYS)
        lateness = np.log(gaps / GRACE_DAYS) / math.log(YEAR_DAYS / GRACE_DAYS)
        return np.asarray(1 - LATE_LOSS * lateness, dtype=np.float64)


class _Column:
    """One kind of weights of many profiles, by word."""

    def __init__(self, rows: Sequence[Weights]) -> None:
        self._count = len(rows)
        holders: dict[str, tuple[list[int], list[float]]] = {}
        for row, weights in enumerate(rows):
            for word, weight in weights:
                places, values = holders.setdefault(word, ([], []))
                places.append(row)
                values.append(weight)
        self._holders = {
            word: (np.array(places, dtype=np.intp), np.array(values))
            for word, (places, values) in holders.items()
        }

    def multiply(self, weights: Weights) -> Row:
        """Return the cosine with each row; summed in the order of the words from either side."""
        products = np.zeros(self._count)
        for word, weight in weights:
            if word in self._holders:
                rows, values = self._holders[word]
                products[rows] += weight * values
        return products


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
