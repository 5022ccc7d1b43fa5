#!/usr/bin/env python3
"""Measure what a large web archive costs: memory at its highest, pages a second.

usage: bench/ingest_speed.py [--megabytes N] [--out FILE] [--report]

The archive is made of the texts of the example as pages, repeated.
It is read and cleaned in a process of its own, page by page, and nothing is kept but a count.
"""

from __future__ import annotations

import argparse
import html
import json
import pathlib
import resource
import subprocess
import sys
import tempfile
import time
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

MOST_MEMORY = 300


def make_pages() -> list[bytes]:
    """Return pages made of the texts of the example."""
    texts = sorted((ROOT / "examples").glob("*/*.txt"))
    pages = []
    for text in texts:
        lines = text.read_text(encoding="utf-8").strip().split("\n")
        body = "".join(f"<p>{html.escape(line)}</p>" for line in lines[1:] if line.strip())
        menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(200))
        pages.append(
            f"<!DOCTYPE html><html lang='en'><head><title>{html.escape(lines[0])}</title></head>"
            f"<body><nav><ul>{menu}</ul></nav><article><h1>{html.escape(lines[0])}</h1>{body}"
            f"</article><footer><ul>{menu * 3}</ul></footer></body></html>".encode()
        )
    return pages


def write_archive(target: pathlib.Path, size: int) -> int:
    """Write an archive of at least `size` bytes; return how many pages it has."""
    pages = make_pages()
    written = count = 0
    with target.open("wb") as file:
        while written < size:
            body = pages[count % len(pages)]
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\n"
                f"WARC-Target-URI: https://news.example/{count}\r\n"
                "WARC-Date: 2031-06-03T18:05:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{count:012d}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(block)}\r\n\r\n"
            )
            written += file.write(head.encode() + block + b"\r\n\r\n")
            count += 1
    return count


def stream(archive: pathlib.Path, *, clean: bool) -> dict[str, float]:
    """Read an archive page by page, in this process; return what that cost."""
    from tellings.clean.reports import clean_report
    from tellings.config import Settings
    from tellings.ingest import iterate_reports

    settings = Settings()
    start = time.process_time()
    pages = refused = 0
    for raw in iterate_reports([archive], settings=settings):
        pages += 1
        problem = raw.problem or (clean_report(raw, settings).problem if clean else None)
        refused += problem is not None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds = time.process_time() - start
    return {"pages": pages, "refused": refused, "seconds": seconds, "megabytes": peak}


def measure(megabytes: int, cleaned: int) -> dict[str, Any]:
    """Return the figures: a large archive only read, a smaller one also cleaned."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size, mode in ((megabytes, "read"), (cleaned, "clean")):
            archive = pathlib.Path(folder) / "pages.warc"
            pages = write_archive(archive, size * 1_000_000)
            command = [sys.executable, __file__, "--stream", str(archive), "--mode", mode]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            figures = json.loads(done.stdout)
            if figures["pages"] != pages or figures["refused"]:
                sys.exit(f"{figures['pages']} of {pages} pages came out: {figures}")
            rows.append({"mode": mode, "archive": size, **figures})
    return {"command": "python bench/ingest_speed.py --report", "rows": rows}


def section(results: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    lines = [f"Made by `{results['command']}`. Budget: {MOST_MEMORY} MB of memory.", ""]
    lines += ["| archive | pages | pages a second | most memory |", "|---|--:|--:|--:|"]
    words = {"read": "read", "clean": "read and cleaned"}
    lines += [
        f"| {row['archive']:,} MB, {words[row['mode']]} | {row['pages']:,} | "
        f"{row['pages'] / max(0.01, row['seconds']):,.0f} | {row['megabytes']:.0f} MB |"
        for row in results["rows"]
    ]
    return "\n".join(lines)


def main() -> int:
    """Measure, write the figures, print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--megabytes", type=int, default=1000)
    parser.add_argument("--cleaned", type=int, default=100)
    parser.add_argument("--stream", type=pathlib.Path, help=argparse.SUPPRESS)
    parser.add_argument("--mode", default="read", help=argparse.SUPPRESS)
    out = ROOT / "bench/results/ingest_speed.json"
    parser.add_argument("--out", type=pathlib.Path, default=out)
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    if options.stream:
        figures = stream(options.stream, clean=options.mode == "clean")
        sys.stdout.write(json.dumps(figures))
        return 0
    results = measure(options.megabytes, options.cleaned)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(section(results) + "\n")
    if options.report:
        from report import write_report

        write_report()
    return 0


if __name__ == "__main__":
    sys.exit(main())
