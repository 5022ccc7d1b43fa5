from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tellings.trace.grouping import merge_ranges
from tellings.trace.passages import align_passages
from tellings.trace.words import find_quoted, read_words

WORDS = st.lists(st.sampled_from(["ash", "birch", "cedar", "elm", "fir", "oak"]), max_size=60)


@given(WORDS, WORDS)
def test_runs_are_equal_words_and_none_is_used_twice(left: list[str], right: list[str]) -> None:
    a, b = read_words(" ".join(left)), read_words(" ".join(right))
    used: set[tuple[str, int]] = set()
    for passage in align_passages(a, b):
        assert passage.matched >= 6
        for run in passage.runs:
            assert left[run.left : run.left + run.size] == right[run.right : run.right + run.size]
            here = {("left", run.left + k) for k in range(run.size)}
            here |= {("right", run.right + k) for k in range(run.size)}
            assert not here & used
            used |= here


@given(WORDS, WORDS)
def test_alignment_knows_no_sides(left: list[str], right: list[str]) -> None:
    a, b = read_words(" ".join(left)), read_words(" ".join(right))
    there = sorted(p.matched for p in align_passages(a, b))
    assert bool(there) == bool(align_passages(b, a))


@given(
    st.lists(
        st.text("abcdefghijklmnopqrstuvwxyz", min_size=8, max_size=9), min_size=6, unique=True
    )
)
def test_a_text_is_one_passage_with_itself(words: list[str]) -> None:
    read = read_words(" ".join(words))
    (passage,) = align_passages(read, read)
    assert passage.left == passage.right == (0, len(words))


def test_small_edits_stay_inside_a_passage() -> None:
    left = read_words("the narrow lane behind our mill was swept away by yellow water last night")
    right = read_words("the lane behind our old mill was swept off by yellow water last night")
    (passage,) = align_passages(left, right)
    assert passage.left == (2, 14)
    assert passage.matched == 11


def test_parts_may_change_places() -> None:
    one = "a tall crane toppled over the sleeping market"
    two = "several cheerful goats wandered along the empty motorway"
    passages = align_passages(read_words(f"{one} {two}"), read_words(f"{two} {one}"))
    assert [passage.left[0] for passage in passages] == [0, 8]
    assert [passage.right[0] for passage in passages] == [8, 0]


@given(st.text("ab '\"“”\u2018\u2019`\n", max_size=80))
def test_quoted_stretches_are_in_order_and_apart(text: str) -> None:
    before = 0
    for start, end in find_quoted(text):
        assert before <= start <= end <= len(text)
        before = end


def test_a_speech_that_goes_on_is_quoted_to_the_end_of_its_paragraph() -> None:
    text = "“We wait here.\n“We wait,” he said.\nIt rained."
    assert [text[a:b].strip() for a, b in find_quoted(text)] == ["We wait here.", "We wait,"]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9))))
def test_merged_ranges_cover_the_same_places(pairs: list[tuple[int, int]]) -> None:
    ranges = [(start, start + size) for start, size in pairs]
    merged = merge_ranges(ranges)
    assert {i for a, b in merged for i in range(a, b)} == {
        i for a, b in ranges for i in range(a, b)
    }
    assert all(left[1] < right[0] for left, right in pairwise(merged))
