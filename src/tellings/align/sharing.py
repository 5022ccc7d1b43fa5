"""Statements that speak of more than one matter.

"The quake at noon killed nine" tells the hour, the deaths and what it was. Groups that share
nothing must tear such a statement from all its matters but one (Banerjee et al. 2005,
"Model-based overlapping clustering", doi 10.1145/1081870.1081932).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[int, int]
Group = tuple[int, ...]


def find_guests(
    groups: Sequence[Group],
    probability: Mapping[Pair, float],
    *,
    threshold: float,
    apart: Iterable[Pair] = (),
) -> list[Group]:
    """Return for each group those members of others that belong to it as well.

    What a group has before decides, so the order of groups and statements changes nothing.

    Args:
        groups: A partition of the statements, as indices.
        probability: For pairs (i, j), i < j: probability that they are of one matter.
        threshold: Mean probability, over the members of a group, at which a statement joins it.
        apart: Pairs that must not stand in one group.

    Example:
        >>> find_guests([(0, 1), (2,)], {(0, 1): 0.9, (1, 2): 0.8}, threshold=0.5)
        [(), (1,)]
    """
    home = {i: number for number, group in enumerate(groups) for i in group}
    parted: dict[int, set[int]] = {}
    for i, j in apart:
        parted.setdefault(i, set()).add(j)
        parted.setdefault(j, set()).add(i)
    sums: dict[tuple[int, int], float] = {}
    for (i, j), chance in sorted(probability.items()):
        if home[i] != home[j]:
            for one, other in ((i, home[j]), (j, home[i])):
                sums[one, other] = sums.get((one, other), 0.0) + chance
    guests: dict[int, list[int]] = {}
    for (i, number), total in sums.items():
        group = groups[number]
        alone = len(groups[home[i]]) == len(group) == 1
        fits = parted.get(i, set()).isdisjoint(group)
        if fits and not alone and total / len(group) >= threshold:
            guests.setdefault(number, []).append(i)
    return [tuple(sorted(guests.get(number, ()))) for number in range(len(groups))]
