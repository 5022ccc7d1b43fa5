"""The story's title: a report's own headline, never words of ours."""

from __future__ import annotations

import re

from tellings.compose.check import is_accusation
from tellings.compose.parts import Material, report_key
from tellings.compose.phrases import phrase_statement
from tellings.compose.prose import (
    capitalise,
    fold,
    folded_words,
    is_balanced,
    tidy,
    word_list,
    words_of,
)
from tellings.compose.speakers import NAMELESS_REPORT
from tellings.compose.withdrawals import Withdrawals
from tellings.data.cues import cue_words

_SUFFIX = re.compile(r"\s(?:[|·•»]|[-–—]{1,2})\s")  # noqa: RUF001 - dashes as headlines have them
#: A headline of fewer words says too little, one of more is a sentence.
FEWEST, MOST = 4, 16
#: Characters of a title that is cut from a sentence.
CUT = 90


def choose_title(material: Material, weights: dict[str, float]) -> str:
    """Return the most telling headline, the shorter one of equals; else a first sentence.

    One of a report that was taken back, or that accuses somebody in the paper's own name, comes
    after all others; the second is told with the paper's name.
    """
    headlines = []
    gone = _taken_back(material)
    for report in material.reports.values():
        text = strip_suffix(report.title or "", (report.outlet, report.agency))
        if FEWEST <= len(words_of(text)) <= MOST and is_balanced(text):
            accuses = _accuses(material, text)
            rank = (report.id in gone, accuses, -_telling(material, text), len(text))
            if accuses:
                text = f"{report.outlet or report.agency or NAMELESS_REPORT}: {text}"
            headlines.append((rank, report_key(report), text))
    if headlines:
        return capitalise(min(headlines)[-1])
    return _from_statement(material, weights) or _from_text(material)


def strip_suffix(title: str, outlets: tuple[str | None, ...] = ()) -> str:
    """Return `title` without the outlet's name and sections at its end.

    Example:
        >>> strip_suffix("Bridge closed after flood - Harbour News, Weather & Sports")
        'Bridge closed after flood'
        >>> strip_suffix("Strike - day two at the northern docks")
        'Strike - day two at the northern docks'
    """
    text = tidy(title)
    cuts = list(_SUFFIX.finditer(text))
    names = set().union(*(folded_words(name) for name in outlets if name))
    for cut in cuts:
        head, tail = text[: cut.start()].strip(), words_of(text[cut.end() :])
        capitals = sum(w[0].isupper() or w[0].isdigit() for w in tail)
        outlet = bool(names & folded_words(text[cut.end() :]))
        if len(words_of(head)) >= FEWEST and (outlet or capitals >= 0.7 * max(1, len(tail))):
            return head
    return text


def _taken_back(material: Material) -> set[str]:
    """Return the reports of which nothing is left: all their findings were taken back."""
    gone: set[str] = set()
    kept: set[str] = set()
    withdrawals = Withdrawals(material)
    for finding in material.findings.values():
        back = withdrawals.is_taken_back(finding)
        last = set(finding.sides[-1].statements) if finding.sides else set()
        for statement in material.in_order(finding.statements):
            (gone if back and statement.id not in last else kept).add(statement.report)
    return gone - kept


def _accuses(material: Material, text: str) -> bool:
    """Whether a headline says as a fact what a named person is accused of."""
    words = folded_words(text)
    if not words & word_list("accusations") or words & word_list("accusing") or ":" in text:
        return False
    if words & cue_words("asserts", "denies", "doubts"):
        return False
    people = (e for e in material.entities.values() if e.type == "person")
    return any(words.intersection(fold(e.name).split()[-1:]) for e in people)


def _telling(material: Material, text: str) -> float:
    """Return, in coarse steps, how much of what the reports share the headline names."""
    words = folded_words(text)
    shared = sum(share for term, share in material.spread.items() if term in words)
    return round(shared / (len(words) + 4), 1)


def _from_statement(material: Material, weights: dict[str, float]) -> str | None:
    for finding in sorted(material.findings.values(), key=lambda f: (-weights[f.id], f.id)):
        if finding.status == "disputed" or finding.superseded_by:
            continue
        for statement in material.in_order(finding.statements):
            phrase = phrase_statement(material, statement)
            if is_accusation(statement):
                continue
            if phrase and not statement.direct and statement.speaker.kind == "outlet":
                return cut(capitalise(phrase.text))
    return None


def _from_text(material: Material) -> str:
    for report in material.reports.values():
        line = next((x for x in report.text[:2000].splitlines() if len(words_of(x)) > 3), "")
        if line:
            return cut(tidy(line.split(". ")[0]))
    return "Untitled story"


def cut(text: str) -> str:
    """Return `text`, cut at a joint or a word when it is too long for a title.

    Example:
        >>> cut("The ferry sank off the cape, " + "and nobody knows why it did so " * 3)
        'The ferry sank off the cape'
    """
    if len(text) <= CUT:
        return text
    head = text[:CUT]
    for joint in (", ", "; ", " – ", " - "):  # noqa: RUF001 - a dash as newspapers set it
        at = head.rfind(joint)
        if len(words_of(head[: max(at, 0)])) >= FEWEST:
            return head[:at]
    return head.rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
