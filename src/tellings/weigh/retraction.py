"""Which findings an outlet has taken back as a whole: "we withdraw the report"."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from tellings.data import load_table
from tellings.records.finding import Finding
from tellings.records.report import Report
from tellings.records.statement import Statement
from tellings.text.outlets import same_house


def find_retracted(
    findings: Sequence[Finding],
    statements: Mapping[str, Statement],
    reports: Mapping[str, Report],
) -> dict[str, tuple[str, ...]]:
    """Return, for each finding in which an outlet withdraws its report, the findings that fall.

    Those fall of which every statement stands in earlier reports of that outlet: nobody else tells
    them. What another outlet tells as well is left to stand on that.

    Args:
        findings: Weighed findings of one story.
        statements: The story's statements by id.
        reports: Its reports by id, dated.
    """
    fallen: dict[str, tuple[str, ...]] = {}
    for finding in findings:
        for said in (statements[i] for i in finding.statements):
            report = reports[said.report]
            if not _takes_back(said, report):
                continue
            earlier = {
                other.id
                for other in reports.values()
                if other.id != report.id and _is_before(other, report)
            }
            fallen[finding.id] = tuple(
                other.id
                for other in findings
                if other.id != finding.id
                and all(statements[i].report in earlier for i in other.statements)
            )
    return {later: found for later, found in fallen.items() if found}


def _takes_back(said: Statement, report: Report) -> bool:
    """Whether an outlet says in its own name that a report of its own does not hold."""
    speaker = said.speaker
    own = speaker.kind == "outlet" or same_house(speaker.text or "", report.outlet or "")
    terms = set(said.terms)
    if not own or report.outlet is None or said.polarity == "negative":
        return False
    return not (_words("takes_back").isdisjoint(terms) or _words("own_words").isdisjoint(terms))


def _is_before(other: Report, report: Report) -> bool:
    if not other.outlet or not same_house(other.outlet, report.outlet or ""):
        return False
    if other.published is None or report.published is None:
        return True
    return other.published.earliest <= report.published.latest


@functools.cache
def _words(of: str) -> frozenset[str]:
    return frozenset(load_table("cues")[of])
