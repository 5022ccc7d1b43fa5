"""Live pages: the page as one report, and every dated entry of it as one.

What a page says of its entries itself is believed first (JSON-LD, then microdata); where it says
nothing, they are told by its structure: siblings of one form, each with a time of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from tellings.ingest.fragments import parse, tidy
from tellings.ingest.live_entries import Entry
from tellings.ingest.live_linked import find_linked
from tellings.ingest.live_rest import without_entries
from tellings.ingest.live_signs import has_sign, is_live, may_be_live
from tellings.ingest.live_structure import find_entries
from tellings.ingest.urls import keep_url
from tellings.records.report import RawReport

#: A page of fewer is an article with a date or two.
MIN_ENTRIES = 3
MAX_ENTRIES = 3000


def split_live(content: str, file: str) -> tuple[RawReport, ...]:
    """Return a live page and its entries, or nothing if the page is no live page.

    Args:
        content: The page.
        file: Its name; an entry's `file` is this with `#` and its number, from the top down.
    """
    if not may_be_live(content):
        return ()
    tree = parse(content)
    if tree is None or not has_sign(tree):
        return ()
    linked = find_linked(tree)
    built, elements = find_entries(tree)
    if not is_live(tree, elements):
        built, elements = [], elements if linked else []
    entries = _choose(linked, built)
    if len(entries) < MIN_ENTRIES:
        return ()
    page = RawReport(
        content=without_entries(tree, entries, elements),
        is_html=True,
        file=file,
        entries=len(entries),
    )
    return (page, *_reports(entries, file))


def _choose(linked: Sequence[Entry], built: Sequence[Entry]) -> list[Entry]:
    """Return the entries that the page lists, unless it lists fewer or less than it shows."""
    told = sum(len(entry.text) for entry in linked)
    shown = sum(len(entry.text) for entry in built)
    if len(linked) >= MIN_ENTRIES and (len(linked) >= len(built) * 0.8 and told >= shown * 0.6):
        return list(linked[:MAX_ENTRIES])
    return list(built[:MAX_ENTRIES]) if len(built) >= MIN_ENTRIES else list(linked[:MAX_ENTRIES])


def _reports(entries: Sequence[Entry], file: str) -> list[RawReport]:
    return [
        RawReport(
            content=tidy(entry.text),
            file=f"{file}#{n}",
            title=entry.title,
            url=keep_url(entry.url),
            published=entry.time,
            author=entry.speaker,
            parent=file,
        )
        for n, entry in enumerate(entries, 1)
    ]
