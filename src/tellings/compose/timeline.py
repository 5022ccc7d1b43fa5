"""What happened when: one line a finding, in order of time; and the story's period."""

from __future__ import annotations

import datetime

from tellings.compose.check import is_accusation
from tellings.compose.parts import Material
from tellings.compose.phrases import attribute, phrase_statement
from tellings.compose.prose import close
from tellings.compose.withdrawals import Withdrawals
from tellings.records.account import TimelineItem
from tellings.records.finding import Finding
from tellings.records.statement import Statement
from tellings.records.time import Interval, When

#: A time vaguer than this (days) is no place on a line.
VAGUEST = 31
#: What happened longer before the first report than this (days) is its background.
BEFORE = 14


def make_timeline(material: Material) -> tuple[TimelineItem, ...]:
    """Return the items in order of time, one for each finding that happened at a known time."""
    items: list[TimelineItem] = []
    placed: set[str] = set()
    withdrawals = Withdrawals(material)
    for finding in material.findings.values():
        statements = [s for s in material.in_order(finding.statements) if _is_happening(s)]
        if statements:
            taken_back = withdrawals.is_taken_back(finding)
            item = _item(material, statements, finding, taken_back=taken_back)
            placed.update(finding.statements)
            items += [item] if item else []
    for statement in material.statements.values():
        if statement.id not in placed and _is_happening(statement):
            loose = statement.id not in material.findings_of
            item = _item(material, [statement], None) if loose else None
            items += [item] if item else []
    items.sort(key=lambda i: (i.when.earliest, i.when.latest, i.text, i.statement or ""))
    return tuple(items)


def days_of(when: When | Interval) -> int | None:
    """Return the length of an interval in days (0 for one day), None if it is no date."""
    try:
        first = datetime.date.fromisoformat(when.earliest[:10])
        last = datetime.date.fromisoformat(when.latest[:10])
    except ValueError:
        return None
    return (last - first).days


def _is_happening(statement: Statement) -> bool:
    if statement.role not in {"event", "state"} or statement.modality != "actual":
        return False
    when = statement.when
    if when is None or when.basis == "unknown" or statement.stance != "asserts":
        return False
    length = days_of(when)
    return length is not None and 0 <= length <= VAGUEST


def _item(
    material: Material,
    statements: list[Statement],
    finding: Finding | None,
    *,
    taken_back: bool = False,
) -> TimelineItem | None:
    """Return the item for what these statements tell, at the finest stated time.

    What was taken back says so, and who said it, as does every accusation.
    """
    found = []
    for place, statement in enumerate(statements):
        phrase = phrase_statement(material, statement)
        if phrase is None or statement.when is None:
            continue
        plain = statement.speaker.kind == "outlet" and not taken_back
        own = plain and not is_accusation(statement)
        text = phrase.text if own else attribute(material, statement, phrase)
        if text is not None:
            vague = (days_of(statement.when) or 0, statement.when.basis != "stated")
            found.append((vague, -phrase.score, place, statement, text))
    if not found:
        return None
    *_, statement, text = min(found, key=lambda row: row[:3])
    if statement.when is None:
        return None
    return TimelineItem(
        when=statement.when,
        text=close(f"{text} (taken back later)" if taken_back else text),
        finding=finding.id if finding else None,
        statement=statement.id,
        place=statement.where,
    )


def choose_period(material: Material, weights: dict[str, float]) -> Interval | None:
    """Return the days from the first main happening to the last, or to the last report.

    Main is what several reports tell, or what weighs at least as much as half of the findings.
    """
    published = [r.published for r in material.reports.values() if r.published is not None]
    dated = [p for p in published if p.basis != "unknown"]
    first = min((p.earliest[:10] for p in dated), default=None)
    last = max((p.latest[:10] for p in dated), default=None)
    ranked = sorted(weights.values())
    middle = ranked[len(ranked) // 2] if ranked else 0.0
    days: list[tuple[str, str]] = []
    for finding in material.findings.values():
        if finding.carried_by < 2 and weights[finding.id] < middle:
            continue
        for s in material.in_order(finding.statements):
            if s.role == "event" and _is_happening(s) and s.when and (days_of(s.when) or 0) <= 3:
                days.append((s.when.earliest[:10], s.when.latest[:10]))
    days = [d for d in days if _is_near(d[0], first, last)]
    if not days:
        return Interval(earliest=first, latest=last) if first and last else None
    return Interval(earliest=min(d[0] for d in days), latest=max(d[1] for d in days))


def _is_near(day: str, first: str | None, last: str | None) -> bool:
    if first is None or last is None:
        return True
    try:
        floor = datetime.date.fromisoformat(first) - datetime.timedelta(days=BEFORE)
        return floor.isoformat() <= day <= last
    except (ValueError, OverflowError):
        return False
