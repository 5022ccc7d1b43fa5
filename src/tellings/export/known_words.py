"""Words that name nobody: those of the dictionary, of our lists, and of the reports themselves."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

from tellings.data import load_table
from tellings.export.letters import fold, words_of
from tellings.text.names import PARTICLES

#: Tables of common words, and of names of countries, regions and bodies.
_TABLES = (
    *("titles", "name_heads", "groups", "bodies", "cues", "events", "attitudes", "measures"),
    *("compose", "parties", "countries", "former_countries", "regions", "states", "privacy"),
)
#: Forms of a word that the dictionary has in another form.
_FORMS = re.compile(r"(?:s|es|ly|al|ally|ness|ed|er|ers|ing|ings)$")
#: Shorter words end like forms of others by chance.
_SHORTEST_STEM = 4


@functools.cache
def given_names() -> frozenset[str]:
    """Return the letters of the given names that we know."""
    table = load_table("given_names")
    return frozenset(fold(name) for kind in ("male", "female", "pet") for name in table[kind])


@functools.cache
def _names_first() -> frozenset[str]:
    """Return words that are in a dictionary and yet name somebody as a rule."""
    table = load_table("privacy")
    return (given_names() - set(table["everyday"])) | set(table["surnames"])


@functools.cache
def _dictionary() -> frozenset[str]:
    return frozenset(load_table("common_words")["words"].split())


@functools.cache
def listed(*tables: str) -> frozenset[str]:
    """Return the words of tables of ours, of all if none is named."""
    texts = (text for name in tables or _TABLES for text in _texts(load_table(name)))
    return frozenset(word.letters for text in texts for word in words_of(text))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def is_given(letters: str) -> bool:
    """Whether a word is a given name before all else: "Emily" is, "Hope" may be."""
    return letters in given_names() and letters in _names_first() and letters not in PARTICLES


@functools.lru_cache(maxsize=1 << 16)
def is_everyday(letters: str) -> bool:
    """Whether a word is one of the dictionary, and no name before all else.

    Example:
        >>> is_everyday("hope"), is_everyday("smith"), is_everyday("xylocarp")
        (True, False, False)
    """
    return letters in _dictionary() and letters not in _names_first()


@functools.lru_cache(maxsize=1 << 16)
def is_plain(letters: str) -> bool:
    """Whether a word is an everyday one, a form of one, or one of our lists.

    Example:
        >>> is_plain("derailments"), is_plain("romanian"), is_plain("quillfeather")
        (False, True, False)
    """
    if letters in _names_first():
        return False
    if letters in _dictionary() or letters in listed():
        return True
    stem = stem_of(letters)
    forms = [stem, f"{stem}e"]
    if letters.startswith((f"{stem}e", f"{stem}i")):
        # "Stopped" and "stopping" are of "stop".
        forms += [stem[:-1]] if stem[-2:-1] == stem[-1:] else []
    return len(stem) >= _SHORTEST_STEM and any(is_everyday(form) for form in forms)


def stem_of(letters: str) -> str:
    """Return a word less what forms of one word differ in.

    Example:
        >>> stem_of("indicts"), stem_of("indicted")
        ('indict', 'indict')
    """
    ending = _FORMS.search(letters)
    return letters[: ending.start()] if ending else letters
