"""HTML made of elements: text is shown, and never becomes markup."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.export.markup import Markup, element, escape, join
from tellings.export.plain import neutralise


@given(st.text())
def test_what_is_escaped_reads_as_it_was(text: str) -> None:
    escaped = escape(text)
    assert not re.search("[<>\"']", escaped)
    assert html.unescape(escaped) == neutralise(text)


@pytest.mark.parametrize("character", list("&<>\"'"))
def test_each_character_that_html_reads_is_escaped(character: str) -> None:
    assert f"a{character}b" != escape(f"a{character}b")
    assert html.unescape(escape(f"a{character}b")) == f"a{character}b"


def test_an_attribute_cannot_be_left() -> None:
    made = element("a", "x", title="\" onclick='alert(1)'>")
    assert made == '<a title="&quot; onclick=&#x27;alert(1)&#x27;&gt;">x</a>'


def test_text_between_parts_is_text() -> None:
    assert join(["a", Markup("<b>b</b>"), None], " < ") == "a &lt; <b>b</b>"
