"""Reports that are odd, hostile, or very many: no crash, no long wait, no copy made up."""

from __future__ import annotations

import dataclasses
import time

from tellings.records.report import Credit, Report
from tellings.trace import trace_copies


def test_two_sentences_that_are_the_same_are_a_copy_and_others_none() -> None:
    same = "A barge sank below the old weir at Trebno. Nobody was aboard when it went down."
    other = "A lorry slid off the pass above Kolovec. Its load of turnips blocked the lane."
    reports = [Report(id=f"r-{i}", text=t) for i, t in enumerate((same, same, other))]
    assert [copy.reports for copy in trace_copies(reports)] == [("r-0", "r-1")]


def test_reports_of_five_hundred_lists_end_soon(elsewhere: Report) -> None:
    lists = "\n".join(
        "\n".join(f"- lot {n}: crate of {fruit}" for fruit in ("pears", "plums", "figs"))
        for n in range(500)
    )
    reports = [Report(id=f"r-{i}", text=f"{lists}\nSold on day {i}.") for i in range(4)]
    start = time.process_time()
    (copy,) = trace_copies([*reports, elsewhere])
    assert copy.reports == ("r-0", "r-1", "r-2", "r-3")
    assert time.process_time() - start < 10


def test_the_same_report_a_thousand_times_is_one_group_soon(agency: Report) -> None:
    reports = [dataclasses.replace(agency, id=f"r-{i:04}") for i in range(1000)]
    start = time.process_time()
    (copy,) = trace_copies(reports)
    assert len(copy.reports) == 1000
    assert copy.kind == "duplicate"
    assert time.process_time() - start < 20


def test_who_quotes_a_report_in_marks_to_rebut_it_has_not_copied_it(agency: Report) -> None:
    quoted = "\n\n".join(f"“{p}”" for p in agency.text.replace('"', "'").split("\n\n") if p)
    rebuttal = Report(
        id="r-rebuttal",
        text="What Alpenpress got wrong\n\nHere is its report in full, and not a word is true.\n\n"
        + quoted
        + "\n\nNo spillway was ever narrow, no council ever short of money, we insist.",
    )
    assert trace_copies([agency, rebuttal]) == ()


def test_an_outlet_that_credits_itself_is_not_its_own_source(
    agency: Report, reprint: Report
) -> None:
    credit = Credit(name="Drava Courier", kind="outlet", start=0, end=13)
    reports = [
        dataclasses.replace(agency, agency=None, outlet=None),
        dataclasses.replace(reprint, agency=None, credits=(credit,)),
    ]
    (copy,) = trace_copies(reports)
    assert copy.original is None


def test_who_credit_each_other_are_neither_of_them_the_original(
    agency: Report, reprint: Report
) -> None:
    to_courier = Credit(name="Drava Courier", kind="outlet", start=0, end=13)
    to_press = Credit(name="Alpenpress", kind="outlet", start=0, end=10)
    reports = [
        dataclasses.replace(agency, agency=None, credits=(to_courier,)),
        dataclasses.replace(reprint, agency=None, credits=(to_press,)),
    ]
    (copy,) = trace_copies(reports)
    assert copy.original is None


def test_a_notice_of_the_site_under_many_titles_is_no_copy() -> None:
    notice = "We have sent you a letter with a link in it, and you only need to open that letter."
    titles = ("Harbour crane topples onto trawler", "Orchestra forgets trombones in Ljubljana")
    reports = [Report(id=f"r-{i}", title=t, text=notice) for i, t in enumerate(titles)]
    assert trace_copies(reports) == ()
