"""Decide what each name of a report is, all its occurrences together."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from spacy.tokens import Doc

from tellings.annotate.acronyms import fits_acronym, introduced_acronym
from tellings.annotate.candidates import Candidate, head_type
from tellings.annotate.evidence import listed_type, weigh
from tellings.annotate.name_words import COMMON, people_words
from tellings.annotate.texts import text_of
from tellings.data.commonness import word_rank
from tellings.ports import Gazetteer
from tellings.records.annotation import EntityType
from tellings.text.names import name_words
from tellings.text.toponyms import is_latin

#: Votes that a name needs before it is taken for anything.
_LEAST = 1.5
#: What it is worth that a report names somebody in full who bears the word as a name.
_BEARER = 6.0
#: The same where the word is a country's as well, or a town's, but the report is never there.
_LISTED_BEARER, _TOWN_BEARER = 16.0, 10.0
_WHERE = frozenset("in at from to near across into of throughout outside inside via".split())
#: … and that it names somebody with the same surname.
_KIN = 3.5
_COUPLE = re.compile(r",? (?:and|&) |, ")
#: Where one occurrence is surely a person's ("Governor X"), the others gain so much.
_CERTAIN, _PRESENTED = 6.0, 3.0
#: In the order in which ties are decided.
_ORDER: tuple[EntityType, ...] = (
    "person",
    "place",
    "organisation",
    "facility",
    "vessel",
    "group",
)


def decide_types(doc: Doc, candidates: Sequence[Candidate], gazetteer: Gazetteer) -> None:
    """Set the type of every candidate that is likely enough to be something."""
    for candidate in candidates:
        weigh(doc, candidate, gazetteer)
    _hear_acronyms(doc, candidates)
    _decide(candidates)
    _hear_bearers(doc, candidates)
    _hear_couples(doc, candidates)
    _hear_venues(candidates)
    _hear_scripts(doc, candidates)
    _decide(candidates)
    for candidate in candidates:
        if candidate.type is None and _is_some_name(doc, candidate):
            candidate.type = "other"


def _decide(candidates: Sequence[Candidate]) -> None:
    """Let every occurrence of a name vote on each of them, its own votes counting twice."""
    alike: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        alike[candidate.key].append(candidate)
    for same in alike.values():
        _decide_alike(same)


def _decide_alike(same: Sequence[Candidate]) -> None:
    together = {kind: sum(c.votes[kind] for c in same) / len(same) for kind in _ORDER}
    if any(c.votes["person"] >= _CERTAIN for c in same):
        together["person"] += _PRESENTED
    for candidate in same:
        scores = {kind: (candidate.votes[kind] + together[kind]) / 2 for kind in _ORDER}
        best = max(_ORDER, key=lambda kind: (scores[kind], -_ORDER.index(kind)))
        candidate.type = best if scores[best] >= _LEAST else None


def _hear_acronyms(doc: Doc, candidates: Sequence[Candidate]) -> None:
    """A name with its acronym behind it is a body, and so is the acronym."""
    long_forms: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if len(candidate.words) > 1:
            short = introduced_acronym(text_of(doc), candidate.end, candidate.words)
            if short:
                candidate.votes["organisation"] += 4 if not candidate.title else 0
                long_forms[short].append(candidate)
    longer = {c.words for c in candidates if len(c.words) > 2}
    weights: dict[str, float] = {}
    for candidate in candidates:
        name = " ".join(candidate.words)
        if len(candidate.words) == 1 and name.isupper() and 2 <= len(name) <= 7:
            if name not in weights:
                fits = any(fits_acronym(name, words) for words in longer)
                weights[name] = 6.0 if name in long_forms else 2.0 if fits else 0.0
            candidate.votes["organisation"] += weights[name]


def full_names(candidates: Iterable[Candidate]) -> dict[str, set[tuple[str, ...]]]:
    """Return the people named in full, by each word of their names."""
    bearers: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for candidate in candidates:
        if candidate.type != "person":
            continue
        words = name_words(" ".join(candidate.words))
        if len(words) > 1:
            for word in words:
                bearers[word].add(words)
    return bearers


def _hear_bearers(doc: Doc, candidates: Sequence[Candidate]) -> None:
    """A word that is part of somebody's full name means that person, if nothing forbids it.

    Not even that it is a country's name: Jordan Brown is Jordan where nothing happens in Jordan.
    """
    bearers = full_names(candidates)
    visited = {c.key for c in candidates if c.first and doc[c.first - 1].lower_ in _WHERE}
    surnames = {
        words[0]
        for c in candidates
        if c.type == "person" and len(words := name_words(" ".join(c.words))) == 1
    }
    for candidate in candidates:
        if candidate.title or head_type(candidate.words):
            continue
        words = name_words(" ".join(candidate.words))
        known = [bearers[w] for w in words if w in bearers]
        whole = len(known) == len(words) and known and set.intersection(*known)
        if whole and not all(len(w) < 2 for w in words):
            candidate.votes["person"] += _bearing(doc, candidate, visited)
        elif len(words) > 1 and (known or words[-1] in surnames) and candidate.type != "person":
            candidate.votes["person"] += _KIN
        elif (
            len(words) == 1 and words[0].removesuffix("s") in bearers and candidate.key[-1] == "s"
        ):
            candidate.votes["group"] += _BEARER


def _bearing(doc: Doc, candidate: Candidate, visited: Collection[str]) -> float:
    """Weigh that somebody bears a word, by what else the word may be."""
    following = doc[candidate.last + 1] if candidate.last + 1 < len(doc) else None
    if candidate.key in visited or (
        # "Paris police", and not "Paris went".
        following is not None and following.pos_ == "NOUN" and following.text.islower()
    ):
        return _BEARER
    listed = listed_type(" ".join(candidate.words)) == "place"
    return _LISTED_BEARER if listed else _TOWN_BEARER


def _hear_couples(doc: Doc, candidates: Sequence[Candidate]) -> None:
    """Hear "Ann and Joe Bloggs": the first of a couple is named by the given name alone."""
    for first, second in itertools.pairwise(candidates):
        if second.type != "person" or first.type == "person" or second.title:
            continue
        gap = text_of(doc)[first.end : second.start]
        if len(first.words) == 1 and len(second.words) > 1 and _COUPLE.fullmatch(gap):
            first.votes["person"] += 2.5 if "," not in gap else 1.0


def _hear_venues(candidates: Sequence[Candidate]) -> None:
    """Hear "Bluebell" where it is short for "Bluebell Park"."""
    venues = {
        " ".join(c.words[:-1]).lower()
        for c in candidates
        if c.type == "facility" and len(c.words) > 2
    }
    for candidate in candidates:
        if candidate.key in venues:
            candidate.votes["facility"] += 5


def _hear_scripts(doc: Doc, candidates: Sequence[Candidate]) -> None:
    """Hear a name and the same in its own script, "X (Y)", as of one kind."""
    text = text_of(doc)
    for first, second in itertools.pairwise(candidates):
        if text[first.end : second.start] != " (" or text[second.end : second.end + 1] != ")":
            continue
        if is_latin(" ".join(first.words)) != is_latin(" ".join(second.words)):
            for kind in _ORDER:
                both = first.votes[kind] + second.votes[kind]
                first.votes[kind] = second.votes[kind] = both


def _is_some_name(doc: Doc, candidate: Candidate) -> bool:
    """Whether words of which nothing is known are a name all the same."""
    if candidate.style != "plain" or len(candidate.words) < 2:
        return False
    if not any(c.isupper() for word in candidate.words for c in word):
        return False  # in a script without capitals any words look so
    if any(w in people_words() for w in candidate.words):
        return False
    unknown = [w for w in candidate.words if word_rank(w.lower().rstrip(".")) > COMMON]
    return bool(unknown) and not candidate.words[-1].isupper()
