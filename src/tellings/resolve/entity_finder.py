"""Which entity stands where in the reports, and which one a name or a role means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.records.entity import Entity
from tellings.records.spans import Span
from tellings.text.folding import fold_words

_HEAD_END = re.compile(r"\s(?:of|for|in|at|from|on|with|to|who|that|which)\s|,|\s\(")
#: Words that may stand before a role: whose it is stands in the report, if anywhere.
_PASSING = frozenset({"the", "his", "her", "their", "its"})
#: Mentions of one report are at most this many characters long, or they are no names.
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Standing:
    """An entity at one place of a report."""

    start: int
    end: int
    entity: Entity

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class EntityFinder:
    """Answers, over all the entities of a story."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Index the entities by place, by name and by role."""
        self._standing: dict[str, list[Standing]] = defaultdict(list)
        self._named: dict[tuple[str, ...], dict[str, Entity]] = defaultdict(dict)
        self._called: dict[str, dict[str, list[tuple[str, Entity]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for entity in sorted(entities, key=lambda entity: entity.id):
            for place in entity.mentions:
                self._standing[place.report].append(Standing(place.start, place.end, entity))
            for text in {entity.name, *(v.text for v in entity.variants)}:
                self._named[fold_words(text)][entity.id] = entity
            for role in entity.roles:
                for word in head_words(role.text):
                    self._called[word][role.report].append((role.text, entity))
        for row in self._standing.values():
            row.sort(key=lambda standing: (standing.start, standing.end))
        self._starts = {r: [s.start for s in row] for r, row in self._standing.items()}

    def within(self, report: str, start: int, end: int) -> list[Standing]:
        """Return what stands in a stretch of a report, in order; parts count."""
        row, starts = self._standing.get(report, []), self._starts.get(report, [])
        first = bisect_right(starts, start - _LONGEST)
        last = bisect_right(starts, end - 1)
        return [s for s in row[first:last] if s.end > start]

    def named(self, text: str) -> Entity | None:
        """Return the only entity of the story that bears a name."""
        found = self._named.get(fold_words(text), {})
        return next(iter(found.values())) if len(found) == 1 else None

    def called(self, text: str, report: str) -> Entity | None:
        """Return the only person who a phrase like "the governor of the state" can mean.

        The report is asked first. Where it calls nobody so, the others are, if they call only
        one person so and no word of the phrase speaks against it.
        """
        head = head_words(text)
        if not head:
            return None
        by_report = self._called.get(head[-1], {})
        here = _persons(by_report.get(report, ()))
        if here:
            return next(iter(here.values())) if len(here) == 1 else None
        rows = [row for rows in by_report.values() for row in rows]
        anywhere = _persons(rows)
        if len(anywhere) != 1:
            return None
        told = {w for role, _ in rows for w in fold_words(role)}
        fits = set(fold_words(text)) <= told | _PASSING
        return next(iter(anywhere.values())) if fits else None


def _persons(rows: Iterable[tuple[str, Entity]]) -> dict[str, Entity]:
    return {entity.id: entity for _, entity in rows if entity.type == "person"}


def head_words(phrase: str) -> Sequence[str]:
    """Return the words of a phrase down to the noun it is about, articles gone.

    Example:
        >>> head_words("the deputy governor of the province"), head_words("a spokesman, 40")
        (('deputy', 'governor'), ('spokesman',))
    """
    words = fold_words(_HEAD_END.split(phrase, maxsplit=1)[0])
    return words[1:] if words and words[0] in {"the", "a", "an"} else words


def head_end(phrase: str) -> int:
    """Return where the noun that a phrase is about ends."""
    match = _HEAD_END.search(phrase)
    return match.start() if match else len(phrase)
