"""The word lists of this room, ready to be asked."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from tellings.clean.lines import Role
from tellings.data import load_table

_NUMBER = re.compile(r"\d[\d,.]*")
_SPACES = re.compile(r"\s+")
_EDGE = " \t.,;:!?»\u203a>→←↓↑-\u2013—_*•·|…\"'“”\u2018\u2019[]()<+"
_ROLES: tuple[Role, ...] = ("furniture", "advert", "comments", "other-article")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases that give a line away, by the part it plays."""

    role: Role
    phrases: tuple[str, ...]


def line_key(text: str) -> str:
    """Return a line as the lists have it: lower case, no marks at its edges, # for a number.

    Example:
        >>> line_key("Comments (12) »"), line_key("Read more...")
        ('comments #', 'read more')
    """
    text = text.casefold().replace("\u2019", "'").strip(_EDGE)
    text = text.replace("(", " ").replace(")", " ")
    return _SPACES.sub(" ", _NUMBER.sub("#", text)).strip()


def opening_key(text: str) -> str:
    """Return a line as the beginnings in the lists have it, its marks kept."""
    text = text[:120].casefold().replace("\u2019", "'").lstrip("»\u203a>→-\u2013—_*•·| ")
    return _SPACES.sub(" ", _NUMBER.sub("#", text))


@functools.cache
def words(name: str) -> frozenset[str]:
    """Return a list of the table as a set."""
    return frozenset(load_table("furniture")[name])


@functools.cache
def openings(name: str) -> tuple[str, ...]:
    """Return a list of the table as beginnings."""
    return tuple(load_table("furniture")[name])


@functools.cache
def whole_lines() -> dict[str, Role]:
    """Return the lines that are no part of an article, and what they are."""
    table = load_table("furniture")["lines"]
    return {line_key(text): role for role in _ROLES for text in table.get(role, ())}


@functools.cache
def phrases(name: str) -> tuple[Phrases, ...]:
    """Return the phrases of a part of the table, by role."""
    table = load_table("furniture")[name]
    return tuple(Phrases(role, tuple(table[role])) for role in _ROLES if role in table)


def begins(text: str, starts: tuple[str, ...]) -> bool:
    """Whether a text begins with one of the phrases, and the last word of it ends there."""
    if not text.startswith(starts):
        return False
    found = (start for start in starts if text.startswith(start))
    return any(not (start[-1].isalnum() and text[len(start) :][:1].isalnum()) for start in found)
