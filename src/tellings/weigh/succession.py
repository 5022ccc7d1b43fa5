"""Which finding replaces which: a state that turned into another.

The town was taken and then taken back; the road was closed and is open. The later finding says of
the same things what undoes or follows the earlier one, and is of the same time or later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.data.claims import LIGHT, is_firm, is_not_yet
from tellings.data.reversals import Phrases, reversals
from tellings.records.finding import Finding
from tellings.records.matter import Matter
from tellings.records.report import Report
from tellings.records.statement import Statement
from tellings.weigh.homes import find_homes
from tellings.weigh.retraction import Withdrawals, find_retracted

#: Probability of one matter that some statement of the later finding must have with some of the
#: earlier: what undoes a deed speaks of nearly the same.
SAME_THINGS = 0.3


def link_successions(
    findings: Sequence[Finding],
    matters: Mapping[str, Matter],
    statements: Mapping[str, Statement],
    reports: Mapping[str, Report],
    withdrawn: Withdrawals,
) -> list[Finding]:
    """Return the findings with `supersedes`, `superseded_by` and `current` filled in.

    Args:
        findings: Weighed findings of one story.
        matters: The matter that each was made of, by finding id.
        statements: The story's statements by id.
        reports: Its reports by id, dated.
        withdrawn: Which of them were taken back.
    """
    home = find_homes(findings, matters)
    told = {f.id: _Told.of([statements[s] for s in f.statements], reports) for f in findings}
    best: dict[str, tuple[float, str]] = {}
    for later in findings:
        for other, likeness in sorted(_neighbours(later, matters[later.id], home).items()):
            if _replaces(told[later.id], told[other]):
                best[later.id] = max(best.get(later.id, (0.0, "")), (likeness, other))
    links = {later: earlier for later, (_, earlier) in best.items()}
    # Two findings cannot replace each other.
    kept: dict[str, tuple[str, ...]] = {
        new: (old,) for new, old in links.items() if links.get(old) != new
    }
    for new, fallen in find_retracted(findings, statements, withdrawn).items():
        kept[new] = tuple(sorted({*kept.get(new, ()), *fallen}))
    replaced: defaultdict[str, list[str]] = defaultdict(list)
    for new, olds in kept.items():
        for old in olds:
            replaced[old].append(new)
    return [
        replace(
            finding,
            supersedes=kept.get(finding.id, ()),
            superseded_by=tuple(sorted(replaced.get(finding.id, ()))),
            current=finding.id not in replaced,
        )
        for finding in findings
    ]


def _neighbours(finding: Finding, matter: Matter, home: Mapping[str, str]) -> dict[str, float]:
    """Return the other findings that speak of the same things, with the best likeness."""
    own = set(finding.statements)
    best: dict[str, float] = {}
    for pair, probability in matter.pairs.items():
        if probability < SAME_THINGS:
            continue
        outside = [statement for statement in pair if statement not in own]
        other = home.get(outside[0]) if len(outside) == 1 else None
        if other is not None:
            best[other] = max(best.get(other, 0.0), probability)
    return best


@dataclass(frozen=True, slots=True)
class _Told:
    """What a finding says that was done, and when.

    Attributes:
        done: For each statement that something is so, its verb and the word that tells it.
        waited_for: The verbs of what is said not to be done yet.
        first, last: Days of the first and the last of its reports; empty if nobody knows.
    """

    done: tuple[frozenset[str | None], ...]
    waited_for: Phrases
    first: str
    last: str

    @classmethod
    def of(cls, said: Sequence[Statement], reports: Mapping[str, Report]) -> _Told:
        """Read the statements of a finding."""
        days = [_last_day(reports[s.report]) for s in said]
        firm = (s for s in said if is_firm(s) and s.polarity == "positive")
        return cls(
            done=tuple(frozenset({s.predicate, _trigger(s)}) for s in firm),
            waited_for=frozenset(s.predicate for s in said if s.predicate and is_not_yet(s))
            - LIGHT,
            first=min((day or "9999" for day in days), default="9999"),
            last=max(days, default=""),
        )

    def did(self, verbs: Phrases) -> bool:
        """Whether most of those who say that something is so say it with one of the verbs."""
        told = sum(not verbs.isdisjoint(words) for words in self.done)
        return told > 0 and 2 * told >= len(self.done)


def _replaces(later: _Told, earlier: _Told) -> bool:
    if later.last and later.last < earlier.first != "9999":
        return False
    if earlier.waited_for and later.did(earlier.waited_for):
        return True
    return any(
        earlier.did(before) and later.did(after) and not earlier.did(after)
        for before, after in reversals()
    )


def _last_day(report: Report) -> str:
    return report.published.latest[:10] if report.published else ""


def _trigger(statement: Statement) -> str | None:
    """Return the lemma of the word that tells the event."""
    if statement.event is None:
        return None
    start = statement.event.trigger.start - statement.start
    word = statement.text[start : start + len(statement.event.trigger)].lower()
    return next((t for t in statement.terms if t[:4] == word[:4]), word)
