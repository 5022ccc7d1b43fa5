"""From reports to copies."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tellings.records.copy import Copy, Passage
from tellings.records.report import Report
from tellings.text.outlets import house_key
from tellings.trace.candidates import find_candidates
from tellings.trace.direction import find_original
from tellings.trace.evidence import Link, link_texts, topical_words
from tellings.trace.grouping import Group, group_links, merge_ranges
from tellings.trace.shingles import own_shingle_codes
from tellings.trace.words import GRAMMAR_RANK, Words, read_words

#: Share of both texts that is shared if one is a duplicate of the other.
DUPLICATE = 0.8
#: Share of the smaller text that is shared if one is a later version of the other.
VERSION = 0.4
#: Longest text that may be nothing but a notice, and fewest telling words its title must have.
NOTICE_LENGTH = 1500
NOTICE_TITLE = 3
#: Least share of its words with which a notice speaks to its reader.
NOTICE_ADDRESS = 0.04
_ADDRESS = frozenset({"you", "your", "yours", "we", "our", "us", "please"})
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
    told = {r.id: r for r in reports if r.text and not _is_furniture(r)}
    ordered = [told[key] for key in sorted(told)]
    texts, links = _find_links([report.text for report in ordered])
    copies = [_make_copy(group, ordered, texts) for group in group_links(links)]
    return tuple(sorted(copies, key=lambda copy: (copy.reports, copy.passages[0].start)))


def _find_links(texts: Sequence[str]) -> tuple[dict[int, Words], list[Link]]:
    """Return the links between texts, and the words of those that have candidates.

    The words of all would not fit into memory where there are very many reports.
    """
    rows: list[NDArray[np.uint64]] = []
    last: dict[bytes, int] = {}
    pairs: list[tuple[int, int]] = []
    for index, text in enumerate(texts):
        words = read_words(text)
        rows.append(own_shingle_codes(words))
        # Equal texts are a pair even if they hold nothing but a speech.
        digest = hashlib.blake2b(" ".join(words.keys).encode(errors="surrogatepass")).digest()
        if digest in last:
            pairs.append((last[digest], index))
        last[digest] = index
    pairs += find_candidates(rows)
    read = {index: read_words(texts[index]) for index in sorted({i for p in pairs for i in p})}
    return read, link_texts(read, pairs, rows)


def _is_furniture(report: Report) -> bool:
    """Whether a text is a notice of the site: it speaks to you, and not of what the title says."""
    if not report.title or len(report.text) > NOTICE_LENGTH:
        return False
    title = topical_words(read_words(report.title).keys, GRAMMAR_RANK)
    keys = read_words(report.text).keys
    spoken_to = sum(key in _ADDRESS for key in keys)
    return (
        len(title) >= NOTICE_TITLE
        and not title & set(keys)
        and spoken_to >= NOTICE_ADDRESS * len(keys)
    )


def _make_copy(group: Group, reports: Sequence[Report], texts: Mapping[int, Words]) -> Copy:
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
    """Return the agency that most reports of a group name, by its fullest name."""
    named = Counter(house_key(report.agency) for report in members if report.agency)
    if not named:
        return None
    house = min(named, key=lambda key: (-named[key], key))
    names = {r.agency for r in members if r.agency and house_key(r.agency) == house}
    return max(names, key=lambda name: (len(name), name))


def _kind(
    links: Sequence[Link], members: Sequence[Report]
) -> Literal["duplicate", "shared-passages", "version"]:
    if all(min(link.covered) >= DUPLICATE for link in links):
        return "duplicate"
    houses = {house_key(report.outlet) if report.outlet else None for report in members}
    if len(houses) == 1 and None not in houses:
        days = {r.published.earliest for r in members if r.published}
        if all(max(link.covered) >= VERSION for link in links) and len(days) != 1:
            return "version"
    return "shared-passages"
