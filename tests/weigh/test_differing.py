"""Which values differ, which have moved, which are of other things; all of it invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tellings.records.statement import Figure, Statement
from tellings.records.time import When

if TYPE_CHECKING:
    from tests.weigh.conftest import Count, MakeReport, Say, Weigh


def test_a_whole_and_the_parts_that_make_it_up_are_one_number(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    parts = (
        count(9, 9, text="nine students", counted="student"),
        count(4, 4, text="four workers", counted="worker"),
    )
    statements = [say("post", figures=parts), say("echo", figures=(count(13, 13),))]
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
        say("post", "the fare is 30 crowns", figures=(crowns(30),), predicate="be"),
        say("echo", "the fare rose to 45 crowns", figures=(crowns(45),), predicate="rise"),
    ]
    finding = weigh(statements, [make_report("post", day=None), make_report("echo", day=None)])
    assert (finding.kind, finding.status) == ("figure", "superseded")
    assert finding.reason.startswith("The figure moved: ")
    assert "45 crowns" in finding.reason


def test_only_numbers_of_which_one_replaced_another_have_moved(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    statements = [
        say("post", figures=(count(4, 4, text="four others"),)),
        say("echo", figures=(count(25, 25),)),
        say("star", figures=(count(27, 27),)),
    ]
    days = {"post": "2031-04-02", "echo": "2031-04-02", "star": "2031-04-03"}
    finding = weigh(statements, [make_report(name, day=day) for name, day in days.items()])
    assert finding.status == "superseded"
    assert [value.lower for value in finding.values] == [25, 27]
    assert "four" not in finding.reason
    assert "Post" not in finding.reason
    assert len(finding.statements) == 3


@pytest.mark.parametrize("first", ["post", "echo"])
def test_of_one_day_the_number_that_another_was_changed_to_is_the_later(
    first: str, make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    fare = {"measure": "money", "counted": "crown", "unit": "crowns"}
    old = {"figures": (count(30, 30, text="30 crowns", **fare),), "predicate": "be"}
    new = {"figures": (count(45, 45, text="45 crowns", **fare),), "predicate": "raise"}
    told = {"post": new, "echo": old} if first == "post" else {"post": old, "echo": new}
    statements = [say(name, **more) for name, more in told.items()]
    finding = weigh(statements, [make_report(name, day=None) for name in told])
    assert [v.text for v in finding.values if not v.current] == ["30 crowns"]
    assert [v.text for v in finding.values if v.current] == ["45 crowns"]
    assert "30 crowns, then 45 crowns" in finding.reason


@pytest.mark.parametrize(
    ("ranks", "counted", "moved"),
    [
        ((4, 9), None, True),
        ((1, 2), None, False),  # there may have been two from the beginning
        ((4, 9), 30, False),  # the fourth and the ninth of thirty
    ],
)
def test_a_rank_tells_how_many_there_are_by_now(
    ranks: tuple[int, int],
    counted: int | None,
    moved: bool,
    make_report: MakeReport,
    say: Say,
    count: Count,
    weigh: Weigh,
) -> None:
    def ranked(name: str, rank: int) -> Statement:
        words = {1: "first", 2: "second", 4: "fourth", 9: "ninth"}
        figure = count(rank, rank, text=f"{words[rank]} suspect", measure="arrested")
        return say(name, "a suspect in the arson was arrested", figures=(figure,))

    reports = [make_report("post"), make_report("echo", day="2031-04-09")]
    statements = [ranked("post", ranks[0]), ranked("echo", ranks[1])]
    if counted is not None:
        many = count(counted, counted, measure="arrested")
        statements.append(say("star", "thirty were arrested", figures=(many,)))
        reports.append(make_report("star", day="2031-04-09"))
    assert (weigh(statements, reports).status == "superseded") == moved


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        (("thirty people", 30, "people"), ("two nurses", 2, "nurse"), "once"),
        (("thirty", 30, None), ("nine guests", 9, "guest"), "once"),
        (("thirty people", 30, "people"), ("forty nurses", 40, "nurse"), "disputed"),
        (("thirty people", 30, "people"), ("nine bodies", 9, "body"), "disputed"),
        (("thirty nurses", 30, "nurse"), ("nine nurses", 9, "nurse"), "disputed"),
    ],
)
def test_some_of_all_are_no_other_number_than_all(
    one: tuple[str, int, str | None],
    other: tuple[str, int, str | None],
    status: str,
    make_report: MakeReport,
    say: Say,
    count: Count,
    weigh: Weigh,
) -> None:
    statements = [
        say(name, f"{text} died", figures=(count(n, n, text=text, counted=counted),))
        for name, (text, n, counted) in (("post", one), ("echo", other))
    ]
    assert weigh(statements, [make_report("post"), make_report("echo")]).status == status


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


def test_measures_that_only_rounding_parts_agree(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    def metres(number: int) -> Figure:
        return count(number, number, text=f"{number} m", measure="distance", counted="metre")

    reports = [make_report("post"), make_report("echo")]
    near = [say("post", figures=(metres(150),)), say("echo", figures=(metres(151),))]
    assert weigh(near, reports).status != "disputed"
    far = [say("post", figures=(metres(150),)), say("echo", figures=(metres(170),))]
    assert weigh(far, reports).status == "disputed"


def test_who_measures_both_in_one_report_measures_two_things(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    def metres(number: int) -> Figure:
        return count(number, number, text=f"{number} m", measure="distance", counted="metre")

    reports = [make_report("post"), make_report("echo")]
    wide, tall = say("post", figures=(metres(12),)), say("post", figures=(metres(70),))
    assert weigh([wide, tall, say("echo", figures=(metres(70),))], reports).status != "disputed"
    assert weigh([wide, say("echo", figures=(metres(70),))], reports).status == "disputed"


def test_of_measures_only_those_that_exclude_each_other_differ(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    def metres(lower: int, upper: int | None) -> Figure:
        return count(lower, upper, text=f"{lower} m", measure="distance", counted="metre")

    reports = [make_report("post"), make_report("echo"), make_report("star")]
    over, high, low = metres(60, None), metres(70, 70), metres(69, 69)
    said = [
        say(n, figures=(f,))
        for n, f in zip(("post", "echo", "star"), (over, high, low), strict=False)
    ]
    assert weigh(said, reports).status not in {"disputed", "superseded"}
