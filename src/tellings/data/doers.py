"""Whether a count takes in whoever did it: "six people, including the gunman"."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection

from tellings.data import load_table

_WITH = re.compile(r"\b(?:including|counting|among them)((?:\W{1,3}\w{1,20}){1,5})", re.IGNORECASE)


@functools.cache
def doer_nouns() -> frozenset[str]:
    """Return the nouns for those who did it: "gunman", "bomber"."""
    return frozenset(load_table("fates")["doers"])


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
    known = doer_nouns().union(called)
    words = (re.findall(r"\w+", found[1].lower()) for found in _WITH.finditer(text))
    return any(not known.isdisjoint(named) for named in words)
