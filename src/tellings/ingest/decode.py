"""Bytes to text, and how to tell that bytes are no text."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"\xd0\xcf\x11\xe0",
    b"RIFF",
    b"OggS",
    b"ID3",
    b"\x7fELF",
    b"{\\rtf",
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{1,40})", re.I
)
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]")
# In Windows-1252 the typographic marks and accented letters of European news.
_WESTERN = re.compile(rb"[\x80\x82-\x8c\x8e\x91-\x9c\x9e-\xff]")
_SAMPLE_BYTES = 100_000
MANY = 2_000


class UndecodableError(ValueError):
    """No encoding that we try gives a text."""


def is_binary(data: bytes) -> bool:
    r"""Tell whether the bytes are no text in any encoding that we read.

    Example:
        >>> is_binary(b"%PDF-1.7 ..."), is_binary("caf\u00e9".encode())
        (True, False)
    """
    if data.startswith(_MAGIC):
        return True
    if data.startswith(tuple(mark for mark, _ in _BOMS)):
        return False
    sample = data[:_SAMPLE_BYTES]
    control = len(sample) - len(sample.translate(None, _CONTROL))
    # A page may hold a stray zero or two; where there are more, it is no text.
    return sample.count(b"\0") > len(sample) / MANY or control > len(sample) / 50


def decode(data: bytes) -> str:
    """Return the text that the bytes hold.

    A byte order mark decides. Otherwise UTF-8 is tried first, because bytes of another encoding
    hardly ever happen to be valid UTF-8. What is not, is old: a page says its encoding itself;
    the rest is nearly always Windows-1252, which a statistical guess takes for something exotic
    when the text is short and the only odd bytes are quotation marks. So the guess of
    charset-normalizer is asked only where Windows-1252 cannot be or looks wrong.

    Raises:
        UndecodableError: The bytes fit nothing, or are UTF-8 with damage: read as another
            encoding they would give a wrong text silently.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_as(data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data, 0, 4096)
    if declared and declared[1].lower() not in {b"utf-8", b"utf8"}:
        return _decode_as(data, declared[1].decode("ascii", "replace"))
    if _is_damaged_utf8(data):
        raise UndecodableError
    if _is_western(data):
        return _decode_as(data, "cp1252")
    best = charset_normalizer.from_bytes(data[:_SAMPLE_BYTES]).best()
    return _decode_as(data, best.encoding if best else "cp1252")


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError) as error:
        raise UndecodableError from error


def _is_damaged_utf8(data: bytes) -> bool:
    high = sum(byte >= 0x80 for byte in data[:_SAMPLE_BYTES])
    valid = sum(len(found) for found in _MULTIBYTE.findall(data[:_SAMPLE_BYTES]))
    return valid > high / 2


def _is_western(data: bytes) -> bool:
    sample = data[:_SAMPLE_BYTES]
    high = sum(byte >= 0x80 for byte in sample)
    return high <= len(sample) / 12 and len(_WESTERN.findall(sample)) == high
