"""Entries of a live page: what they do not say themselves, their page says for them."""

from __future__ import annotations

from dataclasses import replace

from tellings.clean.lines import count_words
from tellings.records.report import RawReport, Report

#: The language of a shorter text is a guess; its page was judged.
SURE_WORDS = 60


def inherit(entry: Report, page: Report) -> Report:
    """Return an entry with what its page says of both.

    Args:
        entry: The entry, cleaned.
        page: The page that it stands on.

    Example:
        >>> inherit(Report(id="r-1"), Report(id="r-2", outlet="The Sound Herald")).outlet
        'The Sound Herald'
    """
    return replace(
        entry,
        outlet=entry.outlet or page.outlet,
        agency=entry.agency or page.agency,
        url=entry.url or page.url or page.canonical_url,
        language=entry.language or page.language,
        published=entry.published or page.published,
    )


def is_too_short_to_judge(raw: RawReport, text: str) -> bool:
    """Whether the language of an entry is better left to its page."""
    return raw.parent is not None and count_words(text) < SURE_WORDS
