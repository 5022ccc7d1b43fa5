from __future__ import annotations

import pytest
from tests.clean.conftest import FIRST, FOURTH, SECOND, THIRD

from tellings.clean.articles import read_article
from tellings.clean.links import find_links
from tellings.clean.source_map import trace_page

OTHER = "Second ferry of the line taken out of service after a blow"


def links_in(foot: str) -> frozenset[int]:
    return find_links(OTHER, foot, trace_page(OTHER, foot))


@pytest.mark.parametrize(
    ("foot", "linked"),
    [
        (f"<p><a href='/x'>{OTHER}</a></p>", True),
        (f"<p><strong><a href='/x'>\n <i>{OTHER}</i> </a></strong></p>", True),
        (f"<p>It was the <a href='/x'>{OTHER}</a></p>", True),
        (f"<p><a href='/x'>{OTHER}</a>, the line said.</p>", True),
        (f"<p><a href='/x'></a>{OTHER}</p>", False),
        (f"<p><a href='/x'><i>A</i> {OTHER}</p>", False),
        (f"<abbr title='x'>{OTHER}</abbr>", False),
        (f"<p>{OTHER}", False),
    ],
)
def test_words_between_the_marks_of_a_link_are_linked(foot: str, linked: bool) -> None:
    assert links_in(foot) == (frozenset({0}) if linked else frozenset())


@pytest.mark.parametrize("line", [f"It was the {OTHER}", f"{OTHER}, the line said on Friday"])
def test_a_line_with_a_link_in_it_is_not_all_link(line: str) -> None:
    linked = line.replace(OTHER, f"<a href='/x'>{OTHER}</a>")
    page = f"<p>{linked}</p>"
    assert find_links(line, page, trace_page(line, page)) == frozenset()


def test_a_paragraph_that_is_one_link_is_another_article() -> None:
    text = "\n\n".join((OTHER, FIRST, SECOND, OTHER.lower(), THIRD, FOURTH))
    links = frozenset({0, text.index(OTHER.lower())})
    article = read_article(text, None, None, lambda _: False, links)
    (cut,) = article.body.removed
    assert (cut.text, cut.reason) == (OTHER.lower(), "other-article")
    # Above the first paragraph a link may be the title.
    assert article.title == OTHER
