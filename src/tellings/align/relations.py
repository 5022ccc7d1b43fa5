"""What the statements of one matter are to each other."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.align.nearness import Vectors
from tellings.ports import RelationJudge
from tellings.records.relation import Relation
from tellings.records.statement import Statement

#: Of larger matters only this many statements are judged, each with each: the work must not grow
#: with the square of a matter. There are none so large but in stories of hundreds of reports.
MOST = 40

Relations = dict[tuple[str, str], Relation]


def relate(
    statements: Sequence[Statement],
    vectors: Vectors,
    groups: Sequence[Sequence[int]],
    judge: RelationJudge,
) -> list[Relations]:
    """Return for each group what its statements are to each other, by pair of ids.

    What one party says twice in one report is not asked: it says two things.

    Args:
        statements: The statements of one story, in order of their ids.
        vectors: Of them.
        groups: Indices of the statements of each matter.
        judge: Judges pairs by the vectors of their words.
    """
    asked = [
        (number, i, j)
        for number, group in enumerate(groups)
        for n, i in enumerate(sorted(group)[:MOST])
        for j in sorted(group)[n + 1 : MOST]
        if not _are_one_telling(statements[i], statements[j])
    ]
    found: list[Relations] = [{} for _ in groups]
    judged = judge.judge(vectors.read, [(i, j) for _, i, j in asked])
    for (number, i, j), relation in zip(asked, judged, strict=True):
        found[number][statements[i].id, statements[j].id] = relation
    return found


def _are_one_telling(a: Statement, b: Statement) -> bool:
    return a.report == b.report and a.origin == b.origin
