"""The account in short, as Markdown; what it rests on stands in footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tellings.export.brief import SHARED_NOTICE, counts_line, where_and_when
from tellings.export.markdown_text import escape
from tellings.export.sides import (
    as_of,
    behind,
    carriers,
    chains,
    different,
    once_of,
    replacing,
    sides_of,
    since_then,
    standing_of,
    state_words,
    steps,
    who_says,
)
from tellings.export.view import Note, StoryView, gather_view, write_dated
from tellings.export.words import STATUS_NAMES, count, list_words, manner, write_confidence
from tellings.records.account import Account
from tellings.records.finding import Finding, Side
from tellings.records.statement import Statement

_MOST_STATEMENTS = 8


def to_markdown(account: Account) -> str:
    """Return the account in short; nothing that a report holds is markup in it.

    Footnotes have the numbers of the notes on the page; of several stories, each has its own.
    """
    told = [_Telling(gather_view(account, story)) for story in account.stories]
    for number, telling in enumerate(told, 1):
        telling.prefix = f"{number}-" if len(told) > 1 else ""
    blocks = [block for telling in told for block in telling.blocks()]
    blocks = blocks or ["No story could be made of these reports."]
    notice = [f"*{SHARED_NOTICE}*"] if account.shared else []
    return "\n\n".join([*notice, *blocks]) + "\n"


class _Telling:
    """Tells one story and remembers which notes it has cited."""

    def __init__(self, view: StoryView) -> None:
        self.prefix = ""
        self._view = view
        self._cited: dict[str, Note] = {}

    def blocks(self) -> Iterator[str]:
        """Yield headings, paragraphs and lists in order; the footnotes come last."""
        view = self._view
        yield f"# {escape(view.story.title) or '(no title)'}"
        where = where_and_when(view)
        if where:
            yield escape(where)
        yield escape(counts_line(view))
        yield from _section("Not known", _list(escape(text) for text in view.story.unknown))
        yield from _section("The account", self._summary())
        yield from _section("Where they disagree", *self._disputes())
        yield from _section("What moved on", _list(self._moved()))
        yield from _section("What several origins say", _list(self._agreed()))
        yield from _section("Only one origin says", _list(self._once()))
        notes = sorted(self._cited.values(), key=lambda note: note.number)
        yield from (self._footnote(note) for note in notes)

    def _summary(self) -> str:
        sentences = []
        for sentence in self._view.story.summary:
            notes = sorted(self._view.cited(sentence.statements), key=lambda n: n[0].number)
            sentences.append(escape(sentence.text) + "".join(self._mark(n) for n, _ in notes))
        return " ".join(sentences)

    def _disputes(self) -> Iterator[str]:
        for finding in self._view.with_status("disputed"):
            yield f"### {self._question(finding)}"
            yield _list(self._side(finding, side) for side in sides_of(self._view, finding))
            told = [escape(t) for t in (finding.reason, since_then(self._view, finding)) if t]
            if told:
                yield " ".join(told)

    def _side(self, finding: Finding, side: Side) -> str:
        view = self._view
        who = list_words(behind(view, finding, side))
        reports = list_words([view.labels[report] for report in carriers(view, side)])
        day = as_of(finding, side)
        told = [who, f"carried by {reports}" if reports else "", f"as of {day}" if day else ""]
        rest = "; ".join(part for part in told if part)
        return _strong(side.text) + (f": {escape(rest)}" if rest else "")

    def _moved(self) -> Iterator[str]:
        for finding in self._view.with_status("superseded"):
            path = escape(" → ".join(steps(finding)))
            yield _sentence(_strong(finding.question), path, finding.reason, self._of(finding))
        for chain in chains(self._view):
            path = escape(" → ".join(state_words(self._view, finding) for finding in chain))
            marks = "".join(self._of(finding) for finding in chain)
            yield _sentence(_strong(chain[-1].question), path, "", marks)

    def _agreed(self) -> Iterator[str]:
        for finding in self._view.with_status("corroborated"):
            names = [origin.name for origin in finding.origins]
            told = different(self._view.known(finding.statements), 1)
            quoted = [" ".join(filter(None, (f"“{s.text}”", manner(s)))) for s in told]
            words = escape(f"{''.join(quoted)} ({list_words(names)})")
            later = since_then(self._view, finding)
            yield _sentence(_strong(finding.question), words, later, self._of(finding))

    def _once(self) -> Iterator[str]:
        for finding in once_of(self._view):
            statement = self._view.known(finding.statements)[0]
            yield self._said(statement) + self._of(finding)

    def _said(self, statement: Statement) -> str:
        report = self._view.reports[statement.report]
        day = (write_dated(report.published) or "date not known").removesuffix(" (inferred)")
        label = self._view.labels[report.id]
        dated = "" if day in label else f" · {day}"
        how = "".join(f", {part}" for part in (standing_of(self._view, statement),) if part)
        return escape(f"“{statement.text}” ({who_says(self._view, statement)}{dated}{how})")

    def _question(self, finding: Finding) -> str:
        return escape(finding.question) + self._of(finding)

    def _of(self, finding: Finding) -> str:
        return self._mark(self._view.notes[finding.id])

    def _mark(self, note: Note) -> str:
        self._cited[note.id] = note
        for later in replacing(self._view, note.finding) if note.finding else ():
            if later.id not in self._cited:
                self._mark(self._view.notes[later.id])
        return f"[^{self.prefix}{note.number}]"

    def _footnote(self, note: Note) -> str:
        """Return a note: the question, what it amounts to, and each statement with its source."""
        words = [STATUS_NAMES[note.status]]
        if note.finding:
            if note.status != "once":
                words.append(count(note.finding.independent_origins, "origin"))
            words.append(count(note.finding.carried_by, "report"))
            words.append(f"confidence {write_confidence(note.finding.confidence)}")
            later = [self._of(finding) for finding in replacing(self._view, note.finding)]
            words += [f"replaced by {''.join(later)}"] if later else []
        question = escape(note.finding.question) + " " if note.finding else ""
        said = [self._said(statement) for statement in note.statements[:_MOST_STATEMENTS]]
        beyond = len(note.statements) - _MOST_STATEMENTS
        said += [f"and {count(beyond, 'more statement')}"] if beyond > 0 else []
        return f"[^{self.prefix}{note.number}]: {question}{', '.join(words)}. {'; '.join(said)}."


def _section(title: str, *blocks: str) -> Iterator[str]:
    """Yield a heading and what stands under it; nothing where there is nothing."""
    there = [block for block in blocks if block]
    if there:
        yield f"## {title}"
        yield from there


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _strong(text: str) -> str:
    words = escape(text)
    return f"**{words}**" if words else ""


def _sentence(question: str, words: str, reason: str, marks: str) -> str:
    ended = f"{words}." if words and reason else words
    return " ".join(part for part in (question, ended, escape(reason)) if part) + marks
