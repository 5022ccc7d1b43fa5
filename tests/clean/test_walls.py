from __future__ import annotations

from tests.clean.conftest import BODY

from tellings.clean import clean_reports
from tellings.config import Settings
from tellings.records.report import RawReport

ASKED = """<p>Before you continue to The Herald</p>
<p>We and our 754 partners store and access information on a device, such as cookies, and process
your data for personalised advertising. You can withdraw your consent at any time.</p>
<button>Accept all</button><button>Reject all</button><a href="/p">Privacy policy</a>"""


def code(body: str) -> str | None:
    page = (
        f"<!DOCTYPE html><html lang='en'><head><title>x</title></head><body>{body}</body></html>"
    )
    (report,) = clean_reports([RawReport(content=page, is_html=True, file="p.html")], Settings())
    return report.problem.code if report.problem else None


def test_a_page_that_asks_for_consent_and_says_nothing_else_is_recognised() -> None:
    assert code(f"<main>{ASKED}</main>") == "consent-wall"


def test_an_article_below_such_a_question_is_read() -> None:
    paragraphs = "".join(f"<p>{p}</p>" for p in BODY.split("\n\n"))
    assert code(f"<div id='cmp'>{ASKED}</div><article>{paragraphs}</article>") is None


def test_a_short_report_about_consent_is_read() -> None:
    told = (
        "<p>The court fined the bank on Monday for its cookies, for which it had asked nobody's "
        "consent, a judge said. The bank's privacy policy names 300 partners.</p>"
    )
    assert code(f"<article>{told}{told.replace('Monday', 'Tuesday')}</article>") is None
