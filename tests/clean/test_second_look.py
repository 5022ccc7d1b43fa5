from __future__ import annotations

from tellings.clean.second_look import merge

BODY = [
    f"Sentence {n} of an article that both have read and that goes on for a while."
    for n in "abcdef"
]
LOST = (
    "What only the second saw is a long sentence from the middle of it, which " * 2 + "was lost."
)


def test_what_only_one_saw_at_the_edges_goes() -> None:
    text = "\n".join(["Home | News", *BODY, "Other story one", "Other story two"])
    assert merge(text, "\n".join(BODY)) == "\n".join(BODY)


def test_a_scrap_between_goes_and_a_sentence_stays() -> None:
    said = "This sentence only the first has seen, and it is kept for it is long."
    text = "\n".join([*BODY[:3], "Share", said, *BODY[3:]])
    assert merge(text, "\n".join(BODY)) == "\n".join([*BODY[:3], said, *BODY[3:]])


def test_a_long_sentence_from_the_middle_comes_back_where_it_stood() -> None:
    other = "\n".join(["Menu", *BODY[:3], f"\u2022 {LOST}", *BODY[3:], "Foot of the page."])
    assert merge("\n".join(BODY), other).split("\n") == [*BODY[:3], LOST, *BODY[3:]]


def test_readings_of_different_things_are_not_mixed() -> None:
    text = "\n".join(BODY)
    assert merge(text, f"{LOST}\nSomething else altogether, of another part of the page.") == text


def test_where_the_first_finds_next_to_nothing_the_second_is_taken() -> None:
    assert merge("Log in", "\n".join(BODY)) == "\n".join(BODY)
    assert merge("", "") == ""
