"""Paths to raw reports: which reader takes which file, and the one loop over them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath

from tellings.config import Settings
from tellings.ingest.decode import UndecodableError, decode, is_binary
from tellings.ingest.html import looks_like_html, read_html
from tellings.ingest.jsonlines import looks_like_json_lines, read_json_lines
from tellings.ingest.markdown import read_markdown
from tellings.ingest.problems import refuse
from tellings.ingest.text import read_text
from tellings.ingest.walk import Found, find_files
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
}
"""Reader by suffix, lower case."""

_KNOWN = "text (.txt), Markdown (.md), HTML (.html) or JSON Lines (.jsonl)"


def read_reports(
    paths: Iterable[str | os.PathLike[str]],
    *,
    settings: Settings,
    on_read: Callable[[str], None] | None = None,
) -> tuple[RawReport, ...]:
    """Return every report behind `paths`, in their order; inside a folder by name.

    Args:
        paths: Files and folders; folders are read with all that is in them.
        settings: Gives the largest file that is read.
        on_read: Called with the name of each file once it is read.

    Returns:
        One record a report. What could not be used is there too, with a `problem`.
    """
    return tuple(_read_all(paths, settings, on_read))


def _read_all(
    paths: Iterable[str | os.PathLike[str]],
    settings: Settings,
    on_read: Callable[[str], None] | None,
) -> Iterator[RawReport]:
    for found in find_files(paths):
        if isinstance(found, RawReport):
            yield found
            continue
        yield from _read_file(found, settings)
        if on_read:
            on_read(found.file)


def _read_file(found: Found, settings: Settings) -> tuple[RawReport, ...]:
    if found.size > settings.max_file_bytes:
        most = f"{settings.max_file_bytes / 1e6:g} MB"
        reason = f"larger than {most}; split it, or raise the limit `max_file_bytes`."
        return (refuse(found.file, "too-large", reason),)
    suffix = PurePath(found.file).suffix.lower()
    if suffix and suffix not in READERS and not found.named:
        reason = f"not a format that is read here; save it as {_KNOWN}, or move it away."
        return (refuse(found.file, "unknown-format", reason),)
    try:
        data = found.path.read_bytes()
    except OSError as error:
        why = os.strerror(error.errno).lower() if error.errno else "unknown reason"
        reason = f"cannot be read ({why}); check the permissions."
        return (refuse(found.file, "unreadable", reason),)
    return _read_bytes(data, found.file, settings)


def _read_bytes(data: bytes, file: str, settings: Settings) -> tuple[RawReport, ...]:
    if not data.strip(b" \t\r\n\f\0"):
        return (refuse(file, "empty-file", "holds nothing; remove it or save it anew."),)
    if is_binary(data):
        reason = f"not a text but a binary file; save it as {_KNOWN}."
        return (refuse(file, "binary-file", reason),)
    try:
        content = decode(data)
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
    reader = READERS.get(PurePath(file).suffix.lower())
    if reader in {None, read_text, read_markdown}:
        if looks_like_html(content):
            return read_html
        if looks_like_json_lines(content):
            return read_json_lines
    if reader is read_json_lines and looks_like_html(content):
        return read_html
    return reader or read_text
