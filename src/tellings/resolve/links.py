"""Tie the statements of a story to its entities and its days.

A statement was read from its report alone; now that the story's entities are known, its speaker
is one of them, or nobody known, and it happened at one of its places, on days that its words
and the date of its report give. What cannot be said safely stays None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.records.entity import Entity
from tellings.records.report import Report
from tellings.records.statement import Statement
from tellings.resolve.entity_finder import EntityFinder
from tellings.resolve.event_links import link_event
from tellings.resolve.speaker_links import link_speaker
from tellings.resolve.statement_times import date_statement

#: From the finest to the coarsest; what no gazetteer knows stands between town and province.
_FINENESS = {"facility": 0, "city": 1, "admin2": 3, "admin1": 4, "country": 5, "region": 6}
_UNKNOWN_PLACE = 2


def link_statements(
    statements: Sequence[Statement], entities: Sequence[Entity], reports: Sequence[Report]
) -> tuple[Statement, ...]:
    """Fill in who speaks, who acts, where and when, in the order given.

    Args:
        statements: Statements as `annotate` read them.
        entities: The story's entities, places located.
        reports: The story's reports, dated as far as can be.
    """
    finder = EntityFinder(entities)
    by_id = {report.id: report for report in reports}
    return tuple(
        _linked(statement, by_id[statement.report], finder)
        if statement.report in by_id
        else statement
        for statement in statements
    )


def _linked(statement: Statement, report: Report, finder: EntityFinder) -> Statement:
    when = statement.when or date_statement(statement, report)
    event = link_event(statement, report, finder)
    if event is not None and event.time is None:
        event = replace(event, time=when)
    return replace(
        statement,
        speaker=link_speaker(statement, finder),
        event=event,
        when=when,
        where=statement.where or _finest_place(statement, finder),
    )


def _finest_place(statement: Statement, finder: EntityFinder) -> str | None:
    """Return the finest place that the statement names, the first of several as fine."""
    places = [
        standing
        for standing in finder.within(statement.report, statement.start, statement.end)
        if standing.entity.type in {"place", "facility"}
    ]
    best = min(places, key=lambda s: (_fineness(s.entity), s.start), default=None)
    return best.entity.id if best else None


def _fineness(entity: Entity) -> int:
    if entity.type == "facility":
        return _FINENESS["facility"]
    feature = entity.place.feature if entity.place else None
    return _FINENESS.get(feature or "", _UNKNOWN_PLACE)
