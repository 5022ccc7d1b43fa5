"""The lines of a raw text, each with its place and the part it plays."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Role = Literal[
    "body",
    "title",
    "subtitle",
    "byline",
    "stamp",
    "dateline",
    "subhead",
    "correction",
    "caption",
    "furniture",
    "advert",
    "comments",
    "other-article",
    "repeated",
    "credit",
]

#: Signs that are read as a space: no letters, and some of them turn or move the writing.
_BLANK_RANGES = (
    *((0, 8), (9, 9), (11, 12), (14, 31), (127, 160), (0x1680, 0x1680), (0x2000, 0x200B)),
    *((0x200E, 0x200F), (0x202A, 0x202F), (0x205F, 0x206F), (0x3000, 0x3000), (0xFEFF, 0xFEFF)),
)
_BLANKS = {c: " " for first, last in _BLANK_RANGES for c in range(first, last + 1)}
_BLANKS |= dict.fromkeys((0x0D, 0x85, 0x2028, 0x2029), "\n")
_TOKENS = (("-LRB-", "(    "), ("-RRB-", ")    "), ("``", '" '), ("''", '" '))
_STOP = re.compile(r"[.!?…][\"'”\u2019»)\]\s]{0,4}$")
_MARKS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W\d_]+")
#: A text whose lines are no longer than this, in paragraphs of several lines, was wrapped.
WRAP = 130
#: Counts of longer lines are not kept.
MAX_KEPT = 2000


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the raw text.

    Attributes:
        text: What it says, one space for every sign that is none; as long as the stretch.
        gap: Whether a blank line stands before it.
    """

    text: str
    start: int
    end: int
    role: Role = "body"
    gap: bool = False

    def play(self, role: Role) -> Line:
        """Return the line in another part."""
        return replace(self, role=role)

    def split(self, at: int, before: Role, after: Role) -> tuple[Line, ...]:
        """Return what stands before and from an offset of `text`, empty sides left out."""
        halves = (
            (self.text[:at], self.start, before),
            (self.text[at:], self.start + at, after),
        )
        made: list[Line] = []
        for text, start, role in halves:
            bare = text.strip()
            if bare:
                begin = start + len(text) - len(text.lstrip())
                made.append(Line(bare, begin, begin + len(bare), role, self.gap and not made))
        return tuple(made)


def split_lines(content: str) -> list[Line]:
    """Return the paragraphs of a text; a text that was wrapped is unwrapped."""
    content = content.translate(_BLANKS)
    lines: list[Line] = []
    at, gap = 0, False
    for raw in content.split("\n"):
        bare = raw.strip()
        if bare:
            start = at + len(raw) - len(raw.lstrip())
            lines.append(Line(bare, start, start + len(bare), gap=gap))
        gap = not bare
        at += len(raw) + 1
    return _unwrap(lines, content) if _is_wrapped(lines) else lines


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether sentences go on from line to line, as in mail."""
    if not lines or max(len(line.text) for line in lines) > WRAP:
        return False
    followed = [a for a, b in itertools.pairwise(lines) if not b.gap and _runs_on(a, b)]
    joined = sum(not line.gap for line in lines[1:])
    return bool(followed) and len(followed) >= joined / 2


def _runs_on(line: Line, after: Line) -> bool:
    """Whether a sentence may go on from one line to the next."""
    long = len(line.text) > WRAP / 3
    return long and (not _STOP.search(line.text) or after.text[:1].islower())


def _unwrap(lines: Sequence[Line], content: str) -> list[Line]:
    """Join the lines of a paragraph; a short line that ends one stays the end."""
    made: list[Line] = []
    width = max(len(line.text) for line in lines)
    previous = ""
    for line in lines:
        if made and not line.gap and len(previous) > width * 0.6:
            start = made[-1].start
            text = content[start : line.end].replace("\n", " ")
            made[-1] = replace(made[-1], text=text, end=line.end)
        else:
            made.append(line)
        previous = line.text
    return made


def each(lines: Sequence[Line], judge: Callable[[Line], Role | None]) -> list[Line]:
    """Give every line of the body the part that `judge` finds for it, if any."""
    found = ((line, judge(line) if line.role == "body" else None) for line in lines)
    return [line.play(role) if role else line for line, role in found]


def plain(text: str) -> str:
    """Return a tokenised text with its brackets and quotation marks, as long as it was."""
    for token, sign in _TOKENS:
        text = text.replace(token, sign)
    return text


def count_words(text: str) -> int:
    """Return how many words a text has."""
    return _count_words(text) if len(text) < MAX_KEPT else len(_WORD.findall(text))


@functools.lru_cache(maxsize=4096)
def _count_words(text: str) -> int:
    return len(_WORD.findall(text))


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence or a quotation does."""
    return _STOP.search(text) is not None or text[-1:] in "\"”»'\u2019"


def is_paragraph(text: str) -> bool:
    """Whether a line is plainly prose, and no head."""
    words = count_words(text)
    return words > 28 or (words >= 6 and _STOP.search(text) is not None)


def is_headline(text: str) -> bool:
    """Whether a line may be a head: short and not ended as a sentence is."""
    if len(text) > 260 or not 1 <= count_words(text) <= 28:
        return False
    bare = text.rstrip(" \"'”\u2019»)]")
    return bare.endswith(("...", "…", "?", "!")) or not bare.endswith((".", ":", ";", ","))


def fold(text: str) -> str:
    """Return the letters and digits of a text, for telling whether two say the same."""
    return _MARKS.sub("", text.casefold())
