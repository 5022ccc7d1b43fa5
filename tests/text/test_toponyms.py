from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.toponyms import is_initials, is_latin, loose_key, place_key, split_kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mazār-e Sharīf", "mazar e sharif"),
        ("Qal\u2018ah-ye Now", "Qalah-ye Now"),
        ("St. Louis", "Saint Louis"),
        ("The Hague", "Hague"),
        ("U.K.", "UK"),
        ("Łódź", "Lodz"),
        ("Côte d\u2019Ivoire", "Cote d'Ivoire"),
    ],
)
def test_spellings_that_differ_in_marks_share_a_key(one: str, other: str) -> None:
    assert place_key(one) == place_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mazar-i-Sharif", "Mazar-e Sharif"),
        ("Deir ez-Zor", "Deir al-Zor"),
        ("Kandahaar", "Kandaharr"),
        ("Kafr Nabboul", "Kafr Nabul"),
    ],
)
def test_transliterations_share_a_loose_key(one: str, other: str) -> None:
    assert place_key(one) != place_key(other)
    assert loose_key(one) == loose_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Herat", "Heart"), ("Badghis", "Badakhshan"), ("Iran", "Iraq")]
)
def test_names_that_only_sound_alike_stay_apart(one: str, other: str) -> None:
    assert loose_key(one) != loose_key(other)


def test_another_script_has_no_key() -> None:
    assert not is_latin("Кабул")
    assert place_key("Кабул") == loose_key("Кабул") == ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [("US", True), ("U.S.", True), ("us", False), ("Usa", False), ("HERAT", False), ("", False)],
)
def test_initials_are_capitals_and_few(name: str, expected: bool) -> None:
    assert is_initials(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Balkh province", ("Balkh", "admin")),
        ("the province of Balkh", ("Balkh", "admin")),
        ("City of Derby", ("Derby", "city")),
        ("Derby", ("Derby", None)),
        ("Province", ("Province", None)),
        ("", ("", None)),
    ],
)
def test_the_word_of_kind_is_parted_from_the_name(
    name: str, expected: tuple[str, str | None]
) -> None:
    assert split_kind(name) == expected


@given(st.text(max_size=60))
def test_a_key_is_its_own_key(name: str) -> None:
    key = place_key(name)
    assert place_key(key) == key or key.split()[0] == "the"


def test_a_very_long_name_is_refused_at_once(
    cpu_seconds: Callable[[Callable[[], object]], float],
) -> None:
    name = "al-" * 400_000
    assert place_key(name) == ""
    assert cpu_seconds(lambda: place_key(name)) < 0.1
