"""Event records: one row for what happened, its date, place, parties and figures."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable

from tellings.compose.event_tolls import figure_tolls
from tellings.compose.parts import Material
from tellings.compose.timeline import days_of
from tellings.records.account import Claim, EventDate, EventFigure, EventRecord
from tellings.records.statement import Event, Statement
from tellings.records.time import When
from tellings.text.figures import counts_anybody

#: Longest interval (days) of each precision; longer ones have no date.
PRECISION = (("day", 1), ("week", 7), ("month", 31), ("year", 366))

_Key = tuple[str, str, str, str]


def record_events(material: Material) -> tuple[EventRecord, ...]:
    """Return an event record for each type, day and place that the statements tell of."""
    groups: dict[_Key, list[Statement]] = {}
    for statement in material.statements.values():
        if statement.event is not None and _has_happened(statement):
            groups.setdefault(_key(statement, statement.event), []).append(statement)
    groups = _join_undated(groups)
    main = max(groups, key=lambda key: (_fates(groups[key]), key), default=None)
    tolls = figure_tolls(material, functools.partial(_claim, material)) if main else ()
    return tuple(
        _record(material, key, groups[key], tolls if key == main else ()) for key in sorted(groups)
    )


def _fates(statements: list[Statement]) -> int:
    """Return how many of the statements tell of somebody killed or hurt."""
    return sum(bool(s.fates) for s in statements)


def _has_happened(statement: Statement) -> bool:
    return (
        statement.role in {"event", "state"}
        and statement.modality == "actual"
        and statement.polarity == "positive"
        and statement.stance == "asserts"
    )


def _key(statement: Statement, event: Event) -> _Key:
    when = event.time or statement.when
    day = when.earliest[:10] if when and (days_of(when) or 0) <= 2 else ""
    return event.type, event.subtype or "", day, event.place or statement.where or ""


def _join_undated(groups: dict[_Key, list[Statement]]) -> dict[_Key, list[Statement]]:
    """Put what lacks a day or a place to the only group of its kind that has them."""
    joined = {key: list(value) for key, value in groups.items()}
    for key in sorted(groups):
        kind, day, place = key[:2], key[2], key[3]
        if day and place:
            continue
        hosts = [
            other
            for other in joined
            if other != key
            and other[:2] == kind
            and (not day or other[2] == day)
            and (not place or other[3] == place)
            and (other[2] or other[3])
        ]
        if len(hosts) == 1:
            joined[hosts[0]] += joined.pop(key)
    return joined


def _record(
    material: Material, key: _Key, statements: list[Statement], tolls: tuple[EventFigure, ...]
) -> EventRecord:
    statements = list(material.in_order(tuple(s.id for s in statements)))
    events = [s.event for s in statements if s.event is not None]
    findings = {f for s in statements for f in material.findings_of.get(s.id, ())}
    return EventRecord(
        type=key[0],
        subtype=key[1] or None,
        date=_date([e.time or s.when for e, s in zip(events, statements, strict=True)]),
        place=key[3] or None,
        actors=_by_count(e.actor for e in events),
        targets=_by_count(e.target for e in events),
        figures=(
            *tolls,
            *_figures(material, statements, findings, {"killed", "injured"} if tolls else set()),
        ),
        findings=tuple(sorted(findings)),
    )


def _by_count(ids: Iterable[str | None]) -> tuple[str, ...]:
    counts = Counter(i for i in ids if i)
    return tuple(sorted(counts, key=lambda i: (-counts[i], i)))


def _date(times: Iterable[When | None]) -> EventDate | None:
    """Return the finest interval that the statements give, the one most of them give."""
    known = Counter(
        (days_of(t), t.earliest[:10], t.latest[:10])
        for t in times
        if t is not None and t.basis != "unknown" and days_of(t) is not None
    )
    if not known:
        return None
    length, earliest, latest = min(known, key=lambda k: (k[0] or 0, -known[k], k[1]))
    precision = next((name for name, days in PRECISION if (length or 0) < days), None)
    if precision is None:
        return None
    return EventDate(earliest=earliest, latest=latest, precision=precision)


def _figures(
    material: Material, statements: list[Statement], findings: set[str], told: set[str | None]
) -> tuple[EventFigure, ...]:
    """Gather the claims of each figure, also those of findings that the event belongs to.

    What a toll in `told` has counted is left out.
    """
    reached = dict.fromkeys(s.id for s in statements)
    for finding_id in sorted(findings):
        finding = material.findings[finding_id]
        if finding.kind == "figure":
            reached.update(dict.fromkeys(finding.statements))
    claims: dict[tuple[str, str], list[Claim]] = {}
    for statement in material.in_order(tuple(reached)):
        for figure in statement.figures:
            if figure.measure in told and counts_anybody(figure):
                continue
            if figure.part_of is None and (figure.measure or figure.counted):
                key = (figure.measure or "", figure.counted or "")
                live = _is_live(material, statement)
                claim = _claim(material, statement, figure.lower, figure.upper, live)
                claims.setdefault(key, []).append(claim)
    return tuple(_event_figure(*key, claims[key]) for key in sorted(claims))


def _claim(
    material: Material,
    statement: Statement,
    lower: float | None,
    upper: float | None,
    live: bool,
) -> Claim:
    speaker = statement.speaker.text
    entity = material.entities.get(statement.speaker.entity or "")
    report = material.reports[statement.report]
    as_of = statement.when.latest if statement.when else None
    if as_of is None and report.published is not None:
        as_of = report.published.latest
    return Claim(
        lower=lower,
        upper=upper,
        speaker=entity.name if entity else speaker or report.outlet or report.agency,
        statement=statement.id,
        as_of=as_of,
        live=live,
    )


def _is_live(material: Material, statement: Statement) -> bool:
    """Whether no later value replaced the one that this statement gives."""
    for finding_id in material.findings_of.get(statement.id, ()):
        finding = material.findings[finding_id]
        if finding.superseded_by or not finding.current:
            return False
        mine = [v for v in finding.values if statement.id in v.statements]
        if mine and not any(v.current for v in mine):
            return False
    return statement.stance == "asserts"


def _event_figure(measure: str, counted: str, claims: list[Claim]) -> EventFigure:
    live = [c for c in claims if c.live] or claims
    lows = [c.lower for c in live if c.lower is not None]
    highs = [c.upper if c.upper is not None else c.lower for c in live]
    tops = [h for h in highs if h is not None]
    exact = Counter(c.lower for c in live if c.lower is not None and c.lower == c.upper)
    least = Counter(lows)
    votes = exact or least
    best = min(votes, key=lambda v: (-votes[v], -v)) if votes else None
    return EventFigure(
        measure=measure or None,
        counted=counted or None,
        lowest=min(lows, default=None),
        best=best,
        highest=max(tops, default=None),
        claims=tuple(claims),
    )
