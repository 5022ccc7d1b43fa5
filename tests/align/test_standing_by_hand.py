"""The sparse look at rivals and neighbours gives what a table of all pairs would."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.align.standing import NONE, STANDING, standing_features


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Any], list[tuple[int, int]], np.ndarray[Any, Any]]:
    size = draw(st.integers(1, 9))
    reports = draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))
    told = [SimpleNamespace(report=f"r{r}", start=n, id=f"s{n}") for n, r in enumerate(reports)]
    every = [(i, j) for i in range(size) for j in range(i + 1, size)]
    pairs = sorted(draw(st.sets(st.sampled_from(every)))) if every else []
    odds = draw(st.lists(st.integers(-6, 6), min_size=len(pairs), max_size=len(pairs)))
    return told, pairs, np.array(odds, dtype=float)


def by_hand(told: list[Any], pairs: list[tuple[int, int]], odds: Any) -> list[list[float]]:
    """Work the columns out pair by pair, over all statements."""
    table = {pair: float(v) for pair, v in zip(pairs, odds, strict=True)}
    everyone = range(len(told))

    def judged(i: int | None, j: int | None) -> float:
        if i is None or j is None or i == j:
            return NONE
        return table.get((min(i, j), max(i, j)), NONE)

    def beside(i: int, step: int) -> int | None:
        own = [n for n in everyone if told[n].report == told[i].report]
        at = own.index(i) + step
        return own[at] if 0 <= at < len(own) else None

    def rival(i: int, j: int) -> float:
        report = told[j].report
        return max(
            (judged(i, k) for k in everyone if told[k].report == report and k != j), default=NONE
        )

    rows = []
    for (i, j), value in zip(pairs, odds, strict=True):
        there, back = value - rival(i, j), value - rival(j, i)
        others = [k for k in everyone if k not in {i, j}]
        common = sorted((min(judged(i, k), judged(j, k)) for k in others), reverse=True)
        third, fourth = (*common, NONE, NONE)[:2]
        most = max(max(judged(n, k) for k in everyone) for n in (i, j))
        shifted = [judged(beside(i, s), beside(j, s)) for s in (1, -1)]
        for s in (1, -1):
            shifted += [judged(beside(i, s), j), judged(i, beside(j, s))]
        rows.append(
            [
                np.tanh(max(there, back) / 3),
                np.tanh(min(there, back) / 3),
                float(there > 0 and back > 0 and told[i].report != told[j].report),
                np.tanh((value - most) / 3),
                np.tanh((max(shifted) + 4) / 4),
                np.tanh((third + 3) / 4),
                np.tanh((fourth + 3) / 4),
            ]
        )
    return rows


@settings(deadline=None)
@given(cases())
def test_the_columns_are_those_worked_out_by_hand(case: Any) -> None:
    told, pairs, odds = case
    found = standing_features(told, pairs, odds)
    assert found.shape == (len(pairs), len(STANDING))
    assert np.allclose(found, np.array(by_hand(told, pairs, odds)).reshape(found.shape))
