#!/usr/bin/env python3
"""Score where names of places are put on the map, and which names are seen to be places.

usage: bench/places.py [--shared DIR] [--articles N] [--show] [--report]

Resolution: the toponyms of each article are given; each is put where `locate_places` puts its
entity, an entity being made as in a story of one report. A toponym without an answer is far off.
Right is within 161 km (100 miles). Beside ours stands the largest place of that name in our own
gazetteer. Rules were tuned on one half of each set's articles (by a hash of their number); the
other half is held out. Recognition: what `annotate` takes for a place, country or venue, by exact
offsets, over all annotated toponyms; nationalities, which the sets annotate here and there, count
against us. Look-ups, opening and memory are of the gazetteer alone, in a process of its own.
"""

from __future__ import annotations

import argparse
import math
import pathlib
import statistics
import subprocess
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

SETS = {"LGL": "lgl.xml", "TR-News": "TR-News.xml"}
HALVES = ("tuned", "held out")
#: Kilometres within which an answer is right.
NEAR_KM = 161.0
#: How far off no answer is.
NOWHERE_KM = 20_000.0
#: Characters that an offset may be too far to the right.
SLIP = 10
_PLACES = frozenset({"place", "facility"})

_PROBE = """
import resource, sys, time
sys.path.insert(0, {src!r})
from tellings.models.gazetteer import open_gazetteer
def resident():
    with open("/proc/self/statm") as stream:
        return int(stream.read().split()[1]) * resource.getpagesize() / 2**20
before = resident()
start = time.process_time()
gazetteer = open_gazetteer()
gazetteer.look_up("Springfield")
opened = time.process_time() - start
names = [line.rstrip("\\n") for line in sys.stdin]
start = time.process_time()
for name in names:
    gazetteer.look_up(name)
spent = time.process_time() - start
print(opened, len(names) / max(spent, 1e-9), resident() - before)
"""


@dataclass(frozen=True)
class Toponym:
    """A name in a text, and where it lies if that is known."""

    start: int
    end: int
    point: tuple[float, float] | None


@dataclass(frozen=True)
class Article:
    """A text and the names of places in it."""

    name: str
    text: str
    toponyms: tuple[Toponym, ...]

    @property
    def half(self) -> str:
        """Whether rules may be tuned on it."""
        return HALVES[zlib.crc32(self.name.encode()) % 2]


def read_articles(path: pathlib.Path) -> Iterator[Article]:
    """Yield the articles of one set."""
    for node in ET.parse(path).getroot().iter("article"):
        text = node.findtext("text") or ""
        found = []
        for item in node.iter("toponym"):
            span = _span(text, item)
            if span is not None:
                found.append(Toponym(*span, _point(item)))
        yield Article(f"{path.stem}/{node.get('docid')}", text, tuple(found))


def _span(text: str, item: ET.Element) -> tuple[int, int] | None:
    start, phrase = int(item.findtext("start") or 0), item.findtext("phrase") or ""
    at = text.rfind(phrase, max(0, start - SLIP), start + len(phrase))
    return (at, at + len(phrase)) if phrase and at >= 0 else None


def _point(item: ET.Element) -> tuple[float, float] | None:
    tag = item.find("gaztag")
    if tag is None or not tag.get("geonameid"):
        return None
    lat, lon = (tag.findtext(name) for name in ("lat", "lon"))
    return (float(lat), float(lon)) if lat and lon else None


def distance(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return kilometres over ground."""
    (a, b), (c, d) = ([math.radians(v) for v in point] for point in (first, second))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12_742 * math.asin(math.sqrt(min(1.0, half)))


def locate(article: Article) -> dict[tuple[int, int], tuple[float, float]]:
    """Return where ours puts the toponyms, by their offsets."""
    from tellings.models import open_gazetteer
    from tellings.records.annotation import Mention
    from tellings.records.report import Report
    from tellings.resolve import locate_places, resolve_entities

    mentions = [
        Mention(
            report="r", start=t.start, end=t.end, text=article.text[t.start : t.end], type="place"
        )
        for t in article.toponyms
    ]
    gazetteer = open_gazetteer()
    entities = resolve_entities(mentions, {"r": article.text}, gazetteer)
    located = locate_places(entities, [Report(id="r", text=article.text)], gazetteer)
    return {
        (m.start, m.end): (e.place.latitude, e.place.longitude)
        for e in located
        if e.place is not None and e.place.latitude is not None and e.place.longitude is not None
        for m in e.mentions
    }


def locate_largest(article: Article) -> dict[tuple[int, int], tuple[float, float]]:
    """Return the largest place of each name."""
    from tellings.models import open_gazetteer

    found = {}
    for t in article.toponyms:
        entries = open_gazetteer().look_up(article.text[t.start : t.end])
        if entries:
            found[t.start, t.end] = (entries[0].latitude, entries[0].longitude)
    return found


def score(articles: Sequence[Article], locator: Any) -> dict[str, Any]:
    """Return the share within reach and the median error in km."""
    errors = []
    for article in articles:
        points = locator(article)
        for t in article.toponyms:
            if t.point is not None:
                point = points.get((t.start, t.end))
                errors.append(distance(t.point, point) if point else NOWHERE_KM)
    return {
        "toponyms": len(errors),
        "within": round(sum(e <= NEAR_KM for e in errors) / max(1, len(errors)), 4),
        "median km": round(statistics.median(errors), 1) if errors else None,
        "no answer": round(sum(e == NOWHERE_KM for e in errors) / max(1, len(errors)), 4),
    }


def recognise(articles: Sequence[Article]) -> dict[str, float]:
    """Return precision, recall and F1 of the names that are taken for places."""
    from tellings.annotate import annotate_reports
    from tellings.models import load_language, open_gazetteer
    from tellings.records.report import Report

    reports = [Report(id=str(n), text=a.text) for n, a in enumerate(articles)]
    hits = found = there = 0
    for article, read in zip(
        articles, annotate_reports(reports, load_language(), open_gazetteer()), strict=True
    ):
        ours = {(m.start, m.end) for m in read.mentions if m.type in _PLACES}
        gold = {(t.start, t.end) for t in article.toponyms}
        hits, found, there = hits + len(ours & gold), found + len(ours), there + len(gold)
    return {
        "precision": round(hits / max(1, found), 4),
        "recall": round(hits / max(1, there), 4),
        "f1": round(2 * hits / max(1, found + there), 4),
    }


def probe(names: Sequence[str]) -> dict[str, float]:
    """Return seconds to open the gazetteer, look-ups a second, and megabytes they keep."""
    code = _PROBE.format(src=str(ROOT / "src"))
    run = subprocess.run(
        [sys.executable, "-c", code],
        input="\n".join(names),
        capture_output=True,
        text=True,
        check=True,
    )
    opened, speed, megabytes = map(float, run.stdout.split())
    return {"open s": round(opened, 3), "look-ups/s": round(speed), "MB": round(megabytes, 1)}


def measure(shared: pathlib.Path, most: int) -> dict[str, Any]:
    """Return all figures."""
    results: dict[str, Any] = {
        "command": "python bench/places.py --shared ../shared --report",
        "sets": {},
    }
    names: list[str] = []
    for label, file in SETS.items():
        articles = list(read_articles(shared / "bench" / "geoparsing" / file))[:most]
        names += [a.text[t.start : t.end].replace("\n", " ") for a in articles for t in a.toponyms]
        halves = {half: [a for a in articles if a.half == half] for half in HALVES}
        rows = {"all": articles, **halves}
        results["sets"][label] = {
            "articles": len(articles),
            "ours": {name: score(some, locate) for name, some in rows.items()},
            "the largest": {name: score(some, locate_largest) for name, some in rows.items()},
            "recognition": recognise(articles),
        }
    results["gazetteer"] = probe(names * (1 + 20_000 // max(1, len(names))))
    return results


def section(results: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    lines = [f"Made by `{results['command']}`.", ""]
    lines += [
        "| set | places | toponyms | within 161 km | tuned half | held out | median km | none |"
    ]
    lines += ["|---|---|--:|--:|--:|--:|--:|--:|"]
    for label, result in results["sets"].items():
        for name in ("ours", "the largest"):
            row = result[name]
            cells = [f"{row[part]['within']:.3f}" for part in ("all", *HALVES)]
            whole = row["all"]
            lines.append(
                f"| {label} | {name} | {whole['toponyms']} | {' | '.join(cells)} | "
                f"{whole['median km']} | {whole['no answer']:.3f} |"
            )
    lines += ["", "| set | names seen as places: P | R | F1 |", "|---|--:|--:|--:|"]
    for label, result in results["sets"].items():
        cells = " | ".join(f"{v:.3f}" for v in result["recognition"].values())
        lines.append(f"| {label} | {cells} |")
    cost = results["gazetteer"]
    lines += [
        "",
        f"Gazetteer: opened in {cost['open s']} s, {cost['look-ups/s']:,} look-ups a second, "
        f"{cost['MB']} MB after them.",
    ]
    return "\n".join(lines)


def main() -> int:
    """Measure, write the figures, print them."""
    from gold_reports import write_results
    from quality import say

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--articles", type=int, default=100_000, help="most articles of a set")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "bench" / "geoparsing").is_dir():
        say(f"skipped: no annotated places in {options.shared}")
        return 0
    results = measure(options.shared, options.articles)
    say(section(results))
    if options.report:
        from report import write_report

        write_results("places", results)
        say(f"written: {write_report()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
