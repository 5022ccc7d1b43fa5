from __future__ import annotations

import pytest

from tellings.text.names import (
    SAME_WORD,
    compare_names,
    name_words,
    skeleton,
    word_similarity,
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("qodirov", "kodirov"),
        ("gholam", "ghulam"),
        ("tashiev", "tashiyev"),
        ("zhanybek", "janybek"),
        ("khaled", "halid"),
        ("wolodymyr", "volodymyr"),
        ("mwakasege", "muakasege"),
    ],
)
def test_spellings_of_one_word_are_near(first: str, second: str) -> None:
    assert word_similarity(first, second) >= SAME_WORD
    assert word_similarity(first, second) == pytest.approx(word_similarity(second, first))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("badruddin", "sadruddin"),
        ("badruddinzada", "sadruddinzada"),
        ("dina", "nina"),
        ("marta", "berta"),
        ("1", "2"),
    ],
)
def test_other_words_are_far_however_long(first: str, second: str) -> None:
    assert word_similarity(first, second) < SAME_WORD


def test_marks_particles_and_suffixes_tell_nobody_from_anybody() -> None:
    assert name_words("Khālid al-Tarāwneh Jr.") == name_words("khalid tarawneh")
    assert name_words("Abd ar-Rahim Noor") == name_words("Abdul Rahim Noor")
    assert name_words("al") == ("al",)


def test_consonants_alone_make_the_skeleton() -> None:
    assert skeleton("doost") == skeleton("dust")


def test_a_word_that_each_lacks_is_a_clash_and_one_left_out_is_none() -> None:
    whole, short, other = (
        name_words(n) for n in ("Dina Wanjala Achieng", "Dina Achieng", "Dina Otieno")
    )
    assert not compare_names(whole, short).clash
    assert compare_names(short, other).clash
    assert compare_names(short, other).score < compare_names(whole, short).score
    assert compare_names(name_words("Wanjala Achieng"), whole).led
