from __future__ import annotations

import json

import pytest

from tellings.config import Settings
from tellings.ingest.feeds import read_feed, read_json_feed
from tellings.records.report import RawReport

AUTHOR = "Jane Doe"
RSS = """<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Quay</title>
<item><title>Crane falls &amp; breaks</title><link>https://quay.example/1</link><guid>q1</guid>
<pubDate>Tue, 03 Jun 2031 18:05:00 +0200</pubDate><dc:creator>Jane Doe</dc:creator>
<description>A crane fell.</description>
<content:encoded><![CDATA[<p>A crane fell on the quay.</p><p>Nobody was hurt.</p>]]>
</content:encoded></item>
<item><title>Rain</title><description>It &lt;b&gt;rained&lt;/b&gt; all day.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Quay</title>
<entry><title>Crane falls</title><id>a1</id><link href="https://quay.example/1"/>
<updated>2031-06-03T18:05:00Z</updated><author><name>Jane Doe</name></author>
<content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>A crane fell.</p></div></content>
</entry></feed>"""


def read(feed: str, **settings: float) -> tuple[RawReport, ...]:
    return read_feed(feed, "f.xml", Settings(**settings))  # type: ignore[arg-type]


def test_the_entries_of_rss_are_reports_with_their_whole_text() -> None:
    first, second = read(RSS)
    assert first.content == "A crane fell on the quay.\nNobody was hurt."
    assert (first.title, first.outlet, first.author) == (
        "Crane falls & breaks",
        "The Quay",
        "Jane Doe",
    )
    assert (first.url, first.given_id, first.file) == ("https://quay.example/1", "q1", "f.xml#1")
    assert first.published == "Tue, 03 Jun 2031 18:05:00 +0200"
    assert second.content == "It rained all day."


def test_the_entries_of_atom_are_reports() -> None:
    (report,) = read(ATOM)
    assert (report.content, report.title) == ("A crane fell.", "Crane falls")
    assert (report.author, report.published) == ("Jane Doe", "2031-06-03T18:05:00Z")


def test_a_feed_without_dates_gives_undated_reports() -> None:
    reports = read(RSS.replace("pubDate", "x"))
    assert [r.published for r in reports] == [None, None]
    assert all(r.problem is None for r in reports)


def test_a_feed_that_is_no_valid_xml_is_read_as_far_as_it_goes() -> None:
    first, *_ = read(RSS.replace("&amp;", "&").replace("</channel></rss>", ""))
    assert first.content.startswith("A crane fell on the quay.")


def test_entities_that_unfold_without_end_are_not_opened() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">{laughs}]><rss><t>&l9;</t></rss>'
    (report,) = read(bomb)
    assert report.problem is not None
    assert report.problem.code == "unsafe-xml"


def test_a_sign_that_there_is_none_of_does_not_break_the_run() -> None:
    broken = RSS.replace("Rain</title>", "Rain &#x110000; <title>").replace("<rss", "<rss a=1 b")
    reports = read(broken)
    codes = {r.problem.code for r in reports if r.problem}
    assert codes == {"broken-feed"}


def test_an_outer_entity_is_not_opened() -> None:
    feed = '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + RSS.partition("?>")[2]
    (report,) = read(feed.replace("Rain", "&f;"))
    assert report.problem is not None
    assert report.problem.code == "unsafe-xml"


def test_a_feed_without_entries_is_empty() -> None:
    (report,) = read("<rss><channel><title>x</title></channel></rss>")
    assert report.problem is not None
    assert report.problem.code == "empty-file"


def test_a_reader_that_takes_too_much_memory_costs_one_record() -> None:
    (report,) = read(RSS, max_memory_bytes=30_000_000)
    assert report.problem is not None
    assert report.problem.code == "too-costly"


def test_the_items_of_a_json_feed_are_reports() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Quay",
        "items": [
            {"id": 1, "url": "https://quay.example/1", "content_html": "<p>A crane fell.</p>",
             "date_published": "2031-06-03T18:05:00Z", "authors": [{"name": "Jane Doe"}]},
            {"id": "2", "content_text": "It rained."},
            {"id": "3"},
            "no item",
        ],
    }  # fmt: skip
    first, second, third, fourth = read_json_feed(json.dumps(feed), "f.json", Settings())
    assert (first.content, first.outlet, first.author) == ("A crane fell.", "The Quay", "Jane Doe")
    assert (first.given_id, second.content) == ("1", "It rained.")
    assert [r.problem.code for r in (third, fourth) if r.problem] == ["no-text", "wrong-type"]


@pytest.mark.parametrize("content", ["{", '{"items": []}', "[" * 100_000])
def test_a_json_feed_that_holds_nothing_says_so(content: str) -> None:
    (report,) = read_json_feed(content, "f.json", Settings())
    assert report.problem is not None
    assert report.problem.code in {"invalid-json", "empty-file"}
