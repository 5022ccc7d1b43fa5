"""Which values differ, which have moved, which are of other things; all of it invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tellings.records.statement import Figure
from tellings.records.time import When

if TYPE_CHECKING:
    from tests.weigh.conftest import Count, MakeReport, Say, Weigh


def test_a_whole_and_the_parts_that_make_it_up_are_one_number(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    parts = (
        count(10, 10, text="ten tourists", counted="tourist"),
        count(2, 2, text="two pilots", counted="pilot"),
    )
    statements = [say("post", figures=parts), say("echo", figures=(count(12, 12),))]
    finding = weigh(statements, [make_report("post"), make_report("echo")])
    assert finding.status != "disputed"
    apart = [say("post", figures=parts), say("echo", figures=(count(31, 31),))]
    assert weigh(apart, [make_report("post"), make_report("echo")]).status == "disputed"


def test_what_is_told_of_another_year_contradicts_nothing(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    then = When(earliest="2019-01-01", latest="2019-12-31", basis="stated", text="in 2019")
    statements = [
        say("post", figures=(count(17, 17),)),
        say("echo", figures=(count(31, 31),), when=then),
    ]
    for day in ("2031-04-02", None):
        reports = [make_report("post", day=day), make_report("echo", day=day)]
        assert weigh(statements, reports).status != "disputed"


def test_numbers_of_two_persons_are_two_numbers(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    def years(number: int) -> Figure:
        return count(number, number, text=f"{number} years", measure="duration", counted="year")

    statements = [
        say("post", "Lind got nine years", figures=(years(9),), agent="lind", names=("lind",)),
        say("echo", "Berg got six years", figures=(years(6),), agent="berg", names=("berg",)),
    ]
    reports = [make_report("post"), make_report("echo")]
    assert weigh(statements, reports).status != "disputed"
    of_one = [
        say("post", "Lind got nine years", figures=(years(9),), agent="lind", names=("lind",)),
        say("echo", "Lind got six years", figures=(years(6),), agent="lind", names=("lind",)),
    ]
    assert weigh(of_one, reports).status == "disputed"


def test_a_number_that_says_it_has_changed_is_no_contradiction(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    def crowns(number: int) -> Figure:
        return count(number, number, text=f"{number} crowns", measure="money", counted="crown")

    statements = [
        say("post", "the reward is 2000 crowns", figures=(crowns(2000),), predicate="be"),
        say("echo", "the reward rose to 5000 crowns", figures=(crowns(5000),), predicate="rise"),
    ]
    finding = weigh(statements, [make_report("post", day=None), make_report("echo", day=None)])
    assert (finding.kind, finding.status) == ("figure", "superseded")
    assert finding.reason.startswith("The figure moved: ")
    assert "5000 crowns" in finding.reason


@pytest.mark.parametrize(
    ("predicate", "agent", "status"), [("remain", "three", "superseded"), ("be", None, "disputed")]
)
def test_of_undated_reports_those_who_are_left_become_fewer(
    predicate: str,
    agent: str | None,
    status: str,
    make_report: MakeReport,
    say: Say,
    count: Count,
    weigh: Weigh,
) -> None:
    statements = [
        say(
            name,
            figures=(count(n, n, text=word, measure=None),),
            predicate=predicate,
            agent=agent and word,
        )
        for name, n, word in (("post", 3, "three"), ("echo", 1, "one"))
    ]
    finding = weigh(statements, [make_report("post", day=None), make_report("echo", day=None)])
    assert finding.status == status


def test_what_has_values_that_moved_is_a_matter_of_figures(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    reports = [make_report(name, day=f"2031-04-0{n}") for n, name in enumerate("abcde", 1)]
    statements = [say(name) for name in "cde"]
    statements += [say("a", figures=(count(9, 9),)), say("b", figures=(count(12, 12),))]
    finding = weigh(statements, reports)
    assert (finding.kind, finding.status) == ("figure", "superseded")
    assert [v.lower for v in finding.values] == [9, 12]
    assert "9 (2031-04-01), then 12 (2031-04-02)" in finding.reason
