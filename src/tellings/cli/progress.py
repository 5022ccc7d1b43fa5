"""How far the work is: a bar on a terminal, a plain line a stage when piped, or nothing."""

from __future__ import annotations

from types import TracebackType
from typing import Self, TextIO

from tellings.cli.console import plain, put

_BAR = 24
_CLEAR = "\r\x1b[2K"


class Silence:
    """Says nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        return None

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note of nothing."""


class Lines:
    """One line for each stage, once it is done: fit for a log file."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._open: tuple[str, int, int] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Note the state of a stage; print it when it is complete or another begins."""
        if self._open and self._open[0] != stage:
            self._close()
        self._open = (stage, done, total)

    def _close(self) -> None:
        if self._open:
            stage, done, total = self._open
            put(f"{plain(stage)}: {done} of {total}", self._stream)
        self._open = None


class Bar:
    """One line that is drawn over; it is gone when the work is done."""

    def __init__(self, stream: TextIO, *, width: int) -> None:
        self._stream = stream
        self._width = width
        self._drawn = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._drawn:
            put(_CLEAR, self._stream, end="")

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Draw the bar anew where it looks different from the last time."""
        line = draw_bar(plain(stage), done, total)[: max(1, self._width - 1)]
        if line != self._drawn:
            put(_CLEAR + line, self._stream, end="")
            self._drawn = line


Progress = Silence | Lines | Bar


def choose_progress(stream: TextIO, *, quiet: bool, width: int) -> Progress:
    """Return what suits: nothing if `quiet`, a bar on a terminal, else plain lines."""
    if quiet:
        return Silence()
    return Bar(stream, width=width) if stream.isatty() else Lines(stream)


def draw_bar(stage: str, done: int, total: int) -> str:
    """Return one line: the stage, how much of it is done, in a picture and in figures.

    Example:
        >>> draw_bar("annotate", 1, 4)
        'annotate   ######··················  1/4'
    """
    share = min(max(done / total, 0.0), 1.0) if total > 0 else 1.0
    filled = round(share * _BAR)
    return f"{stage:<10} {'#' * filled}{'·' * (_BAR - filled)}  {done}/{total}"
