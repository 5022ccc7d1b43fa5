"""What statements are to each other: asked of pairs that may be one matter, and inside matters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.align.nearness import Vectors
from tellings.ports import RelationJudge
from tellings.records.relation import Relation
from tellings.records.statement import Statement

#: Of larger matters only this many statements are judged, each with each: the work must not grow
#: with the square of a matter. There are none so large but in stories of hundreds of reports.
MOST = 40
#: Order of the columns of `relation_features`.
RELATED = (
    "one_matter",  # log-odds, to the model of relations, that they are of one matter
    "agree",  # probability that one bears the other out
    "against",  # that not both can be true
    "moved",  # that one tells a later state
)
#: What `one_matter` is of pairs that are not asked of, and how far from 0 and 1 chances stay.
UNASKED, LEAST_CHANCE = -2.0, 1e-3

Pair = tuple[int, int]
#: What the first of a pair is to the second, by their indices.
Judged = Mapping[Pair, Relation]
Relations = dict[tuple[str, str], Relation]


def judge_pairs(
    statements: Sequence[Statement],
    vectors: Vectors,
    pairs: Sequence[Pair],
    worth: Sequence[bool],
    judge: RelationJudge,
) -> dict[Pair, Relation]:
    """Return what the statements of pairs are to each other, where that may tell something.

    The model has learned from what several tell of one thing; one report does not say it twice.

    Args:
        statements: The statements of one story.
        vectors: Of them.
        pairs: Indices into `statements`.
        worth: Whether a pair is worth asking.
        judge: Judges pairs by the vectors of their words.
    """
    asked = [
        (i, j)
        for (i, j), is_worth in zip(pairs, worth, strict=True)
        if is_worth and statements[i].report != statements[j].report
    ]
    return dict(zip(asked, judge.judge(vectors.read, asked), strict=True))


def relation_features(judged: Judged, pairs: Sequence[Pair]) -> NDArray[np.float64]:
    """Return what is judged of pairs as numbers, shape (len(pairs), len(RELATED))."""
    rows = np.zeros((len(pairs), len(RELATED)))
    rows[:, 0] = UNASKED
    for row, pair in zip(rows, pairs, strict=True):
        if (found := judged.get(pair)) is not None:
            row[:] = (found.different, found.agrees, found.against, found.moves)
            one = np.clip(1 - found.different, LEAST_CHANCE, 1 - LEAST_CHANCE)
            row[0] = np.log(one / (1 - one))
    return rows


def relate(
    statements: Sequence[Statement],
    vectors: Vectors,
    groups: Sequence[Sequence[int]],
    judge: RelationJudge,
    judged: Judged,
) -> list[Relations]:
    """Return for each group what its statements are to each other, by pair of ids.

    What one party says twice in one report is not asked: it says two things.

    Args:
        statements: The statements of one story, in order of their ids.
        vectors: Of them.
        groups: Indices of the statements of each matter.
        judge: Judges pairs by the vectors of their words.
        judged: What is judged of pairs already.
    """
    wanted = [
        (number, i, j)
        for number, group in enumerate(groups)
        for n, i in enumerate(sorted(group)[:MOST])
        for j in sorted(group)[n + 1 : MOST]
        if not _are_one_telling(statements[i], statements[j])
    ]
    left = sorted({(i, j) for _, i, j in wanted} - judged.keys())
    known = {**judged, **dict(zip(left, judge.judge(vectors.read, left), strict=True))}
    found: list[Relations] = [{} for _ in groups]
    for number, i, j in wanted:
        found[number][statements[i].id, statements[j].id] = known[i, j]
    return found


def _are_one_telling(a: Statement, b: Statement) -> bool:
    return a.report == b.report and a.origin == b.origin
