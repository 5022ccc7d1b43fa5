"""Input that means harm or is broken, through the whole of this room: each fails alone."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest

from tellings.config import Settings
from tellings.ingest import read_reports
from tellings.records.report import RawReport

GOOD = "A crane fell on the quay, the harbour office said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "zz-good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def read_beside(folder: Path, **settings: int) -> list[RawReport]:
    """Read a folder; the good report in it is read, whatever lies beside it."""
    *others, good = read_reports([folder], settings=Settings(**settings))  # type: ignore[arg-type]
    assert good.content == GOOD
    return others


def codes(reports: list[RawReport]) -> list[str | None]:
    return [r.problem.code if r.problem else None for r in reports]


ENTITY = b"<!DOCTYPE x [<!ENTITY a 'b'>]>"
BOMB = gzip.compress(gzip.compress(b"\0" * 30_000_000))


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt.gz", gzip.compress(b"x" * 30_000_000), "too-large"),
        ("a.gz", BOMB, "broken-gzip"),
        ("a.html.gz", gzip.compress(b"<html><p>Rain</p>" * 99)[:-20], "broken-gzip"),
        ("a.warc.gz", b"\x1f\x8b\x08" + b"x" * 200, "broken-gzip"),
        ("a.xml", b"<?xml version='1.0'?>" + ENTITY + b"<rss>&a;</rss>", "unsafe-xml"),
        ("a.xml", b"<?xml version='1.0'?><notes><note>x</note></notes>", "empty-file"),
        ("a.pdf", b"%PDF-1.4\nrubbish", "broken-pdf"),
        ("a.html", b"<html>" + ("\u00e9".encode() * 9 + b"\xff\xe9") * 500, "wrong-encoding"),
        ("a.json", b'{"version": "https://jsonfeed.org/version/1", "items": 7}', "empty-file"),
        ("a.csv", b"story\nIt rained.\n", "no-text-column"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)  # fmt: skip
def test_what_cannot_be_read_fails_alone(name: str, data: bytes, code: str, folder: Path) -> None:
    (folder / name).write_bytes(data)
    assert codes(read_beside(folder)) == [code]


def test_a_page_of_50_megabytes_is_refused_without_being_read(folder: Path) -> None:
    with (folder / "a.html").open("wb") as file:
        file.write(b"<!DOCTYPE html><p>Rain.</p>")
        file.truncate(50_000_000)
    start = time.perf_counter()
    assert codes(read_beside(folder)) == ["too-large"]
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><html><body><p>Rain <b>fell</i></p></div><table><p>x",
        b"<!DOCTYPE html><title>Live: x</title>" + b"<div class='live-blog'>" * 100_000 + b"Rain.",
        b"<!DOCTYPE html><title>Live: x" + b"<time>10:00</time>" * 20_000,
        b"<!DOCTYPE html><title>live</title><p>" + b"10:00 " * 50_000,
        b"<!DOCTYPE html><title>live</title>" + b"<p" * 100_000,
        b"<!DOCTYPE html><title>live</title>" + b"<title>" * 20_000,
    ],
    ids=["broken", "deep", "times", "clock", "open", "titles"],
)
def test_a_page_however_broken_takes_little_time(data: bytes, folder: Path) -> None:
    (folder / "a.html").write_bytes(data)
    start = time.process_time()
    assert codes(read_beside(folder))[:1] == [None]
    assert time.process_time() - start < 5


def test_text_that_was_decoded_wrongly_once_is_mended(folder: Path) -> None:
    wrong = "“It didn\u2019t rain,” said Zoë of Malmö.".encode().decode("cp1252", "replace")
    wrong = wrong.replace("\ufffd", "\x9d")
    (folder / "a.txt").write_text(wrong, encoding="utf-8")
    (mended,) = read_beside(folder)
    assert mended.content == "“It didn\u2019t rain,” said Zoë of Malmö."


@pytest.mark.parametrize("text", ["Ã is a letter.", "Âge d\u2019or: the façade", "naïve café"])
def test_letters_that_are_meant_stay(text: str, folder: Path) -> None:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    assert read_beside(folder)[0].content == text


def test_a_page_with_a_few_damaged_signs_is_read(folder: Path) -> None:
    page = '<!DOCTYPE html><meta charset="utf-8"><p>Zoë said so.</p>'.encode()
    (folder / "a.html").write_bytes(page + b"<p>na\xefve</p>" + "<p>Malmö</p>".encode() * 200)
    assert "Zoë said so." in read_beside(folder)[0].content


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "iso-8859-2", "koi8-r"])
def test_a_page_in_any_encoding_that_it_declares_is_read(encoding: str, folder: Path) -> None:
    word = {"iso-8859-2": "Łódź", "koi8-r": "Москва"}.get(encoding, "Malmö")
    page = f'<!DOCTYPE html><html><meta charset="{encoding}"><p>{word}</p></html>'
    (folder / "a.html").write_bytes(page.encode(encoding))
    assert word in read_beside(folder)[0].content


def test_a_packed_page_is_read_as_what_it_holds(folder: Path) -> None:
    (folder / "a.html.gz").write_bytes(gzip.compress(b"<!DOCTYPE html><p>Rain.</p>"))
    (page,) = read_beside(folder)
    assert page.is_html
