"""Files that are no text: told by their first bytes, read as streams where they may be large."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tellings.config import Settings
from tellings.ingest.gzips import BrokenGzipError, OversizeError, is_gzip, peek, unpack
from tellings.ingest.problems import refuse
from tellings.ingest.warc import Read, read_warc
from tellings.records.report import RawReport

Stream = Callable[[Path, str, Settings, Read], Iterable[RawReport]]
_MARK = b"WARC/"
_BROKEN = "is packed and damaged or cut off; fetch it anew."


def is_archive(head: bytes) -> bool:
    r"""Tell whether a file begins as a web archive does, packed or not.

    Example:
        >>> is_archive(b"WARC/1.0\r\n"), is_archive(b"The WARC/1.0 format")
        (True, False)
    """
    return head.startswith(_MARK) or (is_gzip(head) and peek(head, 8).startswith(_MARK))


def open_archive(path: Path, file: str, settings: Settings, read: Read) -> Iterator[RawReport]:
    """Yield the reports of a web archive, however large it is."""
    with path.open("rb") as stream:
        yield from read_warc(stream, file, settings, read)


STREAMS: tuple[tuple[Callable[[bytes], bool], Stream], ...] = ((is_archive, open_archive),)
"""Readers that take a path and not its bytes: no limit of size but one for each record."""


def read_packed(data: bytes, file: str, settings: Settings, read: Read) -> tuple[RawReport, ...]:
    """Return the reports of a file that is packed with gzip.

    Args:
        data: The packed file.
        file: What to call it; what is in it is read by its name without `.gz`.
        settings: Gives the largest file that it may unfold into.
        read: Reads what it unfolds into.
    """
    try:
        inner = unpack(data, settings.max_file_bytes)
    except OversizeError:
        most = f"{settings.max_file_bytes / 1e6:g} MB"
        reason = f"unfolds into more than {most}; split it, or raise the limit `max_file_bytes`."
        return (refuse(file, "too-large", reason),)
    except BrokenGzipError:
        return (refuse(file, "broken-gzip", _BROKEN),)
    if is_gzip(inner):
        # Packed twice is packed to deceive.
        return (refuse(file, "broken-gzip", "is packed twice; unpack it."),)
    return read(inner, file, settings)
