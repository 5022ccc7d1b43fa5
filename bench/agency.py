#!/usr/bin/env python3
"""Score the agency that a report is found to be of, on articles whose origin is known.

usage: bench/agency.py [--shared DIR] [--show]

Beside it stands the rule that comes with the set: an agency's name in the first 400 or the last
300 characters. Articles whose origin is not known are left out.
"""

from __future__ import annotations

import argparse
import csv
import pathlib
import re
import sys
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

Article = tuple[str, str, str | None]

#: The rule of the set, as its README words it.
_NAMES = {
    "AP": re.compile(r"\(AP\)|\bAssociated Press\b|\bAP\b"),
    "AFP": re.compile(r"\bAFP\b|Agence France"),
    "UPI": re.compile(r"\bUPI\b"),
    "Reuters": re.compile(r"\bReuters\b|\bREUTERS\b"),
}


def by_rule(text: str) -> str | None:
    """Return the agency that the README's rule finds."""
    ends = f"{text[:400]}\n{text[-300:]}"
    return next((name for name, pattern in _NAMES.items() if pattern.search(ends)), None)


def read_articles(folder: pathlib.Path) -> list[Article]:
    """Return name, text and agency (None: the outlet's own) of every article of known origin."""
    found = []
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            path = folder / row["compartment"] / "text" / f"{row['filename']}.txt"
            if row["wire"] == "NA" or not path.is_file():
                continue
            wire = None if row["wire"] == "None" else row["wire"].replace("reuters", "Reuters")
            found.append((row["filename"], path.read_text(encoding="utf-8"), wire))
    return found


def ours(articles: list[Article]) -> list[str | None]:
    """Return the agency of each article as `clean` reads it from the bare text."""
    from tellings.clean import clean_reports
    from tellings.config import Settings
    from tellings.records.report import RawReport

    raw = [RawReport(content=text, given_id=name) for name, text, _ in articles]
    return [report.agency for report in clean_reports(raw, Settings())]


def score(articles: list[Article], found: list[str | None]) -> dict[str, Any]:
    """Return how many agencies are right, false and missed."""
    from tellings.text.outlets import same_house

    right = false = missed = 0
    for (_, _, wire), name in zip(articles, found, strict=True):
        hit = bool(wire and name and same_house(wire, name))
        right += hit
        false += bool(name) and not hit
        missed += bool(wire) and not hit
    return {
        "right": right,
        "false": false,
        "missed": missed,
        "precision": round(right / max(1, right + false), 4),
        "recall": round(right / max(1, right + missed), 4),
    }


def main() -> int:
    """Score, print and record."""
    from gold_reports import say, write_results

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    folder = options.shared / "bench" / "polnear"
    if not folder.is_dir():
        say(f"skipped: no articles of known agency at {folder} (set --shared)")
        return 0
    articles = read_articles(folder)
    answers = {"ours": ours(articles), "rule": [by_rule(text) for _, text, _ in articles]}
    results = {name: score(articles, found) for name, found in answers.items()}
    for name, figures in results.items():
        say(f"{name:<6}" + "  ".join(f"{k} {v}" for k, v in figures.items()))
    if options.show:
        for (name, _, wire), found in zip(articles, answers["ours"], strict=True):
            if (found or wire) and score([("", "", wire)], [found])["right"] == 0:
                say(f"  {name}: annotated {wire}, ours {found}")
    command = "python bench/agency.py --shared ../shared"
    write_results("agency", {"command": command, "articles": len(articles), **results})
    return 0


if __name__ == "__main__":
    sys.exit(main())
