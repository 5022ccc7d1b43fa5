"""Whom the words around a cue make answerable: its subject, its agent, the name beside it."""

from __future__ import annotations

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tellings.annotate.citing import skip_citing
from tellings.annotate.cues import lemma_of
from tellings.annotate.events import event_of_word
from tellings.annotate.titles import people_nouns
from tellings.data import load_table
from tellings.data.cues import cue_words

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def is_party(head: Token) -> bool:
    """Whether a noun can be answerable for words: a name, a person, a body."""
    return (
        head.pos_ in {"PROPN", "PRON"}
        or head.lemma_.lower() in people_nouns()
        or head.lemma_.lower() in load_table("bodies")
    )


def is_happening(head: Token) -> bool:
    """Whether a noun is a deed or an event that goes on: "the fighting", "an attack"."""
    return head.pos_ == "NOUN" and not is_party(head) and event_of_word(lemma_of(head)) is not None


def speaker_of(cue: Token) -> Token | None:
    """Return the head of the noun phrase that a cue verb makes answerable.

    The subject; the agent of a passive; for "…, adding that", the subject of the verb it hangs
    on; for "the mayor, who said", the noun the relative clause hangs on.
    """
    quoting = quoting_verb(cue)
    if quoting is not None:
        cited = {"nsubjpass"} if any(c.dep_ == "auxpass" for c in quoting.children) else {"dobj"}
        return next((c for c in quoting.children if c.dep_ in cited), None)
    for child in cue.children:
        if child.dep_ == "agent" and not _is_means(child):
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    # Of two, the nearer: the other is that of the sentence which the cue was thrown into.
    for child in sorted(cue.children, key=lambda c: abs(c.i - cue.i)):
        if child.dep_ in {"nsubj", "nsubjpass"}:
            if child.tag_ in {"WP", "WDT"}:
                return cue.head if cue.dep_ == "relcl" else None
            return child
    if cue.dep_ in {"conj", "advcl", "xcomp", "acl", "dep", "pcomp"} and cue.head != cue:
        head = cue.head
        if cue.dep_ == "acl" and head.pos_ in {"NOUN", "PROPN"}:
            return head
        while head.pos_ not in {"VERB", "AUX"} and head.head != head:
            head = head.head
        return speaker_of(head) if head.pos_ in {"VERB", "AUX"} and head != cue else None
    return None


def quoting_verb(cue: Token) -> Token | None:
    """Return the verb that cites a cue: "quoted the governor as saying", "is cited as saying"."""
    joined = cue.dep_ == "pcomp" and cue.head.lower_ == "as" and cue.tag_ == "VBG"
    verb = cue.head.head
    return verb if joined and lemma_of(verb) in cue_words("quoting") else None


def name_before(cue: Token, sentence: Tokens) -> Token | None:
    """Return a proper name right before "said", whatever the parser made of the sentence.

    Only where the parse gives the cue no subject of its own.
    """
    if any(c.dep_ in {"nsubj", "agent"} for c in cue.children) or cue.tag_ not in {"VBD", "VBZ"}:
        return None
    i = cue.i - 1
    if cue.doc[i].text == ",":
        i = skip_citing(i, sentence)
    while i > sentence.start and (cue.doc[i].is_punct or cue.doc[i].pos_ in {"AUX", "ADV"}):
        i -= 1
    return cue.doc[i] if i >= sentence.start and cue.doc[i].pos_ == "PROPN" else None


def name_behind(cue: Token, quoted: set[int]) -> Token | None:
    """Return the party that a cue behind its quotation names: "…," added another official."""
    before = cue.i - 1
    while before > 0 and cue.doc[before].text in {",", "-", "—", "–"}:  # noqa: RUF001
        before -= 1
    if before not in quoted or any(c.dep_ in SUBJECTS for c in cue.children):
        return None
    for child in cue.children:
        if child.dep_ in {"dobj", "attr", "dep", "oprd"} and child.left_edge.i == cue.i + 1:
            return child if child.pos_ in {"NOUN", "PROPN", "PRON"} else None
    return None


def recipient_of(cue: Token) -> Token | None:
    """Return whom the words were told: "told *the court*", "said to *Ann*"."""
    for child in cue.children:
        if child.dep_ in {"dobj", "dative"} and cue.lemma_ in {"tell", "inform", "assure"}:
            return child
        if child.dep_ == "prep" and child.lower_ in {"to", "with"}:
            found = next((t for t in child.children if t.dep_ == "pobj"), None)
            if found is not None and found.pos_ == "PROPN":
                return found
    return None


def _is_means(by: Token) -> bool:
    """Whether "by …" tells how, not who: "Ann confirmed by telephone"."""
    noun = next((t for t in by.children if t.dep_ == "pobj"), by)
    bare = noun.tag_ == "NN" and not any(c.dep_ in {"det", "poss"} for c in noun.children)
    return bare and any(c.dep_ == "nsubj" for c in by.head.children)
