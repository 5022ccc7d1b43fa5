from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from tellings.config import Settings
from tellings.ingest import iterate_reports
from tellings.ingest.readers import read_bytes
from tellings.ingest.warc import read_warc
from tellings.records.report import RawReport


def page(words: str) -> bytes:
    return f"<!DOCTYPE html><html><body><p>{words}</p></body></html>".encode()


def answer(body: bytes, kind: str = "text/html", status: int = 200, head: str = "") -> bytes:
    lines = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}; charset=utf-8\r\n{head}\r\n"
    return lines.encode() + body


def record(
    number: int, block: bytes, *, length: int | None = None, kind: str = "response"
) -> bytes:
    size = len(block) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.example/{number}\r\n"
        "WARC-Date: 2031-06-03T18:05:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def read(archive: bytes, **settings: int) -> list[RawReport]:
    return list(read_warc(io.BytesIO(archive), "w", Settings(**settings), read_bytes))  # type: ignore[arg-type]


def codes(reports: list[RawReport]) -> list[str | None]:
    return [r.problem.code if r.problem else None for r in reports]


ONE, TWO, THREE = (record(n, answer(page(f"Page {n}."))) for n in (1, 2, 3))


@pytest.mark.parametrize("packed", [False, True])
def test_each_page_is_a_report_with_its_address(packed: bool) -> None:
    parts = (ONE, TWO, THREE)
    archive = b"".join(gzip.compress(p) if packed else p for p in parts)
    reports = read(archive)
    assert [r.url for r in reports] == [f"https://a.example/{n}" for n in (1, 2, 3)]
    assert [r.file for r in reports] == ["w#1", "w#2", "w#3"]
    assert all(r.is_html and "Page" in r.content for r in reports)


def test_what_is_no_page_is_passed_over() -> None:
    archive = (
        record(1, b"GET / HTTP/1.1\r\n\r\n", kind="request")
        + record(2, answer(b"\x89PNG", "image/png"))
        + record(3, answer(page("Gone."), status=404))
        + TWO
    )
    (report,) = read(archive)
    assert "Page 2." in report.content


def test_a_body_that_was_packed_for_the_way_is_unpacked() -> None:
    packed = answer(gzip.compress(page("Packed.")), head="Content-Encoding: gzip\r\n")
    body = page("In two parts.")
    chunks = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (9, body[:9], len(body) - 9, body[9:])
    chunked = answer(chunks, head="Transfer-Encoding: chunked\r\n")
    first, second = read(record(1, packed) + record(2, chunked))
    assert "Packed." in first.content
    assert "In two parts." in second.content


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_that_is_cut_gives_what_stands_before(packed: bool) -> None:
    archive = b"".join(gzip.compress(p) if packed else p for p in (ONE, TWO))
    assert codes(read(archive[:-60])) == [None, "broken-record"]


@pytest.mark.parametrize("length", [50, 400, 10**9, -5])
def test_a_record_of_a_wrong_length_costs_only_itself(length: int) -> None:
    wrong = record(2, answer(page("Page 2.")), length=length)
    reports = read(ONE + wrong + THREE)
    assert codes(reports) == [None, "broken-record", None]
    assert reports[2].url == "https://a.example/3"


def test_damage_inside_a_packed_record_costs_only_that() -> None:
    middle = bytearray(gzip.compress(TWO))
    middle[len(middle) // 2] ^= 255
    reports = read(gzip.compress(ONE) + bytes(middle) + gzip.compress(THREE))
    assert codes(reports) == [None, "broken-record", None]


def test_a_page_that_is_too_large_costs_only_itself() -> None:
    bomb = answer(gzip.compress(b"<html>" + b"x" * 3_000_000), head="Content-Encoding: gzip\r\n")
    large = record(2, answer(page("x" * 2_000_000)))
    archive = ONE + record(4, bomb) + large + THREE
    reports = read(archive, max_file_bytes=1_000_000)
    assert codes(reports) == [None, "too-large", "too-large", None]


def test_an_archive_without_pages_says_so() -> None:
    assert codes(read(record(1, answer(b"x", "image/png")))) == ["empty-file"]


def test_an_archive_is_told_by_what_it_holds_and_not_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "saved.html").write_bytes(gzip.compress(ONE) + gzip.compress(TWO))
    reports = list(iterate_reports([tmp_path], settings=Settings()))
    assert [r.file for r in reports] == ["saved.html#1", "saved.html#2"]
