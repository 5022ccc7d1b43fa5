from __future__ import annotations

import pytest
from tests.clean.conftest import BODY, FIRST, SECOND, THIRD, Clean

from tellings.clean.dating import date_report, read_day, settle_day

TITLE = "Ferry runs aground in calm weather"


def day(report_date: object) -> tuple[str, str] | None:
    earliest = getattr(report_date, "earliest", None)
    return (earliest, report_date.basis) if earliest else None  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        (BODY, {"published": "2031-06-03T23:30:00-05:00"}, ("2031-06-03", "metadata")),
        (BODY, {"published": "Tue, 03 Jun 2031 10:00:00 GMT"}, ("2031-06-03", "metadata")),
        (BODY, {"url": "https://a.example/2031/06/03/ferry"}, ("2031-06-03", "url")),
        (BODY, {"url": "https://a.example/2031-06/03/x_1.htm"}, ("2031-06-03", "url")),
        (BODY, {"url": "https://a.example/2031/6/3/ferry"}, ("2031-06-03", "url")),
        (BODY, {"url": "https://a.example/news/23-06-2031"}, ("2031-06-23", "url")),
        (BODY, {"url": "https://a.example/news/03-06-2031"}, None),
        (BODY, {"url": "https://a.example/2031/19/45/ferry"}, None),
        (BODY, {"published": "soon"}, None),
        (f"{TITLE}\nJun 3, 2031 5:34 pm\n\n{BODY}", {}, ("2031-06-03", "stated")),
        (f"{TITLE}\nPublished: 3 June 2031\n\n{BODY}", {}, ("2031-06-03", "stated")),
        (f"{TITLE}\nTuesday 3 June 2031 18.05 BST\n\n{BODY}", {}, ("2031-06-03", "stated")),
        (f"{TITLE}\nUpdated 10:13 GMT, 3 June 2031\n\n{BODY}", {}, ("2031-06-03", "stated")),
        (f"OBAN, 3 June 2031 - {BODY}", {}, ("2031-06-03", "stated")),
        (f"OBAN | Jun 3 , 2031 6:03 pm EDT OBAN (AP) - {BODY}", {}, ("2031-06-03", "stated")),
        (f"OBAN, June 3 (Fjordwire) - {BODY}", {}, None),
        (f"{BODY}\n\nPublished in Sound Herald, June 4th, 2031", {}, ("2031-06-04", "stated")),
    ],
)  # fmt: skip
def test_the_day_of_a_report(
    text: str, fields: dict[str, str], expected: tuple[str, str] | None, clean: Clean
) -> None:
    assert day(clean(text, **fields).published) == expected


def test_metadata_are_believed_before_the_text(clean: Clean) -> None:
    report = clean(f"{TITLE}\n4 June 2031\n\n{BODY}", published="2031-06-03")
    assert day(report.published) == ("2031-06-03", "metadata")


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}\n\n{SECOND}\n\nThe ship was built on 3 June 1999 in Gdansk.\n\n{THIRD}",
        f"{BODY}\n\n28 Nov 2031\n\nTea is dear\n\nTHE price of tea has risen...",
        f"{BODY}\n\nComments\n\nanna, 5 June 2031\n\nMy uncle was on board that ship.",
    ],
    ids=["in the body", "another article", "a comment"],
)
def test_a_day_elsewhere_is_not_that_of_the_report(text: str, clean: Clean) -> None:
    assert clean(text).published is None


def test_an_update_is_told_from_the_first_day(clean: Clean) -> None:
    report = clean(f"{TITLE}\nPublished 3 June 2031, updated 5 June 2031\n\n{BODY}")
    assert day(report.published) == ("2031-06-03", "stated")
    assert day(report.updated) == ("2031-06-05", "stated")


@pytest.mark.parametrize(
    ("told", "url", "day"),
    [
        ("2031-06-04T00:20:00Z", "https://a.example/2031/06/03/ferry", "2031-06-03"),
        ("2031-06-04T00:20:00+02:00", "https://a.example/2031/06/03/ferry", "2031-06-04"),
        ("2031-06-09T00:20:00Z", "https://a.example/2031/06/03/ferry", "2031-06-09"),
        ("2031-06-04T00:20:00Z", "https://a.example/ferry", "2031-06-04"),
        ("2031-06-04T00:20:00Z", "https://a.example/2031/6/3/ferry", "2031-06-03"),
    ],
)
def test_a_time_in_utc_gives_way_to_the_day_of_the_address(told: str, url: str, day: str) -> None:
    assert read_day(settle_day(told, url)) == day


def test_a_day_beside_the_article_counts_only_where_no_other_is_known() -> None:
    found = date_report(None, (), None, None, near="2031-06-03")
    assert found is not None
    assert (found.earliest, found.basis) == ("2031-06-03", "stated")
    sure = date_report("2031-06-01", (), None, None, near="2031-06-03")
    assert sure is not None
    assert sure.earliest == "2031-06-01"
