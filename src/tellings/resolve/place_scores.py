"""Which of the places of one name is meant: the places of a story decide it for each other.

Weights are powers of ten of population: one point makes up for a place ten times as large.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tellings.ports import Gazetteer
from tellings.records.entity import Entity, GazetteerEntry, Place
from tellings.resolve.place_context import Context, entries_of
from tellings.text.toponyms import place_key

#: Places of one name that are weighed; a name with more of them is some village's.
MOST_CANDIDATES = 200
#: Places of the story that pull on the others.
MOST_ANCHORS = 20

_FEATURE = {"country": 1.5, "city": 0.5, "admin1": 0.0, "admin2": -0.7, "region": 0.5}
_CAPITAL = 1.2
_OTHER_NAME = -1.2
KIND = 2.5
STATED = 4.0
COUNTRY = 3.5
UNIT = 2.5
NEAR = 2.0
_NEAR_KM = 120.0
#: Votes that are always in the room, so that one vote alone is no landslide.
_RESERVE = 1.0
_PARTS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"}
    | {"northeastern", "northwestern", "southeastern", "southwestern", "downtown", "greater"}
    | {"upper", "lower", "inner", "outer", "rural", "suburban", "mainland"}
)


_Key = TypeVar("_Key", bound=Hashable)
#: "West Sea" is no part of a place called Sea.
_LANDFORMS = frozenset(
    {"sea", "ocean", "river", "lake", "coast", "bank", "side", "end", "peninsula", "strait", "bay"}
    | {"gulf", "island", "islands", "mountains", "valley", "desert", "hills", "beach", "border"}
)


@dataclass(slots=True)
class Toponym:
    """A place entity on its way to a place.

    Attributes:
        part: "northern" where the name is "northern Kunduz".
        bearers: How many places bear the name, those included that are not weighed.
        notes: For each candidate, what spoke for it: name of the ground → points.
    """

    entity: Entity
    context: Context
    candidates: tuple[GazetteerEntry, ...]
    keys: frozenset[str]
    part: str | None
    bearers: int
    weight: float
    priors: list[float]
    scores: list[float]
    notes: list[dict[str, float]] = field(default_factory=list)

    def ranked(self) -> list[int]:
        """Return the numbers of the candidates, best first."""
        return sorted(
            range(len(self.candidates)),
            key=lambda i: (-self.scores[i], self.candidates[i].gazetteer_id),
        )

    @property
    def best(self) -> GazetteerEntry:
        """The candidate that leads."""
        return self.candidates[self.ranked()[0]]

    def shares(self) -> list[float]:
        """Return how likely each candidate is, by its score."""
        top = max(self.scores)
        raw = [10 ** (score - top) for score in self.scores]
        return [value / sum(raw) for value in raw]


@dataclass(slots=True)
class _Votes:
    """Votes of a story's places for countries and for admin units of the first order."""

    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    units: defaultdict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))

    def add(self, toponym: Toponym) -> None:
        for entry, share in zip(toponym.candidates, toponym.shares(), strict=True):
            if entry.country_code is not None:
                self.countries[entry.country_code] += toponym.weight * share
                if entry.admin1 is not None:
                    self.units[entry.country_code, entry.admin1] += toponym.weight * share


def read_toponym(entity: Entity, context: Context, gazetteer: Gazetteer) -> Toponym:
    """Return the candidates of a place entity, weighed by size and name alone."""
    names = [v.text for v in sorted(entity.variants, key=lambda v: (-v.count, v.text))]
    part, found = None, {}
    for name in dict.fromkeys([entity.name, *names]):
        entries = entries_of(name, gazetteer)
        first, _, rest = name.partition(" ")
        if not entries and first.lower() in _PARTS and not is_landform(rest):
            entries, part = entries_of(rest, gazetteer), first.lower()
        found.update({entry.gazetteer_id: entry for entry in entries})
    keys = frozenset(place_key(name) for name in [entity.name, *names])
    weighed = sorted((-_prior(e, keys), e.gazetteer_id) for e in found.values())
    candidates = tuple(found[id_] for _, id_ in weighed[:MOST_CANDIDATES])
    priors = [_prior(entry, keys) for entry in candidates]
    count = sum(v.count for v in entity.variants) or len(entity.mentions) or 1
    return Toponym(
        entity=entity,
        context=context,
        candidates=candidates,
        keys=keys,
        part=part,
        bearers=len(found),
        weight=math.log1p(count),
        priors=priors,
        scores=list(priors),
    )


def decide(
    toponyms: Sequence[Toponym], peoples: Mapping[str, Counter[str]], rounds: int = 3
) -> None:
    """Score the candidates of all toponyms against each other, in place.

    Args:
        toponyms: In a fixed order; those with no candidate are passed over.
        peoples: By report, how often words for what is of a country stand in it.
        rounds: Each round uses what the last one made of the others.
    """
    known = {t.entity.id: t for t in toponyms if t.candidates}
    called: defaultdict[str, float] = defaultdict(float)
    for report in sorted(peoples):
        for code, count in sorted(peoples[report].items()):
            called[code] += math.log1p(count)
    for _ in range(rounds):
        votes = _Votes(countries=called.copy())
        for toponym in known.values():
            votes.add(toponym)
        anchors = _anchors(known)
        scored = {id_: _score(t, known, votes, anchors) for id_, t in known.items()}
        for id_, notes in scored.items():
            toponym = known[id_]
            toponym.notes = notes
            toponym.scores = [
                prior + sum(note.values())
                for prior, note in zip(toponym.priors, notes, strict=True)
            ]


def holds(outer: GazetteerEntry, inner: GazetteerEntry) -> bool:
    """Whether a country or admin unit holds another place."""
    if outer.country_code != inner.country_code or outer.gazetteer_id == inner.gazetteer_id:
        return False
    if outer.feature == "country":
        return True
    if outer.feature == "admin1":
        return inner.admin1 == outer.admin1
    return outer.feature == "admin2" and (inner.admin1, inner.admin2) == (
        outer.admin1,
        outer.admin2,
    )


def distance_km(first: GazetteerEntry | Place, second: GazetteerEntry | Place) -> float:
    """Return the distance over ground; infinite where one of the two lies nowhere."""
    if first.latitude is None or first.longitude is None:
        return math.inf
    if second.latitude is None or second.longitude is None:
        return math.inf
    lat1, lat2 = math.radians(first.latitude), math.radians(second.latitude)
    east = math.radians(second.longitude - first.longitude)
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin(east / 2) ** 2
    )
    return 12742 * math.asin(math.sqrt(min(1.0, half)))


def is_landform(name: str) -> bool:
    """Whether a name is that of a sea, a river or the like, which no point stands for."""
    return not name or name.split()[-1].lower() in _LANDFORMS


def _prior(entry: GazetteerEntry, keys: frozenset[str]) -> float:
    size = math.log10(entry.population + 300)
    named = entry.feature == "country" or place_key(entry.name) in keys
    return (
        size
        + _FEATURE.get(entry.feature, 0.0)
        + (_CAPITAL if entry.capital else 0.0)
        + (0.0 if named else _OTHER_NAME)
    )


def _anchors(known: Mapping[str, Toponym]) -> list[tuple[str, GazetteerEntry, float]]:
    sure = [
        (id_, t.best, t.weight * max(t.shares()))
        for id_, t in known.items()
        if t.best.feature in {"city", "admin1", "admin2"}
    ]
    return sorted(sure, key=lambda anchor: (-anchor[2], anchor[0]))[:MOST_ANCHORS]


def _score(
    toponym: Toponym,
    known: Mapping[str, Toponym],
    votes: _Votes,
    anchors: Sequence[tuple[str, GazetteerEntry, float]],
) -> list[dict[str, float]]:
    own = _Votes()
    own.add(toponym)
    others = [(entry, weight) for id_, entry, weight in anchors if id_ != toponym.entity.id]
    notes = []
    for entry in toponym.candidates:
        note = {"kind": _kind_points(entry, toponym.context)}
        note["stated"] = _stated_points(entry, toponym, known)
        code, unit = entry.country_code or "", (entry.country_code or "", entry.admin1 or "")
        note["country"] = COUNTRY * _share_points(votes.countries, own.countries, code)
        note["unit"] = UNIT * _share_points(votes.units, own.units, unit)
        pull = sum(weight * math.exp(-distance_km(entry, o) / _NEAR_KM) for o, weight in others)
        note["near"] = NEAR * (1 - math.exp(-pull)) if entry.feature != "country" else 0.0
        notes.append(note)
    return notes


def _share_points(votes: Mapping[_Key, float], own: Mapping[_Key, float], key: _Key) -> float:
    """From 0 to 1 by the share of the other places' votes; the first votes count most."""
    others = votes.get(key, 0.0) - own.get(key, 0.0)
    share = others / (_RESERVE + sum(votes.values()) - sum(own.values()))
    return math.log10(1 + 99 * max(share, 0.0)) / 2


def _kind_points(entry: GazetteerEntry, context: Context) -> float:
    admin, city = context.kinds["admin"], context.kinds["city"]
    if admin > city and entry.feature.startswith("admin"):
        return KIND
    return KIND if city > admin and entry.feature == "city" else 0.0


def _stated_points(entry: GazetteerEntry, toponym: Toponym, known: Mapping[str, Toponym]) -> float:
    """Points for lying where the text says that it lies."""
    for units in toponym.context.outside:
        if any(holds(unit, entry) for unit in units):
            return STATED
    points = 0.0
    for (holder, tie), _ in sorted(toponym.context.holders.items()):
        outer = known.get(holder)
        if outer is None:
            continue
        for unit, share in zip(outer.candidates, outer.shares(), strict=True):
            if (tie == "in" and holds(unit, entry)) or (
                tie == "near" and distance_km(unit, entry) < _NEAR_KM
            ):
                points = max(points, STATED * max(share, 0.5))
    return points
