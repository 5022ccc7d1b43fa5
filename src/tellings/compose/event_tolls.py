"""The toll of a story's main happening as figures of its event record."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Sequence

from tellings.compose.parts import Material
from tellings.compose.story_tolls import Toll, tell_tolls
from tellings.compose.timeline import days_of
from tellings.records.account import Claim, EventFigure
from tellings.records.report import Report
from tellings.records.statement import Statement

#: What happened more days than this before the happening is another.
BEFORE = 5
#: Makes a claim of a statement: the least it says, the most, whether it still stands.
MakeClaim = Callable[[Statement, float | None, float | None, bool], Claim]


def figure_tolls(material: Material, make_claim: MakeClaim) -> tuple[EventFigure, ...]:
    """Return how many were killed and how many were hurt, as far as the story tells.

    Args:
        material: The story.
        make_claim: Makes a claim of a count.
    """
    reports = list(material.reports)
    by_report: dict[str, list[Statement]] = {report: [] for report in reports}
    told = [s for s in material.statements.values() if s.fates]
    for statement in of_happening(told, list(material.reports.values())):
        by_report[statement.report].append(statement)
    days = [r.published.earliest[:10] if r.published else "" for r in material.reports.values()]
    first: dict[str, Statement] = {}
    for statement in material.statements.values():
        first.setdefault(statement.report, statement)
    headlines = [(r.title or "", first.get(r.id)) for r in material.reports.values()]
    killed, hurt = tell_tolls([by_report[report] for report in reports], days, headlines)
    made = (_figure("killed", killed, make_claim), _figure("injured", hurt, make_claim))
    return tuple(figure for figure in made if figure is not None)


def of_happening(told: Sequence[Statement], reports: Sequence[Report]) -> list[Statement]:
    """Return the statements that may tell of the happening: not what was long before it."""
    dated = [s.when for s in told if s.when is not None]
    days = Counter(w.earliest[:10] for w in dated if days_of(w) in {0, 1, 2})
    known = [r.published.earliest[:10] for r in reports if r.published]
    first = min(known, default="")
    told_day = min(days, key=lambda day: (-days[day], day), default="")
    day = min((d for d in (first, told_day) if d), default="")
    since = _shift(day, -BEFORE) if day else ""
    return [s for s in told if s.when is None or s.when.latest[:10] >= since]


def _shift(day: str, days: int) -> str:
    try:
        return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return day


def _figure(measure: str, toll: Toll, make_claim: MakeClaim) -> EventFigure | None:
    """Return the figure of a toll; what later counts have left behind stands no longer.

    A number that only headlines have rests on no statement, and is none.
    """
    if toll.number is None:
        return None
    right = {toll.number, toll.number - toll.doer}
    last = max((n for n, count in toll.counts if count.number in right), default=-1)
    claims, numbers = [], [*right]
    for n, counted in toll.counts:
        # No statement has what only the headline says: what the text has is its claim.
        count = counted.in_text if counted.headline else counted
        if count is None:
            continue
        # Who tells of persons one by one says that there were so many at least.
        stands = count.others in right or count.number in right or n > last or not count.counted
        claims.append(
            make_claim(
                count.statement, count.number, count.number if count.counted else None, stands
            )
        )
        numbers += [count.number] if stands and count.counted else []
    if toll.told_of_doer is not None:
        claims.append(make_claim(toll.told_of_doer, 1, None, True))
    if not claims:
        return None
    return EventFigure(
        measure=measure,
        counted=None,
        lowest=min(numbers),
        best=toll.number,
        highest=max(numbers),
        claims=tuple(claims),
    )
