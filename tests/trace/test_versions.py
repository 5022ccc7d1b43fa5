from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from tellings.records.report import Dated, Report
from tellings.trace import trace_copies

FIRST = (
    "The night train to Velmar ran into a herd of cows outside Podlas and left the rails with its "
    "first two coaches, which came to rest in a field of beets.\n\n"
    "Passengers smashed windows with their suitcases and helped each other down the embankment "
    "while the driver, who had broken a wrist, walked back with a lamp to warn a goods train.\n\n"
    "Farmers say that the fence along the line has had a hole since the spring."
)
CHANGED = (
    FIRST.replace("first two coaches", "first three coaches")
    + "\n\nA passenger who had been thought missing was found asleep at her aunt's, police said."
)
DAY = Dated(earliest="2031-05-02", latest="2031-05-02", basis="metadata")
NEXT = Dated(earliest="2031-05-03", latest="2031-05-03", basis="metadata")


def at(time: str) -> Dated:
    return dataclasses.replace(DAY, evidence=f"2031-05-02T{time}:00Z")


def stated(day: Dated) -> Dated:
    return dataclasses.replace(day, basis="stated")


def kind_of(before: dict[str, Any], after: dict[str, Any], text: str = CHANGED) -> tuple[str, Any]:
    known = {"outlet": "Velmar Echo", "published": DAY}
    (copy,) = trace_copies(
        [
            Report(id="r-later", text=text, **{**known, **after}),
            Report(id="r-first", text=FIRST, **{**known, **before}),
        ]
    )
    return copy.kind, copy.original


@pytest.mark.parametrize(
    "after",
    [
        {"published": NEXT},
        {"updated": stated(DAY)},
        {"updated": NEXT},
        {"corrections": ("An earlier version gave the number of coaches as two.",)},
        {"title": "UPDATE 1: Night train leaves the rails"},
        {"title": "Night train leaves the rails (updated)"},
    ],
    ids=["day", "says-updated", "updated-next-day", "correction", "title", "title-end"],
)
def test_a_later_state_by_the_same_outlet_is_a_version(after: dict[str, Any]) -> None:
    assert kind_of({}, after) == ("version", "r-first")


def test_two_times_of_one_day_are_versions() -> None:
    assert kind_of({"published": at("06:10")}, {"published": at("09:40")}) == (
        "version",
        "r-first",
    )


def test_two_times_of_change_are_versions() -> None:
    before, after = {"updated": at("06:10")}, {"updated": at("09:40")}
    assert kind_of(before, after) == ("version", "r-first")


def test_the_same_writer_of_no_known_outlet_makes_versions() -> None:
    both = {"outlet": None, "byline": ("Ida Kvist",)}
    kind, original = kind_of(both, {**both, "published": NEXT})
    assert (kind, original) == ("version", "r-first")


@pytest.mark.parametrize(
    "both",
    [
        {"outlet": None},
        {"outlet": None, "byline": ("Ida Kvist",), "agency": "Alpenpress"},
    ],
    ids=["nothing-known", "agency-writer"],
)
def test_who_wrote_it_must_be_known(both: dict[str, Any]) -> None:
    assert kind_of(both, {**both, "published": NEXT})[0] != "version"


def test_another_writer_makes_no_version() -> None:
    one = {"outlet": None, "byline": ("Ida Kvist",)}
    other = {"outlet": None, "byline": ("Bo Rask",), "published": NEXT}
    assert kind_of(one, other)[0] != "version"


@pytest.mark.parametrize(
    "after",
    [
        {"published": NEXT},
        {"updated": stated(NEXT)},
        {"corrections": ("The wrist was wrong.",)},
        {"byline": ("Ida Kvist",), "published": NEXT},
    ],
    ids=["day", "updated", "correction", "byline"],
)
def test_another_outlets_copy_is_no_version(after: dict[str, Any]) -> None:
    before = {"byline": ("Ida Kvist",)} if "byline" in after else {}
    assert kind_of(before, {"outlet": "Podlas Gazette", **after})[0] != "version"


def test_the_same_page_twice_is_no_version() -> None:
    assert kind_of({}, {"published": NEXT}, text=FIRST)[0] == "duplicate"


def test_a_changed_page_that_says_nothing_of_it_is_a_duplicate() -> None:
    text = FIRST.replace("first two coaches", "first three coaches")
    assert kind_of({}, {}, text=text) == ("duplicate", None)


def test_a_time_of_change_in_the_metadata_of_one_day_says_nothing() -> None:
    text = FIRST.replace("first two coaches", "first three coaches")
    assert kind_of({}, {"updated": DAY}, text=text)[0] == "duplicate"
