"""An account to hand on: private persons by role alone, and no report in full.

Of each report only the words of the statements that the account rests on are left, in their order,
with a mark where something was; offsets point into what is left, so the account can still be
checked as any other. Names of private persons are gone from every text, titles and files included.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from tellings.export.excerpt import Excerpt
from tellings.export.known_words import is_everyday
from tellings.export.letters import fold
from tellings.export.names import SOMEBODY, gather_names
from tellings.export.placed import find_placed
from tellings.export.privacy import find_private, label_people, name_role
from tellings.export.redaction import Redactor
from tellings.export.sources import Sources
from tellings.export.unseen import Unseen
from tellings.records.account import Account, Story
from tellings.records.entity import Entity, GazetteerEntry, Place
from tellings.records.report import Report
from tellings.records.spans import Span, make_id
from tellings.records.statement import Figure, Statement

_ID = re.compile(r"[a-z]-[a-z2-7]{13}")
#: Fields that hold words of ours, codes and days: nothing of a report stands in them.
_OURS = frozenset(
    "kind type subtype status stance polarity modality basis precision judgement measure feature "
    "country_code language earliest latest as_of made_at posted gazetteer_id coordinates".split()
)
#: Fields that hold a word of the dictionary as a rule.
_LEMMAS = frozenset({"cue", "counted", "unit"})
_Record = TypeVar("_Record")


def share_account(account: Account) -> Account:
    """Return the account without names of private persons and without full reports.

    Statements that no finding, summary, timeline or event rests on are left out. An account that
    is shared already stays as it is.
    """
    if account.shared:
        return account
    redact, labels = make_redactor(account)
    return _Sharing(account, redact, labels).account()


def make_redactor(account: Account) -> tuple[Redactor, dict[str, str]]:
    """Return what takes the private names of an account out of a text, and what stands there.

    Returns:
        The redactor, and by entity id what each private person is called.
    """
    placed = find_placed(account)
    private = find_private(account, placed)
    names = gather_names(account, private, placed)
    unseen = Unseen(account, names.public)
    first = Redactor(names, unseen)
    for text in _texts(account.reports):
        for name in first.find_unseen(text):
            names.add_withheld(name, SOMEBODY)
    labels = label_people(account, private, names.parts)
    names.labels = labels
    return Redactor(names, unseen), labels


def _texts(reports: Iterable[Report]) -> Iterator[str]:
    """Yield the texts of reports in which somebody may be named."""
    for report in reports:
        subheads = (subhead.text for subhead in report.subheads)
        texts = (report.title, report.subtitle, *report.captions, *subheads, report.text)
        yield from (text for text in texts if text)


class _Sharing:
    """Shares one account: what is taken out of it, and what its records become."""

    def __init__(self, account: Account, redact: Redactor, labels: dict[str, str]) -> None:
        self._account = account
        self._redact = redact
        self._labels = labels
        self._ids = set(_ids_of(account))
        self._sources = Sources(account.reports, redact)
        kept = {story.id: _cited(story) for story in account.stories}
        self._statements: dict[str, list[Statement]] = {
            report.id: [] for report in account.reports
        }
        for story in account.stories:
            for statement in story.statements:
                if statement.id in kept[story.id]:
                    self._statements[statement.report].append(statement)
        self._kept = kept
        self._excerpts = {
            report.id: Excerpt(report.text, self._statements[report.id], redact)
            for report in account.reports
        }

    def account(self) -> Account:
        """Return the account as it is shared."""
        return dataclasses.replace(
            self._account,
            reports=tuple(map(self._report, self._account.reports)),
            stories=tuple(map(self._story, self._account.stories)),
            # Who decides is a private person, too.
            decisions=tuple(
                dataclasses.replace(self._walk(decision), user=None)
                for decision in self._account.decisions
            ),
            shared=True,
        )

    def _story(self, story: Story) -> Story:
        own = {"statements", "entities", "copies"}
        rest: dict[str, Any] = {
            field.name: self._walk(getattr(story, field.name), field.name)
            for field in dataclasses.fields(story)
            if field.name not in own
        }
        statements = tuple(
            self._statement(s) for s in story.statements if s.id in self._kept[story.id]
        )
        # Where passages stand in the reports says nothing of what is left of them.
        copies = tuple(dataclasses.replace(self._walk(copy), passages=()) for copy in story.copies)
        return dataclasses.replace(
            story,
            **rest,
            statements=statements,
            entities=tuple(map(self._entity, story.entities)),
            copies=copies,
        )

    def _report(self, report: Report) -> Report:
        hidden = {"text", "removed", "captions", "credits", "subheads", "source_map"}
        told: dict[str, Any] = {
            field.name: self._walk(getattr(report, field.name), field.name)
            for field in dataclasses.fields(report)
            if field.name not in hidden
        }
        told |= self._sources.of(report)
        # Who writes is named; who speaks in an entry of a live page may be anybody.
        told["byline"] = () if report.parent else tuple(map(self._redact.known, report.byline))
        empty: dict[str, Any] = dict.fromkeys(hidden - {"text"}, ())
        return dataclasses.replace(report, **told, **empty, text=self._excerpts[report.id].text)

    def _statement(self, statement: Statement) -> Statement:
        excerpt = self._excerpts[statement.report]
        # Every statement that is shared lies in its report's excerpt.
        start, end = excerpt.move(statement.start, statement.end) or (0, 0)
        walked = self._walk(statement)
        speaker = excerpt.move(statement.speaker.start, statement.speaker.end)
        told = walked.speaker.text
        if speaker:
            told = excerpt.text[speaker[0] : speaker[1]]
        event = walked.event
        if event is not None:
            trigger = excerpt.move(event.trigger.start, event.trigger.end) or (start, start)
            event = dataclasses.replace(event, trigger=Span(*trigger))
        return dataclasses.replace(
            walked,
            start=start,
            end=end,
            text=excerpt.text[start:end],
            sentence=Span(start, end),
            speaker=dataclasses.replace(
                walked.speaker,
                text=told,
                start=speaker[0] if speaker else None,
                end=speaker[1] if speaker else None,
            ),
            event=event,
            figures=tuple(self._figure(f, excerpt) for f in walked.figures),
            terms=(),
            names=(),
            times=(),
            subject=None,
            predicate=None,
            agent=None,
            patient=None,
        )

    def _figure(self, figure: Figure, excerpt: Excerpt) -> Figure:
        moved = excerpt.move(figure.start, figure.end)
        if moved is None:
            return dataclasses.replace(figure, start=0, end=0)
        return dataclasses.replace(
            figure, text=excerpt.text[moved[0] : moved[1]], start=moved[0], end=moved[1]
        )

    def _entity(self, entity: Entity) -> Entity:
        label = self._labels.get(entity.id)
        walked = self._walk(dataclasses.replace(entity, mentions=()))
        if label is not None:
            roles = [(name_role(role.text), role) for role in entity.roles]
            return dataclasses.replace(
                walked,
                name=label,
                variants=(),
                place=None,
                # Words of a report beside a name may be names themselves.
                roles=tuple(
                    dataclasses.replace(role, text=noun)
                    for noun, role in roles
                    if noun and self._redact(noun) == noun
                ),
            )
        mentions = []
        for mention in entity.mentions:
            moved = self._excerpts[mention.report].move(mention.start, mention.end)
            if moved is not None:
                mentions.append(dataclasses.replace(mention, start=moved[0], end=moved[1]))
        return dataclasses.replace(walked, mentions=tuple(mentions))

    def _walk(self, value: _Record, name: str = "", *, guess: bool = True) -> _Record:
        """Return a record, or what it is made of, with every text in it redacted.

        Args:
            value: A record, a text, or several.
            name: The field that it stands in.
            guess: Whether a name may be one that no report was read to hold.
        """
        found: Any = value
        # What a gazetteer says of a place is no secret.
        guess = guess and not isinstance(value, (Place, GazetteerEntry))
        if isinstance(value, str):
            found = self._text(value, name, guess=guess)
        elif dataclasses.is_dataclass(value) and not isinstance(value, type):
            told = {
                f.name: self._walk(getattr(value, f.name), f.name, guess=guess)
                for f in dataclasses.fields(value)
            }
            found = dataclasses.replace(value, **told)
        elif isinstance(value, tuple):
            found = tuple(self._walk(item, name, guess=guess) for item in value)
        elif isinstance(value, dict):
            found = {key: self._walk(item, name, guess=guess) for key, item in value.items()}
        return found  # type: ignore[no-any-return]

    def _text(self, text: str, name: str, *, guess: bool) -> str:
        if name in _OURS or _ID.fullmatch(text):
            return text
        if name in _LEMMAS and is_everyday(fold(text)):
            return text
        redacted = self._redact(text) if guess else self._redact.known(text)
        if redacted != text and text in self._ids:
            # An id that was made by hand: another in its place, the same everywhere.
            return make_id(text[0], text)
        return redacted


def _ids_of(account: Account) -> Iterator[str]:
    """Yield the ids of an account's records."""
    yield from (report.id for report in account.reports)
    yield from (decision.id for decision in account.decisions)
    for story in account.stories:
        yield from (story.id, *story.former_ids, *story.follows)
        yield from (statement.id for statement in story.statements)
        for entity in story.entities:
            yield from (entity.id, *entity.former_ids)
        for finding in story.findings:
            yield from (finding.id, *finding.former_ids)
            yield from (origin.id for origin in finding.origins)


def _cited(story: Story) -> frozenset[str]:
    ids = {i for finding in story.findings for i in finding.statements}
    ids |= {i for sentence in story.summary for i in sentence.statements}
    ids |= {item.statement for item in story.timeline if item.statement}
    ids |= {c.statement for event in story.events for f in event.figures for c in f.claims}
    return frozenset(ids)
