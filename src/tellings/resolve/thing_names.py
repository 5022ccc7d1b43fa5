"""Whether two names are one body's, one venue's, one vessel's or one place's.

Places are one by the gazetteer, or because their names differ in no more than transliteration
leaves open; never by sound: towns an hour apart sound alike. Other things are one by their words.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from tellings.ports import Gazetteer
from tellings.records.annotation import EntityType
from tellings.resolve.merging import Likeness
from tellings.resolve.name_nodes import Node
from tellings.resolve.person_names import block_keys
from tellings.resolve.thing_words import (
    Wording,
    is_generic,
    is_leavable,
    read_wording,
    venue_words,
)
from tellings.text.names import word_similarity
from tellings.text.toponyms import loose_key, split_kind

_PLACES: frozenset[EntityType] = frozenset({"place", "facility"})
_BODIES: frozenset[EntityType] = frozenset(
    {"organisation", "group", "document", "other", "facility"}
)
_VESSELS: frozenset[EntityType] = frozenset({"vessel", "other"})
#: Shorter names one letter apart are two names.
_SHORTEST_SLIP = 9
#: Names under one key beyond this many tell nothing from anything ("police").
_MOST_IN_BLOCK = 60
#: Words of bodies' names from this length on may be spelt in ways this near to each other.
_SHORTEST_WORD, _SAME_WORD = 5, 0.88
#: What it adds that the reports with a short name have the long one before it.
_TOGETHER = 0.12
_LETTERS = re.compile(r"[A-Z][A-Z.&-]{1,8}")


@dataclass(frozen=True, slots=True)
class Thing:
    """A name of the story that is no person's.

    Attributes:
        spot: The likeliest gazetteer entry of a place, None where it has none.
        loose: The key under which transliterations of its name meet.
        first: Where it stands first, by report.
        letters: Whether it is a short form in capitals, whose words are not known.
    """

    kind: EntityType
    reports: frozenset[str]
    wording: Wording
    spot: str | None
    loose: str
    first: dict[str, int]
    letters: bool = False


def read_thing(node: Node, gazetteer: Gazetteer | None) -> Thing:
    """Return a name as it is compared with others."""
    text = node.texts[0]
    found = gazetteer.look_up(text) if gazetteer and node.kind == "place" else ()
    bare, part = split_kind(text)
    return Thing(
        kind=node.kind,
        reports=frozenset(node.reports),
        wording=read_wording(text),
        spot=found[0].gazetteer_id if found else None,
        loose=loose_key(bare) + (f"/{part}" if part else ""),
        first=first_places(node),
        letters=_LETTERS.fullmatch(text) is not None,
    )


def first_places(node: Node) -> dict[str, int]:
    """Return where a name stands first in each report that uses it."""
    first: dict[str, int] = {}
    for mention in node.mentions:
        first[mention.report] = min(mention.start, first.get(mention.report, mention.start))
    return first


def forbids(first: Thing, second: Thing) -> bool:
    """Whether two names can by no means be one thing's."""
    a, b = first.wording, second.wording
    pair = {first.kind, second.kind}
    if not (pair <= _PLACES or pair <= _BODIES or pair <= _VESSELS):
        return True
    if first.spot and second.spot and first.spot != second.spot:
        return first.loose != second.loose
    if {first.spot is None, second.spot is None} == {True, False} and pair != {"place"}:
        return True
    if first.spot and first.spot == second.spot:
        return False
    if a.joined == b.joined or first.loose == second.loose:
        return False
    nested = a.bag <= b.bag or b.bag <= a.bag
    if not nested and (first.letters or second.letters):
        return False
    if a.sides != b.sides:
        return True
    return not (nested or _is_slip(first, second) or _is_misspelt(first, second))


def judge(first: Thing, second: Thing) -> tuple[float, str]:
    """Return the probability that two names are one thing's, and why."""
    if forbids(first, second):
        return 0.0, ""
    if first.spot and first.spot == second.spot:
        return 0.95, "the gazetteer has one place of both names"
    if first.loose == second.loose and len(first.loose) > 2:
        return 0.95, "two spellings of one name"
    if first.wording.joined == second.wording.joined:
        return 0.95, "the same name"
    if _is_slip(first, second):
        return 0.8, "one letter apart, and no other place is called so"
    if _is_misspelt(first, second):
        return 0.8, "two spellings of one name"
    if "place" in {first.kind, second.kind} and (first.spot or second.spot):
        return 0.0, ""
    return _by_words(first, second)


def _is_slip(first: Thing, second: Thing) -> bool:
    """Whether one is the other with a slip: long names that no report has both of."""
    if (first.spot and second.spot) or not {first.kind, second.kind} <= _PLACES:
        return False
    if first.reports & second.reports or first.wording.numbers != second.wording.numbers:
        return False
    shortest = min(len(first.loose), len(second.loose))
    return shortest >= _SHORTEST_SLIP and OSA.distance(first.loose, second.loose) == 1


def _is_misspelt(first: Thing, second: Thing) -> bool:
    """Whether two bodies' names differ in the spelling of one telling word only."""
    one = first.wording.bag - second.wording.bag
    other = second.wording.bag - first.wording.bag
    if len(one) != 1 or len(other) != 1 or first.reports & second.reports:
        return False
    if {first.kind, second.kind} & _PLACES or not (
        one <= first.wording.core and other <= second.wording.core
    ):
        return False
    word, spelt = next(iter(one)), next(iter(other))
    return min(len(word), len(spelt)) >= _SHORTEST_WORD and (
        word_similarity(word, spelt) >= _SAME_WORD
    )


def _by_words(first: Thing, second: Thing) -> tuple[float, str]:
    a, b = first.wording, second.wording
    if a.bag == b.bag and a.bag:
        return 0.95, "the same words in another order or wording"
    if first.kind == second.kind == "group" or not (a.bag and b.bag):
        return 0.0, ""
    if a.bag < b.bag:
        return _cut_short(first, second)
    return _cut_short(second, first) if b.bag < a.bag else (0.0, "")


def _cut_short(short: Thing, long: Thing) -> tuple[float, str]:
    """Return the probability that a name is another one for short.

    A report gives the full name first: it counts how many reports do, and that none does not.
    """
    a, b = short.wording, long.wording
    left = b.bag - a.bag
    if not (a.core - a.sides or (a.owners and a.head)):
        return (0.5, "one name may be the other for short") if len(a.bag) > 1 else (0.0, "")
    if short.kind == "place" and left & venue_words():
        return 0.4, "it bears the name of the place"
    further = [w for w in left & b.head if not is_generic(w)]
    if len(further) + bool(a.head) > 1:
        return 0.4, "one body may belong to the other"
    after = sum(long.first.get(r, start) < start for r, start in short.first.items())
    here = _TOGETHER * after / len(short.first)
    if all(is_leavable(w) for w in left):
        return 0.8 + here, "one name is the other with a part left out"
    before = any(long.first.get(r, start) > start for r, start in short.first.items())
    if len(left & b.core) == 1 and short.kind == long.kind and not before:
        return 0.77 + here, "one name is the other with a word left out"
    return 0.4, "one name may be the other for short"


def compare_things(things: Sequence[Thing]) -> Iterator[Likeness]:
    """Yield the pairs of names that may be one thing's."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, thing in enumerate(things):
        for key in _block_keys(thing):
            blocks[key].append(number)
    for first, second in sorted(_pairs(blocks)):
        probability, reason = judge(things[first], things[second])
        if probability > 0:
            yield Likeness(first, second, probability, (reason,) if reason else ())


def _block_keys(thing: Thing) -> set[str]:
    keys = {f"word {word}" for word in thing.wording.core} | {f"whole {thing.wording.joined}"}
    keys |= {f"owned {' '.join(sorted(thing.wording.head | thing.wording.owners))}"}
    keys |= {f"head {word}" for word in thing.wording.head if len(thing.wording.bag) > 1}
    if thing.kind not in _PLACES:
        keys |= {f"sound {key}" for key in block_keys(sorted(thing.wording.core))}
    else:
        keys |= {f"loose {thing.loose}", f"begin {thing.loose[:5]}", f"end {thing.loose[-5:]}"}
    if thing.spot:
        keys.add(f"spot {thing.spot}")
    return keys


def _pairs(blocks: Mapping[str, Sequence[int]]) -> set[tuple[int, int]]:
    return {
        pair
        for block in blocks.values()
        if len(block) <= _MOST_IN_BLOCK
        for pair in itertools.combinations(block, 2)
    }
