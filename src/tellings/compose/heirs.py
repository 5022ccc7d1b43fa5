"""Which finding or entity of an earlier account lives on in which of a later one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping

from tellings.records.entity import Entity
from tellings.records.finding import Finding


def trace_findings(before: Iterable[Finding], after: Iterable[Finding]) -> dict[str, list[str]]:
    """Return, for each finding of `after`, those of `before` that went into it."""
    later = tuple(after)
    return trace_heirs(
        {f.id: f.statements for f in before},
        {f.id: f.statements for f in later},
        {former: f.id for f in later for former in f.former_ids},
    )


def trace_entities(before: Iterable[Entity], after: Iterable[Entity]) -> dict[str, list[str]]:
    """Return, for each entity of `after`, those of `before` that went into it."""
    return trace_heirs({e.id: _traces(e) for e in before}, {e.id: _traces(e) for e in after}, {})


def trace_heirs(
    before: Mapping[str, Collection[Hashable]],
    after: Mapping[str, Collection[Hashable]],
    former: Mapping[str, str],
) -> dict[str, list[str]]:
    """Return what each later thing comes from: the one it has most of first.

    A thing lives on under its own id; else where it is named as former; else in what holds most of
    its parts. What shares no part with anything later has no heir.

    Args:
        before: Parts by id, as they were.
        after: Parts by id, as they are.
        former: Ids of `after` by the ids that they had.

    Example:
        >>> trace_heirs({"a": [1, 2], "b": [3]}, {"c": [1, 2, 3, 4], "d": [5]}, {})
        {'c': ['a', 'b'], 'd': []}
    """
    holders: dict[Hashable, list[str]] = {}
    for key, parts in after.items():
        for part in dict.fromkeys(parts):
            holders.setdefault(part, []).append(key)
    shares: dict[str, list[tuple[bool, int, str]]] = {key: [] for key in after}
    for key, parts in before.items():
        held = Counter(holder for part in dict.fromkeys(parts) for holder in holders.get(part, ()))
        heir = key if key in after else former.get(key)
        if heir not in after:
            heir = min(held, key=lambda h: (-held[h], h), default=None)
        if heir is not None:
            shares[heir].append((key != heir, -held[heir], key))
    return {key: [k for *_, k in sorted(found)] for key, found in shares.items()}


def _traces(entity: Entity) -> Collection[Hashable]:
    """Return where an entity stands; its spellings where that is not known."""
    if entity.mentions:
        return [(m.report, m.start, m.end) for m in entity.mentions]
    return [variant.text for variant in entity.variants]
