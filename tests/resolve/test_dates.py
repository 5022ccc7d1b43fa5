"""Undated reports of one story are dated by their weekdays and by each other, or not at all."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.records.report import Dated, Dateline, Removed, Report
from tellings.resolve.dates import date_reports
from tellings.text.time_expressions import find_times

#: Wednesday 15 May 2019: the dam broke. The day after, the Courier wrote about it.
COURIER = "The dam above Orsk broke on Wednesday, the mayor said. Hundreds fled."


def report(name: str, text: str, **fields: object) -> Report:
    return Report(id=name, text=text, **fields)  # type: ignore[arg-type]


def stated(day: str) -> Dated:
    return Dated(earliest=day, latest=day, basis="stated")


def run(*reports: Report) -> dict[str, Dated | None]:
    times = {r.id: find_times(r.text) for r in reports}
    return {r.id: r.published for r in date_reports(reports, times)}


def days(dated: Dated | None) -> tuple[str, str] | None:
    return None if dated is None else (dated.earliest, dated.latest)


def test_a_weekday_is_the_one_that_a_dated_report_of_the_same_event_means() -> None:
    found = run(
        report("a", COURIER, published=stated("2019-05-16")),
        report("b", "A dam broke near Orsk on Wednesday and flooded the valley."),
        report("c", "Rescuers searched the valley on Thursday after a dam broke on Wednesday."),
    )
    assert days(found["b"]) == ("2019-05-15", "2019-05-16")
    assert days(found["c"]) == ("2019-05-16", "2019-05-17")


def test_an_inferred_date_says_so_and_why() -> None:
    found = run(
        report("a", COURIER, published=stated("2019-05-16")),
        report("b", "A dam broke near Orsk on Wednesday and flooded the valley."),
    )
    dated = found["b"]
    assert dated is not None
    assert dated.basis == "inferred"
    assert dated.evidence is not None
    assert "Wednesday" in dated.evidence


def test_what_was_known_is_kept_as_it_is() -> None:
    known = stated("2019-05-16")
    assert run(report("a", COURIER, published=known))["a"] is known


def test_a_later_day_on_which_somebody_speaks_is_the_newest() -> None:
    found = run(
        report("a", COURIER, published=stated("2019-05-16")),
        report(
            "b", "The dam broke on Wednesday. The governor said on Friday that he would resign."
        ),
    )
    assert days(found["b"]) == ("2019-05-17", "2019-05-18")


def test_background_of_the_week_before_and_plans_do_not_move_the_day() -> None:
    found = run(
        report("a", COURIER, published=stated("2019-05-16")),
        report(
            "b",
            "The dam broke on Wednesday, and the valley was flooded in an hour. "
            + "The water rose and rose. " * 15
            + "The sluices had been opened on Friday, after weeks of rain. "
            + "A hearing is planned for Thursday.",
        ),
    )
    assert days(found["b"]) == ("2019-05-15", "2019-05-16")


def test_a_dateline_without_a_year_takes_it_from_the_story() -> None:
    found = run(
        report("a", COURIER, published=stated("2019-05-16")),
        report("b", "A dam broke on Wednesday.", dateline=Dateline(place="ORSK", date="May 15")),
    )
    assert days(found["b"]) == ("2019-05-15", "2019-05-15")


def test_a_dateline_still_in_the_text_is_read() -> None:
    found = run(
        report("a", COURIER, published=stated("2019-05-16")),
        report("b", "ORSK, Russia, May 16 (Norland News) - A dam broke on Wednesday."),
    )
    assert days(found["b"]) == ("2019-05-16", "2019-05-16")


def test_a_weekday_beside_a_date_gives_the_year_away() -> None:
    notice = Removed(text="Copyright 2019 Orsk TV.", reason="furniture", raw_start=0, raw_end=23)
    found = run(
        report(
            "a",
            "A man was booked into jail Wednesday night (May 15), police said.",
            removed=(notice,),
        )
    )
    assert days(found["a"]) == ("2019-05-15", "2019-05-16")


def test_a_report_without_a_day_is_of_the_days_of_the_others() -> None:
    found = run(
        report("a", COURIER, published=stated("2019-05-16")),
        report("b", "A dam broke near Orsk in the morning. People ran to the hills."),
    )
    assert days(found["b"]) == ("2019-05-15", "2019-05-16")


@pytest.mark.parametrize(
    "texts",
    [
        [
            "The dam broke on Wednesday.",
            "The mayor said on Thursday that the dam broke on Wednesday.",
        ],
        ["A dam broke.", "People ran to the hills."],
        ["The dam, finished on 3 May 1958, broke on Saturday."],
        [""],
    ],
    ids=["no year anywhere", "no day anywhere", "history only", "empty"],
)
def test_where_nothing_gives_the_day_it_stays_unknown(texts: list[str]) -> None:
    found = run(*(report(str(n), text) for n, text in enumerate(texts)))
    assert set(found.values()) == {None}


def test_a_weekday_alone_proves_nothing_in_a_story_of_months() -> None:
    found = run(
        report("a", "The trial opened on Friday.", published=stated("2019-05-17")),
        report("b", "The verdict fell on Monday.", published=stated("2019-09-09")),
        report("c", "A witness was heard on Tuesday."),
    )
    assert found["c"] is None


def test_no_report_is_older_than_a_date_it_names() -> None:
    found = run(
        report("a", COURIER, published=stated("2019-05-16")),
        report("b", "Since 20 May 2019 the road is closed. The dam broke on Wednesday."),
    )
    dated = found["b"]
    assert dated is None or dated.earliest >= "2019-05-20"


def test_a_copyright_of_another_year_forbids_the_day() -> None:
    notice = Removed(text="\u00a9 2021 Orsk TV", reason="furniture", raw_start=0, raw_end=14)
    found = run(
        report("a", COURIER, published=stated("2019-05-16")),
        report("b", "A dam broke near Orsk on Wednesday.", removed=(notice,)),
    )
    assert found["b"] is None


def test_order_of_input_changes_nothing() -> None:
    story = [
        report("a", COURIER, published=stated("2019-05-16")),
        report("b", "A dam broke near Orsk on Wednesday."),
        report("c", "The governor said on Friday he would go. The dam broke on Wednesday."),
        report("d", "A dam broke in the morning."),
    ]
    results = [run(*order) for order in itertools.permutations(story)]
    assert all(result == results[0] for result in results)


_SENTENCES = st.sampled_from(
    [
        "The dam broke on Wednesday.",
        "He said on Friday it was safe.",
        "It opened on 3 May 2019.",
        "ORSK, May 16 (Norland News) - Rain fell.",
        "A trial is set for Monday.",
        "Yesterday it rained.",
        "On Feb. 29 it snowed.",
        "Copyright 2019 Orsk TV.",
        "It was 31 February.",
        "In 9999, on Dec. 31, 9999.",
    ]
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(_SENTENCES, max_size=4).map(" ".join), min_size=1, max_size=4), st.booleans()
)
def test_every_inferred_date_is_an_interval_of_at_most_two_days(
    texts: list[str], known: bool
) -> None:
    first = {"published": stated("2019-05-16")} if known else {}
    story = [report(str(n), text, **(first if n == 0 else {})) for n, text in enumerate(texts)]
    for dated in run(*story).values():
        if dated is not None and dated.basis == "inferred":
            span = dt.date.fromisoformat(dated.latest) - dt.date.fromisoformat(dated.earliest)
            assert 0 <= span.days <= 2
