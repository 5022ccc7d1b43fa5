"""What a description of a speaker says of the body that it speaks for.

A body is its head noun ("ministry") and the words that tell it from others of its kind
("defence"). Countries count as one word, whatever form they have: "South Korean", "Seoul's".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from tellings.data import load_table
from tellings.data.countries import named_countries

_WORD = re.compile(r"[^\W_]+(?:['’]s)?")  # noqa: RUF001 - real apostrophe
_POINTS = re.compile(r"(?<=\b\w)\.")

#: Head noun, and the words that tell the body from others of that head.
Description = tuple[str, frozenset[str]]

#: Head of a description that names a country and no body of it: "Washington", "Libyan officials".
STATE = "state"
#: Head of a description that says nothing but that somebody has authority.
VAGUE = "authorities"
#: The mark before the code of a country among the words.
COUNTRY = "@"
_LONGEST = 6


@functools.lru_cache(maxsize=4096)
def describe_body(text: str) -> Description | None:
    """Return head and telling words of the body that a description speaks for, if it does.

    Example:
        >>> describe_body("a spokesman for the interior ministry")
        ('ministry', frozenset({'interior'}))
        >>> describe_body("a council member") is None, describe_body("her neighbour") is None
        (True, True)
        >>> describe_body("Norwegian officials"), describe_body("a Norwegian")
        (('state', frozenset({'@NO'})), None)
    """
    words = read_description(text)
    if speaks_for_nobody(words):
        return None
    meant = [w for w in words if w not in words_of("passing")]
    if meant and set(meant) <= words_of("vague"):
        return VAGUE, frozenset()
    telling = [w for w in meant if w not in words_of("officers") and w not in _heads()]
    head = next((_heads()[w] for w in meant if w in _heads()), None)
    if head is None:
        return _office(text, meant, telling)
    if head in words_of("national"):
        telling = [_of_capital(w) or w for w in telling]
    return head, frozenset(_spellings().get(w, w) for w in telling)


def speaks_for_nobody(words: Iterable[str]) -> bool:
    """Whether the words describe somebody of a body who does not speak for it: a member."""
    return bool(words_of("individuals") & set(words))


def read_description(text: str) -> list[str]:
    """Return the words of a description, phrases and countries put as one word each.

    Example:
        >>> read_description("the U.S. coast guard's chief")
        ['the', '@US', 'coastguard', 'chief']
    """
    return _replace(_replace(list(_split(text)), _phrases()), _countries())


def bare(word: str) -> str:
    """Return a word without its possessive."""
    return word.removesuffix("'s").removesuffix("’s")  # noqa: RUF001 - real apostrophe


@functools.cache
def words_of(name: str) -> frozenset[str]:
    """Return a list of the table as a set."""
    return frozenset(load_table("parties")[name])


def _office(text: str, meant: Sequence[str], telling: Sequence[str]) -> Description | None:
    """Return the body of an office that names none: a president, "Libyan officials", a capital."""
    capital = _of_capital(" ".join(meant))
    if capital:
        return STATE, frozenset({capital})
    named = frozenset(w for w in telling if w.startswith(COUNTRY))
    rules = words_of("rulers") & set(meant)
    if len(named) != 1 or set(telling) - named - rules - words_of("vague"):
        return None
    if rules:
        return "government", named
    speaks = (words_of("officers") | words_of("vague")) & set(meant)
    plain = _split(text)
    named_so = plain[plain[:1] == ("the",) :] in _country_names()
    return (STATE, named) if named_so or (speaks and not _is_anonymous(meant)) else None


def _is_anonymous(words: Sequence[str]) -> bool:
    return bool(words_of("anonymous") & set(words))


def _of_capital(name: str) -> str | None:
    code = load_table("parties")["capitals"].get(name)
    return f"{COUNTRY}{code}" if code else None


def _replace(words: list[str], table: dict[tuple[str, ...], tuple[str, ...]]) -> list[str]:
    """Put what the table says for rows of words, the longest rows first."""
    told: list[str] = []
    at = 0
    while at < len(words):
        size = next((n for n in range(_LONGEST, 0, -1) if tuple(words[at : at + n]) in table), 0)
        told.extend(table[tuple(words[at : at + size])] if size else words[at : at + 1])
        at += size or 1
    return told


@functools.cache
def _heads() -> dict[str, str]:
    """Map each noun of a body, and each office that only one kind has, to the body's noun."""
    heads: dict[str, list[str]] = load_table("parties")["heads"]
    return {word: head for head, words in heads.items() for word in (head, *words)}


@functools.cache
def _spellings() -> dict[str, str]:
    spellings: dict[str, str] = load_table("parties")["spellings"]
    return spellings


@functools.cache
def _phrases() -> dict[tuple[str, ...], tuple[str, ...]]:
    phrases: dict[str, str] = load_table("parties")["phrases"]
    return {tuple(phrase.split()): tuple(meant.split()) for phrase, meant in phrases.items()}


@functools.cache
def _countries() -> dict[tuple[str, ...], tuple[str, ...]]:
    return {
        _split(name): (COUNTRY + code,)
        for code, row in named_countries().items()
        for name in (row["name"], *row.get("names", ()), *row.get("people", ()))
    }


@functools.cache
def _country_names() -> frozenset[tuple[str, ...]]:
    rows = named_countries().values()
    return frozenset(_split(n) for row in rows for n in (row["name"], *row.get("names", ())))


def _split(text: str) -> tuple[str, ...]:
    return tuple(bare(w) for w in _WORD.findall(_POINTS.sub("", text.lower())))
