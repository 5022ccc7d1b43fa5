from __future__ import annotations

from tellings.records.report import Report
from tellings.trace import group_key, passage_lookup, shared_text_groups, trace_copies


def place(report: Report, words: str) -> tuple[str, int, int]:
    start = report.text.index(words)
    return report.id, start, start + len(words)


def test_reports_of_one_text_have_one_group(
    agency: Report, reprint: Report, rewrite: Report, rival: Report
) -> None:
    copies = trace_copies([agency, reprint, rewrite, rival])
    groups = shared_text_groups(copies)
    assert groups == dict.fromkeys(("r-agency", "r-reprint", "r-rewrite"), group_key(copies[0]))


def test_no_copies_no_groups() -> None:
    assert shared_text_groups(()) == {}


def test_a_span_of_kept_text_is_shared(agency: Report, reprint: Report, rewrite: Report) -> None:
    reports = [agency, reprint, rewrite]
    copies = trace_copies(reports)
    found = passage_lookup(copies, reports).find(*place(rewrite, "army trucks carried blankets"))
    assert found is not None
    assert found.group == group_key(copies[0])
    assert found.agency == "Alpenpress"
    assert found.reports == ("r-agency", "r-reprint")


def test_a_span_that_one_copy_left_out_is_not_shared_with_it(
    agency: Report, reprint: Report, rewrite: Report
) -> None:
    reports = [agency, reprint, rewrite]
    lookup = passage_lookup(trace_copies(reports), reports)
    found = lookup.find(*place(agency, "leaving cars stacked against the church"))
    assert found is not None
    assert found.reports == ("r-reprint",)


def test_a_copy_keeps_its_own_additions(agency: Report, rewrite: Report) -> None:
    reports = [agency, rewrite]
    lookup = passage_lookup(trace_copies(reports), reports)
    assert lookup.find(*place(rewrite, "The bridge at the sawmill is closed")) is None


def test_a_report_without_copies_shares_nothing(agency: Report, rival: Report) -> None:
    reports = [agency, rival]
    lookup = passage_lookup(trace_copies(reports), reports)
    assert lookup.find(*place(rival, "Insurance assessors")) is None
    assert lookup.find("r-unheard-of", 0, 10) is None


def test_a_report_of_two_texts_goes_with_the_one_it_has_more_of() -> None:
    short = (
        "The ferry lost its rudder in heavy seas shortly after leaving harbour and drifted for "
        "six hours before a trawler managed to pass it a rope."
    )
    long = (
        "Dock workers have refused to unload refrigerated cargo since the winter because the "
        "cranes creak, the ladders are rusty and nobody answers their angry letters, which pile "
        "up in a cellar below the customs house beside mouldy umbrellas and broken chairs."
    )
    reports = [
        Report(id="r-1", text=f"{short} The captain retired long ago to grow roses."),
        Report(id="r-2", text=f"Notes from the harbour. {short} {long}"),
        Report(id="r-3", text=f"A shop steward spoke to us at length. {long}"),
    ]
    copies = trace_copies(reports)
    groups = shared_text_groups(copies)
    assert len(copies) == 2
    assert groups["r-2"] == groups["r-3"] != groups["r-1"]
