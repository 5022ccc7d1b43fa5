"""Runs of words of names: "Ministry of Justice", "Ann (Bo) de la Cruz", "Red Star 2"."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from tellings.annotate.name_words import (
    PARTICLES,
    Style,
    Word,
    read_word,
    sentence_starts,
    style_of,
)
from tellings.annotate.texts import text_of
from tellings.annotate.titles import fold_title, is_title
from tellings.data import load_table

_QUOTES = {'"': '"', "“": "”", "``": "''", "‘": "’", "'": "'"}  # noqa: RUF001 - real quotes
#: Words between quotation marks inside a name.
_MAX_NICKNAME = 3
#: Words that one run may have; a longer one is a list or a shout.
MAX_RUN = 14
_SPANNING = frozenset({"ORG", "FAC", "GPE", "LOC", "LAW", "EVENT", "WORK_OF_ART"})


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together as a name or as several.

    Attributes:
        style: How the sentence is written.
        joins: Positions of words reached over a lower-case link ("of", "and", "for the").
    """

    words: tuple[Word, ...]
    style: Style
    joins: frozenset[int] = frozenset()


def find_runs(doc: Doc) -> list[Run]:
    """Return the runs of a report in order of place.

    Headlines and shouted lines are read last: there, a capital says little, and only what the
    rest of the report has as a name is taken for one.
    """
    starts = sentence_starts(doc)
    styles = [(sentence, style_of(sentence)) for sentence in doc.sents]
    if not any(c.isupper() for c in text_of(doc)):
        styles = [(sentence, "small") for sentence, _ in styles]
    runs: list[Run] = []
    sure = _sure_words(doc, styles, starts)
    for sentence, style in styles:
        if style == "plain":
            runs.extend(_read(sentence, style, starts, sure))
    known = frozenset(
        w.text.lower().rstrip(".") for run in runs if len(run.words) < MAX_RUN for w in run.words
    )
    for sentence, style in styles:
        if style != "plain":
            runs.extend(_read(sentence, style, starts, known))
    runs.sort(key=lambda run: run.words[0].start)
    return runs


def _sure_words(
    doc: Doc, styles: list[tuple[Tokens, Style]], starts: frozenset[int]
) -> frozenset[str]:
    """Return words that have a capital where no sentence begins, so are names where one does."""
    heads = _table("organisation") | _table("facility") | _table("place")
    found = {
        token.lower_
        for sentence, style in styles
        if style == "plain"
        for token in sentence
        if token.pos_ == "PROPN" and token.text[:1].isupper()
        if token.i not in starts or _begins_a_person(token)
    }
    return frozenset(w for w in found if w not in heads and not is_title(fold_title(w)))


def _begins_a_person(token: Token) -> bool:
    """Whether the first word of a sentence is the first of several of a person's name."""
    if token.ent_type_ != "PERSON" or token.i + 1 >= len(token.doc):
        return False
    following = token.nbor(1)
    return following.ent_type_ == "PERSON" and following.ent_iob_ == "I" and following.is_title


def _read(
    sentence: Tokens, style: Style, starts: frozenset[int], known: frozenset[str]
) -> Iterator[Run]:
    """Yield the runs of one sentence."""
    at, stop = sentence.start, sentence.end
    doc = sentence.doc
    while at < stop:
        word = read_word(doc[at], style, starts=at in starts, known=known)
        if word is None:
            at += 1
            continue
        words, joins, at = [word], set(), at + 1
        loose = 0
        while at < stop and not (words[-1].closes and not _owned(words, doc, at, stop)):
            word = read_word(doc[at], style, starts=at in starts, known=known)
            if word is not None and not word.opens and len(words) < MAX_RUN:
                words.append(word)
                at, loose = at + 1, 0
                continue
            link = _link(doc, at, stop, words) if not loose else 0
            if not link:
                break
            linked = [Word(t.text, t.idx, t.idx + len(t), t.i) for t in doc[at : at + link]]
            linked = [w for w in linked if w.text[:1].isalnum() and w.text != "s"]
            # A number ends a name as well as a word does; a link must lead on to a word.
            loose = 0 if linked and linked[-1].text.isdigit() else len(linked) or -1
            words += linked
            joins.add(len(words))
            at += link
        if loose > 0:
            del words[-loose:]
        yield Run(tuple(words), style, frozenset(j for j in joins if j < len(words)))


def _link(doc: Doc, at: int, stop: int, words: list[Word]) -> int:
    """Return how many tokens from `at` on lead over to the next word of the same name."""
    token = doc[at]
    low = token.lower_
    if low in PARTICLES:
        return _over_particles(doc, at, stop)
    if low in {"of", "for"}:
        return _over_of(doc, at, stop, words)
    if low in {"&", "and"}:
        return _over_and(doc, at, stop, words)
    if low in {"'s", "’s", "'", "’"}:  # noqa: RUF001 - real apostrophe
        return _owned(words, doc, at + 1, stop) and 1
    if token.text in _QUOTES:
        return _over_nickname(doc, at, stop, words)
    if token.is_digit and len(token) < 4:
        return _over_number(doc, at, stop)
    if low == "no." and at + 1 < stop and doc[at + 1].is_digit:
        return 2
    if low == "." and at + 1 < stop and words[-1].text.lower() in _abbreviated():
        return int(doc[at + 1].text[:1].isupper())
    return 0


def _is_capital(doc: Doc, at: int, stop: int) -> bool:
    return at < stop and doc[at].text[:1].isupper() and doc[at].is_alpha is not False


def _over_particles(doc: Doc, at: int, stop: int) -> int:
    end = at
    while end < stop and doc[end].lower_ in PARTICLES and end - at < 3:
        end += 1
    return end - at if _is_capital(doc, end, stop) else 0


def _over_of(doc: Doc, at: int, stop: int, words: list[Word]) -> int:
    end = at + 1
    while end < stop and doc[end].lower_ in {"the", "al"} and end - at < 2:
        end += 1
    if not (end < stop and doc[end].text[:1].isupper()):
        return 0
    heads = _table("of_heads")
    lowered = [w.text.lower() for w in words]
    phrase = f"{lowered[-1]} {doc[at:end].text.lower()} {doc[end].lower_}"
    if any(title.startswith(phrase) for title in _of_titles()):
        return end - at
    if lowered[-1] in heads or (lowered[0] in heads and len(words) > 1):
        return end - at
    return end - at if _spans(doc[at - 1], doc[end]) else 0


def _over_and(doc: Doc, at: int, stop: int, words: list[Word]) -> int:
    if not (at + 1 < stop and doc[at + 1].text[:1].isupper()):
        return 0
    if doc[at].text == "&":
        return 1
    fields = load_table("groups")["fields"]
    if words[0].text.lower() in {"ministry", "department"} and doc[at + 1].lower_ in fields:
        return 1
    before, after = doc[at - 1], doc[at + 1]
    return int(
        _spans(before, after) and after.ent_type_ == "ORG" and _is_headed(doc, at + 1, stop)
    )


def _is_headed(doc: Doc, at: int, stop: int) -> bool:
    """Whether the capitals from `at` on end in a word for a body."""
    end = at
    while end < stop and doc[end].text[:1].isupper() and end - at < 5:
        end += 1
    return end > at and doc[end - 1].lower_ in _table("organisation")


def _owned(words: list[Word], doc: Doc, at: int, stop: int) -> int:
    """Whether "X's" goes on in the same name ("Sheriff's Office")."""
    if not (at < stop and doc[at].text[:1].isupper()):
        return 0
    return int(words[-1].text.lower() in _table("owners"))


def _over_nickname(doc: Doc, at: int, stop: int, words: list[Word]) -> int:
    """Return the tokens of a nickname in quotation marks between two words of a name."""
    if len(words) > 2 or not words[-1].text.isalpha():
        return 0
    close = _QUOTES[doc[at].text]
    for end in range(at + 2, min(stop - 1, at + 2 + _MAX_NICKNAME)):
        if doc[end].text == close:
            inside = doc[at + 1 : end]
            fits = all(t.text[:1].isupper() or t.text[:1].isdigit() for t in inside)
            return end + 1 - at if fits and _is_capital(doc, end + 1, stop) else 0
    return 0


def _over_number(doc: Doc, at: int, stop: int) -> int:
    following = doc[at + 1] if at + 1 < stop else None
    if following is not None and following.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "SYM"}:
        return 0
    return 1 if doc[at - 1].text[-1:].isalpha() or doc[at - 1].lower_ == "no." else 0


def _spans(before: Token, after: Token) -> bool:
    """Whether the language model takes two tokens for parts of one name."""
    if before.ent_type_ not in _SPANNING or after.ent_iob_ != "I":
        return False
    return all(t.ent_iob_ == "I" for t in before.doc[before.i + 1 : after.i + 1])


@functools.cache
def _table(name: str) -> frozenset[str]:
    return frozenset(load_table("name_heads")[name])


@functools.cache
def _abbreviated() -> frozenset[str]:
    titles = load_table("titles")["titles"]
    return frozenset(t.lower() for t in titles if len(t) < 5)


@functools.cache
def _of_titles() -> tuple[str, ...]:
    return tuple(title.lower() for title in load_table("titles")["of_titles"])
