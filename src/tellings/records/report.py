"""One report: as it came in (`RawReport`) and as it is read (`Report`)."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

#: Where a stretch of `text` stands in the raw input: start and end of the one, of the other.
Segment = tuple[int, int, int, int]

DateBasis = Literal["stated", "metadata", "url", "inferred", "unknown"]
RemovalReason = Literal[
    "furniture", "advert", "comments", "other-article", "repeated", "credit", "caption"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a report could not be used: a stable code and one line that names the way out."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RawReport:
    """A report as a reader in `ingest` hands it on; nothing judged yet.

    Attributes:
        content: The text or the HTML, decoded.
        is_html: Whether `content` is HTML.
        file: Path relative to the argument it came from, with `#line` for one row of many.
        published: When it appeared, as the input writes it; of an entry, its time.
        author: Who wrote it; of an entry, who speaks.
        entries: How many entries of a live page stand beside this, their page.
        parent: `file` of the page that this is an entry of; the page comes before its entries.
    """

    content: str
    is_html: bool = False
    given_id: str | None = None
    file: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    entries: int = 0
    parent: str | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An interval of days, both ends inclusive (ISO 8601), and why we believe it."""

    earliest: str
    latest: str
    basis: DateBasis
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The line that says where (and when) a report was filed."""

    place: str
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subhead:
    """A heading inside the body; its offsets are in `text`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A stretch of the raw input that is not the article.

    Attributes:
        raw_start, raw_end: Where it stands in the raw text or the raw HTML; None if a page was
            changed too much in reading for it to be found again.
    """

    text: str
    reason: RemovalReason
    raw_start: int | None
    raw_end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An agency or outlet that the body credits: "told Reuters", "(AFP)"."""

    name: str
    kind: Literal["agency", "outlet"]
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report as it is read: clean body, and what is known of where it comes from.

    Attributes:
        parent: Id of the live page that this is an entry of.
        posted: When a live page has this entry, to the minute (ISO 8601, or as it writes it).
        source_map: Stretches of `text` and where they stand in the content of the raw report, in
            order: the letters are the same, and only white space and entities differ.
    """

    id: str
    given_id: str | None = None
    file: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    section: str | None = None
    title: str | None = None
    subtitle: str | None = None
    byline: tuple[str, ...] = ()
    dateline: Dateline | None = None
    language: str | None = None
    published: Dated | None = None
    updated: Dated | None = None
    text: str = ""
    captions: tuple[str, ...] = ()
    subheads: tuple[Subhead, ...] = ()
    corrections: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    credits: tuple[Credit, ...] = ()
    parent: str | None = None
    posted: str | None = None
    problem: Problem | None = None
    source_map: tuple[Segment, ...] = ()

    def find_raw(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where in the raw input a stretch of `text` stands, None if that is not known.

        Example:
            >>> report = Report(id="r-1", text="It rained.", source_map=((0, 10, 15, 25),))
            >>> report.find_raw(3, 9)
            (18, 24)
        """
        return find_raw(self.source_map, start, end)


def find_raw(segments: Sequence[Segment], start: int, end: int) -> tuple[int, int] | None:
    """Return where a stretch stands, None if no letter of it is known to stand anywhere.

    Args:
        segments: In the order of the text.
        start: Where the stretch begins; it may be in white space between two segments.
        end: Where it ends.
    """
    n = bisect.bisect_right(segments, start, key=lambda segment: segment[1])
    last = bisect.bisect_left(segments, end, key=lambda segment: segment[0]) - 1
    if n > last or start >= end:
        return None
    first, final = segments[n], segments[last]
    even = first[1] - first[0] == first[3] - first[2]
    raw_start = first[2] + (max(0, start - first[0]) if even else 0)
    even = final[1] - final[0] == final[3] - final[2]
    raw_end = final[3] - (max(0, final[1] - end) if even else 0)
    return (raw_start, raw_end) if raw_start < raw_end else None
