"""Which party a speaker is: a body and its officers are one, whatever words name them.

"The defence ministry", "a ministry of defence official" and "Ann Bloggs, spokeswoman of the
ministry" answer for one another. What a description says of a body is its head noun ("ministry")
and the words that tell it from others of its kind ("defence"); two descriptions with one head are
one body while neither has a word that speaks against it and the story knows only one such body.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tellings.data import load_table
from tellings.records.entity import Entity
from tellings.records.statement import Speaker

_WORD = re.compile(r"[^\W_]+(?:['’]s)?")  # noqa: RUF001 - real apostrophe

Description = tuple[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody answerable.

    Attributes:
        kind: As the speaker's kind, or `outlet` and `agency` for a report's own voice.
        key: What tells the party from others; equal keys are one party.
        name: How it is called.
    """

    kind: str
    key: tuple[str, ...]
    name: str


def describe_body(text: str) -> Description | None:
    """Return head and telling words of the body that a description speaks for, if it does.

    Example:
        >>> describe_body("a spokesman for the interior ministry")
        ('ministry', frozenset({'interior'}))
        >>> describe_body("a council member") is None, describe_body("her neighbour") is None
        (True, True)
    """
    words = [_bare(w) for w in _WORD.findall(text.lower())]
    if set(words) & _table("individuals"):
        return None
    heads = [w for w in words if w in _heads()]
    if not heads:
        return None
    head = heads[0]
    passing = _table("officers") | _table("passing")
    telling = (w for w in words if w not in passing and w not in _heads())
    return _heads()[head], frozenset(_stems().get(w, w) for w in telling)


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")  # noqa: RUF001 - real apostrophe


@functools.cache
def _table(name: str) -> frozenset[str]:
    return frozenset(load_table("parties")[name])


@functools.cache
def _heads() -> dict[str, str]:
    """Map each noun of a body, and each office that only one kind has, to the body's noun."""
    heads: dict[str, list[str]] = load_table("parties")["heads"]
    return {word: head for head, words in heads.items() for word in (head, *words)}


@functools.cache
def _stems() -> dict[str, str]:
    """Map spellings of a telling word to one: "defense" to "defence", "Iranian" to "iran"."""
    pairs = dict(load_table("parties")["spellings"])
    for row in load_table("countries").values():
        pairs |= {people.lower(): row["name"].lower() for people in row.get("people", ())}
    return pairs


class PartyFinder:
    """Finds the party of a speaker, with what the whole story knows of its bodies."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = {entity.id: entity for entity in entities}
        self._bodies: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
        self._by_name = {
            variant.text.lower(): entity
            for entity in self._entities.values()
            if entity.type == "organisation"
            for variant in entity.variants
        }
        for entity in self._entities.values():
            for text in self._texts(entity):
                found = describe_body(text)
                if found:
                    self._bodies[found[0]].add(found[1])

    @staticmethod
    def _texts(entity: Entity) -> tuple[str, ...]:
        if entity.type == "organisation":
            return (entity.name,)
        return tuple(role.text for role in entity.roles) if entity.type == "person" else ()

    def note(self, speakers: Iterable[Speaker]) -> None:
        """Take note of the bodies that unnamed speakers speak for."""
        for speaker in speakers:
            if speaker.kind in {"unnamed", "organisation"} and speaker.text:
                found = describe_body(speaker.text)
                if found:
                    self._bodies[found[0]].add(found[1])

    def find(self, speaker: Speaker) -> Party | None:
        """Return the party of a named speaker or a body; None for somebody unnamed."""
        entity = self._entities.get(speaker.entity or "")
        name = entity.name if entity else (speaker.text or "")
        texts = [role.text for role in entity.roles] if entity and entity.type == "person" else []
        if entity is None or entity.type != "person":
            texts = [name, *([speaker.text] if speaker.text else [])]
        body = self._body(texts, speaker)
        if body is not None:
            return Party(speaker.kind, body, name)
        if entity is not None:
            return Party(speaker.kind, ("entity", entity.id), name)
        if speaker.kind in {"unnamed", "outlet"}:
            return None
        return Party(speaker.kind, ("name", name.lower()), name)

    def _body(self, texts: Iterable[str], speaker: Speaker) -> tuple[str, ...] | None:
        for text in sorted(set(texts)):
            named = self._named_in(text)
            if named is not None and named.id != speaker.entity:
                return self._body(
                    (named.name,), Speaker(kind="organisation", entity=named.id)
                ) or (
                    "entity",
                    named.id,
                )
            found = describe_body(text)
            if found is not None:
                return ("body", found[0], *sorted(self._widest(found)))
        return None

    def _named_in(self, text: str) -> Entity | None:
        """Return the body whose name a description holds ("head of Valley Hand")."""
        low = f" {text.lower()} "
        held = [name for name in self._by_name if f" {name} " in low and len(name) > 2]
        return self._by_name[max(held, key=lambda n: (len(n), n))] if held else None

    def _widest(self, found: Description) -> frozenset[str]:
        """Return the telling words of the only body that the description can mean."""
        head, words = found
        fitting = [other for other in self._bodies[head] if words <= other]
        largest = [o for o in fitting if not any(o < other for other in fitting)]
        return largest[0] if len(largest) == 1 else words


def name_unnamed(text: str) -> str:
    """Return what two descriptions of one unnamed source have in common: words, no articles.

    Example:
        >>> name_unnamed("A senior official"), name_unnamed("the officials")
        ('official senior', 'official')
    """
    words = {_bare(w) for w in _WORD.findall(text.lower())} - _table("passing")
    return " ".join(sorted(w[:-1] if w.endswith("s") and len(w) > 4 else w for w in words))
