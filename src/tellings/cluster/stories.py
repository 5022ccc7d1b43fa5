"""From profiles to stories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from tellings.cluster.blocks import Named, find_rows, order_profiles, rows_of
from tellings.cluster.bonds import find_bonds
from tellings.cluster.linkage import link_by_average
from tellings.cluster.openings import share_openings, sharpen, weigh_openings
from tellings.cluster.scores import CONTRAST, ONE_STORY, Shelf, cut_for
from tellings.records.copy import Copy
from tellings.records.profile import Profile


def group_stories(
    profiles: Iterable[Profile],
    copies: Iterable[Copy] = (),
    *,
    must_link: Iterable[Named] = (),
    cannot_link: Iterable[Named] = (),
    cut: float | None = None,
) -> tuple[tuple[str, ...], ...]:
    """Partition reports into stories: one happening, one story.

    The stories of a set are those of its blocks (`find_blocks`): to group a block alone gives
    what to group everything gives of it. So do those of a smaller block at the cut that goes with
    the size of the block around it, if that cut is given.

    Args:
        profiles: From `profile_reports`, in any order; the answer does not depend on it.
        copies: From `trace_copies`; reports that are mostly one text are one story.
        must_link: Pairs of reports that a person has called one story; it goes before all else.
        cannot_link: Pairs that a person has called two stories.
        cut: How alike stories are on average; from `cut_for` the size of each block if left out.

    Returns:
        Report ids of each story, the largest story first. A report without text is in none.
    """
    ordered = order_profiles(profile for profile in profiles if profile.size)
    links = _Links(copies=tuple(copies), must=tuple(must_link), cannot=tuple(cannot_link))
    stories = []
    for rows in find_rows(ordered, links.copies, links.must, ONE_STORY if cut is None else cut):
        block = [ordered[row] for row in rows]
        stories += _group_block(block, links, cut_for(len(block)) if cut is None else cut)
    return tuple(sorted(stories, key=lambda story: (-len(story), story)))


@dataclass(frozen=True, slots=True)
class _Links:
    copies: tuple[Copy, ...]
    must: tuple[Named, ...]
    cannot: tuple[Named, ...]


def _group_block(block: Sequence[Profile], links: _Links, cut: float) -> list[tuple[str, ...]]:
    """Return the stories of a block, found in each smaller block at its cut."""
    stories: list[tuple[str, ...]] = []
    for rows in find_rows(block, links.copies, links.must, cut):
        part = [block[row] for row in rows]
        stories += _link(part, links, cut, len(block)) if len(part) > 1 else [(part[0].report,)]
    return stories


def _link(
    part: Sequence[Profile], links: _Links, cut: float, around: int
) -> list[tuple[str, ...]]:
    index = {profile.report: row for row, profile in enumerate(part)}
    shelf = Shelf(part)
    scores = np.array([shelf.score(profile) for profile in part])
    share = share_openings(part, around)
    scores = weigh_openings(part, scores, share)
    bonds = find_bonds(part, links.copies)
    bonds.raise_scores(scores)
    groups = link_by_average(
        scores,
        cut,
        bonds.certain,
        together=rows_of(index, links.must),
        apart=rows_of(index, links.cannot),
        contrast=sharpen(CONTRAST, share),
    )
    return [tuple(part[row].report for row in rows) for rows in groups]
