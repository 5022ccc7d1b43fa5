"""Who of a matter plainly say the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from tellings.data.claims import have_same_verb, is_firm, says_no, share_words
from tellings.records.matter import Matter
from tellings.text.figures import can_both_hold
from tellings.weigh.hours import give_one_hour
from tellings.weigh.pairs import (
    CONFIRMS,
    TURNED,
    are_copied,
    are_in_other_units,
    are_of_one_origin,
    likeness,
    may_be_one_source,
    name_other_days,
    relation,
)
from tellings.weigh.values import Told

#: Probability of one matter above which a statement without a number confirms one with it.
UNCOUNTED = 0.9
#: Where no two are so much alike, this many bear each other out who are less so, by how much: that
#: many are hardly near to each other by chance.
MANY, ALLOWANCE = 3, 0.2
#: Content words, their number counted as one, that two claims must share to bear each other out;
#: and how alike they are if they need not: a model's word alone is no confirmation.
LEAST_IN_COMMON, SURELY = 2, 0.85

#: Probability that two claims say the same above which they bear each other out though they are
#: less alike, but no less than this. The two are asked of different models: one knows how a story
#: is told, the other what words mean.
SAYS_THE_SAME, LEAST_ALIKE = 0.9, 0.3
#: And below which they do not, however alike they are, unless they are so beyond doubt.
SAYS_NOTHING = 0.2


def find_agreeing(told: Sequence[Told], matter: Matter) -> tuple[Told, ...]:
    """Return those who plainly say the same, each as another origin does; of several, the most.

    To be near in subject is not enough, two must be close: who only speaks near them bears
    nothing out.
    """
    firm = [t for t in told if is_firm(t.statement)] or list(told)
    # What was taken back bears nothing out.
    firm = [t for t in firm if not t.withdrawn_by] or firm
    plainly = max(_hang_together(firm, matter), key=count_origins, default=())
    if plainly:
        return plainly
    nearly = max(_hang_together(firm, matter, ALLOWANCE), key=count_origins, default=())
    return nearly if count_origins(nearly) >= MANY else ()


def _hang_together(
    told: Sequence[Told], matter: Matter, allowance: float = 0.0
) -> Iterator[tuple[Told, ...]]:
    """Yield those of whom each is borne out by another.

    A guest bears out those it is near to, but holds no two together who are not: it speaks of
    more than their matter.
    """
    guests = {n for n, t in enumerate(told) if t.statement.id in matter.guests}
    close = {
        n: [m for m, b in enumerate(told) if _bears_out(a, b, matter, allowance)]
        for n, a in enumerate(told)
    }
    seen: set[int] = set()
    for start in sorted(close.keys() - guests):
        found = _reach(start, close, ends=guests) - seen
        seen |= found
        if len(found) > 1:
            yield tuple(told[n] for n in sorted(found))


def count_origins(told: Sequence[Told]) -> int:
    """Return how many origins stand behind statements."""
    return len({t.statement.origin for t in told})


def _bears_out(a: Told, b: Told, matter: Matter, allowance: float) -> bool:
    if are_of_one_origin(a, b) or not _are_alike(a, b, matter, allowance):
        return False
    one, other = a.statement, b.statement
    if may_be_one_source(one, other) or are_copied(one, other) or name_other_days(one, other):
        return False
    if likeness(matter, a, b) < SURELY and _in_common(a, b) < LEAST_IN_COMMON:
        return False
    crossed = says_no(one) != says_no(other)
    return not (crossed and (have_same_verb(one, other) or share_words(one, other)))


def _are_alike(a: Told, b: Told, matter: Matter, allowance: float) -> bool:
    alike, found = likeness(matter, a, b), relation(matter, a, b)
    if alike >= _enough(a, b) - allowance:
        return found is None or alike >= SURELY or found.agrees >= SAYS_NOTHING
    return found is not None and found.agrees >= SAYS_THE_SAME and alike >= LEAST_ALIKE


def _in_common(a: Told, b: Told) -> int:
    """Return how many content words two claims share; a number or hour of both is one more."""
    words = len(set(a.statement.terms) & set(b.statement.terms))
    counted = a.figure is not None and b.figure is not None and can_both_hold(a.figure, b.figure)
    return words + counted + give_one_hour(a.statement, b.statement)


def _enough(a: Told, b: Told) -> float:
    """Return how alike two statements must be for one to bear the other out.

    One hour, or one number that comes out in two units, is hardly of two things, though the words
    differ. Who
    gives no number bears one out only in nearly the same words.
    """
    if give_one_hour(a.statement, b.statement):
        return TURNED
    if (a.figure is None) != (b.figure is None):
        return UNCOUNTED
    if not are_in_other_units(a, b) or a.figure is None or b.figure is None:
        return CONFIRMS
    return TURNED if can_both_hold(a.figure, b.figure) else CONFIRMS


def _reach(start: int, close: Mapping[int, Sequence[int]], ends: AbstractSet[int]) -> set[int]:
    """Return all that hang together with one, itself included; nothing hangs on the `ends`."""
    found, left = {start}, [start]
    while left:
        new = [m for m in close[left.pop()] if m not in found]
        found.update(new)
        left += [m for m in new if m not in ends]
    return found
