from __future__ import annotations

import dataclasses

from tellings.records.copy import Copy
from tellings.records.report import Dated, Report
from tellings.trace import trace_copies

LEAD = (
    "A cable car stopped halfway up the Oskolek on Friday, and its passengers waited in the wind "
    "for most of the night before climbers lowered them one by one."
)
RESCUE = (
    "Guides had to carry the ropes through knee-deep snow because the storm kept every helicopter "
    "in its hangar, and two of them slipped into a gully without being hurt."
)
CAUSE = (
    "Mechanics found a frayed pulling rope that ought to have been replaced in the autumn, but a "
    "supplier had sent the wrong diameter twice and nobody wanted to close the lift in winter."
)
AFTER = (
    "The owners promise to pay for the night in full, and the village wonders who will still come "
    "for the holidays that begin in a week."
)
OWN = "Hotels gave out soup and blankets, a waiter at the valley station told our reporter."
#: Two reports of the matter in their own words, with the usual spelling and figure.
OTHERS = (
    "Lift stuck above Tarnovec: engineer Mirela Dobrescu blames the rope, and 40 skiers hung over "
    "the Oskolek gorge till dawn, a spokeswoman of the Tarnovec commune confirmed.",
    "What went wrong on the Oskolek? Tarnovec holds its breath while Mirela Dobrescu explains the "
    "engine to angry families; 40 skiers have asked for their money back already.",
)
ODD = "All 14 skiers are well, said Mirela Dobresku, the engineer in charge at Tarnovec."
RIGHT = "All 40 skiers are well, said Mirela Dobrescu, the engineer in charge at Tarnovec."


def made(number: int, *parts: str, outlet: str | None = None, **more: object) -> Report:
    report = Report(id=f"r-{number}", text="\n\n".join(parts), outlet=outlet or f"Paper {number}")
    return dataclasses.replace(report, **more)  # type: ignore[arg-type]


def on(day: str, evidence: str | None = None) -> Dated:
    return Dated(earliest=day, latest=day, basis="metadata", evidence=evidence)


def neighbours() -> list[Report]:
    return [made(8 + n, text) for n, text in enumerate(OTHERS)]


def only(reports: list[Report]) -> Copy:
    (copy,) = trace_copies(reports)
    return copy


def test_the_report_that_has_what_each_of_the_others_took_is_the_original() -> None:
    copy = only(
        [
            made(1, LEAD, RESCUE, CAUSE, AFTER),
            made(2, OWN, LEAD, RESCUE),
            made(3, "The rope was old.", RESCUE, CAUSE),
        ]
    )
    assert copy.original == "r-1"
    assert copy.direction_evidence == "has the passages of all others and more of the text around"


def test_an_excerpt_is_from_the_longer_text() -> None:
    copy = only([made(1, LEAD, RESCUE, CAUSE, AFTER), made(2, LEAD, RESCUE)])
    assert copy.original == "r-1"
    assert "more of the text around" in (copy.direction_evidence or "")


def test_of_two_that_both_add_neither_is_known_to_be_the_original() -> None:
    copy = only([made(1, LEAD, RESCUE, CAUSE, AFTER), made(2, OWN, OWN.upper(), LEAD, RESCUE)])
    assert copy.original is None
    assert copy.direction_evidence == "common original, unknown"


def test_completeness_yields_to_time() -> None:
    copy = only(
        [
            made(1, LEAD, RESCUE, CAUSE, AFTER, published=on("2031-02-03")),
            made(2, LEAD, RESCUE, published=on("2031-02-02")),
        ]
    )
    assert copy.original == "r-2"
    assert copy.direction_evidence == "published before the others"


def test_what_speaks_for_the_original_besides_is_told_too() -> None:
    copy = only(
        [
            made(1, LEAD, RESCUE, CAUSE, AFTER, published=on("2031-02-01")),
            made(2, LEAD, RESCUE, published=on("2031-02-02")),
        ]
    )
    assert copy.original == "r-1"
    assert copy.direction_evidence == (
        "published before the others; has the passages of all others and more of the text around"
    )


def test_the_time_of_day_tells_where_the_day_does_not() -> None:
    early = on("2031-02-02", "2031-02-02T08:15:00+01:00")
    late = on("2031-02-02", "2031-02-02T07:50:00Z")
    copy = only([made(1, LEAD, RESCUE, published=late), made(2, LEAD, RESCUE, published=early)])
    assert copy.original == "r-2"


def test_an_odd_spelling_and_figure_that_only_copies_share_is_told() -> None:
    copy = only([made(1, LEAD, RESCUE, ODD), made(2, OWN, LEAD, RESCUE, ODD), *neighbours()])
    assert copy.reports == ("r-1", "r-2")
    assert copy.original is None
    assert copy.direction_evidence == (
        "common original, unknown; only they write “Dobresku”, others “Dobrescu”; "
        "only they write “14 skiers”, others “40 skiers”"
    )


def test_what_everybody_writes_is_no_odd_reading() -> None:
    copy = only([made(1, LEAD, RESCUE, RIGHT), made(2, OWN, LEAD, RESCUE, RIGHT), *neighbours()])
    assert copy.direction_evidence == "common original, unknown"


def test_one_report_with_another_spelling_makes_none_odd() -> None:
    copy = only([made(1, LEAD, RESCUE, ODD), made(2, OWN, LEAD, RESCUE, ODD), *neighbours()[:1]])
    assert copy.direction_evidence == "common original, unknown"


def test_who_has_the_odd_spelling_corrected_came_later() -> None:
    copy = only(
        [
            made(1, LEAD, RESCUE, ODD),
            made(2, OWN, LEAD, RESCUE, ODD),
            made(3, LEAD, RESCUE, RIGHT),
            *neighbours(),
        ]
    )
    assert copy.reports == ("r-1", "r-2", "r-3")
    assert copy.original != "r-3"
    assert "Paper 3 has it corrected and came later" in (copy.direction_evidence or "")


def test_who_was_out_first_has_corrected_nothing() -> None:
    copy = only(
        [
            made(1, LEAD, RESCUE, ODD, published=on("2031-02-02")),
            made(2, OWN, LEAD, RESCUE, ODD, published=on("2031-02-02")),
            made(3, LEAD, RESCUE, RIGHT, published=on("2031-02-01")),
            *neighbours(),
        ]
    )
    assert copy.original == "r-3"
    assert "came later" not in (copy.direction_evidence or "")


def test_the_agency_that_is_not_there_has_the_original() -> None:
    wire = {"agency": "Alpenpress"}
    copy = only([made(1, LEAD, RESCUE, **wire), made(2, OWN, LEAD, RESCUE, **wire)])
    assert copy.original is None
    assert copy.direction_evidence == (
        "the original is the text of Alpenpress, not among these reports"
    )


def test_a_reading_that_another_report_has_too_is_not_odd() -> None:
    third = made(
        7,
        "Ropes, cold and questions: in Tarnovec the people of the Oskolek valley ask what Mirela "
        "Dobresku knew, and who told 14 skiers to stay in their seats.",
    )
    copy = only(
        [made(1, LEAD, RESCUE, ODD), made(2, OWN, LEAD, RESCUE, ODD), third, *neighbours()]
    )
    assert copy.direction_evidence == "common original, unknown"


def test_of_two_that_have_all_the_longer_may_have_added() -> None:
    copy = only(
        [
            made(1, LEAD, RESCUE, CAUSE, OWN, AFTER, OWN.upper()),
            made(2, LEAD, RESCUE, CAUSE),
            made(3, RESCUE),
        ]
    )
    assert copy.original is None


def test_what_has_all_but_came_after_another_is_not_the_original() -> None:
    copy = only(
        [
            made(1, LEAD, RESCUE, CAUSE, AFTER, published=on("2031-02-03")),
            made(2, OWN, LEAD, RESCUE, published=on("2031-02-02")),
            made(3, "The rope was old.", RESCUE, CAUSE),
        ]
    )
    assert copy.original is None
    assert copy.direction_evidence == "common original, unknown"


def test_an_update_of_another_outlet_proves_no_direction() -> None:
    change = on("2031-02-05")
    copy = only([made(1, LEAD, RESCUE), made(2, OWN, LEAD, RESCUE, updated=change)])
    assert copy.original is None
    stated = dataclasses.replace(change, basis="stated")
    copy = only([made(1, LEAD, RESCUE), made(2, OWN, LEAD, RESCUE, updated=stated)])
    assert copy.original is None
