"""The bodies, groups, venues, vessels and places of a story."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from tellings.ports import Gazetteer
from tellings.resolve.acronyms import compare_acronyms
from tellings.resolve.grouping import Grouped, Loose
from tellings.resolve.merging import merge
from tellings.resolve.name_nodes import Node
from tellings.resolve.thing_names import compare_things, forbids, read_thing
from tellings.resolve.verdicts import Verdicts


def group_things(
    nodes: Sequence[Node],
    texts: Mapping[str, str],
    gazetteer: Gazetteer | None,
    verdicts: Verdicts,
) -> Grouped:
    """Return the mentions of each thing of a story that is no person.

    Args:
        nodes: Their names as written.
        texts: Text of each report, by id.
        gazetteer: Knows places by their names.
        verdicts: What readers decided.
    """

    def apart(i: int, j: int) -> bool:
        return verdicts.bars(names[i], names[j]) or forbids(things[i], things[j])

    names = [node.words for node in nodes]
    things = [read_thing(node, gazetteer) for node in nodes]
    likely = itertools.chain(compare_things(things), compare_acronyms(nodes, texts))
    merged = merge(len(nodes), likely, apart, verdicts.pair_up(names))
    group_of = {i: n for n, group in enumerate(merged.groups) for i in group}
    return Grouped(
        groups=[[m for i in group for m in nodes[i].mentions] for group in merged.groups],
        loose=[
            Loose(group_of[a.first], group_of[a.second], a.probability, a.reasons)
            for a in merged.unsure
        ],
    )
