"""What a party wants, holds or speaks of: "the union backs the strike", "is said to have fled".

An attitude is no claim of that party: the report says that the party has it, and stays
answerable. But what is wanted, or held by nobody in particular, need not have happened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tellings.annotate.answerable import speaker_of
from tellings.annotate.cues import attitude_words, lemma_of
from tellings.data import load_table

_CLAUSES = frozenset({"ccomp", "xcomp", "acl", "relcl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attitude:
    """An attitude; token indices are those of the doc.

    Attributes:
        cue: The word that tells it.
        holder: Head of whose it is, None where nobody in particular is named.
        content: Token indices of what it is about.
        rule: Which list of the table tells it.
    """

    cue: Token
    holder: Token | None
    content: frozenset[int]
    rule: str


def find_attitudes(sentence: Tokens, spoken: Collection[int]) -> Iterator[Attitude]:
    """Yield the attitudes that a sentence tells.

    Args:
        sentence: A sentence of the parsed report.
        spoken: Tokens that are cues of attributions, or stand in quotations; they tell none.
    """
    for token in sentence:
        if token.i in spoken:
            continue
        for rule, content in _readings(token):
            held = rule in {"seeming", "held", "hearsay"}
            holder = None if held else _owner(token) if rule == "nouns" else speaker_of(token)
            if content and (held or holder is not None):
                yield Attitude(cue=token, holder=holder, content=frozenset(content), rule=rule)
                break


def open_heads_of(attitude: Attitude) -> Iterator[int]:
    """Yield the heads of the claims that an attitude leaves open: "is said to have fled"."""
    if attitude.rule not in {"seeming", "held", "hearsay"}:
        return
    cue = attitude.cue
    yield cue.i
    yield from (c.i for c in cue.children if c.dep_ in {"xcomp", "ccomp"})
    if attitude.rule == "hearsay":
        yield cue.head.i


def _readings(token: Token) -> Iterator[tuple[str, set[int]]]:
    """Yield what a word may be an attitude to, by each list that it is in."""
    lemma = lemma_of(token)
    if token.pos_ == "VERB":
        yield from _of_verb(token, lemma)
    elif token.pos_ == "NOUN" and lemma in _leads("nouns"):
        yield "nouns", _led(token, _leads("nouns")[lemma])
    elif token.pos_ == "ADV" and token.lower_ in attitude_words("hearsay"):
        clause = token.head
        yield "hearsay", {t.i for t in clause.subtree if t != token}


def _of_verb(verb: Token, lemma: str) -> Iterator[tuple[str, set[int]]]:
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children)
    if lemma in attitude_words("seeming"):
        yield "seeming", _with_subject(verb, {"xcomp", "oprd", "acomp"})
    if passive:
        if lemma in attitude_words("held") and not _has(verb, {"agent"}):
            yield "held", _with_subject(verb, {"xcomp", "oprd", "prep"})
        if _has(verb, {"agent"}) and lemma in attitude_words("objects") | attitude_words("as"):
            yield "objects", _with_subject(verb, set())
        return
    if lemma in attitude_words("wishes"):
        yield "wishes", _parts(verb, {"xcomp", "ccomp"}, also={"dobj"})
    if lemma in attitude_words("as") and (
        _has(verb, {"oprd"}) or any(c.lower_ == "as" for c in verb.children)
    ):
        content = _parts(verb, {"dobj", "oprd"}) | {
            t.i for c in verb.children if c.lower_ == "as" and c.i > verb.i for t in c.subtree
        }
        yield "as", content
    if lemma in _leads("about"):
        yield "about", _led(verb, _leads("about")[lemma])
    if lemma in attitude_words("objects"):
        yield "objects", _parts(verb, {"dobj"})


def _has(token: Token, relations: Collection[str]) -> bool:
    return any(c.dep_ in relations for c in token.children)


def _parts(verb: Token, relations: Collection[str], *, also: Collection[str] = ()) -> set[int]:
    """Return what hangs on a verb by some relation, with what hangs on it by others besides."""
    if not any(c.dep_ in relations and c.i > verb.i for c in verb.children):
        return set()
    return {
        t.i
        for c in verb.children
        if c.dep_ in {*relations, *also} and c.i > verb.i
        for t in c.subtree
    }


def _with_subject(verb: Token, relations: Collection[str]) -> set[int]:
    """Return the subject of a verb and what is said of it."""
    subject = {t.i for c in verb.children if c.dep_ in _SUBJECTS for t in c.subtree}
    said = _parts(verb, relations) if relations else subject
    return subject | said if said else set()


def _led(word: Token, leads: Sequence[str]) -> set[int]:
    """Return what prepositions and clauses behind a word lead to."""
    found: set[int] = set()
    for child in word.children:
        if child.i < word.i:
            continue
        if child.dep_ == "prep" and child.lower_ in leads:
            found |= {t.i for t in child.subtree if t != child}
        elif child.dep_ in _CLAUSES and any(c.lower_ in leads for c in child.lefts):
            found |= {t.i for t in child.subtree}
    return found


def _owner(noun: Token) -> Token | None:
    """Return whose attitude a noun tells: "the mayor's plan to", "voiced her support for"."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None and owner.pos_ != "PRON":
        return owner
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        return speaker_of(noun.head) or owner
    return owner


def _leads(kind: str) -> Mapping[str, Sequence[str]]:
    found: Mapping[str, Sequence[str]] = load_table("attitudes")[kind]
    return found
