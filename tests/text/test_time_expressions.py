"""Which stretches of a text tell a time, and what they state."""

from __future__ import annotations

import time as clock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.time_expressions import find_times

TABLE = [
    ("they met on Tuesday", "Tuesday", "weekday", {"weekday": 1}),
    ("by Friday night it was over", "Friday night", "weekday", {"weekday": 4, "clock": "22:00"}),
    ("at 3:40 p.m. Saturday", "3:40 p.m. Saturday", "weekday", {"weekday": 5, "clock": "15:40"}),
    ("it rained last Monday", "last Monday", "weekday", {"weekday": 0, "shift": (-7, -1)}),
    ("they vote next Sunday", "next Sunday", "weekday", {"weekday": 6, "shift": (1, 7)}),
    ("Thursday's vote", "Thursday", "weekday", {"weekday": 3}),
    ("on 14 March 2019 it fell", "14 March 2019", "date", {"year": 2019, "month": 3, "day": 14}),
    (
        "on March 14, 2019, it fell",
        "March 14, 2019",
        "date",
        {"year": 2019, "month": 3, "day": 14},
    ),
    ("on tuesday it fell", "tuesday", "weekday", {"weekday": 1}),
    ("on 3 june 2031 it fell", "3 june 2031", "date", {"year": 2031, "month": 6, "day": 3}),
    ("on may 3, 2031 it fell", "may 3, 2031", "date", {"year": 2031, "month": 5, "day": 3}),
    ("ON TUESDAY IT FELL", "TUESDAY", "weekday", {"weekday": 1}),
    ("IN MAY IT FELL", "MAY", "date", {"month": 5}),
    ("Sept. 3", "Sept. 3", "date", {"year": None, "month": 9, "day": 3}),
    ("June 3rd, 2020", "June 3rd, 2020", "date", {"year": 2020, "month": 6, "day": 3}),
    ("the 3rd of June", "the 3rd of June", "date", {"month": 6, "day": 3}),
    ("Fri Apr 5 , 2013", "Fri Apr 5 , 2013", "date", {"year": 2013, "weekday": 4}),
    ("Monday, 4 June 2012", "Monday, 4 June 2012", "date", {"weekday": 0, "day": 4}),
    ("at 2020-02-29T23:30:00+01:00.", "2020-02-29T23:30:00+01:00", "date", {"day": 29}),
    ("at 2020-02-29T23:30Z", "2020-02-29T23:30Z", "date", {"day": 29, "clock": None}),
    ("2020-02-29", "2020-02-29", "date", {"year": 2020, "month": 2, "day": 29}),
    ("in May 2015", "May 2015", "date", {"year": 2015, "month": 5, "day": None}),
    ("in October it froze", "October", "date", {"month": 10, "year": None}),
    ("in early May it froze", "early May", "date", {"month": 5}),
    ("in 1998 it froze", "1998", "date", {"year": 1998, "month": None}),
    ("the 2018 treaty", "2018", "date", {"year": 2018}),
    ("on Christmas Day they sang", "Christmas Day", "date", {"month": 12, "day": 25}),
    ("since early April", "since early April", "span", {"month": 4}),
    ("since Monday", "since Monday", "span", {"weekday": 0}),
    ("since 1998", "since 1998", "span", {"year": 1998}),
    ("yesterday", "yesterday", "relative", {"shift": (-1, -1)}),
    ("tomorrow morning", "tomorrow morning", "relative", {"shift": (1, 1), "clock": "09:00"}),
    ("tonight", "tonight", "relative", {"shift": (0, 0)}),
    ("overnight", "overnight", "relative", {"shift": (-1, 0)}),
    ("this morning", "this morning", "relative", {"shift": (0, 0), "clock": "09:00"}),
    ("last night", "last night", "relative", {"shift": (-1, 0)}),
    ("three days ago", "three days ago", "relative", {"shift": (-3, -3)}),
    ("two weeks ago", "two weeks ago", "relative", {"shift": (-17, -11)}),
    ("a day earlier", "a day earlier", "relative", {"shift": None}),
    ("the next day", "the next day", "relative", {"shift": None}),
    ("last week", "last week", "span", {"shift": (-13, -1)}),
    ("earlier this year", "earlier this year", "span", {"shift": (-365, 0)}),
    ("later in the week", "later in the week", "span", {"shift": (0, 6)}),
    ("in recent weeks", "in recent weeks", "span", {"shift": (-60, 0)}),
    ("over the past five days", "over the past five days", "span", {"shift": (-5, 0)}),
    ("in the coming weeks", "in the coming weeks", "span", {"shift": (0, 60)}),
    ("for six days", "for six days", "span", {"shift": (-6, 0)}),
    ("for months", "for months", "span", {"shift": (-365, 0)}),
    ("at 7 a.m. it rang", "7 a.m.", "clock", {"clock": "07:00"}),
    ("at 12:30 am it rang", "12:30 am", "clock", {"clock": "00:30"}),
    ("at 17:20 it rang", "17:20", "clock", {"clock": "17:20"}),
    ("at 0415 GMT", "0415 GMT", "clock", {"clock": "04:15"}),
    ("around noon", "noon", "clock", {"clock": "12:00"}),
    ("by the evening", "by the evening", "clock", {"clock": "19:00"}),
    ("in the early hours", "in the early hours", "clock", {"clock": "03:00"}),
]


@pytest.mark.parametrize(("text", "found", "kind", "stated"), TABLE, ids=[r[0] for r in TABLE])
def test_expression_is_found_and_read(
    text: str, found: str, kind: str, stated: dict[str, object]
) -> None:
    (time,) = find_times(text)
    assert (time.text, time.kind) == (found, kind)
    assert {name: getattr(time, name) for name in stated} == stated


@pytest.mark.parametrize(
    "text",
    [
        "they may come",
        "they march on",
        "they march 3 miles",
        "in 3 may be enough",
        "the sunday times",
        "May I?",
        "the Sunday Times",
        "a 3:2 lead",
        "2,015 horses",
        "Sun and rain",
        "45 percent",
        "in the 1980s",
        "June Ashby laughed",
        "13:75",
        "40 June",
    ],
)
def test_no_time_is_seen_where_there_is_none(text: str) -> None:
    assert find_times(text) == ()


@given(st.text())
def test_any_text_gives_ordered_disjoint_slices(text: str) -> None:
    last = 0
    for time in find_times(text):
        assert text[time.start : time.end] == time.text
        assert last <= time.start < time.end
        last = time.end


@pytest.mark.parametrize(
    ("text", "words", "clock"),
    [
        ("at about twenty past three in the morning", "twenty past three in the morning", "03:20"),
        ("had struck quarter past eleven", "quarter past eleven", "11:15"),
        ("half past six in the evening", "half past six in the evening", "18:30"),
        ("left at ten to five", "ten to five", "04:50"),
        ("five minutes to nine", "five minutes to nine", "08:55"),
        ("ten minutes before midnight", "ten minutes before midnight", "23:50"),
        ("at five past midnight", "five past midnight", "00:05"),
        ("six o'clock in the evening", "six o'clock in the evening", "18:00"),
        ("about four in the afternoon", "four in the afternoon", "16:00"),
        ("at 11 at night", "11 at night", "23:00"),
        ("at two at night", "two at night", "02:00"),
        ("around midnight", "midnight", "00:00"),
    ],
)
def test_an_hour_may_be_told_in_words(text: str, words: str, clock: str) -> None:
    assert [(t.text, t.kind, t.clock) for t in find_times(text)] == [(words, "clock", clock)]


@pytest.mark.parametrize(
    "text",
    ["lost by ten to five", "about ten to twelve people", "10 to 12 boats", "twenty past pupils"],
)
def test_two_numbers_are_no_hour(text: str) -> None:
    assert find_times(text) == ()


@pytest.mark.parametrize(
    "piece",
    ["five past ", "at ten to ", "May ", " ", "1 ", "Sun, ", "in the past ", "12:10", "since "],
)
def test_a_long_hostile_line_costs_no_more_than_its_length(piece: str) -> None:
    begun = clock.process_time()
    find_times(piece * (100_000 // len(piece)))
    # A pattern that backtracks over the whole line would take minutes.
    assert clock.process_time() - begun < 5
