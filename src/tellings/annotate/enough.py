"""Whether words make a claim at all: enough of them, with a deed or a number."""

from __future__ import annotations

from collections.abc import Set

from spacy.tokens import Doc

from tellings.annotate.cues import stance_of_cue

_NOBODY = frozenset({"nobody", "none", "everybody", "everyone"})
#: Words of a quotation without a cue that make it a claim.
MIN_QUOTED = 3
#: Words of a sentence that make a claim: a deed with a noun that does it, or any.
MIN_TOLD, MIN_LOOSE = 2, 3


def is_claim(doc: Doc, tokens: Set[int], *, least: int) -> bool:
    """Whether tokens make a claim: so many words at least, a verb or a number among them."""
    words = [doc[i] for i in tokens if doc[i].pos_ not in {"PUNCT", "SPACE", "CCONJ", "DET"}]
    return len(words) >= least and any(
        t.pos_ in {"VERB", "AUX"} or t.pos_ == "NUM" or t.tag_ == "VBN" for t in words
    )


def is_speech(doc: Doc, quoted: Set[int], rest: Set[int]) -> bool:
    """Whether a quotation is a claim; one that stands alone may be short."""
    alone = not any(doc[i].is_alpha for i in rest)
    return is_claim(doc, quoted, least=least_words(doc, quoted) if alone else MIN_QUOTED)


def has_finite(doc: Doc, tokens: Set[int]) -> bool:
    """Whether a verb with its subject stands among the tokens."""
    return any(
        doc[i].pos_ in {"VERB", "AUX"}
        and any(
            c.dep_ in {"nsubj", "nsubjpass", "expl"} and c.i in tokens for c in doc[i].children
        )
        for i in tokens
    )


def least_words(doc: Doc, tokens: Set[int]) -> int:
    """Return how many words make a claim: "The talks resumed." does, "He left." does not."""
    return MIN_TOLD if _tells(doc, tokens) else MIN_LOOSE


def _tells(doc: Doc, tokens: Set[int]) -> bool:
    """Whether a noun among the tokens does something other than speak."""
    return any(
        doc[i].pos_ in {"NOUN", "PROPN"} or doc[i].lower_ in _NOBODY
        for i in tokens
        if doc[i].dep_ in {"nsubj", "nsubjpass"}
        and doc[i].head.i in tokens
        and doc[i].head.pos_ == "VERB"
        and doc[i].head.lemma_.lower() not in stance_of_cue()
    )
