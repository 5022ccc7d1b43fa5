"""Borders and coasts of countries, as far as a small map shows them.

The outlines are Natural Earth's (public domain), see `scripts/build_outlines.py`; a map of a city
shows none, for they are no finer than a few kilometres.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator
from typing import NamedTuple

from tellings.data import load_table


class Box(NamedTuple):
    """A part of the world in degrees; the west may lie beyond -180 and the east beyond 180."""

    south: float
    west: float
    north: float
    east: float


class _Ring(NamedTuple):
    box: Box
    points: tuple[tuple[float, float], ...]


def outlines_in(box: Box) -> Iterator[tuple[tuple[float, float], ...]]:
    """Yield the lines, as points (latitude, longitude), of which a part crosses a box.

    Of an outline only the stretches that touch the box are given.
    """
    for ring in _rings():
        if _apart(ring.box, box):
            continue
        line: list[tuple[float, float]] = []
        for one, other in itertools.pairwise(ring.points):
            if _crosses(one, other, box):
                line = line or [one]
                line.append(other)
            elif line:
                yield tuple(line)
                line = []
        if line:
            yield tuple(line)


@functools.cache
def _rings() -> tuple[_Ring, ...]:
    table = load_table("outlines")
    rings = []
    for country in table["countries"].values():
        for packed in country:
            easts = itertools.accumulate(packed[::2])
            norths = itertools.accumulate(packed[1::2])
            points = tuple(
                (north / table["steps"], east / table["steps"])
                for north, east in zip(norths, easts, strict=True)
            )
            lats, lons = zip(*points, strict=True)
            rings.append(_Ring(Box(min(lats), min(lons), max(lats), max(lons)), points))
    return tuple(rings)


def _apart(one: Box, other: Box) -> bool:
    return (
        one.north < other.south
        or other.north < one.south
        or one.east < other.west
        or other.east < one.west
    )


def _crosses(one: tuple[float, float], other: tuple[float, float], box: Box) -> bool:
    """Whether the box around a piece of a line meets a box."""
    (a, b), (c, d) = one, other
    return not _apart(Box(min(a, c), min(b, d), max(a, c), max(b, d)), box)
