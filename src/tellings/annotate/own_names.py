"""The name that a phrase gives its party: "the maker, Acme Pumps", "a man known as Ali"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from tellings.annotate.noun_phrases import noun_phrase
from tellings.annotate.texts import text_of
from tellings.annotate.titles import fold_title, is_title, people_nouns
from tellings.data import load_table
from tellings.data.cues import cue_words
from tellings.records.annotation import Mention

#: Small words inside a name: "Sisters of the North", "Tarn & Fell".
_INSIDE = frozenset({"of", "the", "&", "and", "for", "de", "la", "du", "des", "del"})
#: Before what somebody is called: "known as", "goes by the name of".
_BEFORE = frozenset(
    {"only", "as", "of", "by", "the", "name", "itself", "himself", "herself", "themselves"}
)
#: What a name may be that no list knows.
_OF_BODIES = frozenset({"organisation", "group", "other", "facility"})

#: Capitalised words that make a name of what is no name by its first word.
MIN_WORDS = 2


@dataclass(frozen=True, slots=True)
class OwnName:
    """A name and whether a person bears it, where that is known."""

    text: str
    start: int
    end: int
    person: bool


def find_own_name(head: Token, mentions: Sequence[Mention]) -> OwnName | None:
    """Return the name that stands in the phrase of a common noun, if it has one.

    Args:
        head: The noun.
        mentions: All mentions of the report.
    """
    if head.tag_ not in {"NN", "NNS"}:
        return None
    called = _called(head)
    first = _beside(head) if called is None else called
    if first is None:
        return None
    last = _end_of_name(first)
    if last is None:
        return None
    start, end = first.idx, last.idx + len(last)
    mention = next((m for m in mentions if m.start < end and start < m.end), None)
    if mention is not None and (called is None or mention.type == "person"):
        start, end = mention.start, mention.end
    person = _is_person(head, mention, named_so=called is not None)
    if person is None:
        return None
    return OwnName(text_of(head.doc)[start:end], start, end, person)


def _is_person(head: Token, mention: Mention | None, *, named_so: bool) -> bool | None:
    """Whether a noun's name is a person's; None where it is no name of the noun."""
    kind = None if mention is None else mention.type
    word = head.lemma_.lower()
    if word in load_table("bodies"):
        if kind == "person" and mention is not None and not _is_next(head, mention):
            return None  # "an inquiry led by a judge, Ann Bloggs," is not she
        return False if kind not in {"place", "document"} or named_so else None
    if kind == "person":
        return True if word in people_nouns() or named_so else None
    if word in cue_words("owners"):
        return False if kind in _OF_BODIES or named_so else None
    if word in people_nouns():
        if head.tag_ == "NNS":
            return False if named_so else None
        told = kind not in {"place", "document", "group"} and _alone(head)
        return True if named_so or told else None
    return False if kind in _OF_BODIES else None


def _is_next(head: Token, mention: Mention) -> bool:
    """Whether no noun for a person stands between a noun and a name."""
    doc = head.doc
    between = (doc[i] for i in range(head.i + 1, len(doc)) if doc[i].idx < mention.start)
    return not any(t.lemma_.lower() in people_nouns() for t in itertools.islice(between, 30))


def _alone(head: Token) -> bool:
    """Whether no other party stands in a phrase: "a lawyer for the owners, Acme," is not Acme."""
    others = people_nouns() | cue_words("owners") | frozenset(load_table("bodies"))
    return not any(t.lemma_.lower() in others for t in noun_phrase(head) if t.i > head.i)


def _called(head: Token) -> Token | None:
    """Return the first word of what somebody is called: "a man known as Ali"."""
    for verb in head.subtree:
        if verb.lemma_.lower() not in cue_words("calls_oneself") or verb.i < head.i:
            continue
        clause = verb.head if verb.dep_ == "xcomp" else verb  # "who asked to be called"
        if clause.dep_ not in {"acl", "relcl"} or not _hangs_on(clause, head):
            continue
        at = verb.i + 1
        while at < len(head.doc) and head.doc[at].lower_ in _BEFORE:
            at += 1
        while at < len(head.doc) and is_title(fold_title(head.doc[at].text)):
            at += 1
        return head.doc[at] if at < len(head.doc) and head.doc[at].text[:1].isupper() else None
    return None


def _hangs_on(verb: Token, head: Token) -> bool:
    """Whether a clause tells of a noun: of it, of what stands beside it, of its number."""
    if verb.head == head or (verb.head.dep_ == "appos" and verb.head.head == head):
        return True
    return verb.head.like_num


def _beside(head: Token) -> Token | None:
    """Return the first word of a name between commas that ends the phrase: "the maker, Acme,"."""
    doc = head.doc
    edge = head.right_edge.i
    if head.i < edge and doc[head.i + 1].pos_ == "PROPN" and doc[head.i + 1].text[:1].isupper():
        return doc[head.i + 1]  # "the union Acme"
    commas = [i for i in range(head.i + 1, min(edge + 2, head.sent.end)) if doc[i].text == ","]
    for at in commas:
        first = at + 1
        while first < len(doc) and doc[first].lower_ in {"the", "a"}:
            first += 1
        if first >= len(doc) or not doc[first].text[:1].isupper():
            continue
        last = _end_of_name(doc[first])
        after = None if last is None or last.i + 1 >= len(doc) else doc[last.i + 1]
        if after is None or after.text in {",", ".", ";", ":"} or after.lower_ in _INSIDE:
            return doc[first]
    return None


def _end_of_name(first: Token) -> Token | None:
    """Return the last word of a run of capitalised words."""
    doc, last = first.doc, first
    at = first.i + 1
    while at < min(len(doc), first.sent.end):
        if doc[at].text[:1].isupper():
            last = doc[at]
        elif doc[at].lower_ not in _INSIDE:
            break
        at += 1
    return last


def find_unknown_name(head: Token) -> OwnName | None:
    """Return the proper name of several words whose first word the tagger takes for a noun.

    Example: "Doctors Without Roofs" in "Doctors Without Roofs said that …".
    """
    if not (head.text[:1].isupper() and head.head.text.islower()):
        return None  # in a headline every word has a capital
    subtree = {t.i for t in head.subtree}
    first, last = head.i, _end_of_name(head)
    while first - 1 in subtree and head.doc[first - 1].text[:1].isupper():
        first -= 1
    words = head.doc[first : 1 + (head.i if last is None else last.i)]
    if words[0].pos_ == "DET":
        words = words[1:]
    capitals = [t for t in words if t.text[:1].isupper()]
    if (
        len(capitals) < MIN_WORDS
        or not subtree.issuperset(t.i for t in capitals)
        or any(is_title(fold_title(t.text)) for t in words)
    ):
        return None
    return OwnName(words.text, words.start_char, words.end_char, person=False)
