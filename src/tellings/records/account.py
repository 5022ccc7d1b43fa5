"""The account: everything the program makes of the reports, in one document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from tellings.records.copy import Copy
from tellings.records.entity import Entity
from tellings.records.finding import Finding
from tellings.records.report import Report
from tellings.records.spans import make_id
from tellings.records.statement import Statement
from tellings.records.time import Interval, When


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySentence:
    """A sentence of the summary and the statements it rests on (never empty)."""

    text: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineItem:
    """What happened when."""

    when: When
    text: str
    finding: str | None = None
    statement: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim of a figure in an event record."""

    lower: float | None
    upper: float | None
    speaker: str | None
    statement: str
    as_of: str | None
    live: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFigure:
    """A figure of an event record with all its claims."""

    measure: str | None
    counted: str | None
    lowest: float | None
    best: float | None
    highest: float | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """When the event happened, and how finely that is known (`day`, `week`, `month`, …)."""

    earliest: str
    latest: str
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """One row for an event table (PLOVER type and subtype)."""

    type: str
    subtype: str | None
    date: EventDate | None
    place: str | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    figures: tuple[EventFigure, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What the newest reports changed.

    Attributes:
        kind: `finding` also where more origins stand behind what was corroborated before.
        finding, entity, report: Id in the story as it is now; None of what is gone.
    """

    kind: Literal["report", "finding", "status", "figure", "name"]
    text: str
    finding: str | None = None
    entity: str | None = None
    report: str | None = None
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports of one happening and what they amount to."""

    id: str
    title: str
    reports: tuple[str, ...]
    period: Interval | None = None
    lead_place: str | None = None
    former_ids: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    summary: tuple[SummarySentence, ...] = ()
    unknown: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()
    timeline: tuple[TimelineItem, ...] = ()
    events: tuple[EventRecord, ...] = ()
    changes: tuple[Change, ...] = ()


def name_story(reports: Iterable[str]) -> str:
    """Return the id that a story of these reports, given by their ids, has by its content."""
    return make_id("t", *sorted(reports))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's judgement, kept as a row and honoured on every run."""

    id: str
    about: tuple[str, ...]
    judgement: Literal["same", "different", "unsure", "accept", "reject", "edit"]
    value: str | None = None
    user: str | None = None
    made_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeWith:
    """What made the account: program, version, hashes of weights by `set/file`, settings."""

    program: str
    version: str
    weights: dict[str, str] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The whole document; `tellings.export.to_json` writes it as the contract has it.

    Attributes:
        shared: Whether it is one to hand on: private names withheld, no report in full.
    """

    made_with: MadeWith
    reports: tuple[Report, ...]
    stories: tuple[Story, ...]
    decisions: tuple[Decision, ...] = ()
    version: str = "1"
    shared: bool = False
