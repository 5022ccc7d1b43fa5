"""The top of an article: its title, what stands between it and the report, its dateline."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tellings.clean.datelines import Filed, find_dateline, read_dateline
from tellings.clean.lines import (
    Line,
    Role,
    count_words,
    fold,
    is_headline,
    is_paragraph,
)
from tellings.clean.stamps import StampLine, has_outlet_word, read_stamp, take_days

#: The dateline stands in one of the first lines.
MAX_HEAD_LINES = 12
#: What stands further down is no head, however short the lines.
MAX_TOP_LINES = 30
#: So much prose before a dateline may be a standfirst or a caption; more is the report.
MAX_BEFORE_DATELINE = 1
#: Words of the longest head.
MAX_TITLE_WORDS = 40
MIN_SUBTITLE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Head:
    """What the top of an article tells.

    Attributes:
        lines: All lines of the text, those of the top in their parts.
        stamps: The lines that give date, author or outlet.
    """

    lines: list[Line]
    title: str | None = None
    subtitle: str | None = None
    filed: Filed | None = None
    stamps: tuple[StampLine, ...] = ()


@dataclass(slots=True)
class _Reader:
    """Reads the lines before the report one by one."""

    title: str | None
    author: str | None
    is_outlet: Callable[[str], bool]
    found_title: bool = False
    subtitle: str | None = None
    stamps: list[StampLine] = field(default_factory=list)

    def judge(self, line: Line, *, room: bool) -> Role | None:
        """Return the part of one line.

        Args:
            line: A line before the report.
            room: Whether a title may still come after it.
        """
        if self.title and not self.found_title and is_same_title(line.text, self.title):
            self.found_title = True
            return "title"
        if self.title and is_same_title(line.text, self.title):
            return "repeated"
        stamp = self._stamp(line, room=room)
        if stamp is not None:
            self.stamps.append(stamp)
            return "byline" if stamp.names.people else "stamp"
        return self._headline(line)

    def _stamp(self, line: Line, *, room: bool) -> StampLine | None:
        if self.author and line.text.startswith(self.author) and count_words(line.text) < 16:
            return StampLine(line.text)
        stamp = read_stamp(line.text, self.is_outlet)
        if stamp is None and (room or self.found_title) and has_outlet_word(line.text):
            stamp = read_stamp(f"Published in {line.text}", self.is_outlet)
        return stamp

    def _headline(self, line: Line) -> Role | None:
        if count_words(line.text) > MAX_TITLE_WORDS:
            return None
        if self.title is None:
            self.title, self.found_title = line.text, True
            return "title"
        if self.subtitle is None and count_words(line.text) >= MIN_SUBTITLE_WORDS:
            self.subtitle = line.text
            return "subtitle"
        return "caption" if _is_name(line.text) else None


def read_head(
    lines: Sequence[Line],
    title: str | None,
    author: str | None,
    is_outlet: Callable[[str], bool],
) -> Head:
    """Return the top of an article and its lines, each in its part.

    Args:
        lines: The lines of the text; furniture and captions have been told.
        title: The title, where the input gives it.
        author: The author, where the input gives one.
        is_outlet: Tells whether a name that no table has is that of an outlet.
    """
    made = list(lines)
    reader = _Reader(title, author, is_outlet)
    at, filed = _find_filed(made)
    lead = _find_lead(made, at, title)
    for n in _open(made, lead):
        room = any(is_headline(made[m].text) for m in _open(made, lead) if m > n)
        role = reader.judge(made[n], room=room and not reader.found_title)
        if role:
            made[n] = made[n].play(role)
    if filed is None and lead < len(made):
        filed = read_dateline(made[lead].text) if made[lead].role == "body" else None
        at = lead
    if filed is not None:
        _set_standfirst(made, reader, lead, at)
        made[at : at + 1] = _split_filed(made[at], filed, reader)
    return Head(made, reader.title, reader.subtitle, filed, tuple(reader.stamps))


def is_same_title(text: str, title: str) -> bool:
    """Whether a line is a title, cut short or with the name of the site behind it."""
    line, head = fold(text), fold(title)
    if not line or not head:
        return False
    shorter, longer = sorted((line, head), key=len)
    cut = text.rstrip().endswith(("...", "…")) or title.rstrip().endswith(("...", "…"))
    return line == head or (
        longer.startswith(shorter)
        and (len(shorter) > 0.6 * len(longer) or cut)
        and len(shorter) > 12
    )


def _open(lines: Sequence[Line], lead: int) -> list[int]:
    top = min(lead, len(lines), MAX_TOP_LINES)
    return [n for n in range(top) if lines[n].role == "body"]


def _find_filed(lines: Sequence[Line]) -> tuple[int, Filed | None]:
    """Return the line with the dateline, and the dateline."""
    prose = 0
    for n, line in enumerate(lines[:MAX_HEAD_LINES]):
        if line.role != "body":
            continue
        filed = read_dateline(line.text) or find_dateline(line.text)
        if filed is not None and (filed.end < len(line.text) or n + 1 < len(lines)):
            return n, filed
        prose += is_paragraph(line.text)
        if prose > MAX_BEFORE_DATELINE:
            break
    return len(lines), None


def _find_lead(lines: Sequence[Line], filed_at: int, title: str | None) -> int:
    """Return the index of the first line of the report itself."""
    first = next((n for n, line in enumerate(lines) if line.role == "body"), len(lines))
    for n, line in enumerate(lines):
        if n == filed_at:
            return n
        if line.role != "body" or not is_paragraph(line.text):
            continue
        if title and is_same_title(line.text, title):
            continue
        if n == first and title is None and _stands_apart(lines, n):
            continue
        return n
    # Nothing but heads: the first is the title, if anything is left for it to say.
    alone = sum(line.role == "body" for line in lines) == 1
    return first if alone else min(first + 1, len(lines))


def _stands_apart(lines: Sequence[Line], n: int) -> bool:
    """Whether a first line is a title in spite of its full stop: blank below, as nowhere else."""
    rest = lines[n + 1 :]
    if len(rest) < 3 or not rest[0].gap or count_words(lines[n].text) > MAX_TITLE_WORDS:
        return False
    return sum(line.gap for line in rest[1:]) * 4 <= len(rest)


_NAME_WORD = re.compile(r"[\w.'\u2019-]+")


def _is_name(text: str) -> bool:
    """Whether a line is nothing but a name: the caption of a portrait."""
    found = _NAME_WORD.findall(text)
    return 2 <= len(found) <= 4 and all(w[0].isupper() for w in found) and text[-1].isalnum()


def _set_standfirst(lines: list[Line], reader: _Reader, lead: int, at: int) -> None:
    """Give prose before a dateline its part: a standfirst, or captions."""
    for n in range(lead, at):
        line = lines[n]
        if line.role != "body":
            continue
        if reader.subtitle is None and reader.title and count_words(line.text) <= MAX_TITLE_WORDS:
            reader.subtitle = line.text
            lines[n] = line.play("subtitle")
        else:
            lines[n] = line.play("caption")


def _split_filed(line: Line, filed: Filed, reader: _Reader) -> list[Line]:
    """Take the dateline off a line, and what is run together before it."""
    parts: list[Line] = []
    rest = line
    if filed.start:
        before, *after = line.split(filed.start, "furniture", "body")
        day = take_days(before.text[-80:])
        if day[0] or day[1]:
            reader.stamps.append(StampLine(before.text[-80:], day[0], day[1]))
        parts.append(before.play("title") if _becomes_title(before, reader) else before)
        rest = after[0] if after else before
    length = filed.end - (rest.start - line.start)
    return [*parts, *rest.split(max(0, length), "dateline", "body")]


def _becomes_title(before: Line, reader: _Reader) -> bool:
    if reader.title is None and is_headline(before.text) and count_words(before.text) <= 20:
        reader.title, reader.found_title = before.text, True
        return True
    return False
