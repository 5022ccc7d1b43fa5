"""Words in plain lower case, so that spellings can be compared."""

from __future__ import annotations

import functools
import re

from anyascii import anyascii

_WORD = re.compile(r"[a-z0-9]+")
_MARKS = re.compile("['\u2018\u2019\u02bb\u02bc\u02bf\u02be`\u00b4\u2032]")
_POSSESSIVE = re.compile(r"['\u2019]s\b|(?<=s)['\u2019](?=\s|$)")
_DOTTED = re.compile(r"\b([A-Za-z])\.(?=[A-Za-z]\b|\s|$|-)")


@functools.lru_cache(maxsize=4096)
def fold_words(text: str) -> tuple[str, ...]:
    """Return the words of a name in plain lower case, possessives and points gone.

    Example:
        >>> fold_words("Israel's U.N. Mission"), fold_words("São Tomé")
        (('israel', 'un', 'mission'), ('sao', 'tome'))
    """
    plain = _DOTTED.sub(r"\1", _POSSESSIVE.sub("", text))
    return tuple(_WORD.findall(anyascii(_MARKS.sub("", plain)).lower()))


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list that is written as text.

    Example:
        >>> sorted(word_set("mr ms"))
        ['mr', 'ms']
    """
    return frozenset(text.split())
