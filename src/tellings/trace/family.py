"""A group of copies as its reports, for what asks how they descend from one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.records.report import Report
from tellings.text.outlets import house_key
from tellings.trace.grouping import Group, Range
from tellings.trace.words import Words

#: Share of both texts that is shared if one is a duplicate of the other.
DUPLICATE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The reports of one original.

    Attributes:
        group: Which words of each are shared, and the links between them.
        reports: Its members, by the index that `group` has for them.
        words: The words of each, by index.
        neighbours: Other reports of the same matter, which share no text with it.
    """

    group: Group
    reports: Mapping[int, Report]
    words: Mapping[int, Words]
    neighbours: Sequence[Report] = ()

    def members(self) -> list[int]:
        """Return the indices of the members, ascending."""
        return sorted(self.reports)

    def shared(self, index: int) -> list[Range]:
        """Return the words of a member that are shared text."""
        return self.group.shared[index]

    def covered(self, index: int) -> float:
        """Return the share of a member that is shared text."""
        return _size(self.shared(index)) / max(1, len(self.words[index]))

    def is_duplicate(self) -> bool:
        """Whether each member is nearly all of each other that it is linked to."""
        return all(min(link.covered) >= DUPLICATE for link in self.group.links)

    def held_by(self, holder: int, index: int) -> float:
        """Return the share of a member's shared text that another member has too."""
        ranges = [
            piece
            for link in self.group.links
            if {link.left, link.right} == {holder, index}
            for piece in link.ranges(index)
        ]
        return _size(ranges) / max(1, _size(self.shared(index)))

    def houses(self) -> set[str]:
        """Return the houses that published the members, as far as they are known."""
        return {house_key(r.outlet) for r in self.reports.values() if r.outlet}

    def name(self, index: int) -> str:
        """Return what a member is called: its outlet, with the day where it has two reports."""
        report = self.reports[index]
        outlet = report.outlet or (f"the report by {report.byline[0]}" if report.byline else None)
        name = outlet or (f"“{report.title}”" if report.title else "a report of no known outlet")
        alike = [r for r in self.reports.values() if r.outlet == report.outlet]
        if len(alike) > 1 and report.published:
            return f"{name} ({report.published.earliest})"
        return name


def _size(ranges: Sequence[Range]) -> int:
    return sum(end - start for start, end in ranges)
