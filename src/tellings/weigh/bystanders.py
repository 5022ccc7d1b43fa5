"""What stands in a corroborated matter without being borne out by it.

A matter is what hangs together on the whole, so a statement may stand in it for what it shares
with some others. Where two origins say the same, whoever reads that takes all that is there for
confirmed: what is not near to those who agree is a matter of its own. So is the notice by which a
house takes a report back: it tells nothing of the matter, but what has become of it.

A statement that is at home in another matter is a guest here, and stays only for what it adds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from tellings.records.matter import Matter
from tellings.records.report import Report
from tellings.records.statement import Statement
from tellings.weigh.retraction import Withdrawals
from tellings.weigh.values import tell_values
from tellings.weigh.verdict import judge

#: Probability of one matter that a statement must have with some of those who agree.
NEAR = 0.55


def part_bystanders(
    matters: Sequence[Matter],
    statements: Mapping[str, Statement],
    reports: Mapping[str, Report],
    withdrawn: Withdrawals,
) -> list[Matter]:
    """Return the matters, notices and bystanders of corroborated ones as matters of their own.

    Args:
        matters: From `align_statements`.
        statements: The story's statements by id, origins assigned.
        reports: Its reports by id, dated.
        withdrawn: Which reports were taken back, and where.
    """
    notices = {notice for ids in withdrawn.notices.values() for notice in ids}
    told = [
        part
        for matter in matters
        for part in _part(matter, [i for i in matter.statements if i in notices])
    ]
    told = [_without_idle_guests(matter, statements, reports, withdrawn.by) for matter in told]
    return [
        part
        for matter in told
        if matter.statements
        for part in _part(matter, _find_bystanders(matter, statements, reports, withdrawn.by))
    ]


def part_states(matters: Sequence[Matter], moved: Iterable[tuple[Matter, Matter]]) -> list[Matter]:
    """Return the matters, none with a guest from the state that it took the place of.

    What is told of the one state would stand in the other as if it were said of that.

    Args:
        matters: Weighed before.
        moved: Of matters that are two states of one thing, the earlier and the later.
    """
    leave: defaultdict[int, set[str]] = defaultdict(set)
    for pair in moved:
        for one, other in (pair, pair[::-1]):
            leave[id(one)] |= one.guests & set(other.statements)
    left = (_without(m, leave[id(m)]) if leave.get(id(m)) else m for m in matters)
    return [matter for matter in left if matter.statements]


def _without_idle_guests(
    matter: Matter,
    statements: Mapping[str, Statement],
    reports: Mapping[str, Report],
    withdrawn: Mapping[str, frozenset[str]],
) -> Matter:
    """Return a matter without the guests that do nothing there.

    A guest stays where it bears somebody out, or somebody speaks against it or moves on from it.
    What guests alone say of each other is told where they are at home.
    """
    while matter.guests:
        told = tell_values([statements[i] for i in matter.statements], reports, withdrawn)
        verdict = judge(told, matter)
        behind = {t.statement.id for camp in (verdict.agreeing, *verdict.camps) for t in camp}
        idle = behind if behind and behind <= matter.guests else matter.guests - behind
        if not idle:
            return matter
        matter = _without(matter, idle)
    return matter


def _without(matter: Matter, leaving: AbstractSet[str]) -> Matter:
    stay = [i for i in matter.statements if i not in leaving]
    return _of(matter, stay)


def _find_bystanders(
    matter: Matter,
    statements: Mapping[str, Statement],
    reports: Mapping[str, Report],
    withdrawn: Mapping[str, frozenset[str]],
) -> list[str]:
    if len(matter.statements) < 3:
        return []
    told = tell_values([statements[i] for i in matter.statements], reports, withdrawn)
    agreeing = {t.statement.id for t in judge(told, matter).agreeing}
    return [
        i
        for i in matter.statements
        if agreeing
        and i not in agreeing
        and max(matter.likeness(i, other) for other in agreeing) < NEAR
    ]


def _part(matter: Matter, bystanders: Sequence[str]) -> list[Matter]:
    if not bystanders:
        return [matter]
    alone: defaultdict[str, list[str]] = defaultdict(list)
    for one in bystanders:
        # What copies have word for word is one thing said.
        alone[matter.twins.get(one, one)].append(one)
    rest = [i for i in matter.statements if i not in set(bystanders)]
    return [_of(matter, ids) for ids in (rest, *alone.values()) if ids]


def _of(matter: Matter, ids: Sequence[str]) -> Matter:
    """Return the matter of some of the statements."""
    pairs = [matter.likeness(a, b) for n, a in enumerate(ids) for b in ids[n + 1 :]]
    return replace(
        matter,
        statements=tuple(sorted(ids)),
        cohesion=round(sum(pairs) / len(pairs), 4) if pairs else 1.0,
        guests=matter.guests & set(ids),
        twins={one: chief for one, chief in matter.twins.items() if one in set(ids)},
    )
