"""Short forms that a report introduces: "National Weather Directorate (NWD)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_INTRODUCED = re.compile(
    r"(?:,? (?:also )?known as (?:the )?|\s?(?:\(|-LRB- ))(?:the |or )?[\"“']?"
    r"([A-Z][A-Za-z&.-]{1,9})[\"”']?(?:\)| -RRB-|,)"
)
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "de", "la", "du", "des", "&"})


def introduced_acronym(text: str, end: int, words: Sequence[str]) -> str | None:
    """Return the acronym that stands in brackets right after a name, if it is one of the name.

    Args:
        text: The report's text.
        end: Where the name ends.
        words: The words of the name.

    Example:
        >>> text = "the River Boards Union (RBU) said"
        >>> introduced_acronym(text, text.index(" ("), ["River", "Boards", "Union"])
        'RBU'
    """
    match = _INTRODUCED.match(text, end)
    if match is None:
        return None
    short = match[1]
    capitals = sum(c.isupper() for c in short)
    return short if capitals > 1 and fits_acronym(short, words) else None


def fits_acronym(short: str, words: Sequence[str]) -> bool:
    """Whether the letters of `short` are initials of the words, in their order.

    Small words may be left out; a word may give several letters, but each word that is no small
    one gives its first.

    Example:
        >>> fits_acronym("NPD", ["Naples", "Police", "Department"]), fits_acronym("NP", ["Oslo"])
        (True, False)
    """
    letters = [c for c in short.lower() if c.isalnum()]
    parts = [w for word in words for w in re.split(r"[-\s]", word.lower()) if w]
    if not letters or not parts or len(letters) > 12:
        return False
    initials = [w[0] for w in parts]
    content = [w[0] for w in parts if w not in _SMALL]
    if letters in (initials, content):
        return True
    # "Crim" letters of one word: INTERPOL-like forms need the first letters in order.
    return len(content) > 1 and len(letters) > len(content) and _threads(letters, parts)


def _threads(letters: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether the letters run through the beginnings of all content words."""
    position = 0
    for part in parts:
        if part in _SMALL and (position >= len(letters) or letters[position] != part[0]):
            continue
        taken = 0
        while position < len(letters) and taken < len(part) and letters[position] == part[taken]:
            position, taken = position + 1, taken + 1
        if not taken:
            return False
    return position == len(letters)
