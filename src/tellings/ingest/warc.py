"""Web archives (WARC, WARC.GZ): one page, one report; read as a stream, a record at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import IO, Any

from tellings.config import Settings
from tellings.ingest.gzips import BrokenGzipError, OversizeError, is_gzip
from tellings.ingest.http_block import Answer, read_answer
from tellings.ingest.problems import refuse
from tellings.ingest.urls import keep_url
from tellings.ingest.warc_marks import find_mark
from tellings.records.report import RawReport

Read = Callable[[bytes, str, Settings], tuple[RawReport, ...]]
_READ_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
_BROKEN = "the record is damaged, cut off, or not as long as it says; fetch the page anew."
_WANTED = frozenset({"response", "resource", "conversion"})
#: Room for the heads of an answer, beside its body.
_HEADS = 200_000
#: How often reading sets on again behind damage.
MAX_DAMAGE = 1000


@dataclass(frozen=True, slots=True)
class _Record:
    """A record whose block was read: what it says it is, where it begins."""

    kind: str
    url: str | None
    media: str
    block: bytes
    length: int
    start: int

    @property
    def is_cut(self) -> bool:
        """Whether it ends before it should."""
        return len(self.block) < self.length


def read_warc(stream: IO[bytes], file: str, settings: Settings, read: Read) -> Iterator[RawReport]:
    """Yield the reports of an archive as they are met, never holding more than two records.

    Args:
        stream: The archive, packed or not; it can be sought in.
        file: Its name; a record's `file` is this with `#` and its number among the pages.
        settings: Gives the largest page that is read.
        read: Reads the bytes of one page.
    """
    number = 0
    for record in _whole_records(stream, settings.max_file_bytes):
        answer = _answer(record, settings.max_file_bytes)
        if answer is None:
            continue
        number += 1
        name = f"{file}#{number}"
        if isinstance(answer, str):
            yield _refuse(answer, name, record, settings)
        elif record is not None:
            for report in read(answer.body, name, settings):
                yield replace(report, url=report.url or keep_url(record.url))
    if number == 0:
        yield refuse(file, "empty-file", "the archive holds no page; remove it.")


def _refuse(code: str, name: str, record: _Record | None, settings: Settings) -> RawReport:
    reason = _BROKEN
    if code == "too-large":
        most = f"{settings.max_file_bytes / 1e6:g} MB"
        reason = f"larger than {most}; raise the limit `max_file_bytes`."
    refused = refuse(name, code, reason)
    return replace(refused, url=keep_url(record.url)) if record else refused


def _answer(record: _Record | None, most: int) -> Answer | str | None:
    """Return the page of a record, a code if it cannot be read, None if it is no page."""
    if record is None:
        return "broken-record"
    if record.kind not in _WANTED:
        return None
    if record.is_cut:
        return "broken-record"
    if record.length > most + _HEADS - 1:
        return "too-large"
    try:
        answer = _unpack(record, most)
    except OversizeError:
        return "too-large"
    except BrokenGzipError:
        return "broken-record"
    if answer is None or answer.status != 200 or answer.kind not in _READ_TYPES:
        return None
    return answer


def _unpack(record: _Record, most: int) -> Answer | None:
    if record.kind == "response":
        return read_answer(record.block, most)
    return Answer(status=200, kind=record.media, body=record.block)


def _whole_records(stream: IO[bytes], most: int) -> Iterator[_Record | None]:
    """Yield records, None for one that is damaged, and set on again at the next after it.

    A record is held back until the next has begun well: one that is longer or shorter than it
    says is noticed only there. A packed one ends where its packing ends, and may be trusted.
    """
    start: int | None = 0
    packed = is_gzip(stream.read(3))
    for _ in range(MAX_DAMAGE):
        held: _Record | None = None
        begins = start or 0
        try:
            for record in _records(stream, begins, most):
                if held is not None:
                    yield held
                held = record
                if record.is_cut:
                    break
            else:
                if held is not None:
                    yield held
                return
        except (OSError, ValueError, RuntimeError):
            pass
        good = held is not None and (packed or held.is_cut)
        yield held if good else None
        start = find_mark(stream, (held.start if held else begins) + 1)
        if start is None:
            return


def _records(stream: IO[bytes], start: int, most: int) -> Iterator[_Record]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    stream.seek(start)
    for record in ArchiveIterator(stream, record_types=WarcRecordType.any_type, parse_http=False):
        kind = str(record.headers.get("WARC-Type") or "").strip().lower()
        length = min(int(record.content_length), most + _HEADS) if kind in _WANTED else 0
        yield _Record(
            kind=kind,
            url=record.headers.get("WARC-Target-URI"),
            media=_media(record),
            block=record.reader.read(length) if length > 0 else b"",
            length=length,
            start=max(start, int(record.stream_pos)),
        )


def _media(record: Any) -> str:
    return str(record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
