"""What the sentence around a figure does to its range: "within", "did not see more than"."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from tellings.annotate.figure_context import Place
from tellings.records.statement import Figure
from tellings.text.numbers import find_numbers

#: Verbs that go together with "over": "handed over three prisoners".
_WITH_OVER = frozenset({"hand", "turn", "take", "win", "sign", "carry", "knock", "run", "give"})
_WITH_UP_TO = frozenset({"stand", "add"})
#: Verbs that make their object a least number: "the toll passed 100".
_EXCEEDS = frozenset({"exceed", "surpass", "top", "pass"})
#: Comparisons that a negation turns round; "at least" and "up to" stay.
_TURNS_OVER = re.compile(r"(?:more|\w+er) than\b|(?:well )?(?:over|above)\b", re.IGNORECASE)
_TURNS_UNDER = re.compile(
    r"(?:less|fewer|closer|nearer) than\b|(?:well )?(?:under|below)\b", re.IGNORECASE
)
_TAIL = re.compile(
    r"\s(?:(?P<over>or more|at (?:the )?least)|(?P<under>or less|or fewer|at (?:the )?most)"
    r"|(?P<about>or so))\b",
    re.IGNORECASE,
)
_NOBODY = frozenset({"nobody", "none", "neither"})
_SMALL = frozenset({"about", "around", "just", "roughly", "some"})
#: How far up the tree the verb of the clause is looked for.
_MAX_CLIMB = 8


def bound_by_sentence(found: Place, figure: Figure) -> Figure:
    """Return a figure with the range that its sentence allows."""
    if figure.measure in {"age", "ordinal"} or found.quantity.kind in {"ordinal", "share"}:
        return figure
    figure = _without_particle(found, figure)
    figure = _within(found, figure)
    figure = _with_tail(found, figure)
    if _is_exceeded(found, figure):
        return replace(figure, upper=None)
    if _is_negated(found.first):
        return _turned(figure)
    return figure


def _without_particle(found: Place, figure: Figure) -> Figure:
    """Give "over" and "up" to the verb: "handed over three", "stood up to three hours of it"."""
    first, quantity = found.first, found.quantity
    before = found.before.lemma_.lower() if found.before is not None else ""
    if quantity.bound == "over" and first.lower_ == "over":
        particle = first.dep_ == "prt" or before in _WITH_OVER
    elif quantity.bound == "up to" and first.lower_ == "up":
        particle = before in _WITH_UP_TO
    elif quantity.bound == "up to" and first.lower_ in {"under", "below"}:
        # "under 20 metres of snow": so deep, and no less.
        particle = figure.measure == "distance" and found.text[figure.end :].startswith(" of ")
    else:
        particle = False
    plain = find_numbers(found.text[slice(*quantity.core)]) if particle else ()
    if not plain:
        return figure
    start = quantity.core[0]
    return replace(
        figure,
        text=found.text[start : figure.end],
        start=start,
        lower=plain[0].lower,
        upper=plain[0].upper,
    )


def _within(found: Place, figure: Figure) -> Figure:
    """Read "within ten minutes", "within about 30 miles": so much at most."""
    before = found.before
    while before is not None and before.i and before.lower_ in _SMALL:
        before = before.nbor(-1)
    if before is None or before.lower_ != "within" or figure.upper is None:
        return figure
    if figure.measure not in {"duration", "distance"}:
        return figure
    return replace(
        figure,
        text=found.text[before.idx : figure.end],
        start=before.idx,
        lower=0.0,
    )


def _with_tail(found: Place, figure: Figure) -> Figure:
    """Read "eight years at most", "20 miles or more"."""
    match = _TAIL.match(found.text, figure.end)
    if match is None or found.quantity.bound is not None or figure.end == found.quantity.end:
        return figure
    after = find_numbers(found.text[match.end() : match.end() + 12])
    if after and not found.text[match.end() : match.end() + after[0].start].strip():
        return figure
    figure = replace(figure, text=found.text[figure.start : match.end()], end=match.end())
    if match["over"]:
        return replace(figure, upper=None)
    return replace(figure, lower=0.0) if match["under"] else replace(figure, approximate=True)


def _is_exceeded(found: Place, figure: Figure) -> bool:
    """Whether a bare or measured number is the object of "exceed": "would pass 100"."""
    if found.quantity.bound is not None or (found.noun is not None and figure.measure is None):
        return False
    token = found.noun if found.noun is not None else found.last
    if token.dep_ != "dobj" or token.head.lemma_.lower() not in _EXCEEDS:
        return False
    # "passed out 100", and "passed the 100 of last year", which is a number known.
    known = found.before is not None and found.before.pos_ in {"DET", "PRON"}
    return not known and not any(child.dep_ == "prt" for child in token.head.children)


def _is_negated(first: Token) -> bool:
    """Whether the clause of a figure is negated before it: "Nobody saw", "did not see"."""
    node = first
    for _ in range(_MAX_CLIMB):
        if node.head.i == node.i:
            break
        node = node.head
        if node.pos_ not in {"VERB", "AUX"}:
            continue
        for child in node.children:
            if child.i >= first.i:
                continue
            if child.dep_ == "neg" or (child.dep_ in {"nsubj", "nsubjpass"} and _is_none(child)):
                return True
        if any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in node.children):
            break
    return False


def _is_none(subject: Token) -> bool:
    """Whether a subject is nobody: "none", "no ship", "not one ship"."""
    if subject.lower_ in _NOBODY:
        return True
    words = [t.lower_ for t in subject.doc[subject.left_edge.i : subject.i]]
    return "no" in words or "not" in words or "neither" in words


def _turned(figure: Figure) -> Figure:
    """Turn a range round that is denied: "did not see more than 40" is 40 at most."""
    if figure.upper is None and figure.lower and _TURNS_OVER.match(figure.text):
        return replace(figure, lower=0.0, upper=figure.lower)
    under = _TURNS_UNDER.match(figure.text) or figure.text.lower().startswith("within ")
    if figure.lower == 0 and figure.upper and under:
        return replace(figure, lower=figure.upper, upper=None)
    return figure
