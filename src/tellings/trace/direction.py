"""Which report of a group has the original text, where the reports let one know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.records.report import Report
from tellings.text.outlets import house_key, same_house

#: Share of a report that must be shared text for it to be the original of the rest.
COMPLETE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A report and why it is thought to be the original, in one clause."""

    report: str
    evidence: str


def find_original(
    members: Sequence[Report], covered: Sequence[float], agency: str | None
) -> Original | None:
    """Return the original of a group, or None where nothing tells.

    Asked in this order: is one the agency's own, does another credit one, was one out before all
    the others?

    Args:
        members: The reports of the group.
        covered: How much of each is shared text.
        agency: The agency whose text it is, if any.
    """
    whole = [r for r, share in zip(members, covered, strict=True) if share >= COMPLETE]
    return _of_agency(whole, agency) or _credited(whole, members) or _earliest(whole, members)


def _of_agency(whole: Sequence[Report], agency: str | None) -> Original | None:
    if agency is None:
        return None
    own = [r for r in whole if r.outlet and same_house(r.outlet, agency)]
    if not own:
        return None
    first = min(own, key=lambda r: (_earliest_day(r), -len(r.text), r.id))
    return Original(report=first.id, evidence=f"{first.outlet} is the agency whose text it is")


def _credited(whole: Sequence[Report], members: Sequence[Report]) -> Original | None:
    """Return the one report that others credit; where two are credited, neither is the source."""
    found = [(r, other) for r in whole if (other := _crediting(r, members)) is not None]
    houses = {house_key(report.outlet or "") for report, _ in found}
    if len(houses) != 1:
        return None
    report, other = min(found, key=lambda row: (_earliest_day(row[0]), row[0].id))
    named = other.outlet or "another report"
    return Original(report=report.id, evidence=f"{named} credits {report.outlet}")


def _crediting(report: Report, members: Sequence[Report]) -> Report | None:
    """Return the first report of another house that credits this one."""
    if not report.outlet:
        return None
    for other in members:
        own = other.id == report.id or same_house(other.outlet or "", report.outlet)
        if not own and any(same_house(credit.name, report.outlet) for credit in other.credits):
            return other
    return None


def _earliest(whole: Sequence[Report], members: Sequence[Report]) -> Original | None:
    for report in whole:
        others = [other for other in members if other.id != report.id]
        if report.published and all(
            other.published and report.published.latest < other.published.earliest
            for other in others
        ):
            return Original(report=report.id, evidence="published before the others")
    return None


def _earliest_day(report: Report) -> str:
    return report.published.earliest if report.published else "9999"
