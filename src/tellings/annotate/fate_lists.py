"""Who else stands in a list with a noun: "his mother, 52, two girls and a clerk".

The parser loses half of such lists; what it has is taken, and the rest is read off the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet

from spacy.tokens import Doc, Token

#: Words of one more in a list, before its noun.
LONGEST = 6
_COMMAS = frozenset({",", ";"})
_ARTICLES = frozenset({"a", "an", "the"})
_BEFORE_NOUN = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON", "PART", "ADV"})
_AGE_WORDS = frozenset({"age", "ages", "aged", "both", "(", ")", "and"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def expand(doc: Doc, head: Token, verb: Token, is_person: Callable[[Token], bool]) -> list[Token]:
    """Return the nouns that a noun is listed with, itself the first.

    Args:
        doc: The parse.
        head: The noun.
        verb: The word that tells what befell them.
        is_person: Whether a token stands for people.
    """
    found, waiting = dict[int, Token](), [head]
    while waiting:
        token = waiting.pop(0)
        if token.i in found:
            continue
        found[token.i] = token
        waiting += _joined(token, is_person)
        waiting += _read_on(doc, token, verb, is_person, found.keys())
    return list(found.values())


def _joined(token: Token, is_person: Callable[[Token], bool]) -> Iterator[Token]:
    """Yield those that the parse joins to a noun."""
    counted = token.like_num or any(c.dep_ == "nummod" for c in token.children)
    for child in token.children:
        more = [g for g in child.children if g.dep_ == "conj"]
        if child.dep_ == "conj":
            yield child
        elif child.dep_ == "appos" and more and not counted:
            # "His wife, Ann Bloggs, and her son": the name is hers, the son is another.
            # "Nine people, eight clerks and a girl": those are told again, not more.
            named = (token.pos_ == "PROPN") != (child.pos_ == "PROPN") or not is_person(child)
            described = any(c.lower_ in _ARTICLES for c in child.children)
            yield from more if named or described else [child]


def _read_on(
    doc: Doc,
    token: Token,
    verb: Token,
    is_person: Callable[[Token], bool],
    known: AbstractSet[int],
) -> Iterator[Token]:
    """Yield those that the words behind a noun list, if the list ends in "and"."""
    if any(t.i in known and t.i > token.i for t in doc[token.i + 1 : token.i + 2 * LONGEST]):
        return
    at, listed, closed = _past_age(doc, token.i + 1), list[Token](), False
    while at < len(doc) and not closed:
        join = _join(doc, at)
        if join is None:
            break
        at, closed = join
        noun = _noun(doc, at, is_person)
        if noun is None or (doc[at].lower_ in _ARTICLES and not closed):
            return
        over = listed[-1] if listed else token
        if closed or noun.pos_ != "PROPN" or over.pos_ == "PROPN":
            listed.append(noun)  # "his wife, Ann Bloggs, and her son": the name is the wife's
        at = _past_age(doc, noun.i + 1)
    if closed and not (at < len(doc) and doc[at].tag_ in _FINITE and not _over(doc[at], verb)):
        yield from (noun for noun in listed if noun.i < verb.i or verb.i < token.i)


def _over(token: Token, verb: Token) -> bool:
    """Whether a finite verb is the one that tells, or helps it."""
    return token == verb or token.head == verb or verb.head == token


def _join(doc: Doc, at: int) -> tuple[int, bool] | None:
    """Return where the next of a list begins, and whether it is the last."""
    comma = doc[at].text in _COMMAS
    behind = at + 1 if comma else at
    if behind < len(doc) and doc[behind].lower_ == "and" and not doc[behind].is_sent_start:
        return behind + 1, True
    return (behind, False) if comma else None


def _noun(doc: Doc, at: int, is_person: Callable[[Token], bool]) -> Token | None:
    """Return the noun of the phrase that begins here, if it is one for people."""
    for token in doc[at : at + LONGEST]:
        if token.is_sent_start or token.pos_ not in _BEFORE_NOUN:
            return None
        follows = doc[token.i + 1] if token.i + 1 < len(doc) else None
        whole = follows is None or follows.pos_ not in {"NOUN", "PROPN", "PART"}
        if whole and is_person(token) and token.pos_ in {"NOUN", "PROPN"}:
            return token
    return None


def _past_age(doc: Doc, at: int) -> int:
    """Return the place behind ", 41," or ", ages 17, 15 and 12": the comma after it."""
    end = at
    if end >= len(doc) or doc[end].text not in {",", "("}:
        return at
    seen = False
    for token in doc[at + 1 : at + 2 * LONGEST]:
        if token.is_digit:
            seen, end = True, token.i + 1
        elif token.lower_ not in _AGE_WORDS and token.text != ",":
            break
    return end if seen else at
