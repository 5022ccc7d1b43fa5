"""Whose a report's own words are: its outlet's, its agency's, or those of whom it copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tellings.records.copy import Copy
from tellings.records.report import Report
from tellings.records.spans import Span
from tellings.records.statement import Statement
from tellings.text.outlets import find_outlet, house_key, same_house
from tellings.weigh.parties import Party

#: Share of a report that must be text of a group for all of it to be the group's voice.
MOSTLY_SHARED = 0.5
#: Share of a statement that must lie in shared passages for it to be shared text.
INSIDE = 0.5
#: How many outlets that share a text are named.
MOST_NAMES = 3
#: A stretch between shared passages of at least so many characters is an addition, no rewording.
ADDITION = 240


class Voices:
    """Whose a report's own words are.

    Args:
        reports: The story's reports.
        copies: Which of them share a text.
        statements: Tell who credits whom.
    """

    def __init__(
        self, reports: Sequence[Report], copies: Sequence[Copy], statements: Iterable[Statement]
    ) -> None:
        self._reports = {report.id: report for report in reports}
        self._passages: dict[str, list[tuple[Copy, list[Span]]]] = {}
        for copy in sorted(copies, key=lambda c: c.reports):
            for report in copy.reports:
                spans = [Span(p.start, p.end) for p in copy.passages if p.report == report]
                self._passages.setdefault(report, []).append((copy, spans))
        self._houses = {_own_voice(report).key for report in reports}
        self._rounds = _rounds(self._credits(statements))

    def of(self, statement: Statement) -> Party:
        """Return the party behind a report's own voice where this statement stands."""
        return self._round(self._voice(statement))

    def credited(self, name: str) -> Party:
        """Return the party that a credited outlet is."""
        return self._round(house_party(name))

    def is_own(self, report: str, name: str) -> bool:
        """Whether a name is that of the outlet whose report it stands in."""
        outlet = self._reports[report].outlet
        return bool(outlet) and bool(name) and same_house(name, outlet or "")

    def is_house(self, name: str) -> bool:
        """Whether a name is that of an outlet: one that is known, or has a report here."""
        return find_outlet(name) is not None or house_party(name).key in self._houses

    def is_here(self, party: Party) -> bool:
        """Whether the story has a report of that party's own."""
        return party.key in self._houses

    def _voice(self, statement: Statement) -> Party:
        report = self._reports[statement.report]
        for copy, spans in self._passages.get(report.id, ()):
            if _is_shared(report, statement.span, spans, copy):
                return _shared_voice(copy, self._reports)
        return _own_voice(report)

    def _credits(self, statements: Iterable[Statement]) -> dict[Key, set[Key]]:
        found: dict[Key, set[Key]] = defaultdict(set)
        for statement in statements:
            if statement.via and statement.speaker.kind == "outlet":
                found[self._voice(statement).key].add(house_party(statement.via).key)
        return found

    def _round(self, party: Party) -> Party:
        """Return one party for all who credit each other in a circle: nobody stands behind it."""
        first = self._rounds.get(party.key)
        return Party(party.kind, first, party.name) if first else party


Key = tuple[str, ...]


def house_party(name: str) -> Party:
    """Return the party that an agency or outlet of that name is."""
    known = find_outlet(name)
    return Party(known.kind if known else "outlet", ("house", house_key(name)), name)


def _rounds(named: Mapping[Key, set[Key]]) -> dict[Key, Key]:
    """Return for everybody in a circle of credits the least of the circle."""
    reach = {one: _reached(one, named) for one in named}
    rounds: dict[Key, Key] = {}
    for one, reached in reach.items():
        circle = [other for other in reached if other != one and one in reach.get(other, ())]
        if circle:
            rounds[one] = min(one, *circle)
    return rounds


def _reached(one: Key, named: Mapping[Key, set[Key]]) -> set[Key]:
    reached: set[Key] = set()
    waiting = [one]
    while waiting:
        for other in named.get(waiting.pop(), ()):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached


def _is_shared(report: Report, span: Span, passages: Sequence[Span], copy: Copy) -> bool:
    inside = sum(span.overlap(p) for p in passages)
    if inside >= INSIDE * max(1, len(span)):
        return True
    if copy.agency and not report.agency and not report.byline:
        # Who prints an agency's passages and names no writer gives the agency's account.
        return True
    if sum(map(len, passages)) < MOSTLY_SHARED * max(1, len(report.text)):
        return False
    known = copy.original is not None and copy.original != report.id
    return inside > 0 or not known or _gap(span, passages, len(report.text)) < ADDITION


def _gap(span: Span, passages: Sequence[Span], end: int) -> int:
    """Return the length of the stretch without shared text that a span stands in."""
    before = max((p.end for p in passages if p.end <= span.start), default=0)
    after = min((p.start for p in passages if p.start >= span.end), default=end)
    return after - before


def _own_voice(report: Report) -> Party:
    if report.agency:
        return Party("agency", house_party(report.agency).key, report.agency)
    if report.outlet:
        return Party("outlet", house_party(report.outlet).key, report.outlet)
    return Party("outlet", ("report", report.id), report.title or "an outlet that is not named")


def _shared_voice(copy: Copy, reports: Mapping[str, Report]) -> Party:
    if copy.agency:
        return Party("agency", house_party(copy.agency).key, copy.agency)
    members = [reports[r] for r in copy.reports if r in reports]
    original = reports.get(copy.original or "")
    if original is not None and (original.agency or original.outlet):
        return _own_voice(original)
    houses = {_own_voice(r).key for r in members}
    names = sorted({r.outlet for r in members if r.outlet})
    if len(houses) == 1 and names:
        return _own_voice(members[0])
    return Party("outlet", ("text", *copy.reports), f"the text shared by {_list(names)}")


def _list(names: Sequence[str]) -> str:
    """Return the names of the outlets that share a text; of many, the first."""
    if len(names) > MOST_NAMES:
        return f"{', '.join(names[: MOST_NAMES - 1])} and others"
    if len(names) < 2:
        return f"{names[0]} and others" if names else "outlets that are not named"
    return f"{', '.join(names[:-1])} and {names[-1]}"
