from __future__ import annotations

import pytest

from tellings.models import load_status_scorer
from tellings.records.finding import Status
from tellings.records.matter import Matter
from tellings.records.report import Report
from tellings.records.spans import Span
from tellings.records.statement import Speaker, Statement
from tellings.weigh.confidence import COLUMNS, FEATURES, STATUSES, status_features, to_columns
from tellings.weigh.values import tell_values


def statement(number: int) -> Statement:
    return Statement(
        id=f"s-{number}",
        report=f"r-{number}",
        start=0,
        end=5,
        text="words",
        sentence=Span(0, 5),
        speaker=Speaker(kind="outlet"),
        origin=f"o-{number}",
    )


def features(count: int, likeness: float, status: Status) -> dict[str, float]:
    told = [statement(n) for n in range(count)]
    reports = {s.report: Report(id=s.report, text="words") for s in told}
    ids = [s.id for s in told]
    pairs = {(a, b): likeness for n, a in enumerate(ids) for b in ids[n + 1 :]}
    pairs["s-0", "s-9"] = 0.1
    matter = Matter(statements=tuple(ids), cohesion=likeness if count > 1 else 1.0, pairs=pairs)
    return status_features(status, "event", matter, tell_values(told, reports, {}))


def score(told: dict[str, float]) -> float:
    return load_status_scorer().score(to_columns(told))


def test_every_column_has_a_weight_and_a_value() -> None:
    found = features(3, 0.8, "corroborated")
    assert tuple(found) == (*STATUSES, *FEATURES)
    columns = to_columns(found)
    assert tuple(columns) == COLUMNS
    assert columns["agreed_closest"] == 0.8
    assert not any(columns[f"once_{name}"] or columns[f"differ_{name}"] for name in FEATURES)
    assert (found["closest"], found["outside"], found["alone"]) == (0.8, 0.1, 0.0)


@pytest.mark.parametrize("status", ["corroborated", "once", "disputed", "superseded"])
def test_no_finding_is_certain(status: Status) -> None:
    for count, likeness in ((1, 0.0), (2, 0.4), (40, 0.99)):
        assert 0 < score(features(count, likeness, status)) < 1


def test_a_lone_statement_that_has_its_like_elsewhere_is_less_sure_to_be_alone() -> None:
    alone = features(1, 0.0, "once")
    assert score(alone | {"outside": 0.3}) < score(alone)


def test_two_that_are_closer_confirm_each_other_more_surely() -> None:
    near, nearer = (features(2, likeness, "corroborated") for likeness in (0.7, 0.95))
    assert score(nearer) > score(near)
