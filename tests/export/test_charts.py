"""The small drawings: nothing covers anything, and what is not known is not drawn as known."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest

from tellings.export.charts import step_chart, time_bar
from tellings.export.view import StoryView, gather_view
from tellings.records.account import Account
from tellings.records.finding import Finding, Value
from tellings.records.time import When

TEXT = re.compile(r'<text class="value" x="([\d.]+)" y="([\d.-]+)"[^>]*>([^<]*)</text>')
CIRCLE = re.compile(r'<circle cx="([\d.]+)" cy="([\d.]+)"')


@pytest.fixture
def view(account: Account) -> StoryView:
    return gather_view(account, account.stories[0])


def finding_of(view: StoryView, *values: tuple[float | None, float | None, str]) -> Finding:
    dead = next(f for f in view.story.findings if f.id == "f-dead")
    made = tuple(
        Value(
            lower=lower,
            upper=upper,
            unit="people",
            text=f"{lower} to {upper}",
            as_of=day,
            statements=(dead.statements[n % len(dead.statements)],),
        )
        for n, (lower, upper, day) in enumerate(values)
    )
    return replace(dead, values=made)


def test_marks_of_near_values_stand_beside_each_other(view: StoryView) -> None:
    day = "2024-03-03"
    near = [(100.0, 100.0, day), (101.0, 101.0, day), (102.0, 102.0, day)]
    finding = finding_of(view, *near, (900.0, 900.0, "2024-03-09"))
    marks = [(float(x), float(y)) for x, y in CIRCLE.findall(step_chart(view, finding) or "")]
    assert len(marks) == 4
    for (x, y), (other_x, other_y) in itertools.combinations(marks, 2):
        assert abs(x - other_x) > 8 or abs(y - other_y) > 8


def test_no_number_covers_another(view: StoryView) -> None:
    values = [(float(n), float(n + n % 3), f"2024-03-{3 + n // 4:02d}") for n in range(1, 24)]
    drawn = step_chart(view, finding_of(view, *values)) or ""
    boxes = [(float(x), float(y), len(words) * 3.5) for x, y, words in TEXT.findall(drawn)]
    assert len(boxes) > 5
    for (x, y, half), (other_x, other_y, other_half) in itertools.combinations(boxes, 2):
        assert abs(x - other_x) >= half + other_half or abs(y - other_y) > 12


def test_an_open_range_is_hatched(view: StoryView) -> None:
    finding = finding_of(view, (3, None, "2024-03-03"), (5, 5, "2024-03-04"))
    drawn = step_chart(view, finding) or ""
    assert drawn.count('class="band open"') == 1
    assert ">≥ 3<" in drawn


def test_one_day_is_no_movement(view: StoryView) -> None:
    assert step_chart(view, finding_of(view, (3, 3, "2024-03-03"), (4, 4, "2024-03-03"))) is None
    assert (
        step_chart(view, finding_of(view, (3, 3, "some day"), (None, None, "2024-03-04"))) is None
    )
    assert step_chart(view, finding_of(view)) is None


@pytest.mark.parametrize(
    ("basis", "hatched"), [("stated", False), ("inferred", True), ("unknown", True)]
)
def test_what_is_not_stated_is_hatched(basis: str, hatched: bool) -> None:
    when = When(earliest="2024-03-03", latest="2024-03-04", basis=basis)  # type: ignore[arg-type]
    bar = time_bar(when, 738948.0, 738950.0)
    assert bar is not None
    assert ("guessed" in bar) is hatched


def test_what_lies_outside_is_pointed_at() -> None:
    before = When(earliest="1994-01-01", latest="1994-12-31", basis="stated")
    assert 'class="off"' in (time_bar(before, 738948.0, 738950.0) or "")
    assert time_bar(replace(before, earliest="long ago"), 738948.0, 738950.0) is None
