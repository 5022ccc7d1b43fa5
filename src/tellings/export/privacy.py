"""Which persons of a story are private, and what each is called instead of by name.

Whoever holds a public office answers by name. Everybody else (residents, victims, witnesses,
suspects, minors, and persons of whom no report says what they are) is told by what he or she is.
What stands there instead comes from our own lists: a word of a report beside a name may itself be
one ("Ann's mother").
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Collection

from tellings.data import load_table
from tellings.export.letters import fold
from tellings.export.placed import is_placed
from tellings.records.account import Account
from tellings.records.entity import Entity

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")  # noqa: RUF001 - real apostrophe
_OWNERS = re.compile(r"\b\w+s['’](?!\w)")  # noqa: RUF001 - real apostrophe
_LINKS = frozenset({"of", "for", "at", "in", "to", "with", "from", "on"})
_CHAMBERS = frozenset({"council", "parliament", "senate", "assembly", "congress", "cabinet"})
_NOBODY_KNOWS = "person"


def is_private(entity: Entity) -> bool:
    """Whether a person holds no public office that a report names.

    The minister's brother is private; so is whoever nobody says anything of.
    """
    return entity.type == "person" and not any(is_office(role.text) for role in entity.roles)


def find_private(account: Account, placed: frozenset[str]) -> frozenset[str]:
    """Return the ids of the private persons of an account.

    Who bears the whole name of somebody in office, of whom another story tells, and is said to be
    nothing else, is that person.

    Args:
        account: Whose persons they are.
        placed: The letters of names that are those of places, see `find_placed`.
    """
    in_office: dict[str, set[str]] = {}
    for story in account.stories:
        for entity in story.entities:
            if entity.type == "person" and " " in entity.name and not is_private(entity):
                in_office.setdefault(fold(entity.name), set()).add(story.id)
    return frozenset(
        entity.id
        for story in account.stories
        for entity in story.entities
        if is_private(entity)
        and not is_placed(entity, placed)
        and (
            any(name_role(role.text) for role in entity.roles)
            or not in_office.get(fold(entity.name), set()) - {story.id}
        )
    )


def is_office(role: str) -> bool:
    """Whether a role is an office that is held in public.

    Example:
        >>> is_office("deputy mayor of Torvik"), is_office("the mayor's driver")
        (True, False)
    """
    # "The ministers' driver" is no minister.
    told = _OWNERS.sub(" ", role.split(",")[0])
    words = [w.lower() for w in _WORD.findall(told.replace("-", " "))]
    head = list(itertools.takewhile(lambda w: w not in _LINKS, words))[-2:]
    # Whoever is one of the "candidates" is one.
    head += [word.removesuffix("s") for word in head[-1:]]
    return bool(_offices().intersection(head)) or (
        "member" in head[-1:] and not _CHAMBERS.isdisjoint(words)
    )


@functools.cache
def _offices() -> frozenset[str]:
    return frozenset(load_table("titles")["public"])


@functools.cache
def _roles() -> frozenset[str]:
    """Return the nouns that a private person may be called by."""
    people = {word.lower() for word in load_table("titles")["people"]}
    return frozenset({*people, *load_table("privacy")["roles"]} - _offices())


def name_role(text: str) -> str | None:
    """Return the noun of our lists that says what somebody is, None where there is none.

    Example:
        >>> name_role("29-year-old suspect"), name_role("Ann's mother"), name_role("Ann's")
        ('suspect', 'mother', None)
    """
    words = [word.lower() for word in _WORD.findall(text.split(",")[0])]
    head = list(itertools.takewhile(lambda word: word not in _LINKS, words))
    return next((word for word in reversed(head) if word in _roles()), None)


def label_people(
    account: Account, private: Collection[str], names: Collection[str]
) -> dict[str, str]:
    """Return by entity id what each private person is called instead: "[resident]".

    Args:
        account: Whose persons they are.
        private: The ids of those who are private.
        names: The letters of the names that are withheld; a baker called Baker is a person.
    """
    labels: dict[str, str] = {}
    used: Counter[str] = Counter()
    for story in account.stories:
        for entity in story.entities:
            if entity.id in private:
                role = _role(entity, names)
                used[role] += 1
                labels[entity.id] = f"[{role} {used[role]}]" if used[role] > 1 else f"[{role}]"
    return labels


def _role(entity: Entity, names: Collection[str]) -> str:
    found = [role for r in entity.roles if (role := name_role(r.text))]
    counts = Counter(role for role in found if fold(role) not in names)
    if not counts:
        return _NOBODY_KNOWS
    return min(counts, key=lambda text: (-counts[text], len(text), text))
