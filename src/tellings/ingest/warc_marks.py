"""Where the next record of a damaged archive begins."""

from __future__ import annotations

from typing import IO

from tellings.ingest.gzips import peek

_PLAIN = b"\nWARC/1."
_PACKED = b"\x1f\x8b\x08"
_STEP = 1 << 20
#: A mark is looked for no further behind damage than this.
MAX_REACH = 256 << 20


def find_mark(stream: IO[bytes], start: int) -> int | None:
    """Return the offset of the first record that begins at `start` or later, None if none does.

    Args:
        stream: The archive; it can be sought in.
        start: Where to begin.
    """
    at = max(1, start)
    while at < start + MAX_REACH:
        # One byte more, for a plain record begins on a line of its own.
        stream.seek(at - 1)
        window = stream.read(_STEP + 1024)
        found = _in_window(window)
        if found is not None:
            return at - 1 + found
        if len(window) < _STEP + 1024:
            return None
        at += _STEP
    return None


def _in_window(window: bytes) -> int | None:
    plain = window.find(_PLAIN)
    ends = window.find(_PACKED, 1)
    while ends >= 0 and not peek(window[ends : ends + 1024], 8).startswith(b"WARC/"):
        ends = window.find(_PACKED, ends + 1)
    found = [place for place in (plain + 1 if plain >= 0 else -1, ends) if place >= 0]
    return min(found) if found else None
