"""Paths and addresses to raw reports: which reader takes which file, and the loop over them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath

from tellings.config import Settings
from tellings.ingest.binary import STREAMS, read_packed
from tellings.ingest.decode import UndecodableError, decode, is_binary
from tellings.ingest.feeds import (
    looks_like_feed,
    looks_like_json_feed,
    read_feed,
    read_json_feed,
)
from tellings.ingest.fetch import Fetcher
from tellings.ingest.gzips import is_gzip
from tellings.ingest.html import looks_like_html, read_html
from tellings.ingest.jsonlines import looks_like_json_lines, read_json_lines
from tellings.ingest.markdown import read_markdown
from tellings.ingest.mojibake import mend
from tellings.ingest.pages import decode_page, looks_like_page
from tellings.ingest.pdf import looks_like_pdf, read_pdf
from tellings.ingest.problems import refuse
from tellings.ingest.tables import looks_like_table, read_table
from tellings.ingest.text import read_text
from tellings.ingest.walk import Found, find_files
from tellings.ingest.web import (
    is_address,
    looks_like_address_list,
    read_address,
    read_address_list,
)
from tellings.records.report import RawReport

Reader = Callable[[str, str, Settings], tuple[RawReport, ...]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json_lines,
    ".csv": read_table,
    ".tsv": read_table,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
    ".urls": read_address_list,
}
"""Reader of text by suffix, lower case. A new format is one file and one line here."""

BINARY_SUFFIXES = frozenset({".pdf", ".warc", ".gz"})
"""What is told by its first bytes, see `binary`."""

SIGNS: tuple[tuple[Callable[[str], bool], Reader], ...] = (
    (looks_like_html, read_html),
    (looks_like_json_feed, read_json_feed),
    (looks_like_json_lines, read_json_lines),
    (looks_like_feed, read_feed),
    (looks_like_address_list, read_address_list),
    (looks_like_table, read_table),
)
"""How the formats are told by what a file holds, the surest first."""

_OUTWEIGHED = frozenset({read_text, read_markdown, None})
_KNOWN = "text (.txt), Markdown (.md), HTML (.html), JSON Lines (.jsonl), CSV, a feed or PDF"


def read_reports(
    paths: Iterable[str | os.PathLike[str]],
    *,
    settings: Settings,
    on_read: Callable[[str], None] | None = None,
) -> tuple[RawReport, ...]:
    """Return every report behind `paths`, in their order; inside a folder by name.

    Args:
        paths: Files, folders and addresses; folders are read with all that is in them.
        settings: Gives the largest file that is read.
        on_read: Called with the name of each file once it is read.

    Returns:
        One record a report. What could not be used is there too, with a `problem`.
    """
    return tuple(iterate_reports(paths, settings=settings, on_read=on_read))


def iterate_reports(
    paths: Iterable[str | os.PathLike[str]],
    *,
    settings: Settings,
    on_read: Callable[[str], None] | None = None,
) -> Iterator[RawReport]:
    """Yield what `read_reports` returns, holding no more than one file or record at a time."""
    fetcher = Fetcher(settings)
    for path in paths:
        given = os.fspath(path)
        if is_address(mend_address(given)):
            url = mend_address(given)
            yield from read_address(url, url, fetcher, read_bytes, settings)
            if on_read:
                on_read(url)
            continue
        for found in find_files([path]):
            if isinstance(found, RawReport):
                yield found
                continue
            yield from _fetch_listed(_read_file(found, settings), fetcher, settings)
            if on_read:
                on_read(found.file)


def mend_address(argument: str) -> str:
    """Return an address that went through a path, which joins its slashes.

    Example:
        >>> mend_address("https:/a.example/x")
        'https://a.example/x'
    """
    for scheme in ("http:/", "https:/"):
        if argument.startswith(scheme) and not argument.startswith(f"{scheme}/"):
            return f"{scheme}/{argument.removeprefix(scheme)}"
    return argument


def _fetch_listed(
    reports: Iterable[RawReport], fetcher: Fetcher, settings: Settings
) -> Iterator[RawReport]:
    """Put what is found at an address in its place, if that is wanted."""
    for report in reports:
        listed = report.problem is not None and report.problem.code == "not-fetched"
        if listed and settings.fetch and report.url and report.file:
            yield from read_address(report.url, report.file, fetcher, read_bytes, settings)
        else:
            yield report


def _read_file(found: Found, settings: Settings) -> Iterable[RawReport]:
    suffix = PurePath(found.file).suffix.lower()
    known = not suffix or suffix in READERS or suffix in BINARY_SUFFIXES
    if not known and not found.named:
        reason = f"not a format that is read here; save it as {_KNOWN}, or move it away."
        return (refuse(found.file, "unknown-format", reason),)
    try:
        with found.path.open("rb") as file:
            head = file.read(2048)
        for is_it, read in STREAMS:
            if is_it(head):
                return read(found.path, found.file, settings, read_bytes)
        if found.size > settings.max_file_bytes:
            most = f"{settings.max_file_bytes / 1e6:g} MB"
            reason = f"larger than {most}; split it, or raise the limit `max_file_bytes`."
            return (refuse(found.file, "too-large", reason),)
        return read_bytes(found.path.read_bytes(), found.file, settings)
    except OSError as error:
        why = os.strerror(error.errno).lower() if error.errno else "unknown reason"
        reason = f"cannot be read ({why}); check the permissions."
        return (refuse(found.file, "unreadable", reason),)


def read_bytes(data: bytes, file: str, settings: Settings) -> tuple[RawReport, ...]:
    """Return the reports of one file, whatever it is.

    Args:
        data: What it holds.
        file: What to call it.
        settings: Gives the limits.
    """
    if is_gzip(data):
        return read_packed(data, file, settings, read_bytes)
    if not data.strip(b" \t\r\n\f\0"):
        return (refuse(file, "empty-file", "holds nothing; remove it or save it anew."),)
    if looks_like_pdf(data[:1024]):
        return read_pdf(data, file, settings)
    if is_binary(data):
        reason = f"not a text but a binary file; save it as {_KNOWN}."
        return (refuse(file, "binary-file", reason),)
    try:
        content = mend(decode_page(data) if looks_like_page(data) else decode(data))
    except UndecodableError:
        reason = "its encoding cannot be told, or it is damaged; save it as UTF-8."
        return (refuse(file, "wrong-encoding", reason),)
    if not content.strip("\ufeff \t\r\n\f\0"):
        return (refuse(file, "empty-file", "holds nothing; remove it or save it anew."),)
    return choose_reader(file, content)(content, file, settings)


def choose_reader(file: str, content: str) -> Reader:
    """Return the reader for a file: what it holds outweighs its name where it is plain.

    Example:
        >>> choose_reader("page.txt", "<!doctype html><p>Rain.</p>").__name__
        'read_html'
    """
    reader = READERS.get(PurePath(file.partition("#")[0]).suffix.lower())
    if reader in _OUTWEIGHED:
        return next((read for is_it, read in SIGNS if is_it(content)), reader or read_text)
    if reader is not read_html and looks_like_html(content):
        return read_html
    if reader is read_json_lines and looks_like_json_feed(content):
        return read_json_feed
    if reader is read_html and looks_like_feed(content):
        return read_feed
    return reader or read_text
