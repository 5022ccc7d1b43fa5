"""Who calls a claim untrue denies it: "reports that the dam burst are false", "called it a lie".

What is denied stands behind the noun: "reports *that the dam burst*", "rumours of *a second
leak*". A noun with nothing behind it ("the charges are false") points at what others say; it is
left as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tellings.annotate.answerable import is_party
from tellings.annotate.attributed import Attribution
from tellings.annotate.cues import lemma_of
from tellings.annotate.denials import is_negated
from tellings.data import load_table
from tellings.data.cues import cue_words
from tellings.records.statement import Stance

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BEING = frozenset({"be", "remain", "prove", "seem", "appear"})
_LINKS = frozenset({"WP", "WDT", "WRB", "WP$"})
_PRONOUNS = frozenset({"it", "this", "that", "these", "those", "them"})
_ABLE = frozenset({"can", "could"})
#: The word between a claim and its noun, besides "that".
_OF = "of"
#: What may stand before a noun, or before the word that calls it untrue.
_BEFORE = frozenset({"DET", "ADJ", "ADV", "PRON", "PROPN", "NOUN", "PUNCT", "PART"})
#: No claim that is called something in passing has more words.
_MAX_CALLED = 25


@dataclass(frozen=True, slots=True)
class Called:
    """What somebody calls untrue, and the words by which it is called so.

    Of a pronoun ("called that a lie: all left") the content is what is held against it.
    """

    content: frozenset[int]
    verdict: frozenset[int]
    stance: Stance = "denies"


def find_untruths(sentence: Tokens) -> Iterator[Attribution]:
    """Yield what a sentence calls untrue by its predicate: "rumours of a leak are nonsense".

    Whoever speaks the sentence denies it.
    """
    for verb in sentence:
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        content = _claimed(verb)
        if len(content) < 2:
            continue
        own = _predicate(verb) - content
        yield Attribution(
            cue=verb,
            speaker=None,
            recipient=None,
            content=frozenset(content),
            own=frozenset(own),
            stance="denies",
            direct=False,
        )


def _predicate(verb: Token) -> set[int]:
    """Return the words of a clause without the further clauses that hang on it."""
    words = {verb.i}
    for child in verb.children:
        if child.dep_ not in {"conj", "advcl", "parataxis", "relcl"}:
            words |= {t.i for t in child.subtree}
    if is_claim_noun(verb.head) and verb.head.i < verb.i:
        words |= {i for i in (max(verb.head.i - 1, 0), verb.head.i) if verb.doc[i].pos_ != "PUNCT"}
    return words


def _claimed(verb: Token) -> set[int]:
    """Return the claim that the clause of a verb calls untrue."""
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    if subject is None and verb.head.i < verb.i and is_claim_noun(verb.head) and _is_untrue(verb):
        return told_behind(verb.head)  # a noun that the parser took for a verb
    if subject is not None and subject.lower_ == "it":
        clauses = [c for c in verb.children if c.dep_ == "ccomp" and _has_that(c)]
        clauses += [
            g
            for c in verb.children
            if c.dep_ in {"acomp", "attr"}
            for g in c.children
            if g.dep_ in {"ccomp", "acl", "relcl"} and _has_that(g)
        ]
        if clauses and _is_untrue(verb):
            return _without_that(clauses[0])
    if subject is not None and is_claim_noun(subject) and _is_untrue(verb):
        return told_behind(subject)
    if subject is not None and not is_party(subject) and _is_ruled_out(verb):
        return {t.i for t in subject.subtree}
    for truth in verb.children:
        # "There is no truth in reports that …"
        if truth.lemma_.lower() in cue_words("truth") and _has_no(truth):
            for noun in (t for p in truth.children if p.dep_ == "prep" for t in p.children):
                if is_claim_noun(noun):
                    return told_behind(noun)
    return set()


def is_claim_noun(noun: Token) -> bool:
    """Whether a noun means something told, whatever the parser took it for.

    Args:
        noun: Any word.
    """
    took_for_verb = noun.tag_ == "VBZ" and (
        noun.dep_ in _SUBJECTS or (noun.i > 0 and noun.nbor(-1).lower_ == "that")
    )
    return (noun.pos_ == "NOUN" or took_for_verb) and noun.lemma_.lower() in cue_words(
        "claim_nouns", "hearsay"
    )


def _is_untrue(verb: Token) -> bool:
    """Whether a predicate says that its subject is not so."""
    beings = [verb, *(c for c in verb.children if c.dep_ == "xcomp" and c.lemma_ == "be")]
    said = {
        c.lemma_.lower()
        for being in beings
        for c in being.children
        if c.dep_ in {"acomp", "attr", "oprd"}
    }
    negated = is_negated(verb) or any(
        _has_no(c) for c in verb.children if c.dep_ in {"attr", "dobj"}
    )
    if verb.lemma_ in _BEING | {"have"} and said & cue_words("untruth"):
        return not negated
    truth = cue_words("truth")
    if not negated:
        return lemma_of(verb) in cue_words("untruth") and any(
            c.dep_ == "auxpass" for c in verb.children
        )
    if lemma_of(verb) in cue_words("squaring"):
        return any(t.lemma_.lower() in truth for t in verb.subtree)
    things = {c.lemma_.lower() for c in verb.children if c.dep_ in {"attr", "dobj"}}
    return verb.lemma_ in _BEING | {"have"} and bool((said | things) & truth)


def _is_ruled_out(verb: Token) -> bool:
    """Whether nobody but the teller rules a thing out: "a short circuit can be excluded"."""
    parts = {c.dep_ for c in verb.children}
    if "auxpass" not in parts or "agent" in parts or is_negated(verb):
        return False
    able = any(c.dep_ == "aux" and c.lower_ in _ABLE for c in verb.children)
    return lemma_of(verb) == "rule out" or (verb.lemma_ == "exclude" and able)


def _has_no(noun: Token) -> bool:
    return any(c.lower_ == "no" for c in noun.children)


def _has_that(clause: Token) -> bool:
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def _without_that(clause: Token) -> set[int]:
    return {t.i for t in clause.subtree if not (t.head == clause and t.dep_ == "mark")}


def told_behind(noun: Token) -> set[int]:
    """Return what is told behind a noun: "the claim that …", "allegations of …".

    Args:
        noun: A noun that means something told.

    Returns:
        The tokens, none where the noun only points at what others say.
    """
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in {"acl", "ccomp", "relcl"} and _is_what_is_told(child):
            return _without_that(child)
        if child.dep_ == "prep" and child.lower_ == _OF and _tells_of(noun):
            of = [t for t in child.children if t.dep_ == "pobj" and _can_be_told(t)]
            told = {t.i for t in noun.subtree if t.i > child.i} if of else set()
            # "Allegations of torture": one word alone says too little.
            return told if len(told) > 1 else {t.i for t in noun.subtree} if told else set()
    return set()


def _is_what_is_told(clause: Token) -> bool:
    """Whether a clause is what is claimed: "claims he took money", not "claims he made"."""
    if not any(c.dep_ in _SUBJECTS for c in clause.children):
        return False
    if not _has_that(clause) and any(t.tag_ in _LINKS for t in clause.children):
        return False
    whole = any(c.dep_ in {"dobj", "ccomp", "nsubjpass"} for c in clause.children)
    hands_on = cue_words("issuing", "asserts") | {"make", "print", "hear", "bring", "face"}
    return whole or lemma_of(clause) not in hands_on


def _tells_of(noun: Token) -> bool:
    """Whether what follows "of" is the claim; an account or a finding of somebody's is not."""
    return noun.lemma_.lower() in cue_words("tells_of")


def _can_be_told(thing: Token) -> bool:
    # "Charges of bakers selling chalk" are not the bakers' charges.
    does = any(c.dep_ == "acl" and c.tag_ == "VBG" for c in thing.children)
    return (does or not is_party(thing)) and thing.ent_type_ not in {"DATE", "TIME"}


def called_untrue(cue: Token, sentence: Tokens) -> Called | None:
    """Return what a verb calls untrue: "branded the report a lie", "dismissed it as slander".

    Read by the order of the words: the parser hangs "a lie" on many things.

    Args:
        cue: The verb.
        sentence: Its sentence.
    """
    lemma, doc = lemma_of(cue), cue.doc
    by_as = "as" in load_table("cues")["with_preposition"].get(lemma, ())
    if not (lemma in cue_words("naming", "turning_down") or by_as) or is_negated(cue):
        return None
    ahead = doc[cue.i + 1 : min(sentence.end, cue.i + 1 + _MAX_CALLED)]
    noun = _noun_called(ahead)
    if noun is None:
        return _held_against(ahead)
    word = next((t for t in ahead if t.i > noun.i and _calls(t, noun)), None)
    if word is None:
        return None
    start = _phrase_start(word, noun)
    named_as = doc[start - 1].lower_ == "as"
    end = start - 1 if named_as else start
    if lemma not in cue_words("naming") and not named_as:
        return None
    told = _told_between(noun, doc[noun.i + 1 : end])
    if told is None:
        return None
    content = told if len(told) > 1 else set(range(cue.i + 1, end))
    if len(content) < 2:
        return None
    verdict = set(range(cue.i + 1, word.i + 1)) - content
    return Called(frozenset(content), frozenset(verdict))


def _held_against(ahead: Tokens) -> Called | None:
    """Return what stands behind the colon of "called that a lie: no cow was sold"."""
    colon = next((t.i for t in ahead if t.text == ":"), None)
    if colon is None or ahead[0].lower_ not in _PRONOUNS:
        return None
    verdict = [t for t in ahead if t.i < colon and not t.is_punct]
    word = verdict[-1]
    if word.i == ahead[0].i or word.lemma_.lower() not in cue_words("untruth"):
        return None
    if any(t.pos_ not in {"DET", "ADJ", "ADV", "SCONJ", "ADP"} for t in verdict[1:-1]):
        return None
    told = {t.i for t in word.doc[colon + 1 : word.sent.end] if not t.is_space}
    before = {t.i for t in ahead if t.i <= colon}
    return Called(frozenset(told), frozenset(before), "asserts") if len(told) > 2 else None


def _noun_called(ahead: Sequence[Token] | Tokens) -> Token | None:
    """Return the claim right behind a verb: "called *the ministry's report* …"."""
    for token in ahead:
        if token.pos_ == "NOUN" and token.lemma_.lower() in cue_words("claim_nouns", "hearsay"):
            return token
        if token.pos_ not in _BEFORE or token.is_punct:
            return None
    return None


def _calls(word: Token, noun: Token) -> bool:
    """Whether a word says of a noun before it that it is not so."""
    if word.lemma_.lower() not in cue_words("untruth") or word.pos_ not in {"NOUN", "ADJ", "VERB"}:
        return False
    follows = word.nbor(1) if word.i + 1 < len(word.doc) else word
    return word.i > noun.i and follows.pos_ != "NOUN"


def _phrase_start(word: Token, noun: Token) -> int:
    """Return where the phrase of a word begins: "*a complete and utter* lie"."""
    start = word.i
    while start - 1 > noun.i and (
        word.doc[start - 1].pos_ in {"DET", "ADJ", "ADV"} or word.doc[start - 1].is_quote
    ):
        start -= 1
    return start


def _told_between(noun: Token, between: Tokens) -> set[int] | None:
    """Return what stands between a noun and the word for it, or nothing if it is not its own."""
    words = [t for t in between if not t.is_punct]
    if not words:
        return set()
    if words[0].lower_ == "that" or (words[0].lower_ == _OF and _tells_of(noun)):
        return {t.i for t in words[1:]}
    return None
