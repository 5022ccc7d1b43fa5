"""What an account is compared with: the floor, and the answers that need no thought.

The floor is what anyone gets for nothing: sentences, an encoder as it comes, and average-link
clustering. Every sentence is its report's own word, every report an origin of its own.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

Account = dict[str, Any]

#: Sentences nearer than this (cosine, mean over two groups) are one group.
NEAR = 0.70
# A stop ends a sentence unless a small letter follows it ("Mr. de Vries" stays whole by luck).
_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s+[\"“‘(]?[A-Z0-9])[^\n.!?]*)*[.!?]*[\"”’)]*")  # noqa: RUF001
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?!\w)|(?<![\w.,])\d+(?:\.\d+)?(?!\w)")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the sentences of `text`, cut at stops and line ends."""
    found = []
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        start += len(match.group()) - len(match.group().lstrip())
        if len(text[start:end].split()) >= 3:
            found.append((start, end))
    return found


def link_average(vectors: np.ndarray, near: float = NEAR) -> list[list[int]]:
    """Return groups of rows: the two nearest groups are joined until none are near."""
    size = len(vectors)
    groups = {i: [i] for i in range(size)}
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, -2.0)
    while size > 1:
        place = int(np.argmax(likeness))
        a, b = divmod(place, size)
        if likeness[a, b] < near:
            break
        a, b = min(a, b), max(a, b)
        m, n = len(groups[a]), len(groups[b])
        joined = (likeness[a] * m + likeness[b] * n) / (m + n)
        likeness[a], likeness[:, a] = joined, joined
        likeness[b], likeness[:, b] = -2.0, -2.0
        likeness[a, a] = -2.0
        groups[a] += groups.pop(b)
    return [sorted(group) for group in groups.values()]


def make_floor(
    reports: Sequence[tuple[str, str]], encode: Callable[[list[str]], np.ndarray]
) -> Account:
    """Return the floor's account of `reports` (id and raw text of each)."""
    statements: list[dict[str, Any]] = []
    for report, text in reports:
        for start, end in split_sentences(text):
            statements.append(_statement(f"s-{len(statements)}", report, text, start, end))
    vectors = encode([s["text"] for s in statements]) if statements else np.zeros((0, 1))
    findings = [
        _finding(f"f-{n}", [statements[i] for i in group])
        for n, group in enumerate(link_average(vectors))
    ]
    story = {
        "id": "t-0",
        "reports": [report for report, _ in reports],
        "lead_place": None,
        "entities": [],
        "statements": statements,
        "findings": findings,
    }
    return {
        "version": "1",
        "reports": [
            {"id": report, "given_id": report, "text": text, "published": None}
            for report, text in reports
        ],
        "stories": [story],
    }


def _statement(name: str, report: str, text: str, start: int, end: int) -> dict[str, Any]:
    figures = [
        {"start": start + m.start(), "lower": value, "upper": value}
        for m in _NUMBER.finditer(text[start:end])
        for value in [float(m.group().replace(",", ""))]
    ]
    return {
        "id": name,
        "report": report,
        "start": start,
        "end": end,
        "text": text[start:end],
        "speaker": {"kind": "outlet", "text": None, "entity": None},
        "origin": f"o-{report}",
        "figures": figures,
    }


def _finding(name: str, statements: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": name,
        "status": "corroborated" if len({s["report"] for s in statements}) > 1 else "once",
        "statements": [s["id"] for s in statements],
        "supersedes": [],
    }


def all_disputed(account: Account) -> Account:
    """Return the account with every finding called disputed."""
    made = copy.deepcopy(account)
    for story in made["stories"]:
        for finding in story["findings"]:
            finding["status"] = "disputed"
    return made


def count_reports(account: Account) -> Account:
    """Return the account with `corroborated` wherever two reports carry a finding."""
    made = copy.deepcopy(account)
    for story in made["stories"]:
        report_of = {s["id"]: s["report"] for s in story["statements"]}
        for statement in story["statements"]:
            statement["origin"] = "o-" + statement["report"]
        for finding in story["findings"]:
            carriers = {report_of[s] for s in finding["statements"]}
            finding["status"] = "corroborated" if len(carriers) > 1 else "once"
            finding["supersedes"] = []
    return made


def one_for_all(account: Account) -> Account:
    """Return the account with a single finding that holds every statement."""
    made = copy.deepcopy(account)
    for story in made["stories"]:
        story["findings"] = [_finding("f-0", story["statements"])]
    return made


def each_its_own(account: Account) -> Account:
    """Return the account with every statement in a finding of its own."""
    made = copy.deepcopy(account)
    for story in made["stories"]:
        story["findings"] = [
            _finding(f"f-{n}", [statement]) for n, statement in enumerate(story["statements"])
        ]
    return made


#: The answers that need no thought, by the name of their row.
TRIVIAL: dict[str, Callable[[Account], Account]] = {
    "every finding disputed": all_disputed,
    "corroborated if two reports carry it": count_reports,
    "one finding for all": one_for_all,
    "each statement its own": each_its_own,
}
