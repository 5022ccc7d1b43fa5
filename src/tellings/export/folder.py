"""What earlier runs have left in a folder: a full account and a shared one never lie together.

Whoever hands on a folder hands on all that is in it.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection
from pathlib import Path

from tellings.errors import OutputError
from tellings.export.page import BEGINNING
from tellings.export.table_columns import TABLES

#: How the folders are named in which an account is written before it is put in place.
BESIDE = ".tellings-"
#: `shared` is the last key of an account: its end tells, however large it is.
_TAIL = 64
_SHARED = re.compile(rb'"shared": true\s*\}\s*\Z')


def refuse_mixture(
    directory: str | os.PathLike[str], *, shared: bool, tables: bool, markdown: bool
) -> None:
    """Raise if a full account and a shared one would come to lie in one folder.

    Args:
        directory: Where the account is to be written; it need not exist.
        shared: Whether the account is a shared one.
        tables: Whether the tables are written, too, and so replaced.
        markdown: Whether `account.md` is.

    Raises:
        OutputError: `output-in-full`.
    """
    target = Path(directory)
    before = _is_shared(target / "account.json")
    if before and not shared:
        message = (
            f"{target}: holds a shared account, and a full one may not lie with it; choose "
            "another with -o."
        )
        raise OutputError(message, code="output-in-full")
    if shared and not before:
        kept = [*([] if tables else TABLES), *([] if markdown else ["account.md"])]
        left = [name for name in kept if os.path.lexists(target / name)]
        if left:
            message = (
                f"{target}: holds {left[0]} of an account in full, and a shared one may not lie "
                "with it; choose another with -o."
            )
            raise OutputError(message, code="output-in-full")


def clear_pages(target: Path, files: Collection[str]) -> None:
    """Take away the pages of stories that are told no more; only our own, by how they begin."""
    beginning = BEGINNING.encode()
    for page in target.glob("story-*.html"):
        if page.name not in files and page.is_file() and not page.is_symlink():
            with page.open("rb") as stream:
                ours = stream.read(len(beginning)) == beginning
            if ours:
                page.unlink()


def clear_remains(target: Path) -> None:
    """Take away what a run that was killed in writing has left: it may be an account in full."""
    for folder in target.glob(f"{BESIDE}????????"):
        if folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)


def _is_shared(file: Path) -> bool:
    """Whether a file is a shared account; what cannot be read is none."""
    try:
        with file.open("rb") as stream:
            stream.seek(max(0, file.stat().st_size - _TAIL))
            return _SHARED.search(stream.read(_TAIL)) is not None
    except OSError:
        return False
