"""Candidates for mentions: runs of words cut into the names they hold."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from tellings.annotate.name_runs import Run
from tellings.annotate.name_words import Style, Word, people_words
from tellings.annotate.sentence_starts import sentence_start
from tellings.annotate.texts import text_of
from tellings.annotate.titles import (
    AMBIGUOUS,
    fold_title,
    is_title,
    people_nouns,
    split_title,
    title_modifiers,
)
from tellings.data import load_table
from tellings.records.annotation import EntityType

#: Venues that are often written with a small letter behind their name.
_VENUES = frozenset(
    "prison jail airport airbase airfield park playground stadium bridge mosque cathedral"
    " hospital port harbour harbor dam museum square road street avenue highway refinery palace"
    " barracks reservoir tunnel cemetery zoo university".split()
)
#: What a body issues is not the body.
_DOCUMENTS = frozenset({"resolution", "resolutions"})
#: Lower-case nouns of a title that are read before a name.
_MAX_TITLE = 3


def _no_votes() -> defaultdict[EntityType, float]:
    return defaultdict(float)


@dataclass(slots=True)
class Candidate:
    """A stretch of text that may name somebody or something.

    Attributes:
        first, last: Tokens it begins and ends in.
        title: Start in the text of the words of office before it, or None.
        votes: How much speaks for each type.
        type: The type decided on, None as long as nothing is.
    """

    words: tuple[str, ...]
    start: int
    end: int
    first: int
    last: int
    style: Style
    title: tuple[int, int] | None = None
    votes: defaultdict[EntityType, float] = field(default_factory=_no_votes)
    type: EntityType | None = None

    @property
    def key(self) -> str:
        """The words in lower case, by which occurrences of one name meet."""
        return " ".join(self.words).lower()


def cut_candidates(doc: Doc, runs: Sequence[Run]) -> list[Candidate]:
    """Cut runs at titles, nationalities and places, and return what is left, in order."""
    found = [candidate for run in runs for candidate in _cut(doc, run)]
    return [c for c in found if any(ch.isalpha() for ch in text_of(doc)[c.start : c.end])]


def _cut(doc: Doc, run: Run) -> Iterator[Candidate]:
    words = run.words
    texts = [w.text for w in words]
    if is_headed(texts):
        yield from _plain(doc, words, run.style)
        return
    split = split_title(texts)
    if split is None or not _is_really_title(doc, words, split):
        yield from _plain(doc, words, run.style)
        return
    start, end = split
    yield from _plain(doc, words[:start], run.style)
    if end < len(words):
        title = (words[start].start, words[end - 1].end)
        candidate = _make(words[end:], run.style, title)
        candidate.votes["person"] += 2 if fold_title(texts[end - 1]) in AMBIGUOUS else 8
        yield candidate


def _is_really_title(doc: Doc, words: Sequence[Word], split: tuple[int, int]) -> bool:
    """Whether words like "Prince" and "General" are a title here and no part of a name."""
    start, end = split
    if end == len(words):
        # "Stephen King": the last word is the surname; "Leeds Mayor" names nobody.
        token = doc[words[-1].token]
        is_name = start > 0 and token.ent_type_ == "PERSON" and token.ent_iob_ == "I"
        return not (is_name and fold_title(words[-1].text) in AMBIGUOUS)
    if end - start > 1 or fold_title(words[start].text) not in AMBIGUOUS:
        return True
    if words[start].text.endswith("."):
        return True
    label = doc[words[end].token].ent_type_
    same_name = doc[words[end].token].ent_iob_ == "I"
    if label in {"ORG", "GPE", "FAC", "LOC"} and same_name:
        return False
    # "Anna Prince Bloggs" is a name with a word in it that happens to be a title.
    before = doc[words[start].token]
    return not (start > 0 and before.ent_type_ == "PERSON" and before.ent_iob_ == "I")


def _plain(doc: Doc, words: Sequence[Word], style: Style) -> Iterator[Candidate]:
    """Yield the names in words without a title."""
    words = list(words)
    while words and fold_title(words[0].text) in title_modifiers() and len(words) == 1:
        return
    while words and _peoples(words) and not _keeps_people(doc, words):
        words = words[_peoples(words) :]
    while words and _peoples(words[-2:]) == 2:
        words = words[:-2]
    while words and words[-1].text in people_words():
        words = words[:-1]
    while words and words[-1].text.lower() in _DOCUMENTS:
        words = words[:-1]
    if not words or all(is_title(fold_title(w.text)) for w in words):
        return
    if len(words) == 1 and words[0].text[0].isdigit():
        return
    border = _border(doc, words)
    if border:
        yield from _plain(doc, words[:border], style)
        yield from _plain(doc, words[border:], style)
        return
    candidate = _make(words, style)
    title = _title_before(doc, candidate)
    if title:
        candidate.title = title
        candidate.votes["person"] += 6
    _take_venue(doc, candidate)
    yield candidate


def _take_venue(doc: Doc, candidate: Candidate) -> None:
    """Take a lower-case noun for a venue into the name: "Hill Road prison"."""
    if candidate.title or doc[candidate.last].idx + len(doc[candidate.last]) != candidate.end:
        return
    end = candidate.last + 1
    if end < len(doc) and doc[end].lower_ in {"military", "county", "city", "international"}:
        end += 1
    if not (end < len(doc) and doc[end].lower_ in _VENUES and doc[end].pos_ in {"NOUN", "PROPN"}):
        return
    if end + 1 < len(doc) and doc[end + 1].pos_ in {"NOUN", "PROPN"}:
        return
    if is_headed(candidate.words) and doc[end].lower_ not in {"jail", "prison", "hospital"}:
        return
    before = doc[candidate.first - 1].lower_ if candidate.first else ""
    if before in {"a", "an"} or not all(t.text.islower() for t in doc[candidate.last + 1 : end]):
        return
    candidate.words = (*candidate.words, *(t.text for t in doc[candidate.last + 1 : end + 1]))
    candidate.last, candidate.end = end, doc[end].idx + len(doc[end])


def _peoples(words: Sequence[Word]) -> int:
    """Return how many words at the front are one word for a people ("Sri Lankan")."""
    if len(words) > 1 and f"{words[0].text} {words[1].text}" in people_words():
        return 2
    return int(words[0].text in people_words())


def _make(words: Sequence[Word], style: Style, title: tuple[int, int] | None = None) -> Candidate:
    return Candidate(
        words=tuple(w.text for w in words),
        start=words[0].start,
        end=words[-1].end,
        first=words[0].token,
        last=words[-1].token,
        style=style,
        title=title,
    )


def _keeps_people(doc: Doc, words: Sequence[Word]) -> bool:
    """Whether "Korean" or "Western" before other words is part of the name they make."""
    if len(words) < 2:
        return False
    if is_headed([w.text for w in words]):
        return True
    first, second = doc[words[0].token], doc[words[1].token]
    inside = second.ent_iob_ == "I" and second.ent_type_ in {"ORG", "FAC", "GPE", "LOC"}
    return inside and first.ent_type_ == second.ent_type_


def _border(doc: Doc, words: Sequence[Word]) -> int:
    """Return where one name ends and another begins among words that no mark parts, or 0."""
    if len(words) < 3 or is_headed([w.text for w in words]):
        return 0
    labels = [doc[w.token].ent_type_ for w in words]
    for i in range(1, len(words)):
        starts = doc[words[i].token].ent_iob_ == "B"
        if starts and labels[i] == "PERSON" and labels[i - 1] in {"GPE", "ORG", "NORP"}:
            return i
    return 0


def _title_before(doc: Doc, candidate: Candidate) -> tuple[int, int] | None:
    """Return the lower-case noun for a person that stands right before a name."""
    at = candidate.first - 1
    if at < 0 or doc[at].lower_ not in people_nouns() or not doc[at].text.islower():
        return None
    if doc[at].pos_ not in {"NOUN", "PROPN"}:
        return None
    if sentence_start(doc, at) != sentence_start(doc, candidate.first):
        return None
    start = at
    while start > 0 and at - start < _MAX_TITLE - 1 and _modifies(doc[start - 1].text):
        start -= 1
    return doc[start].idx, doc[at].idx + len(doc[at])


def _modifies(word: str) -> bool:
    return word.islower() and (word in title_modifiers() or word in people_nouns())


@functools.cache
def heads(kind: str) -> frozenset[str]:
    """Words that tell, by ending a name, that it names a body, a venue, a place, a vessel."""
    return frozenset(load_table("name_heads")[kind])


def head_type(words: Sequence[str]) -> EntityType | None:
    """Return the type that the head of a name tells, if it has one.

    Example:
        >>> head_type(["Riverside", "Park"]), head_type(["Ministry", "of", "Justice"])
        ('facility', 'organisation')
        >>> head_type(["Ann", "Bloggs"]) is None
        True
    """
    low = [w.lower().rstrip(".") for w in words]
    if "of" in low[1:-1]:
        first = low[: low.index("of")][-1]
        if first in heads("of_heads") and first not in heads("place"):
            return "organisation"
        if first in heads("place") or first in heads("of_heads"):
            return "place"
    if len(low) < 2:
        return None
    last = low[-1]
    if last == "office" and low[-2].endswith(("'s", "’s")):  # noqa: RUF001 - real apostrophe
        return "organisation"
    if last in heads("facility") and last not in {"place", "way", "drive"}:
        return "facility"
    if last in heads("organisation"):
        return "organisation"
    if last in heads("place"):
        return "place"
    return _by_first_word(low)


def _by_first_word(low: Sequence[str]) -> EntityType | None:
    if low[0] in {"mount", "lake", "cape", "gulf", "strait"}:
        return "place"
    if low[0] in {"camp", "fort", "port"} and len(low) == 2:
        return "facility" if low[0] == "camp" else "place"
    if low[0].upper() in heads("vessel_prefixes"):
        return "vessel"
    return None


def is_headed(words: Sequence[str]) -> bool:
    """Whether the head of a name tells what it names."""
    return head_type(words) is not None
