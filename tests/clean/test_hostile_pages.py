from __future__ import annotations

import time

import pytest
from tests.clean.conftest import BODY

from tellings.clean import clean_reports
from tellings.config import Settings
from tellings.records.report import RawReport


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + f"<p>{BODY}</p>",
        "<b>" * 100_000 + BODY,
        "<script>" * 30_000 + BODY,
        f"<p>{BODY}</p>" + "<p>x</i></b>" * 3_000,
        f"<p>{BODY}" + "<table><tr><td>" * 3_000,
    ],
    ids=["boxes", "bold", "scripts", "closed", "tables"],
)
def test_a_page_however_nested_costs_little_and_only_itself(page: str) -> None:
    raws = [
        RawReport(content=f"<html><body>{page}", is_html=True, file="p.html"),
        RawReport(content=BODY, file="good.txt"),
    ]
    start = time.process_time()
    nested, good = clean_reports(raws, Settings())
    assert time.process_time() - start < 10
    assert good.text == BODY
    assert nested.text or nested.problem
