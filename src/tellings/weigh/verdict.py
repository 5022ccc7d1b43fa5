"""What the statements of a matter amount to: once, corroborated, disputed or superseded.

An update is tested before a dispute: half of all apparent conflicts are two moments of one story.
What is planned, feared or ordered supports nothing that is said to have happened, and copies of
one voice agree with nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tellings.records.finding import Status
from tellings.records.matter import Matter
from tellings.records.statement import Statement
from tellings.weigh.values import Told, at_same_moment, group_values

#: Probability of one matter above which two values are compared, a denial is one of the other
#: claim, and a negated claim contradicts it: what is less alike speaks of something else.
COMPARABLE = 0.55
DENIES = 0.3
OPPOSES = 0.4


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status and what led to it.

    Attributes:
        camps: Who stands together: statements grouped by value or by side, in order of time.
    """

    status: Status
    camps: tuple[tuple[Told, ...], ...] = ()
    features: dict[str, float] = field(default_factory=dict)


def judge(told: Sequence[Told], matter: Matter) -> Verdict:
    """Return what the statements of one matter, in order of time, amount to."""
    values = group_values(told)
    if len(values) > 1:
        verdict = _judge_values(values, matter)
        if verdict is not None:
            return verdict
    sides = _sides(told, matter)
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


def _judge_values(values: Sequence[Sequence[Told]], matter: Matter) -> Verdict | None:
    camps = tuple(tuple(group) for group in values)
    conflicts = [
        (a, b)
        for n, group in enumerate(values)
        for other in values[n + 1 :]
        for a in group
        for b in other
        if _likeness(matter, a, b) >= COMPARABLE and a.statement.report != b.statement.report
    ]
    if not conflicts:
        return None
    if all(_may_have_moved(a, b) or _same_origin(a, b) for a, b in conflicts):
        return Verdict("superseded", camps)
    return Verdict("disputed", camps)


def _may_have_moved(a: Told, b: Told) -> bool:
    """Whether the later of two values may be an update of the earlier one."""
    return not at_same_moment(a, b)


def _likeness(matter: Matter, a: Told, b: Told) -> float:
    return matter.likeness(a.statement.id, b.statement.id)


def _same_origin(a: Told, b: Told) -> bool:
    return a.statement.origin == b.statement.origin


def _sides(told: Sequence[Told], matter: Matter) -> tuple[tuple[Told, ...], ...] | None:
    """Return those who say that it is so and those who say that it is not, if both are there."""
    yes = tuple(t for t in told if not _says_no(t.statement))
    no = tuple(t for t in told if _says_no(t.statement))
    against = [
        (a, b)
        for a in yes
        for b in no
        if not _same_origin(a, b)
        and _likeness(matter, a, b) >= (DENIES if b.statement.stance != "asserts" else OPPOSES)
        and _contradict(a.statement, b.statement)
    ]
    return (yes, no) if against else None


def _says_no(statement: Statement) -> bool:
    return (statement.stance in {"denies", "doubts"}) != (statement.polarity == "negative")


def _contradict(yes: Statement, no: Statement) -> bool:
    """Whether one says of the same deed that it was, and the other that it was not."""
    if not is_firm(yes):
        return False
    if no.stance in {"denies", "doubts"}:
        return True
    return is_firm(no) and yes.predicate == no.predicate
