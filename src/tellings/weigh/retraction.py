"""Which reports their own house has taken back ("we withdraw the report"), and what falls then."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tellings.data import load_table
from tellings.records.finding import Finding
from tellings.records.report import Report
from tellings.records.statement import Statement
from tellings.text.outlets import same_house

#: How many words before the noun "our" may stand: "our first report".
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """Which reports were taken back, and where.

    Attributes:
        notices: For each report taken back, the statements that do so, by id.
        by: For each report taken back, the reports that those statements stand in.
    """

    notices: Mapping[str, frozenset[str]]
    by: Mapping[str, frozenset[str]]


def find_withdrawals(
    statements: Iterable[Statement], reports: Mapping[str, Report]
) -> Withdrawals:
    """Return which reports an outlet or an agency takes back in a later one.

    Of several earlier reports of one house those are meant that appeared on the day that the
    notice names ("its report of Sunday"); without such a day, all.

    Args:
        statements: The statements of one story.
        reports: Its reports by id, dated.
    """
    notices: defaultdict[str, set[str]] = defaultdict(set)
    by: defaultdict[str, set[str]] = defaultdict(set)
    for said in statements:
        report = reports[said.report]
        if not _takes_back(said, report):
            continue
        earlier = [r for r in reports.values() if r.id != report.id and _is_before(r, report)]
        for fallen in [r for r in earlier if _is_of_day(r, said, report)] or earlier:
            notices[fallen.id].add(said.id)
            by[fallen.id].add(report.id)
    return Withdrawals(
        {key: frozenset(ids) for key, ids in notices.items()},
        {key: frozenset(ids) for key, ids in by.items()},
    )


def find_retracted(
    findings: Sequence[Finding], statements: Mapping[str, Statement], withdrawn: Withdrawals
) -> dict[str, tuple[str, ...]]:
    """Return, for each finding in which a house takes back a report, the findings that fall.

    Those fall that rest on nothing but what was taken back. What another house tells as well is
    left to stand on that; what the notice itself corrects has its correction within it.

    Args:
        findings: Weighed findings of one story.
        statements: The story's statements by id.
        withdrawn: Which reports were taken back.
    """
    home = {s: finding.id for finding in findings for s in finding.statements}
    fallen: defaultdict[str, list[str]] = defaultdict(list)
    for finding in findings:
        told = [statements[i].report for i in finding.statements]
        gone = [report for report in told if report in withdrawn.by]
        notices = {i for report in gone for i in withdrawn.notices[report]}
        ways_out = {r for report in gone for r in withdrawn.by[report]}
        rest = set(told) - set(gone) - ways_out
        if not gone or rest or notices & set(finding.statements) or finding.status == "superseded":
            continue
        for later in sorted({home[i] for i in notices if i in home}):
            fallen[later].append(finding.id)
    return {later: tuple(found) for later, found in fallen.items()}


def _takes_back(said: Statement, report: Report) -> bool:
    """Whether a house says in its own name that a report of its own does not hold."""
    speaker = said.speaker
    houses = [name for name in (report.outlet, report.agency) if name]
    own = speaker.kind == "outlet" or any(same_house(speaker.text or "", h) for h in houses)
    if not own or not houses or said.polarity == "negative" or said.modality != "actual":
        return False
    terms = set(said.terms)
    if _words("own_words").isdisjoint(terms):
        return False
    untrue = not _words("untruth").isdisjoint(terms) and _says_ours(said)
    return untrue or not _words("takes_back").isdisjoint(terms)


def _says_ours(said: Statement) -> bool:
    """Whether a statement speaks of "our report"; "the report" may be anybody's."""
    words = said.text.lower().split()
    return any(
        word == "our" and not _words("own_words").isdisjoint(words[at + 1 : at + 1 + _NEAR])
        for at, word in enumerate(words)
    )


def _is_before(other: Report, notice: Report) -> bool:
    """Whether a report is of the house that takes one back, and not later."""
    same = any(
        mine and theirs and same_house(mine, theirs)
        for mine, theirs in ((other.outlet, notice.outlet), (other.agency, notice.agency))
    )
    if notice.agency and not (other.agency and same_house(other.agency, notice.agency)):
        return False  # an agency takes back its own text, not what the paper wrote
    if not same:
        return False
    if other.published is None or notice.published is None:
        return True
    return other.published.earliest <= notice.published.latest


def _is_of_day(other: Report, said: Statement, notice: Report) -> bool:
    """Whether a report appeared on the day that a notice names, a day before its own."""
    when, own, day = said.when, notice.published, other.published
    if when is None or own is None or day is None or when.latest[:10] >= own.earliest[:10]:
        return False
    return day.earliest[:10] <= when.latest[:10] and when.earliest[:10] <= day.latest[:10]


@functools.cache
def _words(of: str) -> frozenset[str]:
    return frozenset(load_table("cues")[of])
