"""Numbers that count nothing: years, addresses, names, telephone numbers, ranks, "one of them"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tellings.annotate.figure_words import measure_of, person_nouns, unit_of_word, words_of
from tellings.text.amounts import NOTHING
from tellings.text.numbers import Quantity

_WORDS_AHEAD = re.compile(
    r"\s{1,3}([A-Z][\w.'\u2019-]{0,25}\s{1,3})([A-Z][\w.'\u2019-]{0,25}\s{1,3})?(\w{1,12})"
)
_LABEL = re.compile(r"(?:\bno|\bnos|\bnumber|\bnumbers|#)\s?\.?\s?$", re.IGNORECASE)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages(?:\sof)?|aged\sbetween)\s{1,3}(?:about\s|between\s|from\s)?$", re.IGNORECASE
)
#: "Ann Bloggs and Jo Doe, 44 and 51," and "three boys, ages 12, 15 and 17": ages in a row.
_ROW_BEFORE = re.compile(
    r"[a-z]{2}(?:,\s(both\s)?|[,(\s\u2013\u2014-]{1,4}ages?d?\s)"
    r"((?:\d{1,3},\s){0,4}(?:\d{1,3},?\sand\s)?)$",
    re.IGNORECASE,
)
_ROW_BEHIND = re.compile(
    r"((?:,\s\d{1,3}){0,4}(?:,?\sand\s\d{1,3})?)"
    r"(?:[,.;)]|\s(?:were|was)\b|\s[\u2013\u2014-])"
)
_OLD = re.compile(r"[\s\u2013-]{1,3}years?[\s\u2013-]{1,3}olds?\b", re.IGNORECASE)
_FOOTNOTES = re.compile(r"\[(?:\d{1,4}[,\u2013-]\s?){0,4}$")
_CLOSES = frozenset(
    {",", ".", ";", ")", "(", "of", "from", "and", "\u2013", "\u2014", "-", ":", "was", "who"}
)
MAX_AGE = 115
#: Words that make a count of "one" beside anything: "only one camera".
ONLY = frozenset({"only", "just", "exactly"})
#: "younger than 18", where no unit follows.
_AGE_THAN = re.compile(r"(?:younger|older) than\b", re.IGNORECASE)
#: Who is "of" an age, or "is" it.
_OF_AN_AGE = frozenset("man woman boy girl child youth person kid teenager lad".split())
_SOMEBODY = frozenset({"he", "she", "i"})
_OLDEST = frozenset({"youngest", "oldest", "eldest"})
#: Words for how often.
TIMES = frozenset({"twice", "thrice"})
#: Words either side that tell a headline in capitals from a sentence.
TITLE_REACH = 12


@dataclass(frozen=True, slots=True)
class Place:
    """A quantity where it stands.

    Attributes:
        text: The text of `doc`, which spaCy would put together anew at every call.
        first, last: First and last token of the quantity.
        noun: What it counts, as far as the parse knows.
    """

    doc: Doc
    text: str
    quantity: Quantity
    first: Token
    last: Token
    noun: Token | None

    @property
    def before(self) -> Token | None:
        """The token before the quantity."""
        return self.doc[self.first.i - 1] if self.first.i else None

    @property
    def after(self) -> Token | None:
        """The token after it."""
        return self.doc[self.last.i + 1] if self.last.i + 1 < len(self.doc) else None


def is_age(place: Place) -> bool:
    """Whether a number tells somebody's age ("Jane Doe, 34,", "aged 34", "34 years old")."""
    quantity, text, before = place.quantity, place.text, place.before
    upper = quantity.upper if quantity.upper is not None else quantity.lower
    if quantity.kind != "count" or upper is None or not 0 <= upper <= MAX_AGE:
        return False
    if "-old" in quantity.glued:
        return True
    if quantity.glued in {"-year", "\u2013year", ""} and _OLD.match(text, quantity.core[1]):
        return True
    if _AGE_BEFORE.search(text[max(0, quantity.start - 20) : quantity.start]):
        return True
    if quantity.word.endswith("0s"):
        return True  # "in his 30s"
    if place.noun is None and (_is_of_age(place) or _AGE_THAN.match(text, quantity.start)):
        return True
    if _between_commas(place) or _in_row(place):
        return True
    return (
        place.noun is None
        and quantity.bound in {"over", "up to"}
        and before is not None
        and before.lemma_.lower() in words_of("people")
    )


def _is_of_age(place: Place) -> bool:
    """Whether a bare number is the age of somebody: "a boy of twenty", "She was 54"."""
    token = place.last
    if place.quantity.word == "one" or (place.after is not None and place.after.lower_ == "of"):
        return False  # "She was one of those who came"
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        return token.head.head.lemma_.lower() in _OF_AN_AGE
    if token.dep_ not in {"attr", "acomp"} or token.head.lemma_ != "be":
        return False
    subjects = [c for c in token.head.children if c.dep_ == "nsubj"]
    return any(
        c.lower_ in _SOMEBODY
        or c.lemma_.lower() in _OLDEST
        or c.ent_type_ == "PERSON"
        or (c.tag_ == "NN" and c.lemma_.lower() in person_nouns())
        for c in subjects
    )


def _in_row(place: Place) -> bool:
    """Whether a number is one of several ages behind those who are so old."""
    start, end = place.quantity.start, place.quantity.core[1]
    before = _ROW_BEFORE.search(place.text[max(0, start - 40) : start])
    behind = _ROW_BEHIND.match(place.text[end : end + 40])
    return before is not None and behind is not None and bool(before[1] or before[2] or behind[1])


def _between_commas(place: Place) -> bool:
    """Whether a name stands before and a clause ends behind: "Jane Doe, 34, said"."""
    first, before, after = place.first, place.before, place.after
    if before is None or before.i == 0 or before.text not in {",", "("}:
        return False
    if not place.quantity.word.isdigit():
        return False
    owner = place.doc[first.i - 2]
    closed = after is None or after.is_space or after.lower_ in _CLOSES
    if after is not None and after.lower_ == "of" and after.i + 1 < len(place.doc):
        closed = place.doc[after.i + 1].pos_ != "PRON"  # "the attackers, about 30 of them"
    named = owner.pos_ == "PROPN" or (owner.text[0].isupper() and owner.is_alpha)
    named = named and owner.ent_type_ not in {"DATE", "TIME"}
    return closed and (named or owner.lemma_.lower() in person_nouns())


def counts_nothing(place: Place) -> bool:
    """Whether a number is a year, an address, part of a name, or no number at all."""
    quantity = place.quantity
    if quantity.kind == "ordinal":
        return _is_rank(place)
    if quantity.kind != "count":
        return False
    if quantity.glued.startswith("-"):
        return _unknown_compound(quantity)
    checks = [
        _is_single(place),
        _is_times_as_much(place),
        _is_nothing(quantity, place.noun),
        _is_footnote(place),
    ]
    if quantity.word.replace(",", "").isdigit():
        checks += [_is_year(quantity, place.noun), _is_address(place.text, quantity)]
    checks += [_is_label(place), _is_name(quantity, place.first)]
    return any(checks)


def _is_name(quantity: Quantity, first: Token) -> bool:
    """Whether a number word is part of a name ("Seven Sisters"); headlines in capitals aside."""
    if quantity.word[0].isdigit() or first.pos_ != "PROPN" or not first.text[0].isupper():
        return False
    around = first.doc[max(0, first.i - TITLE_REACH) : first.i + TITLE_REACH]
    words = [t for t in around if t.is_alpha]
    lower = sum(t.text[0].islower() for t in words)
    return not first.is_sent_start and 2 * lower >= len(words)


def _unknown_compound(quantity: Quantity) -> bool:
    head = quantity.glued.strip("-").split("-")[0]
    return head not in unit_of_word() and head not in words_of("hyphenated")


def _is_rank(place: Place) -> bool:
    """Whether an ordinal dates or ranks ("the third time", "7th Fleet")."""
    doc, last, noun, follows = place.doc, place.last, place.noun, place.after
    if follows is not None and follows.lower_ == "of" and noun is not None:
        return not any(t.like_num for t in doc[follows.i : noun.i])
    if noun is None or noun.tag_ not in {"NN", "NNP"} or noun.text[0].isupper():
        return True
    if follows is None or follows.text[0].isupper() or last.tag_ in {"RB", "VB"}:
        return True
    between = {t.lower_ for t in doc[last.i + 1 : noun.i + 1]}
    return bool(between & words_of("ordinals_not_counting"))


def _is_footnote(place: Place) -> bool:
    """Whether a number is a mark that leads to a footnote: "killed six.[6][7]"."""
    start, end = place.quantity.core
    opened = _FOOTNOTES.search(place.text[max(0, start - 20) : start])
    return opened is not None and place.text[end : end + 1] in {"]", ",", "-", "\u2013"}


def _is_single(place: Place) -> bool:
    """Whether "one", "both", "lone" count nothing here."""
    quantity, last, noun = place.quantity, place.last, place.noun
    before = place.before.lower_ if place.before is not None else ""
    after = place.after.lower_ if place.after is not None else ""
    if quantity.word == "one" and quantity.bound is None:
        if after == "of" and before in ONLY:
            return False  # "only one of six cameras"
        odd = before in words_of("one_after") or after in words_of("one_before")
        return odd or noun is None or last.dep_ not in {"nummod", "compound", "amod"}
    if quantity.word in {"both", "lone", "sole"}:
        if noun is None or last.dep_ in {"preconj", "cc"} or noun.i - last.i > 3:
            return True
        return quantity.word == "both" and noun.tag_ not in {"NNS", "NNPS"}
    return False


def _is_times_as_much(place: Place) -> bool:
    """Whether "twice" compares sizes or tells a rate: "twice as many", "twice a week"."""
    if place.quantity.word not in TIMES:
        return False
    after = place.after
    return after is not None and (
        after.dep_ in {"det", "predet", "poss", "nummod"} or after.lower_ in {"as", "that", "what"}
    )


def _is_nothing(quantity: Quantity, noun: Token | None) -> bool:
    """Whether "no" is a mere negation: a figure only before deaths, injuries and the like."""
    return quantity.word == "no" and (
        noun is None or noun.lemma_.lower() not in measure_of("nouns")
    )


def is_nobody(quantity: Quantity, noun: Token | None) -> bool:
    """Whether a figure of nought needs a fate to be one: "nobody", "none", no "not one guard"."""
    if quantity.word.startswith("not ") and noun is not None:
        return noun.lemma_.lower() not in person_nouns()
    return quantity.word in NOTHING and quantity.word != "no"


def _is_year(quantity: Quantity, noun: Token | None) -> bool:
    if len(quantity.word) != 4 or quantity.bound is not None or quantity.glued:
        return False
    if not 1500 <= int(quantity.word) <= 2100:
        return False
    plain = noun is not None and noun.tag_ == "NNS"
    if int(quantity.word) < 1900:
        return not plain
    return not (
        noun is not None and noun.lemma_.lower() in words_of("people") | {"troop", "soldier"}
    )


def _is_address(text: str, quantity: Quantity) -> bool:
    if text[quantity.core[1] : quantity.core[1] + 8].lower().lstrip().startswith("block"):
        return True
    match = _WORDS_AHEAD.match(text, quantity.core[1])
    if match is None:
        return False
    words = [w.strip(" .\n").lower() for w in match.groups() if w]
    return any(word in words_of("streets") for word in words[1:])


def _is_label(place: Place) -> bool:
    """Whether a number belongs to the word before it ("Route 9", "Airbus 320", "No. 7")."""
    quantity, noun, before = place.quantity, place.noun, place.before
    if quantity.bound is not None or before is None:
        return False
    if _LABEL.search(place.text[max(0, quantity.start - 10) : quantity.start]):
        return True
    if before.lemma_.lower() in words_of("labels"):
        return noun is None or noun.tag_ in {"NN", "NNP"} or before.text[0].isupper()
    if (
        before.pos_ != "PROPN"
        or before.ent_type_ in {"DATE", "TIME"}
        or not quantity.word.isdigit()
    ):
        return False
    return noun is None or noun.tag_ in {"NN", "NNP", "NNPS"}
