"""The words that tell a fate, and the noun that stands for whoever suffered it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tellings.annotate.fate_people import fate_of
from tellings.annotate.fate_roles import (
    find_agent,
    find_doer,
    find_patient,
    find_subject,
    is_passive,
)
from tellings.data.fates import fate_words
from tellings.records.statement import FateMeasure

#: How far behind a verb "to hospital" may stand.
REACH = 9
_MAYBE = frozenset({"may", "might", "could", "would", "can", "should", "will", "shall", "'ll"})
_DID = frozenset({"did", "do", "does"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_ALONE = frozenset({"one", "another"})
_TELLS_STATE = frozenset({"pronounce", "declare", "find", "leave", "list", "report", "confirm"})


@dataclass(frozen=True, slots=True)
class Told:
    """What a word tells: the fate, the head of whom it befell, who did it.

    Attributes:
        self: Whether who suffers it did it.
    """

    measure: FateMeasure
    head: Token
    by: Token | None = None
    self: bool = False


def told_by(token: Token) -> Iterator[Told]:
    """Yield the fates that a word tells by itself."""
    if token.tag_.startswith("VB") or token.pos_ in {"VERB", "AUX"}:
        if is_done(token):
            yield from _by_verb(token)
    elif token.pos_ == "ADJ":
        yield from _by_adjective(token)
    elif token.pos_ == "NOUN":
        yield from _by_noun(token)
        if token.lower_.rstrip("s") in fate_words("own_deaths"):
            yield Told("killed", token, self=True)
    yield from _beside_noun(token)


def _beside_noun(token: Token) -> Iterator[Told]:
    """Yield the fates that stand right beside those they befell: "slain", "another wounded"."""
    behind = _state_behind(token)
    if behind is not None:
        yield Told(behind, token)
    if token.dep_ == "amod" and token.head.pos_ in {"NOUN", "PROPN"}:
        if token.lower_ in fate_words("told_dead"):
            yield Told("killed", token.head)
        elif token.lower_ in fate_words("told_hurt"):
            yield Told("injured", token.head)


def _by_adjective(token: Token) -> Iterator[Told]:
    """Yield whom an adjective without a verb tells of: "we have eleven pupils dead"."""
    measure = fate_of("states", token.lower_)
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if subject is not None and measure is not None and token.dep_ not in {"acomp", "oprd"}:
        yield Told(measure, subject)


def _state_behind(token: Token) -> FateMeasure | None:
    """Read the fate right behind "one" or "another": "one dead", "another critically injured"."""
    if not _stands_alone(token):
        return None
    for other in token.doc[token.i + 1 : token.i + 3]:
        if other.is_sent_start or (other.pos_ != "ADV" and other.lower_ != "being"):
            return None if other.is_sent_start else fate_of("states", other.lower_)
    return None


def is_done(verb: Token) -> bool:
    """Whether a verb tells what was done: not "would kill", "tried to kill", "was not hurt"."""
    marks = {c.lower_ for c in verb.children if c.dep_ in {"aux", "mark", "neg"}}
    if any(c.dep_ == "neg" for c in verb.children) or marks & _CONDITIONS:
        return False
    if marks & _MAYBE and "have" not in marks:
        return False
    governor = verb
    while governor.dep_ == "conj" and governor.head.pos_ == "VERB" and "to" not in marks:
        governor = governor.head
        marks |= {c.lower_ for c in governor.children if c.dep_ == "aux"}
    if marks & _MAYBE and not marks & {"have", "has", "had", "was", "were"}:
        return False
    if "to" in marks and "have" not in marks:
        over = governor.head
        # "He went on to kill two", not "he was going to".
        return over.lemma_ in {"go", "appear", "proceed"} and over.tag_ != "VBG"
    if verb.tag_ == "VB" and not marks & _DID and "have" not in marks:
        return False  # "do not let him die"
    meant = governor.head.lemma_.lower() in fate_words("meaning_to")
    return not (meant and governor.dep_ in {"xcomp", "pcomp", "ccomp"})


def _is_told_before(state: Token) -> bool:
    """Whether the word before a state says whose it is: "and a fifth wounded"."""
    at = state.i - 1
    while at > 0 and state.doc[at].pos_ == "ADV" and not _stands_alone(state.doc[at]):
        at -= 1
    return at >= 0 and _stands_alone(state.doc[at])


def _stands_alone(token: Token) -> bool:
    return token.lower_ in _ALONE or token.lower_ in fate_words("ranks")


def _by_verb(verb: Token) -> Iterator[Told]:
    lemma = verb.lemma_.lower()
    if _is_told_before(verb):
        return
    ended = _ends_own(verb)
    if ended is not None:
        yield ended
        return
    measure = _measure(verb, lemma)
    if measure is not None:
        patient = find_patient(verb)
        if patient is not None and patient.lower_ in fate_words("selves"):
            own = measure in {"killed", "injured", "shot"}
            yield Told(measure, find_doer(verb) or patient, self=own)
        elif patient is not None and not _names_deed(verb, patient):
            yield Told(measure, patient, by=find_agent(verb))
        return
    if fate_of("done_by", lemma) == "killed" or _hurts(verb, lemma):
        subject = find_subject(verb)
        if subject is not None:
            hurt: FateMeasure = "shot" if _by_gun(verb) else "injured"
            yield Told(hurt if _hurts(verb, lemma) else "killed", subject)
        return
    if lemma in fate_words("lives_on") and not is_passive(verb) and not _finds(verb):
        subject = find_subject(verb)
        if subject is not None:
            yield Told("hospitalised", subject)
        return
    yield from _state(verb, lemma)


def _finds(verb: Token) -> bool:
    """Whether "recover" is what is done to a thing: "recovered a knife"."""
    return verb.lemma_ == "recover" and any(c.dep_ == "dobj" for c in verb.children)


def _names_deed(verb: Token, noun: Token) -> bool:
    """Whether a "verb" with its "object" is a name for somebody: "the shooting suspect"."""
    return verb.tag_ == "VBG" and verb.i + 1 == noun.i and noun.tag_ == "NN"


def _measure(verb: Token, lemma: str) -> FateMeasure | None:
    """Return what a verb does to its object."""
    if lemma in fate_words("strikes") and _is_mortal(verb):
        return "killed"
    known = fate_of("done_to", lemma)
    if known is not None and lemma not in fate_words("carries"):
        return known
    if lemma in {"stab", "graze"}:
        return "injured"
    if lemma in {"hit", "strike"} and verb.dep_ != "amod":
        return "shot" if is_passive(verb) or _is_of_shots(verb) else None
    if lemma == "gun" and any(c.lower_ == "down" for c in verb.children):
        return "shot"
    if lemma in fate_words("carries"):
        near = {t.lower_ for t in verb.doc[verb.i + 1 : verb.i + REACH] if t.sent == verb.sent}
        named = lemma.startswith("hospitali") or near & fate_words("hospitals")
        return "hospitalised" if named else None
    if lemma == "treat" and is_passive(verb):
        return "hospitalised"
    return None


def _is_mortal(verb: Token) -> bool:
    """Whether a word beside a verb says that it killed: "fatally", "dead", "to death"."""
    return any(
        c.lower_ in fate_words("mortally")
        or (c.lower_ == "dead" and c.i > verb.i)
        or (c.lower_ == "to" and any(g.lower_ == "death" for g in c.children))
        for c in verb.children
    )


def _is_of_shots(verb: Token) -> bool:
    """Whether shots hit: "bullets struck a girl", "he opened fire, hitting five people"."""
    subject = find_subject(verb)
    if subject is not None and subject.lemma_.lower() in fate_words("shots"):
        return True
    over = verb.head
    shots = fate_words("shots") | {"fire"}
    fires = over.lemma_ == "fire" or any(c.lemma_ in shots for c in over.children)
    return verb.dep_ in {"advcl", "conj"} and verb.tag_ == "VBG" and fires


def _hurts(verb: Token, lemma: str) -> bool:
    """Whether a verb says that its subject was hurt: "suffered a gunshot wound"."""
    if lemma not in fate_words("wounding"):
        return False
    froms = [c for c in verb.children if lemma == "suffer" and c.lower_ == "from"]
    objects = [c for over in (verb, *froms) for c in over.children if c.dep_ in {"dobj", "pobj"}]
    return any(
        not any(g.lower_ == "no" for g in c.children)
        and (
            c.lemma_.lower() in fate_words("wounds")
            or any(g.lemma_.lower() in fate_words("wounds") for g in c.children)
        )
        for c in objects
    )


def _by_gun(verb: Token) -> bool:
    """Whether a wound is one of a shot: of it one may die."""
    near = verb.doc[verb.i + 1 : verb.i + REACH]
    return any(t.lower_ in fate_words("of_guns") for t in near)


def _ends_own(verb: Token) -> Told | None:
    """Return who "took his own life", "committed suicide", "turned the gun on himself"."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        own = child.lemma_ == "life" and any(c.lower_ == "own" for c in child.children)
        if child.dep_ == "dobj" and (
            (lemma in {"take", "end"} and own) or (lemma == "commit" and child.lemma_ == "suicide")
        ):
            return Told("killed", find_doer(verb) or child, self=True)
        if lemma == "turn" and child.dep_ == "prep":
            for end in child.children:
                if end.lower_ in fate_words("selves"):
                    return Told("shot", find_doer(verb) or end, self=True)
    return None


def _state(verb: Token, lemma: str) -> Iterator[Told]:
    """Yield what a verb says its object or subject is: "was found dead", "is in hospital"."""
    if lemma not in _TELLS_STATE | {"be", "remain", "lie", "leave"}:
        return
    for child in verb.children:
        if child.dep_ in {"acomp", "attr", "oprd", "ccomp", "xcomp", "advcl"}:
            measure = fate_of("states", child.lower_)
            if measure == "shot" and _is_mortal(child):
                measure = "killed"  # "was found shot dead"
            if measure is not None and not _is_told_before(child) and is_done(child):
                inner = next((c for c in child.children if c.dep_.startswith("nsubj")), None)
                head = inner or find_patient(verb) or find_subject(verb)
                if head is not None:
                    yield Told(measure, head)
        if child.dep_ == "prep" and child.lower_ == "in" and lemma in {"be", "remain", "list"}:
            for end in child.children:
                hurt = end.lemma_ == "condition" and any(
                    g.lower_ in fate_words("conditions") for g in end.subtree
                )
                subject = find_subject(verb) if hurt or end.lower_ == "hospital" else None
                if subject is not None:
                    yield Told("hospitalised", subject)


def _by_noun(noun: Token) -> Iterator[Told]:
    """Yield the fate that a noun tells of whoever stands behind it: "the death of a girl"."""
    lemma = noun.lemma_.lower()
    adjectives = {c.lower_ for c in noun.children if c.dep_ in {"amod", "compound"}}
    if adjectives & fate_words("not_done") or _is_charge(noun):
        return
    if lemma in fate_words("wounds"):
        yield from _by_wound(noun)
        return
    measure = _of_noun(noun, lemma, adjectives)
    if measure is None:
        return
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (Told(measure, c) for c in child.children if c.dep_ == "pobj")
        if child.dep_ == "poss" and lemma not in {
            "killing",
            "murder",
            "life",
            *fate_words("acts"),
        }:
            yield Told(measure, child)


def _of_noun(noun: Token, lemma: str, adjectives: set[str]) -> FateMeasure | None:
    """Return what a noun tells: of a death, of an act, of a life that something took."""
    if lemma in fate_words("acts"):
        return "killed" if adjectives & fate_words("deadly") else "shot"
    dead = fate_of("nouns", lemma) == "killed" and lemma != "toll"
    return "killed" if dead or (lemma == "life" and _is_taken(noun)) else None


def _by_wound(noun: Token) -> Iterator[Told]:
    """Yield who has a wound by "with": "found two women with burns", "came in with a wound"."""
    over = noun.head
    if noun.dep_ != "pobj" or over.lower_ != "with" or over.dep_ != "prep":
        return
    if any(c.lower_ == "no" for c in noun.children):
        return
    holder: Token | None = over.head
    if over.head.pos_ == "VERB":
        verb = over.head
        if not is_done(verb) or verb.lemma_ not in fate_words("found_with"):
            return
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        holder = objects[0] if objects else find_patient(verb) or find_subject(verb)
    if holder is not None:
        guns = any(c.lower_ in fate_words("of_guns") for c in noun.subtree)
        yield Told("shot" if guns else "injured", holder)


def _is_taken(life: Token) -> bool:
    """Whether a life is one that something took: "the fire claimed the life of a boy"."""
    verb = life.head
    return life.dep_ == "dobj" and verb.lemma_ in fate_words("takes_life") and is_done(verb)


def _is_charge(noun: Token) -> bool:
    """Whether a noun names what somebody is charged with: "two counts of murder"."""
    if noun.dep_ != "pobj":
        return False
    over = noun.head.head
    if noun.head.lower_ not in {"of", "with"}:
        return False
    return over.lemma_.lower() in fate_words("not_done") and noun.tag_ == "NN"
