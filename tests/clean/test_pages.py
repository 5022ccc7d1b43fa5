from __future__ import annotations

from typing import Any

import pytest
from tests.clean.conftest import FIRST, FOURTH, SECOND, THIRD, Clean

from tellings.clean import clean_reports
from tellings.config import Settings
from tellings.records.report import RawReport

PAGE = f"""<!DOCTYPE html><html lang="en"><head>
<title>Ferry runs aground | The Sound Herald</title>
<meta property="og:site_name" content="The Sound Herald">
<meta property="og:title" content="Ferry runs aground">
<meta property="article:published_time" content="2031-06-03T18:05:00+01:00">
<meta property="article:modified_time" content="2031-06-04T08:00:00+01:00">
<meta name="author" content="Jane Doe">
<link rel="canonical" href="https://sound-herald.example/ferry">
<script>window.secret = "tracker";</script></head><body>
<nav><a href="/">Home</a><a href="/tea">Tea</a></nav>
<article><h1>Ferry runs aground</h1><p class="byline">By Jane Doe</p>
<figure><img src="s.jpg"><figcaption>The Selma in 2030. Photo: Oban Museum</figcaption></figure>
<p>{FIRST}</p><p>{SECOND}</p>
<div class="advert"><p>Advertisement</p><p>Boots, half price at Fellmark</p></div>
<h2>An old ship</h2><p>{THIRD}</p><p>{FOURTH}</p>
<p>This article was amended on 4 June 2031 to give the right name of the ship.</p></article>
<section class="comments"><h2>Comments</h2><p>anna: My uncle was on board.</p></section>
<footer><p>© 2031 The Sound Herald. All rights reserved.</p></footer></body></html>"""


def test_the_article_of_a_page_is_read(clean: Clean) -> None:
    report = clean(PAGE, is_html=True, file="a.html")
    assert report.text == "\n".join((FIRST, SECOND, "An old ship", THIRD, FOURTH))
    assert (report.title, report.outlet) == ("Ferry runs aground", "The Sound Herald")
    assert report.byline == ("Jane Doe",)
    assert report.canonical_url == "https://sound-herald.example/ferry"
    assert report.captions == ("The Selma in 2030. Photo: Oban Museum",)
    assert [head.text for head in report.subheads] == ["An old ship"]
    assert len(report.corrections) == 1


def test_the_days_of_a_page_are_those_of_its_metadata(clean: Clean) -> None:
    report = clean(PAGE, is_html=True)
    assert report.published is not None
    assert report.updated is not None
    assert (report.published.earliest, report.published.basis) == ("2031-06-03", "metadata")
    assert report.updated.earliest == "2031-06-04"


def test_linked_data_give_the_day(clean: Clean) -> None:
    linked = (
        '<script type="application/ld+json">{"@graph":[{"datePublished":"2031-06-02"}]}</script>'
    )
    page = PAGE.replace("article:published_time", "x").replace("</head>", f"{linked}</head>")
    published = clean(page, is_html=True).published
    assert published is not None
    assert published.earliest == "2031-06-02"


def test_no_script_survives(clean: Clean) -> None:
    report = clean(PAGE, is_html=True)
    assert not [word for word in ("tracker", "window", "Boots", "uncle") if word in str(report)]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a.example/<script>"])
def test_an_address_that_is_none_of_the_web_is_dropped(url: str, clean: Clean) -> None:
    page = PAGE.replace("https://sound-herald.example/ferry", url.replace("<", "&lt;"))
    address = clean(page, is_html=True).canonical_url or ""
    assert not [mark for mark in ("<", "javascript:") if mark in address]


@pytest.mark.parametrize("content", ["<html><body></body></html>", "<div>" * 3000, "<p>x"])
def test_a_page_without_an_article_is_refused(content: str) -> None:
    raw = RawReport(content=content, is_html=True, file="p.html")
    (report,) = clean_reports([raw], Settings())
    assert report.problem is not None
    assert report.problem.code in {"no-article", "no-sentence"}
    assert report.problem.message.startswith("p.html: ")


def test_a_page_that_breaks_the_library_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        message = "a defect of the library"
        raise AttributeError(message)

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    raw = RawReport(content=PAGE, is_html=True, file="p.html")
    (report,) = clean_reports([raw], Settings())
    assert report.problem is not None
    assert report.problem.code == "no-article"
