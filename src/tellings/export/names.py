"""The names of an account: which are withheld, whose they are, and which stay though like one."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tellings.data import load_table
from tellings.export.known_words import is_given, is_plain
from tellings.export.letters import fold, spellings, words_of
from tellings.export.privacy import is_office
from tellings.records.account import Account
from tellings.records.entity import Entity
from tellings.records.report import Report
from tellings.text.names import PARTICLES

#: Stands in `who` for somebody that has the name as well and is not to be told by a role.
SOMEBODY = ""
#: Stands for a name that a private and a public person, or a place, have in common.
WITHHELD = "[name withheld]"

Words = tuple[str, ...]
_NO_WHO: frozenset[str] = frozenset()
_PIECES = re.compile("[-\u2010-\u2015'\u2018\u2019\u02bc]")
#: Letters of the longest name that is looked for.
LONGEST = 80
#: Whoever has a longer name than this is none that stays.
_LONGEST_OTHER = 200
#: Shorter parts of names are initials.
_SHORTEST = 2


class Beginnings:
    """Knows how names begin, so that those within a long row of letters are found soon."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        self._begun = {
            name[:size] for name in self._names for size in range(1, min(len(name), LONGEST) + 1)
        }

    def __contains__(self, letters: str) -> bool:
        return letters in self._begun

    def inside(self, letters: str, *, shortest: int = 2) -> set[str]:
        """Return which of the names stand in a row of letters.

        Example:
            >>> sorted(Beginnings(["annbloggs", "ann", "bob"]).inside("theannbloggs"))
            ['ann', 'annbloggs']
        """
        found = set()
        for start in range(len(letters)):
            for end in range(start + 1, min(start + LONGEST, len(letters)) + 1):
                piece = letters[start:end]
                if piece not in self._begun:
                    break
                if end - start >= shortest and piece in self._names:
                    found.add(piece)
        return found


@dataclass(slots=True)
class Names:
    """Names by their letters.

    Attributes:
        parts: Words of names that are withheld, and whose they are.
        wholes: Whole names that are withheld: their words, and whose they are.
        handles: Short forms of them, as in addresses: "abloggs", "annb".
        alone: Parts that a report has used alone for somebody.
        family: Parts that come last in a whole name: by these persons are told again.
        kept: Names of others, word by word, that stay though a part of them is withheld.
        kept_letters: Those of several words by their letters.
        public: Words of the names of others.
        labels: What each private person is called.
    """

    parts: dict[str, set[str]] = field(default_factory=dict)
    wholes: dict[str, tuple[set[str], Words]] = field(default_factory=dict)
    handles: dict[str, set[str]] = field(default_factory=dict)
    alone: set[str] = field(default_factory=set)
    family: set[str] = field(default_factory=set)
    kept: set[Words] = field(default_factory=set)
    kept_letters: set[str] = field(default_factory=set)
    public: set[str] = field(default_factory=set)
    labels: Mapping[str, str] = field(default_factory=dict)

    def label(self, who: Iterable[str]) -> str:
        """Return what stands instead of a name of somebody, or of one of several."""
        one = set(who)
        return self.labels.get(next(iter(one)), WITHHELD) if len(one) == 1 else WITHHELD

    def part(self, letters: str) -> frozenset[str]:
        """Return whose name has a word of these letters."""
        return frozenset(self.parts.get(letters, _NO_WHO))

    def add_withheld(self, name: str, who: str) -> None:
        """Take in a name that is withheld."""
        chunks = _chunks(name)
        for chunk in chunks:
            for letters in _parts(chunk, alone=len(chunks) == 1):
                self.parts.setdefault(letters, set()).add(who)
        if len(chunks) == 1:
            self.alone.update(spellings(name))
            return
        self.family.update(_parts(chunks[-1], alone=True))
        first, last = fold(chunks[0]), fold(chunks[-1])
        for short in (first[0] + last, first + last[0], last + first[0]):
            self.handles.setdefault(short, set()).add(who)
        orders = [chunks, [chunks[-1], *chunks[:-1]], [chunks[0], chunks[-1]]]
        for order in orders:
            for letters in spellings("".join(order)):
                words = tuple(word.letters for word in words_of(" ".join(order)))
                self.wholes.setdefault(letters, (set(), words))[0].add(who)

    def is_part(self, words: Words) -> bool:
        """Whether a name of others is no more than what a private person is called by."""
        one = {frozenset(self.parts.get(word, _NO_WHO)) for word in words}
        return "".join(words) in self.parts or bool(frozenset.intersection(*one))

    def holds_whole(self, words: Words) -> bool:
        """Whether a private person's whole name stands in a name of others."""
        letters = "".join(words)[:_LONGEST_OTHER]
        ends = range(len(letters) + 1)
        return any(letters[a:b] in self.wholes for a in ends for b in ends[a + 1 : a + LONGEST])

    def keep(self, words: Words) -> None:
        """Take in a name of others that stays."""
        if sum(map(len, words)) > _LONGEST_OTHER:
            return
        self.kept.add(words)
        if len(words) > 1:
            self.kept_letters.add("".join(words))


def gather_names(account: Account, private: Collection[str], placed: Iterable[str]) -> Names:
    """Return the names of an account's entities and outlets; nobody has a label yet.

    Args:
        account: Whose names they are.
        private: The ids of the private persons.
        placed: The letters of names that are those of places, whoever was taken for a person.
    """
    names = Names()
    entities = [entity for story in account.stories for entity in story.entities]
    others = [e for e in entities if e.id not in private and not _may_be(e)]
    for entity in entities:
        for name in names_of(entity):
            if entity.id in private:
                names.add_withheld(name, entity.id)
            elif _may_be(entity):
                rare = [word for word in name.split() if not is_plain(fold(word))]
                names.add_withheld(" ".join(rare) or name, SOMEBODY)
    for entity in others:
        for name in names_of(entity):
            _keep(names, entity, tuple(word.letters for word in words_of(name)))
    for name in placed:
        names.keep((name,))
        names.public.add(name)
    for report in account.reports:
        _keep_sources(names, report)
    return names


def _keep_sources(names: Names, report: Report) -> None:
    """Take in whose a report is, and where it was filed."""
    place = report.dateline.place if report.dateline else None
    for name in (report.outlet, report.agency):
        words = tuple(word.letters for word in words_of(name or ""))
        if len(words) > 1 and not names.holds_whole(words) and not names.is_part(words):
            names.keep(words)
    for name in (report.outlet, report.agency, place):
        names.public.update(word.letters for word in words_of(name or ""))


def names_of(entity: Entity) -> Iterator[str]:
    """Yield the names that reports have for somebody."""
    yield from (n for n in (entity.name, *(v.text for v in entity.variants)) if n.strip())


def _keep(names: Names, entity: Entity, words: Words) -> None:
    """Take in a name of somebody who answers by it, of a body or a place."""
    names.public.update(words)
    whole = "".join(words)
    if _is_person(entity):
        # What a private and a public person have in common tells nobody by a role.
        for word in words:
            if word in names.parts:
                names.parts[word].add(SOMEBODY)
        if whole in names.wholes:
            names.wholes[whole][0].add(SOMEBODY)
    located = entity.place is not None and entity.place.gazetteer_id is not None
    if len(words) > 1:
        told = _is_person(entity) or located or has_head(words)
        if told and not names.holds_whole(words) and not names.is_part(words):
            names.keep(words)
    elif located and whole not in names.alone | names.family:
        # "Jordan" is the country where nobody called Jordan Brown was called Jordan.
        names.keep(words)


def _is_person(entity: Entity) -> bool:
    """Whether this is a person, or was taken for a place or body though in office."""
    return entity.type == "person" or any(is_office(role.text) for role in entity.roles)


def has_head(words: Words) -> bool:
    """Whether a name says what body or place it is the name of, and not somebody's home."""
    return not set(words).isdisjoint(heads())


@functools.cache
def heads() -> frozenset[str]:
    """Return the nouns of bodies and places."""
    table = load_table("name_heads")
    nouns = {fold(n) for kind in ("place", "organisation", "facility") for n in table[kind]}
    before = set(load_table("privacy")["before"])
    return frozenset((nouns | before) - set(load_table("privacy")["homes"]))


def _may_be(entity: Entity) -> bool:
    """Whether what was read as a body, or a place that is on no map, may be a person."""
    if _is_person(entity) or (entity.place and entity.place.gazetteer_id):
        return False
    words = [word.letters for word in words_of(entity.name)]
    return bool(words) and is_given(words[0]) and not has_head(tuple(words))


def _chunks(name: str) -> list[str]:
    """Return the words of a name, with no title before them and no initial between."""
    chunks = [chunk for chunk in name.split() if len(fold(chunk)) >= _SHORTEST]
    while len(chunks) > 1 and fold(chunks[0]) in _courtesy():
        chunks = chunks[1:]
    return chunks or [name]


@functools.cache
def _courtesy() -> frozenset[str]:
    return frozenset(fold(title) for title in load_table("titles")["titles"])


def _parts(chunk: str, *, alone: bool) -> Iterator[str]:
    """Yield the letters by which a word of a name is known."""
    pieces = [piece for piece in _PIECES.split(chunk) if len(fold(piece)) > _SHORTEST]
    for part in {chunk, *pieces}:
        for letters in spellings(part):
            if letters and (alone or letters not in PARTICLES):
                yield letters
