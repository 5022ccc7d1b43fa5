from __future__ import annotations

import json
from pathlib import Path

import pytest

from tellings.config import Settings
from tellings.ingest.html import read_html
from tellings.ingest.live import split_live

PAGES = Path(__file__).resolve().parents[1] / "golden" / "live"
ANSWERS = json.loads((PAGES / "entries.json").read_text(encoding="utf-8"))


def page(name: str) -> str:
    return (PAGES / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_every_entry_has_its_own_time_text_and_speaker(name: str) -> None:
    _, *entries = split_live(page(name), "p.html")
    assert [e.published for e in entries] == [wanted["time"] for wanted in ANSWERS[name]]
    assert [e.author for e in entries] == [wanted["speaker"] for wanted in ANSWERS[name]]
    for entry, wanted in zip(entries, ANSWERS[name], strict=True):
        assert wanted["text"] in {entry.content, f"{entry.title}\n{entry.content}"}


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_the_page_comes_first_and_keeps_none_of_its_entries(name: str) -> None:
    whole, *entries = split_live(page(name), "p.html")
    assert (whole.file, whole.entries, whole.parent) == ("p.html", len(entries), None)
    assert {e.parent for e in entries} == {"p.html"}
    assert [e.file for e in entries] == [f"p.html#{n}" for n in range(1, len(entries) + 1)]
    assert not [e for e in entries if e.content.split("\n")[0] in whole.content]


def test_comments_and_other_stories_with_times_are_no_entries() -> None:
    texts = " ".join(r.content for r in split_live(page("article-blocks"), "p.html")[1:])
    assert "My uncle" not in texts
    assert "Road office warned" not in texts


ROWS = "".join(
    f"<div class='row'><time datetime='2031-06-0{n}T10:00'>x</time><p>The quay was shut on day "
    f"{n} of the month, and the harbour office gave no reason for it.</p></div>"
    for n in range(1, 6)
)


def test_a_page_that_does_not_call_itself_live_is_one_report() -> None:
    ordinary = f"<html><head><title>The quay</title></head><body>{ROWS}</body></html>"
    assert split_live(ordinary, "p.html") == ()
    assert len(read_html(ordinary, "p.html", Settings())) == 1


def test_the_same_page_with_a_name_that_says_so_is_split() -> None:
    live = f"<html><head><title>Live: the quay</title></head><body>{ROWS}</body></html>"
    assert len(split_live(live, "p.html")) == 6


def test_a_list_of_headlines_on_a_live_page_is_no_entries() -> None:
    links = ROWS.replace("<p>", "<p><a href='/x'>").replace("</p>", "</a></p>")
    assert split_live(f"<html><head><title>Live: the quay</title></head>{links}", "p.html") == ()


@pytest.mark.parametrize(
    "data",
    ["[" * 5000, '{"@type":"LiveBlogPosting","liveBlogUpdate":7}', '{"@graph":[[[[[[[{}]]]]]]]}'],
    ids=["deep", "number", "nested"],
)  # fmt: skip
def test_hostile_linked_data_do_no_harm(data: str) -> None:
    script = f'<script type="application/ld+json">{data}</script>'
    live = f"<html><head><title>Live: quay</title>{script}</head><body>{ROWS}</body></html>"
    assert len(split_live(live, "p.html")) == 6
