from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tellings.compose import StoryParts
from tellings.compose.clauses import has_start, has_stop, is_finite, is_whole
from tellings.compose.parts import Material, gather
from tellings.records.spans import Span
from tellings.records.statement import Statement


def read(make: Any, text: str, words: str, **more: Any) -> tuple[Material, Statement]:
    report = make.report("one", text)
    statement = make.statement(report, words, **more)
    return gather(StoryParts(reports=(report,), statements=(statement,))), statement


@pytest.mark.parametrize(
    ("words", "verb", "finite"),
    [
        ("the tug was towing a barge", "tow", True),
        ("the tug towing a barge", "tow", False),
        ("the tug towed a barge", "tow", True),
        ("the tug that towed a barge", "tow", False),
        ("China on Thursday of being caught", "catch", True),
        ("the island of being towed", "tow", False),
        ("the barge is being towed", "tow", True),
        ("the plan to tow the barge", "tow", False),
        ("Sunday, towed by two boats", "tow", False),
        ("the tug", None, True),
    ],
)
def test_verb_must_be_one_that_a_sentence_can_rest_on(
    make: Any, words: str, verb: str | None, *, finite: bool
) -> None:
    _, statement = read(make, words + ".", words, predicate=verb)
    assert is_finite(statement) is finite


def test_who_spoke_without_what_was_said_is_nothing(make: Any) -> None:
    words = "The mayor said in a letter"
    _, statement = read(make, words + ".", words, predicate="say")
    assert not is_finite(statement)


@pytest.mark.parametrize(
    ("rest", "whole"),
    [
        (".", True),
        (", and it sank.", True),
        (" while it rained.", True),
        (" since the storm.", False),
        (" of the isle.", False),
    ],
)
def test_clause_may_end_at_a_joint_and_nowhere_else(make: Any, rest: str, *, whole: bool) -> None:
    words = "The barge drifted off"
    assert is_whole(*read(make, words + rest, words)) is whole


def test_count_of_days_does_not_end_before_its_event(make: Any) -> None:
    words = "The barge sank three days"
    assert not is_whole(*read(make, words + " after it struck.", words))


def test_headline_has_no_stop(make: Any) -> None:
    assert not has_stop(
        *read(make, "Barge sinks\n\nIt sank.", "Barge sinks", sentence=Span(0, 11))
    )
    assert has_stop(*read(make, "A barge sank.", "A barge sank"))


def test_sentence_cut_by_the_parse_has_no_start(make: Any) -> None:
    text = "They charged Ola Brandt on Monday with fraud."
    material, statement = read(make, text, "Brandt on Monday with fraud")
    cut = replace(statement, sentence=Span(17, len(text)))
    assert has_start(material, statement)
    assert not has_start(material, cut)
