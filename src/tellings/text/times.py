"""From a time as written to the days it stands for, seen from the day of the report.

What cannot be known stays None: a weekday without a report's date, "a day earlier" without its
other day, 31 February. A date that the text gives in full is `stated`; all else is `inferred`.
"""

from __future__ import annotations

import calendar
import datetime as dt

from tellings.records.time import Interval, TimeBasis, TimeExpression, When

Days = tuple[dt.date, dt.date]

#: A report dated less finely than this says nothing about weekdays.
MAX_SPREAD_DAYS = 6
#: A day and month without a year: this near ahead and that far behind, nobody knows which.
NEAR_AHEAD_DAYS, FAR_BEHIND_DAYS = 60, 300


def anchor(
    expression: TimeExpression, published: Interval | None, *, future: bool | None = None
) -> When | None:
    """Return the days that an expression stands for.

    Args:
        expression: The time as written.
        published: When the report appeared; None if nobody knows.
        future: Whether the claim around it looks ahead ("will be tried on June 3"): True or
            False where that is known. Left open, weekdays look back, as in news of the past.

    Example:
        >>> friday = TimeExpression(start=0, end=6, text="Friday", kind="weekday", weekday=4)
        >>> anchor(friday, Interval(earliest="2021-07-08", latest="2021-07-08")).earliest
        '2021-07-02'
    """
    report = _days_of(published)
    basis: TimeBasis = "inferred"
    if expression.year is not None:
        days = _calendar_days(expression, expression.year)
        basis = "stated"
    elif report is None or (report[1] - report[0]).days > _allowed_spread(expression):
        return None
    else:
        seen = [_seen_from(expression, day, future=future) for day in _each(report)]
        known = [d for d in seen if d is not None]
        days = (min(d[0] for d in known), max(d[1] for d in known)) if known else None
    if days is None:
        return None
    if expression.text.lower().startswith("since"):
        if report is None or days[0] > report[1]:
            return None
        days, basis = (days[0], report[1]), "inferred"
    return When(
        earliest=days[0].isoformat(), latest=days[1].isoformat(), basis=basis, text=expression.text
    )


def parse_day(text: str) -> dt.date | None:
    """Return the day of an ISO date or time, None for anything else."""
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


def _days_of(published: Interval | None) -> Days | None:
    if published is None:
        return None
    first, last = parse_day(published.earliest), parse_day(published.latest)
    return (first, last) if first and last and first <= last else None


def _allowed_spread(expression: TimeExpression) -> int:
    return 400 if expression.kind == "span" else MAX_SPREAD_DAYS


def _each(days: Days) -> tuple[dt.date, ...]:
    """Return every day of a short interval, both ends of a long one."""
    first, last = days
    if (last - first).days > MAX_SPREAD_DAYS:
        return first, last
    return tuple(first + dt.timedelta(n) for n in range((last - first).days + 1))


def _seen_from(expression: TimeExpression, day: dt.date, *, future: bool | None) -> Days | None:
    """Return the days an expression means in a report of `day`."""
    if expression.month is not None:
        return _nearest_year(expression, day, future=future)
    if expression.weekday is not None:
        window = expression.shift or ((1, 7) if future else (-6, 0))
        return _weekday_within(expression.weekday, day, window)
    if expression.shift is None:
        return None
    narrowed = _calendar_unit(expression.text.lower(), day)
    try:
        wide = tuple(day + dt.timedelta(n) for n in expression.shift)
    except OverflowError:
        return None
    return narrowed or (wide[0], wide[1])


def _weekday_within(weekday: int, day: dt.date, window: tuple[int, int]) -> Days | None:
    try:
        for shift in range(window[1], window[0] - 1, -1):
            if (day + dt.timedelta(shift)).weekday() == weekday:
                return (day + dt.timedelta(shift),) * 2
    except OverflowError:
        return None
    return None


def _nearest_year(expression: TimeExpression, day: dt.date, *, future: bool | None) -> Days | None:
    """Return a day or month without a year: the last such, or the next where `future`."""
    years = range(max(1, day.year - 8), min(9998, day.year + 8) + 1)
    all_days = [d for year in years if (d := _calendar_days(expression, year)) is not None]
    behind = max((d for d in all_days if d[0] <= day), default=None)
    ahead = min((d for d in all_days if d[0] > day), default=None)
    if future:
        return ahead
    if future is None and behind is not None and ahead is not None:
        near = (ahead[0] - day).days <= NEAR_AHEAD_DAYS
        if near and (day - behind[1]).days >= FAR_BEHIND_DAYS:
            return None
    return behind


def _calendar_days(expression: TimeExpression, year: int) -> Days | None:
    """Return the first and last day of a date in a given year; None if there is no such day."""
    month, day = expression.month, expression.day
    try:
        if month is None:
            first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        elif day is None:
            first = dt.date(year, month, 1)
            last = dt.date(year, month, calendar.monthrange(year, month)[1])
        else:
            first = last = dt.date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        return None
    if (
        expression.weekday is not None
        and day is not None
        and first.weekday() != expression.weekday
    ):
        return None
    return _third(expression.text.lower(), first, last) if day is None else (first, last)


def _third(text: str, first: dt.date, last: dt.date) -> Days:
    """Narrow a month or a year to its early, middle or late part."""
    size = (last - first).days + 1
    cut = dt.timedelta(size // 3)
    if _has(text, "early", "start of", "beginning of"):
        return first, first + cut - dt.timedelta(1)
    if _has(text, "mid", "middle of"):
        return first + cut, last - cut
    if _has(text, "late", "end of"):
        return last - cut + dt.timedelta(1), last
    return first, last


def _has(text: str, *beginnings: str) -> bool:
    return any(f" {b}" in f" {text}" for b in beginnings)


def _calendar_unit(text: str, day: dt.date) -> Days | None:
    """Return the very week, month or year that "last week", "this month" … mean."""
    words = text.split()
    step = {"last": -1, "this": 0, "next": 1}.get(words[-2]) if len(words) > 1 else None
    earlier, later = words[0] == "earlier", words[0] == "later"
    if step is None and words[-3:-1] == ["in", "the"]:
        step = 0
    unit = _unit_around(words[-1], day, step) if step is not None else None
    if unit is None:
        return None
    if earlier and step == 0:
        return unit[0], max(unit[0], day)
    if later and step == 0:
        return min(day, unit[1]), unit[1]
    return unit


def _unit_around(unit: str, day: dt.date, step: int) -> Days | None:
    try:
        if unit in {"week", "weekend"}:
            monday = day - dt.timedelta(day.weekday()) + dt.timedelta(7 * step)
            start = monday + dt.timedelta(5 if unit == "weekend" else 0)
            return start, monday + dt.timedelta(6)
        if unit == "month":
            months = day.year * 12 + day.month - 1 + step
            year, month = divmod(months, 12)
            last = calendar.monthrange(year, month + 1)[1]
            return dt.date(year, month + 1, 1), dt.date(year, month + 1, last)
        if unit == "year":
            return dt.date(day.year + step, 1, 1), dt.date(day.year + step, 12, 31)
    except (ValueError, OverflowError):
        return None
    return None
