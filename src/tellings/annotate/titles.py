"""Titles: part "Senior Colonel Ann Bloggs" into what she is and who she is."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from tellings.data import load_table

#: A title of these may as well be a name or begin one: "General Electric", "Prince George".
AMBIGUOUS = frozenset(
    "general major private independent home grand prince don king queen crown father brother"
    " sister chair duke baron bishop dean marshal justice pope lord leader labour liberal"
    " conservative pilot rep fr pastor judge officer author principal witness resident".split()
)


_UNITS = frozenset({"county", "city", "district", "state", "village", "church", "province"})


def fold_title(word: str) -> str:
    """Return a word of a title as the tables have it: lower case, no point."""
    return word.lower().rstrip(".")


@functools.cache
def title_words() -> frozenset[str]:
    """Words that make a title when they stand before a name with a capital."""
    return frozenset(fold_title(w) for w in load_table("titles")["titles"])


@functools.cache
def title_modifiers() -> frozenset[str]:
    """Words that stand inside a title before its noun."""
    return frozenset(fold_title(w) for w in load_table("titles")["modifiers"])


@functools.cache
def people_nouns() -> frozenset[str]:
    """Lower-case nouns for what a person is."""
    return frozenset(fold_title(w) for w in load_table("titles")["people"])


@functools.cache
def public_nouns() -> frozenset[str]:
    """Those of the nouns of people that mean an office held in public."""
    return frozenset(fold_title(w) for w in load_table("titles")["public"])


def short_title(noun: str) -> str:
    """Return a title as it is shortened before a name, or the noun itself.

    Example:
        >>> short_title("doctor"), short_title("mayor")
        ('dr', 'mayor')
    """
    return str(load_table("titles")["short"].get(noun, noun))


@functools.cache
def _of_titles() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold_title(t).split()) for t in load_table("titles")["of_titles"])


def is_title(folded: str) -> bool:
    """Whether a folded word, or each part of a hyphenated one, makes a title."""
    if folded in title_words():
        return True
    parts = folded.split("-")
    return len(parts) > 1 and all(p in title_words() | title_modifiers() for p in parts)


def sex_of_title(title: str | None) -> str | None:
    """Return `male` or `female` where a title tells it.

    Example:
        >>> sex_of_title("Mrs."), sex_of_title("Prime Minister")
        ('female', None)
    """
    words = {fold_title(w) for w in (title or "").split()}
    for sex in ("male", "female"):
        if words & {fold_title(w) for w in load_table("titles")[sex]}:
            return sex
    return None


def split_title(words: Sequence[str]) -> tuple[int, int] | None:
    """Return where the title in a run of capitalised words begins and ends.

    The last title counts: what follows it is the name, what stands before it is a body or a place.

    Example:
        >>> split_title(["Leeds", "Deputy", "Mayor", "Ann", "Bloggs"])
        (1, 3)
        >>> split_title(["Ann", "Bloggs"]) is None
        True
    """
    folded = [fold_title(w) for w in words]
    ends = [i + 1 for i, w in enumerate(folded) if is_title(w) or _ends_of_title(folded, i)]
    if not ends:
        return None
    end = ends[-1]
    start = end - 1
    while start > 0 and not _is_name_before(folded, start):
        length = _ends_of_title(folded, start)
        if length > 1:
            start -= length - 1
        elif folded[start - 1] in _UNITS and start > 1 and not _is_office(folded[start - 2]):
            # "Kent County Sheriff": the county has a name.
            break
        elif _is_office(folded[start - 1]):
            start -= 1
        else:
            break
    return start, end


def _is_office(folded: str) -> bool:
    return is_title(folded) or folded in title_modifiers()


def _is_name_before(folded: Sequence[str], start: int) -> bool:
    """Whether the word at `start` begins the title, whatever stands before it."""
    return start > 1 and folded[start - 1] == "of" and not _ends_of_title(folded, start)


def _ends_of_title(folded: Sequence[str], last: int) -> int:
    """Return the length of a title like "Secretary of State" that ends at `last`, or 0."""
    for title in _of_titles():
        length = len(title)
        if tuple(folded[last + 1 - length : last + 1]) == title and last + 1 >= length:
            return length
    return 0
