"""What one of two invented statements has and the other has not."""

from __future__ import annotations

import pytest

from tellings.align.contrast import CONTRAST, contrast_features
from tellings.records.spans import Span
from tellings.records.statement import Event, Figure, Speaker, Statement


def statement(
    report: str, start: int, *, numbers: tuple[tuple[float, str], ...] = (), **more: object
) -> Statement:
    given: dict[str, object] = {
        "id": f"{report}-{start}",
        "report": report,
        "start": start,
        "end": start + 20,
        "text": "words",
        "sentence": Span(start, start + 20),
        "speaker": Speaker(kind="outlet"),
        "figures": tuple(
            Figure(text=str(n), start=start, end=start + 1, lower=n, upper=n, counted=thing)
            for n, thing in numbers
        ),
    }
    return Statement(**(given | more))  # type: ignore[arg-type]


def contrast(*statements: Statement) -> dict[str, float]:
    row = contrast_features(statements, [(0, 1)])[0]
    return dict(zip(CONTRAST, row.tolist(), strict=True))


def test_numbers_in_common_none_in_common_and_on_one_side_only() -> None:
    six = statement("a", 0, numbers=((6, "barge"),))
    found = contrast(six, statement("b", 0, numbers=((6, "boat"), (2, "day"))))
    assert (found["number_same"], found["number_other"], found["number_one"]) == (1, 0, 0)
    assert (found["counted_same"], found["counted_other"]) == (0, 1)
    found = contrast(six, statement("b", 0, numbers=((9, "barge"),)))
    assert (found["number_same"], found["number_other"], found["counted_same"]) == (0, 1, 1)
    found = contrast(six, statement("b", 0))
    assert (found["number_one"], found["number_same"], found["counted_other"]) == (1, 0, 0)


def test_two_that_give_no_number_and_name_nobody_contrast_in_nothing_but_their_places() -> None:
    found = contrast(statement("a", 0), statement("b", 0))
    assert not any(value for name, value in found.items() if name not in {"earlier", "later"})


def test_places_are_shares_of_what_the_report_tells() -> None:
    told = [statement("a", 0), statement("a", 1980), statement("b", 300), statement("b", 3980)]
    found = contrast_features(told, [(1, 2), (0, 3)])
    assert found[0, :2].tolist() == pytest.approx([300 / 4000, 1980 / 2000])
    assert found[1, :2].tolist() == pytest.approx([0.0, 3980 / 4000])


def test_in_a_report_of_a_few_lines_all_stands_in_the_middle() -> None:
    told = [statement("a", 0), statement("a", 80), statement("b", 0), statement("b", 80)]
    found = contrast_features(told, [(0, 3)])
    assert found[0, :2].tolist() == pytest.approx([0.45, 0.53])


def test_one_amount_in_two_units_is_one_number() -> None:
    miles = statement("a", 0, numbers=((3, "mile"),))
    found = contrast(miles, statement("b", 0, numbers=((4.8, "kilometre"),)))
    assert (found["number_same"], found["number_other"]) == (1, 0)
    assert (found["counted_same"], found["counted_other"]) == (1, 0)
    found = contrast(miles, statement("b", 0, numbers=((9, "kilometre"),)))
    assert (found["number_same"], found["number_other"], found["counted_same"]) == (0, 1, 1)


def test_a_name_that_few_statements_have_is_rarer_in_common_than_one_that_all_have() -> None:
    told = [
        statement("a", 0, names=("otterby", "brill")),
        statement("b", 0, names=("otterby", "brill")),
        statement("c", 0, names=("otterby",)),
        statement("c", 30, names=("otterby",)),
        statement("c", 60),
    ]
    found = contrast_features(told, [(0, 1), (0, 2), (0, 4)])
    rare = CONTRAST.index("name_rare")
    assert found[0, rare] > found[1, rare] > found[2, rare] == 0.0
    assert found[2, CONTRAST.index("name_one")] == 1.0


def test_events_of_two_types_are_other_events() -> None:
    def event(type_: str) -> Event:
        return Event(type=type_, subtype=None, trigger=Span(0, 5))

    found = contrast(statement("a", 0, event=event("assault")), statement("b", 0))
    assert (found["event_one"], found["event_other"]) == (1, 0)
    two = statement("b", 0, event=event("protest"))
    found = contrast(statement("a", 0, event=event("assault")), two)
    assert (found["event_one"], found["event_other"]) == (0, 1)


def test_no_pairs_have_no_rows() -> None:
    assert contrast_features([statement("a", 0)], []).shape == (0, len(CONTRAST))
