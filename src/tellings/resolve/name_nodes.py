"""Gather the mentions of a story under the names as written, each name with one type.

Taggers disagree from report to report on what a name is; all reports together decide. A name of
one word is left as each report has it where it may be a person's in one and a place in another.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tellings.records.annotation import EntityType, Mention
from tellings.text.folding import fold_words
from tellings.text.toponyms import is_latin

#: Ties between types are decided in this order.
TYPE_ORDER: tuple[EntityType, ...] = (
    "person",
    "place",
    "organisation",
    "facility",
    "vessel",
    "group",
    "document",
    "other",
)
#: A mention with a title before it is a person's more surely than a tagger's word.
_TITLED = 3
#: Share of the mentions of one word that one type must have to speak for the others.
_CLEAR = 0.75


@dataclass(slots=True)
class Node:
    """All mentions that one written name has in a story, taken to be one thing.

    Attributes:
        words: The folded words of the name.
        kind: What it is, by the voice of all reports.
    """

    words: tuple[str, ...]
    kind: EntityType
    mentions: list[Mention] = field(default_factory=list)

    @property
    def reports(self) -> set[str]:
        """Reports that use the name."""
        return {m.report for m in self.mentions}

    @property
    def texts(self) -> list[str]:
        """Its spellings, the most frequent first."""
        counts = Counter(m.text for m in self.mentions)
        return sorted(counts, key=lambda text: (-counts[text], text))


def order_mentions(mentions: Iterable[Mention]) -> list[Mention]:
    """Return every mention once, by report and place: no later step sees the input's order."""
    unique = {(m.report, m.start, m.end, m.type): m for m in mentions}
    return [unique[key] for key in sorted(unique)]


def settle_types(mentions: Sequence[Mention]) -> list[tuple[Mention, EntityType]]:
    """Return each mention with the type that the reports together give its name."""
    votes: dict[tuple[str, ...], Counter[EntityType]] = defaultdict(Counter)
    for mention in mentions:
        weight = _TITLED if mention.type == "person" and mention.title else 1
        votes[fold_words(mention.text)][mention.type] += weight
    return [(m, _settled(m, votes[fold_words(m.text)])) for m in mentions]


def _settled(mention: Mention, votes: Counter[EntityType]) -> EntityType:
    best = min(votes, key=lambda kind: (-votes[kind], TYPE_ORDER.index(kind)))
    if len(fold_words(mention.text)) > 1 or best == mention.type:
        return best
    if mention.title or {best, mention.type} == {"person", "place"}:
        return mention.type
    return best if votes[best] >= _CLEAR * votes.total() else mention.type


def make_nodes(
    settled: Iterable[tuple[Mention, EntityType]],
) -> list[Node]:
    """Return one node for each written name and type, in an order of the names alone.

    A name that a report gives in Latin letters and in its own script, "X (Y)", is one.
    """
    rows = [(m, (_written(m), kind)) for m, kind in settled]
    latin = _read_glosses(rows)
    nodes: dict[_Key, Node] = {}
    # The Latin form first: it is by that that the name is compared.
    for mention, key in sorted(rows, key=lambda row: row[1] in latin):
        known = latin.get(key, key)
        nodes.setdefault(known, Node(*known)).mentions.append(mention)
    return [nodes[key] for key in sorted(nodes)]


_Key = tuple[tuple[str, ...], EntityType]
#: Between a name and the same in another script stand a space and a bracket.
_GLOSS = 2


def _written(mention: Mention) -> tuple[str, ...]:
    return fold_words(mention.text) or (mention.text,)


def _read_glosses(rows: Sequence[tuple[Mention, _Key]]) -> dict[_Key, _Key]:
    """Map names in another script to the Latin ones beside which they stand in brackets."""
    found: dict[_Key, set[_Key]] = defaultdict(set)
    ordered = sorted(rows, key=lambda row: (row[0].report, row[0].start, row[0].end))
    for (first, key), (second, other) in itertools.pairwise(ordered):
        beside = first.report == second.report and second.start - first.end == _GLOSS
        if beside and key[1] == other[1] and is_latin(first.text) != is_latin(second.text):
            own, plain = (other, key) if is_latin(first.text) else (key, other)
            found[own].add(plain)
    return {own: min(plain) for own, plain in found.items() if len(plain) == 1}
