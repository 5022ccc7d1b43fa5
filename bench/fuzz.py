#!/usr/bin/env python3
"""Feed the readers damaged inputs, and count what breaks, hangs or comes out crooked.

usage: bench/fuzz.py [--share F] [--seed N] [--kinds A,B] [--out FILE] [--report]

Every input is a small sound one, damaged one to eight times: bytes turned, cut, doubled, moved,
marks of its format strewn in. The same seed gives the same inputs. A failure is an exception, no
answer within ten seconds, or a result that breaks a promise: no report without a text or a
problem, a problem in one line, every offset where the map says it is. PDFs and feeds are read here
without the process of its own that otherwise holds them.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import logging
import pathlib
import random
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

SLOW = 10
_LINES = (
    "The ferry Selma ran aground off Ardnish on Tuesday with 40 people on board, police said.",
    '"We felt a blow and the lights went out," said Morag Baine, who was on the car deck.',
    "Divers found a hole of two metres in the hull, the caf\u00e9\u2019s owner told Radio Ard.",
    "The line will stay closed until an inquiry is over (Reporting by Jane Doe).",
)
_TEXT = "Ferry runs aground\n\nBy Jane Doe\n3 June 2031\n\n" + "\n\n".join(_LINES)
_PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>Ferry runs aground</title>"
    "<meta property='article:published_time' content='2031-06-03T18:05:00Z'>"
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-06-03"}'
    "</script></head><body><nav><ul><li><a href='/'>Home</a></li></ul></nav><article>"
    "<h1>Ferry runs aground</h1>"
    + "".join(f"<p>{line.replace('ferry', '<b>ferry</b>')}</p>" for line in _LINES)
    + "<p><a href='/x'>Another ferry ran aground off the same island</a></p></article></body>"
)
_LIVE = (
    "<!DOCTYPE html><html><head><title>Ferry: live updates</title></head><body><h1>Live</h1>"
    "<div class='live-blog'>"
    + "".join(
        f"<article class='entry'><time datetime='2031-06-03T18:0{n}:00Z'>18:0{n}</time>"
        f"<p>{line}</p></article>"
        for n, line in enumerate(_LINES)
    )
    + "</div></body></html>"
)
_ROW = {"id": 1, "title": "Ferry", "text": " ".join(_LINES), "published": "2031-06-03"}
_FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>Herald</title>"
    + "".join(
        f"<item><title>{n}</title><link>https://a.example/{n}</link><description>{line}"
        "</description><pubDate>Tue, 03 Jun 2031 18:05:00 GMT</pubDate></item>"
        for n, line in enumerate(_LINES)
    )
    + "</channel></rss>"
)
_JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Herald",
        "items": [{"id": n, "content_html": f"<p>{line}</p>"} for n, line in enumerate(_LINES)],
    }
)
_ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n"
    + b"%x\r\n%s\r\n0\r\n\r\n"
    % (len(_PAGE.encode()), _PAGE.encode())
)
_RECORD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
    b"WARC-Date: 2031-06-03T18:05:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
) % (len(_ANSWER), _ANSWER)
_TOKENS: dict[str, tuple[bytes, ...]] = {
    "html": (
        b"<",
        b">",
        b"</p>",
        b"<!--",
        b"-->",
        b"<script>",
        b"<div>" * 50,
        b"&#0;",
        b"&amp",
        b"\0",
    ),
    "text": (b"\r", b"\n\n", b"\xe2\x80\xa8", b"(AP) - ", b"By ", b"``", b"-LRB-", b"\xff", b"\0"),
    "json": (b"{", b"}", b"[" * 300, b'"', b"\\u", b"null", b"1e999", b'{"text":', b"\\ud800"),
    "table": (b'"', b",", b";", b"\t", b"\r\n", b'""', b"\0"),
    "binary": (
        b"\0\0",
        b"\r\n\r\n",
        b"Content-Length: 99999999\r\n",
        b"ffffffff\r\n",
        b"\xff" * 8,
    ),
    "pdf": (b"endobj", b"stream", b"<<" * 20, b"[", b"/Kids [2 0 R]", b"4 0 R", b"-1", b"xref"),
}


def damage(seed: int, sound: bytes, tokens: tuple[bytes, ...]) -> bytes:
    """Return an input with a few things wrong with it; the same seed gives the same."""
    chance = random.Random(seed)
    data = bytearray(sound)
    for _ in range(chance.randint(1, 8)):
        at, to = sorted(chance.choices(range(len(data) + 1), k=2))
        to = min(to, at + chance.choice((1, 8, 64, 512, 4096)))
        how = chance.randrange(7)
        if how == 0 and data:
            data[min(at, len(data) - 1)] = chance.randrange(256)
        elif how == 1:
            del data[at:to]
        elif how == 2:
            data[at:at] = data[at:to] * chance.choice((1, 2, 20))
        elif how in {3, 4}:
            data[at:at] = chance.choice(tokens)
        elif how == 5:
            piece = data[at:to]
            del data[at:to]
            place = chance.randint(0, len(data))
            data[place:place] = piece
        elif chance.random() < 0.3:
            del data[at:]
    return bytes(data)


def check(raws: Iterable[Any]) -> int:
    """Clean reports and hold them to what is promised; return how many were refused.

    Raises:
        AssertionError: A promise is broken.
    """
    from tellings.clean import clean_reports
    from tellings.config import Settings

    kept = list(raws)
    refused = 0
    for raw, report in zip(kept, clean_reports(kept, Settings()), strict=True):
        if report.problem is not None:
            refused += 1
            hold(bool(report.problem.code and "\n" not in report.problem.message), "one line")
            continue
        hold(bool(report.text.strip()), "a text")
        check_map(report.text, raw.content, report.source_map)
        for cut in report.removed:
            if cut.raw_start is not None and cut.raw_end is not None:
                hold(0 <= cut.raw_start < cut.raw_end <= len(raw.content), "removed")
    return refused


def check_map(text: str, raw: str, segments: Iterable[tuple[int, int, int, int]]) -> None:
    """Hold the map to what it says: in order, and letter for letter.

    Raises:
        AssertionError: It is not.
    """
    import html

    at = 0
    for start, end, first, last in segments:
        hold(at <= start < end <= len(text) and 0 <= first < last <= len(raw), "a map in order")
        ours, theirs = signs(text[start:end]), raw[first:last]
        same = ours in {signs(theirs), signs(html.unescape(theirs))}
        hold(same, "a map that is right")
        at = end


def signs(text: str) -> str:
    """Return a text without white space and what is read as such."""
    return "".join(c for c in text if c.isprintable() and not c.isspace())


def hold(kept: bool, promise: str) -> None:
    """Raise if a promise is not kept.

    Raises:
        AssertionError: It is not.
    """
    if not kept:
        msg = f"broken promise: {promise}"
        raise AssertionError(msg)


def read_file(name: str) -> Callable[[bytes], int]:
    """Return what reads bytes as a file of a name, and cleans what comes out."""

    def read(data: bytes) -> int:
        from tellings.config import Settings
        from tellings.ingest.readers import read_bytes

        return check(read_bytes(data, name, Settings()))

    return read


def read_feed(data: bytes) -> int:
    """Read a feed in this process."""
    from tellings.ingest.feed_entries import find_entries

    return "problem" in find_entries(data)


def read_pdf(data: bytes) -> int:
    """Read a PDF in this process."""
    from tellings.ingest.pdf_text import find_text

    return "problem" in find_text(data)


def read_answer(data: bytes) -> int:
    """Read what a server answers."""
    from tellings.ingest.http_block import read_answer as read

    return read(data, 1_000_000) is None


def read_robots(data: bytes) -> int:
    """Read the rules of a site."""
    from tellings.ingest.robots import Robots

    return not Robots.from_answer(200, data.decode("utf-8", "replace")).allow(
        "https://a.example/x"
    )


def read_archive(data: bytes) -> int:
    """Read a web archive."""
    from tellings.config import Settings
    from tellings.ingest.readers import read_bytes
    from tellings.ingest.warc import read_warc

    raws = read_warc(io.BytesIO(data), "a.warc", Settings(), read_bytes)
    return sum(raw.problem is not None for raw in raws)


def make_pdf() -> bytes:
    """Return a small PDF, written by hand."""
    stream = (
        b"BT /F1 12 Tf 72 700 Td (A crane fell on the quay on Tuesday; nobody was hurt.) Tj ET"
    )
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    made = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + tail


def kinds() -> dict[str, tuple[bytes, str, Callable[[bytes], int], int]]:
    """Return, for each kind, a sound input, its marks, its reader, and how many are tried."""
    table = f'title,text\nFerry,"{_LINES[0]}"\nCrane,"{_LINES[2]}"\n'.encode()
    rows = "".join(
        json.dumps({**_ROW, "id": n, "text": _LINES[n]}) + "\n" for n in range(3)
    ).encode()
    front = f"---\ntitle: Ferry\ndate: 2031-06-03\n---\n# Ferry\n\n{_TEXT}\n\n* [x](y)\n".encode()
    robots = b"User-agent: *\nDisallow: /y\nAllow: /x\nCrawl-delay: 3\n"
    packed = gzip.compress(_TEXT.encode(), mtime=0)
    return {
        "text": (_TEXT.encode(), "text", read_file("a.txt"), 10_000),
        "Markdown": (front, "text", read_file("a.md"), 10_000),
        "JSON Lines": (rows, "json", read_file("a.jsonl"), 10_000),
        "table": (table, "table", read_file("a.csv"), 10_000),
        "JSON Feed": (_JSON_FEED.encode(), "json", read_file("a.json"), 10_000),
        "gzip": (packed, "binary", read_file("a.txt.gz"), 15_000),
        "HTTP answer": (_ANSWER, "binary", read_answer, 25_000),
        "robots.txt": (robots, "text", read_robots, 20_000),
        "web archive": (_RECORD * 2, "binary", read_archive, 10_000),
        "RSS": (_FEED.encode(), "html", read_feed, 5_000),
        "PDF": (make_pdf(), "pdf", read_pdf, 5_000),
        "live page": (_LIVE.encode(), "html", read_file("a.html"), 4_000),
        "page": (_PAGE.encode(), "html", read_file("a.html"), 12_000),
    }


def _too_slow(*_: object) -> None:
    raise TimeoutError


def try_kind(name: str, share: float, seed: int) -> dict[str, Any]:
    """Return what came of the inputs of one kind."""
    sound, marks, read, count = kinds()[name]
    hold(not read(sound), f"the sound {name} is read")
    failures: Counter[str] = Counter()
    first: dict[str, int] = {}
    refused = 0
    slowest = 0.0
    begun = time.process_time()
    for n in range(max(1, round(count * share))):
        number = seed * 10_000_000 + n
        data = damage(number, sound, _TOKENS[marks])
        start = time.process_time()
        signal.setitimer(signal.ITIMER_REAL, SLOW)
        try:
            refused += bool(read(data))
        except Exception as error:  # noqa: BLE001 - what breaks is what is looked for
            where = traceback.extract_tb(error.__traceback__)
            ours = [f for f in where if "tellings" in f.filename or f.filename == __file__]
            what = f"{type(error).__name__}: {error}"[:120] + f" ({ours[-1].name})"
            failures[what] += 1
            first.setdefault(what, number)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        slowest = max(slowest, time.process_time() - start)
    return {
        "kind": name,
        "inputs": n + 1,
        "refused": refused,
        "seconds": round(time.process_time() - begun, 1),
        "slowest": round(slowest, 3),
        "failures": [{"what": w, "count": c, "seed": first[w]} for w, c in failures.items()],
    }


def section(results: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    rows = results["rows"]
    total = sum(row["inputs"] for row in rows)
    failed = sum(f["count"] for row in rows for f in row["failures"])
    lines = [f"Made by `{results['command']}`: {total:,} inputs, {failed} failures.", ""]
    lines += ["| kind | inputs | refused | failures | slowest, ms |", "|---|--:|--:|--:|--:|"]
    lines += [
        f"| {row['kind']} | {row['inputs']:,} | {row['refused']:,} | "
        f"{sum(f['count'] for f in row['failures'])} | {1000 * row['slowest']:.0f} |"
        for row in rows
    ]
    for row in rows:
        lines += [
            f"\n{row['kind']}, {f['count']} times, first with {f['seed']}: {f['what']}"
            for f in row["failures"]
        ]
    return "\n".join(lines)


def main() -> int:
    """Try, write what came of it, print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--share", type=float, default=1.0, help="of the usual number of inputs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default="")
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "bench/results/fuzz.json")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, _too_slow)
    names = [name for name in kinds() if not options.kinds or name in options.kinds.split(",")]
    rows = []
    for name in names:
        rows.append(try_kind(name, options.share, options.seed))
        sys.stderr.write(f"{rows[-1]}\n")
    command = "python bench/fuzz.py --report"
    results = {"command": command, "seed": options.seed, "rows": rows}
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(section(results) + "\n")
    if options.report:
        from report import write_report

        write_report()
    return 0


if __name__ == "__main__":
    sys.exit(main())
