"""What the statements of a matter amount to: once, corroborated, disputed or superseded.

An update is tested before a dispute: half of all apparent conflicts are two moments of one story.
What is planned, feared or ordered supports nothing that is said to have happened, and copies of
one voice agree with nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from tellings.records.finding import Status
from tellings.records.matter import Matter
from tellings.weigh.agreement import count_origins, find_agreeing
from tellings.weigh.differing import compare_values
from tellings.weigh.hours import find_hours
from tellings.weigh.opposition import find_corrected, find_sides
from tellings.weigh.rivals import find_rivals
from tellings.weigh.values import Told, group_values

#: What parts the camps of a matter: their values; a yes and a no, or two hours; what a source took
#: back; two tellings that, as a model judges, cannot both be true.
Parting = Literal["values", "sides", "correction", "rivals"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status and what led to it.

    Attributes:
        camps: Who stands together: statements grouped by value or by side, in order of time.
        parted_by: What parts the camps, if there are any.
        agreeing: For what is corroborated those who plainly say the same, in order of time.
    """

    status: Status
    camps: tuple[tuple[Told, ...], ...] = ()
    parted_by: Parting | None = None
    agreeing: tuple[Told, ...] = ()
    features: dict[str, float] = field(default_factory=dict)


def judge(told: Sequence[Told], matter: Matter) -> Verdict:
    """Return what the statements of one matter, in order of time, amount to."""
    corrected = find_corrected(told, matter)
    if corrected is not None and any(t.withdrawn_by for t in corrected[0]):
        # That there were none is no later number of those who never were.
        return Verdict("superseded", corrected, "correction")
    values = group_values(told)
    if len(values) > 1:
        differ = compare_values(values, matter)
        if differ is not None:
            return Verdict(*differ, "values")
    sides = find_sides(told, matter) or find_hours(told, matter)
    if sides is not None:
        return Verdict("disputed", sides, "sides")
    if corrected is not None:
        return Verdict("superseded", corrected, "correction")
    rivals = find_rivals(told, matter)
    if rivals is not None:
        return Verdict("disputed", rivals, "rivals")
    # Values that differ and cannot be compared are of different things: they support nothing
    # but themselves.
    camps = [[*camp, *(t for t in told if t.figure is None)] for camp in values] or [list(told)]
    agreeing = max((find_agreeing(camp, matter) for camp in camps), key=count_origins)
    return Verdict("corroborated" if agreeing else "once", agreeing=agreeing)
