"""Small drawings of numbers and days: a figure that moved, a stretch of time."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.export.markup import Markup, element
from tellings.export.page_parts import fragment
from tellings.export.view import StoryView, speaker_name
from tellings.export.words import day_number, write_day, write_range, write_short_day
from tellings.records.finding import Finding, Value
from tellings.records.statement import Statement
from tellings.records.time import When

_WIDTH, _HEIGHT = 480.0, 190.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 14.0, 466.0, 30.0, 160.0
_INSET = 40.0
_BAND = 26.0
_LINE = 15.0
_MARK_GAP, _MARKS_WIDTH = 10.0, 90.0
_LEAST_GAP = 0.15
_HALF_LETTER = 3.9
_BAR_WIDTH, _BAR_HEIGHT = 160.0, 12.0


@dataclass(frozen=True, slots=True)
class _Point:
    """A value with its place in the chart."""

    value: Value
    x: float
    low: float
    high: float
    best: float


def step_chart(view: StoryView, finding: Finding) -> Markup | None:
    """Return how a figure moved: ranges as bands, a mark for each statement.

    None where fewer than two days are known: there is nothing to draw.
    """
    points = _points(finding)
    if len({point.x for point in points}) < 2:
        return None
    return element(
        "svg",
        element("title", f"{finding.question} " + _told(points)),
        element("line", class_="axis", x1=_LEFT, x2=_RIGHT, y1=_BOTTOM, y2=_BOTTOM),
        *(_band(point) for point in points),
        element("path", class_="step", d=_path(points)),
        *_labels(points),
        *_day_labels(points),
        *_marks(view, points),
        class_="chart",
        view_box=f"0 0 {_WIDTH:.0f} {_HEIGHT:.0f}",
        role="group",
    )


def time_bar(when: When, first: float, last: float) -> Markup | None:
    """Return a stretch of time as a bar between two days; hatched where it is inferred."""
    start, end = day_number(when.earliest), day_number(when.latest)
    if start is None or end is None:
        return None
    scale = _BAR_WIDTH / max(last + 1 - first, 1)
    whole_day = 1 if len(when.latest) <= len("2024-03-03") else 0
    left, right = (start - first) * scale, (end + whole_day - first) * scale
    if right <= 0 or left >= _BAR_WIDTH:
        return _bar(element("path", class_="off", d="M8 1L2 6l6 5z" if right <= 0 else _OFF_RIGHT))
    left, right = max(left, 0), min(right, _BAR_WIDTH)
    kind = "bar" if when.basis == "stated" else "bar guessed"
    return _bar(element("rect", class_=kind, x=left, y=2, width=max(right - left, 3), height=8))


_OFF_RIGHT = "M152 1l6 5-6 5z"


def _bar(shape: Markup) -> Markup:
    base = element("line", class_="axis", x1=0, x2=_BAR_WIDTH, y1=11.5, y2=11.5)
    box = f"0 0 {_BAR_WIDTH:.0f} {_BAR_HEIGHT:.0f}"
    return element("svg", base, shape, class_="span", view_box=box, aria_hidden="true")


def _points(finding: Finding) -> list[_Point]:
    dated = [(v, day) for v in finding.values if (day := day_number(v.as_of or "")) is not None]
    dated = [(v, day) for v, day in dated if v.lower is not None or v.upper is not None]
    if not dated:
        return []
    dated.sort(key=lambda pair: (pair[1], pair[0].upper or pair[0].lower or 0))
    places = _spread(sorted({day for _, day in dated}))
    top = max(max(v.lower or 0, v.upper or 0) for v, _ in dated) or 1
    height = (_BOTTOM - _TOP) / (top * 1.08)

    def up(number: float) -> float:
        return _BOTTOM - max(number, 0) * height

    return [
        _Point(
            value,
            places[day],
            up(value.lower if value.lower is not None else 0),
            up(value.upper) if value.upper is not None else _TOP - 8,
            up(_best(value)),
        )
        for value, day in dated
    ]


def _best(value: Value) -> float:
    """Return the end of the range that the words name."""
    if value.upper is None:
        return value.lower or 0
    return value.upper if value.lower is None else max(value.lower, value.upper)


def _spread(days: list[float]) -> dict[float, float]:
    """Return a place for each day: in proportion, unless some would fall on one another."""
    left, right = _LEFT + _INSET, _RIGHT - _INSET
    span = days[-1] - days[0]
    if span <= 0:
        return {days[0]: (left + right) / 2}
    gaps = [(b - a) / span for a, b in itertools.pairwise(days)]
    if min(gaps) < _LEAST_GAP:
        return {d: left + (right - left) * k / (len(days) - 1) for k, d in enumerate(days)}
    return {d: left + (right - left) * (d - days[0]) / span for d in days}


def _band(point: _Point) -> Markup:
    half = _BAND / 2
    open_end = point.value.upper is None or point.value.lower is None
    return element(
        "rect",
        class_="band open" if open_end else "band",
        x=point.x - half,
        y=min(point.high, point.low) - 1.5,
        width=_BAND,
        height=abs(point.low - point.high) + 3,
    )


def _path(points: list[_Point]) -> str:
    """Return the steps from day to day, through the last value of each."""
    last = {point.x: point.best for point in points}
    ends = sorted(last.items())
    moves = [f"M{ends[0][0]:.1f} {ends[0][1]:.1f}"]
    for (x, _), (following, best) in itertools.pairwise(ends):
        moves.append(f"H{(x + following) / 2:.1f}V{best:.1f}H{following:.1f}")
    return "".join(moves)


def _labels(points: list[_Point]) -> Iterator[Markup]:
    """Return the numbers of the values, each moved up until it is clear of what stands there.

    One that finds no room is left out; the marks have its words.
    """
    taken = [(point.x, point.best + 4, _BAND / 2) for point in points]
    numbers = {(p.x, write_range(p.value.lower, p.value.upper)): p.best for p in points}
    for (x, words), best in sorted(numbers.items(), key=lambda item: -item[1]):
        half = len(words) * _HALF_LETTER
        y = best - 10
        while any(abs(y - ty) < _LINE - 1 and abs(x - tx) < half + tw for tx, ty, tw in taken):
            y -= 1
        if y < _LINE / 2:
            continue
        taken.append((x, y, half))
        yield element("text", words, class_="value", x=x, y=y, text_anchor="middle")


def _day_labels(points: list[_Point]) -> Iterator[Markup]:
    free_from = -1.0
    for x, moment in sorted({(p.x, p.value.as_of or "") for p in points}):
        clock = moment[11:16] if len(moment) >= len("2024-03-03T04:00") else ""
        words = f"{write_short_day(moment)} {clock}".strip()
        half = len(words) * _HALF_LETTER
        if x - half < free_from:
            continue
        free_from = x + half
        yield element("text", words, class_="day", x=x, y=_HEIGHT - 12, text_anchor="middle")


def _marks(view: StoryView, points: list[_Point]) -> Iterator[Markup]:
    """Return a mark for each statement; those that would cover one another stand in a row."""
    for heap in _heaps(points):
        row = [(p, s) for p in heap for s in view.known(p.value.statements)]
        gap = min(_MARK_GAP, _MARKS_WIDTH / len(row)) if row else 0
        for place, (point, statement) in enumerate(row):
            at = point.x + (place - (len(row) - 1) / 2) * gap
            yield _mark(view, point.value, statement, (at, point.best))


def _heaps(points: list[_Point]) -> list[list[_Point]]:
    """Return the points of one day that lie on one another together."""
    heaps: list[list[_Point]] = []
    for point in sorted(points, key=lambda p: (p.x, p.best)):
        last = heaps[-1][-1] if heaps else None
        if last and last.x == point.x and point.best - last.best < _MARK_GAP:
            heaps[-1].append(point)
        else:
            heaps.append([point])
    return heaps


def _mark(view: StoryView, value: Value, statement: Statement, at: tuple[float, float]) -> Markup:
    speaker = speaker_name(view, statement)
    label = view.labels[statement.report]
    words = f"{value.text}: {f'{speaker}, in {label}' if speaker else label}"
    return element(
        "a",
        element("title", words),
        element("circle", cx=at[0], cy=at[1], r=4.5),
        href=fragment(statement.id),
        aria_label=words,
    )


def _told(points: list[_Point]) -> str:
    return "; ".join(
        f"{point.value.text} as of {write_day(point.value.as_of or '')}" for point in points
    )
