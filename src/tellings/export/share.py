"""An account to hand on: private persons by role alone, and no report in full.

Of each report only the words of the statements that the account rests on are left, in their order,
with a mark where something was; offsets point into what is left, so the account can still be
checked as any other. Names of private persons are gone from every text, titles and files included.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from typing import Any, TypeVar

from tellings.export.privacy import Redactor, apply_edits, label_people, make_redactor
from tellings.records.account import Account, Story
from tellings.records.entity import Entity
from tellings.records.report import Report
from tellings.records.spans import Span
from tellings.records.statement import Statement

#: Stands where something of a report was left out.
GAP = "\n[…]\n"
_ID = re.compile(r"[a-z]{1,2}-[0-9a-z]+")
_Record = TypeVar("_Record")


def share_account(account: Account) -> Account:
    """Return the account without names of private persons and without full reports.

    Statements that no finding, summary, timeline or event rests on are left out.
    """
    labels = label_people(account)
    redact = make_redactor(account, labels)
    kept = {story.id: _cited(story) for story in account.stories}
    wanted = {
        report.id: [
            s
            for story in account.stories
            for s in story.statements
            if s.report == report.id and s.id in kept[story.id]
        ]
        for report in account.reports
    }
    excerpts = {r.id: _Excerpt(r.text, wanted[r.id], redact) for r in account.reports}
    reports = tuple(_share_report(r, excerpts[r.id], redact) for r in account.reports)
    stories = []
    for story in account.stories:
        statements = tuple(
            _share_statement(s, excerpts[s.report], redact)
            for s in story.statements
            if s.id in kept[story.id]
        )
        entities = tuple(
            _share_entity(e, labels.get(e.id), excerpts, redact) for e in story.entities
        )
        rest: dict[str, Any] = {
            field.name: _walk(getattr(story, field.name), redact)
            for field in dataclasses.fields(story)
            if field.name not in {"statements", "entities", "copies"}
        }
        # Where passages stand in the reports says nothing of what is left of them.
        copies = tuple(dataclasses.replace(_walk(c, redact), passages=()) for c in story.copies)
        own: dict[str, Any] = {"statements": statements, "entities": entities, "copies": copies}
        stories.append(dataclasses.replace(story, **rest, **own))
    return dataclasses.replace(
        account,
        reports=reports,
        stories=tuple(stories),
        decisions=tuple(_walk(d, redact) for d in account.decisions),
        shared=True,
    )


def _cited(story: Story) -> frozenset[str]:
    ids = {i for finding in story.findings for i in finding.statements}
    ids |= {i for sentence in story.summary for i in sentence.statements}
    ids |= {item.statement for item in story.timeline if item.statement}
    ids |= {c.statement for event in story.events for f in event.figures for c in f.claims}
    return frozenset(ids)


class _Excerpt:
    """What is left of a report's text, and where its places have gone."""

    def __init__(self, text: str, statements: Iterable[Statement], redact: Redactor) -> None:
        self._pieces: list[tuple[int, int, int, Any]] = []
        parts: list[str] = []
        size = 0
        for start, end in _stretches(statements):
            edits = [e for e in redact.edits(text) if e[0] < end and e[1] > start]
            inner = [(max(a, start) - start, min(b, end) - start, w) for a, b, w in edits]
            piece, place = apply_edits(text[start:end], inner)
            self._pieces.append((start, end, size, place))
            parts.append(piece)
            size += len(piece) + len(GAP)
        self.text = GAP.join(parts)

    def move(self, start: int | None, end: int | None) -> tuple[int, int] | None:
        """Return where a stretch of the old text is, None where it is left out."""
        if start is None or end is None:
            return None
        for first, last, at, place in self._pieces:
            if first <= start and end <= last:
                return at + place(start - first, False), at + place(end - first, True)
        return None


def _stretches(statements: Iterable[Statement]) -> list[tuple[int, int]]:
    """Return the stretches that statements cover, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((s.start, s.end) for s in statements):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _share_report(report: Report, excerpt: _Excerpt, redact: Redactor) -> Report:
    hidden = {"text", "removed", "captions", "credits", "subheads", "source_map", "url"}
    hidden |= {"canonical_url", "problem", "id", "parent"}
    told = {
        field.name: _walk(getattr(report, field.name), redact)
        for field in dataclasses.fields(report)
        if field.name not in hidden
    }
    return dataclasses.replace(
        report,
        **told,
        text=excerpt.text,
        url=_without_name(report.url, redact),
        canonical_url=_without_name(report.canonical_url, redact),
        removed=(),
        captions=(),
        credits=(),
        subheads=(),
        source_map=(),
    )


def _without_name(address: str | None, redact: Redactor) -> str | None:
    """Return an address unless it spells a name: "…/ann-bloggs-found-safe"."""
    words = " ".join(re.split(r"[\W_]+", address or "")).title()
    return None if address is None or redact.edits(words) else address


def _share_statement(statement: Statement, excerpt: _Excerpt, redact: Redactor) -> Statement:
    span = excerpt.move(statement.start, statement.end)
    # Every statement that is shared lies in its report's excerpt.
    start, end = span if span is not None else (0, 0)
    speaker = excerpt.move(statement.speaker.start, statement.speaker.end)
    event = statement.event
    if event is not None:
        trigger = excerpt.move(event.trigger.start, event.trigger.end) or (start, start)
        event = dataclasses.replace(event, trigger=Span(*trigger))
    return dataclasses.replace(
        statement,
        start=start,
        end=end,
        text=excerpt.text[start:end],
        sentence=Span(start, end),
        speaker=dataclasses.replace(
            statement.speaker,
            text=redact(statement.speaker.text) if statement.speaker.text else None,
            start=speaker[0] if speaker else None,
            end=speaker[1] if speaker else None,
        ),
        via=redact(statement.via) if statement.via else None,
        chain=tuple(map(redact, statement.chain)),
        event=event,
        figures=tuple(_share_figure(f, excerpt, redact) for f in statement.figures),
        when=_walk(statement.when, redact),
        terms=(),
        names=(),
        times=(),
        subject=None,
        agent=None,
        patient=None,
    )


def _share_figure(figure: Any, excerpt: _Excerpt, redact: Redactor) -> Any:
    start, end = excerpt.move(figure.start, figure.end) or (0, 0)
    return dataclasses.replace(figure, text=redact(figure.text), start=start, end=end)


def _share_entity(
    entity: Entity, label: str | None, excerpts: dict[str, _Excerpt], redact: Redactor
) -> Entity:
    if label is not None:
        return dataclasses.replace(
            entity,
            name=label,
            variants=(),
            mentions=(),
            place=None,
            roles=_walk(entity.roles, redact),
            possibly_same=_walk(entity.possibly_same, redact),
        )
    mentions = []
    for mention in entity.mentions:
        moved = excerpts[mention.report].move(mention.start, mention.end)
        if moved is not None:
            mentions.append(dataclasses.replace(mention, start=moved[0], end=moved[1]))
    return dataclasses.replace(_walk(entity, redact), mentions=tuple(mentions))


def _walk(value: _Record, redact: Redactor) -> _Record:
    """Return a record, or what it is made of, with every text in it redacted."""
    found: Any = value
    if isinstance(value, str):
        found = value if _ID.fullmatch(value) else redact(value)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        told = {f.name: _walk(getattr(value, f.name), redact) for f in dataclasses.fields(value)}
        found = dataclasses.replace(value, **told)
    elif isinstance(value, tuple):
        found = tuple(_walk(item, redact) for item in value)
    elif isinstance(value, dict):
        found = {key: _walk(item, redact) for key, item in value.items()}
    return found  # type: ignore[no-any-return]
