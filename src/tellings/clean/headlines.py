"""A headline that tells a figure which the report below it does not tell stays in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.clean.lines import Line
from tellings.clean.sources import split_title
from tellings.text.numbers import Quantity, find_numbers

#: Where a figure of the headline is looked for.
MAX_CHARS = 4_000
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS = re.compile(r"(?<![\d.,])\d{1,9}(?![\d,.]\d)(?!-)")


def keep_headline(lines: Sequence[Line]) -> list[Line]:
    """Keep a title in the text, as its first subhead, where it alone gives a figure.

    "6th suspect arrested" over "Another suspect …": without the headline nobody would know.
    """
    at = next((n for n, line in enumerate(lines) if line.role == "title"), None)
    if at is None or lines[at].text.endswith(("...", "…")):
        return list(lines)
    headline = split_title(lines[at].text)[0]
    figures = _figures(headline)
    if not figures:
        return list(lines)
    body = " ".join(line.text for line in lines if line.role == "body")[:MAX_CHARS]
    made = list(lines)
    if not _holds(body, figures) and not any(x.role == "body" for x in lines[:at]):
        made[at : at + 1] = lines[at].split(len(headline), "subhead", "furniture")
    return made


def _holds(body: str, figures: set[float]) -> bool:
    """Whether a text gives all the figures; reading its words is slow, and seldom needed."""
    written = {float(n) for n in _DIGITS.findall(body)}
    return figures <= written or figures <= written | _figures(body)


def _figures(text: str) -> set[float]:
    return {
        q.lower
        for q in find_numbers(text)
        if q.lower and q.lower == q.upper and not _is_name(text, q)
    }


def _is_name(text: str, figure: Quantity) -> bool:
    """Whether a number counts nothing: "the 4th District", "Election 2031"."""
    named = figure.kind == "ordinal" and text[figure.end : figure.end + 2].strip().isupper()
    return named or _YEAR.fullmatch(figure.word) is not None
