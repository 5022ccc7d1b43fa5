"""Verbs of denial and of admission that are not what they look like."""

from __future__ import annotations

from spacy.tokens import Token

from tellings.annotate.cues import lemma_of
from tellings.data.cues import cue_words

_TO_WHOM = frozenset({"him", "her", "them", "me", "us"})
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
    if left_open(cue) is not None:
        return True
    if is_negated(cue) or _is_refused(cue):
        return False
    if any(c.dep_ in _CLAUSES for c in cue.children):
        return True
    objects = [c for c in cue.children if c.dep_ in {"dobj", "nsubjpass"}]
    if any(c.dep_ == "dative" for c in cue.children) or len(objects) > 1:
        return False  # "denied him bail"
    if lemma in cue_words("turning_down"):
        return not objects or any(_can_be_untrue(o, quoted) for o in objects)
    return lemma != "deny" or not any(o.lemma_.lower() in cue_words("granted") for o in objects)


def _can_be_untrue(thing: Token, quoted: set[int]) -> bool:
    if thing.pos_ == "PRON" or thing.i in quoted:
        return True
    if thing.lemma_.lower() in cue_words("claim_nouns", "hearsay", "pointing", "deniable"):
        return True
    return any(
        c.lower_ in _SO_SAID or c.dep_ == "acl" or c.i in quoted for c in thing.children
    ) or any(c.lower_ == "as" and c.dep_ == "prep" for c in thing.head.children)


def _is_refused(cue: Token) -> bool:
    """Whether a thing is refused where the parser sees a clause: "denied him bail"."""
    granted = cue_words("granted")
    return any(
        c.dep_ in _CLAUSES
        and c.lemma_.lower() in granted
        and any(k.dep_ == "nsubj" and k.lower_ in _TO_WHOM for k in c.children)
        for c in cue.children
    )


def denied_subject(cue: Token) -> set[int]:
    """Return what is denied by somebody in the passive: "*the claim* was rejected by the mayor".

    Args:
        cue: The verb, one that denies a claim.
    """
    if lemma_of(cue) not in cue_words("denies"):
        return set()
    return {t.i for c in cue.children if c.dep_ == "nsubjpass" for t in c.subtree}


def left_open(cue: Token) -> Token | None:
    """Return the verb beside a denial that both are withheld with: "neither confirm nor deny".

    Args:
        cue: The verb of denial.
    """
    beside = cue.head
    if cue.dep_ != "conj" or beside.pos_ != "VERB" or lemma_of(cue) not in cue_words("denies"):
        return None
    return beside if lemma_of(beside) in cue_words("knowing") and is_withheld(beside) else None


def is_negated(verb: Token) -> bool:
    """Whether a verb is negated: "did not rule out", "no longer rules out", "neither said"."""
    return any(
        c.dep_ == "neg"
        or (c.dep_ in {"preconj", "cc"} and c.lower_ == "neither" and c.i < verb.i)
        or (c.lower_ == "longer" and any(n.lower_ == "no" for n in c.children))
        for c in verb.children
    )


def is_withheld(cue: Token) -> bool:
    """Whether a verb of saying is negated: "did not concede that …", "refused to confirm …"."""
    if is_negated(cue) or any(_is_neither(c) for c in cue.children if c.dep_ == "nsubj"):
        return True
    if cue.dep_ == "pcomp":
        return _is_spared(cue.head)
    if cue.dep_ != "xcomp":
        return False
    above = cue.head
    yet = above.lemma_ == "have" and any(c.lower_ == "yet" for c in above.children)
    return yet or lemma_of(above) in cue_words("withholds")


def _is_spared(preposition: Token) -> bool:
    """Whether what follows is not said: "without admitting", "stopped short of confirming"."""
    return preposition.lower_ == "without" or (
        preposition.lower_ == "of"
        and preposition.i > 0
        and preposition.nbor(-1).lower_ in {"short", "instead"}
    )


def wrong_to_say(cue: Token) -> Token | None:
    """Return the verb by which it is wrong to say something: "it *is* untrue to say that …".

    Args:
        cue: The verb of saying.
    """
    if cue.dep_ != "xcomp":
        return None
    being = cue.head if cue.head.pos_ == "AUX" else cue.head.head
    said = {c.lemma_.lower() for c in being.children if c.dep_ == "acomp"}
    it = any(c.dep_ == "nsubj" and c.lower_ == "it" for c in being.children)
    return being if it and said & cue_words("untruth") and not is_negated(being) else None


def _is_neither(subject: Token) -> bool:
    """Whether two parties are told of who both do not: "neither the mayor nor the chief"."""
    return any(c.lower_ == "neither" for c in subject.children) or subject.lower_ == "neither"
