"""Which stories follow which: a long affair is a chain of stories, not one heap."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.cluster.scores import Shelf
from tellings.records.profile import Profile

#: Stories this alike on average are of one affair, though of different happenings.
FOLLOWS = 0.12
#: So alike are the names in them: happenings of one kind at two places have none in common.
NAMES_ALIKE = 0.1
#: So alike are the words: two things that befall one town have little more than its name.
TERMS_ALIKE = 0.05


def find_followed(stories: Sequence[Sequence[Profile]]) -> tuple[tuple[int, ...], ...]:
    """Return for each story the places, in the order given, of the earlier ones that it follows.

    Only the last of a chain is named: if the third follows the second, and the second the first,
    the third is not said to follow the first as well. A story without a day follows nothing.
    """
    starts = [_first_day(story) for story in stories]
    scores, terms, names = _mean_scores(stories)
    near = (scores >= FOLLOWS) & (terms >= TERMS_ALIKE) & (names >= NAMES_ALIKE)
    followed: list[set[int]] = []
    for later, start in enumerate(starts):
        followed.append(
            {
                earlier
                for earlier, before in enumerate(starts)
                if start is not None and before is not None and before < start
                if near[later, earlier]
            }
        )
    return tuple(tuple(sorted(_without_implied(own, followed))) for own in followed)


def _without_implied(own: set[int], followed: Sequence[set[int]]) -> set[int]:
    implied = {earlier for story in own for earlier in followed[story]}
    return own - implied


def _first_day(story: Sequence[Profile]) -> int | None:
    return min((p.earliest for p in story if p.earliest is not None), default=None)


def _mean_scores(stories: Sequence[Sequence[Profile]]) -> NDArray[np.float64]:
    """Return the means of scores and of the likeness of words and of names of every two stories.

    Returns:
        Shape (3, stories, stories).
    """
    owner = np.repeat(np.arange(len(stories)), [len(story) for story in stories])
    sizes = np.bincount(owner, minlength=len(stories)).astype(np.float64)
    sums = np.zeros((3, len(stories), len(stories)))
    profiles = [profile for story in stories for profile in story]
    shelf = Shelf(profiles)
    for row, profile in zip(owner, profiles, strict=True):
        for kind, values in enumerate(shelf.score_and_match(profile)):
            sums[kind, row] += np.bincount(owner, weights=values, minlength=len(stories))
    return sums / np.maximum(1, np.outer(sizes, sizes))
