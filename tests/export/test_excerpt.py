"""What is left of a report: each place is where its letters have gone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tellings.export.excerpt import apply_edits


@given(
    st.text("ab ", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5), st.text("xyz", max_size=6))),
)
def test_places_keep_to_their_letters_whatever_is_replaced(
    text: str, wanted: list[tuple[int, int, str]]
) -> None:
    edits: list[tuple[int, int, str]] = []
    for start, size, words in sorted(wanted):
        end = min(start + size, len(text))
        if start < end and (not edits or edits[-1][1] <= start):
            edits.append((start, end, words))
    made, place = apply_edits(text, edits)
    assert [place(0, False), place(len(text), True)] == [0, len(made)]
    for at, letter in enumerate(text):
        if not any(start <= at < end for start, end, _ in edits):
            assert made[place(at, False)] == letter
