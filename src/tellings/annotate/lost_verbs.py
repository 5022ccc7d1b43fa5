"""Verbs of saying that the parser takes for nouns: "The mayor, Ann Bloggs, disputes that …"."""

from __future__ import annotations

from spacy.tokens import Token

from tellings.annotate.answerable import is_party
from tellings.annotate.attributed import Attribution
from tellings.annotate.cues import lemma_of, stance_of_cue


def is_lost_verb(token: Token) -> bool:
    """Whether a plural noun beside a party and before "that" is that party's verb."""
    return (
        token.tag_ == "NNS"
        and not token.is_sent_start
        and token.i + 1 < len(token.doc)
        and token.nbor(1).lower_ == "that"
        and lemma_of(token) in stance_of_cue()
        and _party_of(token) is not None
    )


def _party_of(token: Token) -> Token | None:
    """Return the party before such a verb: its subject, or what it stands beside."""
    subject = next((c for c in token.children if c.dep_ == "nsubj" and c.i < token.i), None)
    party = token.head if token.dep_ == "appos" else subject
    return party if party is not None and is_party(party) else None


def attribute_lost(cue: Token) -> Attribution | None:
    """Return what such a verb attributes, to the name right before it or to what it is beside."""
    party = _party_of(cue)
    content = {t.i for t in cue.subtree if t.i > cue.i + 1}
    if party is None or not any(cue.doc[i].pos_ in {"VERB", "AUX"} for i in content):
        return None
    words = {t.i for t in party.subtree if t.i <= cue.i}
    names = [i for i in sorted(words) if i > party.i and cue.doc[i].pos_ == "PROPN"]
    speaker = cue.doc[names[-1]] if names and cue.i - names[-1] <= 2 else party
    return Attribution(
        cue=cue,
        speaker=speaker,
        recipient=None,
        content=frozenset(content),
        own=frozenset(words | {cue.i, cue.i + 1}),
        stance=stance_of_cue()[lemma_of(cue)],
        direct=False,
    )
