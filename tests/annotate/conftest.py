"""Invented reports, read with the real language model and the real gazetteer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from tellings.annotate import annotate_report
from tellings.models import load_language, open_gazetteer
from tellings.ports import Gazetteer
from tellings.records.annotation import Annotation, Mention
from tellings.records.report import Report
from tellings.records.statement import Statement

Parse = Callable[[str], Doc]
Annotate = Callable[..., Annotation]
Read = Callable[..., tuple[Statement, ...]]
Names = Callable[[str], dict[str, Mention]]


@pytest.fixture(scope="session")
def language() -> Language:
    return load_language()


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.fixture(scope="session")
def parse(language: Language) -> Parse:
    """Parse a text."""
    return language


@pytest.fixture(scope="session")
def annotate(language: Language, gazetteer: Gazetteer) -> Annotate:
    """Annotate a report of this text; every offset in the result is checked."""

    def annotate_text(text: str, **fields: object) -> Annotation:
        report = Report(id="r-1", text=text, **fields)  # type: ignore[arg-type]  # as the caller has it
        found = annotate_report(report, language(text), gazetteer)
        check_offsets(text, found)
        return found

    return annotate_text


@pytest.fixture(scope="session")
def read(annotate: Annotate) -> Read:
    """Return the statements of a text."""

    def read_statements(text: str, **fields: object) -> tuple[Statement, ...]:
        return annotate(text, **fields).statements

    return read_statements


@pytest.fixture(scope="session")
def names(annotate: Annotate) -> Names:
    """Return the mentions of a text by their words; of one name the last."""

    def read_names(text: str) -> dict[str, Mention]:
        return {m.text: m for m in annotate(text).mentions}

    return read_names


def check_offsets(text: str, found: Annotation) -> None:
    """Everything that an annotation points to stands where it points, and nothing twice."""
    for statement in found.statements:
        assert statement.text == text[statement.start : statement.end]
        assert statement.text.strip() == statement.text != ""
        assert statement.sentence.start <= statement.start < statement.end
        speaker = statement.speaker
        if speaker.start is not None:
            assert text[speaker.start : speaker.end] == speaker.text
        for figure in statement.figures:
            assert text[figure.start : figure.end] == figure.text
            assert statement.start <= figure.start < figure.end <= statement.end
        if statement.event:
            trigger = statement.event.trigger
            assert statement.start <= trigger.start < trigger.end <= statement.end
    spans = [(s.start, s.end) for s in found.statements]
    assert spans == sorted(set(spans))
    for mention in found.mentions:
        assert mention.text == text[mention.start : mention.end]
    ends = [0, *(m.end for m in found.mentions)]
    assert all(end <= m.start for end, m in zip(ends, found.mentions, strict=False))
