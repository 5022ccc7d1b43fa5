"""Who of a matter tell it in ways that cannot both be true, with no "not" between them.

"He was shot in the back", "a wound in the chest": no word of one denies the other. Only a model
that was shown many such pairs tells them (`models/relations.onnx`), and it may be wrong: what it
finds is a dispute that says of itself that it was inferred.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from tellings.data.claims import does_not_know, is_firm, is_not_yet
from tellings.records.matter import Matter
from tellings.weigh.pairs import (
    are_of_one_origin,
    are_of_other_times,
    likeness,
    may_be_one_source,
    relation,
)
from tellings.weigh.values import Told

#: Probability that not both can be true above which two tellings are rivals; and of one matter,
#: below which they speak of something else.
AGAINST, ONE_MATTER = 0.6, 0.3
#: Probability that a third says the same as one of them.
WITH = 0.6

Camps = tuple[tuple[Told, ...], ...]


def find_rivals(told: Sequence[Told], matter: Matter) -> Camps | None:
    """Return the two tellings that contradict each other most, each with who says the same."""
    rivals = [
        (found.against, a, b)
        for a, b in itertools.combinations(told, 2)
        if (found := relation(matter, a, b)) is not None
        and found.against >= AGAINST
        and likeness(matter, a, b) >= ONE_MATTER
        # What stands here beside its own matter is near, and of near things the model errs.
        and matter.guests.isdisjoint((a.statement.id, b.statement.id))
        and _may_differ(a, b)
    ]
    if not rivals:
        return None
    _, one, other = max(rivals, key=lambda r: (r[0], r[1].statement.id, r[2].statement.id))
    first, second = [one], [other]
    for third in told:
        if third is one or third is other or not is_firm(third.statement):
            continue
        near, far = _agreement(matter, third, one), _agreement(matter, third, other)
        if max(near, far) >= WITH:
            (first if near >= far else second).append(third)
    return tuple(sorted(first, key=lambda t: t.order)), tuple(
        sorted(second, key=lambda t: t.order)
    )


def _in_order(camp: Sequence[Told]) -> tuple[Told, ...]:
    return tuple(sorted(camp, key=lambda t: t.order))


def _may_differ(a: Told, b: Told) -> bool:
    """Whether two parties each say that something is so, of one time."""
    if are_of_one_origin(a, b) or may_be_one_source(a.statement, b.statement):
        return False
    firm = all(
        is_firm(t.statement) and not does_not_know(t.statement) and not is_not_yet(t.statement)
        for t in (a, b)
    )
    return firm and not are_of_other_times(a, b)


def _agreement(matter: Matter, a: Told, b: Told) -> float:
    found = relation(matter, a, b)
    return 0.0 if found is None else found.agrees
