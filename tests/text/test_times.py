"""From a time as written to days, seen from the day of the report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.records.time import Interval, TimeExpression
from tellings.text.time_expressions import find_times
from tellings.text.times import anchor, parse_day

#: A Wednesday.
WEDNESDAY = Interval(earliest="2019-05-15", latest="2019-05-15")

TABLE = [
    ("on Wednesday", "2019-05-15", "2019-05-15"),
    ("on Thursday", "2019-05-09", "2019-05-09"),
    ("on Tuesday night", "2019-05-14", "2019-05-14"),
    ("last Wednesday", "2019-05-08", "2019-05-08"),
    ("next Wednesday", "2019-05-22", "2019-05-22"),
    ("yesterday", "2019-05-14", "2019-05-14"),
    ("overnight", "2019-05-14", "2019-05-15"),
    ("last week", "2019-05-06", "2019-05-12"),
    ("this week", "2019-05-13", "2019-05-19"),
    ("earlier in the week", "2019-05-13", "2019-05-15"),
    ("last weekend", "2019-05-11", "2019-05-12"),
    ("last month", "2019-04-01", "2019-04-30"),
    ("last year", "2018-01-01", "2018-12-31"),
    ("three days ago", "2019-05-12", "2019-05-12"),
    ("in recent weeks", "2019-03-16", "2019-05-15"),
    ("since Monday", "2019-05-13", "2019-05-15"),
    ("since early April", "2019-04-01", "2019-05-15"),
    ("since 2010", "2010-01-01", "2019-05-15"),
    ("on May 3", "2019-05-03", "2019-05-03"),
    ("on Nov. 3", "2018-11-03", "2018-11-03"),
    ("in March", "2019-03-01", "2019-03-31"),
    ("in late March", "2019-03-22", "2019-03-31"),
    ("on 3 May 2011", "2011-05-03", "2011-05-03"),
    ("in 2011", "2011-01-01", "2011-12-31"),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), TABLE, ids=[r[0] for r in TABLE])
def test_expression_means_these_days(text: str, earliest: str, latest: str) -> None:
    (time,) = find_times(text)
    when = anchor(time, WEDNESDAY)
    assert when is not None
    assert (when.earliest, when.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "31 February",
        "on 31 February 2019",
        "on 29 February 2019",
        "a day earlier",
        "at 3 p.m.",
        "on June 9",
        "on Monday, 7 May 2019",
    ],
)
def test_what_cannot_be_known_stays_unknown(text: str) -> None:
    """An impossible date, no day to count from, or a date just ahead that may be last year's."""
    (time,) = find_times(text)
    assert anchor(time, WEDNESDAY) is None


def test_a_date_ahead_is_read_where_the_claim_looks_ahead() -> None:
    (june,), (friday,) = find_times("on June 9"), find_times("on Friday")
    ahead, behind = anchor(june, WEDNESDAY, future=True), anchor(june, WEDNESDAY, future=False)
    coming = anchor(friday, WEDNESDAY, future=True)
    assert ahead is not None
    assert behind is not None
    assert coming is not None
    assert (ahead.earliest, behind.earliest) == ("2019-06-09", "2018-06-09")
    assert coming.earliest == "2019-05-17"


def test_without_a_report_date_only_full_dates_are_known() -> None:
    full, weekday = find_times("on 3 May 2011 and on Friday")
    known = anchor(full, None)
    assert known is not None
    assert known.basis == "stated"
    assert anchor(weekday, None) is None


def test_what_is_counted_from_the_report_is_inferred() -> None:
    (time,) = find_times("on Tuesday")
    when = anchor(time, WEDNESDAY)
    assert when is not None
    assert (when.basis, when.text) == ("inferred", "Tuesday")


def test_an_uncertain_report_date_widens_what_hangs_on_it() -> None:
    (time,) = find_times("yesterday")
    when = anchor(time, Interval(earliest="2019-05-15", latest="2019-05-16"))
    assert when is not None
    assert (when.earliest, when.latest) == ("2019-05-14", "2019-05-15")


def test_a_report_dated_to_a_month_tells_no_weekday() -> None:
    (time,) = find_times("on Tuesday")
    assert anchor(time, Interval(earliest="2019-05-01", latest="2019-05-31")) is None


def test_times_of_day_in_the_report_date_are_ignored() -> None:
    (time,) = find_times("yesterday")
    moment = Interval(earliest="2019-05-15T08:00:00", latest="2019-05-15T08:00:00")
    when = anchor(time, moment)
    assert when is not None
    assert when.earliest == "2019-05-14"


@pytest.mark.parametrize("text", ["", "soon", "2019", "2019-13-01"])
def test_no_day_is_read_from_what_is_none(text: str) -> None:
    assert parse_day(text) is None


@given(
    st.builds(
        TimeExpression,
        start=st.just(0),
        end=st.just(1),
        text=st.sampled_from(["x", "since x", "last month", "early x", "in the week"]),
        kind=st.sampled_from(["date", "weekday", "relative", "span", "clock"]),
        year=st.none() | st.integers(1, 9999),
        month=st.none() | st.integers(1, 12),
        day=st.none() | st.integers(1, 31),
        weekday=st.none() | st.integers(0, 6),
        shift=st.none() | st.tuples(st.integers(-9999, 0), st.integers(0, 9999)),
    ),
    st.dates(),
)
def test_any_expression_gives_an_interval_in_order_or_none(
    expression: TimeExpression, day: object
) -> None:
    when = anchor(expression, Interval(earliest=str(day), latest=str(day)))
    assert when is None or when.earliest <= when.latest
