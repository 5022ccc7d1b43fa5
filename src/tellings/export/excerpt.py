"""What is left of a report in a shared account: the words of its statements, names taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from tellings.export.redaction import Edit, Redactor
from tellings.records.statement import Statement

#: Stands where something of a report was left out.
GAP = "\n[…]\n"


class Excerpt:
    """What is left of a report's text, and where its places have gone."""

    def __init__(self, text: str, statements: Iterable[Statement], redact: Redactor) -> None:
        self._pieces: list[tuple[int, int, int, Any]] = []
        parts: list[str] = []
        size = 0
        for start, end in _stretches(statements):
            edits = [e for e in redact.edits(text) if e[0] < end and e[1] > start]
            inner = [(max(a, start) - start, min(b, end) - start, w) for a, b, w in edits]
            piece, place = apply_edits(text[start:end], inner)
            self._pieces.append((start, end, size, place))
            parts.append(piece)
            size += len(piece) + len(GAP)
        self.text = GAP.join(parts)

    def move(self, start: int | None, end: int | None) -> tuple[int, int] | None:
        """Return where a stretch of the old text is, None where it is left out."""
        if start is None or end is None:
            return None
        for first, last, at, place in self._pieces:
            if first <= start and end <= last:
                return at + place(start - first, False), at + place(end - first, True)
        return None


def _stretches(statements: Iterable[Statement]) -> list[tuple[int, int]]:
    """Return the stretches that statements cover, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((s.start, s.end) for s in statements):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, Callable[[int, bool], int]]:
    """Return the text with edits made, and where an offset of the old text stands in the new.

    The second argument of what is returned says whether the offset is an end; inside of what was
    replaced, starts go to its start and ends to its end.
    """
    made = list(edits)
    parts, at = [], 0
    for start, end, words in made:
        parts += [text[at:start], words]
        at = end
    parts.append(text[at:])

    def place(offset: int, is_end: bool) -> int:
        moved = offset
        for start, end, words in made:
            if offset >= end:
                moved += len(words) - (end - start)
            elif offset > start:
                return moved - (offset - start) + (len(words) if is_end else 0)
        return moved

    return "".join(parts), place
