"""Which persons of a story are private, and their names out of any text.

Whoever holds a public office answers by name. Everybody else (residents, victims, witnesses,
suspects, minors, and persons of whom no report says what they are) is told by what he or she is.
Only names that the reports were read to hold are known here; a name that was not seen to be one
stays.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tellings.data import load_table
from tellings.records.account import Account
from tellings.records.entity import Entity

#: Stands for a name that a private and a public person, or a place, have in common.
WITHHELD = "[name withheld]"
#: Roles of more words describe more than a reader needs.
_MOST_WORDS = 4
#: Shorter parts of names are initials and particles.
_SHORTEST_PART = 2
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")  # noqa: RUF001 - real apostrophe
_LINKS = frozenset({"of", "for", "at", "in", "to", "with", "from", "on"})
_CHAMBERS = frozenset({"council", "parliament", "senate", "assembly", "congress", "cabinet"})
_ARTICLES = frozenset({"a", "an", "the"})
_NO_NAME = frozenset(
    {"al", "el", "bin", "ibn", "de", "la", "van", "von", "der", "den", "abu", "of"}
)

Edit = tuple[int, int, str]


def is_private(entity: Entity) -> bool:
    """Whether a person holds no public office that a report names.

    The minister's brother is private; so is whoever nobody says anything of.
    """
    return entity.type == "person" and not any(_is_public(role.text) for role in entity.roles)


def _is_public(role: str) -> bool:
    words = [w.lower() for w in _WORD.findall(role.split(",")[0].replace("-", " "))]
    head = list(itertools.takewhile(lambda w: w not in _LINKS, words))[-2:]
    return bool(_offices().intersection(head)) or (
        head[-1:] == ["member"] and not _CHAMBERS.isdisjoint(words)
    )


@functools.cache
def _offices() -> frozenset[str]:
    return frozenset(load_table("titles")["public"])


@dataclass(frozen=True, slots=True)
class Redactor:
    """Finds names of private persons and says what stands in their place."""

    pattern: re.Pattern[str] | None
    instead: Mapping[str, str]

    def edits(self, text: str) -> list[Edit]:
        """Return what is to be replaced: start, end, and what stands there instead, in order."""
        if self.pattern is None:
            return []
        found = []
        for match in self.pattern.finditer(text):
            words = self.instead.get(_fold(match.group()))
            # A part of a name that is an everyday word is a name only with a capital.
            if words is not None and not match.group().islower():
                found.append((match.start(), match.end(), words))
        return found

    def __call__(self, text: str) -> str:
        """Return a text without the names."""
        for start, end, words in reversed(self.edits(text)):
            text = f"{text[:start]}{words}{text[end:]}"
        return text


def label_people(account: Account) -> dict[str, str]:
    """Return by entity id what each private person is called instead: "[resident]"."""
    labels: dict[str, str] = {}
    used: Counter[str] = Counter()
    for story in account.stories:
        for entity in story.entities:
            if is_private(entity):
                role = _role(entity)
                used[role] += 1
                labels[entity.id] = f"[{role} {used[role]}]" if used[role] > 1 else f"[{role}]"
    return labels


def _role(entity: Entity) -> str:
    names = {
        w.lower() for v in (entity.name, *(v.text for v in entity.variants)) for w in v.split()
    }
    roles = []
    for role in entity.roles:
        words = [w for w in role.text.split() if w.lower() not in _ARTICLES]
        plain = len(words) <= _MOST_WORDS and not names & {w.lower().strip(".,'’") for w in words}  # noqa: RUF001
        if words and plain and not any(w[:1].isupper() for w in words[1:]):
            roles.append(" ".join(words).lower())
    counts = Counter(roles)
    return min(counts, key=lambda text: (-counts[text], len(text), text)) if counts else "person"


def make_redactor(account: Account, labels: Mapping[str, str]) -> Redactor:
    """Return what takes the names of the private persons of an account out of a text."""
    entities = [entity for story in account.stories for entity in story.entities]
    public = {_fold(name) for e in entities if e.id not in labels for name in _names(e)}
    public_parts = {part for name in public for part in _parts(name)}
    instead: dict[str, str] = {}
    for entity in entities:
        label = labels.get(entity.id)
        if label is None:
            continue
        for name in _names(entity):
            instead[_fold(name)] = WITHHELD if _fold(name) in public else label
            for part in _parts(_fold(name)):
                shared = part in public_parts
                other = instead.get(part, label)
                instead[part] = WITHHELD if shared or other != label else label
    # Names of others are matched as well, and left: "Omar Said" keeps his in "Said".
    kept = {name for name in public if " " in name and name not in instead}
    wanted = sorted({*instead, *kept}, key=lambda name: (-len(name), name))
    if not instead:
        return Redactor(None, {})
    body = "|".join(r"\s+".join(map(re.escape, name.split())) for name in wanted)
    return Redactor(re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE), instead)


def _names(entity: Entity) -> Iterable[str]:
    return (name for name in (entity.name, *(v.text for v in entity.variants)) if name.strip())


def _parts(name: str) -> Iterable[str]:
    words = re.split(r"[\s-]+", name)
    parts = (word.strip(".,'’\"“”") for word in words)  # noqa: RUF001 - real marks
    return (p for p in parts if len(p) > _SHORTEST_PART and p not in _NO_NAME)


def _fold(name: str) -> str:
    return " ".join(name.lower().split())


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, Callable[[int, bool], int]]:
    """Return the text with edits made, and where an offset of the old text stands in the new.

    The second argument of what is returned says whether the offset is an end; inside of what was
    replaced, starts go to its start and ends to its end.
    """
    made = list(edits)
    parts, at = [], 0
    for start, end, words in made:
        parts += [text[at:start], words]
        at = end
    parts.append(text[at:])

    def place(offset: int, is_end: bool) -> int:
        moved = offset
        for start, end, words in made:
            if offset >= end:
                moved += len(words) - (end - start)
            elif offset > start:
                return moved - (offset - start) + (len(words) if is_end else 0)
        return moved

    return "".join(parts), place
