#!/usr/bin/env python3
"""Score the kind of event of a sentence against PLOVER's own examples.

usage: bench/events.py [--shared DIR] [--show] [--report]

The examples bear the codes of an early version: three are read as what they became (DEMAND is
REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT is ASSAULT). Every second sentence was
looked at when the words were chosen (tuned); the other half (held out) was not. A sentence tells
what its claims tell: the verb that reports a claim comes first if it is a deed itself ("demanded
that"), then the claim's event; and as PLOVER has it, a friendly deed that is only promised is
AGREE, a hostile one THREATEN, what must be done REQUEST, what is refused REJECT.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import re
import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

#: What the codes of the examples are called today.
TODAY = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}


_WORD = re.compile(r"\w+")
_WILLING = frozenset("will would willing prepared ready offered promised pledged".split())
_PROMISING = frozenset({"willing", "offered", "promised", "pledged", "committed", "grant"})
_PROMISES = frozenset({"promise", "pledge", "offer", "vow"})
_OBLIGING = frozenset({"must", "should", "ought"})
_UNWILLING = frozenset({"declined", "refused", "refusing", "refuses"})
_KIND = frozenset({"SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "CONSULT", "AGREE"})
_UNKIND = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "REJECT"})


def read_examples(shared: pathlib.Path) -> list[tuple[str, str]]:
    """Return text and event type of each example, in the order of the file."""
    file = shared / "bench" / "plover_gsr" / "PLOVER_GSR_CAMEO.txt"
    records = json.loads(file.read_text(encoding="utf-8"))
    return [
        (r["text"], TODAY.get(r["event"], r["event"]))
        for r in records
        if r["event"] != "DOCUMENT" and r.get("text")
    ]


def event_of(statements: Sequence[Any]) -> str | None:
    """Return the event that a sentence tells, from its statements."""
    from tellings.annotate.events import event_of_word

    for statement in statements:
        kind = event_of_word(statement.cue) if statement.cue else None
        if kind is not None:
            return kind
        kind = None if statement.event is None else str(statement.event.type)
        meant = of_mood(statement, kind)
        if meant is not None:
            return meant
    return None


def of_mood(statement: Any, kind: str | None) -> str | None:
    """Return the event that a claim is where it is no deed yet: a promise, a threat, a demand."""
    words = set(_WORD.findall(statement.text.lower()))
    subject_wills = words & _WILLING or statement.cue in _PROMISES
    undone = statement.polarity == "negative" and kind in {None, "AGREE", "CONSULT"}
    if undone or words & _UNWILLING:
        return "REJECT"
    if words & _OBLIGING:
        return "REQUEST"
    promises = words & _PROMISING or statement.cue in _PROMISES
    if subject_wills and (kind in _KIND or (kind is None and promises)):
        return "AGREE"
    if subject_wills and kind in _UNKIND:
        return "THREATEN"
    return kind


def answers(texts: Sequence[str]) -> list[str | None]:
    """Return what we read in each sentence."""
    from tellings.annotate import annotate_reports
    from tellings.models import load_language, open_gazetteer
    from tellings.records.report import Report

    reports = [Report(id=f"r{n}", text=text) for n, text in enumerate(texts)]
    read = annotate_reports(reports, load_language(), open_gazetteer())
    return [event_of(annotation.statements) for annotation in read]


def score(pairs: Sequence[tuple[str, str | None]]) -> dict[str, Any]:
    """Return the share of right answers, and what is right of each type."""
    right = sum(gold == ours for gold, ours in pairs)
    total, hit = Counter(gold for gold, _ in pairs), Counter(g for g, o in pairs if g == o)
    most = max(total.values(), default=0)
    return {
        "sentences": len(pairs),
        "right": right,
        "share": round(right / max(1, len(pairs)), 3),
        "commonest": round(most / max(1, len(pairs)), 3),
        "none": sum(ours is None for _, ours in pairs),
        "types": {kind: [hit[kind], count] for kind, count in sorted(total.items())},
    }


def measure(shared: pathlib.Path, *, show: bool = False) -> dict[str, Any]:
    """Return the figures of both halves."""
    examples = read_examples(shared)
    ours = answers([text for text, _ in examples])
    pairs = [(gold, answer) for (_, gold), answer in zip(examples, ours, strict=True)]
    if show:
        for (text, gold), answer in list(zip(examples, ours, strict=True))[::2]:
            if gold != answer:
                sys.stdout.write(f"{gold} {answer}: {text[:200]}\n")
    return {
        "command": "python bench/events.py --shared ../shared --report",
        "halves": {"tuned": score(pairs[::2]), "held out": score(pairs[1::2])},
    }


def section(results: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    keys = ("sentences", "right", "share", "commonest", "none")
    lines = [f"Made by `{results['command']}`.", ""]
    lines += ["| half | sentences | right | share | always the commonest | no event found |"]
    lines += ["|---|" + "--:|" * len(keys)]
    for name, row in results["halves"].items():
        lines.append(f"| {name} | " + " | ".join(str(row[key]) for key in keys) + " |")
    types = results["halves"]["held out"]["types"]
    told = ", ".join(f"{kind} {hit} of {count}" for kind, (hit, count) in types.items())
    return "\n".join([*lines, "", f"Held out, by type: {told}."])


def main() -> int:
    """Measure, write the figures, print them."""
    from gold_reports import write_results
    from quality import say

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--show", action="store_true", help="print the misses of the tuned half")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "bench" / "plover_gsr").is_dir():
        say(f"skipped: no examples of events in {options.shared}")
        return 0
    results = measure(options.shared, show=options.show)
    say(section(results))
    if options.report:
        from report import write_report

        write_results("events", results)
        say(f"written: {write_report()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
