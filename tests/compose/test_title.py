from __future__ import annotations

from typing import Any

import pytest

from tellings.compose import StoryParts, compose_story
from tellings.compose.title import CUT, cut, strip_suffix


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("Bridge closed after flood | The Valley Post", "Bridge closed after flood"),
        ("Bridge closed after flood – Valley Post – News", "Bridge closed after flood"),  # noqa: RUF001
        ("Bridge closed after flood", "Bridge closed after flood"),
        ("Talks fail - and nobody is surprised", "Talks fail - and nobody is surprised"),
        ("Flood - Valley Post", "Flood - Valley Post"),
    ],
)
def test_outlet_is_cut_and_the_rest_kept(given: str, wanted: str) -> None:
    assert strip_suffix(given) == wanted


def test_outlet_in_small_letters_is_known_by_name() -> None:
    assert strip_suffix("Bridge closed after flood - valley.example", ("valley.example",)) == (
        "Bridge closed after flood"
    )


def test_headline_that_names_what_the_reports_share_wins(make: Any) -> None:
    one = make.report(
        "one", "A landslide blocked the Arlberg road.", title="Live updates from us today"
    )
    two = make.report(
        "two", "A landslide blocked the road.", title="Landslide blocked the Arlberg road"
    )
    statements = (make.statement(one, one.text[:-1]), make.statement(two, two.text[:-1]))
    story = compose_story(
        StoryParts(
            reports=(one, two),
            statements=statements,
            findings=(make.finding("slide", statements),),
        )
    )
    assert story.title == "Landslide blocked the Arlberg road"


def test_without_headline_a_sentence_is_cut(make: Any) -> None:
    report = make.report(
        "one", "The dam above Ardnish broke on Friday, " + "as many had feared " * 9
    )
    title = compose_story(StoryParts(reports=(report,))).title
    assert title == "The dam above Ardnish broke on Friday"


def test_nothing_to_name_the_story_by_is_said(make: Any) -> None:
    assert compose_story(StoryParts(reports=(make.report("one", ""),))).title == "Untitled story"


def test_cut_never_exceeds_its_length() -> None:
    assert len(cut("word " * 100)) <= CUT + 1
    assert cut("word " * 100).endswith("…")
