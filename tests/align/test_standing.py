from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from tellings.align.standing import STANDING, standing_features
from tellings.records.spans import Span
from tellings.records.statement import Speaker, Statement


def statement(report: str, start: int) -> Statement:
    return Statement(
        id=f"{report}-{start}",
        report=report,
        start=start,
        end=start + 5,
        text="words",
        sentence=Span(start, start + 5),
        speaker=Speaker(kind="outlet"),
    )


#: Two statements of one report, two of another, one of a third.
STATEMENTS = [
    statement("a", 0),
    statement("a", 10),
    statement("b", 0),
    statement("b", 10),
    statement("c", 0),
]


def standing(odds: Mapping[tuple[int, int], float]) -> dict[tuple[int, int], dict[str, float]]:
    rows = standing_features(STATEMENTS, list(odds), np.array(list(odds.values())))
    return {
        p: dict(zip(STANDING, row.tolist(), strict=True))
        for p, row in zip(odds, rows, strict=True)
    }


def test_the_likest_of_the_other_report_is_ahead_of_its_rivals() -> None:
    found = standing({(0, 2): 1.0, (0, 3): -1.0, (1, 3): 0.5})
    assert found[0, 2]["mutual"] == 1.0
    assert found[0, 2]["ahead"] > 0 > found[0, 3]["ahead"]
    assert found[0, 3]["mutual"] == 0.0


def test_two_statements_of_one_report_are_never_mutual() -> None:
    assert standing({(0, 1): 3.0})[0, 1]["mutual"] == 0.0


def test_a_third_that_is_like_both_speaks_for_the_pair() -> None:
    alone = standing({(0, 2): 0.0})
    backed = standing({(0, 2): 0.0, (0, 4): 2.0, (2, 4): 2.0})
    assert backed[0, 2]["third"] > alone[0, 2]["third"]
    assert backed[0, 2]["fourth"] == alone[0, 2]["fourth"]


def test_what_stands_beside_a_like_pair_is_likelier() -> None:
    alone = standing({(1, 3): 0.0})
    beside = standing({(1, 3): 0.0, (0, 2): 2.0})
    assert beside[1, 3]["beside"] > alone[1, 3]["beside"]


def test_a_pair_is_not_beside_itself() -> None:
    found = standing({(0, 1): 4.0})
    assert found[0, 1]["beside"] < 0


def test_every_number_lies_between_minus_one_and_one() -> None:
    odds = {(0, 2): 50.0, (0, 3): -50.0, (1, 2): 0.0, (1, 4): 7.0}
    values = [v for row in standing(odds).values() for v in row.values()]
    assert all(-1 <= v <= 1 for v in values)


def test_no_pairs_no_rows() -> None:
    assert standing_features(STATEMENTS, [], np.zeros(0)).shape == (0, len(STANDING))
