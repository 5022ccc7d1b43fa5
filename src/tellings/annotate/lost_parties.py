"""The party right beside a cue where the parser lost it.

In "the man fell from a ladder, his doctor, Ann Bloggs, said" a parser takes the doctor for one
more word on the ladder; in "…, said his doctor, Ann Bloggs; two were hurt" for one of the two. The
order of the words is plainer: a clause, a comma, a party, "said".
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tellings.annotate.answerable import is_party

_OPENS = frozenset({"DT", "PRP$"})
_PRESENT_OR_PAST = frozenset({"VBD", "VBZ", "VBP"})
_FINITE = _PRESENT_OR_PAST | {"MD"}
#: Words that hang a clause on the one before it.
_LINKS = frozenset({"WP", "WDT", "WRB", "WP$"})
#: A phrase of more words, a name behind it left out, names no party.
MAX_WORDS = 8
_INSIDE = frozenset({"det", "poss", "case", "compound", "amod", "nmod", "nummod"})


@dataclass(frozen=True, slots=True)
class LostParty:
    """The head of who speaks; where the words begin and end that say so, the cue included."""

    head: Token
    start: int
    end: int


def find_lost_party(cue: Token, speaker: Token | None, sentence: Tokens) -> LostParty | None:
    """Return the party beside a cue that ends what it tells, if the parse has no better.

    Args:
        cue: The verb.
        speaker: Whom the parse makes its subject, if anybody.
        sentence: Its sentence.
    """
    if cue.tag_ not in _PRESENT_OR_PAST:
        return None
    if cue.i + 1 >= sentence.end or cue.nbor(1).pos_ not in {"NOUN", "VERB"}:
        before = _before(cue, sentence)
        if before is not None and (speaker is None or speaker.i < before.start):
            return before
    return _behind(cue) if speaker is None and cue.i > sentence.start else None


def _before(cue: Token, sentence: Tokens) -> LostParty | None:
    """Return the party that "…, the mayor, Ann Bloggs, said" ends in."""
    doc, name = cue.doc, None
    last = cue.i - 1
    if last > sentence.start and doc[last].text == ",":
        name = doc[last - 1]
        comma = _comma_before(name.i, sentence)
        if comma is None or any(t.pos_ != "PROPN" for t in doc[comma + 1 : name.i + 1]):
            return None
        last = comma - 1
    comma = _comma_before(last, sentence)
    if comma is None or not 0 < last - comma <= MAX_WORDS:
        return None
    phrase = doc[comma + 1 : last + 1]
    head = _head(phrase)
    if head is None or not is_party(head) or (name is not None and head.pos_ == "PROPN"):
        return None
    if not _has_own_verb(doc[sentence.start : comma]):
        return None
    return LostParty(head if name is None else name, phrase.start, cue.i + 1)


def _behind(cue: Token) -> LostParty | None:
    """Return the party that follows "…, said" and that the parser gave to another verb."""
    doc = cue.doc
    if cue.i + 1 >= len(doc) or doc[cue.i - 1].text not in {",", "”", '"'}:
        return None
    head = doc[cue.i + 1]
    while head.dep_ in _INSIDE and head.head.i > head.i:
        head = head.head
    lost = head.dep_ in {"nsubj", "nsubjpass"} and head.head != cue and head.head.i > head.i
    if not lost or not is_party(head):
        return None
    end = max(t.i for t in head.subtree if not t.is_punct) + 1
    return LostParty(head, cue.i, end)


def _comma_before(at: int, sentence: Tokens) -> int | None:
    return next((i for i in range(at, sentence.start, -1) if sentence.doc[i].text == ","), None)


def _has_own_verb(words: Tokens) -> bool:
    """Whether words hold a verb of their own, not only those of clauses that hang on a word."""
    links = sum(t.tag_ in _LINKS or (t.tag_ == "IN" and t.dep_ == "mark") for t in words)
    return sum(t.tag_ in _FINITE for t in words) > links


def _head(phrase: Tokens) -> Token | None:
    """Return the noun that a phrase is about: the last before a preposition."""
    if phrase[0].tag_ not in _OPENS and phrase[0].pos_ != "PROPN":
        return None
    if any(t.pos_ in {"VERB", "AUX"} or t.tag_ in _LINKS for t in phrase):
        return None
    before = next((n for n, t in enumerate(phrase) if t.pos_ == "ADP"), len(phrase))
    return next((t for t in reversed(phrase[:before]) if t.pos_ in {"NOUN", "PROPN"}), None)
