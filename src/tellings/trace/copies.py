"""From reports to copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from tellings.records.copy import Copy, Passage
from tellings.records.report import Report
from tellings.trace.candidates import find_candidates
from tellings.trace.direction import find_original
from tellings.trace.evidence import Link, link_texts
from tellings.trace.grouping import Group, group_links, merge_ranges
from tellings.trace.words import Words, read_words

#: Share of both texts that is shared if one is a duplicate of the other.
DUPLICATE = 0.8
#: Share of the smaller text that is shared if one is a later version of the other.
VERSION = 0.4
#: Passages with at most this many words between them are one.
JOIN_GAP = 4


def trace_copies(reports: Sequence[Report]) -> tuple[Copy, ...]:
    """Return the groups of reports whose text descends from one original.

    What two reports quote from one speaker, names, and phrases that everybody prints are no
    evidence. A report that took passages from two originals is in two groups.

    Args:
        reports: In any order; the answer doesn't depend on it.

    Returns:
        Copies in order of their report ids, passages in order of report and place.
    """
    ordered = sorted({r.id: r for r in reports if r.text}.values(), key=lambda r: r.id)
    texts = [read_words(report.text) for report in ordered]
    links = link_texts(texts, find_candidates(texts))
    copies = [_make_copy(group, ordered, texts) for group in group_links(links)]
    return tuple(sorted(copies, key=lambda copy: (copy.reports, copy.passages[0].start)))


def _make_copy(group: Group, reports: Sequence[Report], texts: Sequence[Words]) -> Copy:
    members = sorted(group.shared)
    covered = {
        i: sum(end - start for start, end in group.shared[i]) / max(1, len(texts[i]))
        for i in members
    }
    found = [reports[i] for i in members]
    agency = _agency(found)
    original = find_original(found, [covered[i] for i in members], agency)
    return Copy(
        reports=tuple(report.id for report in found),
        kind=_kind(group.links, found),
        original=original.report if original else None,
        agency=agency,
        direction_evidence=original.evidence if original else None,
        passages=tuple(
            Passage(report=reports[i].id, start=texts[i].starts[start], end=texts[i].ends[end - 1])
            for i in members
            for start, end in merge_ranges(group.shared[i], JOIN_GAP)
        ),
    )


def _agency(members: Sequence[Report]) -> str | None:
    named = Counter(report.agency for report in members if report.agency)
    return min(named, key=lambda name: (-named[name], name), default=None)


def _kind(
    links: Sequence[Link], members: Sequence[Report]
) -> Literal["duplicate", "shared-passages", "version"]:
    if all(min(link.covered) >= DUPLICATE for link in links):
        return "duplicate"
    outlets = {report.outlet for report in members}
    if len(outlets) == 1 and None not in outlets:
        days = {r.published.earliest for r in members if r.published}
        if all(max(link.covered) >= VERSION for link in links) and len(days) != 1:
            return "version"
    return "shared-passages"
