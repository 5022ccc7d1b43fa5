"""What two profiles have in common, kind by kind, each from 0 to 1."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.records.profile import Profile, Weights

Row = NDArray[np.float64]

#: The kinds, in the order of the rows of `Likeness.measure`: the words of titles, of leads, of
#: names and of persons, and numbers, by cosine; how much of the terms of the one with fewer the
#: other has; how much that is in all; whether what both tell first is at different places.
KINDS = ("title", "lead", "names", "persons", "numbers", "cover", "shared", "elsewhere")
#: Terms in common that are this rare in all (sum of squares, in e-folds) are all that can be.
FULL_SHARED = 3000.0

_COSINES: tuple[Callable[[Profile], Weights], ...] = (
    lambda profile: profile.title,
    lambda profile: profile.lead,
    lambda profile: profile.names,
    lambda profile: profile.persons,
    lambda profile: profile.numbers,
)


class Likeness:
    """Profiles set up so that one can be compared with all of them at once."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._cosines = [_Column([part(p) for p in profiles]) for part in _COSINES]
        self._terms = _Column([profile.terms for profile in profiles])
        self._totals = np.array([_total(profile) for profile in profiles], dtype=np.float64)
        self._places = _Column([_even(profile.places) for profile in profiles])
        self._firsts = _Column([_even(profile.first_places) for profile in profiles])
        self._placed = np.array([bool(p.first_places) for p in profiles], dtype=np.bool_)

    def measure(self, profile: Profile) -> Row:
        """Return what each has in common with `profile`, shape (len(KINDS), profiles).

        Every sum runs in the order of the words, so it is the same from either side.
        """
        rows = [
            column.multiply(part(profile))
            for column, part in zip(self._cosines, _COSINES, strict=True)
        ]
        common = self._terms.multiply(profile.terms)
        fewer = np.minimum(self._totals, _total(profile))
        rows.append(common / np.maximum(fewer, 1e-9))
        rows.append(np.minimum(1.0, np.log1p(common) / np.log1p(FULL_SHARED)))
        rows.append(self._are_elsewhere(profile))
        return np.array(rows)

    def _are_elsewhere(self, profile: Profile) -> Row:
        if not profile.first_places:
            return np.zeros(len(self._placed))
        met = self._places.multiply(_even(profile.first_places))
        met += self._firsts.multiply(_even(profile.places))
        return np.asarray(self._placed & (met == 0), dtype=np.float64)


class _Column:
    """One kind of weights of many profiles, by word."""

    def __init__(self, rows: Sequence[Weights]) -> None:
        self._count = len(rows)
        self._holders: dict[str, tuple[list[int], list[float]]] = {}
        for row, weights in enumerate(rows):
            for word, weight in weights:
                places, values = self._holders.setdefault(word, ([], []))
                places.append(row)
                values.append(weight)
        #: The same as arrays, of the words that were asked for: often one report's alone.
        self._asked: dict[str, tuple[NDArray[np.intp], Row]] = {}

    def multiply(self, weights: Weights) -> Row:
        """Return the product with each row, shape (rows,)."""
        products = np.zeros(self._count)
        for word, weight in weights:
            if word in self._holders:
                rows, values = self._look_up(word)
                products[rows] += weight * values
        return products

    def _look_up(self, word: str) -> tuple[NDArray[np.intp], Row]:
        if word not in self._asked:
            places, values = self._holders[word]
            self._asked[word] = np.array(places, dtype=np.intp), np.array(values)
        return self._asked[word]


def _even(words: Sequence[str]) -> Weights:
    return tuple((word, 1.0) for word in words)


def _total(profile: Profile) -> float:
    return sum(weight * weight for _, weight in profile.terms)
