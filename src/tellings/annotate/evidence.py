"""What speaks for a candidate being a person, a body, a place: its words and its company."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from tellings.annotate.candidates import Candidate, head_type, heads
from tellings.annotate.cues import stance_of_cue
from tellings.annotate.figure_words import measure_of
from tellings.annotate.name_words import COMMON, EVERYDAY, country_names, given_names
from tellings.annotate.sentence_starts import sentence_start
from tellings.annotate.texts import text_of
from tellings.annotate.titles import people_nouns
from tellings.data import load_table
from tellings.data.commonness import word_rank
from tellings.ports import Gazetteer
from tellings.records.annotation import EntityType
from tellings.text.outlets import find_outlet
from tellings.text.toponyms import is_latin, place_key

_LABELS: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
}
_IN = {"in": 3.0, "throughout": 3.0, "near": 3.0, "outside": 2.0, "across": 2.0, "at": 1.0}
#: What speaks against a person where an unknown word stands behind one of these: "off Olvik".
_NO_PERSON_IN = frozenset({"in", "throughout", "near", "outside", "across", "off"})
_WHERE = {"from": 1.0, "to": 0.7, "around": 1.5, "into": 2.0, "towards": 1.5, "toward": 1.5} | {
    "via": 1.0,
    "off": 2.0,
    "inside": 1.5,
    "through": 1.0,
    "over": 0.5,
    "between": 0.5,
    "within": 1.0,
    "beyond": 1.0,
}
_SIDES = frozenset(
    "north south east west northern southern eastern western central downtown northeastern"
    " northwestern southeastern southwestern neighbouring neighboring nearby mainland"
    " northeast northwest southeast southwest rural".split()
)
_KINDS = frozenset(
    "province district city town village region county governorate state oblast prefecture"
    " municipality parish island islands valley river area".split()
)
_AGE = re.compile(r", (?:aged )?\d{1,3}(?:,|\.| |$)| \(\d{1,3}\)")
_WHO = re.compile(r"\s?, who(?:se|m)? ")
_DOTTED = re.compile(r"[A-Z]\.[A-Z]")
_ACRONYM = re.compile(r"[A-Z](?:[A-Z]|\.[A-Z]){1,6}\.?|[A-Z]{2,7}s?")
_INITIAL = re.compile(r"[A-Z]\.?(?:[A-Z]\.)?")
#: Points of a name that a country, a known outlet or a known group bears.
_LISTED = 12.0
_MAX_LISTED = 5
#: Points of a name that stands beside a noun for one person, and how long such a phrase is.
_ROLE = 4.0
#: … beside a noun for somebody's own people: "Sydney and Austin, her sons".
_OWN = 7.0
_ROLE_WORDS = 8
#: Weight of a place that is no hamlet.
_BIG = 2.5
_ARTICLED = re.compile(r"(?:al|el|bin|ul|ad|as|ash|ar|az)-[A-Za-z]", re.I)


def weigh(doc: Doc, candidate: Candidate, gazetteer: Gazetteer) -> None:
    """Add to the votes of a candidate what its words and its neighbours say."""
    _weigh_words(candidate, gazetteer)
    if any(c in '"“`‘' for c in text_of(doc)[candidate.start : candidate.end]):  # noqa: RUF001 - real marks
        candidate.votes["person"] += 6  # a nickname
    if _is_strange(candidate.words) and _speaks(doc[candidate.last]):
        candidate.votes["person"] += 3
    if len(candidate.words) > 1 and not head_type(candidate.words) and _suffers(doc, candidate):
        candidate.votes["person"] += 3
    if len(candidate.words) == 1 and len(candidate.words[0].rstrip(".")) == 1:
        # "K, a prisoner": bodies are not called by a letter, and places hardly.
        candidate.votes["organisation"] -= 2
        candidate.votes["place"] -= 2
    _weigh_label(doc, candidate)
    candidate.votes["person"] += _weigh_role(doc, candidate)
    _weigh_before(doc, candidate)
    _weigh_after(doc, candidate)


def _weigh_words(candidate: Candidate, gazetteer: Gazetteer) -> None:
    votes, words = candidate.votes, candidate.words
    head = head_type(words)
    if head:
        votes[head] += 7
    name = " ".join(words)
    listed = listed_type(name)
    if listed:
        votes[listed] += _LISTED
    elif _ACRONYM.fullmatch(name) and candidate.style == "plain":
        votes["organisation"] += 3
    place = _weigh_place(name, gazetteer)
    if not head or head == "place":
        votes["place"] += place
    elif head == "organisation" and place > _BIG:
        votes["place"] += 8  # "West Bank"
    if words[-1].isdigit():
        votes["vessel"] += 2
        votes["person"] -= 5
    if len(words) > 1:
        votes["person"] += _weigh_full_name(words, head)
    elif _is_given(name):
        votes["person"] += 1.5
    elif word_rank(name.lower()) < COMMON:
        votes["person"] -= 1.5
        votes["organisation"] -= 1.5


def _weigh_full_name(words: Sequence[str], head: EntityType | None) -> float:
    """Weigh what makes several words a person's name: given names, particles, initials."""
    weight = 0.0
    if _is_given(words[0]) and not head:
        weight += 4
    if words[-1].lower().rstrip(".") in {"jr", "sr", "ii", "iii"}:
        weight += 5
    if not head and any(_ARTICLED.match(w) for w in words[1:]):
        weight += 2
    if any(_INITIAL.fullmatch(w) for w in words[:-1]):
        weight += 3
    return weight


def listed_type(name: str) -> EntityType | None:
    """Return the type of a name that a word list knows: country, region, outlet, group."""
    if len(name.split()) > _MAX_LISTED:
        return None
    low = name.lower()
    if _DOTTED.fullmatch(name) and f"{low}." in country_names():
        return "place"
    if low in country_names() and (len(low) > 3 or name.isupper() or "." in name):
        return "place"
    if name in _states() or place_key(name) in _regions():
        return "place"
    if name in group_names() or low.removeprefix("the ") in _groups_folded():
        return "group"
    outlet = find_outlet(name)
    if outlet is not None and (len(low) > 3 or name.isupper()) and word_rank(low) > COMMON:
        return "organisation"
    if outlet is not None and len(low.split()) > 1:
        return "organisation"
    if name in _known_bodies():
        return "organisation"
    return None


def _weigh_place(name: str, gazetteer: Gazetteer) -> float:
    """Weigh a place of that name: the larger, the likelier that it is meant."""
    if name.isupper() and len(name) < 4:
        return 0.0
    entries = gazetteer.look_up(name)
    key = place_key(name)
    same = [e for e in entries if place_key(e.name) == key]
    if not entries:
        return -1.0
    people = max(e.population for e in same or entries)
    size = math.log10(people + 1) - 3.5
    bonus = 1.0 if same else 0.0
    bonus += 0.5 if any(e.feature in {"country", "admin1"} for e in same) else 0.0
    bonus += 0.5 if " " in name or "-" in name else 0.0
    return max(0.3, min(3.0, size + bonus))


def _suffers(doc: Doc, candidate: Candidate) -> bool:
    """Whether a name is of those whom something befell: "X and Y were hurt", "X was arrested"."""
    root = doc[candidate.last]
    while root.dep_ == "conj" and root.head.i < root.i:
        root = root.head
    verb = root.head
    if root.dep_ == "nsubj":
        return verb.lemma_.lower() == "die"
    return root.dep_ == "nsubjpass" and measure_of("done_to").get(verb.lemma_.lower()) in _FATES


#: What befalls persons and no places, of the measures.
_FATES = frozenset({"killed", "died", "injured", "arrested", "detained", "hospitalised", "shot"})


def _weigh_role(doc: Doc, candidate: Candidate) -> float:
    """Weigh what only somebody is: "the spokesman, X," and "X, the spokeswoman,"."""
    first, last = candidate.first, candidate.last
    weight = 0.0
    if first > 1 and doc[first - 1].text == "," and _is_one_of_people(doc[first - 2]):
        closed = last + 1 < len(doc) and doc[last + 1].text in {",", ".", "("}
        weight += _ROLE if closed else 0.0
    if _are_own(doc, last):
        weight += _OWN
    if last + 2 < len(doc) and doc[last + 1].text == ",":
        phrase = doc[last + 2 : last + 2 + _ROLE_WORDS]
        if phrase[0].lower_ in {"the", "a", "an"}:
            noun = next((t for t in phrase if t.text in {",", "."} or t.pos_ == "ADP"), None)
            weight += _ROLE if noun is not None and _is_one_of_people(doc[noun.i - 1]) else 0.0
    return weight


def _are_own(doc: Doc, last: int) -> bool:
    """Whether a name, or one more that "and" joins to it, is said to be of somebody's people."""
    if last + 3 < len(doc) and doc[last + 1].lower_ == "and" and doc[last + 2].text[:1].isupper():
        last += 2
    if last + 3 >= len(doc) or doc[last + 1].text != ",":
        return False
    phrase = doc[last + 2 : last + 2 + _ROLE_WORDS]
    if phrase[0].lower_ not in {"his", "her", "their", "my", "our"}:
        return False
    noun = next((t for t in phrase if t.pos_ == "NOUN"), None)
    return noun is not None and noun.lemma_.lower() in people_nouns()


def _is_one_of_people(token: Token) -> bool:
    return token.tag_ == "NN" and token.lemma_.lower() in people_nouns()


def _weigh_label(doc: Doc, candidate: Candidate) -> None:
    """Ask the language model, which is often right and often wrong about names out of line."""
    length = candidate.last + 1 - candidate.first
    for token in doc[candidate.first : candidate.last + 1]:
        kind = _LABELS.get(token.ent_type_)
        if kind is None:
            continue
        candidate.votes[kind] += 2.5 / length
        if kind == "facility":
            candidate.votes["place"] += 1.0 / length
        elif token.ent_type_ == "ORG":
            candidate.votes["facility"] += 0.5 / length


def _weigh_before(doc: Doc, candidate: Candidate) -> None:
    votes = candidate.votes
    start = sentence_start(doc, candidate.first)
    before = list(doc[max(start, candidate.first - 4) : candidate.first])
    low = [t.lower_ for t in before]
    if candidate.title or not low:
        return
    if text_of(doc)[candidate.start : candidate.end] in _postal() and low[-1] == ",":
        votes["place"] += 8
    if any(t.lemma_.lower() in heads("vessel") for t in before) and low[-1] in {",", "the", "as"}:
        votes["vessel"] += 5
    where = _weigh_where(before)
    if low[-1] in _NO_PERSON_IN and len(candidate.words) == 1 and not _opens_with_verb(before):
        votes["person"] -= 0.0 if _is_given(candidate.words[0]) else 2.0
    if where:
        votes["place"] += where
        votes["facility"] += 0.5 if low[-1] in _IN else 0.0
    elif low[-1] == "the":
        votes["person"] -= 3
        votes["organisation"] += 0.5
        _weigh_determined(low, candidate)
    elif low[-1] in heads("vessel"):
        votes["vessel"] += 9
    elif low[-1] == "of" and len(low) > 1 and low[-2] in _KINDS | {"capital", "port", "outskirts"}:
        votes["place"] += 5
    elif low[-1] in {"mr.", "mr"}:
        votes["person"] += 8


def _weigh_where(before: Sequence[Token]) -> float:
    """Weigh the word of place right before a name, or 0."""
    word = before[-1].lower_
    if word in _IN and not _opens_with_verb(before):
        return _IN[word]
    return _WHERE.get(word, 3.0 if word in _SIDES else 0.0)


def _weigh_determined(low: Sequence[str], candidate: Candidate) -> None:
    """Weigh "in the X", "aboard the X": no person goes with an article."""
    if len(low) > 1 and low[-2] in {"aboard", "onboard"}:
        candidate.votes["vessel"] += 6
    if len(low) > 1 and low[-2] in _IN:
        candidate.votes["place"] += 1


def _opens_with_verb(before: Sequence[Token]) -> bool:
    """Whether "in" or "at" belongs to the verb before it ("believe in X", "laughed at X")."""
    if len(before) < 2:
        return False
    if before[-1].lower_ == "off":
        return before[-2].pos_ == "VERB"
    return before[-2].lemma_ in {"believe", "trust", "laugh", "shout", "fire"}


def _weigh_after(doc: Doc, candidate: Candidate) -> None:
    votes = candidate.votes
    text = text_of(doc)[candidate.end : candidate.end + 40]
    if _AGE.match(text):
        votes["person"] += 6
    elif _WHO.match(text):
        votes["person"] += 4
    following = doc[candidate.last + 1] if candidate.last + 1 < len(doc) else None
    if following is None:
        return
    low = following.lower_
    if low in _KINDS and doc[candidate.last].text[-1:] not in "’'":  # noqa: RUF001
        votes["place"] += 6
    elif following.lemma_.lower() in stance_of_cue() and following.pos_ == "VERB":
        votes["person"] += 2
        votes["organisation"] += 1
    elif low == "is" and any(
        t.lower_ in _KINDS for t in doc[candidate.last + 2 : candidate.last + 6]
    ):
        votes["place"] += 5
    elif low in {"himself", "herself"}:
        votes["person"] += 6
    elif low in {"'s", "’s"} and candidate.last + 2 < len(doc):  # noqa: RUF001
        _weigh_owned(doc[candidate.last + 2], candidate)
    elif low in heads("vessel") and not head_type(candidate.words):
        votes["vessel"] += 1
    _weigh_kind_after(doc, candidate)


def _speaks(token: Token) -> bool:
    """Whether somebody says something: "X said", "said X", "according to X"."""
    if token.dep_ == "pobj":
        return token.head.lower_ == "to" and token.head.head.lower_ == "according"
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in stance_of_cue()


def _is_strange(words: Sequence[str]) -> bool:
    """Whether a name is of two words that mean nothing else, or foreign: hardly a body's."""
    if not is_latin(" ".join(words)):
        return True
    ranks = [word_rank(w.lower()) for w in words]
    strange = len(words) == 2 and min(ranks) >= EVERYDAY and max(ranks) >= COMMON
    return strange and not head_type(words)


def _weigh_owned(owned: Token, candidate: Candidate) -> None:
    """Weigh "X's mother", "X's arrest": only somebody has these."""
    kin = {"mother", "father", "wife", "husband", "son", "daughter", "brother", "sister"}
    own = {"lawyer", "attorney", "arrest", "death", "body", "home", "family", "friend", "car"}
    if owned.lemma_ in kin | own:
        candidate.votes["person"] += 3
    elif owned.lemma_ in people_nouns() or owned.lower_ in heads("organisation"):
        candidate.votes["place"] += 0.5


def _weigh_kind_after(doc: Doc, candidate: Candidate) -> None:
    """Weigh ", a cargo ship": the apposition of a vessel, or ", Country" of a place."""
    text = text_of(doc)[candidate.end : candidate.end + 60]
    if text.startswith((", a ", ", an ", ", the ", " , a ")) and _is_vessel(doc, candidate.last):
        candidate.votes["vessel"] += 7
    match = re.match(r"\s?, ([A-Z][\w.'-]*(?: [A-Z][\w.'-]*)?)", text)
    if match and (listed_type(match[1].rstrip(".,")) == "place" or match[1] in _states()):
        candidate.votes["place"] += 4


#: What a noun is when it says nothing of the name before it.
_ELSEWHERE = frozenset({"nsubj", "nsubjpass", "compound"})


def _is_vessel(doc: Doc, last: int) -> bool:
    """Whether the phrase between commas behind a name is about a vessel ("…, the ferry sank")."""
    for token in doc[last + 3 : last + 9]:
        if token.text in {",", ";", "."} or token.pos_ in {"VERB", "AUX"}:
            return False
        if token.lower_ in heads("vessel") and token.dep_ not in _ELSEWHERE:
            return True
    return False


def _is_given(word: str) -> bool:
    return word.lower() in given_names()


@functools.cache
def _regions() -> frozenset[str]:
    table = load_table("regions")
    return frozenset(place_key(r) for r in table["unpinned"] if len(r) > 4) | frozenset(
        c.lower() for c in table["continents"]
    )


@functools.cache
def _states() -> frozenset[str]:
    return frozenset(
        short
        for states in load_table("states").values()
        for shorts in states.values()
        for short in shorts
        if "." in short or len(short) > 2
    )


@functools.cache
def _postal() -> frozenset[str]:
    """Codes of two letters for states: names only behind a comma."""
    return frozenset(
        short
        for states in load_table("states").values()
        for shorts in states.values()
        for short in shorts
        if len(short) == 2 and short.isupper()
    )


@functools.cache
def group_names() -> dict[str, str]:
    """Names of groups, as written, to the one that the table has first."""
    return {
        other: name
        for name, others in load_table("groups")["named"].items()
        for other in (name, *others)
    }


@functools.cache
def _groups_folded() -> frozenset[str]:
    return frozenset(name.lower() for name in group_names() if len(name) > 4)


@functools.cache
def _known_bodies() -> frozenset[str]:
    return frozenset(load_table("groups")["known_bodies"])
