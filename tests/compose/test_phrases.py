from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tellings.compose import StoryParts
from tellings.compose.parts import Material, gather
from tellings.compose.phrases import Phrase, attribute, phrase_statement
from tellings.records.statement import Speaker, Statement


def story_of(make: Any, text: str, words: str, **more: Any) -> tuple[Material, Statement]:
    report = make.report("one", text)
    statement = make.statement(report, words, **more)
    parts = StoryParts(
        reports=(report,), statements=(statement,), findings=(make.finding("x", [statement]),)
    )
    return gather(parts), statement


def told(make: Any, text: str, words: str, **more: Any) -> str | None:
    material, statement = story_of(make, text, words, **more)
    phrase = phrase_statement(material, statement)
    return attribute(material, statement, phrase) if phrase else None


def test_shared_subject_is_put_back(make: Any) -> None:
    text = "He saw how the crew of the tug cut the line late and freed the barge from the rocks."
    words = "freed the barge from the rocks"
    found = told(make, text, words, subject="the crew of the tug", predicate="free")
    assert found == "One reported that the crew of the tug freed the barge from the rocks"


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("which had been closed since the storm", {}),
        ("was one of those who fled the fire", {}),
        ("smoke rising from the burning barge", {"predicate": "rise"}),
        ("boat that struck the pier on Sunday", {"predicate": "strike"}),
        ("Call the hotline on 555-0199 with news", {}),
        ("we do not know where they all went", {}),
    ],
)
def test_half_a_clause_is_not_told(make: Any, words: str, more: dict[str, Any]) -> None:
    assert told(make, f"He answered, {words}.", words, **more) is None


def test_headline_without_a_stop_is_not_told(make: Any) -> None:
    words = "Barge freed from rocks after long night"
    assert told(make, words, words) is None
    assert told(make, words + ".", words) is not None


def test_negation_outside_the_words_is_not_lost(make: Any) -> None:
    words = "The harbour master had ordered the barge to leave"
    text = f"It is untrue, a clerk said: {words}."
    assert told(make, text, words) is not None
    assert told(make, text, words, polarity="negative") is None


def test_plan_is_not_told_as_a_deed(make: Any) -> None:
    words = "The owners tow the barge to a yard in Greenock"
    assert told(make, f"He said: {words}.", words, modality="planned") is None
    planned = words.replace("tow", "will tow")
    assert told(make, f"He said: {planned}.", planned, modality="planned") is not None


def test_pronoun_is_no_speaker(make: Any) -> None:
    words = "The barge had drifted for two long days"
    speaker = Speaker(kind="person", text="she")
    assert told(make, f"{words}, she said.", words, speaker=speaker) is None


def test_document_is_what_one_goes_by(make: Any) -> None:
    words = "The barge had drifted for two long days"
    speaker = Speaker(kind="document", text="a logbook")
    found = told(make, f"{words}; so much can be read in it.", words, speaker=speaker)
    assert found == "according to a logbook, the barge had drifted for two long days"


def test_sentence_that_holds_a_disputed_claim_is_not_used_whole(make: Any) -> None:
    report = make.report("one", "The barge sank near the old pier, and 40 tons of oil leaked out.")
    sank = make.statement(report, "The barge sank near the old pier")
    oil = make.statement(report, "40 tons of oil leaked out")
    oil = replace(oil, sentence=sank.sentence)
    for status, whole in (("corroborated", True), ("disputed", False)):
        parts = StoryParts(
            reports=(report,),
            statements=(sank, oil),
            findings=(make.finding("sank", [sank]), make.finding("oil", [oil], status=status)),
        )
        phrase = phrase_statement(gather(parts), sank)
        assert phrase is not None
        assert ("oil" in phrase.text) is whole


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("reports the town had fallen", "the mayor denied reports the town had fallen"),
        ("the town had fallen", "the mayor denied that the town had fallen"),
    ],
)
def test_what_is_denied_is_a_claim_or_what_others_claim(
    make: Any, words: str, wanted: str
) -> None:
    text = "The mayor denied reports the town had fallen to the rebels on Sunday."
    speaker = Speaker(kind="unnamed", text="The mayor", start=0, end=9)
    denial: dict[str, Any] = {"stance": "denies", "cue": "deny", "speaker": speaker}
    material, statement = story_of(make, text, words, **denial)
    phrase = Phrase(text=words, statements=(statement.id,), attributed=False, score=0.0)
    assert attribute(material, statement, phrase) == wanted
