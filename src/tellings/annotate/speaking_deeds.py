"""Deeds by which a party says something, though no words of its are given.

"The mayor blames the contractor", "the union revised its count to 131": whoever tells it so tells
whose claim it is, as with "said". What is done and says nothing is the report's own to tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tellings.annotate.answerable import is_party
from tellings.annotate.cues import lemma_of
from tellings.annotate.denials import denies_a_claim
from tellings.data.cues import cue_words

#: Verbs of what stands on a list.
_HAVING = frozenset({"have", "hold", "contain", "show", "bear", "carry", "run"})
#: Pronouns of one party.
_ONE = frozenset({"he", "she", "it"})


@dataclass(frozen=True, slots=True)
class SpeakingDeed:
    """Who says something, by which verb, and the tokens that tell it."""

    doer: Token
    verb: Token
    told: frozenset[int]


def find_speaking_deed(sentence: Tokens, tokens: Set[int]) -> SpeakingDeed | None:
    """Return the deed by which somebody says something in a sentence, if it tells one.

    Args:
        sentence: The sentence.
        tokens: Those of its tokens that nobody has been found to speak.
    """
    verb = sentence.root
    if verb.i not in tokens or verb.pos_ != "VERB":
        return None
    doer = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if doer is None or doer.i not in tokens:
        return None
    keeper = _keeper(doer, verb)
    if keeper is None and (
        (doer.pos_ == "PRON" and doer.lower_ not in _ONE) or not is_party(doer)
    ):
        return None
    if any(c.lower_ == "no" for c in doer.children):
        return None  # "No group has claimed it"
    told = tokens - {t.i for clause in _told_beside(verb) for t in clause.subtree}
    if keeper is not None:
        return SpeakingDeed(keeper, verb, frozenset(told))
    lemma = lemma_of(verb)
    gives = lemma in cue_words("numbering_deeds") and any(
        t.i in told and _is_number(t) for t in verb.subtree
    )
    if gives or (lemma in cue_words("speaking_deeds") and denies_a_claim(verb, set())):
        return SpeakingDeed(doer, verb, frozenset(told))
    return None


def _keeper(doer: Token, verb: Token) -> Token | None:
    """Return whose list has a number on it: "the school's list has 38 names"."""
    if lemma_of(verb) not in _HAVING or not any(_is_number(t) for t in verb.subtree):
        return None
    if doer.lemma_.lower() in cue_words("rolls"):
        return next(
            (c for c in doer.children if c.dep_ in {"poss", "compound"} and is_party(c)), None
        )
    own = any(
        t.dep_ == "pobj"
        and t.lemma_.lower() in cue_words("rolls")
        and any(c.dep_ == "poss" and c.pos_ == "PRON" for c in t.children)
        for t in verb.subtree
    )
    return doer if own and is_party(doer) else None


def _told_beside(verb: Token) -> Iterator[Token]:
    """Yield the clauses that the report adds: "the guild, which owns it, …", "…, and he left"."""
    for token in verb.subtree:
        if token.dep_ == "relcl" and token.head.dep_ in {"nsubj", "appos"}:
            yield token
        if token.dep_ == "ccomp" and token.i < verb.i and _ends_part(token):
            yield token
        if token.dep_ == "conj" and any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children):
            yield token


def _ends_part(clause: Token) -> bool:
    """Whether a semicolon ends a clause: "two wrote so; Ann denied it"."""
    after = clause.right_edge.i + 1
    return after < len(clause.doc) and clause.doc[after].text == ";"


def _is_number(token: Token) -> bool:
    return token.pos_ == "NUM" and token.ent_type_ not in {"DATE", "TIME"}
