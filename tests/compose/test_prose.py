from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.compose.prose import (
    capitalise,
    close,
    is_balanced,
    lower_first,
    telling_tokens,
    tidy,
    untokenise,
)


@pytest.mark.parametrize(
    ("given_text", "wanted"),
    [
        ("OBAN (Wire) - A boat sank.", "A boat sank"),
        ("OBAN, May 4 (Wire) -- A boat sank.", "A boat sank"),
        ("OBAN: A boat sank.", "A boat sank"),
        ("NATO - led forces left", "NATO - led forces left"),
        ("But a boat sank, however.", "a boat sank"),
        ("And yet, a boat sank", "a boat sank"),
        ("the boat “sank", "the boat “sank"),
        ("“the boat sank", "the boat sank"),
        ("  a boat\n sank ,", "a boat sank"),
    ],
)
def test_tidy_takes_off_what_hangs_on_a_sentence(given_text: str, wanted: str) -> None:
    assert tidy(given_text) == wanted


@pytest.mark.parametrize(
    "bad", ["“" * 9000, "(" * 9000, " ," * 5000, "A " * 5000, "-LRB- " * 3000]
)
def test_tidy_is_quick_on_hostile_text(
    bad: str, cpu_seconds: Callable[[Callable[[], object]], float]
) -> None:
    assert cpu_seconds(lambda: tidy(bad)) < 0.5


@given(st.text(max_size=80))
def test_close_ends_every_sentence_once(text: str) -> None:
    whole = close(text)
    assert whole.endswith((".", "!", "?", ".”", "!”", "?”", '."', '!"', '?"'))
    assert close(whole) == whole


def test_text_cut_into_tokens_is_set_again() -> None:
    assert untokenise("`` We 're lost , '' he said .") == "“We're lost,” he said."


def test_names_keep_their_capital_inside_a_sentence() -> None:
    common = frozenset({"police", "the", "us"})
    assert lower_first("Police came", common) == "police came"
    assert lower_first("Oban slept", common) == "Oban slept"
    assert lower_first("US troops came", common) == "US troops came"
    assert lower_first("April was wet", frozenset({"april"})) == "April was wet"


def test_capital_may_stand_behind_a_quotation_mark() -> None:
    assert capitalise("“the sea") == "“The sea"
    assert capitalise("") == ""


def test_balance_counts_every_kind_of_mark() -> None:
    assert is_balanced('“a” (b) [c] "d"')
    for text in ("“a", "a)", "[c", '"d'):
        assert not is_balanced(text)


def test_numbers_as_words_must_have_a_source() -> None:
    assert telling_tokens("about two dozen boats of the Navy and 3.5 tons") == [
        "two",
        "dozen",
        "Navy",
        "3.5",
    ]
