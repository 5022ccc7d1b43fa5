"""What the reports say around the names of places: of what kind they are and where they lie."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tellings.data import load_table
from tellings.ports import Gazetteer
from tellings.records.entity import Entity, GazetteerEntry, MentionPlace
from tellings.records.report import Report
from tellings.text.toponyms import place_key

#: Characters read on either side of a name.
REACH = 80
#: Mentions that are read for one entity; more say nothing new.
MOST_MENTIONS = 200
#: How the reason begins for a place of which only the company is known.
BESIDE = "named in one sentence with"

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[A-Z\"“‘'])|\n")  # noqa: RUF001 - real quotes
_ADMIN_AFTER = re.compile(
    r"\s+(?:province|governorate|state|region|county|prefecture|department|district|oblast)\b",
    re.I,
)
_ADMIN_BEFORE = re.compile(
    r"\b(?:province|governorate|state|region|county|prefecture|department|district|oblast) of\s+$",
    re.I,
)
_CITY_AFTER = re.compile(r"\s+(?:city|town|village)\b", re.I)
_CITY_BEFORE = re.compile(r"\b(?:city|town|village|suburb|capital|port)(?: city)? of\s+$", re.I)

#: What stands between two names when the second holds the first: "X, Y"; "X in the south of Y".
_IN_GAP = re.compile(
    r",?\s+in\s+(?:(?:the|its|his|her|neighbou?ring)\s+)?(?:[\w-]+\s+){0,3}?(?:(?:of|in)\s+(?:the\s+)?)?"
    r"|,\s+(?:[\w-]+\s+){0,6}?(?:of|in)\s+(?:(?:the|[a-z][\w-]*)\s+){0,3}?"
    r"|,\s*|\s+\("
)
#: … when the first holds the second: "Y's X", "the Y city of X", "Y province's X".
_OF_GAP = re.compile(
    r"(?:\s+province)?['’]s?\s+(?:[a-z-]+\s+){0,4}?"  # noqa: RUF001 - real apostrophe
    r"|(?:\s+province['’]s?)?\s+(?:[a-z-]+\s+){0,2}?(?:city|town|village|province|district|suburb|port|capital|region) (?:of\s+)?"  # noqa: E501, RUF001
)
#: … when the first lies by the second.
_NEAR_GAP = re.compile(
    r",?\s+(?:[\w-]+\s+){0,8}?"
    r"(?:near|outside|off|close to|next to|around|(?:north|south|east|west)\w* of)\s+"
    r"(?:(?:the|[a-z][\w-]*|capital)\s+){0,4}?"
)

#: "230 km west of Y" says no more than a map of the country does.
_FAR = re.compile(r"\b(?:[3-9]\d|\d{3,})(?:\s+|-)(?:km|kilomet|mile|mi\b)", re.I)

Tie = Literal["in", "near"]


@dataclass(slots=True)
class Context:
    """What is said of one place entity, over all its mentions.

    Attributes:
        kinds: How often a word beside the name says `admin` or `city`.
        holders: Entities that the text says hold it or lie by it, with how often.
        within: Entities that it is said in words to lie in ("in Y", "Y's town of X").
        outside: Units named right after it that are no entities of the story ("Derby, Kan.").
        filed: Units that a dateline puts it in ("DERBY, England -").
        companions: Entities named in the same sentence, with how often.
    """

    kinds: Counter[str] = field(default_factory=Counter)
    holders: Counter[tuple[str, Tie]] = field(default_factory=Counter)
    within: Counter[str] = field(default_factory=Counter)
    outside: list[tuple[GazetteerEntry, ...]] = field(default_factory=list)
    filed: list[tuple[GazetteerEntry, ...]] = field(default_factory=list)
    companions: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Sighting:
    entity: str
    start: int
    end: int


def read_contexts(
    entities: Sequence[Entity], reports: Sequence[Report], gazetteer: Gazetteer
) -> dict[str, Context]:
    """Return what the reports say around each place entity."""
    contexts = {entity.id: Context() for entity in entities}
    sightings = _sightings(entities)
    keys = {
        e.id: {place_key(n) for n in (e.name, *(v.text for v in e.variants))} for e in entities
    }
    for report in sorted(reports, key=lambda report: report.id):
        filed, units = _dateline(report, gazetteer)
        for id_, named in keys.items():
            if units and filed in named:
                contexts[id_].filed.append(units)
        seen = sightings.get(report.id, [])
        for index, sighting in enumerate(seen):
            _read_sides(contexts[sighting.entity], report.text, sighting, gazetteer)
            for later in seen[index + 1 : index + 12]:
                if not _tie(
                    contexts, report.text, sighting, later, adjacent=later is seen[index + 1]
                ):
                    break
    return contexts


def _dateline(report: Report, gazetteer: Gazetteer) -> tuple[str, tuple[GazetteerEntry, ...]]:
    """Return the key of the town of a dateline, and the units that it is said to lie in."""
    place = report.dateline.place if report.dateline is not None else None
    town, comma, unit = (place or "").partition(",")
    return place_key(town), _units(unit.strip(), gazetteer) if comma and unit.strip() else ()


def count_peoples(reports: Iterable[Report]) -> dict[str, Counter[str]]:
    """Count, report by report, the words for what is of a country ("Afghan", "Afghans").

    Returns:
        Report id → country code → count.
    """
    peoples = _peoples()
    counts: dict[str, Counter[str]] = {}
    for report in reports:
        found: Counter[str] = Counter()
        before = ""
        for match in _WORDS.finditer(f"{report.title or ''}\n{report.text}"):
            word = match.group()
            pair = f"{before} {word}"
            code = peoples.get(pair) or peoples.get(word)
            if code:
                found[code] += 1
            if pair in peoples and before in peoples:
                found[peoples[before]] -= 1  # "South African" begins with no people of its own
            before = word
        counts[report.id] = +found
    return counts


_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def entries_of(name: str, gazetteer: Gazetteer) -> tuple[GazetteerEntry, ...]:
    """Return the places of a name, and of words that the gazetteer does not hold.

    "Afghan" stands for a country, "European" for a continent, "Calif." for a state; "the Middle
    East" stands for no point of the map, though a village may be called so.
    """
    regions = load_table("regions")
    if place_key(name) in _unpinned():
        return ()
    if name in _peoples():
        code = _peoples()[name]
        found = gazetteer.look_up(load_table("countries")[code]["name"])
        return tuple(e for e in found if e.feature == "country" and e.country_code == code)
    if name in _states():
        return _units(name, gazetteer)
    for continent, words in regions["continents"].items():
        if name in words:
            return tuple(e for e in gazetteer.look_up(continent) if e.feature == "region")
    return gazetteer.look_up(name)


@functools.cache
def _unpinned() -> frozenset[str]:
    return frozenset(map(place_key, load_table("regions")["unpinned"]))


@functools.cache
def _peoples() -> dict[str, str]:
    named: dict[str, list[str]] = {}
    for code, country in load_table("countries").items():
        for word in country.get("people") or ():
            named.setdefault(word, []).append(code)
    # A word that two countries share ("Congolese") votes for neither.
    return {word: codes[0] for word, codes in named.items() if len(codes) == 1}


@functools.cache
def _states() -> dict[str, tuple[str, str]]:
    return {
        short: (code, state)
        for code, states in load_table("states").items()
        for state, shorts in states.items()
        for short in shorts
    }


def _sightings(entities: Sequence[Entity]) -> dict[str, list[_Sighting]]:
    found: dict[str, list[_Sighting]] = {}
    for entity in entities:
        for mention in sorted(entity.mentions, key=_position)[:MOST_MENTIONS]:
            sighting = _Sighting(entity.id, mention.start, mention.end)
            found.setdefault(mention.report, []).append(sighting)
    for sightings in found.values():
        sightings.sort(key=lambda sighting: (sighting.start, -sighting.end, sighting.entity))
    return found


def _position(mention: MentionPlace) -> tuple[str, int, int]:
    return mention.report, mention.start, mention.end


def _read_sides(context: Context, text: str, sighting: _Sighting, gazetteer: Gazetteer) -> None:
    before = text[max(0, sighting.start - REACH) : sighting.start]
    after = text[sighting.end : sighting.end + REACH]
    if _ADMIN_AFTER.match(after) or _ADMIN_BEFORE.search(before):
        context.kinds["admin"] += 1
    if _CITY_AFTER.match(after) or _CITY_BEFORE.search(before):
        context.kinds["city"] += 1
    outer = unit_after(after, gazetteer)
    if outer:
        context.outside.append(outer)


def unit_after(after: str, gazetteer: Gazetteer) -> tuple[GazetteerEntry, ...]:
    """Return the admin units or countries that a name is said to lie in by ", Y" or " (Y)".

    Args:
        after: What follows the name.
        gazetteer: Knows the units.
    """
    if not after.startswith((", ", " (", ",\n")):
        return ()
    words = after[2:].split()[:3]
    if not words or not words[0][0].isupper():
        return ()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count]).rstrip(",;:)")
        for form in (name, name.removesuffix(".")):
            units = _units(form, gazetteer)
            if units:
                return units
    return ()


def _units(name: str, gazetteer: Gazetteer) -> tuple[GazetteerEntry, ...]:
    if name in _states():
        code, state = _states()[name]
        found = gazetteer.look_up(state)
        return tuple(e for e in found if e.feature == "admin1" and e.country_code == code)
    if len(place_key(name)) < 4:
        return ()
    return tuple(
        e for e in gazetteer.look_up(name) if e.feature in {"country", "admin1", "admin2"}
    )


def _tie(
    contexts: dict[str, Context], text: str, first: _Sighting, second: _Sighting, *, adjacent: bool
) -> bool:
    """Note how two names in one sentence belong together; False once a sentence ends between."""
    if second.start < first.end or second.entity == first.entity:
        return True
    if second.start - first.end > 4 * REACH:
        return False
    gap = text[first.end : second.start]
    if _SENTENCE_END.search(gap):
        return False
    contexts[first.entity].companions[second.entity] += 1
    contexts[second.entity].companions[first.entity] += 1
    if not adjacent or len(gap) > REACH:
        return True
    if _IN_GAP.fullmatch(gap):
        contexts[first.entity].holders[second.entity, "in"] += 1
        if " in " in f"{gap} ".replace("\n", " "):
            contexts[first.entity].within[second.entity] += 1
    elif _OF_GAP.fullmatch(gap):
        contexts[second.entity].holders[first.entity, "in"] += 1
        if any(word in gap.split() for word in ("city", "town", "village", "port", "suburb")):
            contexts[second.entity].within[first.entity] += 1
    elif _NEAR_GAP.fullmatch(gap) and not _FAR.search(gap):
        contexts[first.entity].holders[second.entity, "near"] += 1
    return True
