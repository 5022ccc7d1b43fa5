"""The names of bodies, venues, vessels and places, folded so that wordings of one name meet.

"The U.S. Department of Defense", "American defence department": whose it is becomes a country's
code, words that stand for one thing become one, small words go, the order does not count.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.data import load_table
from tellings.data.countries import named_countries
from tellings.text.folding import fold_words, word_set
from tellings.text.toponyms import is_initials

_SMALL = word_set(
    """
    the of for and in on at to a an de la le el du des del y et und von s
    """
)
_COUNTED = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINALS = {
    word: f"{n}{'st' if n == 1 else 'nd' if n == 2 else 'rd' if n == 3 else 'th'}"
    for n, word in enumerate(_COUNTED.split(), 1)
}
#: Words of which a name that has one is not the name that lacks it or has another.
_SIDES = word_set(
    """
    north south east west northern southern eastern western upper lower new old inner outer
    central northeast northwest southeast southwest northeastern northwestern southeastern
    southwestern
    """
)
#: Words for several people are no body: "Afghan forces" are more than the army.
_UNFOLDED = frozenset({"force", "forces", "militia"})
#: Legal forms of companies, which say nothing of which company it is.
_FORMS = word_set(
    """
    inc incorporated ltd limited llc llp lp plc corp co ag aktiengesellschaft gmbh sa nv bv oao
    ojsc jsc pjsc zao ooo spa srl ab asa oy oyj kg kk pty bhd
    """
)
_FORMS_AHEAD = word_set(
    """
    oao ojsc jsc pjsc zao ooo pt cv
    """
)
#: The same in full, at either end.
_FORMS_IN_FULL = tuple(
    tuple(form.split())
    for form in (
        "limited liability company",
        "public limited company",
        "joint stock company",
        "public joint stock company",
        "open joint stock company",
        "closed joint stock company",
        "private limited",
        "corporation",
        "sp z o o",
        "sp zoo",
    )
)
_LONGEST_PHRASE = 5


@dataclass(frozen=True, slots=True)
class Wording:
    """A name as it is compared.

    Attributes:
        bag: All its telling words.
        core: Those that are no mere kind of body and no owner.
        owners: Codes of the countries it names.
        numbers: The numbers in it.
        sides: "North", "Upper", "New" in it.
        joined: All words in one, as "crime stoppers" and "crimestoppers" are.
        head: The words for what kind of thing it is.
    """

    bag: frozenset[str]
    core: frozenset[str]
    owners: frozenset[str]
    numbers: frozenset[str]
    sides: frozenset[str]
    joined: str
    head: frozenset[str]


@functools.cache
def _countries() -> dict[tuple[str, ...], str]:
    """Map names of countries, and of what is theirs, to a code."""
    found: dict[tuple[str, ...], str] = {("united", "nations"): "=UN", ("un",): "=UN"}
    for code, row in named_countries().items():
        for name in (row["name"], *row.get("names", ()), *row.get("people", ())):
            folded = fold_words(name)
            if folded and not (is_initials(name) and len(folded) == 1):
                found.setdefault(folded, f"={code}")
    return found


@functools.cache
def _country_names() -> frozenset[tuple[str, ...]]:
    rows = named_countries().values()
    return frozenset(
        fold_words(name)
        for row in rows
        for name in (row["name"], *row.get("names", ()))
        if not is_initials(name)
    )


def names_country(text: str) -> bool:
    """Whether a text is the name of a country, whatever a tagger takes it for.

    Example:
        >>> names_country("Republic of Korea"), names_country("Kenyan")
        (True, False)
    """
    return fold_words(text) in _country_names()


@functools.cache
def _initials() -> dict[str, str]:
    rows = named_countries().items()
    return {
        "".join(fold_words(name)).upper(): f"={code}"
        for code, row in rows
        for name in row.get("names", ())
        if is_initials(name)
    }


@functools.cache
def _one_word() -> dict[str, str]:
    pairs = load_table("name_heads")["same"].items()
    return {fold_words(a)[0]: fold_words(b)[0] for a, b in pairs if a not in _UNFOLDED}


@functools.cache
def _aliases() -> dict[str, str]:
    """Map a known group's other names to one."""
    return {
        " ".join(fold_words(other)): " ".join(fold_words(name))
        for name, others in load_table("groups")["named"].items()
        for other in (name, *others)
    }


@functools.cache
def _kinds() -> frozenset[str]:
    heads = load_table("name_heads")
    listed = ("organisation", "facility", "place", "vessel")
    words = {w for kind in listed for name in heads[kind] for w in fold_words(name)}
    return frozenset(_one_word().get(w, w) for w in words | {"troops", "fighters", "militants"})


@functools.cache
def _generic() -> frozenset[str]:
    return frozenset(
        _one_word().get(w, w) for n in load_table("name_heads")["generic"] for w in fold_words(n)
    )


@functools.cache
def venue_words() -> frozenset[str]:
    """Words for a venue: a name that has one is not the name of the town without it."""
    heads = load_table("name_heads")["facility"]
    return frozenset(_one_word().get(w, w) for name in heads for w in fold_words(name))


def is_generic(word: str) -> bool:
    """Whether a word tells no kind of body from another ("department", "group")."""
    return word in _generic()


def is_leavable(word: str) -> bool:
    """Whether a name may have or lack a word: whose it is, what kind of thing it is."""
    return word.startswith("=") or word in _generic() or word in _kinds()


@functools.lru_cache(maxsize=16384)
def read_wording(text: str) -> Wording:
    """Return the telling words of a name.

    Example:
        >>> read_wording("Israel's army").bag == read_wording("Israeli military").bag
        True
        >>> read_wording("Ministry of Defense").bag == read_wording("the defence ministry").bag
        True
    """
    folded = " ".join(fold_words(text))
    words = _fold_countries(_without_form(_aliases().get(folded, folded).split()), text)
    words = [_ORDINALS.get(w, w) for w in words if w not in _SMALL]
    words = [_one_word().get(w, w) for w in words]
    bag = frozenset(words)
    owners = frozenset(w for w in bag if w.startswith("="))
    head = bag & _kinds()
    return Wording(
        bag=bag,
        core=bag - owners - head - _generic(),
        owners=owners,
        numbers=frozenset(n for w in bag for n in re.findall(r"\d+", w)),
        sides=bag & _SIDES,
        joined="".join(words),
        head=head,
    )


def _without_form(words: Sequence[str]) -> Sequence[str]:
    """Take the legal form of a company from the ends of its name."""
    words = list(words)
    while (shorter := _drop_form(words)) != words:
        words = shorter
    return words


def _drop_form(words: list[str]) -> list[str]:
    for form in _FORMS_IN_FULL:
        size = len(form)
        if len(words) > size and tuple(words[-size:]) == form:
            return words[:-size]
        if len(words) > size > 1 and tuple(words[:size]) == form:
            return words[size:]
    if len(words) > 1 and words[-1] in _FORMS:
        return words[:-1]
    return words[1:] if len(words) > 1 and words[0] in _FORMS_AHEAD else words


def _fold_countries(words: Sequence[str], text: str) -> list[str]:
    """Put a code for each name of a country, the longest first; "us" counts only as "US"."""
    capitals = set(re.findall(r"[A-Z]{2,4}\b", text.replace(".", "")))
    folded: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
            code = _countries().get(tuple(words[at : at + length]))
            if length == 1 and code is None and words[at].upper() in capitals:
                code = _initials().get(words[at].upper())
            if code:
                folded.append(code)
                at += length
                break
        else:
            folded.append(words[at])
            at += 1
    return folded


def initials_of(text: str) -> tuple[str, str]:
    """Return the initials of a name's words, with and without its small words.

    Example:
        >>> initials_of("National Bureau of Fisheries")
        ('nbof', 'nbf')
    """
    words = fold_words(text)
    return "".join(w[0] for w in words), "".join(w[0] for w in words if w not in _SMALL)
