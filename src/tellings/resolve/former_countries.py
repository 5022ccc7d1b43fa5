"""Where a country lay that is no more: in one country of today, or in several and so nowhere."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from tellings.data import load_table
from tellings.ports import Gazetteer
from tellings.records.entity import GazetteerEntry, Place
from tellings.resolve.place_scores import Toponym
from tellings.text.toponyms import place_key

MOST_ALTERNATIVES = 5
#: Points from its story that a place of today needs: Zaire is a province of Angola, too.
_AT_HOME = 2.0


def place_former_country(toponym: Toponym, gazetteer: Gazetteer) -> Place | None:
    """Return the place of a country that is no more, None for any other place.

    One whose land is one country's today is placed there, as a country. One that has fallen into
    several is named as what it was and gets no point; those of today are its alternatives.

    Args:
        toponym: The place entity, weighed against the others of its story.
        gazetteer: Knows the countries of today.
    """
    row = next((_former()[key] for key in sorted(toponym.keys) if key in _former()), None)
    if row is None or _is_of_today(toponym):
        return None
    heirs = [entry for code in row["now"] if (entry := _country(code, gazetteer)) is not None]
    one = heirs[0] if len(row["now"]) == 1 and heirs else None
    land = f"its land is {one.name} of today" if one else "its land is several countries' today"
    return Place(
        gazetteer_id=one.gazetteer_id if one else None,
        name=row["name"],
        latitude=one.latitude if one else None,
        longitude=one.longitude if one else None,
        admin1=None,
        country_code=one.country_code if one else None,
        feature="country",
        precision="country" if one else "unknown",
        reasons=("a country that is no more", land),
        alternatives=() if one else tuple(heirs[:MOST_ALTERNATIVES]),
    )


def _is_of_today(toponym: Toponym) -> bool:
    """Whether a place of today that bears the name is meant: a country renamed, a province."""
    if not toponym.candidates or toponym.part is not None:
        return False
    if toponym.best.feature == "country" or toponym.context.kinds["admin"]:
        return True
    note = toponym.notes[toponym.ranked()[0]] if toponym.notes else {}
    return sum(note.values()) >= _AT_HOME


def _country(code: str, gazetteer: Gazetteer) -> GazetteerEntry | None:
    found = gazetteer.look_up(load_table("countries")[code]["name"])
    return next((e for e in found if e.feature == "country" and e.country_code == code), None)


@functools.cache
def _former() -> Mapping[str, Mapping[str, Any]]:
    return {
        place_key(name): row
        for row in load_table("former_countries").values()
        for name in (row["name"], *row.get("names", ()))
    }
