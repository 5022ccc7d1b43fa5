"""Times that no Gregorian day is told from: named for what they are, and left as written."""

from __future__ import annotations

import time as clock

import pytest

from tellings.records.time import Interval
from tellings.text.reckonings import find_reckoned
from tellings.text.time_expressions import find_times
from tellings.text.times import anchor

#: A Tuesday.
REPORT = Interval(earliest="2031-06-03", latest="2031-06-03")

TABLE = [
    ("the dam broke on 14 Hamal 1409", "14 Hamal 1409", "solar-hijri"),
    ("a law of 12 Mehr 1399", "12 Mehr 1399", "solar-hijri"),
    ("in Bahman 1357 it fell", "Bahman 1357", "solar-hijri"),
    ("the Iranian year 1402", "Iranian year 1402", "solar-hijri"),
    ("on 3 Ramadan 1453 they met", "3 Ramadan 1453", "islamic"),
    ("on 10 Muharram it burned", "10 Muharram", "islamic"),
    ("in the year 1442 AH", "1442 AH", "islamic"),
    ("on 15 Nisan 5791 they met", "15 Nisan 5791", "hebrew"),
    ("on the 16th of Adar", "16th of Adar", "hebrew"),
    ("by 2574 BE it is done", "2574 BE", "buddhist"),
    ("in 2083 BS it began", "2083 BS", "bikram-sambat"),
    ("in 2017 E.C. it began", "2017 E.C.", "ethiopian"),
    ("in Reiwa 5 it began", "Reiwa 5", "other-calendar"),
    (
        "on 25 October 1917 by the Julian calendar",
        "25 October 1917 by the Julian calendar",
        "other-calendar",
    ),
    ("in 1357 in the solar calendar", "1357 in the solar calendar", "other-calendar"),
    ("a fire on Diwali", "Diwali", "festival"),
    ("on Easter Sunday it burned", "Easter Sunday", "festival"),
    ("the Good Friday Agreement", "Good Friday", "festival"),
    ("they fast during Ramadan", "Ramadan", "festival"),
    ("shut since Ramadan", "since Ramadan", "festival"),
    ("two were hurt on Eid al-Fitr", "Eid al-Fitr", "festival"),
    ("over Nowruz it rained", "Nowruz", "festival"),
    ("spending in fiscal year 2030", "fiscal year 2030", "fiscal"),
    ("the budget for FY 2029-30", "FY 2029-30", "fiscal"),
    ("prices rose in Q3 2030", "Q3 2030", "fiscal"),
]


@pytest.mark.parametrize(("text", "found", "reckoning"), TABLE, ids=[r[1] for r in TABLE])
def test_a_time_of_another_reckoning_is_named_and_not_converted(
    text: str, found: str, reckoning: str
) -> None:
    (time,) = find_times(text)
    assert (time.text, time.reckoning) == (found, reckoning)
    assert (time.year, time.month, time.day, time.weekday) == (None,) * 4
    assert anchor(time, REPORT) is None
    assert anchor(time, None) is None


def test_a_gregorian_date_beside_it_still_tells_the_day() -> None:
    hijri, plain = find_times("on 14 Hamal 1409 (3 April 2030)")
    when = anchor(plain, REPORT)
    assert hijri.reckoning == "solar-hijri"
    assert plain.reckoning is None
    assert when is not None
    assert when.earliest == "2030-04-03"


@pytest.mark.parametrize(
    "text",
    [
        "Ramadan Aziz spoke",
        "Mr Ramadan spoke",
        "the Mehr agency",
        "12 Tir missiles",
        "on Easter Island",
        "a quarter of 2030 hectares",
        "at 7 AM",
        "Asad spoke",
        "in 2030",
        "on Christmas Day",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert [t for t in find_times(text) if t.reckoning] == []


@pytest.mark.parametrize("piece", ["12 ", "Adar ", "Ramadan 12", "1357 in the ", "fiscal ", "Q3 "])
def test_a_long_hostile_line_costs_no_more_than_its_length(piece: str) -> None:
    begun = clock.process_time()
    find_reckoned(piece * (100_000 // len(piece)))
    assert clock.process_time() - begun < 5
