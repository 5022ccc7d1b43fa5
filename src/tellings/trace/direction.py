"""Which report of a group has the original text, where the reports let one know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.records.report import Report
from tellings.text.outlets import house_key, same_house
from tellings.trace.completeness import most_complete
from tellings.trace.family import Family
from tellings.trace.moments import came_before
from tellings.trace.oddities import Oddity, find_oddities
from tellings.trace.versions import is_later

#: Share of a report that must be shared text for it to be the original of the rest.
COMPLETE = 0.3
UNKNOWN = "common original, unknown"
#: Odd readings that are worth telling.
ODDITIES_TOLD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """The original of a group as far as it is known, and the evidence in words.

    Attributes:
        report: Id of the original; None where nothing tells.
    """

    report: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class _Found:
    index: int
    why: str


def find_direction(family: Family, agency: str | None, *, version: bool = False) -> Direction:
    """Return the original of a group and all that speaks for it.

    Asked in this order: is one the agency's own, does another credit one, was one out before all
    the others, have all others been corrected since, has one all that the others took? What the
    answer does not rest on is told behind it.

    Args:
        family: The group.
        agency: The agency whose text it is, if any.
        version: Whether the group is one house's versions, of which the longer is the later.
    """
    oddities = find_oddities(family)
    later = _corrected(family, oddities)
    whole = [i for i in family.members() if family.covered(i) >= COMPLETE and i not in later]
    complete = None if version else _complete(family, whole)
    found = (
        _of_agency(family, whole, agency)
        or _credited(family, whole)
        or _earliest(family, whole, agency)
        or _uncorrected(family, whole, later)
        or complete
    )
    told = [found.why if found else _unknown(agency)]
    if found and complete and complete.index == found.index and complete.why != found.why:
        told.append(complete.why)
    if not (found and found.why in later.values()):
        told += dict.fromkeys(later.values())
    told += [oddity.say() for oddity in oddities[:ODDITIES_TOLD]]
    report = family.reports[found.index].id if found else None
    return Direction(report=report, evidence="; ".join(dict.fromkeys(told)))


def _unknown(agency: str | None) -> str:
    return f"the original is the text of {agency}, not among these reports" if agency else UNKNOWN


def _of_agency(family: Family, whole: Sequence[int], agency: str | None) -> _Found | None:
    if agency is None:
        return None
    reports = family.reports
    own = [i for i in whole if (name := reports[i].outlet) and same_house(name, agency)]
    if not own:
        return None
    first = min(own, key=lambda i: (_earliest_day(reports[i]), -len(reports[i].text), i))
    return _Found(first, f"{reports[first].outlet} is the agency whose text it is")


def _credited(family: Family, whole: Sequence[int]) -> _Found | None:
    """Return the one report that others credit; where two are credited, neither is the source."""
    reports = family.reports
    found = [(i, o) for i in whole if (o := _crediting(reports[i], family)) is not None]
    houses = {house_key(reports[i].outlet or "") for i, _ in found}
    if len(houses) != 1:
        return None
    index, other = min(found, key=lambda row: (_earliest_day(reports[row[0]]), row[0]))
    named = other.outlet or "another report"
    return _Found(index, f"{named} credits {reports[index].outlet}")


def _crediting(report: Report, family: Family) -> Report | None:
    """Return the first report of another house that credits this one."""
    if not report.outlet:
        return None
    for other in (family.reports[index] for index in family.members()):
        own = other.id == report.id or same_house(other.outlet or "", report.outlet)
        if not own and any(same_house(credit.name, report.outlet) for credit in other.credits):
            return other
    return None


def _earliest(family: Family, whole: Sequence[int], agency: str | None) -> _Found | None:
    reports = family.reports
    for index in whole:
        if all(came_before(reports[index], reports[o]) for o in reports if o != index):
            first = f"first of these with the text of {agency}: " if agency else ""
            return _Found(index, f"{first}published before the others")
    return None


def _corrected(family: Family, oddities: Sequence[Oddity]) -> dict[int, str]:
    """Return the members that are a later state of the text, each with what shows it."""
    later: dict[int, str] = {}
    for oddity in oddities:
        for index in oddity.corrected if len(oddity.corrected) < len(oddity.holders) else ():
            report = family.reports[index]
            if not any(came_before(report, family.reports[i]) for i in oddity.holders):
                name = family.name(index)
                later.setdefault(index, f"{name} has it corrected and came later: {oddity.say()}")
    for index, report in family.reports.items():
        others = [r for i, r in family.reports.items() if i != index]
        if report.corrections and not any(came_before(report, r) for r in others):
            own = [r for r in others if r.outlet == report.outlet and is_later(report, r)]
            if own or len(others) == 1:
                later.setdefault(index, f"{family.name(index)} carries a correction, came later")
    return later


def _uncorrected(family: Family, whole: Sequence[int], later: dict[int, str]) -> _Found | None:
    """Return the only member that has not been corrected since."""
    if len(whole) != 1 or len(later) != len(family.reports) - 1:
        return _updated(family, whole)
    return _Found(whole[0], "; ".join(dict.fromkeys(later.values())))


def _updated(family: Family, whole: Sequence[int]) -> _Found | None:
    """Return the member of one house of which all others say that they are later states."""
    reports = family.reports
    if len(family.houses()) > 1:
        return None
    for index in whole:
        if all(is_later(reports[o], reports[index]) for o in reports if o != index):
            return _Found(index, "the others say that they were updated or corrected since")
    return None


def _complete(family: Family, whole: Sequence[int]) -> _Found | None:
    index = most_complete(family)
    if index is None or index not in whole:
        return None
    others = [other for key, other in family.reports.items() if key != index]
    if any(came_before(other, family.reports[index]) for other in others):
        return None
    return _Found(index, "has the passages of all others and more of the text around")


def _earliest_day(report: Report) -> str:
    return report.published.earliest if report.published else "9999"
