"""Bodies and groups that are named by common nouns: "Afghan forces", "the defence ministry"."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from tellings.annotate.candidates import Candidate
from tellings.annotate.name_words import people_words
from tellings.annotate.sentence_starts import sentence_start
from tellings.data import load_table
from tellings.records.annotation import EntityType

#: Words of a body before its noun that are read.
_MAX_BEFORE = 5
_MINISTRIES = frozenset({"ministry", "ministries"})
_DEPARTMENTS = frozenset({"department", "dept"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})  # noqa: RUF001 - real apostrophe


def find_bodies(doc: Doc, named: Sequence[Candidate]) -> list[Candidate]:
    """Return bodies and groups without a proper name, in order.

    Args:
        doc: The parse of the report.
        named: The names found in it; a place right before such a noun becomes part of the body
            ("Oslo police", "Norway's army").
    """
    by_last = {c.last: c for c in named}
    inside = {i for c in named for i in range(c.first, c.last + 1)}
    found: list[Candidate] = []
    for token in doc:
        if token.i in inside or not token.text.islower():
            continue
        span = _body_at(doc, token)
        if span is None:
            continue
        start, kind = span
        if found and start <= found[-1].last:
            found.pop()
        candidate = _with_owner(doc, start, token.i, kind, by_last)
        if candidate is not None:
            found.append(candidate)
    return found


def _body_at(doc: Doc, token: Token) -> tuple[int, EntityType] | None:
    """Return where a body whose noun is `token` begins, and its type."""
    low = token.lower_
    if low in _MINISTRIES or low in _DEPARTMENTS:
        return _ministry(doc, token.i)
    if low not in _last_words():
        return None
    pair = f"{doc[token.i - 1].lower_} {low}" if token.i else low
    triple = f"{doc[token.i - 2].lower_}{pair}" if token.i > 1 else pair
    if token.i > 1 and triple in _nouns("bodies"):
        return token.i - 2, "organisation"
    if token.i and pair in _nouns("bodies"):
        kind: EntityType = "group" if pair.endswith("forces") else "organisation"
        return token.i - 1, kind
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    if low in _nouns("bodies"):
        return (token.i, "organisation") if _stands_alone(token) else None
    if low in _nouns("nouns"):
        return token.i, "group"
    return None


def _stands_alone(token: Token) -> bool:
    """Whether "police" is the body itself and not what something else is of ("police station")."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return not (
        token.dep_ in {"compound", "nmod", "amod"}
        and following is not None
        and following.pos_ in {"NOUN", "PROPN"}
    )


def _ministry(doc: Doc, last: int) -> tuple[int, EntityType] | None:
    """Return where "public health ministry" begins; a bare "department" is none."""
    start = last
    fields = _nouns("fields")
    while start > 0 and last - start < _MAX_BEFORE and doc[start - 1].lower_ in fields:
        start -= 1
        if start > 1 and doc[start - 1].lower_ == "and" and doc[start - 2].lower_ in fields:
            start -= 1
    return (start, "organisation") if start < last else None


def _with_owner(
    doc: Doc, start: int, last: int, kind: EntityType, by_last: dict[int, Candidate]
) -> Candidate | None:
    """Take the country or place before the noun into the body's name."""
    first = start
    between = _nouns("between")
    while first > 0 and start - first < 2 and doc[first - 1].lower_ in between:
        first -= 1
    at = first - 1
    if at >= 0 and doc[at].text in people_words() and _same_sentence(doc, at, last):
        return _candidate(doc, _whole_people(doc, at), last, kind)
    owned = at >= 0 and doc[at].text in _POSSESSIVES
    owner = by_last.get(at - 1 if owned else at)
    if owner is not None and owner.type == "place" and _same_sentence(doc, owner.first, last):
        return _candidate(doc, owner.first, last, kind)
    if owner is not None or (at >= 0 and doc[at].text[:1].isupper() and doc[at].pos_ == "PROPN"):
        # "NATO troops": the name before says whose they are, and is a mention itself.
        return _candidate(doc, start, last, kind) if owned else None
    return _candidate(doc, first, last, kind)


def _same_sentence(doc: Doc, a: int, b: int) -> bool:
    return sentence_start(doc, a) == sentence_start(doc, b)


def _whole_people(doc: Doc, at: int) -> int:
    """Return the first token of "South Korean" or "Costa Rican"."""
    if at > 0 and f"{doc[at - 1].text} {doc[at].text}" in people_words():
        return at - 1
    return at


def _candidate(doc: Doc, first: int, last: int, kind: EntityType) -> Candidate:
    return Candidate(
        words=tuple(t.text for t in doc[first : last + 1]),
        start=doc[first].idx,
        end=doc[last].idx + len(doc[last]),
        first=first,
        last=last,
        style="plain",
        type=kind,
    )


@functools.cache
def _nouns(name: str) -> frozenset[str]:
    return frozenset(load_table("groups")[name])


@functools.cache
def _last_words() -> frozenset[str]:
    """Return the words that a body or a group of a word list ends with."""
    return frozenset(name.split(" ")[-1] for name in _nouns("bodies") | _nouns("nouns"))
