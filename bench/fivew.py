#!/usr/bin/env python3
"""Score who, what, where and when of single reports against annotated phrases.

usage: bench/fivew.py [--shared DIR] [--show] [--report]

Each article is read alone, with its title, address and day, and our answers are taken from its
account: who is the first party that the story's title names, else the one named most often; what
is the title behind that name, to the clause that gives only time or reason; where is the first
place of the title, else the lead place; when is the first day that a statement states, of the
four before the report's; the date is the last of these, else the report's. An answer counts by
the F1 of its words against the best annotated phrase; articles that have none are left out.
Beside ours stands the title itself as the answer to all four, and for the date the day of
publication. The rules were chosen on every second article (tuned); the others are held out.
"""

from __future__ import annotations

import argparse
import datetime
import json
import pathlib
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

QUESTIONS = ("who", "what", "where", "when")
_WORD = re.compile(r"\w+")
#: Where a title stops to say what happened and goes on with when or why.
_ASIDE = re.compile(
    r"\s+(?:as|after|while|amid|when|because|before|despite)\s|\s*(?:\.\.\.|[;|–—])"  # noqa: RUF001
)
#: Days before its report that a happening is looked for.
NEAR = 4
_PARTIES = ("person", "organisation", "group")


def words(text: str) -> list[str]:
    """Return the words of an answer, articles left out."""
    return [w for w in _WORD.findall(text.lower()) if w not in {"a", "an", "the"}]


def token_f1(answer: str, phrase: str) -> float:
    """Return the F1 of the words of an answer against those of a phrase."""
    ours, gold = Counter(words(answer)), Counter(words(phrase))
    shared = sum((ours & gold).values())
    return 2 * shared / (sum(ours.values()) + sum(gold.values())) if shared else 0.0


def best_f1(answer: str | None, phrases: Sequence[str]) -> float:
    """Return the F1 against the phrase that the answer fits best."""
    return max((token_f1(answer, p) for p in phrases), default=0.0) if answer else 0.0


def read_answers(account: Mapping[str, Any]) -> dict[str, str | None]:
    """Return what an account of one report answers; `date` is the normalised `when`."""
    if not account["stories"]:
        return dict.fromkeys((*QUESTIONS, "date"))
    story, day = account["stories"][0], account["reports"][0]["published"]["earliest"]
    named = _named_in(story["title"], story["entities"])
    parties = [(at, e) for at, e in named if e["type"] in _PARTIES]
    places = [e for _, e in named if e["type"] in {"place", "facility"}]
    who = parties[0][1] if parties else _commonest(story["entities"])
    lead = next((e for e in story["entities"] if e["id"] == story["lead_place"]), None)
    where = places[0] if places else lead
    stated = [s["when"] for s in story["statements"] if s["when"]]
    stated = [w for w in stated if w["basis"] == "stated"]
    near = [w for w in stated if _is_near(w, day)]
    return {
        "who": who["name"] if who else None,
        "what": _deed(story["title"], parties[0][0] if parties else 0),
        "where": where["name"] if where else None,
        "when": (near or stated)[0]["text"] if stated else None,
        "date": max((w["earliest"] for w in near), default=day),
    }


def _is_near(when: Mapping[str, Any], day: str | None) -> bool:
    """Whether a time is one day, and not long before the report's."""
    if day is None or when["earliest"] != when["latest"]:
        return False
    apart = datetime.date.fromisoformat(day) - datetime.date.fromisoformat(when["earliest"])
    return 0 <= apart.days <= NEAR


def _named_in(title: str, entities: Sequence[Any]) -> list[tuple[int, Any]]:
    """Return the entities that a title names, each with where its name ends, in order."""
    found = []
    for entity in entities:
        for name in sorted({v["text"] for v in entity["variants"]}, key=len, reverse=True):
            match = re.search(rf"\b{re.escape(name)}\b", title)
            if match:
                found.append((match.start(), match.end(), entity))
                break
    found.sort(key=lambda f: (f[0], -f[1]))
    return [(end, entity) for _, end, entity in found]


def _commonest(entities: Sequence[Any]) -> Any:
    parties = [e for e in entities if e["type"] in _PARTIES]
    return max(parties, key=lambda e: len(e["mentions"]), default=None)


def _deed(title: str, behind: int) -> str:
    """Return what a title tells behind the name at its head, without when and why."""
    head = title[behind:] if behind < len(title) / 2 else title
    told = _ASIDE.split(head, maxsplit=1)[0]
    return told if len(words(told)) > 1 else title


def read_article(file: pathlib.Path) -> tuple[dict[str, str], dict[str, list[str]], set[str]]:
    """Return what is known of an article, its annotated phrases, and its annotated dates."""
    found = json.loads(file.read_text(encoding="utf-8"))
    given = {"id": found["dId"], "text": found["text"], "title": found["title"]}
    given |= {"published": str(found["date_publish"]), "url": found["url"]}
    marked = {q: found["fiveWoneH"][q]["annotated"] for q in QUESTIONS}
    phrases = {q: [a["text"] for a in marked[q] if a.get("text")] for q in QUESTIONS}
    return given, phrases, {a["parsed"][:10] for a in marked["when"] if a.get("parsed")}


def read_all(shared: pathlib.Path) -> list[dict[str, Any]]:
    """Return for each article its scores, ours and the title's."""
    from quality import build

    rows = []
    folder = shared / "bench" / "giveme5w1h" / "gold_standard"
    with tempfile.TemporaryDirectory() as scratch:
        for file in sorted(folder.glob("*.json")):
            given, phrases, dates = read_article(file)
            target = pathlib.Path(scratch) / f"{given['id']}.jsonl"
            target.write_text(json.dumps(given), encoding="utf-8")
            day = given["published"][:10]
            answers = read_answers(build([target]))
            rows.append(
                {
                    "title": given["title"],
                    "answers": answers,
                    "phrases": phrases,
                    "ours": {q: best_f1(answers[q], p) for q, p in phrases.items() if p},
                    "the title": {q: best_f1(given["title"], p) for q, p in phrases.items() if p},
                    "date": (answers["date"] in dates, day in dates) if dates else None,
                }
            )
    return rows


def summarise(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the means of ours and of the title, and the share of right dates."""
    made: dict[str, Any] = {"articles": len(rows)}
    for n, who in enumerate(("ours", "the title")):
        scores = {q: [r[who][q] for r in rows if q in r[who]] for q in QUESTIONS}
        made[who] = {q: round(sum(s) / max(1, len(s)), 3) for q, s in scores.items()}
        dates = [r["date"][n] for r in rows if r["date"] is not None]
        made[who]["date"] = round(sum(dates) / max(1, len(dates)), 3)
    return made


def measure(shared: pathlib.Path, *, show: bool = False) -> dict[str, Any]:
    """Return the figures of both halves."""
    rows = read_all(shared)
    if show:
        for row in rows[::2]:
            sys.stdout.write(f"{row['title']}\n  {row['answers']}\n  {row['phrases']}\n")
    return {
        "command": "python bench/fivew.py --shared ../shared --report",
        "halves": {"tuned": summarise(rows[::2]), "held out": summarise(rows[1::2])},
    }


def section(results: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    lines = [f"Made by `{results['command']}`.", ""]
    lines += ["| half | answer | who | what | where | when | date |", "|---|---|" + "--:|" * 5]
    for half, result in results["halves"].items():
        for who in ("ours", "the title"):
            cells = " | ".join(f"{result[who][q]:.3f}" for q in (*QUESTIONS, "date"))
            lines.append(f"| {half}, {result['articles']} articles | {who} | {cells} |")
    return "\n".join([*lines, "", "The date of the title's row is the day of publication."])


def main() -> int:
    """Measure, write the figures, print them."""
    from gold_reports import write_results
    from quality import say

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--show", action="store_true", help="print answers of the tuned half")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "bench" / "giveme5w1h").is_dir():
        say(f"skipped: no annotated articles in {options.shared}")
        return 0
    results = measure(options.shared, show=options.show)
    say(section(results))
    if options.report:
        from report import write_report

        write_results("fivew", results)
        say(f"written: {write_report()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
