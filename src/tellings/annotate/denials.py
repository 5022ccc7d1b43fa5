"""Verbs of denial and of admission that are not what they look like."""

from __future__ import annotations

from spacy.tokens import Token

from tellings.annotate.cues import lemma_of
from tellings.data.cues import cue_words

_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp"})
#: Words by which a noun is a claim, whatever it is: "the reported death", "alleged torture".
_SO_SAID = frozenset({"reported", "alleged", "claimed", "supposed", "purported"})


def denies_a_claim(cue: Token, quoted: set[int]) -> bool:
    """Whether a verb of denial denies something said; other verbs pass.

    To reject an offer, to dismiss a guard, to deny somebody bail is no denial, and who does not
    deny or rule out something leaves it open.

    Args:
        cue: The verb.
        quoted: Tokens inside quotations.
    """
    lemma = lemma_of(cue)
    if lemma not in cue_words("denies"):
        return True
    if _is_negated(cue):
        return False
    if any(c.dep_ in _CLAUSES for c in cue.children):
        return True
    objects = [c for c in cue.children if c.dep_ == "dobj"]
    if any(c.dep_ == "dative" for c in cue.children) or len(objects) > 1:
        return False  # "denied him bail"
    if lemma in cue_words("turning_down"):
        return not objects or any(_can_be_untrue(o, quoted) for o in objects)
    return lemma != "deny" or not any(o.lemma_.lower() in cue_words("granted") for o in objects)


def _can_be_untrue(thing: Token, quoted: set[int]) -> bool:
    if thing.pos_ == "PRON" or thing.i in quoted:
        return True
    if thing.lemma_.lower() in cue_words("claim_nouns", "pointing", "deniable"):
        return True
    return any(
        c.lower_ in _SO_SAID or c.dep_ == "acl" or c.i in quoted for c in thing.children
    ) or any(c.lower_ == "as" and c.dep_ == "prep" for c in thing.head.children)


def _is_negated(verb: Token) -> bool:
    """Whether a verb is negated: "did not rule out", "no longer rules out"."""
    return any(
        c.dep_ == "neg" or (c.lower_ == "longer" and any(n.lower_ == "no" for n in c.children))
        for c in verb.children
    )


def is_withheld(cue: Token) -> bool:
    """Whether a verb of saying is negated: "did not concede that …", "refused to confirm …"."""
    return _is_negated(cue) or (
        cue.dep_ == "xcomp" and lemma_of(cue.head) in cue_words("withholds")
    )
