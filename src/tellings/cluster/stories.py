"""From profiles to stories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from tellings.cluster.blocks import Named, find_rows, order_profiles, rows_of
from tellings.cluster.bonds import find_bonds
from tellings.cluster.linkage import link_by_average
from tellings.cluster.scores import ONE_STORY, Shelf
from tellings.records.copy import Copy
from tellings.records.profile import Profile


def group_stories(
    profiles: Iterable[Profile],
    copies: Iterable[Copy] = (),
    *,
    must_link: Iterable[Named] = (),
    cannot_link: Iterable[Named] = (),
) -> tuple[tuple[str, ...], ...]:
    """Partition reports into stories: one happening, one story.

    The stories of a set are those of its blocks (`find_blocks`): to group a block alone gives
    what to group everything gives of it.

    Args:
        profiles: From `profile_reports`, in any order; the answer does not depend on it.
        copies: From `trace_copies`; reports that are mostly one text are one story.
        must_link: Pairs of reports that a person has called one story; it goes before all else.
        cannot_link: Pairs that a person has called two stories.

    Returns:
        Report ids of each story, the largest story first. A report without text is in none.
    """
    ordered = order_profiles(profile for profile in profiles if profile.size)
    copies, must, cannot = tuple(copies), tuple(must_link), tuple(cannot_link)
    stories = [
        story
        for rows in find_rows(ordered, copies, must)
        for story in _group_block([ordered[row] for row in rows], copies, must, cannot)
    ]
    return tuple(sorted(stories, key=lambda story: (-len(story), story)))


def _group_block(
    block: Sequence[Profile],
    copies: Sequence[Copy],
    must_link: Sequence[Named],
    cannot_link: Sequence[Named],
) -> list[tuple[str, ...]]:
    if len(block) == 1:
        return [(block[0].report,)]
    index = {profile.report: row for row, profile in enumerate(block)}
    shelf = Shelf(block)
    scores = np.array([shelf.score(profile) for profile in block])
    bonds = find_bonds(block, copies)
    bonds.raise_scores(scores)
    groups = link_by_average(
        scores,
        ONE_STORY,
        bonds.certain,
        together=rows_of(index, must_link),
        apart=rows_of(index, cannot_link),
    )
    return [tuple(block[row].report for row in rows) for rows in groups]
