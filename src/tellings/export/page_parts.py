"""Small pieces that many sections of the page are made of."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from tellings.export.markup import Markup, element, join
from tellings.export.view import Note, StoryView, speaker_name, write_dated
from tellings.export.words import STATUS_NAMES, manner, write_interval
from tellings.records.finding import Finding, Status
from tellings.records.statement import Statement
from tellings.records.time import When

_SYMBOLS: dict[Status, str] = {
    "corroborated": "i-c",
    "disputed": "i-d",
    "superseded": "i-m",
    "once": "i-o",
}
_MODALITIES = {
    "possible": "(as possible)",
    "planned": "(as planned)",
    "conditional": "(on a condition)",
    "feared": "(as feared)",
}

SYMBOLS = Markup(
    '<svg class="defs" width="0" height="0" aria-hidden="true"><defs>'
    '<symbol id="i-c" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4.6" fill="currentColor"/>'
    "</symbol>"
    '<symbol id="i-d" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4.3" fill="none" '
    'stroke="currentColor" stroke-width="1.4"/><path d="M6 1.7a4.3 4.3 0 0 0 0 8.6z" '
    'fill="currentColor"/></symbol>'
    '<symbol id="i-m" viewBox="0 0 12 12"><path d="M.8 4.9h5.4V2l5 4-5 4V7.1H.8z" '
    'fill="currentColor"/></symbol>'
    '<symbol id="i-o" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4.2" fill="none" '
    'stroke="currentColor" stroke-width="1.4"/></symbol>'
    '<symbol id="m-0" viewBox="0 0 12 12"><rect x="1.5" y="1.5" width="9" height="9" rx="1"/>'
    '</symbol><symbol id="m-1" viewBox="0 0 12 12"><path d="M6 1.2l5.2 9.6H.8z"/></symbol>'
    '<symbol id="m-2" viewBox="0 0 12 12"><path d="M6 .9L11.1 6 6 11.1.9 6z"/></symbol>'
    '<symbol id="m-x" viewBox="0 0 12 12"><path d="M1.5 1.5l9 9m0-9l-9 9"/></symbol>'
    '<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect class="hatch" width="2" height="5"/></pattern>'
    "</defs></svg>"
)
"""Signs as drawings, for fonts do not agree on them; words beside them say the same."""


def fragment(name: str) -> str:
    """Return a link to a place on the page.

    Example:
        >>> fragment("f-a b")
        '#f-a%20b'
    """
    return "#" + quote(name, safe="-_.~")


def sign(status: Status) -> Markup:
    """Return the sign of a status; the word is said elsewhere."""
    return element(
        "svg",
        element("use", href=f"#{_SYMBOLS[status]}"),
        class_=f"sg k-{status}",
        aria_hidden="true",
    )


def tally(counts: Mapping[Status, int]) -> list[Markup]:
    """Return each status that occurs, as sign, number and word that no line end parts."""
    return [
        element("span", sign(status), f" {number} {STATUS_NAMES[status]}", class_="tied")
        for status, number in counts.items()
        if number
    ]


def mark(note: Note, statements: tuple[str, ...] = ()) -> Markup:
    """Return the small mark that opens a note.

    Args:
        note: The note.
        statements: Those that the marked sentence rests on, where these are not all.
    """
    return element(
        "a",
        sign(note.status),
        str(note.number),
        class_=f"mk k-{note.status}",
        href=fragment(note.id),
        data_s=" ".join(statements) or None,
        aria_label=f"Note {note.number}, {STATUS_NAMES[note.status]}",
    )


def said(statement: Statement) -> Markup:
    """Return a statement's words, as a quotation that keeps its direction to itself."""
    return element("q", statement.text, dir="auto")


def report_link(view: StoryView, report: str) -> Markup:
    """Return a report's name, leading to it."""
    return element("a", view.labels[report], href=fragment(report))


def by_line(view: StoryView, statement: Statement, *, with_speaker: bool = True) -> Markup:
    """Return who says it and how, in which report and when, and through whom it came.

    Args:
        view: The story.
        statement: The statement.
        with_speaker: False only where the speaker stands right above.
    """
    speaker = speaker_name(view, statement)
    verb = manner(statement) or ("said" if speaker else None)
    modality = _MODALITIES.get(statement.modality)
    who = element("b", speaker or view.labels[statement.report]) if with_speaker else None
    voice = [who, verb, modality] if speaker or statement.stance != "asserts" else [modality]
    report = view.reports[statement.report]
    published = write_dated(report.published)
    place = [
        report_link(view, report.id),
        _undoubled(published, view.labels[report.id]),
        _speaks_of(statement.when, published),
        _chain(statement),
    ]
    said_so = join((part for part in voice if part), " ")
    source = join((part for part in (said_so, *place) if part), " · ")
    return join([source, element("a", "in the report", href=fragment(statement.id), class_="to")])


def state_of(finding: Finding) -> str:
    """Return how many stand behind a finding.

    Example:
        >>> state_of(Finding(id="f", question="", kind="event", status="once",
        ...                  statements=("s",), independent_origins=1, carried_by=2))
        '1 origin, 2 reports'
    """
    origins = finding.independent_origins
    reports = finding.carried_by
    return (
        f"{origins} origin{'' if origins == 1 else 's'}, "
        f"{reports} report{'' if reports == 1 else 's'}"
    )


def section(key: str, title: str, *children: str | None, lead: str | None = None) -> Markup:
    """Return a section with its heading, or nothing where there is nothing to show."""
    if not any(children):
        return Markup("")
    return element(
        "section",
        element("h2", title, id=f"h-{key}"),
        element("p", lead, class_="lead") if lead else None,
        *children,
        id=key,
        aria_labelledby=f"h-{key}",
    )


def folded(summary: str, items: list[Markup], *, name: str = "ul") -> Markup | None:
    """Return the items behind a line that opens them; None where there are none."""
    if not items:
        return None
    return element("details", element("summary", summary), element(name, *items))


def _undoubled(date: str | None, label: str) -> str | None:
    """Return the date unless the label has it."""
    return None if date is None or date.removesuffix(" (inferred)") in label else date


def _speaks_of(when: When | None, published: str | None) -> str | None:
    """Return the days that a statement is about, where they are not those of its report."""
    if when is None or not when.text:
        return None
    days = write_interval(when.earliest, when.latest)
    return None if days == (published or "").removesuffix(" (inferred)") else f"speaks of {days}"


def _chain(statement: Statement) -> Markup | None:
    """Return the hands it went through, where there are more than the two that are plain."""
    if len(statement.chain) > 2:
        return element("span", " → ".join(statement.chain), class_="chain")
    return element("span", f"via {statement.via}", class_="chain") if statement.via else None
