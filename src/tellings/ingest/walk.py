"""Files behind the paths that were given: sorted, hidden ones skipped, links followed once."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tellings.ingest.problems import refuse
from tellings.records.report import RawReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A regular file to be read.

    Attributes:
        path: Where it lies.
        file: What to call it: relative to the argument it came from, never absolute.
        size: Bytes, as the file system tells.
        named: Whether it was named itself, not met in a folder.
    """

    path: Path
    file: str
    size: int
    named: bool


def find_files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Found | RawReport]:
    """Yield every file behind `paths`, and a refused report for whatever is none."""
    for path in paths:
        yield from _find_at(Path(path))


def _find_at(path: Path) -> Iterator[Found | RawReport]:
    name = show_name(path.name) or show_name(path.resolve().name) or "/"
    status = _look(path, name)
    if isinstance(status, RawReport):
        yield status
    elif stat.S_ISDIR(status.st_mode):
        inside = list(_walk(path, "", ((status.st_dev, status.st_ino),)))
        yield from inside
        if not inside:
            yield refuse(name, "empty-folder", "the folder holds no report; put files into it.")
    else:
        yield _regular(path, name, status, named=True)


def _walk(
    folder: Path, prefix: str, above: tuple[tuple[int, int], ...]
) -> Iterator[Found | RawReport]:
    try:
        names = sorted(entry for entry in os.listdir(folder) if not entry.startswith("."))  # noqa: PTH208  names, not paths
    except OSError as error:
        yield _unreadable(prefix.rstrip("/") or show_name(folder.name), error)
        return
    for entry in names:
        path, name = folder / entry, prefix + show_name(entry)
        status = _look(path, name)
        if isinstance(status, RawReport):
            yield status
        elif not stat.S_ISDIR(status.st_mode):
            yield _regular(path, name, status, named=False)
        elif (status.st_dev, status.st_ino) in above:
            reason = "the link leads back to a folder it lies in; remove the link."
            yield refuse(name, "link-loop", reason)
        else:
            yield from _walk(path, name + "/", (*above, (status.st_dev, status.st_ino)))


def _look(path: Path, name: str) -> os.stat_result | RawReport:
    try:
        return path.stat()
    except ValueError:
        return refuse(name, "no-such-path", "this cannot be the name of a file; check it.")
    except OSError as error:
        if error.errno == errno.ELOOP:
            return refuse(name, "link-loop", "the link leads back to itself; remove the link.")
        if isinstance(error, FileNotFoundError | NotADirectoryError):
            if path.is_symlink():
                reason = "the link leads nowhere; mend or remove it."
                return refuse(name, "broken-link", reason)
            return refuse(name, "no-such-path", "no such file or folder; check the spelling.")
        return _unreadable(name, error)


def _unreadable(name: str, error: OSError) -> RawReport:
    why = os.strerror(error.errno).lower() if error.errno else "unknown reason"
    reason = f"cannot be read ({why}); check the permissions."
    return refuse(name, "unreadable", reason)


def _regular(path: Path, name: str, status: os.stat_result, *, named: bool) -> Found | RawReport:
    if stat.S_ISREG(status.st_mode):
        return Found(path=path, file=name, size=status.st_size, named=named)
    # A pipe or a device would block or never end.
    reason = "is neither a file nor a folder; save what it holds to a file."
    return refuse(name, "not-a-file", reason)


def show_name(name: str) -> str:
    r"""Return a file's name fit to be shown and stored: no control characters, valid Unicode.

    Example:
        >>> show_name("a\x1b[31m.txt")
        'a?[31m.txt'
    """
    return "".join("?" if unicodedata.category(c) in {"Cc", "Cf", "Cs"} else c for c in name)
