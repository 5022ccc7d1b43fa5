"""Gather the mentions of a story under the names as written, each name with one type.

Taggers disagree from report to report on what a name is; all reports together decide. A name of
one word is left as each report has it where it may be a person's in one and a place in another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from anyascii import anyascii

from tellings.records.annotation import EntityType, Mention

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

_WORD = re.compile(r"[a-z0-9]+")
_MARKS = re.compile("['\u2018\u2019\u02bb\u02bc\u02bf\u02be`\u00b4\u2032]")
_POSSESSIVE = re.compile(r"['\u2019]s\b|(?<=s)['\u2019](?=\s|$)")
_DOTTED = re.compile(r"\b([A-Za-z])\.(?=[A-Za-z]\b|\s|$|-)")


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


def fold_words(text: str) -> tuple[str, ...]:
    """Return the words of a name in plain lower case, possessives and points gone.

    Example:
        >>> fold_words("Israel's U.N. Mission"), fold_words("São Tomé")
        (('israel', 'un', 'mission'), ('sao', 'tome'))
    """
    plain = _DOTTED.sub(r"\1", _POSSESSIVE.sub("", text))
    return tuple(_WORD.findall(anyascii(_MARKS.sub("", plain)).lower()))


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list that is written as text.

    Example:
        >>> sorted(word_set("mr ms"))
        ['mr', 'ms']
    """
    return frozenset(text.split())


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
    """Return one node for each written name and type, in an order of the names alone."""
    nodes: dict[tuple[tuple[str, ...], EntityType], Node] = {}
    for mention, kind in settled:
        key = fold_words(mention.text) or (mention.text,), kind
        nodes.setdefault(key, Node(*key)).mentions.append(mention)
    return [nodes[key] for key in sorted(nodes)]
