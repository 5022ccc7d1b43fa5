"""What no report says; only what can be checked is listed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from tellings.compose.parts import Material
from tellings.compose.prose import folded_words, word_list
from tellings.compose.timeline import days_of
from tellings.records.report import Dated
from tellings.records.time import Interval, Reckoning

_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_CALENDARS: dict[Reckoning, str] = {
    "solar-hijri": "the Solar Hijri calendar",
    "islamic": "the Islamic calendar",
    "hebrew": "the Hebrew calendar",
    "ethiopian": "the Ethiopian calendar",
    "buddhist": "the Buddhist calendar",
    "bikram-sambat": "the Bikram Sambat calendar",
    "other-calendar": "another calendar",
}
#: Dates of one other calendar that are named.
_MOST_DATES = 3
_DEATHS = re.compile(r"\b(?:dead|deaths?|died|dies|kill(?:s|ed)?|fatal\w{0,6})\b", re.IGNORECASE)
_INJURIES = re.compile(r"\b(?:injur\w{1,5}|wound(?:s|ed)|hurt)\b", re.IGNORECASE)


def list_unknown(material: Material) -> tuple[str, ...]:
    """Return sentences about what the reports leave open, the weightiest first."""
    return (
        *_dates(material),
        *_calendars(material),
        *_outlets(material),
        *_sources(material),
        *_toll(material),
        *_cause(material),
        *_place(material),
    )


def count_word(number: int) -> str:
    """Return a small number as a word, a larger one in figures.

    Example:
        >>> count_word(3), count_word(40)
        ('three', '40')
    """
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def write_day(day: str) -> str:
    """Return an ISO day as a reader writes it.

    Example:
        >>> write_day("2024-03-09")
        '9 March 2024'
    """
    try:
        date = datetime.date.fromisoformat(day[:10])
    except ValueError:
        return day
    return f"{date.day} {date:%B %Y}"


def _share(count: int, total: int) -> str:
    """Return "Two of five reports", "The report", "None of the five reports" has its own verb."""
    if total == 1:
        return "The report"
    if count == total:
        return f"None of the {count_word(total)} reports"
    return f"{count_word(count).capitalize()} of {count_word(total)} reports"


def _does_not(count: int, total: int, verb: str, verb_s: str) -> str:
    """Return the sentence's head with a verb that fits it: "does not say" or "says"."""
    head = _share(count, total)
    if total > 1 and count == total:
        return f"{head} {verb_s}"
    return f"{head} {'does' if count == 1 else 'do'} not {verb}"


def _dates(material: Material) -> Iterator[str]:
    published = [r.published for r in material.reports.values()]
    silent = [p for p in published if p is None or p.basis == "unknown"]
    inferred = [p for p in published if p is not None and p.basis == "inferred"]
    total = len(published)
    if silent:
        yield f"{_does_not(len(silent), total, 'say', 'says')} when it was published."
    if inferred:
        head = _does_not(len(inferred), total, "state its day", "states its day")
        yield f"{head.replace('do not state its', 'do not state their')}; {_inferred(inferred)}."


def _calendars(material: Material) -> Iterator[str]:
    """Name the dates of other calendars: they are not converted."""
    found: dict[str, set[str]] = {}
    for statement in material.statements.values():
        for time in statement.times:
            calendar = _CALENDARS.get(time.reckoning) if time.reckoning else None
            if calendar:
                found.setdefault(calendar, set()).add(" ".join(time.text.split()))
    for calendar, dates in sorted(found.items()):
        shown = sorted(dates)[:_MOST_DATES]
        more = f" and {len(dates) - len(shown)} more" if len(dates) > len(shown) else ""
        days = "That day is" if len(dates) == 1 else "Those days are"
        yield (f"The reports date by {calendar} ({', '.join(shown)}{more}). {days} not converted.")


def _inferred(dated: list[Dated]) -> str:
    days = sorted({d.earliest[:10] for d in dated})
    narrow = all(
        (days_of(Interval(earliest=d.earliest, latest=d.latest)) or 0) == 0 for d in dated
    )
    if not narrow:
        return f"days from {write_day(days[0])} on are inferred"
    if len(days) == 1:
        return f"{write_day(days[0])} is inferred"
    return f"{', '.join(map(write_day, days[:-1]))} and {write_day(days[-1])} are inferred"


def _outlets(material: Material) -> Iterator[str]:
    reports = material.reports.values()
    silent = [r for r in reports if not r.outlet and not r.agency]
    if silent:
        yield f"{_does_not(len(silent), len(reports), 'name', 'names')} the outlet it appeared in."


def _sources(material: Material) -> Iterator[str]:
    told = [s for s in material.statements.values() if s.speaker.kind != "outlet"]
    if not material.statements:
        return
    if not told:
        yield "No report names a source."
        return
    named = any(s.speaker.kind in {"person", "organisation", "document"} for s in told)
    if not named:
        yield "No report names a source; all are anonymous."
    texts = {s.speaker.text or "" for s in told}
    for name in {s.speaker.entity or "" for s in told} & material.entities.keys():
        entity = material.entities[name]
        texts.update((entity.name, *(role.text for role in entity.roles)))
    if not any(folded_words(text) & word_list("official") for text in texts):
        yield "No report cites an official source."


def _toll(material: Material) -> Iterator[str]:
    """Say which half of a toll is missing where the other half is told."""
    texts = [s.text for s in material.statements.values() if s.role != "background"]
    dead = any(_DEATHS.search(t) for t in texts)
    hurt = any(_INJURIES.search(t) for t in texts)
    counted = {
        f.measure
        for s in material.statements.values()
        for f in s.figures
        if f.measure and s.role != "background"
    }
    if dead and "killed" not in counted:
        yield "No report says how many people died."
    if hurt and "injured" not in counted:
        yield "No report says how many people were hurt."


def _cause(material: Material) -> Iterator[str]:
    """Say that no cause is told, of an accident that several reports tell."""
    hit, explained = set(), False
    for s in material.statements.values():
        words = folded_words(s.text)
        if s.role == "event" and words & word_list("accidents"):
            hit.add(s.report)
        explained = explained or bool(words & word_list("causes"))
    if not explained and len(hit) * 2 > len(material.reports):
        yield "No report says what caused it."


def _place(material: Material) -> Iterator[str]:
    if material.statements and material.parts.lead_place is None:
        yield "The reports do not say where it happened in words that the gazetteer knows."
