"""The head of a story in a line or two, the same wherever it is told."""

from __future__ import annotations

from tellings.data import load_table
from tellings.export.view import StoryView
from tellings.export.words import STATUS_NAMES, STATUS_SIGNS, count, write_interval
from tellings.records.entity import Place

_GLUE = "\N{NO-BREAK SPACE}"

#: What a shared account says of itself, wherever it is told.
SHARED_NOTICE = (
    "This is a shared account: names of private persons are withheld, and of the reports only the "
    "words stand here that it rests on."
)


def where_and_when(view: StoryView) -> str:
    """Return the place and the days of a story, as far as they are known."""
    period = view.story.period
    days = write_interval(period.earliest, period.latest) if period else ""
    return " · ".join(part for part in (_where(view), days) if part)


def heads_of_counts(view: StoryView) -> list[str]:
    """Return how many reports and origins there are, and how many findings."""
    origins, findings = view.origin_count(), len(view.story.findings)
    return [
        count(len(view.reports), "report"),
        *([count(origins, "independent origin")] if origins else []),
        count(findings, "finding") if findings else "no findings",
    ]


def counts_line(view: StoryView) -> str:
    """Return the line of counts; a sign keeps to its number with a space that does not break."""
    by_status = ", ".join(
        f"{STATUS_SIGNS[status]}{_GLUE}{number}{_GLUE}{STATUS_NAMES[status]}"
        for status, number in view.counts().items()
        if number
    )
    line = " · ".join(heads_of_counts(view))
    return f"{line}: {by_status}" if by_status else line


def country_of(place: Place | None) -> str | None:
    """Return the name of the country that a place lies in."""
    code = place.country_code if place else None
    entry = load_table("countries").get(code) if code else None
    return str(entry["name"]) if entry else code


def _where(view: StoryView) -> str:
    """Return the lead place and what it lies in."""
    entity = view.entities.get(view.story.lead_place or "")
    if entity is None:
        return ""
    place = entity.place
    country = country_of(place)
    inside = [country] if country else [place.admin1] if place and place.admin1 else []
    return ", ".join(dict.fromkeys([entity.name, *(name for name in inside if name)]))
