"""The letters of a text, whatever their case, accents, script and punctuation.

Two spellings of a name have the same letters if nothing else tells them apart: "Zoë", "ZOE" and
"Zoe\N{COMBINING DIAERESIS}" are "zoe".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from anyascii import anyascii

from tellings.data import load_table

#: Marks over letters, and what nobody sees: they part no word.
_UNSEEN = (
    "\u00ad\u0300-\u036f\u0483-\u0487\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f"
    "\u202a-\u202e\u2060-\u2064\u2066-\u2069\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
)
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_UNSEEN}])*")
_NO_LETTER = re.compile("[^a-z]")
_NUMBER_BEFORE, _NUMBER_AFTER = re.compile(r"\d(?:st|nd|rd|th)?\W$"), re.compile(r"^\W{1,2}\d")
#: Share of words with a capital in a text whose capitals say nothing.
_NEARLY_ALL = 0.9
#: Shorter names have no second spelling of their umlauts: "Joe" is not "Jo".
_LONG = 5


class Word(NamedTuple):
    """A run of letters: where it stands, its letters, and whether it has a capital."""

    start: int
    end: int
    letters: str
    is_lower: bool


@functools.lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Return the letters of a text: small, of the Latin alphabet, and nothing else.

    Example:
        >>> fold("Zoë O’Brandt-Świercz")
        'zoeobrandtswiercz'
    """  # noqa: RUF002 - real apostrophe
    return _NO_LETTER.sub("", anyascii(text).lower()) or "".join(
        letter for letter in text.casefold() if letter.isalpha()
    )


def words_of(text: str) -> list[Word]:
    """Return the words of a text in order.

    Example:
        >>> [(word.letters, word.is_lower) for word in words_of("Ann's @ann_2")]
        [('ann', False), ('s', True), ('ann', True)]
    """
    return [
        Word(match.start(), match.end(), fold(match.group()), match.group().islower())
        for match in _WORD.finditer(text)
    ]


def spellings(text: str) -> Iterator[str]:
    """Yield the letters that a name may be written with: "Müller" is "muller" and "mueller"."""
    plain = fold(text)
    yield plain
    pairs: dict[str, str] = load_table("privacy")["umlauts"]
    spelt = text.lower()
    for letter, two in pairs.items():
        spelt = spelt.replace(letter, two)
    yield fold(spelt)
    for two in pairs.values():
        short = plain.replace(two, two[0])
        if len(short) >= _LONG:
            yield short


@functools.cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(load_table("privacy")["endings"], key=len))


@functools.lru_cache(maxsize=1 << 16)
def stems(letters: str) -> tuple[str, ...]:
    """Return the word, and what it may be a plural or an adjective of.

    Example:
        >>> stems("mandrikses")
        ('mandrikses', 'mandrikse', 'mandriks')
    """
    cut = (letters[: -len(ending)] for ending in _endings() if letters.endswith(ending))
    return (letters, *cut)


def is_styled(words: Sequence[Word]) -> bool:
    """Whether the capitals of a text say nothing: all words have one that are not small ones.

    Example:
        >>> is_styled(words_of("Fire in the Mill Kills Two")), is_styled(words_of("Mill burns"))
        (True, False)
    """
    small = frozenset(load_table("privacy")["small"])
    told = [word for word in words if word.letters not in small]
    return sum(not word.is_lower for word in told) >= len(told) * _NEARLY_ALL


def is_in_date(text: str, word: Word) -> bool:
    """Whether a word is a month or a day of the week beside a number: "May 4".

    Example:
        >>> text = "On 4 May, May Bloggs"
        >>> [is_in_date(text, word) for word in words_of(text)[1:3]]
        [True, False]
    """
    if not is_day_or_month(word):
        return False
    around = text[max(0, word.start - 4) : word.start], text[word.end : word.end + 3]
    return bool(_NUMBER_BEFORE.search(around[0]) or _NUMBER_AFTER.search(around[1]))


def is_day_or_month(word: Word) -> bool:
    """Whether a word is a month or a day of the week, in full or in short."""
    return word.letters in _calendar()


@functools.cache
def _calendar() -> frozenset[str]:
    words = [*load_table("compose")["months_and_days"], *load_table("privacy")["calendar"]]
    return frozenset(fold(word) for word in words if isinstance(word, str))
