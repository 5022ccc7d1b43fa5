"""Gzip, unpacked no further than a limit: a small file may unfold into one that fills the disk."""

from __future__ import annotations

import zlib

_MAGIC = b"\x1f\x8b\x08"
_GZIP = 16 + zlib.MAX_WBITS


class OversizeError(ValueError):
    """There is more in it than may be read."""


class BrokenGzipError(ValueError):
    """It is damaged or cut off."""


def is_gzip(head: bytes) -> bool:
    """Tell whether a file begins as gzip does."""
    return head.startswith(_MAGIC)


def peek(head: bytes, size: int = 512) -> bytes:
    """Return the first bytes of what a gzip file holds, as far as `head` reaches."""
    try:
        return zlib.decompressobj(_GZIP).decompress(head, size)
    except zlib.error:
        return b""


def unpack(data: bytes, most: int) -> bytes:
    """Return what gzip data hold, all members of it.

    Args:
        data: The whole file.
        most: The largest result in bytes.

    Raises:
        OversizeError: There is more.
        BrokenGzipError: It is damaged or cut off.
    """
    pieces: list[bytes] = []
    room = most + 1
    rest = data
    while rest.startswith(_MAGIC):
        stream = zlib.decompressobj(_GZIP)
        try:
            piece = stream.decompress(rest, room)
        except zlib.error as error:
            raise BrokenGzipError from error
        pieces.append(piece)
        room -= len(piece)
        if room <= 0:
            raise OversizeError
        if not stream.eof:
            raise BrokenGzipError
        rest = stream.unused_data.lstrip(b"\0")
    return b"".join(pieces)
