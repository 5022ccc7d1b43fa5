"""The summary: what is established, what is disputed, what moved on, what one origin says."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tellings.compose.check import check_sentence
from tellings.compose.parts import Material
from tellings.compose.prose import folded_words
from tellings.compose.sentences import (
    Draft,
    tell_dispute,
    tell_established,
    tell_moved,
    tell_single,
)
from tellings.compose.withdrawals import Withdrawals
from tellings.records.account import SummarySentence
from tellings.records.finding import Finding

#: A summary has at most so many sentences; it strives for at least the second number.
MOST, LEAST = 12, 5
#: Sentences of each status in a summary that has plenty to choose from.
SHARES = {"corroborated": 5, "disputed": 3, "superseded": 2, "once": 3}
#: Two sentences that share so much of the shorter one's words say the same.
SAME = 0.6

_TELL: dict[str, Callable[[Material, Finding], Draft | None]] = {
    "corroborated": tell_established,
    "disputed": tell_dispute,
    "superseded": tell_moved,
    "once": tell_single,
}


class Summary:
    """A summary in the making: it refuses what is unsupported or already said."""

    def __init__(self, material: Material, weights: dict[str, float]) -> None:
        self._material = material
        self._withdrawals = Withdrawals(material)
        self._weights = weights
        self.sentences: list[SummarySentence] = []
        self._told: set[str] = set()
        self._drafts: dict[str, Draft | None] = {}

    def tell(self, finding: Finding) -> bool:
        """Add the finding, and whatever took it back; False if that cannot be done well."""
        if finding.id in self._told:
            return False
        fresh = [finding, *self._withdrawals.find(finding)]
        if any(f.id in self._told for f in fresh):
            # What replaced it stands already; the older state after it would confuse.
            return False
        drafts = [self._draft(f) for f in fresh]
        if any(d is None for d in drafts) or len(self.sentences) + len(fresh) > MOST:
            return False
        made = [self._sentence(d, later=n > 0) for n, d in enumerate(drafts) if d is not None]
        if self._is_said(made[0]):
            return False
        self.sentences += made
        self._told.update(f.id for f in fresh)
        return True

    def tell_from_start(self, finding: Finding) -> bool:
        """Add the finding after the state that it replaced, if that can be told; else alone."""
        for older in finding.supersedes:
            before = self._material.findings.get(older)
            if before is not None and self.tell(before):
                return True
        return self.tell(finding)

    def _draft(self, finding: Finding) -> Draft | None:
        """Return the finding's draft if it keeps the rules."""
        if finding.id not in self._drafts:
            draft = _TELL[finding.status](self._material, finding)
            if draft and check_sentence(
                self._material.sources, self._sentence(draft, later=False)
            ):
                draft = None
            self._drafts[finding.id] = draft
        return self._drafts[finding.id]

    def _sentence(self, draft: Draft, *, later: bool) -> SummarySentence:
        return SummarySentence(text=draft.close(later=later), statements=draft.statements)

    def _is_said(self, sentence: SummarySentence) -> bool:
        words = folded_words(sentence.text)
        for other in self.sentences:
            if sentence.statements[0] in other.statements:
                return True
            theirs = folded_words(other.text)
            if len(words & theirs) > SAME * min(len(words), len(theirs)):
                return True
        return False


def write_summary(material: Material, weights: dict[str, float]) -> tuple[SummarySentence, ...]:
    """Return the summary: 5 to 12 sentences, fewer if there is less to say."""
    summary = Summary(material, weights)
    ranked = sorted(material.findings.values(), key=lambda f: (-weights[f.id], f.id))
    ranked = [f for f in ranked if f.current or f.superseded_by]
    for status, share in SHARES.items():
        _fill(summary, (f for f in ranked if f.status == status), share)
    if len(summary.sentences) < LEAST:
        _fill(summary, ranked, LEAST - len(summary.sentences))
    return tuple(summary.sentences)


def _fill(summary: Summary, findings: Iterable[Finding], share: int) -> None:
    for finding in findings:
        if share <= 0:
            return
        if summary.tell_from_start(finding):
            share -= 1
