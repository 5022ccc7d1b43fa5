from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tellings.cli.console import plain


@given(st.text())
def test_no_text_can_move_the_cursor_or_turn_the_writing(text: str) -> None:
    shown = plain(text)
    assert len(shown) == len(text)
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}]
    assert not [c for c in shown if unicodedata.bidirectional(c) in {"RLO", "LRO", "RLE", "LRE"}]


def test_words_of_any_script_stay_as_they_are() -> None:
    text = "Özgön, Қорғон, क़िला, نَفَر‌ها 🌊"  # noqa: RUF001
    assert plain(text) == text
