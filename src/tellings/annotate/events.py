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


def find_event(doc: Doc, claim: Claim) -> Event | None:
    """Return the event that a claim tells, None where no trigger stands in it."""
    head = doc[claim.head]
    inside = [doc[i] for i in range(claim.first, claim.last + 1)]
    objects = [t for t in inside if t.head == head and t.dep_ in {"dobj", "nsubjpass", "nsubj"}]
    for token in (head, *objects, *inside):
        known = _triggers().get(token.lemma_.lower())
        if known is not None and claim.first <= token.i <= claim.last and _eventive(token):
            kind, subtype = known
            return Event(
                type=kind, subtype=subtype, trigger=Span(token.idx, token.idx + len(token.text))
            )
    return None


def _eventive(token: Token) -> bool:
    """A name ("Strike Force") triggers nothing."""
    return token.pos_ in {"VERB", "NOUN", "ADJ"} or token.dep_ == "ROOT"
