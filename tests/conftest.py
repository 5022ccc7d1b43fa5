"""What every account made in the tests is held to, wherever it is made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tellings.compose import check_summary, compose_story
from tellings.records.account import Story
from tellings.records.report import Report

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def numbers_without_source(story: Story, reports: dict[str, Report]) -> list[str]:
    """Return the figures of a summary that stand in no sentence that is cited for them.

    An outlet may have a number in its name.

    It reads nothing but digits and the reports, so that it does not share the mistakes of what
    wrote the summary.
    """
    spans = {}
    for s in story.statements:
        report = reports[s.report]
        sentence = report.text[s.sentence.start : s.sentence.end]
        spans[s.id] = f"{sentence} {report.outlet} {report.agency}"
    return [
        f"{number} in {line.text!r}"
        for line in story.summary
        for number in _NUMBER.findall(line.text)
        if not any(number in _NUMBER.findall(spans[i]) for i in line.statements)
    ]


@pytest.fixture(autouse=True, scope="session")
def every_story_is_checked() -> Iterator[None]:
    """Check the summary of each story that the pipeline tells, in whatever test it does."""
    told = compose_story

    def compose_and_check(parts: Any) -> Story:
        story = told(parts)
        assert check_summary(story) == []
        assert numbers_without_source(story, {r.id: r for r in parts.reports}) == []
        return story

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tellings.pipeline.compose_story", compose_and_check)
        yield
