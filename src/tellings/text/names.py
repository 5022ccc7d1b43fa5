"""Personal names in Latin script: how near two spellings are to being one name.

A name that was written in another script comes back in many spellings. What they share is the
order of the consonants; vowels, doubled letters and the choice between related consonants are
left open, the less so the shorter the word. Words may stand in another order, be left out, or
be cut to an initial; but where both names have a word that the other lacks, they are two names.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from anyascii import anyascii

#: Nothing longer is a name; a longer text is cut before it is folded.
MAX_NAME_LENGTH = 120
MAX_WORDS, MAX_WORD_LENGTH = 8, 20
#: Words this near are one word in two spellings.
SAME_WORD = 0.8
#: However long the rest: "Badruddin" and "Sadruddin" are two names.
OTHER_BEGINNING = 0.7
#: What a fitting initial is worth.
INITIAL = 0.85

#: Words that names may have or lack without being other names.
PARTICLES = (
    frozenset("al el ul ad ed ud an en ar er ur as es us ash esh ush at et az ez uz ol".split())
    | frozenset("bin ibn ben bint bent abu abou umm oum ould ag ha bar haji hajji hadji".split())
    | frozenset("van von der den de del della di da do dos das du la le los las ten ter".split())
    | frozenset("zu zum af av dal mac mc ap y e i ye st saint sheikh shaikh sheik".split())
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior", "esq"})
_SERVANT = frozenset({"abd", "abdul", "abdel", "abdal", "abdol", "abdur", "abdoul", "abdu"})
_WORD = re.compile(r"[a-z0-9]+")
_MARKS = re.compile("['\u2018\u2019\u02bb\u02bc\u02bf\u02be\u02b9\u02cc`\u00b4\u2032\u02c8]")
_DOUBLED = re.compile(r"([A-Za-z])\1+")
_VOWELS = frozenset("aeiouy")

#: Spellings of one sound, the longest first; what is left stands for itself.
_SOUNDS = (
    *(("tsch", "C"), ("shch", "C"), ("sch", "S"), ("tch", "C"), ("dzh", "j"), ("aeu", "eu")),
    *(("kh", "h"), ("gh", "g"), ("sh", "S"), ("ch", "C"), ("zh", "Z"), ("dj", "j"), ("dh", "d")),
    *(("th", "t"), ("ph", "f"), ("ck", "k"), ("ts", "z"), ("tz", "z"), ("cz", "C"), ("dz", "z")),
    *(("x", "ks"), ("q", "k"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("c", "k"), ("w", "v")),
    *(("eo", "o"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("ae", "e"), ("ey", "ei"), ("y", "i")),
    ("o", "u"),
)
#: Consonants that one sound may be written with, in one language or another.
_RELATED = frozenset(
    pair
    for group in ("kgh", "bp", "dt", "szC", "vfb", "jZgi", "SCsj", "vu", "mn", "hC", "rl")
    for first in group
    for second in group
    for pair in [(first, second)]
)


@functools.lru_cache(maxsize=16384)
def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name that tell it from others.

    Case, diacritics, apostrophes, hyphens, particles and suffixes go; "Abd al-X" and "Abdul X"
    become one word. A name of nothing but particles keeps them.

    Example:
        >>> name_words("Husām ad-Dīn al-Masri"), name_words("Abd el-Rahman")
        (('husam', 'din', 'masri'), ('abdrahman',))
    """
    folded = anyascii(_MARKS.sub("", name[:MAX_NAME_LENGTH])).lower().replace("'", "")
    words = [w[:MAX_WORD_LENGTH] for w in _WORD.findall(folded)][:MAX_WORDS]
    joined: list[str] = []
    servant = False
    for index, word in enumerate(words):
        is_last = index == len(words) - 1
        if word in _SERVANT and not is_last:
            servant = True
        elif not (servant and word in PARTICLES and not is_last):
            joined.append("abd" + word if servant else word)
            servant = False
    kept = [w for w in joined if w not in PARTICLES and w not in _SUFFIXES]
    return tuple(kept or joined)


@functools.lru_cache(maxsize=16384)
def _sounds(word: str) -> str:
    for servant in ("abdoul", "abdul", "abdel", "abdal", "abdol", "abdur"):
        if word.startswith(servant) and len(word) > len(servant) + 1:
            word = "abd" + word[len(servant) :]
            break
    for spelling, sound in _SOUNDS:
        if spelling in word:
            word = word.replace(spelling, sound)
    return _DOUBLED.sub(r"\1", word)


def skeleton(word: str) -> str:
    """Return the consonants of a folded word, spellings of one sound made one.

    Example:
        >>> skeleton("yusuf") == skeleton("youssef"), skeleton("herat") == skeleton("heart")
        (True, True)
    """
    sounds = _sounds(word)
    return sounds[:1] + "".join(c for c in sounds[1:] if c not in _VOWELS)


@functools.lru_cache(maxsize=65536)
def word_similarity(first: str, second: str) -> float:
    """Return how near two folded words of names are to being one, 0 to 1.

    Example:
        >>> word_similarity("mohammed", "muhamad") > 0.9
        True
        >>> word_similarity("joe", "jill") > SAME_WORD
        False
    """
    if first == second:
        return 1.0
    if first.isdigit() or second.isdigit():
        return 0.0
    a, b = _sounds(first), _sounds(second)
    if a == b:
        return 0.98
    length = max(len(a), len(b))
    if min(len(a), len(b)) * 2 < length:
        return 0.0
    vowel = 0.5 if length <= 4 else 0.35 if length <= 6 else 0.25
    near = max(0.0, 1 - _distance(a, b, vowel) / length)
    return min(near, OTHER_BEGINNING) if _begin_otherwise(a, b) else near


def _begin_otherwise(a: str, b: str) -> bool:
    """Whether two words begin with consonants that nobody writes for each other."""
    first, second = a[0], b[0]
    if first == second or {first, second} & (_VOWELS | {"h"}):
        return False
    return (first, second) not in _RELATED


def _distance(a: str, b: str, vowel: float) -> float:
    """Return the weighted edit distance of two words in sounds."""
    above = [0.0]
    for c in b:
        above.append(above[-1] + _lone(c, vowel))
    for i, c in enumerate(a):
        row = [above[0] + _lone(c, vowel)]
        for j, d in enumerate(b):
            change = above[j] + (0.0 if c == d else _swap(c, d, vowel, first=not i and not j))
            row.append(min(change, above[j + 1] + _lone(c, vowel), row[j] + _lone(d, vowel)))
        above = row
    return above[-1]


def _lone(c: str, vowel: float) -> float:
    return vowel if c in _VOWELS else 0.5 if c == "h" else 1.0


def _swap(c: str, d: str, vowel: float, *, first: bool) -> float:
    if c in _VOWELS and d in _VOWELS:
        return vowel
    cost = 0.45 if (c, d) in _RELATED else 1.0
    return cost * 1.5 if first else cost


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """How two names compare.

    Attributes:
        score: 0 (two names) to 1 (one name).
        shared: Words of the first name that the second has too, in some spelling.
        clash: Whether each has a word that the other lacks: other given names, say.
        led: Whether the longer name has given names before those of the shorter.
    """

    score: float
    shared: tuple[str, ...]
    clash: bool
    led: bool


def _same_weight(_: str) -> float:
    return 1.0


def compare_names(
    first: Sequence[str],
    second: Sequence[str],
    weight: Callable[[str], float] = _same_weight,
    similarity: Callable[[str, str], float] = word_similarity,
) -> NameMatch:
    """Compare two names given as words (`name_words`).

    Args:
        first: Words of one name.
        second: Words of the other.
        weight: How telling a word is: 1 for a rare one, less for "Mohammad".
        similarity: Compares words; to be replaced where pet names count as well.
    """
    if len(first) > len(second):
        first, second = second, first
    pairs = _align(first, second, similarity)
    partner = {i: (j, s) for i, j, s in pairs}
    taken = {j for _, j, _ in pairs}
    total = sum(weight(w) for w in first)
    score = sum(weight(first[i]) * s for i, (_, s) in partner.items()) / total if total else 0.0
    unmatched = [w for i, w in enumerate(first) if i not in partner]
    extra = [j for j in range(len(second)) if j not in taken]
    led = bool(extra) and bool(taken) and extra[0] < min(taken)
    clash = bool(unmatched) and bool(extra)
    if clash:
        score *= 0.6
    if led and not clash:
        score *= 0.95 ** sum(j < min(taken) for j in extra)
    order = [partner[i][0] for i in sorted(partner)]
    if order != sorted(order) and extra:
        score *= 0.85
    return NameMatch(
        score=score,
        shared=tuple(first[i] for i in sorted(partner)),
        clash=clash,
        led=led,
    )


def _align(
    first: Sequence[str], second: Sequence[str], similarity: Callable[[str, str], float]
) -> list[tuple[int, int, float]]:
    """Pair the words of two names, the nearest first; places in the name decide between equals."""
    near = []
    for i, word in enumerate(first):
        for j, other in enumerate(second):
            value = _with_initials(word, other, similarity)
            if value >= SAME_WORD:
                near.append((-value, abs(i - j), i, j))
    pairs: list[tuple[int, int, float]] = []
    used_first: set[int] = set()
    used_second: set[int] = set()
    for value, _, i, j in sorted(near):
        if i not in used_first and j not in used_second:
            pairs.append((i, j, -value))
            used_first.add(i)
            used_second.add(j)
    return pairs


def _with_initials(a: str, b: str, similarity: Callable[[str, str], float]) -> float:
    if a != b and 1 in (len(a), len(b)):
        return INITIAL if a[0] == b[0] else 0.0
    return similarity(a, b)
