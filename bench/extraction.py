#!/usr/bin/env python3
"""Score what is found in web pages: the article's text, its title, day and byline.

usage: bench/extraction.py [--shared DIR] [--pages N] [--out FILE] [--report]

The pages lie in the shared folder (trafilatura_eval); every one has a few segments that an article
must hold and some that it must not. Our reading stands beside trafilatura alone and resiliparse
alone, in the same run. Time is CPU seconds of one thread. Without the pages the run says so.
"""

from __future__ import annotations

import argparse
import itertools
import json
import pathlib
import re
import string
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

READINGS = ("ours, whole report", "ours, text alone", "trafilatura", "resiliparse")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return a text with one space for every stretch of white space."""
    return _SPACES.sub(" ", text).strip()


def find_pages(shared: pathlib.Path, most: int) -> Iterator[tuple[str, dict[str, Any], bytes]]:
    """Yield the address, the answers and the bytes of each page."""
    folder = shared / "bench" / "trafilatura_eval"
    answers = json.loads((folder / "evaldata.json").read_text(encoding="utf-8"))
    with tarfile.open(folder / "html.tar.xz") as archive:
        pages = {
            pathlib.PurePath(member.name).name: file.read()
            for member in archive
            if member.isfile() and (file := archive.extractfile(member)) is not None
        }
    for url, answer in list(answers.items())[:most]:
        if answer["file"] in pages:
            yield url, answer, pages[answer["file"]]


def read_ours(data: bytes, url: str) -> dict[str, Any]:
    """Return what we make of a page, in whatever language it is."""
    from tellings.clean.reports import clean_report
    from tellings.config import Settings
    from tellings.ingest.readers import read_bytes
    from tellings.records.report import RawReport

    # Every code of two letters: no page is refused for its language here.
    every = tuple(a + b for a, b in itertools.product(string.ascii_lowercase, repeat=2))
    settings = Settings(languages=every)
    raw = read_bytes(data, "page.html", settings)[0]
    if raw.problem is not None:
        return {}
    report = clean_report(RawReport(content=raw.content, is_html=raw.is_html, url=url), settings)
    return {
        "text": report.text,
        "whole": "\n".join(filter(None, (report.title, report.subtitle, report.text))),
        "title": report.title,
        "day": report.published.earliest if report.published else None,
        "names": report.byline,
    }


def read_trafilatura(data: bytes, url: str) -> dict[str, Any]:
    """Return what trafilatura makes of a page by itself, as it comes."""
    import trafilatura

    found = trafilatura.bare_extraction(data, url=url, with_metadata=True, include_comments=False)
    fields = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    return {
        "text": fields.get("text") or "",
        "title": fields.get("title"),
        "day": fields.get("date"),
        "names": tuple((fields.get("author") or "").split("; ")),
    }


def read_resiliparse(data: bytes, url: str) -> dict[str, Any]:
    """Return what resiliparse makes of a page."""
    del url
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    page = bytes_to_str(data, detect_encoding(data))
    return {"text": extract_plain_text(page, main_content=True, alt_texts=False)}


def as_text(value: Any) -> str:
    """Return an answer as one text; some are lists."""
    return plain("; ".join(value) if isinstance(value, list) else value or "")


def count(counts: Counter[str], answer: dict[str, Any], text: str) -> None:
    """Count the segments of a page that are found rightly, wrongly, and not."""
    shown = plain(text)
    for segment in answer["with"]:
        counts["right" if plain(segment) in shown else "missed"] += 1
    for segment in answer["without"]:
        counts["wrong"] += plain(segment) in shown


def count_fields(counts: Counter[str], answer: dict[str, Any], found: dict[str, Any]) -> None:
    """Count titles, days and bylines that are right."""
    title, day, author = (as_text(answer.get(k)) for k in ("title", "date", "author"))
    if title:
        counts["titles"] += 1
        counts["title"] += plain(found.get("title") or "").casefold() == title.casefold()
    if day:
        counts["days"] += 1
        counts["day"] += found.get("day") == day
    if author:
        counts["bylines"] += 1
        wanted = {n.strip().casefold() for n in re.split(r";|,| und | and ", author)}
        counts["byline"] += {n.casefold() for n in found.get("names") or ()} == wanted


def summarise(counts: Counter[str], seconds: float, pages: int) -> dict[str, float | None]:
    """Return counts as shares."""
    precision = counts["right"] / max(1, counts["right"] + counts["wrong"])
    recall = counts["right"] / max(1, counts["right"] + counts["missed"])
    shares = {
        name: round(counts[name] / counts[f"{name}s"], 3) if counts[f"{name}s"] else None
        for name in ("title", "day", "byline")
    }
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "F": round(2 * precision * recall / max(1e-9, precision + recall), 4),
        **shares,
        "ms": round(1000 * seconds / max(1, pages), 1),
    }


def measure(shared: pathlib.Path, most: int) -> dict[str, Any]:
    """Return the figures of every reading over all pages."""
    readers = {"ours": read_ours, "trafilatura": read_trafilatura, "resiliparse": read_resiliparse}
    counts = {name: Counter[str]() for name in READINGS}
    seconds = dict.fromkeys(readers, 0.0)
    pages = 0
    for url, answer, data in find_pages(shared, most):
        pages += 1
        for name, read in readers.items():
            start = time.process_time()
            found = read(data, url)
            seconds[name] += (time.process_time() - start) if pages > 1 else 0.0
            text = found.get("text", "")
            if name == "ours":
                count(counts["ours, text alone"], answer, text)
                count(counts["ours, whole report"], answer, found.get("whole", ""))
                count_fields(counts["ours, whole report"], answer, found)
            else:
                count(counts[name], answer, text)
                count_fields(counts[name], answer, found)
    rows = {
        name: summarise(counts[name], seconds[name.partition(",")[0]], pages) for name in READINGS
    }
    command = "python bench/extraction.py --shared ../shared --report"
    return {"command": command, "pages": pages, "readings": rows}


def section(results: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    columns = ("F", "precision", "recall", "title", "day", "byline", "ms")
    lines = [f"Made by `{results['command']}` over {results['pages']} pages.", ""]
    lines += [f"| reading | {' | '.join(columns)} |", "|---|" + "--:|" * len(columns)]
    for name, row in results["readings"].items():
        bare = "resiliparse" in name or "alone" in name
        cells = [
            row[c] if row[c] is not None and not (bare and c in columns[3:6]) else ""
            for c in columns
        ]
        lines.append(f"| {name} | " + " | ".join(map(str, cells)) + " |")
    ours, theirs = results["readings"][READINGS[0]], results["readings"]["trafilatura"]
    lines += ["", f"Time, ours to trafilatura's: {ours['ms'] / max(0.1, theirs['ms']):.2f}."]
    return "\n".join(lines)


def main() -> int:
    """Measure, write the figures, print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "bench/results/extraction.json")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "bench" / "trafilatura_eval").is_dir():
        sys.stdout.write("no pages to measure with in the shared folder: skipped\n")
        return 0
    results = measure(options.shared, options.pages)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(section(results) + "\n")
    if options.report:
        from report import write_report

        write_report()
    return 0


if __name__ == "__main__":
    sys.exit(main())
