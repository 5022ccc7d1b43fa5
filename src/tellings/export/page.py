"""The pages: one for each story, and an index where there are several.

A page is one file: no request leaves it, and its content security policy forbids every script
and style but its own two, known by their hashes.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import importlib.resources
import re

from tellings.export.brief import SHARED_NOTICE
from tellings.export.markup import Markup, element, join
from tellings.export.page_account import changes, head, summary
from tellings.export.page_data import data_script, page_data
from tellings.export.page_findings import corroborated, disputes, moved, once
from tellings.export.page_index import index_body
from tellings.export.page_parts import SYMBOLS, fragment
from tellings.export.page_register import notes, sources
from tellings.export.page_reports import refused, reports
from tellings.export.page_setting import people, places, timeline
from tellings.export.view import StoryView, gather_view
from tellings.records.account import Account, Story

_SCRIPTS = ("dom.js", "evidence.js", "matrix.js", "keys.js")
_CONTENTS = (
    ("account", "The account"),
    ("disputed", "Disagreements"),
    ("moved", "What moved on"),
    ("agreed", "Several origins"),
    ("once", "One origin"),
    ("matrix", "The matrix"),
    ("time", "When"),
    ("places", "Where"),
    ("people", "Who"),
    ("reports", "The reports"),
    ("notes", "Notes"),
)


_GENERATOR = '<meta name="generator" content="tellings">'
#: What every page of ours begins with, and by which it is known for one.
BEGINNING = f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">{_GENERATOR}'


def to_pages(account: Account) -> dict[str, str]:
    """Return the pages by file name.

    One story is told on `index.html`; of several, `index.html` is a list, and each is told on
    `story-<id>.html`.
    """
    bad = refused(account.reports)
    if len(account.stories) == 1:
        view = gather_view(account, account.stories[0])
        return {"index.html": _story_page(view, account, bad, home=None)}
    views = {page_name(s): gather_view(account, s) for s in account.stories}
    pages = {
        name: _story_page(view, account, Markup(""), home="index.html")
        for name, view in views.items()
    }
    index = index_body(views, bad, _notice(account))
    title = "Stories" if account.stories else "No story"
    return {"index.html": _document(title, index, account), **pages}


def page_name(story: Story) -> str:
    """Return the file that a story is told in.

    Example:
        >>> page_name(Story(id="t-ab/../c", title="", reports=()))
        'story-t-ab----c.html'
    """
    return f"story-{re.sub('[^A-Za-z0-9_-]', '-', story.id)}.html"


def _story_page(view: StoryView, account: Account, bad: Markup, *, home: str | None) -> str:
    sections = [
        summary(view),
        changes(view),
        disputes(view),
        moved(view),
        corroborated(view),
        once(view),
        _matrix(view),
        timeline(view),
        places(view),
        people(view),
        reports(view),
        notes(view),
        sources(view),
        bad,
    ]
    back = element("p", element("a", "All stories", href=home), class_="home") if home else None
    body = join(
        [
            element("a", "Skip to the account", href="#account", class_="skip"),
            SYMBOLS,
            _contents(sections),
            element("main", back, _notice(account), head(view), *sections, id="main"),
            data_script(page_data(view)),
        ]
    )
    return _document(view.story.title, body, account)


def _notice(account: Account) -> Markup | None:
    """Return the line that says of a shared account that it is one."""
    return element("p", SHARED_NOTICE, class_="shared", role="note") if account.shared else None


def _contents(sections: list[Markup | None]) -> Markup:
    """Return links to the sections that there are."""
    there = [
        element("li", element("a", words, href=fragment(key)))
        for key, words in _CONTENTS
        if any(part and part.startswith(f'<section id="{key}"') for part in sections)
    ]
    return element("nav", element("ol", *there), class_="contents", aria_label="Contents")


def _matrix(view: StoryView) -> Markup:
    """Return the place where the script draws the matrix."""
    if not view.story.findings:
        return Markup("")
    without = "The matrix, the filters and the keys need JavaScript. All else is on this page."
    return element(
        "section",
        element("h2", "Who says what", id="h-matrix"),
        element("noscript", element("p", without, class_="lead")),
        id="matrix",
        aria_labelledby="h-matrix",
    )


def _document(title: str, body: Markup, account: Account) -> str:
    style, script, made_with = _style(), _script(), account.made_with
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(script)}",
            f"style-src {_hash(style)}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )
    made = f"Made with {made_with.program} {made_with.version} from the reports named here."
    return "<!doctype html>\n" + element(
        "html",
        element(
            "head",
            element("meta", charset="utf-8"),
            Markup(_GENERATOR),
            element("meta", http_equiv="Content-Security-Policy", content=policy),
            element("meta", name="referrer", content="no-referrer"),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="color-scheme", content="light dark"),
            element("title", title),
            element("style", Markup(style)),
        ),
        element(
            "body",
            body,
            element("footer", element("p", made)),
            element("script", Markup(script)),
        ),
        lang="en",
    )


#: A remark in a style sheet that has its lines to itself.
_REMARK = re.compile(r"^[ ]*/\*(?:[^*]|\*(?!/))*\*/[ ]*$", re.M)

#: Space that a style sheet does not need.
_GAPS = re.compile(r"[ \n]*([{};])[ \n]*")


@functools.cache
def _asset(name: str) -> str:
    folder = importlib.resources.files("tellings.export").joinpath("assets")
    text = folder.joinpath(name).read_text(encoding="utf-8")
    # A page carries its style and script: without margins and remarks it is a tenth shorter.
    lines = (line.strip() for line in _REMARK.sub("", text).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


@functools.cache
def _style() -> str:
    return _GAPS.sub(r"\1", _asset("page.css"))


@functools.cache
def _script() -> str:
    parts = "\n".join(_asset(name) for name in _SCRIPTS)
    return f'"use strict";(() => {{\n{parts}\n}})();'


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
