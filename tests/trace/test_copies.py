from __future__ import annotations

import dataclasses
import random
import string

import pytest

from tellings.records.report import Credit, Dated, Report
from tellings.trace import trace_copies


def on(day: str) -> Dated:
    return Dated(earliest=day, latest=day, basis="metadata")


def test_a_reprint_with_a_new_headline_is_a_duplicate(agency: Report, reprint: Report) -> None:
    (copy,) = trace_copies([agency, reprint])
    assert copy.reports == ("r-agency", "r-reprint")
    assert copy.kind == "duplicate"
    assert copy.agency == "Alpenpress"


def test_a_rewrite_that_keeps_two_paragraphs_shares_passages(
    agency: Report, rewrite: Report
) -> None:
    (copy,) = trace_copies([agency, rewrite])
    assert copy.kind == "shared-passages"
    kept = [rewrite.text[p.start : p.end] for p in copy.passages if p.report == rewrite.id]
    assert len(kept) == 2
    assert kept[0].startswith("had complained for years")
    assert kept[1].startswith("Rescuers in rubber boats")
    assert not any("sawmill" in text for text in kept)


def test_passages_start_and_end_at_words(agency: Report, rewrite: Report) -> None:
    (copy,) = trace_copies([agency, rewrite])
    texts = {r.id: r.text for r in (agency, rewrite)}
    for passage in copy.passages:
        text = texts[passage.report]
        assert text[passage.start].isalnum()
        assert text[passage.end - 1].isalnum()
        assert not text[passage.end].isalnum()


def test_offsets_count_code_points_after_an_emoji(agency: Report, rewrite: Report) -> None:
    moved = dataclasses.replace(rewrite, text="\N{WATER WAVE}\N{WATER WAVE} " + rewrite.text)
    (plain,), (shifted,) = trace_copies([agency, rewrite]), trace_copies([agency, moved])
    starts = [p.start for p in plain.passages if p.report == rewrite.id]
    assert [p.start for p in shifted.passages if p.report == rewrite.id] == [s + 3 for s in starts]


def test_a_shared_quotation_is_no_copy(agency: Report, rival: Report) -> None:
    assert trace_copies([agency, rival]) == ()


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"), ("``", "''"),
     ("\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"), ("'", "'")],
    ids=["curly", "tokenised", "single-curly", "single"],
)  # fmt: skip
def test_a_quotation_in_any_marks_is_no_copy(
    agency: Report, rival: Report, opening: str, closing: str
) -> None:
    def marked(report: Report) -> Report:
        first, *rest = report.text.split('"')
        return dataclasses.replace(report, text=first + opening + closing.join(rest))

    assert trace_copies([marked(agency), marked(rival)]) == ()


def test_unrelated_reports_are_no_copies(agency: Report, elsewhere: Report) -> None:
    assert trace_copies([agency, elsewhere]) == ()


def test_three_reports_of_one_text_are_one_group(
    agency: Report, reprint: Report, rewrite: Report, rival: Report
) -> None:
    (copy,) = trace_copies([agency, reprint, rewrite, rival])
    assert copy.reports == ("r-agency", "r-reprint", "r-rewrite")
    assert copy.kind == "shared-passages"


def test_a_report_that_took_from_two_texts_does_not_join_them() -> None:
    left = (
        "The ferry lost its rudder in heavy seas shortly after leaving harbour and drifted for "
        "six hours before a trawler managed to pass it a rope and tow it slowly back."
    )
    right = (
        "Dock workers have refused to unload refrigerated cargo since the winter because the "
        "cranes creak, the ladders are rusty and nobody answers their angry letters."
    )
    reports = [
        Report(id="r-1", text=f"{left} The captain retired long ago to grow roses."),
        Report(id="r-2", text=f"Notes from the harbour. {left} {right}"),
        Report(id="r-3", text=f"A shop steward spoke to us at length. {right}"),
    ]
    copies = trace_copies(reports)
    assert [copy.reports for copy in copies] == [("r-1", "r-2"), ("r-2", "r-3")]


def test_what_everybody_prints_is_no_copy() -> None:
    formula = (
        "Members of the public who noticed something unusual around midnight are kindly "
        "requested to write down what they remember and hand it in at any station."
    )
    own = string.ascii_lowercase[:8]
    reports = [
        Report(id=f"r-{i}", text=" ".join(letter * n for n in range(4, 60)) + f". {formula}")
        for i, letter in enumerate(own)
    ]
    assert trace_copies(reports) == ()


def test_a_long_wire_text_printed_by_many_is_still_one_group(agency: Report) -> None:
    reports = [
        dataclasses.replace(agency, id=f"r-{i:02}", text=f"Headline number {i}\n\n{agency.text}")
        for i in range(40)
    ]
    (copy,) = trace_copies(reports)
    assert len(copy.reports) == 40
    assert copy.kind == "duplicate"


def test_a_later_version_by_the_same_outlet(agency: Report) -> None:
    first = dataclasses.replace(agency, id="r-1", agency=None, published=on("2031-03-04"))
    later = dataclasses.replace(
        first,
        id="r-2",
        text="\n\n".join(first.text.split("\n\n")[:3])
        + "\n\nA third body was found on Wednesday under a fallen barn, and the search goes on "
        "with dogs and divers along the whole lower valley, where the gauge is still rising.",
        published=on("2031-03-05"),
    )
    (copy,) = trace_copies([later, first])
    assert copy.kind == "version"
    assert copy.original == "r-1"
    assert copy.direction_evidence == "published before the others"


def test_the_agency_has_the_original(agency: Report, reprint: Report) -> None:
    (copy,) = trace_copies([agency, reprint])
    assert copy.original == "r-agency"
    assert copy.direction_evidence == "Alpenpress is the agency whose text it is"


def test_who_is_credited_has_the_original(agency: Report, reprint: Report) -> None:
    source = dataclasses.replace(agency, agency=None)
    credit = Credit(name="Alpenpress", kind="outlet", start=0, end=10)
    borrower = dataclasses.replace(reprint, agency=None, credits=(credit,))
    (copy,) = trace_copies([source, borrower])
    assert copy.original == "r-agency"
    assert copy.direction_evidence == "Drava Courier credits Alpenpress"


def test_where_nothing_tells_the_original_is_not_known(agency: Report, reprint: Report) -> None:
    nameless = [dataclasses.replace(r, outlet=None, agency=None) for r in (agency, reprint)]
    (copy,) = trace_copies(nameless)
    assert copy.original is None
    assert copy.agency is None
    assert copy.direction_evidence == "common original, unknown"


def test_equal_texts_are_duplicates_even_if_all_is_quotation() -> None:
    speech = '"Friends, the harbour is ours, and nobody will sell it behind our backs again."'
    (copy,) = trace_copies([Report(id=f"r-{i}", text=speech) for i in range(3)])
    assert copy.reports == ("r-0", "r-1", "r-2")
    assert copy.kind == "duplicate"


def test_a_few_equal_words_are_no_copy() -> None:
    assert trace_copies([Report(id=f"r-{i}", text="No comment.") for i in range(2)]) == ()


@pytest.mark.parametrize("text", ["", " \n", "—", "\N{FULLWIDTH LATIN SMALL LETTER A}" * 9])
def test_texts_without_words_are_no_copies(text: str) -> None:
    assert trace_copies([Report(id="r-1", text=text), Report(id="r-2", text=text)]) == ()


def test_the_order_of_reports_does_not_matter(
    agency: Report, reprint: Report, rewrite: Report, rival: Report, elsewhere: Report
) -> None:
    reports = [agency, reprint, rewrite, rival, elsewhere]
    expected = trace_copies(reports)
    for seed in range(5):
        random.Random(seed).shuffle(reports)
        assert trace_copies(reports) == expected


def test_the_same_report_twice_is_no_copy(agency: Report) -> None:
    assert trace_copies([agency, agency]) == ()


@pytest.mark.parametrize(
    "text",
    ["spam " * 60_000, "x" * 500_000, '"' * 200_000, "'a " * 60_000, "ab cd " * 40_000],
    ids=["one-word", "one-line", "marks", "apostrophes", "two-words"],
)
def test_hostile_texts_end(text: str) -> None:
    reports = [Report(id="r-1", text=text), Report(id="r-2", text=text + " end")]
    assert len(trace_copies(reports)) <= 1
