"""What kind of event a claim tells, after PLOVER (Halterman et al. 2023) and a few kinds beside.

A table of triggers gives each lemma its type and subtype; the claim's own verb is asked first,
then its object, then the other words.
"""

from __future__ import annotations

import functools

from spacy.tokens import Doc, Token

from tellings.annotate.claims import Claim
from tellings.data import load_table
from tellings.records.spans import Span
from tellings.records.statement import Event


@functools.cache
def _triggers() -> dict[str, tuple[str, str | None]]:
    """Map a lemma to its event type and subtype."""
    found: dict[str, tuple[str, str | None]] = {}
    for kind, subtypes in load_table("events").items():
        for subtype, lemmas in subtypes.items():
            for lemma in lemmas:
                found.setdefault(lemma, (kind, None if subtype == "any" else subtype))
    return found


def event_of_word(lemma: str) -> str | None:
    """Return the type of event that a word triggers by itself, if it triggers any.

    Example:
        >>> event_of_word("ambush")
        'ASSAULT'
    """
    known = _triggers().get(lemma)
    return known[0] if known else None


def find_event(doc: Doc, claim: Claim) -> Event | None:
    """Return the event that a claim tells, None where no trigger stands in it."""
    head = doc[claim.head]
    inside = [doc[i] for i in range(claim.first, claim.last + 1)]
    objects = [t for t in inside if t.head == head and t.dep_ in {"dobj", "nsubjpass", "nsubj"}]
    for token in (head, *objects, *inside):
        known = _known(token)
        if known is not None and claim.first <= token.i <= claim.last and _eventive(token):
            kind, subtype = known
            return Event(
                type=kind, subtype=subtype, trigger=Span(token.idx, token.idx + len(token.text))
            )
    return None


def _known(token: Token) -> tuple[str, str | None] | None:
    """Return the event of a word where its neighbours do not give it another."""
    lemma = token.lemma_.lower()
    if lemma == "fire" and _shoots(token):
        return "ASSAULT", "firearms"
    if lemma == "strike" and token.pos_ == "NOUN":
        beside = {c.lemma_.lower() for c in token.children if c.dep_ in {"compound", "amod"}}
        if beside & {"hunger", "general", "rail", "labour", "labor", "student", "wildcat"}:
            return "PROTEST", "strike"
    return _triggers().get(lemma)


def _shoots(token: Token) -> bool:
    """Whether "fire" is what guns do: "opened fire", "fired at the crowd"."""
    if token.pos_ == "NOUN":
        return token.head.lemma_.lower() in {"open", "exchange", "trade"}
    return token.pos_ == "VERB" and any(
        c.dep_ == "prep" and c.lower_ in {"at", "on", "into", "upon"} for c in token.children
    )


def _eventive(token: Token) -> bool:
    """A name ("Strike Force") triggers nothing."""
    return token.pos_ in {"VERB", "NOUN", "ADJ"} or token.dep_ == "ROOT"
