"""Spellings and values that reports give, as a copyist may keep or correct them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from tellings.data.commonness import word_rank
from tellings.text.numbers import find_numbers

#: A reading: what kind it is, what is read (a thing that is counted, nothing for a name), and how.
Reading = tuple[str, str, str]

_NAME = re.compile(r"\b[^\W\d_]{5,40}\b")
_COUNTED = re.compile(r"\s{1,3}([^\W\d_]{3,40})((?:\s{1,3}[^\W\d_]{1,40}){0,3})")
#: Words more common than this are no names that one may misspell.
NAME_RANK = 5000
#: A thing that everybody counts ("people") is told by what became of it too ("people killed").
NOUN_RANK = 1500
VERB_RANK = 130
#: How many letters two spellings of one name may differ in, and how long both then are.
SPELLING_EDITS = 2
SPELLING_LENGTH = 6


def rare_names(text: str) -> frozenset[str]:
    """Return the words of a text that begin with a capital and are not common English.

    Example:
        >>> sorted(rare_names("The mayor of Trebno met Zhumaliev."))
        ['Trebno', 'Zhumaliev']
    """
    words = {word for word in _NAME.findall(text) if word[0].isupper() and not word.isupper()}
    return frozenset(word for word in words if word_rank(word.casefold()) > NAME_RANK)


def read_readings(text: str, names: Iterable[str] | None = None) -> frozenset[Reading]:
    """Return the names of a text as it spells them, and what it counts with how many.

    Args:
        text: The text.
        names: Its rare names, where they are known already.

    Example:
        >>> sorted(read_readings("In Trebno 17 barns fell and six people were hurt."))
        [('name', '', 'Trebno'), ('value', 'barns', '17'), ('value', 'people hurt', '6')]
    """
    found: set[Reading] = {
        ("name", "", name) for name in (rare_names(text) if names is None else names)
    }
    for number in find_numbers(text):
        exact = number.kind == "count" and number.lower is not None and not number.bound
        thing = _counted(text, number.core[1])
        if exact and number.lower == number.upper and not number.glued and thing:
            found.add(("value", thing, f"{number.lower:g}"))
    return frozenset(found)


def _counted(text: str, at: int) -> str | None:
    """Return what the number that ends at a place counts, None if that is not plain."""
    found = _COUNTED.match(text, at)
    if found is None or not found[1].islower() or word_rank(found[1]) <= VERB_RANK // 2:
        return None
    if word_rank(found[1]) > NOUN_RANK:
        return found[1]
    told = (word for word in found[2].split() if word.islower() and word_rank(word) > VERB_RANK)
    verb = next(told, None)
    return f"{found[1]} {verb}" if verb else None


def is_variant(one: Reading, other: Reading) -> bool:
    """Whether two readings are of one thing and differ.

    Example:
        >>> is_variant(("name", "", "Jumaliev"), ("name", "", "Zhumaliev"))
        True
        >>> is_variant(("name", "", "Korea"), ("name", "", "Korean"))
        False
        >>> is_variant(("value", "houses", "17"), ("value", "houses", "71"))
        True
    """
    if one[:2] != other[:2] or one == other:
        return False
    if one[0] == "value":
        return True
    left, right = one[2].casefold(), other[2].casefold()
    if left.startswith(right) or right.startswith(left):
        return False
    edits = SPELLING_EDITS if min(len(left), len(right)) >= SPELLING_LENGTH else 1
    return OSA.distance(left, right, score_cutoff=edits) <= edits


def say_reading(reading: Reading) -> str:
    """Return a reading as it is written."""
    return f"“{reading[2]} {reading[1]}”" if reading[0] == "value" else f"“{reading[2]}”"
