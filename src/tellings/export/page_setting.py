"""When, where and who: the line of time, the places, the people and bodies."""

from __future__ import annotations

from collections import Counter

from tellings.export.brief import country_of
from tellings.export.charts import time_bar
from tellings.export.maps import find_spots, say_direction, sketch_map
from tellings.export.markup import Markup, element, join
from tellings.export.page_parts import folded, fragment, mark, said, section
from tellings.export.sides import standing_of
from tellings.export.view import StoryView
from tellings.export.words import (
    count,
    day_number,
    list_words,
    manner,
    write_day,
    write_interval,
    write_short_day,
)
from tellings.records.account import TimelineItem
from tellings.records.entity import Entity
from tellings.records.statement import Statement

_NEIGHBOURING_DAYS = 10
_OPEN_PEOPLE = 12
_OPEN_ITEMS = 40
_BASES = {"inferred": "inferred", "unknown": "not known more closely"}
_PRECISIONS = {
    "exact": "exact",
    "near": "near there",
    "admin1": "a province",
    "country": "a country",
    "unknown": "not located",
}


def timeline(view: StoryView) -> Markup:
    """Return what happened when; bars share one scale, inferred ones are hatched."""
    items = sorted(
        view.story.timeline, key=lambda item: (item.when.earliest, item.when.latest, item.text)
    )
    window = _window(view, items)
    if window is None:
        return Markup("")
    rows = [_moment(view, item, window) for item in items]
    first, last = _window_days(view, items)
    start = write_short_day(first) if first[:4] == last[:4] else write_day(first)
    axis = element(
        "p", element("span", start), element("span", write_day(last)), class_="axis-days"
    )
    more = folded(f"{len(rows) - _OPEN_ITEMS} later", rows[_OPEN_ITEMS:], name="ol")
    return section(
        "time", "When", axis, element("ol", *rows[:_OPEN_ITEMS], class_="timeline"), more
    )


def places(view: StoryView) -> Markup:
    """Return the sketch and a list of the places with their precision."""
    found = [entity for entity in view.story.entities if entity.type == "place"]
    spots = find_spots(found, view.story.lead_place)
    where = {spot.entity.id: spot for spot in spots}
    order = [spot.entity for spot in spots] + [e for e in found if e.id not in where]
    items = []
    for entity in order:
        spot = where.get(entity.id)
        away = None
        if spot and entity.id != view.story.lead_place and spot is not spots[0]:
            away = say_direction(spot)
        items.append(_place(view, entity, away))
    drawn = sketch_map(spots)
    columns = [drawn, element("ul", *items[:_OPEN_PEOPLE], class_="plain")] if items else []
    more = folded(f"{len(items) - _OPEN_PEOPLE} more places", items[_OPEN_PEOPLE:])
    return section("places", "Where", *columns, more)


def people(view: StoryView) -> Markup:
    """Return people and bodies with every spelling, role, and what they answer for."""
    answers = _answers(view)
    found = [entity for entity in view.story.entities if entity.type != "place"]
    found.sort(key=lambda e: (-len(answers.get(e.id, [])), -_heard(e), e.name, e.id))
    items = [_party(view, entity, answers.get(entity.id, [])) for entity in found]
    shown = element("ul", *items[:_OPEN_PEOPLE], class_="plain people") if items else None
    more = folded(f"{len(items) - _OPEN_PEOPLE} more", items[_OPEN_PEOPLE:])
    return section("people", "Who", shown, more)


def _window_days(view: StoryView, items: list[TimelineItem]) -> tuple[str, str]:
    """Return the first and last day of the scale: the story's days and what lies close by."""
    period = view.story.period
    dated = [i.when for i in items if day_number(i.when.earliest) is not None]
    if period and day_number(period.earliest) is not None:
        first, last = period.earliest, period.latest
    elif dated:
        first = last = sorted(when.earliest for when in dated)[len(dated) // 2]
    else:
        return "", ""
    early, late = day_number(first) or 0, day_number(last) or day_number(first) or 0
    for when in dated:
        start, end = day_number(when.earliest) or 0, day_number(when.latest) or 0
        if early - _NEIGHBOURING_DAYS <= start < early:
            first = min(first, when.earliest)
        if late < end <= late + _NEIGHBOURING_DAYS:
            last = max(last, when.latest)
    return first[:10], last[:10]


def _window(view: StoryView, items: list[TimelineItem]) -> tuple[float, float] | None:
    first, last = (day_number(day) for day in _window_days(view, items))
    return None if not items or first is None or last is None else (first, last)


def _moment(view: StoryView, item: TimelineItem, window: tuple[float, float]) -> Markup:
    when = item.when
    words = write_interval(when.earliest, when.latest)
    note = view.notes.get(item.finding or "")
    if note is None:
        note = next(iter(view.notes_of.get(item.statement or "", ())), None)
    place = view.entities.get(item.place or "")
    elsewhere = place.name if place and place.id != view.story.lead_place else None
    basis = element("i", f" {_BASES[when.basis]}") if when.basis in _BASES else None
    return element(
        "li",
        element("span", words, basis, class_="when"),
        time_bar(when, *window),
        element(
            "span",
            item.text,
            f" ({elsewhere})" if elsewhere and elsewhere not in item.text else None,
            " " if note else None,
            mark(note) if note else None,
            dir="auto",
            class_="what",
        ),
    )


def _spellings(view: StoryView, entity: Entity) -> Markup | None:
    """Return every spelling with the reports that use it, where there is more than the name."""
    if not entity.variants or [v.text for v in entity.variants] == [entity.name]:
        return None
    spelt = []
    for variant in entity.variants:
        labels = [view.labels[r] for r in variant.reports if r in view.labels]
        spelt.append(f"{variant.text} ({list_words(labels, most=3)})" if labels else variant.text)
    return element(
        "span", "also: " if len(spelt) == 1 else "spelt ", "; ".join(spelt), class_="by"
    )


def _place(view: StoryView, entity: Entity, away: str | None) -> Markup:
    place = entity.place
    precision = _PRECISIONS[place.precision] if place else "not located"
    parts = [precision, away]
    if place:
        parts += [place.admin1 if place.admin1 != entity.name else None]
        parts += [country_of(place) if place.precision != "country" else None]
        if place.alternatives:
            parts.append(f"{count(len(place.alternatives), 'other place')} of that name")
    kind = place.precision if place else "unknown"
    return element(
        "li",
        element("i", class_=f"dot {kind}"),
        element("b", entity.name, dir="auto"),
        " ",
        element("span", " · ".join(part for part in parts if part), class_="by"),
        _spellings(view, entity),
        id=entity.id,
        tabindex=-1,
    )


def _party(view: StoryView, entity: Entity, statements: list[str]) -> Markup:
    roles = list(Counter(role.text for role in entity.roles))
    marks = {note.id: note for s in statements for note in view.notes_of.get(s, ())}
    told = join(_answer(view, view.statements[s]) for s in statements)
    answers = None
    if statements:
        line = f"answers for {count(len(statements), 'statement')}"
        line += f" in {count(len(marks), 'finding')}" if marks else ""
        answers = element("details", element("summary", line), element("ul", told))
    return element(
        "li",
        element("b", entity.name, dir="auto"),
        " ",
        element("span", list_words(roles, most=4) or entity.type, class_="role"),
        _spellings(view, entity),
        *(_doubt(view, other.entity, other.probability) for other in entity.possibly_same),
        answers,
        id=entity.id,
        tabindex=-1,
    )


def _answer(view: StoryView, statement: Statement) -> Markup:
    """Return what a party answers for, how it said so, and what became of it."""
    standing = " · ".join(
        part for part in (manner(statement), standing_of(view, statement)) if part
    )
    return element(
        "li",
        said(statement),
        " ",
        element("span", f"{standing} ", class_="by") if standing else None,
        *(mark(note) for note in view.notes_of.get(statement.id, ())[:1]),
    )


def _doubt(view: StoryView, other: str, probability: float) -> Markup | None:
    entity = view.entities.get(other)
    if entity is None:
        return None
    link = element("a", entity.name, href=fragment(other))
    return element("span", "perhaps the same as ", link, f" ({probability:.2f})", class_="by")


def _answers(view: StoryView) -> dict[str, list[str]]:
    answers: dict[str, list[str]] = {}
    for statement in view.statements.values():
        if statement.speaker.entity:
            answers.setdefault(statement.speaker.entity, []).append(statement.id)
    return answers


def _heard(entity: Entity) -> int:
    return sum(variant.count for variant in entity.variants)
