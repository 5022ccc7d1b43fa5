"""A story with the look-ups that every way of showing it needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tellings.export.words import STATUSES, write_interval
from tellings.records.account import Account, Story
from tellings.records.entity import Entity
from tellings.records.finding import Finding, Status
from tellings.records.report import Dated, Report
from tellings.records.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A numbered note: a finding, or a statement of the account that is in no finding."""

    id: str
    number: int
    finding: Finding | None
    statements: tuple[Statement, ...]

    @property
    def status(self) -> Status:
        """The finding's; a statement in none has one origin."""
        return self.finding.status if self.finding else "once"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """One story, ready to be shown.

    Attributes:
        reports: The story's reports in order of time; those that share a text stand together.
        labels: How a report is called, different for each.
        braces: Ids of the reports that share a text, in the order of `reports`.
        notes: By finding id (or `x-` and statement id), numbered as the page mentions them.
        notes_of: Notes by statement id.
        origins: Names of origins by id.
    """

    story: Story
    reports: Mapping[str, Report]
    labels: Mapping[str, str]
    braces: tuple[tuple[str, ...], ...]
    statements: Mapping[str, Statement]
    entities: Mapping[str, Entity]
    notes: Mapping[str, Note]
    notes_of: Mapping[str, tuple[Note, ...]]
    origins: Mapping[str, str]

    def known(self, ids: Iterable[str]) -> tuple[Statement, ...]:
        """Return the statements of `ids` that the story has, once each."""
        return tuple(self.statements[i] for i in dict.fromkeys(ids) if i in self.statements)

    def cited(self, ids: Iterable[str], most: int = 5) -> list[tuple[Note, tuple[str, ...]]]:
        """Return the notes that `ids` belong to, each with those of the ids that it holds.

        Those with the most come first; no more than `most` are worth a mark.
        """
        found: dict[str, tuple[Note, list[str]]] = {}
        for statement in self.known(ids):
            for note in self.notes_of.get(statement.id, ()):
                found.setdefault(note.id, (note, []))[1].append(statement.id)
        ordered = sorted(found.values(), key=lambda pair: (-len(pair[1]), pair[0].number))
        return [(note, tuple(held)) for note, held in ordered[:most]]

    def with_status(self, status: Status) -> tuple[Finding, ...]:
        """Return the findings of a status, the weightiest first."""
        return tuple(f for f in self.story.findings if f.status == status)

    def counts(self) -> dict[Status, int]:
        """Return how many findings have each status."""
        found = Counter(finding.status for finding in self.story.findings)
        return {status: found[status] for status in STATUSES}

    def origin_count(self) -> int:
        """Return the number of parties that answer for at least one statement."""
        return len({s.origin for s in self.statements.values() if s.origin} | set(self.origins))


def gather_view(account: Account, story: Story) -> StoryView:
    """Return `story` with its reports and look-ups; unknown ids are passed over."""
    by_id = {report.id: report for report in account.reports}
    chosen = sorted((by_id[i] for i in story.reports if i in by_id), key=_time_key)
    braces = _braces(story, chosen)
    columns = _columns(chosen, braces)
    statements = {s.id: s for s in story.statements if s.report in columns}
    notes = {note.id: note for note in _notes(story, statements)}
    return StoryView(
        story=story,
        reports=columns,
        labels=_labels(columns),
        braces=tuple(tuple(i for i in columns if i in brace) for brace in braces),
        statements=statements,
        entities={entity.id: entity for entity in story.entities},
        notes=notes,
        notes_of=_notes_of(notes.values()),
        origins={o.id: o.name for f in story.findings for o in f.origins},
    )


def outlet_of(report: Report) -> str:
    """Return who published a report, as far as it is known."""
    return report.outlet or report.agency or "outlet unknown"


def write_dated(dated: Dated | None) -> str | None:
    """Return a report's date in words, saying so where it is not stated."""
    if dated is None or dated.basis == "unknown":
        return None
    text = write_interval(dated.earliest, dated.latest)
    return f"{text} (inferred)" if dated.basis == "inferred" else text


def speaker_name(view: StoryView, statement: Statement) -> str | None:
    """Return who says it, by the best name known; None where it is the report's own voice."""
    speaker = statement.speaker
    if speaker.kind == "outlet":
        return None
    entity = view.entities.get(speaker.entity) if speaker.entity else None
    origin = view.origins.get(statement.origin) if statement.origin else None
    if entity is None:
        return speaker.text or origin or "somebody not named"
    text = speaker.text or ""
    if entity.name in text:
        return text
    # "the county prefect" says more than the bare name; "he" and "Ene" say less.
    says_less = text.casefold() in entity.name.casefold() or text.casefold() in _PRONOUNS
    return entity.name if says_less else f"{entity.name} (“{text}”)"


_PRONOUNS = frozenset({"", "he", "she", "they", "it", "i", "we", "who", "him", "her", "them"})


def _time_key(report: Report) -> tuple[str, str, str, str]:
    dated = report.published
    known = dated is not None and dated.basis != "unknown"
    earliest = dated.earliest if dated and known else "9999"
    latest = dated.latest if dated and known else "9999"
    return earliest, latest, report.outlet or "", report.id


def _braces(story: Story, reports: list[Report]) -> list[set[str]]:
    """Return the sets of reports that share a text, through however many hands."""
    here = {report.id for report in reports}
    sets: list[set[str]] = []
    for copy in story.copies:
        merged = here.intersection(copy.reports)
        apart = []
        for other in sets:
            if merged & other:
                merged |= other
            else:
                apart.append(other)
        sets = [*apart, merged] if len(merged) > 1 else sets
    return sets


def _columns(reports: list[Report], braces: list[set[str]]) -> dict[str, Report]:
    """Return the reports in order, each brace at the place of its first member."""
    columns: dict[str, Report] = {}
    for report in reports:
        brace = next((b for b in braces if report.id in b), {report.id})
        columns.update({r.id: r for r in reports if r.id in brace and r.id not in columns})
    return columns


def _labels(reports: Mapping[str, Report]) -> dict[str, str]:
    """Return outlets; where an outlet has several reports, with the day or a number."""
    outlets = Counter(outlet_of(report) for report in reports.values())
    days = Counter((outlet_of(r), write_dated(r.published)) for r in reports.values())
    labels: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for key, report in reports.items():
        outlet, day = outlet_of(report), write_dated(report.published)
        seen[outlet] += 1
        if outlets[outlet] == 1:
            labels[key] = outlet
        elif day and days[outlet, day] == 1:
            labels[key] = f"{outlet}, {day.removesuffix(' (inferred)')}"
        else:
            labels[key] = f"{outlet} ({seen[outlet]})"
    return labels


def _notes(story: Story, statements: Mapping[str, Statement]) -> list[Note]:
    """Return the notes, first those that the account cites, then by status and weight."""
    in_findings: dict[str, list[Finding]] = {}
    for finding in story.findings:
        for statement in finding.statements:
            in_findings.setdefault(statement, []).append(finding)
    order: dict[str, Finding | None] = {}
    for cited in (i for sentence in story.summary for i in sentence.statements):
        if cited in in_findings:
            order.update({f.id: f for f in in_findings[cited]})
        elif cited in statements:
            order[f"x-{cited}"] = None
    rank = {status: place for place, status in enumerate(_READING_ORDER)}
    for finding in sorted(story.findings, key=lambda f: rank[f.status]):
        order.setdefault(finding.id, finding)
    return [
        Note(
            id=key,
            number=number,
            finding=finding,
            statements=tuple(
                statements[i]
                for i in (finding.statements if finding else (key.removeprefix("x-"),))
                if i in statements
            ),
        )
        for number, (key, finding) in enumerate(order.items(), 1)
    ]


_READING_ORDER: tuple[Status, ...] = ("disputed", "superseded", "corroborated", "once")


def _notes_of(notes: Iterable[Note]) -> dict[str, tuple[Note, ...]]:
    found: dict[str, list[Note]] = {}
    for note in notes:
        for statement in note.statements:
            found.setdefault(statement.id, []).append(note)
    return {key: tuple(sorted(mine, key=lambda n: n.number)) for key, mine in found.items()}
