"""What the statements of a matter amount to: once, corroborated, disputed or superseded.

An update is tested before a dispute: half of all apparent conflicts are two moments of one story.
What is planned, feared or ordered supports nothing that is said to have happened, and copies of
one voice agree with nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tellings.records.finding import Status
from tellings.records.statement import Statement
from tellings.weigh.values import Told, at_same_moment, group_values

#: Words that two claims must share, as a part of the shorter one's, to contradict one another.
CONTRADICTS = 0.4


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status and what led to it.

    Attributes:
        camps: Who stands together: statements grouped by value or by side, in order of time.
    """

    status: Status
    camps: tuple[tuple[Told, ...], ...] = ()
    features: dict[str, float] = field(default_factory=dict)


def judge(told: Sequence[Told]) -> Verdict:
    """Return what the statements of one matter, in order of time, amount to."""
    values = group_values(told)
    if len(values) > 1:
        verdict = _judge_values(values)
        if verdict is not None:
            return verdict
    sides = _sides(told)
    if sides is not None:
        return Verdict("disputed", sides)
    return Verdict("corroborated" if len(_supporting(told)) > 1 else "once")


def _supporting(told: Sequence[Told]) -> set[str | None]:
    """Return the origins that stand behind the matter."""
    firm = [t for t in told if is_firm(t.statement)]
    return {t.statement.origin for t in (firm or told)}


def is_firm(statement: Statement) -> bool:
    """Whether a statement says that something is or was so."""
    return (
        statement.modality == "actual"
        and statement.stance in {"asserts", "denies"}
        and statement.role != "opinion"
    )


def _judge_values(values: Sequence[Sequence[Told]]) -> Verdict | None:
    camps = tuple(tuple(group) for group in values)
    conflicts = [
        (a, b)
        for n, group in enumerate(values)
        for other in values[n + 1 :]
        for a in group
        for b in other
        if not (a.statement.report == b.statement.report and _same_origin(a, b))
    ]
    if not conflicts:
        return None
    if any(at_same_moment(a, b) and not _same_origin(a, b) for a, b in conflicts):
        return Verdict("disputed", camps)
    if any(not at_same_moment(a, b) for a, b in conflicts):
        return Verdict("superseded", camps)
    return None


def _same_origin(a: Told, b: Told) -> bool:
    return a.statement.origin == b.statement.origin


def _sides(told: Sequence[Told]) -> tuple[tuple[Told, ...], ...] | None:
    """Return those who say that it is so and those who say that it is not, if both are there."""
    yes = tuple(t for t in told if not _says_no(t.statement))
    no = tuple(t for t in told if _says_no(t.statement))
    against = [
        (a, b)
        for a in yes
        for b in no
        if not _same_origin(a, b) and _contradict(a.statement, b.statement)
    ]
    return (yes, no) if against else None


def _says_no(statement: Statement) -> bool:
    return (statement.stance == "denies") != (statement.polarity == "negative")


def _contradict(yes: Statement, no: Statement) -> bool:
    """Whether one says of the same deed that it was, and the other that it was not."""
    if not (is_firm(yes) and is_firm(no)):
        return False
    if no.stance == "denies":
        return True
    shared = set(yes.terms) & set(no.terms)
    smaller = min(len(set(yes.terms)), len(set(no.terms))) or 1
    return yes.predicate == no.predicate and len(shared) / smaller >= CONTRADICTS
