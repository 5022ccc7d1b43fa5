"""What persons have decided, as it bears on the work."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from tellings.records.account import Decision
from tellings.records.report import Report

_REPORT, _ENTITY = "r-", "e-"
_ON_PAIRS = frozenset({"same", "different", "unsure"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision, with what it is about as the stages know it.

    Attributes:
        decision: About two reports, or two names as texts have them.
        scope: Reports of whose story it speaks; None where it holds everywhere.
    """

    decision: Decision
    scope: frozenset[str] | None = None

    def concerns(self, reports: Sequence[Report]) -> bool:
        """Whether it can make a difference to what a story of these reports says."""
        about = self.decision.about
        if self.decision.judgement not in _ON_PAIRS or ties_reports(self.decision):
            return False
        if self.scope is not None and not any(report.id in self.scope for report in reports):
            return False
        names = [name for name in about if not name.startswith(_ENTITY)]
        return all(any(name in report.text for report in reports) for name in names)


def ties_reports(decision: Decision) -> bool:
    """Whether a decision says of two reports if they are of one story."""
    return (
        decision.judgement in _ON_PAIRS
        and len(decision.about) == 2
        and all(name.startswith(_REPORT) for name in decision.about)
    )


def latest(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that hold: of several about the same things the last counts.

    Args:
        decisions: In the order in which they were made.
    """
    holding: dict[tuple[bool, tuple[str, ...]], Decision] = {}
    for decision in decisions:
        key = (decision.judgement in _ON_PAIRS, tuple(sorted(decision.about)))
        holding.pop(key, None)
        holding[key] = decision
    return tuple(holding.values())


def bound_pairs(decisions: Iterable[Decision], ids: Collection[str]) -> list[tuple[str, str]]:
    """Return the pairs of these reports that a person has said to be of one story."""
    return [
        (d.about[0], d.about[1])
        for d in decisions
        if d.judgement == "same" and ties_reports(d) and all(name in ids for name in d.about)
    ]
