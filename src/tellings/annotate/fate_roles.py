"""Who a verb was done to, who did it: as the parse tells, through relatives and shared verbs."""

from __future__ import annotations

from spacy.tokens import Token

_RELATIVES = frozenset({"who", "whom", "that", "which"})


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive, also where only the one it is joined to says so."""
    if any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return True
    return verb.dep_ == "conj" and verb.tag_ in {"VBN", "VBD"} and is_passive(verb.head)


def find_patient(verb: Token) -> Token | None:
    """Return the noun of whom a verb was done to."""
    own = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    if own is not None:
        return _antecedent(own, verb)
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return verb.head
    if verb.dep_ == "relcl":
        subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        others = subject is not None and subject.lower_ not in _RELATIVES
        return verb.head if others and not is_passive(verb) else None
    if verb.dep_ == "conj" and is_passive(verb):
        # "Nine miners were shot and one guard killed": one of its own goes first.
        return _headline(verb) or find_patient(verb.head)
    shared = next((c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"), None)
    if shared is not None and not is_passive(verb):
        return next((c for c in shared.children if c.dep_ == "dobj"), None)
    return _headline(verb)


def _headline(verb: Token) -> Token | None:
    """Return whom a bare participle tells of: "three killed in crash"."""
    if not _bare(verb) or any(c.dep_ == "dobj" for c in verb.children):
        return None
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)


def _bare(verb: Token) -> bool:
    """Whether a participle stands alone, as in a headline."""
    at = any(c.dep_ == "prep" and c.lower_ in {"at", "into"} for c in verb.children)
    return verb.tag_ == "VBN" and not at and not any(c.dep_ == "aux" for c in verb.children)


def _antecedent(noun: Token, verb: Token) -> Token:
    """Return whom "who" stands for."""
    if noun.lower_ in _RELATIVES and verb.dep_ == "relcl":
        return verb.head
    return noun


def find_subject(verb: Token) -> Token | None:
    """Return the noun of whoever died, or is."""
    node = verb
    for _ in range(4):
        own = next((c for c in node.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if own is not None:
            return _antecedent(own, node)
        if node.dep_ == "relcl":
            return node.head
        if node.dep_ == "pcomp" and node.head.pos_ == "ADP":
            node = node.head.head  # "before turning the gun on himself"
            continue
        if node.dep_ not in {"conj", "xcomp", "advcl"}:
            return node.head if node.dep_ == "acl" else None
        node = node.head
    return None


def find_agent(verb: Token) -> Token | None:
    """Return who did it."""
    if is_passive(verb):
        by = next((c for c in verb.children if c.dep_ == "agent"), None)
        return None if by is None else next((c for c in by.children if c.dep_ == "pobj"), None)
    return find_subject(verb)


def find_doer(verb: Token) -> Token | None:
    """Return who does what is done to himself, where a subject says so."""
    own = find_subject(verb)
    return own if own is not None and own.dep_.startswith("nsubj") else None
