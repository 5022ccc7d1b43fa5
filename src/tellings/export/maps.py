"""A sketch of the places: where they lie to each other, and how well that is known."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tellings.export.markup import Markup, element
from tellings.export.outlines import Box, outlines_in
from tellings.export.words import shorten
from tellings.records.entity import Entity, Place

_WIDTH, _HEIGHT = 480.0, 340.0
_MARGIN = 56.0
_EARTH_KM = 6371.0
_LEAST_KM = 4.0
_LEAP = 5.0
_NEAR_KM = 150.0
_RADII_KM = {"near": 8.0, "admin1": 45.0, "country": 200.0}
_FRAMED_KM = 12.0
"""So much of a ring or an area is always within the frame."""
_COMPASS = (
    *("north", "north-east", "east", "south-east"),
    *("south", "south-west", "west", "north-west"),
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in kilometres east and south of the place that the story is about."""

    entity: Entity
    place: Place
    east: float
    south: float

    @property
    def away(self) -> float:
        """Distance in kilometres."""
        return math.hypot(self.east, self.south)


def find_spots(entities: list[Entity], lead: str | None) -> list[Spot]:
    """Return the places whose coordinates are known, the nearest to the lead place first."""
    known = [
        (e, e.place)
        for e in entities
        if e.place and e.place.latitude is not None and e.place.longitude is not None
    ]
    if not known:
        return []
    centre = next((p for e, p in known if e.id == lead), known[0][1])
    spots = [Spot(e, p, *_offset(centre, p)) for e, p in known]
    return sorted(spots, key=lambda s: (s.away, s.entity.name, s.entity.id))


def say_direction(spot: Spot) -> str:
    """Return how far a place is and which way."""
    if spot.away < 1:
        return "there"
    angle = math.degrees(math.atan2(spot.east, -spot.south)) % 360
    far = f"{spot.away:,.0f}" if spot.away < 20 else f"{round(spot.away, -1):,.0f}"
    return f"{far} km {_COMPASS[round(angle / 45) % 8]}"


def sketch_map(spots: list[Spot]) -> Markup | None:
    """Return a map: pins, rings and areas on borders and coasts, north up, with a scale.

    Places far beyond the others are left to the list, so that the rest do not fall together.
    """
    near = _cluster(spots)
    if len(near) < 2:
        return None
    frame = _Frame(near)
    drawn = sorted(near, key=lambda s: -_RADII_KM.get(s.place.precision, 0.0))
    return element(
        "svg",
        element("title", "Map of the places: " + ", ".join(s.entity.name for s in near)),
        _ground(near[0].place, frame),
        *(_shape(spot, frame) for spot in drawn),
        *_names(near, frame),
        *_scale_bar(frame),
        class_="map",
        view_box=f"0 0 {_WIDTH:.0f} {_HEIGHT:.0f}",
        role="img",
    )


class _Frame:
    """Kilometres to pixels, the same in both directions."""

    def __init__(self, spots: list[Spot]) -> None:
        reach = [min(_RADII_KM.get(s.place.precision, 0.0), _FRAMED_KM) for s in spots]
        easts = [s.east + r * k for s, r in zip(spots, reach, strict=True) for k in (-1, 1)]
        souths = [s.south + r * k for s, r in zip(spots, reach, strict=True) for k in (-1, 1)]
        wide = max(max(easts) - min(easts), _LEAST_KM)
        high = max(max(souths) - min(souths), _LEAST_KM)
        self.scale = min((_WIDTH - 2 * _MARGIN) / wide, (_HEIGHT - 2 * _MARGIN) / high)
        self._east = (max(easts) + min(easts)) / 2
        self._south = (max(souths) + min(souths)) / 2

    def put(self, spot: Spot) -> tuple[float, float]:
        return self.put_km(spot.east, spot.south)

    def put_km(self, east: float, south: float) -> tuple[float, float]:
        x = _WIDTH / 2 + (east - self._east) * self.scale
        y = _HEIGHT / 2 + (south - self._south) * self.scale
        return x, y

    def box(self, latitude: float, longitude: float) -> Box:
        """Return what the map shows, about a centre from which kilometres count."""
        wide, high = _WIDTH / 2 / self.scale, _HEIGHT / 2 / self.scale
        degree = math.radians(1) * _EARTH_KM
        narrow = degree * max(0.1, math.cos(math.radians(latitude)))
        return Box(
            south=latitude - (self._south + high) / degree,
            west=longitude + (self._east - wide) / narrow,
            north=latitude - (self._south - high) / degree,
            east=longitude + (self._east + wide) / narrow,
        )


def _ground(centre: Place, frame: _Frame) -> Markup | None:
    """Return the borders and coasts that the map shows."""
    latitude, longitude = centre.latitude or 0.0, centre.longitude or 0.0
    narrowing = math.cos(math.radians(latitude))
    lines = []
    for line in outlines_in(frame.box(latitude, longitude)):
        points = [
            frame.put_km(
                math.radians(lon - longitude) * narrowing * _EARTH_KM,
                math.radians(latitude - lat) * _EARTH_KM,
            )
            for lat, lon in line
        ]
        lines.append("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points))
    return element("path", class_="land", d="".join(lines)) if lines else None


def _offset(centre: Place, place: Place) -> tuple[float, float]:
    """Return kilometres east and south; good enough for a sketch, wrong near the poles."""
    lat0, lon0 = centre.latitude or 0.0, centre.longitude or 0.0
    lat, lon = place.latitude or 0.0, place.longitude or 0.0
    turn = (lon - lon0 + 180) % 360 - 180
    narrowing = math.cos(math.radians((lat + lat0) / 2))
    return (
        math.radians(turn) * narrowing * _EARTH_KM,
        math.radians(lat0 - lat) * _EARTH_KM,
    )


def _cluster(spots: list[Spot]) -> list[Spot]:
    near: list[Spot] = []
    for spot in spots:
        if spot.place.precision in {"country", "unknown"}:
            continue
        if near and spot.away > max(_NEAR_KM, _LEAP * near[-1].away):
            break
        near.append(spot)
    return near


def _shape(spot: Spot, frame: _Frame) -> Markup:
    """Return a pin for what is exact, a ring for what is near, an area for a province."""
    x, y = frame.put(spot)
    radius = _radius(spot, frame)
    title = element("title", f"{spot.entity.name} ({spot.place.precision})")
    if radius is None:
        pin = f"M{x:.1f} {y:.1f}c-2-7-7-9-7-14a7 7 0 0 1 14 0c0 5-5 7-7 14z"
        return element("path", title, class_="pin", d=pin)
    return element("circle", title, class_=spot.place.precision, cx=x, cy=y, r=radius)


def _radius(spot: Spot, frame: _Frame) -> float | None:
    reach = _RADII_KM.get(spot.place.precision)
    return None if reach is None else min(max(reach * frame.scale, 9), _HEIGHT / 3)


def _names(spots: list[Spot], frame: _Frame) -> list[Markup]:
    """Return the names, each moved down until it is clear of those already set."""
    taken: list[tuple[float, float, float]] = []
    names = []
    for spot in spots:
        words = shorten(spot.entity.name, 24)
        x, y = frame.put(spot)
        width = len(words) * 7.2
        ring = _radius(spot, frame) if spot.place.precision == "near" else None
        beside = (ring or 6) + 5
        x = x + beside if x + beside + width < _WIDTH else x - beside - width
        while any(abs(y - ty) < 14 and x < tx + tw and tx < x + width for tx, ty, tw in taken):
            y += 3
        taken.append((x, y, width))
        names.append(element("text", words, x=max(x, 2.0), y=min(y, _HEIGHT - 4)))
    return names


def _scale_bar(frame: _Frame) -> list[Markup]:
    target = 90 / frame.scale
    unit = 10.0 ** math.floor(math.log10(target))
    length = next(unit * f for f in (5, 2, 1) if unit * f <= target)
    y, right = _HEIGHT - 12, 10 + length * frame.scale
    return [
        element("path", class_="scale", d=f"M10 {y - 4:.1f}v4H{right:.1f}v-4"),
        element("text", f"{length:g} km", class_="day", x=right + 6, y=y),
        element("text", "N ↑", class_="day", x=_WIDTH - 30, y=18),
    ]
