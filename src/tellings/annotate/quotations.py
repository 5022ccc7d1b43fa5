"""Find what stands inside quotation marks, in every typography, balanced or not."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.records.spans import Span

#: Opening marks and what may close them; a straight mark opens and closes.
PAIRS = {
    "“": '”"',
    "„": "”“",
    "«": "»",
    '"': '"”',
    "``": "''",
    "''": "''",
    # Set by hand where an opening mark was meant: only at the head of a line.
    "”": "”",
    "‘": "’",  # noqa: RUF001 - real marks
}
_MARK = re.compile(r"``|''|[“”„«»\"‘’]")  # noqa: RUF001 - real marks
#: A quotation longer than this, in characters, is a lost closing mark.
MAX_LENGTH = 3_000
#: A quotation that goes on over line breaks is no longer than this, in characters.
MAX_PARTED = 600


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation.

    Attributes:
        span: The words, marks excluded.
        outer: The words with their marks.
        open_ended: Whether no mark closes it in its paragraph: the next one may go on.
    """

    span: Span
    outer: Span
    open_ended: bool


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of `text` in order, outermost only.

    A mark that no other closes ends its quotation at the end of the paragraph, as newspapers
    have it when a quotation runs over several paragraphs.

    Example:
        >>> [text[q.span.start:q.span.end] for text in ['He said “go”.']
        ...  for q in find_quotations(text)]
        ['go']
    """
    found: list[Quotation] = []
    opening: re.Match[str] | None = None
    for mark in _MARK.finditer(text):
        if opening is None:
            if _opens(text, mark):
                opening = mark
            continue
        parted = "\n" in text[opening.end() : mark.start()]
        if parted and (_opens(text, mark) or not _near(opening, mark)):
            # Newspapers leave a paragraph's quotation open when the next paragraph goes on.
            found.append(_unclosed(text, opening))
            opening = mark if _opens(text, mark) else None
        elif _closes(text, opening, mark):
            found.append(_quotation(opening, mark))
            opening = None
    if opening is not None and opening.group() != "‘":  # noqa: RUF001 - real marks
        found.append(_unclosed(text, opening))
    return tuple(q for q in found if 1 < len(q.span) <= MAX_LENGTH)


def is_quoted(quotations: Sequence[Quotation], start: int, end: int) -> bool:
    """Whether a stretch of text lies inside one of the quotations, marks included.

    Args:
        quotations: In order, none inside another.
        start: Where the stretch begins.
        end: Where it ends.
    """
    rank = bisect.bisect_right(quotations, start, key=lambda q: q.outer.start) - 1
    return rank >= 0 and end <= quotations[rank].outer.end


def _near(opening: re.Match[str], mark: re.Match[str]) -> bool:
    """Whether a mark in a later line may still close a quotation (one sentence a line)."""
    return mark.group() in {"''", "”"} and mark.start() - opening.end() <= MAX_PARTED


def _opens(text: str, mark: re.Match[str]) -> bool:
    if mark.group() not in PAIRS:
        return False
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    if mark.group() == "``":
        return True
    if mark.group() == "”":
        return (before == "\n" or not mark.start()) and after.isalnum()
    if mark.group() == "''":
        return not before.isalnum() and before not in ",.?!" and not after.isspace()
    if mark.group() in '"‘':  # noqa: RUF001 - real marks
        return not before.isalnum() and not (after.isspace() and not before.isspace())
    return True


def _closes(text: str, opening: re.Match[str], mark: re.Match[str]) -> bool:
    if mark.group() not in PAIRS[opening.group()]:
        return False
    after = text[mark.end()] if mark.end() < len(text) else " "
    if opening.group() == "“" and mark.group() == '"':
        # Typed by hand: a straight mark closes a curly one, but opens a quotation in it as well.
        return not after.isalnum() and not text[mark.start() - 1].isspace()
    # An apostrophe inside a word closes nothing.
    return not (mark.group() == "’" and after.isalnum())  # noqa: RUF001 - real marks


def _quotation(opening: re.Match[str], closing: re.Match[str]) -> Quotation:
    return Quotation(
        Span(opening.end(), closing.start()), Span(opening.start(), closing.end()), False
    )


def _unclosed(text: str, opening: re.Match[str]) -> Quotation:
    end = text.find("\n", opening.end())
    end = len(text) if end < 0 else end
    return Quotation(Span(opening.end(), end), Span(opening.start(), end), True)
