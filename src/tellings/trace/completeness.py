"""Which report has all that the others took from it, and more of the text around."""

from __future__ import annotations

from tellings.trace.family import Family

#: Share of every other member's shared text that the whole one must have.
HAS_ALL = 0.9
#: How much longer than what another member kept the whole one must be.
LONGER = 1.3
#: Share of the only other member that must be taken from the whole one: it is an excerpt.
EXCERPT = 0.9


def most_complete(family: Family) -> int | None:
    """Return the one member that all others can have been cut from, None if there is no such.

    Where there are but two, the other must be nothing but an excerpt: both have the same
    passages, and either may have added its own.
    """
    members = family.members()
    found = [index for index in members if _has_all(family, index, members)]
    return found[0] if len(found) == 1 else None


def _has_all(family: Family, index: int, members: list[int]) -> bool:
    others = [other for other in members if other != index]
    length = len(family.words[index])
    if any(
        family.held_by(index, other) < HAS_ALL
        or length < LONGER * len(family.words[other]) * family.covered(other)
        for other in others
    ):
        return False
    if len(others) == 1:
        only = others[0]
        return family.covered(only) >= EXCERPT and length >= LONGER * len(family.words[only])
    return not any(_has_as_much(family, other, index) for other in others)


def _has_as_much(family: Family, other: int, index: int) -> bool:
    """Whether a member has all the shared text of `index` too: either may be the original."""
    return family.held_by(other, index) >= HAS_ALL
