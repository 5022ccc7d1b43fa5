"""Borders and coasts on the small map."""

from __future__ import annotations

from tellings.export.maps import find_spots, sketch_map
from tellings.export.outlines import Box, outlines_in
from tellings.records.entity import Entity, Place


def spot(name: str, latitude: float, longitude: float) -> Entity:
    place = Place(
        gazetteer_id=None,
        name=name,
        latitude=latitude,
        longitude=longitude,
        admin1=None,
        country_code=None,
        feature="city",
        precision="exact",
    )
    return Entity(id=f"e-{name}", type="place", name=name, variants=(), place=place)


def test_every_line_touches_the_box_and_none_is_a_point() -> None:
    box = Box(south=36.5, west=12.0, north=38.5, east=16.0)  # Sicily
    lines = list(outlines_in(box))
    assert lines
    for line in lines:
        assert len(line) > 1
        assert any(35 < lat < 40 and 10 < lon < 18 for lat, lon in line)


def test_the_open_sea_has_no_lines() -> None:
    assert not list(outlines_in(Box(south=-40.0, west=-120.0, north=-38.0, east=-118.0)))


def test_a_map_by_a_coast_shows_it_and_one_at_sea_does_not() -> None:
    coast = sketch_map(find_spots([spot("A", 37.5, 15.1), spot("B", 38.2, 15.5)], None))
    sea = sketch_map(find_spots([spot("A", -39.0, -119.0), spot("B", -39.2, -119.4)], None))
    assert coast is not None
    assert sea is not None
    assert 'class="land"' in coast
    assert 'class="land"' not in sea


def test_a_map_stays_small() -> None:
    wide = sketch_map(find_spots([spot("A", 60.0, 5.3), spot("B", 61.0, 7.0)], None))
    assert wide is not None
    assert len(wide) < 20_000
