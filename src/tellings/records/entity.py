"""One real thing, across all its spellings in a story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.records.annotation import EntityType

Precision = Literal["exact", "near", "admin1", "country", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A spelling, the reports that use it and how often."""

    text: str
    reports: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRole:
    """What a report says the thing is: governor, resident, tanker."""

    text: str
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionPlace:
    """Where a mention of the entity stands."""

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PossiblySame:
    """Another entity that may be the same thing; kept apart because nobody knows."""

    entity: str
    probability: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerEntry:
    """A place as the gazetteer has it.

    Attributes:
        feature: `city`, `admin1`, `admin2`, `country`, `facility`, `region`.
        population: 0 where unknown; of an admin unit, that of its towns.
        admin2: The second-order unit it lies in, where known.
        coordinates: `point` as surveyed; `centre`, the middle of the towns of a unit; `parent`,
            those of the unit above, for want of better.
        capital: Whether it is the capital of its country.
    """

    gazetteer_id: str
    name: str
    latitude: float
    longitude: float
    admin1: str | None
    country_code: str | None
    feature: str
    population: int = 0
    admin2: str | None = None
    coordinates: Literal["point", "centre", "parent"] = "point"
    capital: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a place entity lies, how sure we are, and what else it could have been."""

    gazetteer_id: str | None
    name: str
    latitude: float | None
    longitude: float | None
    admin1: str | None
    country_code: str | None
    feature: str | None
    precision: Precision
    reasons: tuple[str, ...] = ()
    alternatives: tuple[GazetteerEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One real thing of a story, with every spelling and every role the reports give it."""

    id: str
    type: EntityType
    name: str
    variants: tuple[Variant, ...]
    roles: tuple[EntityRole, ...] = ()
    mentions: tuple[MentionPlace, ...] = ()
    possibly_same: tuple[PossiblySame, ...] = ()
    place: Place | None = None
    former_ids: tuple[str, ...] = ()
