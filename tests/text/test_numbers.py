"""The range that number words allow, and what is no number at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.amounts import parse_digits
from tellings.text.numbers import find_numbers

RANGES = [
    # plain
    ("45 miners", 45, 45),
    ("1,250 ewes", 1250, 1250),
    ("1,234,567 votes", 1234567, 1234567),
    ("18 500 homes", 18500, 18500),
    ("2.5 acres", 2.5, 2.5),
    ("seven bakers", 7, 7),
    ("Twenty-three goats", 23, 23),
    ("three hundred and nine chairs", 309, 309),
    ("two thousand five hundred coins", 2500, 2500),
    ("4 million bees", 4e6, 4e6),
    ("13 000 bees", 13000, 13000),
    ("1,000 bees", 1000, 1000),
    ("1.000 bees", 1000, 1000),
    ("1.250.000 bees", 1.25e6, 1.25e6),
    ("1.25 bees", 1.25, 1.25),
    ("0.005 grams", 0.005, 0.005),
    ("a dozen or so bees", 12, 12),
    ("200 to 400 bees", 200, 400),
    ("3.2 billion stars", 3.2e9, 3.2e9),
    ("a hundred nuns", 100, 100),
    ("a dozen eggs", 12, 12),
    ("three dozen eggs", 36, 36),
    ("half a dozen eggs", 6, 6),
    ("a half-dozen eggs", 6, 6),
    ("half a million eggs", 5e5, 5e5),
    ("a quarter of a million eggs", 2.5e5, 2.5e5),
    ("a couple of eggs", 2, 2),
    ("a pair of shoes", 2, 2),
    ("two and a half miles", 2.5, 2.5),
    ("3\u00bd miles", 3.5, 3.5),
    # open upwards
    ("more than 70 cooks", 70, None),
    ("over 70 cooks", 70, None),
    ("at least 70 cooks", 70, None),
    ("no fewer than 70 cooks", 70, None),
    ("70 or more cooks", 70, None),
    ("70-plus cooks", 70, None),
    ("70+ cooks", 70, None),
    ("upwards of seventy cooks", 70, None),
    # open downwards
    ("up to 25 wolves", 0, 25),
    ("fewer than 25 wolves", 0, 25),
    ("no more than 25 wolves", 0, 25),
    ("as many as 25 wolves", 0, 25),
    ("25 wolves or so", 25, 25),
    ("25 or fewer wolves", 0, 25),
    # a tenth of leeway
    ("nearly 2,000 boats", 1800, 2000),
    ("almost 50 boats", 45, 50),
    ("just under 300 boats", 270, 300),
    ("just over 300 boats", 300, 330),
    # about
    ("about 60 bells", 60, 60),
    ("some 60 bells", 60, 60),
    ("an estimated 60 bells", 60, 60),
    ("60 or so bells", 60, 60),
    ("roughly sixty bells", 60, 60),
    # vague
    ("several monks", 3, None),
    ("multiple monks", 2, None),
    ("a few monks", 2, None),
    ("dozens of monks", 24, None),
    ("hundreds of monks", 200, None),
    ("several hundred monks", 200, None),
    ("a few thousand monks", 2000, None),
    ("thousands of monks", 2000, None),
    ("tens of thousands of monks", 20000, None),
    ("hundreds of thousands of monks", 200000, None),
    ("millions of monks", 2e6, None),
    # ranges
    ("between 11 and 15 owls", 11, 15),
    ("11 to 15 owls", 11, 15),
    ("11-15 owls", 11, 15),
    ("11\u201315 owls", 11, 15),
    ("two or three owls", 2, 3),
    ("from 40 to 60 owls", 40, 60),
    ("4 to 5 million owls", 4e6, 5e6),
    ("nobody", 0, 0),
    ("no deaths", 0, 0),
    ("not a single goat", 0, 0),
    ("not one goat", 0, 0),
    ("a single goat", 1, 1),
    ("it rang twice", 2, 2),
    ("some hundred goats", 100, 100),
    ("three lakh voters", 3e5, 3e5),
    ("1.5 crore voters", 1.5e7, 1.5e7),
    ("in his 40s", 40, 49),
    ("in their early 20s", 20, 29),
    # an article that counts
    ("for an hour", 1, 1),
    ("nearly a mile", 0.9, 1),
    ("more than a week", 1, None),
    ("it took an hour and a half", 1.5, 1.5),
    # behind the number, and in comparisons
    ("sixty at least", 60, None),
    ("sixty at most", 0, 60),
    ("sixty, perhaps more", 60, None),
    ("older than 12 years", 12, None),
    ("no closer than 12 miles", 12, None),
    ("shorter than 12 miles", 0, 12),
]


@pytest.mark.parametrize(("text", "lower", "upper"), RANGES, ids=[r[0] for r in RANGES])
def test_words_allow_this_range(text: str, lower: float, upper: float | None) -> None:
    (quantity,) = find_numbers(text)
    assert (quantity.lower, quantity.upper) == (lower, upper)


@pytest.mark.parametrize(
    "text",
    [
        "tens of cooks",
        "scores of cooks",
        "call 555-0199",
        "call 1-800-555-0199",
        "they won 3-1",
        "a 14-14 draw",
        "at 10:45",
        "the 80s",
        "an AK-12 rifle",
        "VIRUS-21",
        "24/7",
        "version 1.2.3",
        "agent 007",
        "9876543210987654321",
        "#5",
        "3D glasses",
        "season 2015-16",
    ],
)
def test_codes_and_scores_are_no_numbers(text: str) -> None:
    assert find_numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "kind", "unit", "lower"),
    [
        ("40 percent", "percent", "percent", 40),
        ("40%", "percent", "percent", 40),
        ("40 per cent", "percent", "percent", 40),
        ("a 40-percent cut", "percent", "percent", 40),
        ("a 40-per-cent cut", "percent", "percent", 40),
        ("two-thirds of them", "share", "share", 2 / 3),
        ("a quarter of them", "share", "share", 0.25),
        ("half of them", "share", "share", 0.5),
        ("more than half", "share", "share", 0.5),
        ("$3.4 million", "money", "dollars", 3.4e6),
        ("US$6bn", "money", "dollars", 6e9),
        ("\u00a325m", "money", "pounds", 25e6),
        ("\u20ac900", "money", "euros", 900),
        ("RM4,000", "money", "ringgit", 4000),
        ("PLN 4,000", "money", "zloty", 4000),
        ("the 9th goat", "ordinal", None, 9),
        ("a fourth goat", "ordinal", None, 4),
        ("the twenty-second goat", "ordinal", None, 22),
    ],
)
def test_kinds_are_told_apart(text: str, kind: str, unit: str | None, lower: float) -> None:
    (quantity,) = find_numbers(text)
    assert (quantity.kind, quantity.unit) == (kind, unit)
    assert quantity.lower == pytest.approx(lower)


@pytest.mark.parametrize("text", ["an hour", "miles an hour", "a day at the sea"])
def test_an_article_counts_only_behind_words_that_measure(text: str) -> None:
    assert find_numbers(text) == ()


def test_at_least_belongs_to_the_number_behind_it() -> None:
    hens, ducks = find_numbers("they took 40 at least 3 of them ducks")
    assert (hens.lower, hens.upper) == (40, 40)
    assert (ducks.lower, ducks.upper) == (3, None)


def test_phrase_covers_the_words_before_and_the_numeral_alone_is_kept_apart() -> None:
    text = "It hit more than 70 cooks."
    (quantity,) = find_numbers(text)
    assert text[quantity.start : quantity.end] == "more than 70"
    assert text[slice(*quantity.core)] == "70"


def test_a_rise_is_two_numbers_and_no_range() -> None:
    found = find_numbers("The toll rose from 11 to 15.")
    assert [(q.lower, q.upper) for q in found] == [(11, 11), (15, 15)]


def test_what_hangs_on_a_number_is_handed_on() -> None:
    assert [q.glued for q in find_numbers("a 61-year-old and a 40km road")] == ["-year-old", "km"]


def test_letters_mean_millions_for_money_and_metres_elsewhere() -> None:
    money, length = find_numbers("a $5m prize for 5m of rope")
    assert money.lower == 5e6
    assert (length.lower, length.glued) == (5, "m")


@pytest.mark.parametrize("text", ["006", "1,00", "1.2.3", "9" * 40, "\u0661\u0662"])
def test_odd_digits_have_no_value(text: str) -> None:
    assert parse_digits(text) is None


_SNIPPETS = """1 2 50 1,000 13 000 . , - / : % $ m bn th more than at least up to about between and
or from half a dozen hundred thousand million several few two twenty third of no one plus + percent
per cent years old quarter couple ' ( )"""
_ALPHABET = st.sampled_from([*_SNIPPETS.split(), "\n", "\u2013", "\u00a3"])


@given(st.one_of(st.text(), st.lists(_ALPHABET, max_size=25).map(" ".join)))
def test_any_text_gives_ordered_disjoint_numbers_with_sane_ranges(text: str) -> None:
    last = 0
    for quantity in find_numbers(text):
        assert last <= quantity.start < quantity.end <= len(text)
        assert quantity.start <= quantity.core[0] < quantity.core[1] <= quantity.end
        if quantity.lower is not None and quantity.upper is not None:
            assert 0 <= quantity.lower <= quantity.upper
        last = quantity.end


@given(st.lists(_ALPHABET, max_size=25).map("".join))
def test_glued_text_never_fails(text: str) -> None:
    assert all(text[q.start : q.end].strip() for q in find_numbers(text))
