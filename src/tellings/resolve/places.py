"""Where the places of a story lie, and which of them it happened at.

Names are ambiguous one by one and clear together: the country that most of a story's places can
lie in, the province that a report names, the towns near by decide between places of one name;
size decides only where nothing else does. Nothing is placed without a reason that a reader can
check, and a venue that no gazetteer knows takes the place of the town it is said to lie in.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from tellings.ports import Gazetteer
from tellings.records.entity import Entity, GazetteerEntry, Place, Precision
from tellings.records.report import Report
from tellings.resolve.former_countries import place_former_country
from tellings.resolve.lead_place import find_lead_place
from tellings.resolve.place_context import BESIDE, count_peoples, read_contexts
from tellings.resolve.place_scores import (
    Toponym,
    decide,
    distance_km,
    holds,
    is_landform,
    read_toponym,
)
from tellings.text.toponyms import place_key

__all__ = ["distance_km", "find_lead_place", "locate_places"]

PLACE_TYPES = frozenset({"place", "facility"})
MOST_ALTERNATIVES = 5
#: Two candidates this close in weight and this far apart on the map are not told apart.
_TIE = 0.2
_TIE_KM = 50.0
#: … or this close, where nothing but size tells them apart: a place eight times as large.
_CLEARLY = 0.9
#: Below this many points a ground is not worth a reader's time.
_TELLING = 0.3
#: Points that a venue of some village's name must have from the story before it is believed.
_AT_HOME = 2.0
#: Points that a place needs that bears the name as a second one, unless so many people live there.
_AT_ALL = 0.5
_WELL_KNOWN = 100_000


def locate_places(
    entities: Sequence[Entity], reports: Sequence[Report], gazetteer: Gazetteer
) -> tuple[Entity, ...]:
    """Fill in where the places and facilities of a story lie.

    Args:
        entities: All entities of the story, in any order.
        reports: The story's reports, whose text tells places of one name apart.
        gazetteer: Knows places by their names.

    Returns:
        The entities in the order given; those that cannot be placed keep `place=None`.
    """
    named = sorted((e for e in entities if e.type in PLACE_TYPES), key=lambda entity: entity.id)
    contexts = read_contexts(named, reports, gazetteer)
    toponyms = [read_toponym(entity, contexts[entity.id], gazetteer) for entity in named]
    for toponym in toponyms:
        _keep_filed(toponym)
    decide(toponyms, count_peoples(reports))
    by_id = {t.entity.id: t for t in toponyms}
    former = {t.entity.id: place_former_country(t, gazetteer) for t in toponyms}
    places = {
        t.entity.id: former[t.entity.id] or _place_of(t, by_id)
        for t in toponyms
        if former[t.entity.id] or (_is_believed(t) and not _is_denied(t, by_id))
    }
    # Twice, so that a street takes the place of a park that took that of its town.
    for _ in range(2):
        for toponym in toponyms:
            if toponym.entity.id not in places:
                inherited = _inherit(toponym, toponyms, places)
                if inherited is not None:
                    places[toponym.entity.id] = inherited
    return tuple(dataclasses.replace(e, place=places.get(e.id, e.place)) for e in entities)


def _keep_filed(toponym: Toponym) -> None:
    """Keep of the places of a name those that lie where a dateline puts it, if any does."""
    units = [unit for units in toponym.context.filed for unit in units]
    kept = [i for i, c in enumerate(toponym.candidates) if any(holds(u, c) for u in units)]
    if kept:
        toponym.candidates = tuple(toponym.candidates[i] for i in kept)
        toponym.priors = [toponym.priors[i] for i in kept]
        toponym.scores = list(toponym.priors)


def _is_believed(toponym: Toponym) -> bool:
    """Whether a candidate may be meant at all; a park is not the village Central Park far off."""
    if not toponym.candidates:
        return False
    note = toponym.notes[toponym.ranked()[0]] if toponym.notes else {}
    support = sum(note.values())
    if toponym.entity.type == "facility":
        return support >= _AT_HOME
    best = toponym.best
    # A village abroad that bears the name in another spelling only, and that nothing in the
    # story is near, is a pin without a reason.
    named = best.feature == "country" or place_key(best.name) in toponym.keys
    return named or support >= _AT_ALL or best.population >= _WELL_KNOWN


def _is_denied(toponym: Toponym, by_id: Mapping[str, Toponym]) -> bool:
    """Whether the reports say in so many words that it lies in a country where it does not.

    A town that is well known and the only one of its name is believed all the same: borders move.
    """
    if len(toponym.candidates) == 1 and toponym.best.population >= _WELL_KNOWN:
        return False
    stated = [by_id[id_] for id_ in toponym.context.within if id_ in by_id]
    countries = [t.best for t in stated if t.candidates and t.best.feature == "country"]
    here = toponym.best
    return (
        bool(countries)
        and here.feature != "country"
        and not any(holds(country, here) for country in countries)
    )


def _place_of(toponym: Toponym, by_id: Mapping[str, Toponym]) -> Place:
    order = toponym.ranked()
    best, others = toponym.candidates[order[0]], [toponym.candidates[i] for i in order[1:]]
    tied = _is_tied(toponym, order)
    reasons = [_name_reason(toponym)]
    if toponym.notes:
        reasons += _grounds(toponym, toponym.notes[order[0]], by_id)
    if len(order) > 1 and len(reasons) == 1:
        reasons.append("it is the largest or best known of that name")
    if tied:
        reasons = [reasons[0], "nothing in the reports tells the places of that name apart"]
        others = [best, *others]
    precision: Precision = "unknown" if tied else _precision(best, toponym.part)
    return Place(
        gazetteer_id=None if tied else best.gazetteer_id,
        name=toponym.entity.name if tied else best.name,
        latitude=None if tied else best.latitude,
        longitude=None if tied else best.longitude,
        admin1=None if tied else best.admin1,
        country_code=None if tied else best.country_code,
        feature=best.feature,
        precision=precision,
        reasons=tuple(reasons),
        alternatives=tuple(others[:MOST_ALTERNATIVES]),
    )


def _grounds(
    toponym: Toponym, note: Mapping[str, float], by_id: Mapping[str, Toponym]
) -> list[str]:
    """Say what spoke for the best candidate, the strongest kind of ground first."""
    best = toponym.best
    kind = "a city, town or village" if best.feature == "city" else "a province, state or district"
    host = _stated_in(toponym, by_id)
    grounds = {
        "stated": f"the reports say that it lies {host}" if host else "",
        "kind": f"the reports call it {kind}",
        "unit": f"other places of the story lie in {best.admin1}",
        "country": f"other places of the story lie in the same country ({best.country_code})",
        "near": "other places of the story are near",
    }
    filed = host is not None and bool(toponym.context.filed)
    return [
        text
        for ground, text in grounds.items()
        if text and (note.get(ground, 0.0) >= _TELLING or (filed and ground == "stated"))
    ]


def _stated_in(toponym: Toponym, by_id: Mapping[str, Toponym]) -> str | None:
    """Return what the reports say the best candidate lies in or by: "in Kansas"."""
    for units in (*toponym.context.filed, *toponym.context.outside):
        for unit in units:
            if holds(unit, toponym.best):
                return f"in {unit.name}"
    for (holder, tie), _ in sorted(toponym.context.holders.items()):
        outer = by_id.get(holder)
        if outer is not None and outer.candidates:
            if tie == "in" and holds(outer.best, toponym.best):
                return f"in {outer.best.name}"
            if tie == "near":
                return f"by {outer.best.name}"
    return None


def _is_tied(toponym: Toponym, order: Sequence[int]) -> bool:
    best = toponym.candidates[order[0]]
    note = toponym.notes[order[0]] if toponym.notes else {}
    # Where size alone decides, it must decide clearly.
    least = _TIE if any(points >= _TELLING for points in note.values()) else _CLEARLY
    return any(
        toponym.scores[order[0]] - toponym.scores[i] < least
        and distance_km(best, toponym.candidates[i]) > _TIE_KM
        and not holds(best, toponym.candidates[i])
        and not holds(toponym.candidates[i], best)
        for i in order[1:]
    )


def _name_reason(toponym: Toponym) -> str:
    count = toponym.bearers
    if count == 1:
        return "the only place of that name in the gazetteer"
    return f"one of {count} places of that name in the gazetteer"


def _precision(entry: GazetteerEntry, part: str | None) -> Precision:
    if entry.feature == "city":
        return "near" if part else "exact"
    if entry.feature == "admin2":
        return "near" if entry.coordinates == "centre" else "admin1"
    if entry.feature == "admin1":
        return "admin1"
    return "country" if entry.feature == "country" else "unknown"


_FINENESS = {"city": 0, "facility": 0, "admin2": 1, "admin1": 2, "country": 3}


def _inherit(
    toponym: Toponym, toponyms: Sequence[Toponym], places: Mapping[str, Place]
) -> Place | None:
    """Return the place of what a venue is said to lie in or by, or is named with."""
    found = _stated_host(toponym, places) or _named_host(toponym, toponyms, places)
    if found is None:
        return None
    host, reason = found
    precision: Precision = "near"
    if host.feature in {"admin1", "country"}:
        precision = "admin1" if host.feature == "admin1" else "country"
    if host.precision in {"admin1", "country"}:
        precision = host.precision
    return Place(
        gazetteer_id=None,
        name=toponym.entity.name,
        latitude=host.latitude,
        longitude=host.longitude,
        admin1=host.admin1,
        country_code=host.country_code,
        feature="facility" if toponym.entity.type == "facility" else host.feature,
        precision=precision,
        reasons=(
            "no place of that name in the gazetteer fits"
            if toponym.candidates
            else "not in the gazetteer",
            reason,
        ),
    )


def _stated_host(toponym: Toponym, places: Mapping[str, Place]) -> tuple[Place, str] | None:
    context = toponym.context
    stated = [
        (tie != "in", _FINENESS[places[id_].feature or ""], -count, id_, tie)
        for (id_, tie), count in context.holders.items()
        if id_ in places and _can_host(places[id_], near=tie == "near")
    ]
    if stated:
        *_, id_, tie = min(stated)
        return places[id_], f"the reports say it lies {tie} {places[id_].name}".replace(
            "near", "by"
        )
    for units in context.outside:
        unit = units[0]
        return _as_place(unit), f"the reports say that it lies in {unit.name}"
    if is_landform(toponym.entity.name):
        return None
    beside = [
        (_FINENESS[places[id_].feature or ""], -count, id_)
        for id_, count in context.companions.items()
        if id_ in places and places[id_].feature != "country" and _can_host(places[id_])
    ]
    if beside:
        *_, id_ = min(beside)
        return places[id_], f"{BESIDE} {places[id_].name}"
    return None


def _can_host(place: Place, *, near: bool = False) -> bool:
    """Whether a place says where another lies; to lie near a country says nothing."""
    if place.latitude is None or place.feature not in _FINENESS:
        return False
    return not near or _FINENESS[place.feature] < _FINENESS["admin1"]


def _named_host(
    toponym: Toponym, toponyms: Sequence[Toponym], places: Mapping[str, Place]
) -> tuple[Place, str] | None:
    """A venue that bears the name of a place of the story ("Derby airport") lies there."""
    words = place_key(toponym.entity.name).split()
    for other in toponyms:
        place = places.get(other.entity.id)
        if place is None or not _can_host(place):
            continue
        for key in sorted(other.keys):
            named = key.split()
            if (
                named
                and len(named) < len(words)
                and (words[: len(named)] == named or words[-len(named) :] == named)
            ):
                return place, f"it bears the name of {place.name}"
    return None


def _as_place(entry: GazetteerEntry) -> Place:
    return Place(
        gazetteer_id=entry.gazetteer_id,
        name=entry.name,
        latitude=entry.latitude,
        longitude=entry.longitude,
        admin1=entry.admin1,
        country_code=entry.country_code,
        feature=entry.feature,
        precision=_precision(entry, None),
    )
