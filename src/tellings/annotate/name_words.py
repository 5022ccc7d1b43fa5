"""Which words of a report are written as words of names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from tellings.data import load_table
from tellings.data.commonness import word_rank
from tellings.data.countries import named_countries

Style = Literal["plain", "title", "caps", "small"]

#: Labels of the language model that stand for names.
NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT"})
#: A word among so many most common ones is no name for its capital alone.
COMMON = 20_000
EVERYDAY = 8_000


#: Written with a capital for other reasons than being a name.
_NEVER = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri"
    " sat sun january february march april june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec am pm gmt est edt pst utc bst cet"
    " i i'm i've he she it we they you his her its our their your my this that these those the a"
    " an and or but if so as at by for from in into of off on onto to with without is are was were"
    " be been has have had do does did not no yes who whom whose which what when where why how"
    " there here then than also after before during while since until although though because"
    " however meanwhile earlier later last next all any some many most more each every both one"
    " two three four five six seven eight nine ten god covid-19 covid christmas easter ramadan"
    " thanksgiving http https www email e-mail tel updated published photo photos image images"
    " video file advertisement related read source tv dna ceo ceos pc pm vip faq diy gdp".split()
)
#: Behind these a word that means nothing else is a place, however it is written; and what follows
#: such a place.
_PLACING = frozenset({"in", "off", "near", "from", "outside", "at"})
_GOES_ON = frozenset({"ADP", "CCONJ", "AUX", "VERB"})
#: Particles inside names, in lower case.
PARTICLES = frozenset(
    "al el bin ibn ben bint abu van von der den de del della di da do dos das du la le los las"
    " ter ten zu ould ul ur ud e i y af av".split()
)
_PREFIXED = re.compile(r"(?:pro|anti|non|ex|post|pre|mid|un|inter|trans|neo)-(?=[^\W\d_a-z])")
_ARTICLED = re.compile(
    r"(?:al|el|ad|an|ar|as|ash|at|az|ed|es|ul|ud|bin|d|l|o)[-'’](?=[^\W\d_a-z])"  # noqa: RUF001 - real apostrophe
)
_POSSESSIVE = re.compile(r"['’]s?$")  # noqa: RUF001 - real apostrophe
#: Marks inside a token at which a name ends ("City.—AP", "AGENCY/Person").
_BROKEN = re.compile(r"[./\\]*[/\\—–…]")  # noqa: RUF001 - real dashes
_JOINED = frozenset(
    "led based backed born flagged owned run held made style controlled occupied registered built"
    " era like wide trained linked funded affiliated aligned allied brokered sponsored sized old"
    " area bound speaking dominated ruled imposed wing themed only educated inspired supported"
    " operated designed brokered style".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name: its characters in the text and the token it stands in.

    Attributes:
        opens: Nothing before it in its token belongs to a name before it ("pro-X").
        closes: What follows in its token does not ("X-led").
    """

    text: str
    start: int
    end: int
    token: int
    opens: bool = False
    closes: bool = False


def style_of(sentence: Tokens) -> Style:
    """Tell a sentence from a headline in title case and from one in capitals."""
    words = [t.text for t in sentence if t.is_alpha]
    if not words:
        return "plain"
    letters = sum(len(w) for w in words)
    if letters > 3 and all(w.isupper() for w in words):
        return "caps"
    longer = [w for w in words if len(w) > 3]
    if sentence.text.rstrip().endswith((".", ".”", '."')):
        return "plain"  # no headline has a full stop
    if len(longer) >= 4 and sum(w[0].isupper() for w in longer) >= 0.8 * len(longer):
        return "title"
    return "plain"


def read_word(token: Token, style: Style, *, starts: bool, known: frozenset[str]) -> Word | None:
    """Return the word of a name that a token is, if it is one.

    Args:
        token: The token.
        style: How its sentence is written.
        starts: Whether it is the first word of its sentence or quotation.
        known: Words, in lower case, of names that the report has elsewhere.
    """
    word = _whole(token) if style == "small" else _cut(token)
    if word is None:
        return None
    low = word.text.lower().rstrip(".")
    if low in _NEVER or not any(c.isalpha() for c in word.text) or _is_month(token, low):
        return None
    if style in {"caps", "small"}:
        named = low in known or _is_listed(low) or _is_placed(token) or _is_of_person(token)
        return word if named else None
    if style == "title":
        return word if low in known or _is_name_in_headline(token, low) else None
    common = word_rank(low) < COMMON or word_rank(token.lemma_.lower()) < COMMON
    if starts and low not in known and not _may_start(token, common=common):
        return None
    shouted = common and word.text.isupper() and len(word.text) > 2
    if shouted and low not in country_names() and not _in_caps(token):
        return None
    return word if token.pos_ in {"PROPN", "NOUN", "ADJ", "X"} or not common else None


def _is_placed(token: Token) -> bool:
    """Whether a word of which nothing else is known stands alone behind "in", "off", "from"."""
    doc, at = token.doc, token.i
    if not at or doc[at - 1].lower_ not in _PLACING or not token.is_alpha:
        return False
    if word_rank(token.lower_) < COMMON or token.pos_ not in {"PROPN", "NOUN", "X"}:
        return False
    following = doc[at + 1] if at + 1 < len(doc) else None
    return following is None or not following.is_alpha or following.pos_ in _GOES_ON


def _is_of_person(token: Token) -> bool:
    """Whether a word is a given name before a rare word, or that word."""
    doc, at = token.doc, token.i
    after = at + 1 < len(doc) and _may_be_surname(doc[at + 1])
    before = at > 0 and _is_only_given(doc[at - 1]) and _may_be_surname(token)
    return before or (after and _is_only_given(token))


def _is_only_given(token: Token) -> bool:
    """Whether a word is a given name and nothing else: no "will", no "hope"."""
    return token.lower_ in given_names() and word_rank(token.lower_) >= COMMON


def _may_be_surname(token: Token) -> bool:
    return (
        token.is_alpha and token.pos_ in {"PROPN", "NOUN"} and word_rank(token.lower_) >= EVERYDAY
    )


def _is_name_in_headline(token: Token, low: str) -> bool:
    """Whether a word with a capital among words with capitals is of a name."""
    if low in given_names() or token.ent_type_ == "GPE":
        return True
    rank = min(word_rank(low), word_rank(token.lemma_.lower()))
    return rank >= COMMON or (token.ent_type_ == "PERSON" and rank >= EVERYDAY // 2)


def _whole(token: Token) -> Word | None:
    """Return a token as a word: where there are no capitals, nothing marks where a name ends."""
    return Word(token.text, token.idx, token.idx + len(token), token.i) if token.text else None


def _cut(token: Token) -> Word | None:
    """Cut a token to the part that may be a word of a name."""
    text, start = token.text, token.idx
    if text.islower() and text.isascii() and text.isalpha():
        return None  # as most words are
    opens = closes = False
    match = _PREFIXED.match(text)
    if match:
        text, start, opens = text[match.end() :], start + match.end(), True
    if not text or not (_opens_name(text[0]) or _ARTICLED.match(text) or _ordinal(text)):
        return None
    match = _POSSESSIVE.search(text) if len(text) > 2 else None
    if match:
        text, closes = text[: match.start()], True
    cut = _BROKEN.search(text)
    if cut:
        text, closes = text[: cut.start()], True
    head, hyphen, tail = text.rpartition("-")
    if hyphen and head and (tail.lower() in _JOINED or (head.isupper() and len(head) < 4)):
        text, closes = head, True
    text = text.rstrip("-,;:")
    return Word(text, start, start + len(text), token.i, opens, closes) if text else None


def _opens_name(letter: str) -> bool:
    """Whether a name may begin so: with a capital, or in a script that has none."""
    return letter.isupper() or (letter.isalpha() and letter.upper() == letter.lower())


def _is_month(token: Token, low: str) -> bool:
    """Whether "May" is the month: a day stands beside it, or a word that months go with."""
    if low != "may":
        return False
    doc, at = token.doc, token.i
    if at + 1 < len(doc) and doc[at + 1].is_digit:
        return True
    return at > 0 and (
        doc[at - 1].is_digit
        or doc[at - 1].lower_ in {"in", "since", "until", "early", "late", "last", "of", "by"}
    )


def _in_caps(token: Token) -> bool:
    """Whether a common word in capitals is one of several that make a name ("NEW DELHI")."""
    if token.text in _known_bodies():
        return True
    doc, at = token.doc, token.i
    beside = [doc[i] for i in (at - 1, at + 1) if 0 <= i < len(doc)]
    return any(
        t.text.isupper() and len(t.text) > 2 and word_rank(t.lower_) >= COMMON for t in beside
    )


def _ordinal(text: str) -> bool:
    return text[0].isdigit() and text[-2:] in {"st", "nd", "rd", "th"} and text[:-2].isdigit()


def _may_start(token: Token, *, common: bool) -> bool:
    """Whether the first word of a sentence is a name, for all that it has its capital anyway."""
    if token.ent_type_ in NAME_LABELS and token.pos_ == "PROPN" and not _is_everyday(token):
        return True
    if not common or (token.pos_ == "PROPN" and token.lower_ in country_names()):
        return token.pos_ in {"PROPN", "NOUN", "ADJ", "X"}
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return (
        token.pos_ in {"PROPN", "ADJ", "NOUN"}
        and following is not None
        and following.text[:1].isupper()
        and following.pos_ == "PROPN"
    )


def _is_everyday(token: Token) -> bool:
    """Whether a word is so common that the language model is not believed when it stands alone."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    alone = following is None or not (following.text[:1].isupper() or following.is_quote)
    low = token.lower_
    return alone and word_rank(low) < EVERYDAY and low not in country_names() | given_names()


@functools.cache
def given_names() -> frozenset[str]:
    """Given names that the table has, in lower case."""
    table = load_table("given_names")
    return frozenset(name.lower() for sex in ("male", "female") for name in table[sex])


@functools.cache
def _known_bodies() -> frozenset[str]:
    return frozenset(load_table("groups")["known_bodies"])


@functools.cache
def people_words() -> frozenset[str]:
    """Words for what is of a country or a continent, as written ("Afghan", "Europeans")."""
    words: set[str] = set()
    for country in named_countries().values():
        words.update(country.get("people") or ())
    for peoples in load_table("regions")["continents"].values():
        words.update(peoples)
    words |= {"Western", "Eastern", "Northern", "Southern", "Islamic", "Muslim", "Christian"}
    words |= {"Korean", "Koreans", "Congolese", "Arabian", "Latin", "Nordic", "Balkan", "Slavic"}
    words |= {"Jewish", "Sunni", "Shia", "Shiite", "Catholic", "Arab", "Hindu", "Buddhist"}
    words |= {"Communist", "Muslims", "Christians", "Jews", "Arabs", "Shiites", "Sunnis"}
    return frozenset(words)


@functools.cache
def country_names() -> frozenset[str]:
    """Names of countries in lower case."""
    names: set[str] = set()
    for country in named_countries().values():
        names.add(country["name"].lower())
        names.update(name.lower() for name in country.get("names") or ())
    return frozenset(names)


def _is_listed(low: str) -> bool:
    return low in country_names() or low in _known_groups()


@functools.cache
def _known_groups() -> frozenset[str]:
    named: dict[str, Iterable[str]] = load_table("groups")["named"]
    return frozenset(w.lower() for name, others in named.items() for w in (name, *others))


def sentence_starts(doc: Doc) -> frozenset[int]:
    """Token indices of the first words of sentences and of quotations that begin one."""
    starts: set[int] = set()
    for sentence in doc.sents:
        fresh = True
        for token in sentence:
            if fresh and (token.is_alpha or token.text[:1].isalnum()):
                starts.add(token.i)
                fresh = False
            elif token.text in {'"', "“", "``", ":", "•", "–", "—", "-", "-RRB-", ")"}:  # noqa: RUF001
                fresh = True
            elif token.is_alpha:
                fresh = False
    return frozenset(starts)
