"""What a title, a role or a given name tells about the sex of a person."""

from __future__ import annotations

import functools
import re

from tellings.data import load_table
from tellings.text.folding import fold_words, word_set

#: Endings and nouns of a role that tell a sex.
_FEMALE = word_set(
    """
    woman girl mother daughter sister wife widow aunt niece grandmother granddaughter actress
    stepmother stepdaughter stepsister bride schoolgirl nun waitress heiress
    """
)
_MALE = word_set(
    """
    man boy father son brother husband widower uncle nephew grandfather grandson actor
    stepfather stepson stepbrother groom schoolboy monk waiter heir
    """
)
_BEFORE_OF = re.compile(r"\s(?:of|for|at|in|from|to|with|who)\s|,")


@functools.cache
def _sexes(table: str) -> dict[str, str]:
    return {
        word: sex
        for sex in ("male", "female")
        for name in load_table(table)[sex]
        for word in fold_words(name)
    }


def sex_of_words(title: str | None, role: str | None) -> str | None:
    """Return the sex that a title or a role tells, if it does.

    Example:
        >>> sex_of_words("Mrs.", None), sex_of_words(None, "spokesman for the port")
        ('female', 'male')
    """
    for word in fold_words(title or ""):
        if word in _sexes("titles"):
            return _sexes("titles")[word]
    head = fold_words(_BEFORE_OF.split(role or "", maxsplit=1)[0])
    for word in reversed(head):
        if word in _FEMALE or word.endswith("woman"):
            return "female"
        if word in _MALE or word.endswith("man"):
            return "male"
    return None


def sex_of_given_name(words: tuple[str, ...]) -> str | None:
    """Return the sex that most bearers of the first of several names have.

    Example:
        >>> sex_of_given_name(("maria", "stone")), sex_of_given_name(("stone",))
        ('female', None)
    """
    return _sexes("given_names").get(words[0]) if len(words) > 1 else None
