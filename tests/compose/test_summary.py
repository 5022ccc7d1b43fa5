from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.compose import StoryParts, check_summary, compose_story
from tellings.records.account import Story, SummarySentence
from tellings.records.statement import Speaker


def texts(story: Story) -> list[str]:
    return [sentence.text for sentence in story.summary]


def find(story: Story, words: str) -> str:
    return next(text for text in texts(story) if words in text)


def test_summary_keeps_its_promises(ferry: StoryParts) -> None:
    story = compose_story(ferry)
    assert check_summary(story) == []
    assert len(story.summary) == 6


def test_established_comes_first_then_dispute_then_what_moved(ferry: StoryParts) -> None:
    told = texts(compose_story(ferry))
    assert "aground" in told[0]
    assert told[1].startswith("Accounts differ: ")
    assert "19 passengers" in told[2]


def test_established_cites_every_origin(ferry: StoryParts) -> None:
    story = compose_story(ferry)
    reports = {s.report for s in story.statements if s.id in story.summary[0].statements}
    assert reports == {"harbour", "coast"}


def test_dispute_names_who_stands_where(ferry: StoryParts) -> None:
    text = find(compose_story(ferry), "Accounts differ")
    assert "Captain Ola Brandt said that the engine had failed" in text
    assert "the owners said the engine was in perfect order" in text


def test_moved_figure_ends_with_the_values_before(ferry: StoryParts) -> None:
    text = find(compose_story(ferry), "19 passengers")
    assert text == "Hospitals treated 19 passengers; earlier statements gave at least 12."


def test_single_origin_is_named(ferry: StoryParts) -> None:
    text = find(compose_story(ferry), "80 people")
    assert text == "Some 80 people stood on the quay all night, according to Harbour alone."


def test_suspicion_stands_with_its_withdrawal(ferry: StoryParts) -> None:
    told = texts(compose_story(ferry))
    place = next(n for n, text in enumerate(told) if "suspect" in text)
    assert "olice" in told[place]
    assert "was cleared of any suspicion" in told[place + 1]


def test_suspicion_is_dropped_when_its_withdrawal_cannot_be_told(make: Any) -> None:
    one = make.report("one", "Police suspect Jonas Vik of cutting the fuel line at Ardnish.")
    two = make.report("two", "It was a ruling clearing Jonas Vik that they had waited for.")
    police = Speaker(kind="organisation", text="Police")
    suspect = make.statement(one, one.text[:-1], speaker=police)
    cleared = make.statement(
        two, "clearing Jonas Vik that they had waited for", predicate="cleared"
    )
    cleared = replace(cleared, text="cleared Jonas Vik", end=cleared.start + 17, subject="which")
    parts = StoryParts(
        reports=(one, two),
        entities=(make.person("Jonas Vik"),),
        statements=(suspect,),
        findings=(make.finding("suspect", [suspect]),),
    )
    assert any("suspect" in text for text in texts(compose_story(parts)))
    cleared_too = replace(
        parts,
        statements=(suspect, cleared),
        findings=(*parts.findings, make.finding("cleared", [cleared])),
    )
    assert texts(compose_story(cleared_too)) == []


def test_replaced_finding_is_followed_by_what_replaced_it(make: Any) -> None:
    one = make.report("one", "Rebels took the radio mast at Ardnish on Friday morning.")
    two = make.report("two", "Soldiers won the mast at Ardnish back after a short fight.")
    taken = make.statement(one, "Rebels took the radio mast at Ardnish on Friday morning")
    back = make.statement(two, "Soldiers won the mast at Ardnish back after a short fight")
    parts = StoryParts(
        reports=(one, two),
        statements=(taken, back),
        findings=(
            make.finding("taken", [taken], superseded_by=("f-back",), current=False),
            make.finding("back", [back], supersedes=("f-taken",)),
        ),
    )
    told = texts(compose_story(parts))
    first = next(n for n, text in enumerate(told) if "Rebels" in text)
    assert told[first + 1].startswith("Later, ")
    assert "Soldiers" in told[first + 1]


def test_quotation_keeps_its_marks_and_its_speaker(make: Any) -> None:
    report = make.report("one", "“We shall rebuild the whole pier,” Lena Moe said.")
    statement = make.statement(
        report,
        "We shall rebuild the whole pier",
        direct=True,
        speaker=Speaker(kind="person", text="Lena Moe"),
    )
    story = compose_story(
        StoryParts(
            reports=(report,),
            statements=(statement,),
            findings=(make.finding("pier", [statement]),),
        )
    )
    assert texts(story) == ["Lena Moe said: “We shall rebuild the whole pier.”"]


def test_denial_is_told_as_a_denial(make: Any) -> None:
    report = make.report(
        "one", "The harbour had been mined during the night, which the admiral denied."
    )
    statement = make.statement(
        report,
        "The harbour had been mined during the night",
        stance="denies",
        speaker=Speaker(kind="person", text="the admiral"),
    )
    story = compose_story(
        StoryParts(
            reports=(report,),
            statements=(statement,),
            findings=(make.finding("mined", [statement]),),
        )
    )
    (text,) = texts(story)
    assert "denied" in text
    assert "admiral" in text


@pytest.mark.parametrize(
    "opening",
    ["He broke both legs in the fall", "This came as a surprise to the crew", "They left at dawn"],
)
def test_sentence_that_leans_on_another_is_not_told(make: Any, opening: str) -> None:
    report = make.report("one", f"{opening}.")
    statement = make.statement(report, opening)
    story = compose_story(
        StoryParts(
            reports=(report,),
            statements=(statement,),
            findings=(make.finding("x", [statement]),),
        )
    )
    assert story.summary == ()


def test_summary_never_has_more_than_twelve_sentences(make: Any) -> None:
    words = (
        "amber birch cedar dune elm fern gorse heath iris juniper kelp larch moss nettle oak"
    ).split()
    lines = [f"Workers repaired the {w} {w}gate beside {w}house" for w in words]
    report = make.report("one", ". ".join(lines) + ".")
    statements = [make.statement(report, line) for line in lines]
    findings = tuple(
        make.finding(w, [s], status="corroborated") for w, s in zip(words, statements, strict=True)
    )
    story = compose_story(
        StoryParts(reports=(report,), statements=tuple(statements), findings=findings)
    )
    assert 5 <= len(story.summary) <= 12


def fault_of(ferry: StoryParts, text: str, *ids: str) -> list[str]:
    sentence = SummarySentence(text=text, statements=ids)
    return check_summary(replace(compose_story(ferry), summary=(sentence,)))


def test_check_finds_an_invented_number(ferry: StoryParts) -> None:
    (first, *_) = ferry.statements
    (fault,) = fault_of(ferry, "The ferry Selma ran aground with 400 aboard.", first.id)
    assert "'400'" in fault


def test_check_finds_an_invented_name_and_day(ferry: StoryParts) -> None:
    (first, *_) = ferry.statements
    faults = fault_of(ferry, "The ferry Selma ran aground off Oban on Tuesday.", first.id)
    assert len(faults) == 2


def test_check_finds_a_sentence_that_cites_nothing(ferry: StoryParts) -> None:
    assert fault_of(ferry, "The ferry ran aground.")
    assert fault_of(ferry, "The ferry ran aground.", "s-nowhere")


def test_check_finds_an_accusation_without_its_speaker(ferry: StoryParts) -> None:
    suspect = next(s for s in ferry.statements if "suspect" in s.text)
    faults = fault_of(ferry, "Jonas Vik is suspected of tampering.", suspect.id)
    assert any("without its speaker" in f for f in faults)


def test_check_finds_a_replaced_finding_told_alone(ferry: StoryParts) -> None:
    first = replace(ferry.findings[0], superseded_by=(ferry.findings[3].id,))
    parts = replace(ferry, findings=(first, *ferry.findings[1:]))
    story = compose_story(parts)
    kept = tuple(s for s in story.summary if "aground" in s.text)
    faults = check_summary(replace(story, summary=kept))
    assert any("replaced" in f for f in faults)


@given(
    st.lists(st.sampled_from(["sank", "“", "”", '"', "(", "He", "12", "Oslo", "said", ",", "the"]))
)
def test_any_words_make_a_summary_that_passes_its_check(words: list[str]) -> None:
    from tellings.records.finding import Finding
    from tellings.records.report import Report
    from tellings.records.spans import Span
    from tellings.records.statement import Statement

    text = " ".join(words)
    statement = Statement(
        id="s",
        report="r",
        start=0,
        end=len(text),
        text=text,
        sentence=Span(0, len(text)),
        speaker=Speaker(kind="outlet"),
    )
    finding = Finding(id="f", question="?", kind="event", status="once", statements=("s",))
    story = compose_story(
        StoryParts(
            reports=(Report(id="r", text=text),), statements=(statement,), findings=(finding,)
        )
    )
    assert check_summary(story) == []
    for sentence in story.summary:
        assert sentence.text.count("“") == sentence.text.count("”")
