"""What every account made in the tests is held to, wherever it is made."""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Callable, Iterator
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


# What the loop of `_pace` takes on the machine on which the limits of the tests were set, in s.
_USUAL_PACE = 0.06


def _pace() -> float:
    """Return how many times slower than usual this machine is just now, 1 at least."""
    begun = time.process_time()
    words = [str(n) for n in range(100_000)]
    sum(map(len, sorted({word[::-1]: word for word in words})))
    return max(1.0, (time.process_time() - begun) / _USUAL_PACE)


@pytest.fixture
def cpu_seconds() -> Callable[[Callable[[], object]], float]:
    """Give what times a piece of work: the best of three, in CPU seconds of a usual machine.

    What the machine does beside and what other tests left in memory are not the work's.
    """

    def timed(work: Callable[[], object]) -> float:
        gc.collect()
        gc.freeze()
        try:
            return min(map(_timed, [work] * 3))
        finally:
            gc.unfreeze()

    return timed


def _timed(work: Callable[[], object]) -> float:
    before = _pace()
    begun = time.process_time()
    work()
    took = time.process_time() - begun
    return took / max(before, _pace())


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
