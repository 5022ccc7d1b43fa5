"""What a report says that somebody or something is: "spokesman", "head of the city council"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from tellings.annotate.candidates import Candidate
from tellings.annotate.sentence_starts import sentence_start
from tellings.annotate.titles import fold_title, is_title, people_nouns
from tellings.data import load_table

#: A role is cut to so many words.
MAX_WORDS = 12
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})  # noqa: RUF001 - real apostrophe
_ARTICLES = frozenset({"a", "an", "the"})
_NO_START = frozenset({"VERB", "AUX", "ADP", "SCONJ", "CCONJ", "ADV", "PUNCT", "SPACE"})
_ENDS = frozenset({",", ";", ":", "(", ")", "-LRB-", "-RRB-", "–", "—", "who", "which", "whose"})  # noqa: RUF001


def find_role(doc: Doc, candidate: Candidate) -> str | None:
    """Return what the text says a candidate is, in its own words, if it does beside the name."""
    if candidate.type in {"group", "other"}:
        return None
    return (
        _after(doc, candidate)
        or (_before(doc, candidate) if candidate.type == "person" else None)
        or _apposed_to(doc, candidate)
        or _copula(doc, candidate)
        or (_affiliation(doc, candidate) if candidate.type == "person" else None)
    )


def _before(doc: Doc, candidate: Candidate) -> str | None:
    """Return the nouns right before a name: "Leeds city council member"."""
    first = candidate.first
    at = first
    if candidate.title:
        while at > 0 and doc[at - 1].idx >= candidate.title[0]:
            at -= 1
    begin = sentence_start(doc, first)
    while at > begin and first - at < MAX_WORDS and _belongs(doc[at - 1]):
        at -= 1
    while at < first and (doc[at].text in _POSSESSIVES or doc[at].lower_ in _ARTICLES):
        at += 1
    return _role_text(doc, at, first) if _says_who(doc[at:first]) else None


def _belongs(token: Token) -> bool:
    return token.text in _POSSESSIVES or (
        token.pos_ in _NOMINAL and not token.is_punct and token.ent_type_ not in {"DATE", "TIME"}
    )


def _says_who(tokens: Iterable[Token]) -> bool:
    """Whether a noun for a person is among the tokens; a mere "Mr" says nothing."""
    return any(
        t.lemma_.lower() in people_nouns()
        or t.lower_ in people_nouns()
        or (is_title(fold_title(t.text)) and not _is_courtesy(t.text))
        for t in tokens
        if t.pos_ in {"NOUN", "PROPN"}
    )


def _is_courtesy(word: str) -> bool:
    return fold_title(word) in {"mr", "mrs", "ms", "miss", "sir", "dr", "madam", "messrs", "mx"}


def _after(doc: Doc, candidate: Candidate) -> str | None:
    """Return the apposition behind a name: ", head of the city council,"."""
    at = _past_age(doc, candidate.last + 1)
    if at >= len(doc) or doc[at].pos_ in _NO_START:
        return None
    end = _phrase_end(doc, at)
    head = _head_noun(doc, at, end)
    if head is None:
        return None
    if candidate.type == "person":
        return _role_text(doc, at, end) if head.tag_ != "NNS" and _says_who([head]) else None
    closed = end < len(doc) and (doc[end].text in _ENDS or doc[end].text == ".")
    named = head.pos_ == "PROPN" or doc[at].lower_ not in _ARTICLES or head.tag_ == "NNS"
    return _role_text(doc, at, end) if closed and not named else None


def _past_age(doc: Doc, at: int) -> int:
    """Return the token behind the comma, or behind ", 34,"; past the end if there is none."""
    if at >= len(doc) or doc[at].text != ",":
        return len(doc)
    at += 1
    if at + 1 < len(doc) and doc[at].like_num and doc[at + 1].text == ",":
        at += 2
    return at


def _head_noun(doc: Doc, at: int, end: int) -> Token | None:
    """Return the noun that a phrase is about: the last before its first preposition."""
    last = None
    for token in doc[at:end]:
        if token.pos_ in {"ADP", "SCONJ", "VERB", "CCONJ"}:
            break
        if token.pos_ in {"NOUN", "PROPN"}:
            last = token
    return last


def _phrase_end(doc: Doc, at: int) -> int:
    """Return where an apposition that begins at `at` ends."""
    end = at
    stop = min(len(doc), at + MAX_WORDS + 1)
    while end < stop and doc[end].text not in _ENDS and not doc[end].is_space:
        token = doc[end]
        if token.is_sent_start and end > at:
            break
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or (token.text == "." and end > at):
            break
        end += 1
    return end


def _apposed_to(doc: Doc, candidate: Candidate) -> str | None:
    """Return the phrase that a name explains: "the club's owner, Ann Bloggs"."""
    root = doc[candidate.last]
    if root.dep_ != "appos" or root.head.i >= candidate.first:
        return None
    head = _outermost(root.head)
    start = head.left_edge.i
    end = candidate.first
    if end - start > MAX_WORDS or not _says_who([head]):
        return None
    if candidate.title:
        while end > start and doc[end - 1].idx >= candidate.title[0]:
            end -= 1
    while end > start and doc[end - 1].is_punct:
        end -= 1
    return _role_text(doc, start, end)


def _outermost(head: Token) -> Token:
    """Return "spokesman" of "a spokesman for the minister, X": the parse may say "minister"."""
    outer = head.head.head if head.dep_ == "pobj" else head
    direct = head.dep_ == "pobj" and head.head.lower_ in {"for", "to"}
    return outer if direct and _says_who([outer]) and outer.i < head.i else head


def _copula(doc: Doc, candidate: Candidate) -> str | None:
    """Return what a name is said to be: "Ann Bloggs is the owner of the club"."""
    token = doc[candidate.last]
    if token.dep_ != "nsubj" or token.head.lemma_ != "be":
        return None
    for child in token.head.children:
        if child.dep_ == "attr" and child.pos_ == "NOUN" and _says_who([child]):
            start = child.left_edge.i
            return _role_text(doc, start, min(child.right_edge.i + 1, start + MAX_WORDS))
    return None


def _affiliation(doc: Doc, candidate: Candidate) -> str | None:
    """Return for which body somebody is named: "Ann Bloggs *of the harbour union* said"."""
    at = candidate.last + 1
    if at + 1 >= len(doc) or doc[at].lower_ not in {"of", "from", "with"}:
        return None
    head = _head_noun(doc, at + 1, min(len(doc), at + MAX_WORDS))
    nearest = next((t for t in doc[at].children if t.dep_ == "pobj"), head)
    if nearest is None or nearest.i > at + MAX_WORDS:
        return None
    is_body = nearest.lemma_.lower() in load_table("bodies") or nearest.ent_type_ == "ORG"
    return _role_text(doc, at, nearest.right_edge.i + 1) if is_body else None


def _role_text(doc: Doc, start: int, end: int) -> str | None:
    while start < end and (doc[start].lower_ in _ARTICLES or doc[start].is_punct):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    if start >= end:
        return None
    text = " ".join(doc[start:end].text.split())
    return text if any(c.isalpha() for c in text) else None
