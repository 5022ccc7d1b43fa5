"""What the words beside a person's name tell besides the name: sex, office."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from tellings.data import load_table
from tellings.data.sexes import sex_of_given_name, sex_of_words
from tellings.records.annotation import Mention
from tellings.text.folding import fold_words, word_set

_KIN = word_set(
    """
    mother father son sons daughter daughters brother brothers sister sisters wife husband widow
    widower uncle aunt nephew niece cousin grandmother grandfather grandson granddaughter
    grandchild stepfather stepmother stepson stepdaughter twin
    """
)
_BEFORE_OF = re.compile(r"\s(?:of|for|at|in|from|to|with|who)\s|,")
#: Titles that say how one is addressed, and nouns that fit anybody.
_NO_OFFICE = word_set(
    """
    mr mrs ms miss mister mx dr doctor sir madam madame lady lord prof professor messrs man
    woman boy girl person resident people member official friend father mother son daughter
    brother sister wife husband witness victim neighbour neighbor relative cousin uncle aunt
    suspect survivor leader senior chief deputy former acting vice head
    """
)


def is_kin(role: str | None) -> bool:
    """Whether a role presents somebody as another's relative.

    Example:
        >>> is_kin("the minister's younger brother"), is_kin("minister of transport")
        (True, False)
    """
    head = fold_words(_BEFORE_OF.split(role or "", maxsplit=1)[0])
    return bool(head) and bool(_KIN & set(head))


@functools.cache
def _offices() -> frozenset[str]:
    titles = load_table("titles")
    return frozenset(w for n in (*titles["titles"], *titles["people"]) for w in fold_words(n))


@functools.cache
def _pet_names() -> dict[str, frozenset[str]]:
    return {pet: frozenset(full) for pet, full in load_table("given_names")["pet"].items()}


def is_pet_name(first: str, second: str) -> bool:
    """Whether one of two given names is a pet name of the other, or both of a third.

    Example:
        >>> is_pet_name("bill", "william"), is_pet_name("bill", "robert")
        (True, False)
    """
    one = _pet_names().get(first, frozenset()) | {first}
    return bool(one & (_pet_names().get(second, frozenset()) | {second}))


def sex_of(words: tuple[str, ...], mentions: Iterable[Mention]) -> str | None:
    """Return the sex of a person where all that is said of it, and the given name, agree."""
    told = {sex_of_words(m.title, m.role) for m in mentions} | {sex_of_given_name(words)}
    told.discard(None)
    return told.pop() if len(told) == 1 else None


def offices_of(mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the offices that titles and roles give a person, as folded nouns."""
    found: set[str] = set()
    for mention in mentions:
        head = _BEFORE_OF.split(mention.role or "", maxsplit=1)[0]
        for word in (*fold_words(mention.title or ""), *fold_words(head)):
            plain = re.sub(r"(?:wo)?man$|person$", "man", word)
            if word in _offices() and word not in _NO_OFFICE:
                found.add(plain)
    return frozenset(found)
