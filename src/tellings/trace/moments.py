"""Which of two reports was out first, to the minute where both say so."""

from __future__ import annotations

import datetime as dt

from tellings.records.report import Dated, Report


def came_before(one: Report, other: Report) -> bool:
    """Whether a report was certainly out before another.

    Example:
        >>> def out(text): return Report(id=text, published=Dated(
        ...     earliest=text[:10], latest=text[:10], basis="metadata", evidence=text))
        >>> came_before(out("2031-03-04T09:10Z"), out("2031-03-04T11:00+01:00"))
        True
        >>> came_before(out("2031-03-04"), out("2031-03-04T09:10Z"))
        False
    """
    if one.published and other.published and one.published.latest < other.published.earliest:
        return True
    first, second = find_moment(one), find_moment(other)
    if first is None or second is None or (first.tzinfo is None) != (second.tzinfo is None):
        return False
    return first < second


def find_moment(report: Report) -> dt.datetime | None:
    """Return when a report appeared, None unless it tells the time of day."""
    return _read(report.posted) or read_moment(report.published)


def read_moment(dated: Dated | None) -> dt.datetime | None:
    """Return the time of day that a date was read from, if there was one."""
    if dated is None:
        return None
    return _read(dated.earliest) or _read(dated.evidence)


def _read(text: str | None) -> dt.datetime | None:
    if not text or len(text) <= len("2031-03-04"):
        return None
    try:
        return dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return None
