"""An HTTP answer as an archive keeps it: its head read, its body unpacked."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

from tellings.ingest.gzips import BrokenGzipError, OversizeError, unpack

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s{1,4}(\d{3})")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
_MOST_HEAD = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered.

    Attributes:
        kind: Its media type, without parameters.
    """

    status: int
    kind: str
    body: bytes


def read_answer(block: bytes, most: int) -> Answer | None:
    """Return the answer in a block of bytes, None if it is none.

    Args:
        block: Head and body, as they came over the wire.
        most: The largest body in bytes.

    Raises:
        OversizeError: The body unfolds into more.
        BrokenGzipError: The body is packed and damaged.
    """
    status = _STATUS.match(block)
    end = re.search(rb"\r?\n\r?\n", block[:_MOST_HEAD])
    if status is None or end is None:
        return None
    fields = _read_fields(block[: end.start()])
    body = block[end.end() :]
    if fields.get("transfer-encoding", "").lower() == "chunked":
        body = _join_chunks(body)
    body = decompress(body, fields.get("content-encoding", ""), most)
    kind = fields.get("content-type", "").partition(";")[0].strip().lower()
    return Answer(status=int(status[1]), kind=kind, body=body)


def decompress(body: bytes, encoding: str, most: int) -> bytes:
    """Return a body as it was before it was packed for the way.

    Raises:
        OversizeError: It unfolds into more than `most` bytes.
        BrokenGzipError: It is damaged, or packed in a way that is not read here.
    """
    encoding = encoding.strip().lower()
    if encoding in {"gzip", "x-gzip"} and body.startswith(b"\x1f\x8b"):
        return unpack(body, most)
    if encoding == "deflate":
        return _inflate(body, most)
    if encoding in {"br", "zstd", "compress"}:
        raise BrokenGzipError
    if len(body) > most:
        raise OversizeError
    return body


def _inflate(body: bytes, most: int) -> bytes:
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            made = zlib.decompressobj(window).decompress(body, most + 1)
        except zlib.error:
            continue
        if len(made) > most:
            raise OversizeError
        return made
    raise BrokenGzipError


def _read_fields(head: bytes) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in head.decode("latin-1").splitlines()[1:]:
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip())
    return fields


def _join_chunks(body: bytes) -> bytes:
    """Join the chunks of a body; an archive may say so of a body that it has joined already."""
    pieces: list[bytes] = []
    at = 0
    while True:
        size = _CHUNK.match(body, at)
        if size is None:
            return b"".join(pieces) if pieces else body
        length = int(size[1], 16)
        if length == 0:
            return b"".join(pieces)
        pieces.append(body[size.end() : size.end() + length])
        at = size.end() + length
        at += 2 if body.startswith(b"\r\n", at) else 0
