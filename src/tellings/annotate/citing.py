"""Whom a report cites for what it tells: "…, Nordwire reported, citing two firefighters"."""

from __future__ import annotations

import functools

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tellings.annotate.titles import people_nouns
from tellings.data import load_table
from tellings.data.cues import cue_words

_CITING = frozenset({"citing", "quoting"})


def find_citing(cue: Token, speaker: Token, sentence: Tokens) -> Token | None:
    """Return the "citing" that hangs on a cue or on what it introduces, if it cites a party.

    Args:
        cue: The verb of the report that cites.
        speaker: Who cites.
        sentence: Its sentence.
    """
    for token in sentence:
        if token.lower_ not in _CITING or token.tag_ != "VBG" or cited_by(token) is None:
            continue
        above = token.head
        if (
            cue in (above, above.head)
            or above == speaker
            or (cue.dep_ == "conj" and cue.head == above)
        ):
            return token
    return None


def cited_by(citing: Token) -> Token | None:
    """Return the head of the party or document that "citing" names; None for a mere reason."""
    for child in citing.children:
        if child.dep_ == "dobj":
            word = child.lemma_.lower()
            known = word in people_nouns() or word in load_table("bodies")
            known = known or word in cue_words("documents") | _anonymous()
            return child if known or child.pos_ == "PROPN" else None
    return None


def skip_citing(at: int, sentence: Tokens) -> int:
    """Return the token before a ", citing …," that ends at a token, or that token itself."""
    for token in sentence:
        if token.lower_ in _CITING and token.i < at and cited_by(token) is not None:
            last = max(t.i for t in token.subtree)
            if last <= at <= last + 1 and token.i > sentence.start:
                return token.i - 1
    return at


@functools.cache
def _anonymous() -> frozenset[str]:
    return frozenset(load_table("parties")["anonymous"])
