from __future__ import annotations

import pytest

from tellings.records.statement import Figure
from tellings.text.figures import (
    can_both_hold,
    compare_figures,
    counts,
    exclude_each_other,
    may_count_same,
    same_thing,
)


def figure(
    lower: float | None,
    upper: float | None,
    text: str = "",
    *,
    measure: str | None = None,
    counted: str | None = "person",
    approximate: bool = False,
) -> Figure:
    return Figure(
        text=text,
        start=0,
        end=len(text),
        lower=lower,
        upper=upper,
        measure=measure,
        counted=counted,
        approximate=approximate,
    )


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (figure(3, 3), figure(3, 3), True),
        (figure(3, 3), figure(4, 4), False),
        (figure(200, None), figure(400, 400), False),
        (figure(200, None), figure(210, 210), True),
        (figure(200, None, "hundreds"), figure(400, 400), True),
        (figure(200, None), figure(300, None), True),
        (figure(1000, 1000, approximate=True), figure(1100, 1100), True),
        (figure(1000, 1000, approximate=True), figure(2000, 2000), False),
        (figure(0, 10), figure(0, 14), True),
        (figure(900, 1000), figure(950, 950), True),
    ],
    ids=lambda x: "" if isinstance(x, bool) else f"{x.lower}-{x.upper}{x.text}",
)
def test_which_ranges_mislead_about_each_other(one: Figure, other: Figure, agree: bool) -> None:
    assert can_both_hold(one, other) is agree
    assert can_both_hold(other, one) is agree


def test_who_is_let_out_has_got_out() -> None:
    one = figure(5, 5, measure="escaped", counted="prisoner")
    assert same_thing(one, figure(5, 5, measure="released", counted="inmate"))
    assert not same_thing(one, figure(5, 5, measure="killed", counted="inmate"))


def test_sheep_are_not_people() -> None:
    assert not same_thing(figure(5, 5, counted="sheep"), figure(5, 5, counted="villager"))


@pytest.mark.parametrize("noun", ["marcher", "schoolgirl", "soul", "peruvian", "firefighter"])
def test_whoever_is_counted_is_people(noun: str) -> None:
    assert may_count_same(figure(5, 5, counted=noun), figure(6, 6, counted="people"))


@pytest.mark.parametrize("noun", ["coach", "ship", "school", "sheep", "pole"])
def test_what_may_be_a_thing_is_no_people(noun: str) -> None:
    assert not may_count_same(figure(5, 5, counted=noun), figure(6, 6, counted="people"))


def test_schoolgirls_are_girls_and_some_of_the_people() -> None:
    girls = figure(5, 5, "five girls", counted="girl")
    schoolgirls = figure(6, 6, "six schoolgirls", counted="schoolgirl")
    assert exclude_each_other(girls, schoolgirls)
    assert not exclude_each_other(schoolgirls, figure(9, 9, "nine people", counted="people"))


@pytest.mark.parametrize("text", ["sixth suspect", "the 3rd man"])
def test_an_ordinal_counts_nothing(text: str) -> None:
    assert not counts(figure(3, 3, text))


def test_an_age_counts_nothing() -> None:
    assert compare_figures([figure(30, 30, measure="age")], [figure(2, 2)]) == (0.0, 0.0)
