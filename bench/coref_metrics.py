"""How well chains of mentions agree: MUC, B-cubed, CEAFe, their mean (CoNLL), and LEA.

Both partitions hold the same mentions, each in one chain; a mention alone is a chain. After Vilain
et al. 1995, Bagga and Baldwin 1998, Luo 2005, Pradhan et al. 2014, Moosavi and Strube 2016.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

Chains = Sequence[Sequence[Hashable]]


def _homes(chains: Chains) -> dict[Hashable, int]:
    return {mention: n for n, chain in enumerate(chains) for mention in chain}


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _links(size: int) -> int:
    return size * (size - 1) // 2


def muc(of: Chains, within: Chains) -> float:
    """Return the share of the links that hold the chains of `of` together which `within` has."""
    homes = _homes(within)
    kept = sum(len(chain) - len({homes[m] for m in chain}) for chain in of)
    return kept / max(1, sum(len(chain) - 1 for chain in of))


def b_cubed(of: Chains, within: Chains) -> float:
    """Return, over mentions, the mean share of its chain in `of` that is with it in `within`."""
    homes = _homes(within)
    total = 0.0
    for chain in of:
        total += sum(n * n for n in Counter(homes[m] for m in chain).values()) / len(chain)
    return total / max(1, len(homes))


def ceaf_e(of: Chains, within: Chains) -> float:
    """Return what the best pairing of the chains has in common, by chain of `of` (phi 4)."""
    homes = _homes(within)
    common = Counter((n, homes[m]) for n, chain in enumerate(of) for m in chain)
    total = 0.0
    for rows, columns in _connected(common):
        alike = np.zeros((len(rows), len(columns)))
        for r, row in enumerate(rows):
            for c, column in enumerate(columns):
                sizes = len(of[row]) + len(within[column])
                alike[r, c] = 2 * common[row, column] / sizes
        total += float(alike[linear_sum_assignment(alike, maximize=True)].sum())
    return total / max(1, len(of))


def _connected(common: Counter[tuple[int, int]]) -> list[tuple[list[int], list[int]]]:
    """Return the chains of both sides that touch: only those can be paired with each other."""
    group = {("row", row): {("row", row)} for row, _ in common}
    group |= {("column", column): {("column", column)} for _, column in common}
    for row, column in common:
        small, large = sorted((group["row", row], group["column", column]), key=len)
        if small is not large:
            large |= small
            group |= dict.fromkeys(small, large)
    parts = {id(part): part for part in group.values()}.values()
    return [
        (sorted(n for side, n in p if side == "row"), sorted(n for side, n in p if side != "row"))
        for p in parts
    ]


def lea(of: Chains, within: Chains) -> float:
    """Return the share of links kept, each chain counting as many times as it has mentions.

    A mention alone has one link, to itself, and keeps it where it is alone too.
    """
    homes = _homes(within)
    total = 0.0
    for chain in of:
        parts = Counter(homes[m] for m in chain)
        if len(chain) == 1:
            total += len(within[next(iter(parts))]) == 1
        else:
            total += len(chain) * sum(map(_links, parts.values())) / _links(len(chain))
    return total / max(1, len(homes))


METRICS: dict[str, Callable[[Chains, Chains], float]] = {
    "MUC": muc,
    "B3": b_cubed,
    "CEAFe": ceaf_e,
    "LEA": lea,
}


def score_chains(gold: Chains, found: Chains) -> dict[str, float]:
    """Return the F1 of each metric, and CoNLL, the mean of the first three; 0 to 1."""
    scores = {name: _f1(m(found, gold), m(gold, found)) for name, m in METRICS.items()}
    return {"CoNLL": (scores["MUC"] + scores["B3"] + scores["CEAFe"]) / 3, **scores}
