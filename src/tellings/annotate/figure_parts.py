"""Figures that are parts of others: "300 miners, including 40 women", "four of whom"."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from tellings.data import load_table
from tellings.records.statement import Figure

#: A part further from its whole than this is another matter.
MAX_TO_WHOLE = 40
#: Words between a part and the whole that follows it.
_AHEAD = frozenset({"of", "of the", "out of", "out of the", "among", "among the"})
#: Words with which the list of the parts ends: "…, as well as two pilots", "while nine were hurt".
_ENDING = frozenset({"well", "but", "while", "plus", ";", ":", "besides"})
_MEASURED = frozenset(load_table("measures")["units"])


def with_parts(
    doc: Doc, text: str, figures: Sequence[Figure], starts: Sequence[int]
) -> tuple[Figure, ...]:
    """Mark figures that are parts: "300 miners, including 40 women", "four of whom"."""
    linked = list(figures)
    for n, figure in enumerate(figures):
        if figure.measure in {"age", "duration"}:
            continue
        whole = _ahead(text, figures, n)
        whole = _whole(doc, figures, n, starts) if whole is None else whole
        whole = _listed(doc, linked, n, starts) if whole is None else whole
        if whole is not None:
            linked[n] = _part(figure, of=figures[whole], at=whole)
    return tuple(linked)


def _part(part: Figure, *, of: Figure, at: int) -> Figure:
    """Mark a part; "four of whom" counts what the whole counts."""
    if part.counted not in {None, "people"} or of.counted is None or of.measure in _MEASURED:
        return replace(part, part_of=at)
    return replace(part, part_of=at, counted=of.counted, unit=of.unit)


def _ahead(text: str, figures: Sequence[Figure], n: int) -> int | None:
    """Return the whole that follows its part: "three of the nine", "five among the dozen"."""
    if n + 1 == len(figures):
        return None
    between = text[figures[n].end : min(figures[n + 1].start, figures[n].end + MAX_TO_WHOLE)]
    return n + 1 if " ".join(between.lower().split()) in _AHEAD else None


def _listed(doc: Doc, figures: Sequence[Figure], n: int, starts: Sequence[int]) -> int | None:
    """Return the whole of the part before, if that goes on: "including 40 women and 9 boys"."""
    before = figures[n - 1] if n else None
    if before is None or before.part_of is None or before.part_of >= n:
        return None
    between = _between(doc, before, figures[n], starts)
    joined = any(t.lower_ in {"and", ","} for t in between)
    apart = any(
        t.pos_ in {"VERB", "AUX"} or t.lower_ in _ENDING or t.is_sent_start for t in between
    )
    whole = figures[before.part_of]
    parts = [f.lower or 0 for f in figures[:n] if f.part_of == before.part_of]
    fits = sum(parts) + (figures[n].lower or 0) <= (whole.upper or whole.lower or 0)
    return before.part_of if joined and not apart and fits else None


def _between(doc: Doc, one: Figure, other: Figure, starts: Sequence[int]) -> Sequence[Token]:
    """Return the tokens behind one figure and before another, that one's first included."""
    first = max(0, bisect.bisect_right(starts, one.start) - 1)
    last = max(0, bisect.bisect_right(starts, other.start) - 1)
    return [t for t in doc[first : last + 1] if t.idx >= one.end]


def _whole(doc: Doc, figures: Sequence[Figure], n: int, starts: Sequence[int]) -> int | None:
    """Return the whole that stands before its part: "300 miners, including 40 women"."""
    part = figures[n]
    if n == 0:
        return None
    whole = figures[n - 1]
    first = doc[max(0, bisect.bisect_right(starts, whole.start) - 1)]
    here = doc[max(0, bisect.bisect_right(starts, part.start) - 1)]
    if here.i - first.i > MAX_TO_WHOLE or whole.measure in {"age", "duration"}:
        return None
    if any(t.is_sent_start for t in doc[first.i + 1 : here.i + 1]):
        return None
    before = {t.lower_ for t in doc[first.i : here.i] if t.idx >= whole.end}
    after = [t.lower_ for t in doc[here.i : here.i + 5] if t.idx + 1 > part.start]
    named = bool(before & {"including", "include", "included", "includes", "among"})
    pointing = "of" in after and bool({"whom", "them", "which"} & set(after))
    if not (named or pointing):
        return None
    linked = whole.part_of if whole.part_of is not None else n - 1
    smaller = (
        part.lower is None
        or whole.lower is None
        or part.lower <= (whole.upper or whole.lower or 0)
    )
    return linked if smaller else None
