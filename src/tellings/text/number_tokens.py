"""A text as runs of letters, runs of digits and single signs, with what is glued to what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\s]")


class Token(NamedTuple):
    """A run of letters or digits, or a single sign, in lower case."""

    text: str
    start: int
    end: int
    spaced: bool


def tokenise(text: str) -> list[Token]:
    """Return letters, digits and signs of `text` as tokens."""
    tokens: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        tokens.append(Token(match.group().lower(), start, end, start > last or start == 0))
        last = end
    return tokens


def peek(tokens: Sequence[Token], i: int) -> str:
    """Return the text of token `i`, "" beyond the end."""
    return tokens[i].text if 0 <= i < len(tokens) else ""


def glued(tokens: Sequence[Token], i: int) -> str:
    """Return the text of token `i` if no space stands before it, else ""."""
    return "" if i >= len(tokens) or tokens[i].spaced else tokens[i].text


def matches(tokens: Sequence[Token], i: int, words: tuple[str, ...]) -> bool:
    """Whether the tokens from `i` on are `words`."""
    return [token.text for token in tokens[i : i + len(words)]] == [*words]
