"""Writing the account: whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tellings.errors import OutputError
from tellings.export.folder import BESIDE, clear_pages, clear_remains, refuse_mixture
from tellings.export.json import to_json
from tellings.export.markdown import to_markdown
from tellings.export.page import to_pages
from tellings.export.tables import to_tables
from tellings.records.account import Account

_PRIVATE = 0o600


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
    that an earlier run has left there, and that this account does not have, are taken away. A full
    account and a shared one never come to lie in one folder.

    Args:
        account: What is written.
        directory: Made if it does not exist.
        tables: Whether to write the flat CSV files, too.
        markdown: Whether to write `account.md`, too.

    Returns:
        The names of the files, sorted.

    Raises:
        OutputError: The directory cannot be made or written to, or holds what this account may
            not lie with.
    """
    refuse_mixture(directory, shared=account.shared, tables=tables, markdown=markdown)
    files = {"account.json": to_json(account), **to_pages(account)}
    if tables:
        files |= to_tables(account)
    if markdown:
        files["account.md"] = to_markdown(account)
    target = Path(directory)
    try:
        target.mkdir(parents=True, exist_ok=True)
        _put_in_place(files, target)
        clear_pages(target, files)
        if account.shared:
            clear_remains(target)
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
    beside = Path(tempfile.mkdtemp(prefix=BESIDE, dir=target))
    try:
        for name in sorted(files):
            if (target / name).is_dir():
                raise IsADirectoryError(None, f"{name} is a folder")
            _write(beside / name, files[name])
        for name in sorted(files):
            (beside / name).replace(target / name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    with os.fdopen(handle, "wb") as stream:
        # A lone surrogate has no place in UTF-8; a question mark is better than no account.
        stream.write(text.encode("utf-8", "replace"))
        stream.flush()
        os.fsync(stream.fileno())
