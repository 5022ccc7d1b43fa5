"""When reports of one text are one house's versions of it, and which of them came later."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from tellings.records.report import Report
from tellings.text.outlets import same_house
from tellings.trace.family import Family
from tellings.trace.moments import came_before, read_moment

#: Share of the smaller text that is shared if one is a later version of the other.
VERSION = 0.4
_UPDATE = re.compile(
    r"\A\W{0,3}(?:update|updated|correction|corrected|clarification|refiled?)\b"
    r"|\((?:updated?|corrected|correction|adds? [^()]{0,40})\)\s*\Z",
    re.IGNORECASE,
)


def is_version(family: Family) -> bool:
    """Whether the members are versions of one report: one house or writer, and one is later.

    Another outlet's copy is none, whatever it changed; the same page kept twice is none either.
    """
    reports = [family.reports[index] for index in family.members()]
    same = len({words.keys for words in family.words.values()}) == 1
    near = all(max(link.covered) >= VERSION for link in family.group.links)
    if same or not near or not _is_of_one_hand(reports):
        return False
    if any(is_later(a, b) or is_later(b, a) for a, b in itertools.combinations(reports, 2)):
        return True
    # Undated and much changed: a house writes no two texts alike but from one another.
    return not family.is_duplicate() and not all(report.published for report in reports)


def is_later(one: Report, other: Report) -> bool:
    """Whether a report is a later state of its text: by time, or because it says so."""
    if came_before(other, one):
        return True
    if came_before(one, other):
        return False
    return _says_so(one, other) and not _says_so(other, one)


def _is_of_one_hand(reports: Sequence[Report]) -> bool:
    """Whether one outlet has all, or one writer those whose outlet is not known."""
    named = [report.outlet for report in reports if report.outlet]
    if any(not same_house(named[0], name) for name in named[1:]):
        return False
    if len(named) == len(reports):
        return True
    if any(report.agency for report in reports):
        # An agency's writer signs in every paper that prints the agency.
        return False
    writers = {tuple(sorted(name.casefold() for name in report.byline)) for report in reports}
    return len(writers) == 1 and () not in writers


def _says_so(one: Report, other: Report) -> bool:
    """Whether a report has a correction, "updated" or a later change than the other."""
    if set(one.corrections) - set(other.corrections) or (
        _marked(one.title) and not _marked(other.title)
    ):
        return True
    return _changed_after(one, other)


def _marked(title: str | None) -> bool:
    return bool(title and _UPDATE.search(title[:300]))


def _changed_after(one: Report, other: Report) -> bool:
    """Whether a report was changed after the other was, or the other was not changed at all."""
    if one.updated is None:
        return False
    if other.updated is None:
        # Most pages have a time of change in their metadata: it counts if it is a later day or
        # the report itself says so.
        return one.updated.basis == "stated" or bool(
            other.published and one.updated.earliest > other.published.latest
        )
    mine, theirs = read_moment(one.updated), read_moment(other.updated)
    if mine and theirs and (mine.tzinfo is None) == (theirs.tzinfo is None):
        return mine > theirs
    return one.updated.earliest > other.updated.latest
