"""Short forms and what they stand for: introduced in a report, or a name's initials."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tellings.resolve.merging import Likeness
from tellings.resolve.name_nodes import Node
from tellings.resolve.thing_words import initials_of
from tellings.text.outlets import find_outlet

#: A short form right behind its long form, in whatever order of letters ("… of Physicians (MF)").
_BRACKETS = re.compile(r"\s?\(([A-Z][A-Z.&-]{1,8})\)")
_LETTERS = re.compile(r"[A-Z][A-Z.&-]{1,8}")
_LEAST_WORDS = 2


def compare_acronyms(nodes: Sequence[Node], texts: Mapping[str, str]) -> Iterator[Likeness]:
    """Yield the short forms with the names that they stand for.

    Args:
        nodes: Names of the story that are no person's.
        texts: Text of each report, by id.
    """
    introduced: dict[str, set[int]] = defaultdict(set)
    initials: dict[str, set[int]] = defaultdict(set)
    for number, node in enumerate(nodes):
        if len(node.words) >= _LEAST_WORDS:
            for short in _introduced(node, texts):
                introduced[short].add(number)
            for letters in initials_of(node.texts[0]):
                initials[letters].add(number)
    for number, node in enumerate(nodes):
        if not _LETTERS.fullmatch(node.texts[0]):
            continue
        short = _plain(node.texts[0])
        declared = introduced.get(short, set())
        for long in sorted(declared - {number}):
            yield Likeness(number, long, 0.97, ("introduced as its short form",))
        for long in sorted(initials.get(short, set()) - {number}) if not declared else ():
            yield Likeness(number, long, 0.85, ("its initials",))


def _plain(short: str) -> str:
    return re.sub(r"[^a-z0-9]", "", short.lower())


def _introduced(node: Node, texts: Mapping[str, str]) -> set[str]:
    found = {_plain(m.acronym) for m in node.mentions if m.acronym}
    if node.kind not in {"organisation", "group"}:
        return found
    for mention in node.mentions:
        match = _BRACKETS.match(texts.get(mention.report, ""), mention.end)
        if match and find_outlet(match[1]) is None and _shares_letters(match[1], mention.text):
            found.add(_plain(match[1]))
    return found


def _shares_letters(short: str, name: str) -> bool:
    """Whether most letters are initials; in another language they stand in another order."""
    left = Counter(_plain(short))
    fitting = sum((left & Counter(initials_of(name)[0])).values())
    return fitting >= max(2, left.total() - 1)
