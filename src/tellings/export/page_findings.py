"""Findings as an editor reads them: disputes, what moved on, what several say, what one says."""

from __future__ import annotations

from tellings.export.charts import step_chart
from tellings.export.markup import Markup, element, join
from tellings.export.page_parts import (
    by_line,
    folded,
    mark,
    report_link,
    said,
    section,
    sign,
    state_of,
)
from tellings.export.sides import (
    as_of,
    behind,
    carriers,
    chains,
    different,
    once_of,
    sides_of,
    since_then,
    state_words,
    steps,
)
from tellings.export.view import StoryView, speaker_name
from tellings.export.words import list_words, manner, write_confidence, write_day
from tellings.records.finding import Finding, Side

_COLUMNS = 3
_SIZES = ((14, "short"), (30, "middling"))
_OPEN_ITEMS = 12
_MOST_QUOTES = 2


def disputes(view: StoryView) -> Markup:
    """Return a card for each dispute, its sides beside each other."""
    cards = [_dispute(view, finding) for finding in view.with_status("disputed")]
    return section("disputed", "Where they disagree", *cards)


def moved(view: StoryView) -> Markup:
    """Return figures that changed as charts, states that replaced each other as strips."""
    figures = [_moved_figure(view, finding) for finding in view.with_status("superseded")]
    strips = [_strip(view, chain) for chain in chains(view)]
    return section("moved", "What moved on", *figures, *strips)


def corroborated(view: StoryView) -> Markup:
    """Return what independent origins agree on."""
    items = [_agreed(view, finding) for finding in view.with_status("corroborated")]
    return section("agreed", "What several origins say", *_first(items, "more findings"))


def once(view: StoryView) -> Markup:
    """Return what a single origin says, the weightiest first."""
    items = [_once(view, finding) for finding in once_of(view)]
    lead = "Nobody independent bears these out. Not to be printed as fact."
    return section("once", "Only one origin says", *_first(items, "more"), lead=lead)


def _first(items: list[Markup], rest: str) -> list[Markup | None]:
    if not items:
        return []
    shown, hidden = items[:_OPEN_ITEMS], items[_OPEN_ITEMS:]
    return [element("ul", *shown, class_="plain"), folded(f"{len(hidden)} {rest}", hidden)]


def _judgement(view: StoryView, finding: Finding) -> Markup:
    """Return the reason, the confidence and the mark that opens the evidence."""
    note = view.notes[finding.id]
    confidence = f"confidence {write_confidence(finding.confidence)}"
    return element(
        "p",
        finding.reason or None,
        " " if finding.reason else None,
        element("span", f"{state_of(finding)}; {confidence} ", mark(note), class_="by"),
        class_="reason",
    )


def _dispute(view: StoryView, finding: Finding) -> Markup:
    stands = sides_of(view, finding)
    size = _size([side.text for side in stands])
    sides = [_side(view, finding, side, size) for side in stands]
    shown, hidden = sides[:_COLUMNS], sides[_COLUMNS:]
    more = f"{len(hidden)} further side{'' if len(hidden) == 1 else 's'}"
    return element(
        "article",
        element("h3", sign("disputed"), " ", finding.question, dir="auto"),
        element("div", *shown, class_=f"sides n{len(shown)}"),
        folded(more, hidden, name="div"),
        _judgement(view, finding),
        _since_then(view, finding),
        class_="card",
        data_f=finding.id,
    )


def _side(view: StoryView, finding: Finding, side: Side, size: str) -> Markup:
    """Return a side: what it says, set large; who stands behind it; who carried it; as of when."""
    statements = view.known(side.statements)
    origins = behind(view, finding, side)
    carried = carriers(view, side)
    day = as_of(finding, side)
    quotes = [
        element("p", said(s), element("span", by_line(view, s), class_="by"), class_="ev")
        for s in different(statements, _MOST_QUOTES)
    ]
    return element(
        "div",
        element("p", side.text, class_=f"val {size}", dir="auto"),
        element("p", list_words(origins), class_="who") if origins else None,
        element(
            "p", "carried by ", join((report_link(view, r) for r in carried), ", "), class_="by"
        )
        if carried
        else None,
        element("p", f"as of {day}", class_="by") if day else None,
        *quotes,
        class_="side",
    )


def _since_then(view: StoryView, finding: Finding) -> Markup | None:
    later = since_then(view, finding)
    return element("p", later, class_="reason", dir="auto") if later else None


def _size(texts: list[str]) -> str:
    """Return the class that sets all sides alike, as large as they fit their columns."""
    longest = max(map(len, texts), default=0)
    return next((name for most, name in _SIZES if longest <= most), "long")


def _moved_figure(view: StoryView, finding: Finding) -> Markup:
    chart = step_chart(view, finding)
    values = [
        element(
            "li",
            element("b", value.text),
            f" as of {write_day(value.as_of)}" if value.as_of else None,
            *(
                element("p", said(s), element("span", by_line(view, s), class_="by"), class_="ev")
                for s in different(view.known(value.statements), _MOST_QUOTES)
            ),
        )
        for value in finding.values
    ]
    return element(
        "article",
        element("h3", sign("superseded"), " ", finding.question, dir="auto"),
        element("p", " → ".join(steps(finding)), class_="val long") if values else None,
        chart,
        folded("each value with its words", values, name="ol"),
        _judgement(view, finding),
        class_="card",
        data_f=finding.id,
    )


def _strip(view: StoryView, chain: list[Finding]) -> Markup:
    steps = [_state(view, finding, last=finding is chain[-1]) for finding in chain]
    return element(
        "article",
        element("h3", sign("superseded"), " ", chain[-1].question, dir="auto"),
        element("ol", *steps, class_="strip"),
        class_="card",
        data_f=chain[-1].id,
    )


def _state(view: StoryView, finding: Finding, *, last: bool) -> Markup:
    statements = view.known(finding.statements)
    return element(
        "li",
        element("p", state_words(view, finding), class_="val long", dir="auto"),
        *(element("p", by_line(view, s), class_="by") for s in statements[:_MOST_QUOTES]),
        element("p", state_of(finding), " ", mark(view.notes[finding.id]), class_="by"),
        class_="now" if last else None,
    )


def _agreed(view: StoryView, finding: Finding) -> Markup:
    statements = view.known(finding.statements)
    names = [origin.name for origin in finding.origins]
    first = statements[0] if statements else None
    told = [speaker_name(view, first), manner(first)] if first else []
    who = " ".join(part for part in told if part)
    return element(
        "li",
        sign("corroborated"),
        element("b", finding.question, dir="auto"),
        " ",
        join([said(first), f" ({who})" if who else None]) if first else None,
        element("span", list_words(names), " ", mark(view.notes[finding.id]), class_="by"),
        _since_then(view, finding),
        data_f=finding.id,
    )


def _once(view: StoryView, finding: Finding) -> Markup:
    statements = view.known(finding.statements)
    also = list(dict.fromkeys(s.report for s in statements if s.report != statements[0].report))
    others = join((report_link(view, r) for r in also), ", ") if also else None
    return element(
        "li",
        sign("once"),
        said(statements[0]),
        element(
            "span",
            by_line(view, statements[0]),
            join([" · also in ", others]) if others else None,
            " ",
            mark(view.notes[finding.id]),
            class_="by",
        ),
        data_f=finding.id,
    )
