"""Who stands behind a noun that a fate befell: how many, what they are called, how old."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from tellings.annotate.fate_lists import expand
from tellings.annotate.figure_words import measure_of, person_nouns
from tellings.data.fates import fate_words
from tellings.records.annotation import Mention
from tellings.records.statement import Fate, FateMeasure, Figure
from tellings.text.figures import is_ordinal, is_vague
from tellings.text.numbers import find_numbers

_ONE = frozenset({"he", "she", "him", "her", "another", "one"})
#: What somebody takes who takes his own.
_OWN = frozenset({"life", "suicide"})
_NOBODY = frozenset({"nobody", "none", "no-one"})
_AGE_AHEAD = re.compile(r"\b([\w]{1,12})-(year|month|week|day)s?-old\b", re.IGNORECASE)
_AGE_BEHIND = re.compile(r"\s{0,2},?\s?\(?(\d{1,3})(?=[,;.)]|\s(?:and|of|was|died))")
_WORD = re.compile(r"[^\W\d_]+")
#: Characters behind a noun in which its age may stand.
_BEHIND = 12


@functools.cache
def people_words() -> frozenset[str]:
    """Return the nouns for people whom a fate may befall, those who did it among them."""
    return person_nouns() | fate_words("doers")


def _stands_for_one(word: str) -> bool:
    """Whether a word stands for one person without naming him: "he", "himself", "a fifth"."""
    known = _ONE | fate_words("selves") | fate_words("ranks") | _OWN
    return word in known or word.rstrip("s") in fate_words("own_deaths")


#: What the measures of figures come to.
FATES: dict[str, FateMeasure] = {
    "killed": "killed",
    "died": "killed",
    "injured": "injured",
    "hospitalised": "hospitalised",
    "shot": "shot",
}


def fate_of(part: str, word: str) -> FateMeasure | None:
    """Return the fate that a word of the table `measures` tells; `part` as in `measure_of`."""
    return FATES.get(measure_of(part).get(word, ""))


def _is_anybody(noun: Token) -> bool:
    return noun.lemma_.lower() in fate_words("anybody")


def is_loose(figure: Figure) -> bool:
    """Whether a figure gives no number: "several", "multiple others"."""
    if figure.text.lower().startswith("as many as"):
        return False
    return is_vague(figure) or not fate_words("vague").isdisjoint(figure.text.lower().split())


class People:
    """Those whom one report speaks of, by the tokens that stand for them."""

    def __init__(
        self, doc: Doc, text: str, figures: Sequence[Figure], mentions: Sequence[Mention]
    ) -> None:
        self._doc = doc
        self._text = text
        self._figures = figures
        self._starts = [f.start for f in figures]
        self._persons = {
            token.i: mention.text
            for mention in mentions
            if mention.type == "person"
            for token in doc.char_span(mention.start, mention.end, alignment_mode="expand") or ()
        }

    def name(self, token: Token) -> str | None:
        """Return the name of the person that a token belongs to, or is explained by."""
        if token.i in self._persons:
            return self._persons[token.i]
        for child in token.children:
            if child.dep_ == "appos" and child.i in self._persons:
                return self._persons[child.i]
        if token.dep_ == "appos" and token.head.i in self._persons:
            return self._persons[token.head.i]
        return None

    def expand(self, head: Token, verb: Token) -> list[Token]:
        """Return the nouns of a phrase: the mother, the son and the clerk."""
        return expand(self._doc, head, verb, self.is_person)

    def fate(
        self, head: Token, measure: FateMeasure, *, at: int, phrase: int, dies: bool = False
    ) -> Fate | None:
        """Return the fate of those that a noun stands for, None if they are no people.

        Args:
            head: The noun.
            measure: What befell them.
            at: Where the word stands that says so.
            phrase: Where the phrase begins in which they stand with others.
            dies: Whether that word says that they die.
        """
        place = self._figure(head)
        figure = self._figures[place] if place is not None else None
        if figure is None and not self.is_person(head):
            return None
        if figure is not None and (is_loose(figure) or not self._counts_people(head, figure)):
            return None
        ranked = figure is not None and is_ordinal(figure)
        if figure is not None:
            lower, upper = figure.lower, figure.upper
        else:
            lower, upper = self._count(head)
        if lower is None and upper is None:
            return None
        if ranked and not (measure == "killed" and (dies or _is_anybody(head))):
            # "A fifth person died" tells how many have; "a fifth man was hurt" how many were hit.
            measure = "shot"
        beside = any(t.lower_ in fate_words("beside") for t in head.subtree if t.i <= head.i)
        return Fate(
            at=at,
            start=head.idx,
            measure=measure,
            lower=lower,
            upper=upper,
            phrase=phrase,
            person=head.lemma_.lower() if head.pos_ in {"NOUN", "ADJ", "NUM"} else None,
            name=self.name(head),
            age=self._age(head),
            doer=head.lemma_.lower() in fate_words("doers"),
            beside=beside and not ranked and head.lower_ != "other",
            figure=place,
        )

    def is_person(self, token: Token) -> bool:
        """Whether a token stands for people."""
        lemma = token.lemma_.lower()
        return (
            lemma in people_words()
            or token.i in self._persons
            or token.lower_ in _NOBODY
            or token.lower_ == "both"
            or _stands_for_one(token.lower_)
            or bool(_AGE_AHEAD.search(token.text))
        )

    def _counts_people(self, head: Token, figure: Figure) -> bool:
        counted = figure.counted
        return counted is None or counted in people_words() or self.is_person(head)

    def _figure(self, head: Token) -> int | None:
        """Return the place of the figure that counts what a noun stands for."""
        at = bisect.bisect_right(self._starts, head.idx) - 1
        for place in (at, at - 1):
            if place < 0:
                continue
            figure = self._figures[place]
            if figure.measure == "age" or figure.counted in {"percent", "share"}:
                continue
            if figure.start <= head.idx < figure.end:
                return place
            if head.left_edge.idx <= figure.start < head.idx and figure.counted == head.lemma_:
                return place
        return None

    def _count(self, head: Token) -> tuple[float | None, float | None]:
        """Return how many a noun without a figure stands for."""
        lower = head.lower_
        dets = {c.lower_ for c in head.children if c.dep_ in {"det", "preconj", "predet"}}
        if lower in _NOBODY or "no" in dets:
            return 0, 0
        joined = any(c.dep_ == "conj" for c in head.children)
        if ("both" in dets and not joined) or lower == "both":
            return 2, 2
        if _stands_for_one(lower) or _AGE_AHEAD.search(head.text):
            return 1, 1
        if head.pos_ == "PRON":
            return None, None
        if head.lemma_.lower() == "couple":
            return 2, 2
        if head.tag_ in {"NN", "NNP", "JJ"} or (head.i in self._persons):
            return 1, 1
        return (2, None) if head.tag_ == "NNS" else (None, None)

    def _age(self, head: Token) -> str | None:
        """Return the age that stands with a noun, with its unit."""
        start = max(head.left_edge.idx, head.idx - 60)
        ahead = _AGE_AHEAD.findall(self._text[start : head.idx + len(head.text)])
        if ahead:
            number, unit = ahead[-1]
            read = find_numbers(number)
            known = f"{read[0].lower:g}" if read and read[0].lower is not None else number
            return f"{known} {unit}".lower()
        last = head
        for child in head.children:
            if child.dep_ == "appos" and child.i in self._persons:
                last = child
        while last.i + 1 < len(self._doc) and last.i + 1 in self._persons:
            last = self._doc[last.i + 1]
        end = last.idx + len(last.text)
        behind = _AGE_BEHIND.match(self._text[end : end + _BEHIND])
        return f"{behind[1]} year" if behind else None
