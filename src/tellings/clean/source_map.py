"""The way back from a clean text to the input: stretches of the one that are in the other.

A plain text is easy: whatever a line became, it is as long as it was. Of a web page, the words of
each line are looked for among the words that the page shows, in order, and joined to stretches.
"""

from __future__ import annotations

import bisect
import html
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tellings.records.report import Segment

_SILENT = re.compile(r"<(script|style|!--)", re.I)
_CLOSING = {
    "script": re.compile(r"</script\b", re.I),
    "style": re.compile(r"</style\b", re.I),
    "!--": re.compile(r"-->"),
}
#: A tag, or a letter written as an entity.
_MARKUP = re.compile(
    r"<[a-zA-Z/!?][^<>]*>|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z0-9]{2,32});?"
)
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"([\W_]+)")
_LETTER = re.compile(r"[^\W_]")
_SIGNS = re.compile(r"[^\s\0]+")
#: Stands behind a letter that an entity spells, for the rest of the entity's length.
PAD = "\0"
#: A line of fewer letters is not looked for as it is; it may stand in many places.
MIN_EXACT = 40
#: No tag is longer.
MAX_TAG = 20_000
#: So much markup, and four times as much as there is text, is looked at beside what was found.
MARGIN = 6_000
#: A page of whose text a greater share was found is not looked through again.
MOST_COVERED = 0.7
#: A line of fewer letters is looked for between its neighbours only.
MIN_SURE = 25
#: Longer pages are not searched, …
MAX_CHARS = 5_000_000
#: … and no page longer than it takes to pass over so many letters.
MAX_WORK = 60_000_000
#: Marks before and after the words of a line are no further from them.
MAX_REACH = 400


def merge_segments(segments: Sequence[Segment], text: str, raw: str) -> tuple[Segment, ...]:
    """Return the segments with those made one that lie apart by the same white space.

    Args:
        segments: Stretches, in the order of `text`.
        text: What they are stretches of, on the one side.
        raw: And on the other.
    """
    made: list[Segment] = []
    for segment in segments:
        if made and _goes_on(made[-1], segment, text, raw):
            made[-1] = (made[-1][0], segment[1], made[-1][2], segment[3])
        else:
            made.append(segment)
    return tuple(made)


def _goes_on(one: Segment, other: Segment, text: str, raw: str) -> bool:
    gap, raw_gap = text[one[1] : other[0]], raw[one[3] : other[2]]
    even = one[1] - one[0] == one[3] - one[2] and other[1] - other[0] == other[3] - other[2]
    level = even and len(gap) == len(raw_gap) and other[2] >= one[3]
    return level and (gap == raw_gap or not (gap.strip() or raw_gap.strip()))


def chain(first: Sequence[Segment], second: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return where the stretches of `first` lie in what `second` leads to.

    Args:
        first: From a text to another; the stretches are of one length on both sides.
        second: From that other text to the input.
    """
    made: list[Segment] = []
    starts = [segment[0] for segment in second]
    for start, end, at, stop in first:
        n = max(0, bisect.bisect_right(starts, at) - 1)
        while n < len(second) and second[n][0] < stop:
            begin, close, raw_start, raw_end = second[n]
            low, high = max(at, begin), min(stop, close)
            whole = (low, high) == (begin, close)
            if low < high and (whole or close - begin == raw_end - raw_start):
                left, right = low - begin, close - high
                made.append(
                    (start + low - at, end + high - stop, raw_start + left, raw_end - right)
                )
            n += 1
    return tuple(made)


def trace_page(text: str, raw: str) -> tuple[Segment, ...]:
    """Return where in a page the lines stand that were extracted from it.

    A line that is not found, because it was put together or changed, has no segment.

    Args:
        text: What was extracted, a paragraph a line.
        raw: The page.

    Example:
        >>> page = "<p>It rained on Monday, <b>and</b> more rain came."
        >>> trace_page("It rained on Monday, and more rain came.", page)
        ((0, 20, 3, 23), (21, 24, 27, 30), (25, 40, 35, 50))
    """
    if len(raw) > MAX_CHARS:
        return ()
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text)]
    exact = _find_exact(text, lines, raw)
    segments: list[Segment] = []
    for n, end in _runs(exact):
        place = exact[n]
        if place is not None:
            segments.append((*lines[n], *place))
        else:
            segments.extend(_search(text, lines[n:end], raw, _between(exact, n, end, lines, raw)))
    if _covered(segments) >= MOST_COVERED * len(text):
        return tuple(segments)
    # A line that stands on the page twice leads astray; then the whole of it is looked through.
    whole = tuple(_search(text, lines, raw, _Stretch(0, len(raw), bounded=False)))
    return max(whole, tuple(segments), key=_covered)


def _covered(segments: Sequence[Segment]) -> int:
    return sum(end - start for start, end, _, _ in segments)


def _find_exact(
    text: str, lines: Sequence[tuple[int, int]], raw: str
) -> list[tuple[int, int] | None]:
    """Return where the longer lines stand that stand in a page as they are."""
    silent = list(_silent(raw))
    starts = [start for start, _ in silent]
    found: list[tuple[int, int] | None] = []
    cursor, work = max(0, raw.find("<body")), MAX_WORK
    for start, end in lines:
        at = -1
        if end - start >= MIN_EXACT and work > 0:
            line = text[start:end]
            at = raw.find(line, cursor)
            while at >= 0 and (past := _behind_hidden(at, raw, silent, starts)):
                at = raw.find(line, past)
            work -= (at if at >= 0 else len(raw)) - cursor
        found.append((at, at + end - start) if at >= 0 else None)
        cursor = at + end - start if at >= 0 else cursor
    return found


def _behind_hidden(
    at: int, raw: str, silent: Sequence[tuple[int, int]], starts: Sequence[int]
) -> int:
    """Return the end of the tag or script that a place lies in, 0 if it is shown."""
    n = bisect.bisect_right(starts, at) - 1
    if n >= 0 and at < silent[n][1]:
        return silent[n][1]
    floor = max(0, at - MAX_TAG)
    if raw.rfind("<", floor, at) > raw.rfind(">", floor, at):
        return (raw.find(">", at) + 1) or len(raw)
    return 0


def _runs(exact: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Yield each line that is found by itself, and those between them together."""
    n = 0
    while n < len(exact):
        end = n + 1
        while exact[n] is None and end < len(exact) and exact[end] is None:
            end += 1
        yield n, end
        n = end


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of a page, and whether the lines on both sides of it are known."""

    start: int
    end: int
    bounded: bool


def _between(
    exact: Sequence[tuple[int, int] | None],
    n: int,
    end: int,
    lines: Sequence[tuple[int, int]],
    raw: str,
) -> _Stretch:
    """Return the part of a page in which lines must stand whose neighbours are known."""
    before = exact[n - 1] if n else None
    after = exact[end] if end < len(exact) else None
    if before is None and after is None:
        return _Stretch(0, len(raw), bounded=False)
    size = MARGIN + 4 * (lines[end - 1][1] - lines[n][0])
    first = before[1] if before else max(0, raw.rfind("<", 0, max(0, after[0] - size)))  # type: ignore[index]
    last = after[0] if after else min(len(raw), first + size)
    return _Stretch(first, last, bounded=before is not None and after is not None)


def _search(
    text: str, lines: Sequence[tuple[int, int]], raw: str, stretch: _Stretch
) -> Iterator[Segment]:
    """Yield where lines stand in a part of a page, by their words."""
    shown = _shown(raw[stretch.start : stretch.end])
    words = _Words(shown)
    keys = ["".join(_WORD.findall(text, *line)) for line in lines]
    found = _place_lines(keys, words, bounded=stretch.bounded)
    for (start, end), place in zip(lines, found, strict=True):
        if place is not None:
            wide = _widen(text[start:end], shown, place)
            for a, b, c, d in _align(text, (start, end), wide, shown):
                yield a, b, stretch.start + c, stretch.start + d


def _shown(raw: str) -> str:
    """Return what a page shows, each letter in its place: markup is spaces, an entity a letter."""
    pieces: list[str] = []
    at = 0
    for start, end in _silent(raw):
        pieces.append(_MARKUP.sub(_blank, raw[at:start]))
        pieces.append(" " * (end - start))
        at = end
    pieces.append(_MARKUP.sub(_blank, raw[at:]))
    return "".join(pieces)


def _silent(raw: str) -> Iterator[tuple[int, int]]:
    """Yield the scripts, styles and comments of a page."""
    at = 0
    while opening := _SILENT.search(raw, at):
        closing = _CLOSING[opening[1].lower()].search(raw, opening.end())
        at = closing.end() if closing else len(raw)
        yield opening.start(), at


def _blank(markup: re.Match[str]) -> str:
    whole = markup[0]
    if whole[0] == "<":
        return " " * len(whole)
    letters = html.unescape(whole)
    return letters + PAD * (len(whole) - len(letters)) if len(letters) == 1 else whole


@dataclass(frozen=True, slots=True, init=False)
class _Words:
    """The words that a page shows, joined, and where each stands."""

    joined: str
    offsets: list[int]
    starts: list[int]

    def __init__(self, shown: str) -> None:
        parts = _GAP.split(shown)
        ends = list(itertools.accumulate(map(len, parts), initial=0))
        object.__setattr__(self, "joined", "".join(parts[::2]))
        lengths = map(len, parts[::2])
        object.__setattr__(self, "offsets", list(itertools.accumulate(lengths, initial=0)))
        object.__setattr__(self, "starts", ends[:-1:2])

    def place(self, at: int) -> int:
        """Return where in the page a letter of `joined` stands."""
        n = bisect.bisect_right(self.offsets, at) - 1
        return self.starts[n] + at - self.offsets[n]

    def is_edge(self, at: int) -> bool:
        """Whether a word begins there, or the last one ends."""
        return self.offsets[bisect.bisect_left(self.offsets, at)] == at


def _place_lines(
    keys: Sequence[str], words: _Words, *, bounded: bool
) -> list[tuple[int, int] | None]:
    """Return where in a page each line begins and ends, None for those that are not found."""
    found: list[int | None] = [None] * len(keys)
    cursor, work = 0, MAX_WORK
    for n, key in enumerate(keys):
        if len(key) >= MIN_SURE and work > 0:
            at = words.joined.find(key, cursor)
            work -= (at if at >= 0 else len(words.joined)) - cursor
            if at < 0 and work > 0:
                at = words.joined.find(key, 0, cursor)
                work -= cursor
            elif at >= 0:
                cursor = at + len(key)
            found[n] = at if at >= 0 else None
    _place_short(keys, words, found, bounded=bounded)
    return [
        (words.place(at), words.place(at + len(key) - 1) + 1)
        if at is not None and words.is_edge(at) and words.is_edge(at + len(key))
        else None
        for key, at in zip(keys, found, strict=True)
    ]


def _place_short(
    keys: Sequence[str], words: _Words, found: list[int | None], *, bounded: bool
) -> None:
    """Find short lines, each between the end of the line before it and the next that is known."""
    limit: int | None = len(words.joined) if bounded else None
    limits: list[int | None] = []
    for at, key in zip(reversed(found), reversed(keys), strict=True):
        limits.append(limit)
        limit = at if len(key) >= MIN_SURE else limit
    behind: int | None = 0 if bounded else None
    for n, (key, limit) in enumerate(zip(keys, reversed(limits), strict=True)):
        if key and len(key) < MIN_SURE and behind is not None and limit is not None:
            at = words.joined.find(key, behind, max(behind, limit))
            found[n] = at if at >= 0 else None
        at_now = found[n]
        if at_now is not None:
            behind = at_now + len(key)
        elif len(key) >= MIN_SURE:
            behind = None


def _widen(line: str, shown: str, place: tuple[int, int]) -> tuple[int, int]:
    """Take in the marks before the first and behind the last word of a line."""
    start, end = place
    first = _LETTER.search(line)
    lead = line[: first.start()].split() if first else []
    tail = re.split(r"[^\W_]", line)[-1].split()
    before = shown[max(0, start - MAX_REACH) : start]
    for sign in reversed("".join(lead)):
        before = before.rstrip(f" \t\r\n\xa0{PAD}")
        if not before.endswith(sign):
            break
        before = before[:-1]
        start = max(0, place[0] - MAX_REACH) + len(before)
    for sign in "".join(tail):
        at = end
        while at < min(len(shown), place[1] + MAX_REACH) and shown[at] in f" \t\r\n\xa0{PAD}":
            at += 1
        if shown[at : at + 1] != sign:
            break
        end = at + 1
    return start, end


def _align(
    text: str, line: tuple[int, int], place: tuple[int, int], shown: str
) -> Iterator[Segment]:
    """Yield the stretches of a line that stand letter for letter in the page."""
    same = text[line[0] : line[1]] == shown[place[0] : place[1]]
    if same and shown[place[1] : place[1] + 1] != PAD:
        yield (*line, *place)
        return
    for pattern in (_SIGNS, _WORD):
        ours = [(m.start(), m[0]) for m in pattern.finditer(text, *line)]
        theirs = [(m.start(), m[0]) for m in pattern.finditer(shown, *place)]
        if "".join(signs for _, signs in ours) == "".join(signs for _, signs in theirs):
            yield from _join(_pair(ours, theirs), text, shown)
            return


def _pair(
    ours: Sequence[tuple[int, str]], theirs: Sequence[tuple[int, str]]
) -> Iterator[tuple[int, int, int]]:
    """Yield place, place and length of what two sides have in one piece; they say the same."""
    left, right = iter(ours), iter(theirs)
    at = there = length = other = 0
    while True:
        if not length:
            at, word = next(left, (0, ""))
            length = len(word)
        if not other:
            there, word = next(right, (0, ""))
            other = len(word)
        both = min(length, other)
        if not both:
            return
        yield at, there, both
        at, there, length, other = at + both, there + both, length - both, other - both


def _join(pairs: Iterable[tuple[int, int, int]], text: str, shown: str) -> Iterator[Segment]:
    """Yield pairs of places as stretches; a letter that an entity spells is one of its own."""
    made: Segment | None = None
    for at, there, length in pairs:
        end = there + length
        padded = shown[end : end + 1] == PAD
        plain = length - padded
        if plain:
            piece = (at, at + plain, there, there + plain)
            if made is not None and _goes_on(made, piece, text, shown):
                made = (made[0], piece[1], made[2], piece[3])
            else:
                if made is not None:
                    yield made
                made = piece
        if padded:
            if made is not None:
                yield made
            made = None
            yield (at + plain, at + length, end - 1, _behind_pads(shown, end))
    if made is not None:
        yield made


def _behind_pads(shown: str, end: int) -> int:
    while shown[end : end + 1] == PAD:
        end += 1
    return end
