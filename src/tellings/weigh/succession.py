"""Which finding replaces which: a state that turned into another.

The town was taken and then taken back; the road was closed and is open. The later finding says of
the same things what undoes or follows the earlier one, and is of the same time or later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tellings.data.reversals import Phrases, reversals
from tellings.records.finding import Finding
from tellings.records.matter import Matter
from tellings.records.report import Report
from tellings.records.statement import Statement
from tellings.weigh.verdict import is_firm

#: Probability of one matter that some statement of the later finding must have with some of the
#: earlier: what undoes a deed speaks of nearly the same.
SAME_THINGS = 0.3


def link_successions(
    findings: Sequence[Finding],
    matters: Mapping[str, Matter],
    statements: Mapping[str, Statement],
    reports: Mapping[str, Report],
) -> list[Finding]:
    """Return the findings with `supersedes`, `superseded_by` and `current` filled in.

    Args:
        findings: Weighed findings of one story.
        matters: The matter that each was made of, by finding id.
        statements: The story's statements by id.
        reports: Its reports by id, dated.
    """
    home = {s: finding for finding in findings for s in finding.statements}
    best: dict[str, tuple[float, str]] = {}
    for later in findings:
        for earlier, likeness in sorted(_neighbours(later, matters[later.id], home).items()):
            found = next(f for f in findings if f.id == earlier)
            if likeness >= SAME_THINGS and _replaces(later, found, statements, reports):
                best[later.id] = max(best.get(later.id, (0.0, "")), (likeness, earlier))
    links = {later: earlier for later, (_, earlier) in best.items()}
    # Two findings cannot replace each other.
    kept = {later: earlier for later, earlier in links.items() if links.get(earlier) != later}
    return [
        replace(
            finding,
            supersedes=(kept[finding.id],) if finding.id in kept else (),
            superseded_by=tuple(sorted(k for k, v in kept.items() if v == finding.id)),
            current=finding.id not in kept.values(),
        )
        for finding in findings
    ]


def _neighbours(finding: Finding, matter: Matter, home: Mapping[str, Finding]) -> dict[str, float]:
    """Return the other findings that have a like statement, with the best likeness."""
    own = set(finding.statements)
    best: dict[str, float] = {}
    for pair, probability in matter.pairs.items():
        outside = [statement for statement in pair if statement not in own]
        other = home.get(outside[0]) if len(outside) == 1 else None
        if other is not None:
            best[other.id] = max(best.get(other.id, 0.0), probability)
    return best


def _replaces(
    later: Finding,
    earlier: Finding,
    statements: Mapping[str, Statement],
    reports: Mapping[str, Report],
) -> bool:
    ours = [statements[s] for s in later.statements]
    theirs = [statements[s] for s in earlier.statements]
    last = max((_last_day(reports[s.report]) for s in ours), default="")
    first = min((_last_day(reports[s.report]) or "9999" for s in theirs), default="9999")
    if last and last < first != "9999":
        return False
    return any(
        _did(before, theirs) and _did(after, ours) and not _did(after, theirs)
        for before, after in reversals()
    )


def _last_day(report: Report) -> str:
    return report.published.latest[:10] if report.published else ""


def _did(verbs: Phrases, statements: Sequence[Statement]) -> bool:
    """Whether most of those who say that something is so say it with one of the verbs."""
    firm = [s for s in statements if is_firm(s) and s.polarity == "positive"]
    told = sum(bool(verbs & {s.predicate, _trigger(s)}) for s in firm)
    return told > 0 and 2 * told >= len(firm)


def _trigger(statement: Statement) -> str | None:
    """Return the lemma of the word that tells the event."""
    if statement.event is None:
        return None
    start = statement.event.trigger.start - statement.start
    word = statement.text[start : start + len(statement.event.trigger)].lower()
    return next((t for t in statement.terms if t[:4] == word[:4]), word)
