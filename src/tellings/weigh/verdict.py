"""What the statements of a matter amount to: once, corroborated, disputed or superseded.

An update is tested before a dispute: half of all apparent conflicts are two moments of one story.
What is planned, feared or ordered supports nothing that is said to have happened, and copies of
one voice agree with nobody.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field

from tellings.data import load_table
from tellings.records.finding import Status
from tellings.records.matter import Matter
from tellings.records.statement import Statement
from tellings.text.figures import (
    GROWING,
    SHRINKING,
    can_both_hold,
    exclude_each_other,
    in_one_unit,
    in_other_units,
    number_of,
)
from tellings.weigh.values import Told, at_same_moment, differ_by_doer, group_values

#: Probability of one matter above which two values are compared, a denial is one of the other
#: claim, and a negated claim contradicts it: what is less alike speaks of something else.
COMPARABLE = 0.45
#: The same above which a statement confirms another.
CONFIRMS = 0.7
#: The same for amounts in two units, such as 3 miles and 5 kilometres: units are words, and
#: where they differ two statements look less alike than they are.
TURNED = 0.3
DENIES = 0.45
OPPOSES = 0.3
#: Words of the shorter of two claims that the other must have, if their verbs are not the same.
SAME_WORDS = 0.34
#: A claim that calls another untrue has no more content words than these.
SHORT_CLAIM = 5
#: Numbers that differ by more than this factor are of different things.
SIZES_APART = 20
#: Verbs that say too little for a claim and a negated one to contradict by sharing one.
_LIGHT = frozenset({"be", "have", "do", "get", "make"})
#: Clock times further apart than this (minutes) are two.
APART_MINUTES = 10


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status and what led to it.

    Attributes:
        camps: Who stands together: statements grouped by value or by side, in order of time.
        corrected: Whether the last camp is a source's own correction of the first.
    """

    status: Status
    camps: tuple[tuple[Told, ...], ...] = ()
    corrected: bool = False
    features: dict[str, float] = field(default_factory=dict)


def judge(told: Sequence[Told], matter: Matter) -> Verdict:
    """Return what the statements of one matter, in order of time, amount to."""
    values = group_values(told)
    if len(values) > 1:
        verdict = _judge_values(values, matter)
        if verdict is not None:
            return verdict
    sides = _sides(told, matter) or _hours(told, matter)
    if sides is not None:
        return Verdict("disputed", sides)
    corrected = _corrected(told, matter)
    if corrected is not None:
        return Verdict("superseded", corrected, corrected=True)
    # Values that differ and cannot be compared are of different things: they support nothing
    # but themselves.
    camps = [[*camp, *(t for t in told if t.figure is None)] for camp in values] or [list(told)]
    return Verdict("corroborated" if any(_agree(c, matter) for c in camps) else "once")


def _agree(told: Sequence[Told], matter: Matter) -> bool:
    """Whether two origins say the same: near in subject is not enough, two must be close."""
    firm = [t for t in told if is_firm(t.statement)] or told
    # What was taken back bears nothing out.
    firm = [t for t in firm if not t.withdrawn_by] or firm
    return any(
        not _same_origin(a, b) and _likeness(matter, a, b) >= _enough(a, b)
        for n, a in enumerate(firm)
        for b in firm[n + 1 :]
    )


def _enough(a: Told, b: Told) -> float:
    """Return how alike two statements must be for one to bear the other out.

    One number that comes out in two units is hardly of two things, though the words differ.
    """
    turned = _in_other_units(a, b) and a.figure and b.figure and can_both_hold(a.figure, b.figure)
    return TURNED if turned else CONFIRMS


def _in_other_units(a: Told, b: Told) -> bool:
    return a.figure is not None and b.figure is not None and in_other_units(a.figure, b.figure)


def is_firm(statement: Statement) -> bool:
    """Whether a statement says that something is or was so."""
    return (
        statement.modality == "actual"
        and statement.stance in {"asserts", "denies"}
        and statement.role != "opinion"
    )


def _judge_values(values: Sequence[Sequence[Told]], matter: Matter) -> Verdict | None:
    camps = tuple(tuple(group) for group in values)
    conflicts = [
        (a, b)
        for n, group in enumerate(values)
        for other in values[n + 1 :]
        for a in group
        for b in other
        if _likeness(matter, a, b) >= (TURNED if _in_other_units(a, b) else COMPARABLE)
        and a.statement.report != b.statement.report
        and _of_one_size(a, b)
        and a.figure is not None
        and b.figure is not None
        and exclude_each_other(a.figure, b.figure)
        and not differ_by_doer(a, b)
    ]
    if not conflicts:
        return None
    if all(_same_origin(a, b) or _has_moved(a, b, values) for a, b in conflicts):
        return Verdict("superseded", camps)
    return Verdict("disputed", camps)


def _of_one_size(a: Told, b: Told) -> bool:
    """Whether two numbers can be meant of one thing at all: 24 and 1,200 count two things."""
    if a.figure is None or b.figure is None:
        return True
    first, second = map(number_of, in_one_unit(a.figure, b.figure))
    if not first or not second:
        return True
    return max(first, second) <= SIZES_APART * min(first, second)


def _has_moved(a: Told, b: Told, values: Sequence[Sequence[Told]]) -> bool:
    """Whether one of two values is an update of the other and no contradiction.

    Values of two days are, unless the later is lower, of another source, and of what does not
    shrink. So are two of one day, or of days that nobody knows, where a toll can only grow and has
    grown past both since.
    """
    if not at_same_moment(a, b):
        return _shrinks(a, b) or not _falls(a, b)
    if a.figure is None or b.figure is None or not {a.figure.measure, b.figure.measure} & GROWING:
        return False
    if a.as_of is None or b.as_of is None:
        return True
    last = max(a.as_of.latest, b.as_of.latest)
    reached = max(number_of(a.figure) or 0.0, number_of(b.figure) or 0.0)
    return any(
        one.figure is not None
        and one.as_of is not None
        and one.as_of.earliest > last
        and (number_of(one.figure) or 0.0) >= reached
        for group in values
        for one in group
    )


def _falls(a: Told, b: Told) -> bool:
    """Whether the later of two values is the lower."""
    if a.as_of is None or b.as_of is None:
        return False
    first, last = (a, b) if a.as_of.latest < b.as_of.latest else (b, a)
    if first.figure is None or last.figure is None:
        return False
    before, after = map(number_of, in_one_unit(first.figure, last.figure))
    return before is not None and after is not None and after < before


def _shrinks(a: Told, b: Told) -> bool:
    """Whether what two values count may become fewer from day to day."""
    return any(t.figure is not None and t.figure.measure in SHRINKING for t in (a, b))


def _likeness(matter: Matter, a: Told, b: Told) -> float:
    return matter.likeness(a.statement.id, b.statement.id)


def _same_origin(a: Told, b: Told) -> bool:
    """Whether one party answers for both, or for what it said first and took back in the other."""
    taken_back = b.statement.report in a.withdrawn_by or a.statement.report in b.withdrawn_by
    return taken_back or a.statement.origin == b.statement.origin


def _sides(told: Sequence[Told], matter: Matter) -> tuple[tuple[Told, ...], ...] | None:
    """Return those who say that it is so and those who say that it is not, if both are there."""
    yes, no, opposed = _opposed(told, matter)
    against = [(a, b) for a, b in opposed if not _same_origin(a, b)]
    if not against:
        return None
    # Others of the matter neither affirm nor deny just this: they stand on no side.
    return _with_near(yes, [a for a, _ in against], matter), no


def _opposed(
    told: Sequence[Told], matter: Matter
) -> tuple[tuple[Told, ...], tuple[Told, ...], list[tuple[Told, Told]]]:
    """Return who says yes, who says no, and the pairs of both that contradict each other."""
    yes = tuple(t for t in told if not _says_no(t.statement))
    no = tuple(t for t in told if _says_no(t.statement))
    pairs = [
        (a, b)
        for a in yes
        for b in no
        if _likeness(matter, a, b) >= (DENIES if b.statement.stance != "asserts" else OPPOSES)
        and _contradict(a.statement, b.statement)
    ]
    return yes, no, pairs


def _corrected(told: Sequence[Told], matter: Matter) -> tuple[tuple[Told, ...], ...] | None:
    """Return what a source said and what it said later instead, if it took its claim back."""
    yes, no, opposed = _opposed(told, matter)
    pairs = [(a, b) for a, b in opposed if a.order < b.order]
    # The correction repeats what it corrects: what is near to that was corrected with it.
    before = _with_near(yes, [a for a, _ in pairs], matter)
    after = tuple(t for t in no if any(t is b for _, b in pairs))
    if not pairs or len({t.statement.report for t in (*before, *after)}) < 2:
        return None
    return before, after


def _with_near(told: Sequence[Told], chosen: Sequence[Told], matter: Matter) -> tuple[Told, ...]:
    """Return those chosen and those that say nearly the same as one of them."""
    return tuple(
        t for t in told if any(t is c or _likeness(matter, t, c) >= CONFIRMS for c in chosen)
    )


def _hours(told: Sequence[Told], matter: Matter) -> tuple[tuple[Told, ...], ...] | None:
    """Return those who give one hour and those who give another, if they do."""
    timed = [(t, minute) for t in told if (minute := _minute(t.statement)) is not None]
    for a, first in timed:
        for b, second in timed:
            apart = abs(first - second) > APART_MINUTES
            if apart and not _same_origin(a, b) and _likeness(matter, a, b) >= COMPARABLE:
                near = tuple(t for t, m in timed if abs(m - first) <= APART_MINUTES)
                return near, tuple(t for t, _ in timed if t not in near)
    return None


def _minute(statement: Statement) -> int | None:
    """Return the minute of the day that a statement gives, if it gives one hour only."""
    clocks = {
        t.clock for t in statement.times if t.clock and statement.start <= t.start < statement.end
    }
    written = [t for t in statement.times if t.clock in clocks and t.kind == "clock"]
    if len(clocks) != 1 or not written:
        return None
    hour, _, minute = next(iter(clocks)).partition(":")
    return int(hour) * 60 + int(minute or 0) if hour.isdigit() else None


def _says_no(statement: Statement) -> bool:
    if _denies_truth(statement):
        return statement.stance not in {"denies", "doubts"}
    against = statement.stance in {"denies", "doubts"} or calls_untrue(statement)
    return against != (statement.polarity == "negative")


def calls_untrue(statement: Statement) -> bool:
    """Whether a statement says of another that it is not so: "that is a lie"."""
    if len(statement.terms) > SHORT_CLAIM:
        return False
    named = statement.predicate == "be" and _has_word(statement, "untruth")
    return named or _denies_truth(statement)


def _denies_truth(statement: Statement) -> bool:
    """Whether a statement says in short that something is not so: "there is no truth in it"."""
    short = len(statement.terms) <= SHORT_CLAIM
    return short and statement.polarity == "negative" and _has_word(statement, "truth")


def _has_word(statement: Statement, of: str) -> bool:
    return not _words(of).isdisjoint(statement.terms)


@functools.cache
def _words(of: str) -> frozenset[str]:
    return frozenset(load_table("cues")[of])


def _contradict(yes: Statement, no: Statement) -> bool:
    """Whether one says of the same deed that it was, and the other that it was not."""
    if not is_firm(yes):
        return False
    if yes.predicate in _words("accusing") and no.predicate != yes.predicate:
        return False  # he was charged with it, whether he did it or not
    if no.stance in {"denies", "doubts"} or calls_untrue(no):
        return True
    shared = set(yes.terms) & set(no.terms)
    smaller = min(len(set(yes.terms)), len(set(no.terms))) or 1
    same_verb = yes.predicate == no.predicate and yes.predicate not in _LIGHT
    alike = same_verb or len(shared) >= SAME_WORDS * smaller
    return is_firm(no) and alike
