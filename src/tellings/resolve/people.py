"""The persons of a story: full names merged, then short names given to those who bear them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tellings.data.sexes import sex_of_words
from tellings.records.annotation import Mention
from tellings.resolve.grouping import Grouped, Loose
from tellings.resolve.merging import Likeness, merge
from tellings.resolve.name_nodes import Node
from tellings.resolve.namesakes import tell_namesakes
from tellings.resolve.person_names import (
    compare_people,
    forbids,
    pair_by_sound,
    read_person,
)
from tellings.resolve.short_names import (
    Placed,
    is_spelling,
    lone_word,
    place_short_names,
    read_bearer,
)
from tellings.resolve.verdicts import Verdicts
from tellings.text.folding import fold_words
from tellings.text.names import name_words

#: By which of several persons a word is kept apart: the word, the sex, what he or she does.
_Key = tuple[str, str, str]
#: Single words this near are one name where nobody bears it in full.
_SAME_WORD = 0.9


def group_people(nodes: Sequence[Node], verdicts: Verdicts) -> Grouped:
    """Return the mentions of each person of a story.

    Args:
        nodes: The persons' names as written.
        verdicts: What readers decided.
    """

    def apart(i: int, j: int) -> bool:
        return verdicts.bars(names[i], names[j]) or forbids(people[i], people[j])

    full = [n for n in nodes if len(name_words(n.mentions[0].text)) > 1]
    short = [n for n in nodes if len(name_words(n.mentions[0].text)) <= 1]
    people = [read_person(node) for node in full]
    names = [node.words for node in full]
    merged = merge(len(people), compare_people(people), apart, verdicts.pair_up(names))
    bearers = [
        read_bearer([full[i] for i in group], [people[i].sex for i in group])
        for group in merged.groups
    ]
    mentions = sorted(
        (m for node in short for m in node.mentions), key=lambda m: (m.report, m.start, m.end)
    )
    placed = place_short_names(mentions, bearers, verdicts)
    group_of = {i: n for n, group in enumerate(merged.groups) for i in group}
    grouped = Grouped(
        groups=[
            [m for i in group for m in full[i].mentions] + placed.to[n]
            for n, group in enumerate(merged.groups)
        ],
        loose=[
            Loose(group_of[a.first], group_of[a.second], a.probability, a.reasons)
            for a in merged.unsure
        ],
    )
    _add_loose(grouped, placed, verdicts)
    return grouped


def _add_loose(grouped: Grouped, placed: Placed, verdicts: Verdicts) -> None:
    """Add the short names that nobody is known to bear as persons of their own."""

    def apart(i: int, j: int) -> bool:
        return _differ(keys[i], keys[j]) or verdicts.bars_any(names[i], names[j])

    keyed: dict[_Key, list[Mention]] = defaultdict(list)
    sexes: dict[str, set[str]] = defaultdict(set)
    told = [sex_of_words(m.title, m.role) for m in placed.loose]
    for mention, sex in zip(placed.loose, told, strict=True):
        if sex:
            sexes[lone_word(mention.text)].add(sex)
    which = tell_namesakes(placed.loose)
    for mention, sex, trade in zip(placed.loose, told, which, strict=True):
        word = lone_word(mention.text)
        known = sexes[word]
        shown = sex or (min(known) if len(known) == 1 and not trade else "")
        keyed[word, shown, trade].append(mention)
    keys = sorted(keyed)
    names = [{fold_words(m.text) for m in keyed[key]} for key in keys]
    merged = merge(len(keys), _near_words(keys), apart)
    first = len(grouped.groups)
    for group in merged.groups:
        number = len(grouped.groups)
        members = [m for i in group for m in keyed[keys[i]]]
        grouped.groups.append(members)
        asked = {(m.report, lone_word(m.text)) for m in members}
        candidates = sorted(set().union(*(placed.perhaps.get(a, set()) for a in asked)))
        for candidate in candidates:
            share = round(0.9 / max(2, len(candidates)), 2)
            reason = "a name that it may be short for"
            grouped.loose.append(Loose(candidate, number, share, (reason,)))
    group_of = {keys[i]: first + n for n, group in enumerate(merged.groups) for i in group}
    for word, sex, trade in keys:
        # Of a bare word nobody knows which of its bearers it means.
        bearers = [k for k in keys if k[0] == word and k[2] and not trade]
        for key in bearers:
            share = round(0.9 / (len(bearers) + 1), 2)
            reason = "a name that several bear"
            grouped.loose.append(
                Loose(group_of[word, sex, trade], group_of[key], share, (reason,))
            )


def _near_words(keys: Sequence[_Key]) -> Iterator[Likeness]:
    for first, second in pair_by_sound([[word] for word, *_ in keys]):
        one, other = keys[first][0], keys[second][0]
        if one == other or is_spelling(one, other, _SAME_WORD):
            yield Likeness(first, second, 0.8, ("two spellings of one name",))


def _differ(first: _Key, second: _Key) -> bool:
    return first[1:] != second[1:]
