"""Bytes to text."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.ingest.decode import UndecodableError, decode, is_binary

TEXT = "Über den Fluß ging niemand. „Das Eis trägt nicht“, sagte Frau Åsa Brørs – um 9 Uhr."  # noqa: RUF001 - a real dash
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy a řeka se rozlila do všech ulic města."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_the_common_encodings_are_told(encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert decode(mark + TEXT.encode(encoding)) == TEXT


def test_a_mark_at_the_beginning_is_no_part_of_the_text() -> None:
    assert decode(b"\xef\xbb\xbfRain.") == "Rain."


def test_a_page_says_its_encoding() -> None:
    page = f'<html><head><meta charset="iso-8859-2"></head><p>{CZECH}'
    assert decode(page.encode("iso-8859-2")) == page


def test_a_page_that_says_utf_8_and_is_not_is_still_read() -> None:
    page = '<meta charset="utf-8"><p>The café is closed.'
    assert decode(page.encode("cp1252")) == page


def test_quotation_marks_of_windows_are_no_exotic_script() -> None:
    text = "She said “go” and left."
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("Été à Malmö ".encode() * 9 + b"\xff\xe9\xa0", id="damaged UTF-8"),
        pytest.param(b"\xff\xfea", id="half a character of UTF-16"),
        pytest.param(b"\xef\xbb\xbf\xff\xff", id="UTF-8 mark before other bytes"),
        pytest.param(b'<meta charset="klingon">caf\xe9', id="no such encoding"),
    ],
)
def test_a_text_that_would_be_wrong_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data)


@pytest.mark.parametrize(
    ("data", "binary"),
    [
        (b"%PDF-1.7\n", True),
        (b"PK\x03\x04 a document of an office", True),
        (b"\x89PNG\r\n", True),
        (b"{\\rtf1 Rain.}", True),
        (b"Rain\0rain", True),
        (b"<p>Rain, and more rain.</p>\n" * 200 + b"\0", False),
        (bytes(range(1, 32)) * 9, True),
        (b"\x1b[31mRed rain\x1b[0m", False),
        (TEXT.encode("utf-16"), False),
        (TEXT.encode("cp1252"), False),
        (b"", False),
    ],
)
def test_binary_is_told_from_text(data: bytes, binary: bool) -> None:
    assert is_binary(data) is binary


@given(st.text())
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode("utf-8")) == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_refused(data: bytes) -> None:
    with contextlib.suppress(UndecodableError):
        assert isinstance(decode(data), str)
