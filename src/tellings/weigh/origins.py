"""Who is answerable for each statement: the independent origins of a story.

Origins are counted, never outlets: five papers with one agency's text are one voice, one speaker
whom four papers quote is one, and a body answers for its officers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tellings.records.copy import Copy
from tellings.records.entity import Entity
from tellings.records.report import Report
from tellings.records.spans import Span, make_id
from tellings.records.statement import Statement
from tellings.weigh.parties import Party, PartyFinder, name_unnamed

#: Share of a report that must be text of a group for all of it to be the group's voice.
MOSTLY_SHARED = 0.5
#: Share of a statement that must lie in shared passages for it to be shared text.
INSIDE = 0.5


def assign_origins(
    statements: Sequence[Statement],
    reports: Sequence[Report],
    entities: Sequence[Entity],
    copies: Sequence[Copy],
) -> tuple[tuple[Statement, ...], dict[str, Party]]:
    """Return the statements with their origin, and the party behind each origin.

    Args:
        statements: The story's statements, speakers linked to entities.
        reports: The story's reports.
        entities: The story's entities.
        copies: Which of the reports share a text.

    Returns:
        The statements in the order given, and parties by origin id.
    """
    voices = _Voices(reports, copies)
    finder = PartyFinder(entities)
    finder.note(s.speaker for s in statements)
    parties = [_party(s, voices, finder) for s in statements]
    ids = [make_id("o", *party.key) for party in parties]
    told = tuple(replace(s, origin=i) for s, i in zip(statements, ids, strict=True))
    named = sorted(zip(ids, parties, strict=True), key=lambda row: (row[0], row[1].name))
    # Of several names for one party the fullest is kept.
    return told, dict(sorted(named, key=lambda row: (row[0], len(row[1].name))))


def _party(statement: Statement, voices: _Voices, finder: PartyFinder) -> Party:
    speaker = statement.speaker
    if speaker.kind == "outlet":
        return voices.of(statement)
    known = finder.find(speaker)
    if known is not None:
        return known
    # Nobody knows whether two reports mean the same officials; within one voice they do.
    words = name_unnamed(speaker.text or "")
    return Party("unnamed", ("unnamed", *voices.of(statement).key, words), speaker.text or "")


class _Voices:
    """Whose a report's own words are."""

    def __init__(self, reports: Sequence[Report], copies: Sequence[Copy]) -> None:
        self._reports = {report.id: report for report in reports}
        self._passages: dict[str, list[tuple[Copy, list[Span]]]] = {}
        for copy in sorted(copies, key=lambda c: c.reports):
            for report in copy.reports:
                spans = [Span(p.start, p.end) for p in copy.passages if p.report == report]
                self._passages.setdefault(report, []).append((copy, spans))

    def of(self, statement: Statement) -> Party:
        """Return the party behind a report's own voice where this statement stands."""
        report = self._reports[statement.report]
        for copy, spans in self._passages.get(report.id, ()):
            if self._is_shared(report, statement.span, spans):
                return _shared_voice(copy, self._reports)
        return _own_voice(report)

    @staticmethod
    def _is_shared(report: Report, span: Span, passages: Sequence[Span]) -> bool:
        covered = sum(map(len, passages))
        if covered >= MOSTLY_SHARED * max(1, len(report.text)):
            return True
        return sum(span.overlap(p) for p in passages) >= INSIDE * max(1, len(span))


def _own_voice(report: Report) -> Party:
    if report.agency:
        return Party("agency", ("agency", report.agency.lower()), report.agency)
    if report.outlet:
        return Party("outlet", ("outlet", report.outlet.lower()), report.outlet)
    return Party("outlet", ("report", report.id), report.title or "an outlet that is not named")


def _shared_voice(copy: Copy, reports: Mapping[str, Report]) -> Party:
    if copy.agency:
        return Party("agency", ("agency", copy.agency.lower()), copy.agency)
    members = [reports[r] for r in copy.reports if r in reports]
    original = reports.get(copy.original or "")
    if original is not None and (original.agency or original.outlet):
        return _own_voice(original)
    names = sorted({r.outlet for r in members if r.outlet})
    if len(names) == 1 and len(members) == sum(r.outlet == names[0] for r in members):
        return Party("outlet", ("outlet", names[0].lower()), names[0])
    title = " and ".join(names) or (members[0].title or "outlets that are not named")
    return Party("outlet", ("text", *copy.reports), f"the text shared by {title}")
