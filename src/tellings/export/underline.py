"""A report's text with every statement underlined where it stands."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from tellings.export.markup import Markup, element, escape, join
from tellings.export.page_parts import fragment
from tellings.export.view import StoryView
from tellings.records.report import Report
from tellings.records.statement import Statement

_LINES = re.compile(r"[^\n]+")


def underlined(view: StoryView, report: Report, statements: Iterable[Statement]) -> Markup:
    """Return the text as paragraphs and subheads, each statement a link to its note.

    Offsets count code points, as Python's strings do: an emoji before a quotation moves nothing.
    """
    page = _Underliner(view, report.text, statements)
    position = 0
    parts: list[Markup] = []
    for subhead in sorted(report.subheads, key=lambda s: s.start):
        if position <= subhead.start <= subhead.end <= len(report.text):
            parts += page.paragraphs(position, subhead.start)
            parts.append(element("h4", subhead.text, dir="auto"))
            position = subhead.end
    parts += page.paragraphs(position, len(report.text))
    return element("div", *parts, class_="text", lang=report.language)


class _Underliner:
    """Cuts one text; remembers which statements have had their anchor."""

    def __init__(self, view: StoryView, text: str, statements: Iterable[Statement]) -> None:
        self._view = view
        self._text = text
        self._statements = [s for s in statements if 0 <= s.start < s.end <= len(text)]
        self._anchored: set[str] = set()

    def paragraphs(self, start: int, end: int) -> Iterator[Markup]:
        for line in _LINES.finditer(self._text, start, end):
            if line.group().strip():
                yield element("p", *self._pieces(line.start(), line.end()), dir="auto")

    def _pieces(self, start: int, end: int) -> Iterator[Markup]:
        """Yield a paragraph cut wherever a statement begins or ends; statements may overlap."""
        here = [s for s in self._statements if s.start < end and s.end > start]
        cuts = {c for s in here for c in (s.start, s.end) if start < c < end}
        for left, right in itertools.pairwise(sorted({start, end, *cuts})):
            active = [s for s in here if s.start <= left and s.end >= right]
            piece = self._text[left:right]
            yield self._piece(piece, active) if active else escape(piece)

    def _piece(self, text: str, active: list[Statement]) -> Markup:
        """Return a piece, linked to the note of the innermost statement that it is part of."""
        active = sorted(active, key=lambda s: (s.end - s.start, s.id))
        new = [s.id for s in active if s.id not in self._anchored]
        self._anchored.update(new)
        note = next(iter(self._view.notes_of.get(active[0].id, ())), None)
        ids = " ".join(s.id for s in active)
        piece = element(
            "a" if note else "span",
            text,
            id=new[0] if new else None,
            class_=f"st k-{note.status}" if note else "st",
            href=fragment(note.id) if note else None,
            data_s=None if new and ids == new[0] else ids,
            tabindex=None if new or not note else -1,
        )
        return join([*(element("span", id=key) for key in new[1:]), piece])
