"""Who copied whom: groups of reports with one text, drawn as trees from the source down.

One box a row, each set in under what it was taken from: the same drawing fits a phone and a
sheet, and twenty reports are twenty rows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tellings.export.markup import Markup, element
from tellings.export.page_parts import fragment
from tellings.export.view import StoryView, outlet_of
from tellings.export.words import shorten, write_short_day
from tellings.records.copy import Copy
from tellings.records.report import Report
from tellings.text.outlets import same_house

_KINDS = {
    "duplicate": "nearly the same text",
    "shared-passages": "shared passages",
    "version": "versions of one text",
}
_UNKNOWN = "Common original"
_WIDTH = 350.0
_ROW, _BOX_HEIGHT = 44.0, 37.0
_INDENT, _DEEPEST = 24.0, 3
_PADDING, _STEM = 9.0, 11.0
_NAME_SIZE, _NOTE_SIZE = 13.0, 12.0
#: A group of more reports is drawn with its first ones and a box that counts the others.
_MOST = 24
#: Letters narrower and broader than most; widths are those of a bold plain typeface, as shares
#: of its size, on the safe side: whose typeface it will be is not known.
_NARROW, _BROAD = frozenset("iljtfrI.,:;'|()-· "), frozenset("mwMWQO@%—…→")


@dataclass(frozen=True, slots=True)
class _Node:
    """A row: who, what is said of it, the report it leads to, and how deep it stands."""

    name: str
    note: str
    report: str | None
    depth: int
    above: int | None

    @property
    def x(self) -> float:
        return 1 + _INDENT * self.depth


def lineage(view: StoryView) -> list[Markup]:
    """Return a drawing for each group of reports that share a text."""
    return [
        _group(view, copy)
        for copy in view.story.copies
        if sum(report in view.reports for report in copy.reports) > 1
    ]


def _group(view: StoryView, copy: Copy) -> Markup:
    members = [report for report in view.reports if report in copy.reports]
    parents = _parents(view, copy, members)
    source = _source(view, copy, members)
    chain = _longest_chain(view, parents, source)
    evidence = copy.direction_evidence or ""
    return element(
        "figure",
        _drawing(_rows(view, copy, parents, source)),
        element(
            "figcaption",
            element("b", _capital(_KINDS[copy.kind])),
            f". {_capital(evidence).rstrip('.')}." if evidence else ".",
            element("span", " ", " → ".join(chain), class_="chain") if len(chain) > 2 else None,
            dir="auto",
        ),
        class_="lineage",
    )


def _source(view: StoryView, copy: Copy, members: list[str]) -> str | None:
    """Return what stands above the reports; None where one of them is the source of all."""
    original = view.reports[copy.original] if copy.original in members else None
    if copy.agency:
        own = original is not None and same_house(outlet_of(original), copy.agency)
        return None if own else copy.agency
    return None if original else _UNKNOWN


def _parents(view: StoryView, copy: Copy, members: list[str]) -> dict[str, str | None]:
    """Return for each report the one it is from: an earlier version, one credited, the original.

    None is the source above all. No report is from itself, through however many hands.
    """
    original = copy.original if copy.original in members else None
    parents: dict[str, str | None] = dict.fromkeys(members)
    for place, member in enumerate(members):
        report = view.reports[member]
        found = _earlier(view, report, members[:place]) or _credited(view, report, members)
        found = found or (original if original != member else None)
        if member != original and found and not _comes_from(parents, found, member):
            parents[member] = found
    return parents


def _earlier(view: StoryView, report: Report, before: list[str]) -> str | None:
    """Return the last report of the same outlet that is older."""
    mine = [m for m in before if report.outlet and _outlet_is(view.reports[m], report.outlet)]
    return mine[-1] if mine else None


def _credited(view: StoryView, report: Report, members: list[str]) -> str | None:
    names = [credit.name for credit in report.credits]
    return next(
        (
            member
            for member in members
            if member != report.id
            and any(_outlet_is(view.reports[member], name) for name in names)
            and not _outlet_is(report, view.reports[member].outlet or "")
        ),
        None,
    )


def _outlet_is(report: Report, name: str) -> bool:
    return bool(report.outlet) and same_house(report.outlet or "", name)


def _comes_from(parents: Mapping[str, str | None], report: str | None, other: str) -> bool:
    while report is not None:
        if report == other:
            return True
        report = parents[report]
    return False


def _rows(
    view: StoryView, copy: Copy, parents: Mapping[str, str | None], source: str | None
) -> list[_Node]:
    """Return the boxes from top to bottom, each below the one that it is from."""
    rows: list[_Node] = []
    if source:
        note = "unknown" if source == _UNKNOWN else "source, not among these reports"
        rows.append(_Node(source, note, None, 0, None))
    places: dict[str | None, int] = {None: 0} if source else {}
    waiting = [m for m in reversed(list(parents)) if parents[m] is None]
    while waiting and len(rows) < _MOST:
        member = waiting.pop()
        above = places.get(parents[member])
        depth = 0 if above is None else min(_DEEPEST, rows[above].depth + 1)
        places[member] = len(rows)
        note = _note(view, copy, member, parents[member])
        rows.append(_Node(outlet_of(view.reports[member]), note, member, depth, above))
        waiting += [m for m in reversed(list(parents)) if parents[m] == member]
    hidden = len(parents) - sum(row.report is not None for row in rows)
    if hidden:
        rows.append(_Node(f"and {hidden} more", "among the reports below", None, 0, None))
    return rows


def _note(view: StoryView, copy: Copy, member: str, parent: str | None) -> str:
    """Return when a report appeared and what ties it to the one above."""
    report = view.reports[member]
    day = write_short_day(report.published.earliest) if report.published else "no date"
    above = view.reports[parent] if parent else None
    if member == copy.original:
        tie = "the original" if not copy.agency or _outlet_is(report, copy.agency) else "the first"
    elif above and report.outlet and _outlet_is(above, report.outlet):
        tie = "later version"
    elif above and any(_outlet_is(above, credit.name) for credit in report.credits):
        tie = f"credits {outlet_of(above)}"
    elif not above and report.agency:
        tie = f"credits {report.agency}"
    else:
        tie = ""
    sources = sum(member in other.reports for other in view.story.copies)
    more = f"in {sources} groups" if sources > 1 else ""
    return " · ".join(part for part in (day, tie, more) if part)


def _longest_chain(
    view: StoryView, parents: Mapping[str, str | None], source: str | None
) -> list[str]:
    """Return the names on the longest way from the source to a report, each once in a row."""
    longest: list[str] = []
    for member in parents:
        way: list[str] = []
        at: str | None = member
        while at is not None:
            way.append(outlet_of(view.reports[at]))
            at = parents[at]
        names = list(dict.fromkeys([*([source] if source else []), *reversed(way)]))
        longest = names if len(names) > len(longest) else longest
    return longest


def _drawing(rows: list[_Node]) -> Markup:
    height = _ROW * len(rows) - (_ROW - _BOX_HEIGHT) + 2
    return element(
        "svg",
        *_edges(rows),
        *(_box(row, place) for place, row in enumerate(rows)),
        view_box=f"0 0 {_WIDTH:.0f} {height:.0f}",
        role="group",
        aria_label="Who copied whom",
    )


def _edges(rows: list[_Node]) -> Iterator[Markup]:
    """Yield one line down from each box to all that is from it, with an arm to each."""
    for place, row in enumerate(rows):
        if row.above is None:
            continue
        above = rows[row.above]
        x = above.x + _STEM
        top, middle = _top(row.above) + _BOX_HEIGHT, _top(place) + _BOX_HEIGHT / 2
        # At the deepest level a box stands right below the one that it is from.
        end = f"V{middle:.1f}H{row.x:.1f}" if row.x > x else f"V{_top(place):.1f}"
        yield element("path", class_="edge", d=f"M{x:.1f} {top:.1f}{end}")


def _top(place: int) -> float:
    return 1 + _ROW * place


def _box(row: _Node, place: int) -> Markup:
    y, width = _top(place), _WIDTH - 1 - row.x
    room = width - 2 * _PADDING
    body = [
        element("title", f"{row.name}, {row.note}"),
        element("rect", x=row.x, y=y, width=width, height=_BOX_HEIGHT, rx=3),
        element("text", _fit(row.name, room / _NAME_SIZE), x=row.x + _PADDING, y=y + 15),
        element(
            "text",
            _fit(row.note, room / _NOTE_SIZE),
            class_="note-line",
            x=row.x + _PADDING,
            y=y + 30,
        ),
    ]
    if row.report is None:
        return element("g", *body, class_="source")
    return element("a", *body, href=fragment(row.report))


def _fit(text: str, room: float) -> str:
    """Return a text cut to a width, given in sizes of its letters."""
    most = len(text)
    while most > 1 and _width(shorten(text, most)) > room:
        most -= 1
    return shorten(text, most)


def _width(text: str) -> float:
    return sum(_letter_width(letter) for letter in text)


def _letter_width(letter: str) -> float:
    if letter in _NARROW:
        return 0.42
    if letter in _BROAD or unicodedata.east_asian_width(letter) in "WF":
        return 1.15
    return 0.84 if letter.isupper() or not letter.isascii() else 0.67


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
