from __future__ import annotations

from dataclasses import replace
from typing import Any

from tellings.compose import StoryParts, compose_story
from tellings.records.account import EventRecord
from tellings.records.spans import Span
from tellings.records.statement import Event, Fate


def with_event(parts: StoryParts, words: str, **more: Any) -> StoryParts:
    def changed(text: str) -> bool:
        return words in text

    event = Event(type="ACCIDENT", subtype="transport", trigger=Span(0, 1), actor="e-vik")
    return replace(
        parts,
        statements=tuple(
            replace(s, event=event, **more) if changed(s.text) else s for s in parts.statements
        ),
    )


def one(parts: StoryParts) -> EventRecord:
    (record,) = compose_story(parts).events
    return record


def test_reports_of_one_event_make_one_record(ferry: StoryParts) -> None:
    record = one(with_event(ferry, "ran aground"))
    assert (record.type, record.subtype) == ("ACCIDENT", "transport")
    assert record.date is not None
    assert (record.date.earliest, record.date.precision) == ("2031-05-04", "day")
    assert record.actors == ("e-vik",)
    assert record.findings == ("f-aground",)


def test_what_did_not_happen_is_no_event(ferry: StoryParts) -> None:
    assert compose_story(with_event(ferry, "ran aground", modality="planned")).events == ()
    assert compose_story(with_event(ferry, "ran aground", polarity="negative")).events == ()
    assert compose_story(with_event(ferry, "ran aground", role="background")).events == ()
    assert compose_story(with_event(ferry, "ran aground", stance="denies")).events == ()


def test_figures_carry_every_claim_and_whether_it_still_stands(ferry: StoryParts) -> None:
    (figure,) = one(with_event(ferry, "passengers were hurt")).figures
    assert (figure.measure, figure.counted) == ("injured", "passenger")
    assert [(c.lower, c.live) for c in figure.claims] == [(12, False), (19, True)]
    assert (figure.lowest, figure.best, figure.highest) == (19, 19, 19)


def test_open_range_is_not_closed(ferry: StoryParts) -> None:
    parts = with_event(ferry, "passengers were hurt")
    statements = tuple(
        replace(s, figures=tuple(replace(f, upper=None) for f in s.figures))
        for s in parts.statements
    )
    live = tuple(replace(f, values=()) for f in parts.findings)
    (figure,) = one(replace(parts, statements=statements, findings=live)).figures
    assert (figure.lowest, figure.highest) == (12, 19)
    assert all(c.upper is None for c in figure.claims)


def test_the_toll_is_one_figure_and_earlier_counts_stay_as_earlier(ferry: StoryParts) -> None:
    parts = with_event(ferry, "passengers were hurt")
    told = tuple(
        replace(s, fates=tuple(_hurt(f.lower, s.start) for f in s.figures if f.lower in {12, 19}))
        for s in parts.statements
    )
    toll = next(f for f in one(replace(parts, statements=told)).figures if f.counted is None)
    assert (toll.measure, toll.lowest, toll.best, toll.highest) == ("injured", 19, 19, 19)
    assert [(c.lower, c.live) for c in toll.claims] == [(12, False), (19, True)]


def test_the_toll_takes_a_headline_but_claims_are_of_statements(ferry: StoryParts) -> None:
    parts = with_event(ferry, "passengers were hurt")
    told = tuple(
        replace(s, fates=tuple(_hurt(f.lower, s.start) for f in s.figures if f.lower in {12, 19}))
        for s in parts.statements
    )
    reports = tuple(replace(r, title="21 hurt on ferry") for r in parts.reports)
    parts = replace(parts, statements=told, reports=reports)
    toll = next(f for f in one(parts).figures if f.counted is None)
    assert toll.best == 21
    assert [c.lower for c in toll.claims] == [12, 19]


def test_where_the_toll_is_told_no_other_count_of_people_stands(ferry: StoryParts) -> None:
    parts = with_event(ferry, "passengers were hurt")
    told = tuple(
        replace(
            s,
            fates=tuple(_hurt(f.lower, s.start) for f in s.figures if f.lower in {12, 19}),
            figures=tuple(replace(f, measure="killed", counted=None) for f in s.figures),
        )
        for s in parts.statements
    )
    assert {f.measure for f in one(replace(parts, statements=told)).figures} == {"injured"}


def _hurt(number: float | None, at: int) -> Fate:
    return Fate(
        at=at, start=at, measure="injured", lower=number, upper=number, phrase=at, figure=0
    )
