"""What may be printed, and printing it: no control characters, no complaint of a closed pipe."""

from __future__ import annotations

import io
import os
import sys
import unicodedata
from typing import TextIO

_HARMFUL = frozenset({"Cc", "Cs", "Zl", "Zp"})
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of writing: with them a name can be made to read as another."""


def plain(text: str) -> str:
    r"""Return `text` on one line with nothing in it that a terminal would obey.

    Example:
        >>> plain("a\x1b[2Jb\nc\u202etxt")
        'a�[2Jb c�txt'
    """
    return "".join(map(_plain_character, text))


def _plain_character(character: str) -> str:
    if character in "\n\t":
        return " "
    if character in _TURNING or unicodedata.category(character) in _HARMFUL:
        return "\N{REPLACEMENT CHARACTER}"
    return character


def prepare_streams() -> None:
    """See to it that no character is too strange for the terminal's encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def put(text: str, stream: TextIO, *, end: str = "\n") -> None:
    """Write `text` at once; a reader who has gone away (`| head`) is no mistake of the run."""
    try:
        stream.write(text + end)
        stream.flush()
    except BrokenPipeError:
        # What is still buffered would raise once more when the interpreter shuts down.
        hole = os.open(os.devnull, os.O_WRONLY)
        os.dup2(hole, stream.fileno())
        os.close(hole)


def wants_colour(stream: TextIO) -> bool:
    """Whether colours make sense there: a terminal, and nobody has asked for none."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()
