"""Places that were taken for persons here and there: the reports say what lies in them.

"Torvik said" may be a person and may be a town; "in Torvik" is none. A name is a place's if the
reports were read to have a place of that name as well, and put something into it.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

from tellings.data import load_table
from tellings.export.known_words import is_given
from tellings.export.letters import fold, words_of
from tellings.records.account import Account
from tellings.records.entity import Entity

#: One "in" may be a slip.
_ENOUGH = 2


def find_placed(account: Account) -> frozenset[str]:
    """Return the letters of the names, of one word, of places that are persons, too."""
    entities = [entity for story in account.stories for entity in story.entities]
    places = {name for e in entities if e.type == "place" for name in _single_names(e)}
    people = [e for e in entities if e.type == "person"]
    asked = {
        name
        for entity in people
        if not entity.roles
        for name in _single_names(entity)
        if name in places and not is_given(name)
    }
    asked -= {fold(e.name.split()[-1]) for e in people if " " in e.name}
    if not asked:
        return frozenset()
    inside: Counter[str] = Counter()
    for report in account.reports:
        inside.update(name for name in _put_inside(report.text) if name in asked)
    return frozenset(name for name, number in inside.items() if number >= _ENOUGH)


def is_placed(entity: Entity, placed: frozenset[str]) -> bool:
    """Whether a person has no name but such ones."""
    return set(map(fold, (entity.name, *(v.text for v in entity.variants)))) <= placed


def _single_names(entity: Entity) -> Iterator[str]:
    names = (entity.name, *(variant.text for variant in entity.variants))
    yield from (fold(name) for name in names if len(name.split()) == 1)


def _put_inside(text: str) -> Iterator[str]:
    """Yield the words that something is said to be in: "in Torvik", not "in Torvik's"."""
    where = load_table("privacy")["where"]
    words = words_of(text)
    for before, word in itertools.pairwise(words):
        beside = text[before.end : word.start] == " " and before.letters in where
        owns = text[word.end : word.end + 2].lower() in {"'s", "’s"}  # noqa: RUF001
        if beside and not word.is_lower and not owns:
            yield word.letters
