"""Blocks: reports of which no story can reach beyond.

Average linkage never joins two groups if all scores between them are below its threshold (its
cut). So stories can be found in each connected component of the pairs that reach the cut by
itself, and a report that comes later changes only the block that it falls into.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tellings.cluster.bonds import find_bonds
from tellings.cluster.scores import ONE_STORY, Shelf
from tellings.records.copy import Copy
from tellings.records.profile import Profile

#: Ids of two reports.
Named = tuple[str, str]


def find_blocks(
    profiles: Iterable[Profile],
    copies: Iterable[Copy] = (),
    must_link: Iterable[Named] = (),
    cut: float = ONE_STORY,
) -> tuple[tuple[str, ...], ...]:
    """Return the connected components under scores that reach a cut and under certain ties.

    Args:
        profiles: In any order.
        copies: From `trace_copies`; those of reports that are not here are passed over.
        must_link: Pairs of reports that a person has called one story.
        cut: The least score that ties two reports.

    Returns:
        The report ids of each block in order; blocks in the order of their first.
    """
    ordered = order_profiles(profiles)
    ids = [profile.report for profile in ordered]
    return tuple(
        tuple(ids[row] for row in rows) for rows in find_rows(ordered, copies, must_link, cut)
    )


def order_profiles(profiles: Iterable[Profile]) -> list[Profile]:
    """Return each profile once, in the order of their reports' ids."""
    return sorted({p.report: p for p in profiles}.values(), key=lambda p: p.report)


def find_rows(
    profiles: Sequence[Profile], copies: Iterable[Copy], must_link: Iterable[Named], cut: float
) -> list[list[int]]:
    """Return the blocks as rows of `profiles`, each in order."""
    roots = _Roots(len(profiles))
    bonds = find_bonds(profiles, copies)
    index = {profile.report: row for row, profile in enumerate(profiles)}
    for pair in (*bonds.certain, *rows_of(index, must_link)):
        roots.join(*pair)
    shelf = Shelf(profiles)
    for row, profile in enumerate(profiles):
        scores = shelf.score(profile)
        for (left, right), more in bonds.bonus.items():
            if left == row:
                scores[right] += more
        for other in (scores[row + 1 :] >= cut).nonzero()[0].tolist():
            roots.join(row, row + 1 + other)
    return roots.groups()


def rows_of(index: dict[str, int], pairs: Iterable[Named]) -> list[tuple[int, int]]:
    """Return the rows of the pairs of which both are here, in order."""
    return sorted((index[a], index[b]) for a, b in pairs if a in index and b in index)


class _Roots:
    """Disjoint sets of rows; a set is named by its first row."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def join(self, left: int, right: int) -> None:
        left, right = self._find(left), self._find(right)
        self._parent[max(left, right)] = min(left, right)

    def groups(self) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for row in range(len(self._parent)):
            found.setdefault(self._find(row), []).append(row)
        return list(found.values())

    def _find(self, row: int) -> int:
        while self._parent[row] != row:
            self._parent[row] = self._parent[self._parent[row]]
            row = self._parent[row]
        return row
