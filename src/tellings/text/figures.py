"""Whether two figures count the same thing, and whether both can be true.

The rules of thumb are those of careful readers: ranges that overlap agree, but an exact number
far above another's minimum ("about 400" beside "more than 200") would make an editor choose.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from tellings.records.statement import Figure
from tellings.text.people import is_people
from tellings.text.units import convert, ratio

#: Measures that say when or of whom, and not how many.
_ASIDE = frozenset({"age", "ordinal"})
#: Measures of amounts, which only the same measure can contradict.
_MEASURED = frozenset(
    {"money", "duration", "distance", "weight", "volume", "area", "temperature", "speed", "length"}
)
#: Tolls: they only grow, but for corrections, so the higher figure is the later one.
GROWING = frozenset(
    {"killed", "died", "injured", "arrested", "detained", "displaced", "rescued", "infected"}
    | {"hospitalised", "evacuated", "destroyed", "captured", "escaped", "released", "survived"}
)
#: What becomes fewer by itself: the missing are found, the displaced go home.
SHRINKING = frozenset({"missing", "displaced", "evacuated", "hospitalised", "detained", "trapped"})
_ORDINAL = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth)\b",
    re.I,
)
#: The least rank that says how many there are by now.
_TELLING_RANK = 3
#: Numbers further apart than this share of the larger would mislead a reader of one of them.
FAR = 0.2
#: How far off a number may be that was turned into another unit.
ROUNDING = 0.05
#: Fates that one report tells where another tells the next: who is let out has got out.
FAMILIES = (
    frozenset({"escaped", "released", "freed"}),
    frozenset({"killed", "died"}),
    frozenset({"injured", "hospitalised", "shot", "treated"}),
    frozenset({"arrested", "detained", "captured"}),
    frozenset({"displaced", "evacuated"}),
)
#: Words that give no number, only its size.
_VAGUE = frozenset(
    {"several", "multiple", "dozens", "hundreds", "thousands", "scores", "few", "many", "millions"}
)


def counts(figure: Figure) -> bool:
    """Whether a figure counts or measures something that a story may be about."""
    return figure.measure not in _ASIDE and not _ORDINAL.search(figure.text)


def is_ordinal(figure: Figure) -> bool:
    """Whether a figure ranks: "a fifth person"."""
    return bool(_ORDINAL.search(figure.text))


def tells_how_many(figure: Figure) -> bool:
    """Whether a figure ranks one of a growing number: "a fifth suspect was arrested".

    Of the first and second nobody knows: there may be two of them from the beginning.
    """
    return (
        is_ordinal(figure) and figure.measure in GROWING and (figure.lower or 0) >= _TELLING_RANK
    )


def same_thing(a: Figure, b: Figure) -> bool:
    """Whether two figures count the same thing: same noun or kind of noun, no other fate."""
    fate = _same_fate(a, b)
    if fate is False:
        return False
    if a.counted == b.counted and a.counted is not None:
        return True
    if fate:
        return a.counted is None or b.counted is None or _people(a) == _people(b)
    return _people(a) and _people(b) and not (a.measure or b.measure)


def may_count_same(a: Figure, b: Figure) -> bool:
    """Whether two figures of statements about one matter count the same, as far as they say.

    Looser than `same_thing`, which must tell from the figures alone that the matter is one.
    """
    if a.measure in _MEASURED or b.measure in _MEASURED:
        return a.measure == b.measure and (a.measure != "money" or a.counted == b.counted)
    if _same_fate(a, b) is False:
        return False
    if a.counted is None or b.counted is None or a.counted == b.counted:
        return True
    return _people(a) and _people(b)


#: Words for those whom a number counts beside others, and for some out of all.
_REST = frozenset("other others another additional remaining more further rest else".split())
_SOME_OF = re.compile(r"\bof (?:the|them|those|whom|these|us|his|her|its|their)\b", re.I)
#: Nouns for one sex or age: "two men" are no other count than "five people".
_SOME_KIND = frozenset(
    "man woman boy girl child teenager teen youth male female kid adult baby toddler".split()
)
#: Nouns for whoever it is.
_ANYBODY = frozenset(
    {None, "people", "person", "victim", "casualty", "fatality", "death", "body", "life", "dead"}
)
#: What befell some of those whom another word counts all: the wounded are not all in hospital.
_HARMED = FAMILIES[2]


def exclude_each_other(a: Figure, b: Figure) -> bool:
    """Whether of two numbers that differ one must be wrong.

    Not where one counts some of those whom the other counts: "two others" beside "five people",
    "three of the victims", "two women", those in hospital beside the wounded.

    Example:
        >>> def count(text, counted="people", measure="injured"):
        ...     return Figure(text=text, start=0, end=0, lower=1, upper=1, counted=counted,
        ...                   measure=measure)
        >>> exclude_each_other(count("five people"), count("nine people"))
        True
        >>> exclude_each_other(count("five people"), count("two others"))
        False
        >>> exclude_each_other(count("five people"), count("two women", "woman"))
        False
    """
    words = [set(f.text.lower().split()) for f in (a, b)]
    if (not words[0].isdisjoint(_REST)) != (not words[1].isdisjoint(_REST)):
        return False
    if is_some_of(a) != is_some_of(b):
        return False
    kinds = [(f.counted or "").removeprefix("school") for f in (a, b)]
    if kinds[0] != kinds[1] and not _SOME_KIND.isdisjoint(kinds):
        return False
    return a.measure == b.measure or not {a.measure, b.measure} & _HARMED


def is_some_kind(some: Figure, all_: Figure) -> bool:
    """Whether one may count those of one kind among all: "two nurses" beside "thirty people"."""
    if not _people(some) or some.counted in _ANYBODY or all_.counted not in _ANYBODY:
        return False
    fewer, more = number_of(some), number_of(all_)
    return fewer is not None and more is not None and fewer < more


def is_some_of(figure: Figure) -> bool:
    """Whether a number counts some out of all: "three of the victims"."""
    return _SOME_OF.search(figure.text) is not None


def _same_fate(a: Figure, b: Figure) -> bool | None:
    """Whether the same was done to those counted; None where one does not say."""
    if not a.measure or not b.measure:
        return None
    return a.measure == b.measure or any({a.measure, b.measure} <= family for family in FAMILIES)


def _people(figure: Figure) -> bool:
    return is_people(figure.counted)


def in_other_units(a: Figure, b: Figure) -> bool:
    """Whether two figures measure one thing in two units: "3 miles", "5 km"."""
    return a.counted != b.counted and ratio(a.counted, b.counted) is not None


def in_one_unit(a: Figure, b: Figure) -> tuple[Figure, Figure]:
    """Return two figures of what is measured in the unit of the second.

    Whoever turns miles into kilometres rounds: the range is that much wider.
    """
    if not in_other_units(a, b):
        return a, b
    lower = None if a.lower is None else convert(a.lower, a.counted, b.counted)
    upper = None if a.upper is None else convert(a.upper, a.counted, b.counted)
    lower = None if lower is None else lower - ROUNDING * abs(lower)
    upper = None if upper is None else upper + ROUNDING * abs(upper)
    turned = replace(a, lower=lower, upper=upper, counted=b.counted, approximate=True)
    return turned, b


def overlap(a: Figure, b: Figure) -> bool:
    """Whether some number satisfies both ranges."""
    a, b = in_one_unit(a, b)
    return max(_low(a), _low(b)) <= min(_high(a), _high(b))


def _low(figure: Figure) -> float:
    return -math.inf if figure.lower is None else figure.lower


def _high(figure: Figure) -> float:
    return math.inf if figure.upper is None else figure.upper


#: Words for those whom a toll counts without telling them from others.
_ANYBODY = frozenset(
    {None, "people", "person", "victim", "body", "life", "human", "casualty", "soul"}
)


def counts_anybody(figure: Figure) -> bool:
    """Whether a figure counts people without telling them from others."""
    return figure.counted in _ANYBODY


def same_toll(left: Sequence[Figure], right: Sequence[Figure]) -> bool:
    """Whether two statements give the toll of the whole event: "9 dead", "killed 12 people".

    A figure that is part of another, or that counts some kind of people, is of another matter.
    """
    return any(
        _same_fate(f, g) is True and f.measure in GROWING
        for f in left
        for g in right
        if counts_anybody(f) and counts_anybody(g)
        if f.part_of is None and g.part_of is None
    )


def can_both_hold(a: Figure, b: Figure) -> bool:
    """Whether a reader of one figure is not misled about the other.

    Example:
        >>> def count(lower, upper, text=""):
        ...     return Figure(text=text, start=0, end=0, lower=lower, upper=upper)
        >>> can_both_hold(count(200, None), count(210, 210))
        True
        >>> can_both_hold(count(200, None), count(400, 400))
        False
        >>> can_both_hold(count(3, 3), count(4, 4))
        False
    """
    a, b = in_one_unit(a, b)
    if not overlap(a, b):
        return (a.approximate or b.approximate) and _near(a, b)
    closed = [f for f in (a, b) if f.lower is not None and f.lower == f.upper]
    if len(closed) != 1:
        return True
    other = b if closed[0] is a else a
    return is_vague(other) or _near(a, b)


def is_vague(figure: Figure) -> bool:
    """Whether the words give only a size: "dozens", "hundreds of"."""
    return bool(set(figure.text.lower().split()) & _VAGUE)


def _near(a: Figure, b: Figure) -> bool:
    first, second = number_of(a), number_of(b)
    if first is None or second is None:
        return True
    return abs(first - second) <= FAR * max(abs(first), abs(second))


def number_of(figure: Figure) -> float | None:
    """Return the number that the words name: the only one, the bound, or the middle."""
    if figure.lower is None or figure.upper is None:
        return figure.upper if figure.lower is None else figure.lower
    if not figure.lower:
        return figure.upper
    return (figure.lower + figure.upper) / 2


def compare_figures(left: Sequence[Figure], right: Sequence[Figure]) -> tuple[float, float]:
    """Return whether two statements count the same thing, and whether the ranges meet.

    Returns:
        (1, 1) for the same thing and overlapping ranges, (1, 0) for the same thing and ranges
        apart, (-1, 0) where both count and no thing is the same, (0, 0) where one counts nothing.
    """
    ours = [f for f in left if counts(f)]
    theirs = [f for f in right if counts(f)]
    if not ours or not theirs:
        return 0.0, 0.0
    pairs = [(f, g) for f in ours for g in theirs if same_thing(f, g)]
    if not pairs:
        return -1.0, 0.0
    return 1.0, float(any(overlap(f, g) for f, g in pairs))
