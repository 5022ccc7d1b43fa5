"""What readers decided about names: these two are one, these two are not, or nobody can say.

A decision is about names, so that it holds for reports that come later. What it says of two
names it says of all that are decided to be one with either: where A is B and B is not C, A is
not C, whether or not B is named again. Of two decisions about the same two names the later
holds; where one name would be one with two that were told apart, it joins only the first.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from tellings.records.account import Decision
from tellings.records.entity import Entity
from tellings.resolve.grouping import Grouped, Loose
from tellings.text.folding import fold_words

Name = tuple[str, ...]

_ENTITY_ID = re.compile(r"e-[a-z2-7]{13}")
_ABOUT_TWO = 2
#: What a reader's doubt is worth: either may be true.
_EVEN = 0.5
_UNSURE = "a reader was not sure"


class Verdicts:
    """Answers about two names, given as folded words."""

    def __init__(
        self, decisions: Iterable[Decision] = (), known: Mapping[str, Name] | None = None
    ):
        """Read the decisions about two entities each; all others are left alone.

        Args:
            decisions: The earlier first.
            known: The names of entities by id, and by what else a decision may call them.
        """
        judged = _by_pair(decisions, known or {})
        apart = {pair: judgement for pair, judgement in judged.items() if judgement != "same"}
        self._class_of: dict[Name, frozenset[Name]] = {}
        for pair, judgement in judged.items():
            if judgement == "same":
                first, second = (self._class(name) for name in _both(pair))
                if not any(apart.keys() & _across(first, second)):
                    joined = first | second
                    self._class_of |= dict.fromkeys(joined, joined)
        self._apart: dict[frozenset[frozenset[Name]], set[str]] = {}
        for pair, judgement in apart.items():
            classes = frozenset(self._class(name) for name in pair)
            self._apart.setdefault(classes, set()).add(judgement)
        self._kept_apart = frozenset(one for classes in self._apart for one in classes)

    def _class(self, name: Name) -> frozenset[Name]:
        return self._class_of.get(name, frozenset({name}))

    def same(self, first: Name, second: Name) -> bool:
        """Whether two names were decided to be one thing's."""
        return first in self._class_of and second in self._class_of[first]

    def only_name(self, name: Name) -> Name | None:
        """Return a name that was decided to be one with itself alone, whatever bears it."""
        return name if self._class_of.get(name) == frozenset({name}) else None

    def differ(self, first: Name, second: Name) -> bool:
        """Whether two names were decided to be of two things."""
        return "different" in self._judged(first, second)

    def unsure(self, first: Name, second: Name) -> bool:
        """Whether readers could not say if two names are one thing's."""
        return self._judged(first, second) == {"unsure"}

    def keeps_apart(self, name: Name) -> bool:
        """Whether a name was decided, or could not be decided, to be another thing's than some."""
        return self._class(name) in self._kept_apart

    def bars(self, first: Name, second: Name) -> bool:
        """Whether the program may not take two names for one thing's."""
        return bool(self._judged(first, second))

    def bars_any(self, first: Iterable[Name], second: Iterable[Name]) -> bool:
        """Whether two groups of names have names that may not be one thing's."""
        return bool(self._apart) and any(
            self.bars(a, b) for a, b in itertools.product(set(first), set(second))
        )

    def _judged(self, first: Name, second: Name) -> set[str]:
        if not self._apart:
            return set()
        return self._apart.get(frozenset({self._class(first), self._class(second)}), set())

    def pair_up(self, names: Sequence[Name]) -> Iterator[tuple[int, int]]:
        """Yield the numbers of names that were decided to be one, each with the first of them."""
        first: dict[frozenset[Name], int] = {}
        for number, name in enumerate(names):
            known = self._class_of.get(name)
            if known is not None and first.setdefault(known, number) != number:
                yield first[known], number


def _across(first: frozenset[Name], second: frozenset[Name]) -> set[frozenset[Name]]:
    return {frozenset({a, b}) for a, b in itertools.product(first, second)}


def _both(pair: frozenset[Name]) -> tuple[Name, Name]:
    return min(pair), max(pair)


def _by_pair(
    decisions: Iterable[Decision], known: Mapping[str, Name]
) -> dict[frozenset[Name], str]:
    """Return what holds for each two names, in the order in which it was decided last."""
    judged: dict[frozenset[Name], str] = {}
    for decision in _about_names(decisions):
        names = [known.get(text, fold_words(text)) for text in decision.about]
        pair = frozenset(names)
        unread = any(_ENTITY_ID.fullmatch(t) and t not in known for t in decision.about)
        if all(names) and not unread and (len(pair) > 1 or decision.judgement == "same"):
            judged.pop(pair, None)
            judged[pair] = decision.judgement
    return judged


def _about_names(decisions: Iterable[Decision]) -> Iterator[Decision]:
    for decision in decisions:
        if len(decision.about) == _ABOUT_TWO and decision.judgement in {
            "same",
            "different",
            "unsure",
        }:
            yield decision


def find_names(
    decisions: Iterable[Decision], entities: Sequence[Entity], written: Set[str]
) -> dict[str, Name]:
    """Return the names of those entities that decisions call by id or with a title.

    Args:
        decisions: Decisions of readers, those about other things among them.
        entities: The entities of the story as far as it is told.
        written: The names as they stand in the reports, without titles.
    """
    called = {text for decision in _about_names(decisions) for text in decision.about}
    names: dict[str, Name] = {}
    for entity in entities:
        titled = {v.text for v in entity.variants} - written
        for text in called & {entity.id, *titled}:
            names[text] = fold_words(entity.name)
    return names


def join_decided(grouped: Grouped, made: Sequence[Entity], verdicts: Verdicts) -> Grouped:
    """Join the groups whose names readers decided to be one thing's; the first keeps its number.

    Args:
        grouped: Mentions of each thing.
        made: The entity of each group.
        verdicts: What readers decided.
    """
    names = [fold_words(entity.name) for entity in made]
    keys = [{fold_words(m.text) for m in group} for group in grouped.groups]
    moved = _to_move(made, keys, verdicts)
    for second, first in list(moved.items()):
        if verdicts.bars_any(keys[first], keys[second]):
            del moved[second]
        else:
            grouped.groups[first] += grouped.groups[second]
            keys[first] |= keys[second]
    kept = [n for n in range(len(grouped.groups)) if n not in moved]
    number = {n: at for at, n in enumerate(kept)}
    number |= {second: number[first] for second, first in moved.items()}
    loose = [
        Loose(number[a.first], number[a.second], a.probability, a.reasons)
        for a in grouped.loose
        if not _decided(keys[a.first], keys[a.second], verdicts)
    ]
    apart = [n for n in kept if verdicts.keeps_apart(names[n])]
    doubted = [
        Loose(number[a], number[b], _EVEN, (_UNSURE,))
        for a, b in itertools.combinations(apart, 2)
        if verdicts.unsure(names[a], names[b])
    ]
    return Grouped(groups=[grouped.groups[n] for n in kept], loose=loose + doubted)


def _to_move(
    made: Sequence[Entity], keys: Sequence[set[Name]], verdicts: Verdicts
) -> dict[int, int]:
    """Return which group goes to which; a town that only shares the name of a person stays."""
    names = [fold_words(entity.name) for entity in made]
    borne = {(key, entity.type) for entity, of in zip(made, keys, strict=True) for key in of}
    return {
        second: first
        for first, second in verdicts.pair_up(names)
        if made[first].type == made[second].type
        or names[first] == names[second] == verdicts.only_name(names[first])
        or (names[second], made[first].type) not in borne
    }


def _decided(first: set[Name], second: set[Name], verdicts: Verdicts) -> bool:
    return any(verdicts.differ(a, b) for a, b in itertools.product(first, second))
