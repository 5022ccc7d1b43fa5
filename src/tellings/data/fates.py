"""The words of who was killed or hurt, and of who did it, list by list."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection

from tellings.data import load_table

_WITH = re.compile(r"\b(?:including|counting|among them)((?:\W{1,3}\w{1,20}){1,5})", re.IGNORECASE)


@functools.cache
def fate_words(name: str) -> frozenset[str]:
    """Return a word list of the table `fates`, such as `doers`."""
    return frozenset(load_table("fates")[name])


def takes_in_doer(text: str, called: Collection[str] = ()) -> bool:
    """Whether a text counts whoever did it among others.

    Args:
        text: What counts them.
        called: Words of their names, in lower case.

    Example:
        >>> takes_in_doer("Six people died, including the gunman")
        True
        >>> takes_in_doer("Six people died, including two clerks")
        False
    """
    known = fate_words("doers").union(called)
    words = (re.findall(r"\w+", found[1].lower()) for found in _WITH.finditer(text))
    return any(not known.isdisjoint(named) for named in words)
