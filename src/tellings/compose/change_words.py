"""How a change is put: the matter in words, never an accusation without who makes it."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.compose.check import is_accusation
from tellings.compose.parts import StoryParts, gather
from tellings.compose.phrases import attribute, phrase_statement
from tellings.compose.prose import capitalise, close
from tellings.compose.withdrawals import Withdrawals
from tellings.records.account import Story
from tellings.records.finding import Finding, Origin
from tellings.records.report import Report
from tellings.records.statement import Statement

_OWN_VOICE = frozenset({"outlet", "agency"})
#: Names that one sentence holds; the rest is counted.
MOST_NAMES = 3


class Wording:
    """Words for what a story holds; with its reports at hand, in the reports' own sentences."""

    def __init__(self, story: Story, reports: Iterable[Report]) -> None:
        members = set(story.reports)
        self._material = gather(
            StoryParts(
                reports=tuple(r for r in reports if r.id in members),
                entities=story.entities,
                statements=story.statements,
                findings=story.findings,
            )
        )
        self._withdrawals = Withdrawals(self._material)
        self._statements = {s.id: s for s in story.statements}
        self._findings = {f.id: f for f in story.findings}
        self._speakers = {
            statement: origin
            for finding in story.findings
            for origin in finding.origins
            for statement in origin.statements
        }

    def tell_report(self, report_id: str) -> str:
        """Return how a report is called: its outlet, and its title if that is known."""
        report = self._material.reports.get(report_id)
        if report is None:
            return self._outlet(report_id)
        name = report.outlet or report.agency or "an outlet that the report does not name"
        return f"{name}, “{report.title}”" if report.title else name

    def tell_finding(self, finding: Finding, *, replaced: bool = False) -> str:
        """Return the matter as a whole sentence: its best wording, else a quotation.

        Args:
            finding: What is told.
            replaced: What took it back is told already.
        """
        text = self.phrase_finding(finding, replaced=replaced)
        return text or self._quote(finding, replaced=replaced)

    def phrase_finding(self, finding: Finding, *, replaced: bool = False) -> str | None:
        """Return the matter in a statement's words; None if none can stand alone.

        A claim is told with its speaker; an accusation also with what took it back.
        """
        for statement in self._material.in_order(finding.statements):
            phrase = phrase_statement(self._material, statement)
            text = attribute(self._material, statement, phrase) if phrase else None
            if text is not None:
                return close(text) + ("" if replaced else self._withdrawn(finding, statement))
        return None

    def ask(self, finding: Finding) -> str:
        """Return what a figure answers, as a question; any other matter as a sentence."""
        question = finding.question.strip()
        if question.startswith("How ") or question.endswith("?"):
            return ask(question)
        return self.tell_finding(finding)

    def name_speaker(self, statements: Iterable[str]) -> str | None:
        """Return the name of the party that answers for the first of the statements."""
        origin = next((self._speakers[i] for i in statements if i in self._speakers), None)
        return origin.name if origin else None

    def _outlet(self, report_id: str) -> str:
        for statement, origin in self._speakers.items():
            known = self._statements.get(statement)
            if known and known.report == report_id and origin.kind in _OWN_VOICE:
                return origin.name
        return "an outlet that the report does not name"

    def _quote(self, finding: Finding, *, replaced: bool) -> str:
        known = [self._statements[i] for i in finding.statements if i in self._statements]
        if not known:
            return ask(finding.question)
        name = self.name_speaker([known[0].id]) or known[0].speaker.text or "not named"
        text = f"“{known[0].text.strip()}” ({name})."
        return text + ("" if replaced else self._withdrawn(finding, known[0]))

    def _withdrawn(self, finding: Finding, told: Statement) -> str:
        """Return what took an accusation back, as one more sentence."""
        if not is_accusation(told):
            return ""
        # A finding that is no longer of the story has nothing in it that took it back.
        here = self._findings.get(finding.id)
        for later in self._withdrawals.find(here) if here else ():
            for statement in self._material.in_order(later.statements):
                phrase = phrase_statement(self._material, statement)
                text = attribute(self._material, statement, phrase) if phrase else None
                if text is not None:
                    return f" Later: {close(text)}"
        return ""


def ask(question: str) -> str:
    """Return a finding's question with a mark at its end.

    Example:
        >>> ask("how many were hurt")
        'How many were hurt?'
    """
    text = capitalise(question.strip())
    return text if text.endswith(("?", ".", "!")) else f"{text}?"


def list_origins(origins: Iterable[Origin]) -> str:
    """Return the names of origins as an enumeration; beyond three they are counted.

    Example:
        >>> list_origins(Origin(id=n, kind="person", name=n, statements=()) for n in "abcde")
        'a, b and 3 others'
    """
    names = list(dict.fromkeys(o.name for o in origins))
    if len(names) > MOST_NAMES:
        names = [*names[: MOST_NAMES - 1], f"{len(names) - MOST_NAMES + 1} others"]
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def count_words(number: int, noun: str) -> str:
    """Return a number with its noun.

    Example:
        >>> count_words(1, "statement"), count_words(3, "statement")
        ('1 statement', '3 statements')
    """
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
