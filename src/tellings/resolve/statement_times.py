"""The days that a statement speaks of, from its words and the day of its report."""

from __future__ import annotations

from dataclasses import replace

from tellings.records.report import Report
from tellings.records.statement import Statement
from tellings.records.time import Interval, TimeExpression, When
from tellings.text.times import anchor

#: Expressions that name a day are finer than those that name a stretch.
_FINENESS = {"date": 0, "weekday": 0, "relative": 0, "span": 1, "clock": 2}


def date_statement(statement: Statement, report: Report) -> When | None:
    """Return when it happened by the statement's own words; None where they do not say.

    What rests on a report's date that was inferred is inferred; with a date that the report or
    its address states, "on Friday" states a day.
    """
    published = report.published
    known = published is not None and published.basis != "unknown"
    interval = (
        Interval(earliest=published.earliest, latest=published.latest)
        if published is not None and known
        else None
    )
    for expression in sorted(statement.times, key=lambda time: _order(time, statement)):
        when = anchor(expression, interval, future=_looks_ahead(statement))
        if when is None:
            continue
        if published is not None and published.basis in {"stated", "metadata", "url"}:
            when = replace(when, basis="stated")
        return when
    return None


def _order(time: TimeExpression, statement: Statement) -> tuple[bool, int, int]:
    outside = not statement.start <= time.start < statement.end
    return outside, _FINENESS[time.kind], time.start


def _looks_ahead(statement: Statement) -> bool | None:
    ahead = statement.modality == "planned" or statement.stance == "predicts"
    return True if ahead else None
