"""Writing the account: whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tellings.errors import OutputError
from tellings.export.json import to_json
from tellings.export.markdown import to_markdown
from tellings.export.page import GENERATOR, to_pages
from tellings.export.tables import to_tables
from tellings.records.account import Account

_PRIVATE = 0o600
#: Bytes at the beginning of a page in which it says what made it.
_HEAD = 4096


def write_outputs(
    account: Account,
    directory: str | os.PathLike[str],
    *,
    tables: bool = False,
    markdown: bool = False,
) -> tuple[str, ...]:
    """Write `account.json` and the pages into `directory`.

    Everything is written to a folder beside first and put in place by renaming, so that a
    reader finds each file whole, and nothing is changed when the writing fails. Pages of stories
    that an earlier run has left there, and that this account does not have, are taken away.

    Args:
        account: What is written.
        directory: Made if it does not exist.
        tables: Whether to write the flat CSV files, too.
        markdown: Whether to write `account.md`, too.

    Returns:
        The names of the files, sorted.

    Raises:
        OutputError: The directory cannot be made or written to.
    """
    files = {"account.json": to_json(account), **to_pages(account)}
    if tables:
        files |= to_tables(account)
    if markdown:
        files["account.md"] = to_markdown(account)
    target = Path(directory)
    try:
        target.mkdir(parents=True, exist_ok=True)
        _put_in_place(files, target)
        _clear_pages(target, files)
    except FileExistsError as exc:
        message = f"{target}: is a file, not a folder; choose another with -o."
        raise OutputError(message, code="output-not-a-folder") from exc
    except OSError as exc:
        message = (
            f"{target}: cannot be written to ({exc.strerror or exc}); choose another with -o."
        )
        raise OutputError(message, code="output-not-writable") from exc
    return tuple(sorted(files))


def _put_in_place(files: Mapping[str, str], target: Path) -> None:
    beside = Path(tempfile.mkdtemp(prefix=".tellings-", dir=target))
    try:
        for name in sorted(files):
            if (target / name).is_dir():
                raise IsADirectoryError(None, f"{name} is a folder")
            _write(beside / name, files[name])
        for name in sorted(files):
            (beside / name).replace(target / name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _clear_pages(target: Path, files: Mapping[str, str]) -> None:
    """Take away the pages of stories that are told no more; only our own, by their mark."""
    mark = GENERATOR.encode()
    for page in target.glob("story-*.html"):
        if page.name not in files and page.is_file() and not page.is_symlink():
            with page.open("rb") as stream:
                ours = mark in stream.read(_HEAD)
            if ours:
                page.unlink()


def _write(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    with os.fdopen(handle, "wb") as stream:
        # A lone surrogate has no place in UTF-8; a question mark is better than no account.
        stream.write(text.encode("utf-8", "replace"))
        stream.flush()
        os.fsync(stream.fileno())
