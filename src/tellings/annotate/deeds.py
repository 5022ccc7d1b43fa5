"""Who does what to whom in a claim: the verb that counts, its agent and its patient."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tellings.annotate.claims import Claim

#: Verbs that only say how the next one goes: "managed to take", "began to leave".
_LIGHT = frozenset(
    ["manage", "begin", "start", "continue", "help", "go", "use", "seem", "appear", "come", "be"]
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Deed:
    """The deed of a claim, in lemmas.

    Attributes:
        predicate: The verb, with its particle: "take back".
        agent: Head of whoever does it, None where that is a pronoun or unsaid.
        patient: Head of whatever it is done to.
    """

    predicate: str
    agent: str | None
    patient: str | None


def find_deed(doc: Doc, claim: Claim) -> Deed:
    """Return the deed of a claim; passive and active say the same."""
    head = doc[claim.head]
    blamed = _blamed_for(head)
    verb = _main_verb(blamed or head)
    particle = next((c for c in verb.children if c.dep_ == "prt"), None)
    back = next((c for c in verb.children if c.lower_ == "back"), None)
    word = verb.lemma_.lower()
    for part in (particle, back):
        if part is not None:
            word = f"{word} {part.lower_}"
            break
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children)
    subject = _subject(doc, claim, head, verb)
    if blamed is not None and subject is None:
        objects = (
            c for c in head.head.children if c.dep_ == "dobj" and claim.first <= c.i < head.i
        )
        subject = next(objects, None)
    by = _pobj(verb, "agent")
    done_to = next((c for c in verb.children if c.dep_ in {"dobj", "attr", "acomp"}), None)
    agent, patient = (by, subject) if passive else (subject, done_to)
    return Deed(word, _name(agent), _name(patient))


def _blamed_for(head: Token) -> Token | None:
    """Return the verb of "accused the firm of having sold it", where the claim is what is left."""
    if head.pos_ != "ADP":
        return None
    return next((c for c in head.children if c.dep_ == "pcomp" and c.pos_ == "VERB"), None)


def _main_verb(head: Token) -> Token:
    verb = head
    while verb.lemma_.lower() in _LIGHT:
        inner = next((c for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "VERB"), None)
        if inner is None:
            break
        verb = inner
    return verb


def _subject(doc: Doc, claim: Claim, head: Token, verb: Token) -> Token | None:
    for node in (verb, head):
        found = next((c for c in node.children if c.dep_ in _SUBJECTS), None)
        if found is not None:
            return found
    return doc[claim.subject[1]] if claim.subject else None


def _pobj(verb: Token, dep: str) -> Token | None:
    for child in verb.children:
        if child.dep_ == dep:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def _name(token: Token | None) -> str | None:
    if token is None or token.pos_ in {"PRON", "DET"} or token.is_space or token.is_punct:
        return None
    return token.lemma_.lower()
