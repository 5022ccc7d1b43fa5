"""The notes: every finding with the statements it rests on, by origin."""

from __future__ import annotations

from tellings.export.markup import Markup, element
from tellings.export.page_parts import by_line, fragment, said, section, sign, state_of
from tellings.export.plain import web_address
from tellings.export.view import Note, StoryView, outlet_of, write_dated
from tellings.export.words import STATUS_NAMES, list_words, write_confidence
from tellings.records.report import Report
from tellings.records.statement import Statement


def notes(view: StoryView) -> Markup:
    """Return all notes in order of their numbers."""
    items = [_note(view, note) for note in view.notes.values()]
    lead = "Every finding, with each statement it rests on, by the party answerable for it."
    return section(
        "notes", "Notes", element("ol", *items, class_="notes") if items else None, lead=lead
    )


def sources(view: StoryView) -> Markup | None:
    """Return full citations of the reports; for paper, where the reports are not printed."""
    items = [element("li", _citation(report)) for report in view.reports.values()]
    listed = element("ol", *items)
    return element("div", element("h2", "Reports"), listed, class_="sources") if items else None


def _citation(report: Report) -> str:
    """Return authors, title, outlet, date and address."""
    parts = [
        list_words(list(report.byline)),
        f"“{report.title}”" if report.title else "(no title)",
        outlet_of(report),
        f"text of {report.agency}" if report.agency and report.agency != outlet_of(report) else "",
        write_dated(report.published) or "date not known",
        web_address(report.url) or report.file or "",
    ]
    return ", ".join(part for part in parts if part)


def _note(view: StoryView, note: Note) -> Markup:
    finding = note.finding
    # A claim that stands alone says with its by-line who says it: no more is to be explained.
    alone = note.status == "once" and len(note.statements) == 1
    question = finding.question if finding else "What one report says"
    judgement = [STATUS_NAMES[note.status]]
    if finding:
        judgement += [state_of(finding), f"confidence {write_confidence(finding.confidence)}"]
        judgement += [] if finding.current else ["no longer current"]
    return element(
        "li",
        element("h3", sign(note.status), " ", question, dir="auto"),
        element("p", "; ".join(judgement), class_="by"),
        element("p", finding.reason, class_="reason") if finding and not alone else None,
        *([_alone(view, note.statements[0])] if alone else _by_origin(view, note)),
        _later(view, note),
        id=note.id,
        class_=f"note k-{note.status}",
        value=note.number,
        tabindex=-1,
    )


def _alone(view: StoryView, statement: Statement) -> Markup:
    return element("div", element("ul", _evidence(view, statement)), class_="origin")


def _by_origin(view: StoryView, note: Note) -> list[Markup]:
    groups: dict[str, list[Statement]] = {}
    names: dict[str, str] = {}
    if note.finding:
        for origin in note.finding.origins:
            names[origin.id] = origin.name
            groups[origin.id] = []
    for statement in note.statements:
        groups.setdefault(statement.origin or "", []).append(statement)
    return [
        element(
            "div",
            element("h4", names.get(origin) or view.origins.get(origin) or "not named"),
            element("ul", *(_evidence(view, s) for s in statements)),
            class_="origin",
        )
        for origin, statements in groups.items()
        if statements
    ]


def _evidence(view: StoryView, statement: Statement) -> Markup:
    return element(
        "li",
        said(statement),
        element("span", by_line(view, statement), class_="by"),
        class_="ev",
    )


def _later(view: StoryView, note: Note) -> Markup | None:
    """Return links to what replaced this state and what it replaced."""
    if note.finding is None:
        return None
    pairs = (("Replaced by", note.finding.superseded_by), ("Replaces", note.finding.supersedes))
    links = [
        element("p", f"{words}: ", element("a", _question(view, key), href=fragment(key)))
        for words, keys in pairs
        for key in keys
        if key in view.notes
    ]
    return element("div", *links, class_="by") if links else None


def _question(view: StoryView, key: str) -> str:
    """Return the question of a note."""
    finding = view.notes[key].finding
    return finding.question if finding else "what one report says"
