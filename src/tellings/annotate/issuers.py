"""Who is answerable for a document that speaks: "the ministry's figures", "a letter by Ann"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tellings.annotate.answerable import is_party, speaker_of
from tellings.annotate.cues import lemma_of, stance_of_cue
from tellings.annotate.quotations import Quotation, is_quoted
from tellings.data.cues import cue_words

#: Words above within which a report was presented that is meant by "the report".
MAX_WORDS = 300


def find_issuer(head: Token, quotations: Sequence[Quotation]) -> Token | None:
    """Return whoever issued a document: "a statement of the ministry" is the ministry's word.

    Args:
        head: The noun that speaks.
        quotations: The quotations of the report: who issued what is not looked for in them.
    """
    lemma = head.lemma_.lower()
    if lemma not in cue_words("utterances", "documents", "records"):
        return None
    return _named_with(head) or _presented_above(head, quotations)


def _named_with(head: Token) -> Token | None:
    lemma = head.lemma_.lower()
    links = {"of", "from", "by"} if lemma in cue_words("utterances") else {"from", "by"}
    for child in head.children:
        if child.dep_ == "poss" and is_party(child):
            return child
        by = child
        if child.dep_ == "acl" and lemma_of(child) in cue_words("issuing", "writing"):
            by = next((c for c in child.children if c.dep_ == "agent"), child)
        if by.dep_ in {"prep", "agent"} and by.lower_ in links | {"by"}:
            issuer = next((t for t in by.children if t.dep_ == "pobj"), None)
            if issuer is not None and is_party(issuer):
                return issuer
    if head.dep_ == "dobj" and head.head.lemma_.lower() in cue_words("issuing"):
        # "The union put out a statement saying …"
        return speaker_of(head.head)
    return None


def _presented_above(head: Token, quotations: Sequence[Quotation]) -> Token | None:
    """Return who said it in the report that "the report" means."""
    if not any(c.lower_ in {"the", "this", "that"} for c in head.children):
        return None
    doc, lemma = head.doc, head.lemma_
    for i in range(head.i - 1, max(-1, head.i - MAX_WORDS), -1):
        token = doc[i]
        if token.lemma_ != lemma or token.pos_ != "NOUN":
            continue
        if is_quoted(quotations, token.idx, token.idx + len(token)):
            continue
        issuer = _named_with(token)
        above = token.head.head
        if issuer is None and token.dep_ == "pobj" and token.head.lower_ == "in":
            said = lemma_of(above) in stance_of_cue() and above.pos_ == "VERB"
            issuer = speaker_of(above) if said else None
        if issuer is not None and issuer.i != head.i:
            return issuer if is_party(issuer) else None
    return None
