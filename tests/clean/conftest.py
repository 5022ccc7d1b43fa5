"""Reports of an invented ferry accident, for the tests of this room."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tellings.clean import clean_reports
from tellings.config import Settings
from tellings.records.report import RawReport, Report

FIRST = "The ferry Selma ran aground off Ardnish on Tuesday with 40 people on board, police said."
SECOND = '"We felt a blow and the lights went out," said Morag Baine, who was on the car deck.'
THIRD = "Divers found a hole of two metres in the hull, the harbour office said in a statement."
FOURTH = "The line between the islands will stay closed until an inquiry is over, it added."
BODY = "\n\n".join((FIRST, SECOND, THIRD, FOURTH))

Clean = Callable[..., Report]


@pytest.fixture
def clean() -> Clean:
    """Clean one report of this text."""

    def clean_one(content: str, **fields: object) -> Report:
        raw = RawReport(content=content, **{"file": "a.txt", **fields})  # type: ignore[arg-type]
        (report,) = clean_reports([raw], Settings())
        assert report.problem is None, report.problem
        check_offsets(raw, report)
        return report

    return clean_one


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def check_offsets(raw: RawReport, report: Report) -> None:
    """Everything that a report points to stands where it points."""
    for head in report.subheads:
        assert report.text[head.start : head.end] == head.text
    for credit in report.credits:
        assert (
            report.text[credit.start : credit.end].strip()
            == report.text[credit.start : credit.end]
        )
    if not raw.is_html:
        for cut in report.removed:
            stretch = raw.content[cut.raw_start : cut.raw_end]
            # Control signs and line ends inside a stretch are read as spaces.
            assert len(stretch) == len(cut.text)
            assert letters(stretch) == letters(cut.text)
