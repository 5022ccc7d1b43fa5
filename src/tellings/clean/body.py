"""The body of an article: what is printed twice, corrections, subheads, and the clean text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.clean.lines import Line, Role, count_words, each, fold, is_headline, is_paragraph
from tellings.records.report import RemovalReason, Removed, Segment, Subhead

#: A shorter line may well be said twice.
MIN_REPEATED_LETTERS = 60
#: … unless it stands right below itself, as a caption does that is printed twice.
MIN_NEAR_LETTERS = 20
MAX_SUBHEAD_WORDS = 12
_CORRECTION = re.compile(
    r"(?:\W{0,3}(?:corrections?|clarification|editor['\u2019]?s['\u2019]? note|erratum)\b"
    r"[^\w\s]?[:.\u2013—-]"
    r"|(?:this|the) (?:article|story|report|piece|headline|post|version)(?: of this \w{2,10})? "
    r"(?:was|has been|is) "
    r"(?:\w{2,12} )?(?:amended|corrected|updated|clarified|revised|changed|edited)\b"
    r"|an earlier version of (?:this|the)\b|a previous version of (?:this|the)\b"
    r"|this (?:article|story|report)(?:'s|\u2019s)? (?:originally|previously|incorrectly)\b)",
    re.IGNORECASE,
)
_REMOVED: dict[Role, RemovalReason] = {
    "furniture": "furniture",
    "advert": "advert",
    "comments": "comments",
    "other-article": "other-article",
    "repeated": "repeated",
    "credit": "credit",
    "byline": "credit",
    "stamp": "credit",
    "caption": "caption",
}
_KEPT: frozenset[Role] = frozenset({"body", "subhead"})


@dataclass(frozen=True, slots=True)
class Body:
    """The clean text and what was taken from it.

    Attributes:
        segments: Each line of the text, and where it stands in what was read.
    """

    text: str
    subheads: tuple[Subhead, ...]
    captions: tuple[str, ...]
    corrections: tuple[str, ...]
    removed: tuple[Removed, ...]
    segments: tuple[Segment, ...] = ()


def mark_corrections(lines: Sequence[Line]) -> list[Line]:
    """Give notes that mend the article their part."""

    def judge(line: Line) -> Role | None:
        return "correction" if _CORRECTION.match(line.text) else None

    return each(lines, judge)


def mark_repeated(lines: Sequence[Line]) -> list[Line]:
    """Keep the first of lines that say the same."""
    seen: dict[str, int] = {}
    made: list[Line] = []
    for n, line in enumerate(lines):
        key = fold(line.text)
        if line.role in {"body", "caption", "title", "subtitle"} and key:
            again = key in seen and line.role in {"body", "caption"}
            # In a list of victims two may well have the same wound.
            near = n - seen.get(key, -9) <= 2 and len(key) >= MIN_NEAR_LETTERS
            repeated = again and (near or len(key) >= MIN_REPEATED_LETTERS)
            made.append(line.play("repeated") if repeated else line)
            seen[key] = n
        else:
            made.append(line)
    return made


def mark_subheads(lines: Sequence[Line]) -> list[Line]:
    """Mark short heads that stand alone between two paragraphs of the body."""
    kept = [n for n, line in enumerate(lines) if line.role == "body"]
    made = list(lines)
    for before, n, after in zip(kept, kept[1:], kept[2:], strict=False):
        if _is_subhead(lines[n].text) and _goes_on(lines[before].text, lines[after].text):
            made[n] = lines[n].play("subhead")
    return made


def _is_subhead(text: str) -> bool:
    opens = text.lstrip("\"'“\u2018`([")[:1]
    return (
        count_words(text) <= MAX_SUBHEAD_WORDS
        and is_headline(text)
        and (opens.isupper() or opens.isdigit())
        and not text.endswith((",", ";", ":", "...", "…"))
        and not (text[-1] in '"”' and text[0] in '"“')
    )


def _goes_on(before: str, after: str) -> bool:
    ended = is_paragraph(before) or before[-1:] in ".!?\"”\u2019'"
    opens = after.lstrip("\"'“\u2018`([")[:1]
    return ended and is_paragraph(after) and not opens.islower()


def assemble(lines: Sequence[Line]) -> Body:
    """Put the clean text together from the lines of the body."""
    pieces: list[str] = []
    subheads: list[Subhead] = []
    segments: list[Segment] = []
    length = 0
    gap = False
    for line in lines:
        gap = gap or line.gap
        if line.role not in _KEPT:
            continue
        if pieces:
            joint = "\n\n" if gap else "\n"
            pieces.append(joint)
            length += len(joint)
        if line.role == "subhead":
            end = length + len(line.text)
            subheads.append(Subhead(text=line.text, start=length, end=end))
        pieces.append(line.text)
        segments.append((length, length + len(line.text), line.start, line.end))
        length += len(line.text)
        gap = False
    removed = tuple(
        Removed(text=x.text, reason=_REMOVED[x.role], raw_start=x.start, raw_end=x.end)
        for x in lines
        if x.role in _REMOVED
    )
    return Body(
        text="".join(pieces),
        subheads=tuple(subheads),
        captions=tuple(x.text for x in lines if x.role == "caption"),
        corrections=tuple(x.text for x in lines if x.role == "correction"),
        removed=removed,
        segments=tuple(segments),
    )
