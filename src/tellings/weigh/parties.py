"""Which party a speaker is: a body and its officers are one, whatever words name them.

"The defence ministry", "a ministry of defence official" and "Ann Bloggs, spokeswoman of the
ministry" answer for one another. Two descriptions with one head are one body while neither has a
word that speaks against it and the story knows, or hears, only one such body. A country that
speaks is its government, or the one body of it that speaks in the story; "the authorities" are
the one body with authority that does. Where a story knows several, "officials" are nobody in
particular.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tellings.records.entity import Entity
from tellings.records.statement import Speaker
from tellings.weigh.bodies import (
    STATE,
    VAGUE,
    Description,
    bare,
    describe_body,
    read_description,
    speaks_for_nobody,
    words_of,
)

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody answerable.

    Attributes:
        kind: As the speaker's kind, or `outlet` and `agency` for a report's own voice.
        key: What tells the party from others; equal keys are one party.
        name: How it is called.
    """

    kind: str
    key: Key
    name: str


class PartyFinder:
    """Finds the party of a speaker, with what the whole story knows of its bodies."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = {entity.id: entity for entity in entities}
        self._bodies: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
        self._speaking: set[Description] = set()
        self._firms: set[str] = set()
        self._meant: dict[Description, Description] = {}
        self._by_name = {
            name: entity
            for entity in self._entities.values()
            if entity.type == "organisation"
            for variant in entity.variants
            if len(name := _fold(variant.text)) > 2 and not _is_vague(name)
        }
        self._by_first_word: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._by_name:
            self._by_first_word[name.split(" ")[0]].append(name)
        for entity in self._entities.values():
            for text in _texts(entity):
                self._know(text)

    def _know(self, text: str) -> Description | None:
        found = describe_body(text)
        if found and found[0] not in {STATE, VAGUE} and found[1] not in self._bodies[found[0]]:
            self._bodies[found[0]].add(found[1])
            self._meant.clear()
        return found

    def note(self, speakers: Iterable[Speaker]) -> None:
        """Take note of the bodies that speak in the story."""
        for speaker in speakers:
            for text in self._descriptions(speaker):
                found = self._know(text)
                if found and found[0] not in {STATE, VAGUE}:
                    self._speaking.add(found)
                    self._meant.clear()
                firm = self._named_in(text) if found is None and _is_officer(text) else None
                if firm is not None:
                    self._firms.add(firm.id)

    def find(self, speaker: Speaker) -> Party | None:
        """Return the party of a named speaker or a body; None for somebody unnamed."""
        entity = self._entities.get(speaker.entity or "")
        name = entity.name if entity else (speaker.text or "")
        descriptions = self._descriptions(speaker)
        body = self._body(descriptions, speaker.entity)
        if body is not None:
            # A body that has a name is called by it, whoever speaks for it.
            known = self._entities.get(body[1]) if body[0] == "entity" else None
            return Party(speaker.kind, body, known.name if known else name)
        if speaker.kind != "person" and any(map(_is_vague, descriptions)):
            return None
        if entity is not None:
            return Party(speaker.kind, ("entity", entity.id), name)
        if speaker.kind in {"unnamed", "outlet"}:
            return None
        return Party(speaker.kind, ("name", name.lower()), name)

    def _descriptions(self, speaker: Speaker) -> list[str]:
        """Return what tells which body a speaker speaks for: his offices, or its name."""
        entity = self._entities.get(speaker.entity or "")
        if entity is not None and entity.type == "person":
            return sorted({role.text for role in entity.roles})
        if speaker.kind == "person":
            return []
        return sorted({text for text in (entity and entity.name, speaker.text) if text})

    def _body(self, texts: Iterable[str], own: str | None) -> Key | None:
        for text in texts:
            named = self._named_in(text)
            if named is not None and named.id != own:
                return self._body((named.name,), named.id) or ("entity", named.id)
            found = describe_body(text)
            if found is not None:
                return self._key(found)
        return None

    def _key(self, found: Description) -> Key | None:
        head, words = found
        if head == VAGUE:
            known = {self._widest(d) for d in self._speaking if d[0] in words_of("authorities")}
            return _body_key(known.pop()) if len(known) == 1 else None
        if head == STATE:
            return _body_key(self._of_country(words))
        if head == "company" and not words:
            return self._only_firm() or _body_key(found)
        return _body_key(self._widest(found))

    def _only_firm(self) -> Key | None:
        """Return the only firm that speaks: one of a telling kind, or one with officers."""
        firms: set[Key] = {("entity", firm) for firm in self._firms}
        bodies = {self._widest(d) for d in self._speaking if d[0] in words_of("firms") and d[1]}
        firms |= {_body_key(body) for body in bodies}
        return firms.pop() if len(firms) == 1 else None

    def _of_country(self, country: frozenset[str]) -> Description:
        """Return the body that speaks when a country does."""
        speaking = {self._widest(d) for d in self._speaking}
        known = {d for d in speaking if country <= d[1]}
        government = ("government", country)
        return known.pop() if len(known) == 1 and government not in known else government

    def _named_in(self, text: str) -> Entity | None:
        """Return the body whose name a description holds ("head of Valley Hand")."""
        folded = _fold(text)
        if speaks_for_nobody(folded.split()):
            return None
        low = f" {folded} "
        begun = {name for word in low.split(" ") for name in self._by_first_word.get(word, ())}
        held = [name for name in begun if f" {name} " in low]
        return self._by_name[max(held, key=lambda n: (len(n), n))] if held else None

    def _widest(self, found: Description) -> Description:
        """Return the only body that the description can mean, or what it says itself."""
        if found not in self._meant:
            self._meant[found] = self._find_widest(found)
        return self._meant[found]

    def _find_widest(self, found: Description) -> Description:
        head, words = found
        for known in (self._bodies[head], {w for h, w in self._speaking if h == head}):
            fitting = [other for other in known if words <= other]
            largest = [o for o in fitting if not any(o < other for other in fitting)]
            if len(largest) == 1:
                return head, largest[0]
        return head, words


def _texts(entity: Entity) -> tuple[str, ...]:
    if entity.type == "organisation":
        return (entity.name,)
    return tuple(role.text for role in entity.roles) if entity.type == "person" else ()


def _is_vague(text: str) -> bool:
    found = describe_body(text)
    return found is not None and found[0] == VAGUE


def _is_officer(text: str) -> bool:
    return bool(words_of("officers") & set(read_description(text)))


def _body_key(body: Description) -> Key:
    return "body", body[0], *sorted(body[1])


def _fold(text: str) -> str:
    words = (bare(word.strip(",;:()")) for word in text.lower().split())
    return " ".join(word.rstrip("'’") for word in words)  # noqa: RUF001 - real apostrophe


def name_unnamed(text: str) -> str:
    """Return what two descriptions of one unnamed source have in common: words, no articles.

    Example:
        >>> name_unnamed("A senior official"), name_unnamed("the officials")
        ('official', 'official')
    """
    words = set(read_description(text)) - words_of("passing")
    return " ".join(sorted(w[:-1] if w.endswith("s") and len(w) > 4 else w for w in words))


def is_anonymous(speaker: Speaker) -> bool:
    """Whether nobody but the outlet that spoke to them knows who these are: "two sources"."""
    words = set(read_description(speaker.text or ""))
    return speaker.kind == "unnamed" and bool(words_of("anonymous") & words)
