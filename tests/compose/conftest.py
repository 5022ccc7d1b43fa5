"""Stories made by hand: a ferry that ran aground, told by invented outlets."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from tellings.compose import StoryParts
from tellings.records.entity import Entity, EntityRole, Variant
from tellings.records.finding import Finding, Origin, Side, Value
from tellings.records.report import Dated, Report
from tellings.records.spans import Span
from tellings.records.statement import Figure, Speaker, Statement
from tellings.records.time import When

OWN = Speaker(kind="outlet")


def make_report(name: str, text: str, *, day: str | None = "2031-05-04", **more: Any) -> Report:
    """A report that states its day, or has none."""
    dated = Dated(earliest=day, latest=day, basis="stated") if day else None
    return Report(id=name, text=text, published=dated, **{"outlet": name.title(), **more})


def make_statement(report: Report, words: str, **more: Any) -> Statement:
    """The statement that these words of the report make; its sentence ends at the stops."""
    start = report.text.index(words)
    end = start + len(words)
    first = max(report.text.rfind(". ", 0, start), report.text.rfind("\n", 0, start))
    head = 0 if first < 0 else first + (2 if report.text[first] == "." else 1)
    stop = report.text.find(". ", end)
    tail = len(report.text) if stop < 0 else stop + 1
    speaker = more.pop("speaker", OWN)
    if speaker.text and speaker.start is None and speaker.text in report.text:
        at = report.text.index(speaker.text)
        speaker = Speaker(
            kind=speaker.kind,
            text=speaker.text,
            entity=speaker.entity,
            start=at,
            end=at + len(speaker.text),
        )
    settings: dict[str, Any] = {
        "terms": tuple(w.lower().strip(".,") for w in words.split() if len(w) > 3),
        "chain": tuple(x for x in (speaker.text, report.outlet) if x),
        "origin": speaker.text or report.outlet,
        "sentence": Span(head, tail),
    }
    return Statement(
        id=f"s-{report.id}-{start}",
        report=report.id,
        start=start,
        end=end,
        text=words,
        speaker=speaker,
        **{**settings, **more},
    )


def make_finding(name: str, statements: Sequence[Statement], **more: Any) -> Finding:
    """A finding over these statements; its origins are counted from them."""
    by_origin: dict[str, list[Statement]] = {}
    for s in statements:
        by_origin.setdefault(s.origin or s.report, []).append(s)
    origins = tuple(
        Origin(
            id=f"o-{who}", kind=own[0].speaker.kind, name=who, statements=tuple(s.id for s in own)
        )
        for who, own in by_origin.items()
    )
    settings: dict[str, Any] = {
        "question": f"What of {name}?",
        "kind": "event",
        "status": "corroborated" if len(origins) > 1 else "once",
    }
    return Finding(
        id=f"f-{name}",
        statements=tuple(s.id for s in statements),
        origins=origins,
        independent_origins=len(origins),
        carried_by=len({s.report for s in statements}),
        **{**settings, **more},
    )


def make_value(text: str, statements: Sequence[Statement], *, current: bool = True) -> Value:
    """A value given by these statements."""
    return Value(
        lower=None,
        upper=None,
        unit=None,
        text=text,
        as_of=None,
        statements=tuple(s.id for s in statements),
        current=current,
    )


def make_side(text: str, statements: Sequence[Statement]) -> Side:
    """A side of a dispute."""
    who = tuple(dict.fromkeys(f"o-{s.origin}" for s in statements))
    return Side(text=text, origins=who, statements=tuple(s.id for s in statements))


def make_person(name: str, *spellings: str, role: str | None = None) -> Entity:
    """A person with other spellings and one role."""
    return Entity(
        id="e-" + name.split()[-1].lower(),
        type="person",
        name=name,
        variants=tuple(Variant(text=t, reports=("harbour",), count=1) for t in (name, *spellings)),
        roles=(EntityRole(text=role, report="harbour"),) if role else (),
    )


def make_figure(text: str, words: str, number: float, **more: Any) -> Figure:
    """A number of people hurt."""
    settings: dict[str, Any] = {"measure": "injured", "counted": "passenger", "unit": "passengers"}
    at = text.index(words)
    return Figure(
        text=words,
        start=at,
        end=at + len(words),
        lower=number,
        upper=number,
        **{**settings, **more},
    )


def on_day(day: str) -> When:
    """A stated day."""
    return When(earliest=day, latest=day, basis="stated", text=day)


HARBOUR = make_report(
    "harbour",
    "The ferry Selma ran aground off Tobermory on Sunday. "
    "Captain Ola Brandt said that the engine had failed. "
    "At least 12 passengers were hurt. "
    "Some 80 people stood on the quay all night. "
    "Police suspect Jonas Vik of tampering with the fuel line.",
    title="Ferry Selma runs aground off Tobermory - Harbour News & Weather",
)
COAST = make_report(
    "coast",
    "A ferry ran aground near Tobermory on Sunday morning. "
    "The owners said the engine was in perfect order. "
    "Hospitals treated 19 passengers. "
    "Jonas Vik was cleared of any suspicion on Monday.",
    day="2031-05-05",
    title="Ferry on the rocks",
)
BRANDT = make_person("Ola Brandt", "Brandt", role="captain")
VIK = make_person("Jonas Vik", "Vik")


@pytest.fixture
def ferry() -> StoryParts:
    """Two reports, two days: agreed, disputed, moved on, told once, and a suspicion withdrawn."""
    aground = make_statement(
        HARBOUR,
        "The ferry Selma ran aground off Tobermory on Sunday",
        when=on_day("2031-05-04"),
        names=("selma", "tobermory"),
    )
    aground_too = make_statement(
        COAST,
        "A ferry ran aground near Tobermory on Sunday morning",
        when=on_day("2031-05-04"),
        names=("tobermory",),
    )
    failed = make_statement(
        HARBOUR,
        "the engine had failed",
        speaker=Speaker(kind="person", text="Captain Ola Brandt", entity="e-brandt"),
        cue="say",
    )
    sound = make_statement(
        COAST,
        "the engine was in perfect order",
        speaker=Speaker(kind="group", text="The owners"),
        role="state",
    )
    hurt = make_statement(
        HARBOUR,
        "At least 12 passengers were hurt",
        figures=(make_figure(HARBOUR.text, "12 passengers", 12),),
    )
    treated = make_statement(
        COAST,
        "Hospitals treated 19 passengers",
        figures=(make_figure(COAST.text, "19 passengers", 19),),
    )
    quay = make_statement(HARBOUR, "Some 80 people stood on the quay all night")
    suspect = make_statement(
        HARBOUR,
        "Police suspect Jonas Vik of tampering with the fuel line",
        speaker=Speaker(kind="organisation", text="Police"),
        names=("jonas vik",),
    )
    cleared = make_statement(
        COAST, "Jonas Vik was cleared of any suspicion on Monday", when=on_day("2031-05-05")
    )
    return StoryParts(
        reports=(HARBOUR, COAST),
        entities=(BRANDT, VIK),
        statements=(
            *(aground, failed, hurt, quay, suspect),
            *(aground_too, sound, treated, cleared),
        ),
        findings=(
            make_finding("aground", [aground, aground_too]),
            make_finding(
                "engine",
                [failed, sound],
                kind="state",
                status="disputed",
                sides=(make_side("failed", [failed]), make_side("in order", [sound])),
            ),
            make_finding(
                "hurt",
                [hurt, treated],
                kind="figure",
                status="superseded",
                question="How many passengers were hurt?",
                values=(
                    make_value("at least 12", [hurt], current=False),
                    make_value("19", [treated]),
                ),
            ),
            make_finding("quay", [quay]),
            make_finding("suspect", [suspect]),
            make_finding("cleared", [cleared]),
        ),
    )


@pytest.fixture
def make() -> Any:
    """The makers above, for stories of a test's own."""
    return SimpleNamespace(
        report=make_report,
        statement=make_statement,
        finding=make_finding,
        value=make_value,
        side=make_side,
        person=make_person,
        figure=make_figure,
        day=on_day,
    )
