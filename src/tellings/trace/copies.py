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
from tellings.trace.direction import find_direction
from tellings.trace.evidence import Link, link_texts, topical_words
from tellings.trace.family import Family
from tellings.trace.grouping import Group, group_links, merge_ranges
from tellings.trace.oddities import find_neighbours
from tellings.trace.shingles import own_shingle_codes
from tellings.trace.versions import is_version
from tellings.trace.words import GRAMMAR_RANK, Words, read_words

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
    copies = _make_copies(group_links(links), ordered, texts)
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


def _make_copies(
    groups: Sequence[Group], reports: Sequence[Report], texts: Mapping[int, Words]
) -> list[Copy]:
    near = find_neighbours(groups, reports)
    families = (
        Family(
            group=group,
            reports={i: reports[i] for i in sorted(group.shared)},
            words={i: texts[i] for i in sorted(group.shared)},
            neighbours=near.get(place, ()),
        )
        for place, group in enumerate(groups)
    )
    return [_make_copy(family) for family in families]


def _make_copy(family: Family) -> Copy:
    members = family.members()
    agency = _agency([family.reports[i] for i in members])
    kind = _kind(family)
    direction = find_direction(family, agency, version=kind == "version")
    return Copy(
        reports=tuple(family.reports[i].id for i in members),
        kind=kind,
        original=direction.report,
        agency=agency,
        direction_evidence=direction.evidence,
        passages=tuple(
            Passage(
                report=family.reports[i].id,
                start=family.words[i].starts[start],
                end=family.words[i].ends[end - 1],
            )
            for i in members
            for start, end in merge_ranges(family.shared(i), JOIN_GAP)
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


def _kind(family: Family) -> Literal["duplicate", "shared-passages", "version"]:
    if is_version(family):
        return "version"
    return "duplicate" if family.is_duplicate() else "shared-passages"
