"""Which reports share a text, and whether a given span of one lies in a shared passage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.records.copy import Copy, Passage
from tellings.records.report import Report
from tellings.records.spans import Span, make_id
from tellings.trace.words import Words, read_words

#: Share of a span that must lie in shared passages for the span to be shared text.
INSIDE = 0.5
#: Words of a row when spans are compared, and share of the span's rows that the other must have.
ROW = 3
SAME_ROWS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedText:
    """Text that several reports carry.

    Attributes:
        group: Key of the copies' group, as in `shared_text_groups`.
        agency: The agency whose text it is, if known.
        reports: The other reports that have this very span; may be empty if the words around it
            are shared but these few were changed.
    """

    group: str
    agency: str | None
    reports: tuple[str, ...]


def group_key(copy: Copy) -> str:
    """Return the key of a copy's group: depends on its reports and passages alone."""
    places = (f"{p.report}:{p.start}:{p.end}" for p in copy.passages)
    return make_id("c", *copy.reports, *places)


def shared_text_groups(copies: Iterable[Copy]) -> dict[str, str]:
    """Return for every report that shares an original text the key of that text's group.

    A report with passages of two originals goes with the one it has more of. Reports of one group
    need not be copies as a whole: `passage_lookup` tells what of them is shared.
    """
    shares: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for copy in copies:
        key = group_key(copy)
        for report, passages in _by_report(copy).items():
            shares[report].append((-sum(p.end - p.start for p in passages), key))
    return {report: min(found)[1] for report, found in sorted(shares.items())}


def passage_lookup(copies: Iterable[Copy], reports: Iterable[Report]) -> PassageLookup:
    """Return a look-up over the shared passages of `copies`.

    Args:
        copies: From `trace_copies`.
        reports: The reports that the copies speak of.
    """
    texts = {report.id: report.text for report in reports}
    return PassageLookup(tuple(copies), texts)


class PassageLookup:
    """Tells whether a span is text that other reports carry too, or the report's own addition."""

    def __init__(self, copies: Sequence[Copy], texts: dict[str, str]) -> None:
        self._copies: dict[str, list[tuple[str, Copy, list[Passage]]]] = defaultdict(list)
        for copy in copies:
            for report, passages in _by_report(copy).items():
                self._copies[report].append((group_key(copy), copy, passages))
        self._words = {report: read_words(texts[report]) for report in self._copies}
        self._rows = {report: _rows(words, 0, None) for report, words in self._words.items()}

    def find(self, report: str, start: int, end: int) -> SharedText | None:
        """Return whose text the span is and who else has it, or None where it is the report's own.

        Args:
            report: Report id.
            start: First character of the span in the report's text.
            end: Character after its last.
        """
        span = Span(start, end)
        best: tuple[int, str, Copy] | None = None
        for key, copy, passages in self._copies.get(report, ()):
            inside = sum(span.overlap(Span(p.start, p.end)) for p in passages)
            if inside >= INSIDE * max(1, len(span)) and (
                best is None or (-inside, key) < (-best[0], best[1])
            ):
                best = (inside, key, copy)
        if best is None:
            return None
        _, key, copy = best
        return SharedText(
            group=key,
            agency=copy.agency,
            reports=tuple(r for r in copy.reports if r != report and self._has(r, report, span)),
        )

    def _has(self, other: str, report: str, span: Span) -> bool:
        rows = _rows(self._words[report], span.start, span.end)
        return not rows or len(rows & self._rows[other]) >= SAME_ROWS * len(rows)


def _by_report(copy: Copy) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for passage in copy.passages:
        found.setdefault(passage.report, []).append(passage)
    return found


def _rows(words: Words, start: int, end: int | None) -> set[tuple[str, ...]]:
    keys = [
        key
        for key, first, last in zip(words.keys, words.starts, words.ends, strict=True)
        if first >= start and (end is None or last <= end)
    ]
    return {tuple(keys[i : i + ROW]) for i in range(len(keys) - ROW + 1)}
