"""Which hours are one hour. All of it invented."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tellings.text.time_expressions import find_times

if TYPE_CHECKING:
    from tests.weigh.conftest import MakeReport, Say, Weigh


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ("at 3:20 a.m.", "at twenty past three in the morning", "corroborated"),
        ("at 3:20 a.m.", "at twenty past three", "corroborated"),
        ("at 3:20 a.m.", "at 3:20 p.m.", "disputed"),
        ("at 3:20 a.m.", "at a quarter to four", "disputed"),
        ("at about 11:15 a.m.", "shortly after 11 a.m.", "corroborated"),
        ("at 11:40 a.m.", "shortly after 11 a.m.", "disputed"),
        ("at 10:45 a.m.", "just before 11 a.m.", "corroborated"),
        ("at 2 a.m.", "after 1 a.m.", "corroborated"),
        ("at 4 a.m.", "before dawn", "corroborated"),
        ("at 9 p.m.", "in the night", "corroborated"),
        ("since 12:55 p.m.", "until 1:44 p.m.", "disputed"),
    ],
)
def test_hours_are_compared_as_they_are_told(
    one: str, other: str, status: str, make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    statements = []
    for outlet, words in (("post", one), ("echo", other)):
        made = say(outlet, f"the slope gave way {words}")
        times = tuple(
            replace(t, start=made.start + t.start, end=made.start + t.end)
            for t in find_times(made.text)
        )
        assert times
        statements.append(replace(made, times=times))
    assert weigh(statements, [make_report("post"), make_report("echo")]).status == status
