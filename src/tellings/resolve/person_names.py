"""Whether two full names are one person's: spelling, order, initials, omissions, office, sex."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.resolve.merging import Likeness
from tellings.resolve.name_nodes import Node
from tellings.resolve.person_evidence import is_pet_name, offices_of, sex_of
from tellings.text.folding import word_set
from tellings.text.names import SAME_WORD, compare_names, name_words, skeleton, word_similarity

#: Names from this nearness on are likely one; those nearer than the other are so in one report.
_NEAR, _VERY_NEAR = 0.86, 0.95
#: What a shared office adds and another office takes away.
_OFFICE = 0.07
#: A second family name may follow; each further word is likelier somebody else's.
_TRAIL = 0.12
#: A pet name is worth this much of the name it stands for.
_PET = 0.93
#: Names before a name that tell nobody from anybody.
_LIGHT = word_set(
    """
    mohammad mohammed muhammad mohamed mohamad muhammed mohamud mahomed sayed sayyid said abd
    abdul mullah maulvi mawlawi haji hajji sheikh ustad agha khan md
    """
)
#: Words this short are one when they are as near as this, and else as far as that.
_SHORT, _SURE, _OTHER = 3, 0.95, 0.75
#: The classes of consonants under which spellings of one word meet.
_CLASSES = str.maketrans("kgCsSzjZbpvfdtmnrlaeiou", "kkkkkkkkbbbbddmmrraaaaa")
_BLOCK = 3
#: A word that more names than this share tells nobody from anybody.
_MOST_IN_BLOCK = 200


@dataclass(frozen=True, slots=True)
class Person:
    """A full name of the story, with all that is told of its bearer.

    Attributes:
        words: Its telling words.
        joined: All its letters, particles included, as one word.
        is_bare: Whether it is written as one word with a hyphen: a family name, or a given one.
    """

    words: tuple[str, ...]
    reports: frozenset[str]
    offices: frozenset[str]
    sex: str | None
    joined: str
    is_bare: bool = False


def read_person(node: Node) -> Person:
    """Return what the mentions of a name tell of the person."""
    words = name_words(node.mentions[0].text)
    return Person(
        words=words,
        reports=frozenset(node.reports),
        offices=offices_of(node.mentions),
        sex=sex_of(words, node.mentions),
        joined="".join(node.words),
        is_bare=len(node.mentions[0].text.split()) == 1,
    )


def given_similarity(first: str, second: str) -> float:
    """Compare words of names; a pet name is near the name it stands for.

    Short words leave nothing open but a mute "e": Li is not Liu, Ann may be Anne.
    """
    near = word_similarity(first, second)
    if min(len(first), len(second)) <= _SHORT and near < _SURE:
        near = near if first.rstrip("e") == second.rstrip("e") else min(near, _OTHER)
    return max(near, _PET) if near < _PET and is_pet_name(first, second) else near


def forbids(first: Person, second: Person) -> bool:
    """Whether two names cannot be one person's: each has a name that the other lacks, or sex."""
    if first.sex and second.sex and first.sex != second.sex:
        return True
    if first.joined == second.joined:
        return False
    if _is_female_form(first.words[0], second.words[0]):
        return True
    short, long = sorted((first.words, second.words), key=len)
    if not _has_given(short, long) or (len(short) == len(long) and not _has_given(long, short)):
        return True
    return compare_names(first.words, second.words, similarity=given_similarity).clash


def _has_given(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the first word of a name stands in another in full, or begins it as an initial.

    Without this, "Mark B. Stone" would be "Bruce M. Stone".
    """
    given = short[0]
    if len(given) == 1 or (len(long[0]) == 1 and long[0] == given[0]):
        return True
    return any(given_similarity(given, word) >= SAME_WORD for word in long if len(word) > 1)


def _is_female_form(first: str, second: str) -> bool:
    """Whether one given name is the female form of the other: Karim, Karima; Mario, Maria."""
    one, other = sorted((first, second), key=lambda word: word.endswith("a"))
    if one.endswith("a") or not other.endswith("a"):
        return False
    return one.removesuffix("o") == other[:-1]


def _is_turned(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the same words stand in another order, other than the family name first or last."""
    if sorted(first) != sorted(second):
        return False
    turned = (list(first[n:]) + list(first[:n]) for n in range(len(first)))
    return list(second) not in turned


def judge(first: Person, second: Person) -> tuple[float, tuple[str, ...]]:
    """Return the probability that two full names are one person's, and the reasons."""
    if forbids(first, second):
        return 0.0, ()
    match = compare_names(first.words, second.words, similarity=given_similarity)
    score, reasons = match.score, []
    if first.joined == second.joined:
        score = 1.0
    elif _is_turned(first.words, second.words):
        score -= 0.25
    if first.words == second.words or sorted(first.words) == sorted(second.words):
        reasons.append("the same name")
    elif len(first.words) == len(second.words):
        reasons.append("two spellings of one name")
    else:
        reasons.append("one name is the other with a part left out")
    score += _by_office(first, second, reasons, exact=first.words == second.words)
    if _is_family_name(first, second):
        return _probability(score), tuple(reasons)
    if match.led:
        score -= _led(first, second)
    else:
        score -= _TRAIL * max(0, abs(len(first.words) - len(second.words)) - 1)
    together = first.reports & second.reports
    spelt = len(first.words) == len(second.words) and score < _VERY_NEAR
    if together and (spelt or match.led):
        reasons.append("but one report has both")
        score -= 0.2
    return _probability(score), tuple(reasons)


def _is_family_name(first: Person, second: Person) -> bool:
    """Whether one is called by the other's hyphened family name alone: "Meyer-Lund"."""
    short, long = sorted((first, second), key=lambda person: len(person.words))
    tail = long.words[len(long.words) - len(short.words) :]
    return short.is_bare and not long.is_bare and short.words == tail != long.words


def _by_office(first: Person, second: Person, reasons: list[str], *, exact: bool) -> float:
    shared = first.offices & second.offices
    if shared:
        reasons.append(f"both are called {min(shared)}")
        return _OFFICE
    if first.offices and second.offices and not exact:
        reasons.append(f"one is called {min(first.offices)}, the other {min(second.offices)}")
        return -_OFFICE
    return 0.0


def _led(first: Person, second: Person) -> float:
    """Return what it takes away that one name has further given names before the other.

    A son is called by his own name and his father's: "Karim Nabil Haddad" is not Nabil Haddad.
    """
    short, long = sorted((first.words, second.words), key=len)
    extra = long[: len(long) - len(short)]
    telling = [w for w in extra if w not in _LIGHT and len(w) > 1]
    return (0.06 if len(short) > 2 else 0.12) * len(telling)


def _probability(score: float) -> float:
    """Map nearness to a probability; measured on labelled pairs of names."""
    if score >= _NEAR:
        return min(0.99, 0.8 + (score - _NEAR) * 1.35)
    return max(0.0, 0.75 - (_NEAR - score) * 3)


def block_keys(words: Sequence[str]) -> set[str]:
    """Return the keys under which spellings of any word of a name meet.

    Example:
        >>> bool(block_keys(["zhanibek"]) & block_keys(["janybek"]))
        True
    """
    keys = set()
    for word in words:
        if len(word) > 1:
            coarse = skeleton(word).replace("h", "").translate(_CLASSES)
            keys.add("".join(c for c, _ in itertools.groupby(coarse))[:_BLOCK])
    return keys


def pair_by_sound(names: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Return the pairs of names, by number, that share the sound of a word not all share."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(names):
        for key in block_keys(words):
            blocks[key].append(number)
    small = (block for block in blocks.values() if len(block) <= _MOST_IN_BLOCK)
    return sorted({pair for block in small for pair in itertools.combinations(block, 2)})


def compare_people(people: Sequence[Person]) -> Iterator[Likeness]:
    """Yield the pairs of full names that may be one person's."""
    for first, second in pair_by_sound([person.words for person in people]):
        probability, reasons = judge(people[first], people[second])
        if probability > 0:
            yield Likeness(first, second, probability, reasons)
