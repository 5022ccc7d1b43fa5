"""Which links belong to one original text.

Links are joined through passages, not through reports: if one report took a paragraph from here
and another from there, its two sources have nothing to do with each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tellings.trace.evidence import Link

Range = tuple[int, int]

#: A link joins a group if this share of its passages, in a report of both, is the group's text.
OVERLAP_MIN = 0.5


class Group:
    """Texts (by index) of one original, and which words of each are shared."""

    def __init__(self) -> None:
        self.shared: dict[int, list[Range]] = {}
        self.links: list[Link] = []

    def overlap(self, index: int, ranges: Sequence[Range]) -> float:
        """Return the share of `ranges` that is shared text of this group in the text `index`."""
        own = self.shared.get(index, ())
        total = sum(end - start for start, end in ranges)
        common = sum(
            max(0, min(end, other_end) - max(start, other_start))
            for start, end in ranges
            for other_start, other_end in own
        )
        return common / max(1, total)

    def add(self, link: Link) -> None:
        """Take a link in."""
        self.links.append(link)
        for index in (link.left, link.right):
            self.shared[index] = merge_ranges([*self.shared.get(index, ()), *link.ranges(index)])

    def absorb(self, other: Group) -> None:
        """Take all links of another group in."""
        for link in other.links:
            self.add(link)


def merge_ranges(ranges: Iterable[Range], gap: int = 0) -> list[Range]:
    """Return the union of ranges as disjoint ranges in order, joining those at most `gap` apart.

    Example:
        >>> merge_ranges([(5, 8), (0, 3), (2, 4)])
        [(0, 4), (5, 8)]
    """
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1] + gap:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def group_links(links: Iterable[Link]) -> list[Group]:
    """Join links into groups of one original each, the strongest first."""
    groups: dict[int, Group] = {}
    standing: dict[int, set[int]] = defaultdict(set)  # text → numbers of the groups it is in
    for number, link in enumerate(sorted(links, key=lambda k: (-k.evidence, k.left, k.right))):
        near = sorted(standing[link.left] | standing[link.right])
        joined = [n for n in near if _belongs(link, groups[n])] or [number]
        group = groups.setdefault(joined[0], Group())
        group.add(link)
        for other in joined[1:]:
            absorbed = groups.pop(other)
            group.absorb(absorbed)
            for index in absorbed.shared:
                standing[index].discard(other)
        for index in (link.left, link.right) if len(joined) == 1 else group.shared:
            standing[index].add(joined[0])
    return list(groups.values())


def _belongs(link: Link, group: Group) -> bool:
    if link.left in group.shared and link.right in group.shared:
        return True
    return any(
        index in group.shared and group.overlap(index, link.ranges(index)) >= OVERLAP_MIN
        for index in (link.left, link.right)
    )
