"""Three miles are five kilometres; two others are none of five people."""

from __future__ import annotations

import pytest

from tellings.records.statement import Figure
from tellings.text.figures import can_both_hold, exclude_each_other
from tellings.text.units import convert, ratio


def figure(text: str, number: float, counted: str, measure: str | None = None) -> Figure:
    return Figure(
        text=text, start=0, end=0, lower=number, upper=number, counted=counted, measure=measure
    )


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ((3, "mile"), (4.8, "kilometre"), True),
        ((3, "mile"), (9, "kilometre"), False),
        ((100, "acre"), (40, "hectare"), True),
        ((90, "minute"), (1.5, "hour"), True),
        ((2, "ton"), (2000, "kilogram"), True),
        ((3, "mile"), (3, "kilometre"), False),
        ((104, "degree Fahrenheit"), (40, "degree Celsius"), True),
        ((104, "degree Fahrenheit"), (104, "degree Celsius"), False),
        ((12, "square kilometre"), (1200, "hectare"), True),
        ((550, "short ton"), (500, "tonne"), True),
        ((3, "mile"), (3, "mile"), True),
    ],
)
def test_numbers_are_compared_in_one_unit(
    first: tuple[float, str], second: tuple[float, str], *, both: bool
) -> None:
    one, two = (figure(f"{n} {u}", n, u) for n, u in (first, second))
    assert can_both_hold(one, two) is both
    assert can_both_hold(two, one) is both


def test_a_temperature_is_turned_there_and_back() -> None:
    for number in (-40.0, 0.0, 37.5):
        there = convert(number, "degree Celsius", "degree Fahrenheit")
        assert there is not None
        assert convert(there, "degree Fahrenheit", "degree Celsius") == pytest.approx(number)
    assert convert(-40, "degree Celsius", "degree Fahrenheit") == pytest.approx(-40)
    assert convert(3, "degree Celsius", "mile") is None


def test_there_and_back_is_one() -> None:
    for unit, other in (("mile", "metre"), ("week", "minute"), ("barrel", "gallon")):
        there, back = ratio(unit, other), ratio(other, unit)
        assert there is not None
        assert back is not None
        assert there * back == pytest.approx(1)


@pytest.mark.parametrize(
    ("first", "second", "exclude"),
    [
        (("five people", "people", "injured"), ("nine people", "people", "injured"), True),
        (("five people", "people", "injured"), ("two others", "other", "injured"), False),
        (
            ("five people", "people", "injured"),
            ("three of the victims", "victim", "injured"),
            False,
        ),
        (("five people", "people", "shot"), ("two women", "woman", "shot"), False),
        (("two women", "woman", "shot"), ("three women", "woman", "shot"), True),
        (("four people", "people", "hospitalised"), ("six people", "people", "injured"), False),
        (("four people", "people", "killed"), ("six people", "people", "killed"), True),
    ],
)
def test_a_number_of_some_is_no_other_number_of_all(
    first: tuple[str, str, str], second: tuple[str, str, str], *, exclude: bool
) -> None:
    one, two = (figure(text, 1, counted, measure) for text, counted, measure in (first, second))
    assert exclude_each_other(one, two) is exclude
    assert exclude_each_other(two, one) is exclude
