r"""Lines for a terminal: no wider than it is, and coloured only where that is wanted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from tellings.export.words import STATUS_SIGNS
from tellings.records.finding import Status

GLUE = "\N{NO-BREAK SPACE}"
_COLOURS: dict[Status, str] = {
    "corroborated": "34",
    "disputed": "33",
    "superseded": "32",
    "once": "2",
}
_LEAST_WIDTH = 20


def columns(text: str) -> int:
    """Return how many columns a terminal needs for `text`.

    Example:
        >>> columns("Lazu"), columns("漢字"), columns("e\u0301")
        (4, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(map(_columns_of, text))


class Sheet:
    """Collects lines of at most `width` columns."""

    def __init__(self, width: int, *, colour: bool) -> None:
        self._width = max(width, _LEAST_WIDTH)
        self._colour = colour
        self._lines: list[str] = []

    def text(self) -> str:
        """Return the lines, with no empty ones at the end."""
        return "\n".join(self._lines).rstrip("\n")

    def gap(self) -> None:
        """Leave one line empty."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def bold(self, text: str) -> None:
        """Set a heading."""
        self._lines += [self._paint(line, "1") for line in self._wrap(text, 0)]

    def put(self, text: str, *, indent: int = 0, status: Status | None = None) -> None:
        """Set a paragraph; with a status, its sign hangs in the margin."""
        lines = list(self._wrap(text, indent + (2 if status else 0)))
        margin = " " * indent
        if status:
            sign = self._paint(STATUS_SIGNS[status], _COLOURS[status])
            rest = [f"{margin}  {line}" for line in lines[1:]]
            self._lines += [f"{margin}{sign} {line}" for line in lines[:1]] + rest
        else:
            self._lines += [margin + line for line in lines]

    def counts(self, text: str) -> None:
        """Set a line of our own words, with the signs in it coloured."""
        for line in self._wrap(text, 0):
            painted = line
            for status, sign in STATUS_SIGNS.items():
                painted = painted.replace(sign, self._paint(sign, _COLOURS[status]))
            self._lines.append(painted)

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour else text

    def _wrap(self, text: str, indent: int) -> Iterator[str]:
        """Yield lines of whole words; only a word wider than a line is cut."""
        room = max(self._width - indent, 1)
        line, used = "", 0
        for word in _cut_words(text, room):
            wide = columns(word)
            if line and used + 1 + wide > room:
                yield line.replace(GLUE, " ")
                line, used = word, wide
            else:
                line, used = (f"{line} {word}", used + 1 + wide) if line else (word, wide)
        yield line.replace(GLUE, " ")


def _cut_words(text: str, room: int) -> Iterator[str]:
    for word in text.split(" "):
        if columns(word) <= room:
            yield word
            continue
        piece, used = "", 0
        for character in word:
            wide = _columns_of(character)
            if piece and used + wide > room:
                yield piece
                piece, used = "", 0
            piece, used = piece + character, used + wide
        yield piece


def _columns_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
