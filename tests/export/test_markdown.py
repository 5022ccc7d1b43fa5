"""The account as Markdown: short, with footnotes, and nothing of a report is markup."""

from __future__ import annotations

import re
from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.export import to_markdown
from tellings.export.markdown_text import escape
from tellings.records.account import Account

MARK = re.compile(r"\[\^([\w-]+)\](?!:)")
NOTE = re.compile(r"^\[\^([\w-]+)\]: ", re.MULTILINE)
markdown_it = pytest.importorskip("markdown_it")
MARKDOWN = markdown_it.MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
HOSTILE = [
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "===",
    "---",
    "> quote",
    "```code```",
    "~~~",
    "~~gone~~",
    "*a* _b_ **c** __d__",
    "[link](javascript:alert(1))",
    "![image](https://elsewhere.example/x.png)",
    "[ref]: https://elsewhere.example",
    "<https://elsewhere.example>",
    "https://elsewhere.example www.elsewhere.example",
    "<script>alert(1)</script>",
    "<!-- comment",
    "&lt;b&gt; &amp;",
    "| a | b |",
    "a\\",
    "$x$ `y` [^1]",
    "    indented\n\nnext\n# heading",
]


def plain_text(markdown: str) -> str:
    """Return what a reader sees, if it is one paragraph of nothing but text."""
    tokens = MARKDOWN.parse(markdown)
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {t.type for t in children} <= {"text", "text_special"}, children
    return "".join(t.content for t in children)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_report_says_is_shown_and_no_markup(text: str) -> None:
    assert plain_text(escape(text)) == " ".join(text.split())


@given(st.text(alphabet="ab1.)#*_-+=<>&[]()!`~|\\:/@{}$^\n \t\"'", min_size=1))
def test_nothing_written_is_markup(text: str) -> None:
    wanted = " ".join(text.split())
    if wanted:
        assert plain_text(escape(text)).replace("\u2060", "") == wanted


def test_an_address_of_mail_is_no_link() -> None:
    assert re.search(r"\w@\w", escape("write to a@b.example")) is None


def test_every_footnote_is_there_once_and_called(account: Account) -> None:
    text = to_markdown(account)
    notes = NOTE.findall(text)
    assert len(notes) == len(set(notes))
    assert set(MARK.findall(text)) == set(notes)


def test_the_account_is_told_in_order(account: Account) -> None:
    text = to_markdown(account)
    headings = re.findall(r"^#+ .*", text, re.MULTILINE)
    assert headings[:4] == [
        "# Fire at a grain silo in the port of Constanța",
        "## Not known",
        "## The account",
        "## Where they disagree",
    ]
    assert "five people had died by Monday.[^1] Eleven were" in text
    assert "- **about 200**: Blackwater News; carried by Harbour Post and The Meridian" in text
    assert "[^4]: How many people left their homes? disputed, 2 origins, 3 reports" in text


def test_hostile_reports_leave_no_markup(account: Account, sample: ModuleType) -> None:
    story = replace(account.stories[0], title=sample.HOSTILE_TITLE, unknown=tuple(HOSTILE))
    tokens = MARKDOWN.parse(to_markdown(replace(account, stories=(story,))))
    kinds = {t.type for token in tokens for t in (token, *(token.children or []))}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "fence"}
    assert not kinds & {"hr", "blockquote_open", "table_open", "code_block", "s_open", "em_open"}
    assert "script" in next(t.content for t in tokens if t.type == "inline")


def test_several_stories_have_footnotes_of_their_own(two_stories: Account) -> None:
    twice = replace(two_stories, stories=(two_stories.stories[0], two_stories.stories[0]))
    text = to_markdown(twice)
    notes = NOTE.findall(text)
    assert len(notes) == len(set(notes))
    assert {note.split("-")[0] for note in notes} == {"1", "2"}
    assert "# Rain" in to_markdown(two_stories)


def test_no_story_is_said(nothing: Account) -> None:
    assert to_markdown(nothing) == "No story could be made of these reports.\n"
