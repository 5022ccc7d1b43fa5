"""What a report is about: its words, names and numbers, weighted by how rare they are.

Everything here is of one report alone. How rare a word is comes from tables that ship with the
package, never from the other reports of a set: what two reports have in common must not change
when a third comes.
"""

from __future__ import annotations

import datetime
import functools
import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from tellings.data.commonness import share_of_documents, share_of_stories
from tellings.ports import Encoder
from tellings.records.annotation import Annotation, Mention
from tellings.records.profile import Profile, Weights
from tellings.records.report import Report

#: News says first what it is about; background comes later.
LEAD_CHARS = 600
#: What the encoder reads of a report, after its title.
OPENING_CHARS = 400
#: A vector's numbers lie between -1 and 1; kept as bytes are, they are as good.
_FULL = 127
#: The rarest words of a report; what is left out beyond these is too common to tell.
MOST_TERMS = 300
#: The strongest of its names, numbers and words of the lead.
MOST_WEIGHTS = 150
#: Of its strongest words a report has so many as keys; none that is less rare than this: what is
#: in the news every day finds nothing.
KEY_RARITY = 3.0
KEYS_LEAD = 30
KEYS_NAMES = 20
KEYS_TERMS = 40

#: Shorter words are particles and initials.
_WORD = re.compile(r"[^\W_]{3,}")
_CAPITAL = re.compile(r"[A-Z][^\W_]{2,}")
#: An age, a toll, a house number, a flight: a single digit tells too little.
_NUMBER = re.compile(r"\d{2,9}")
#: Words of a title that say what it is about: none short, none in half of all texts.
_TITLE_WORD = 4
_TITLE_SHARE = 0.5
#: With so many such words a title can speak for its report; inflected words begin alike.
_TITLE_WORDS = 3
_STEM = 5
#: A notice of a site is no longer; a longer text may well have none of its title's words.
_NOTICE_CHARS = 400
#: A word with a capital in a title is taken for a name if so few texts have it.
_NAME_SHARE = 0.01
#: Decimals of a weight: the same on every machine, and short to keep.
_DECIMALS = 4

Bag = Mapping[str, int]


def profile_reports(
    reports: Sequence[Report],
    annotations: Mapping[str, Annotation],
    encoder: Encoder | None = None,
) -> tuple[Profile, ...]:
    """Return the profile of each report, in the order given.

    Args:
        reports: Cleaned.
        annotations: By report id; a report without one is judged by its title and its numbers.
        encoder: Turns openings into vectors; without it they are not compared.
    """
    openings = _openings(reports, encoder) if encoder and reports else [()] * len(reports)
    return tuple(
        _profile(report, annotations.get(report.id), opening)
        for report, opening in zip(reports, openings, strict=True)
    )


def _openings(reports: Sequence[Report], encoder: Encoder) -> list[tuple[int, ...]]:
    # Each by itself: what the encoder makes of a text depends on those it is read with, and a
    # profile must not.
    texts = [f"{report.title or ''}. {report.text[:OPENING_CHARS]}" for report in reports]
    rows = [encoder.encode([text])[0] for text in texts]
    return [tuple(np.rint(row * _FULL).astype(int).tolist()) for row in rows]


@functools.lru_cache(maxsize=1024)
def keys_of(profile: Profile) -> tuple[str, ...]:
    """Return what to find a profile by, in order: its strongest words and names.

    Two profiles that have none in common score nothing.
    """
    keys = {f"w:{word}" for word in _strongest(profile.lead, KEYS_LEAD)}
    keys |= {f"w:{word}" for word in _strongest(profile.terms, KEYS_TERMS)}
    keys |= {f"n:{word}" for word in _strongest(profile.names, KEYS_NAMES)}
    return tuple(sorted(keys))


def rarity(word: str) -> float:
    """Return how much a word tells: the fewer texts and stories have it, the more."""
    return -math.log(share_of_stories(word))


def _strongest(weights: Weights, most: int) -> list[str]:
    ranked = sorted(weights, key=lambda item: (-item[1], item[0]))
    return [word for word, _ in ranked[:most] if rarity(word) >= KEY_RARITY]


def _profile(report: Report, note: Annotation | None, opening: tuple[int, ...]) -> Profile:
    title = _words(report.title or "")
    by_title = _is_notice(report)
    if by_title:
        note = None
    mentions = note.mentions if note else ()
    places = [mention for mention in mentions if mention.type == "place"]
    terms = Counter(note.terms if note else ()) + Counter(title)
    names = _names_in_title(report.title or "") if by_title else _name_words(mentions)
    earliest, latest = _days(report)
    return Profile(
        report=report.id,
        page=report.parent or report.id,
        terms=_rarest(terms),
        lead=_weigh(_lead(note) + Counter(title)),
        title=_weigh(Counter(title)),
        names=_weigh(names),
        persons=_weigh(_name_words(m for m in mentions if m.type == "person")),
        numbers=_even(_numbers(report, by_title=by_title)),
        places=_in_order(places),
        first_places=_in_order(m for m in places if m.start < LEAD_CHARS),
        by_title=by_title,
        size=len(report.text),
        opening=opening,
        earliest=earliest,
        latest=latest,
    )


def _is_notice(report: Report) -> bool:
    """Whether no word of the title is in a short text: a notice of the site."""
    if len(report.text) > _NOTICE_CHARS:
        return False
    title = {
        word[:_STEM]
        for word in _words(report.title or "")
        if len(word) >= _TITLE_WORD and share_of_documents(word) < _TITLE_SHARE
    }
    body = {word[:_STEM] for word in _words(report.text)}
    return len(title) >= _TITLE_WORDS and not title & body


def _lead(note: Annotation | None) -> Counter[str]:
    if note is None:
        return Counter()
    first = (s for s in note.statements if s.start < LEAD_CHARS)
    return Counter(term for statement in first for term in statement.terms)


def _name_words(mentions: Iterable[Mention]) -> Counter[str]:
    return Counter(word for mention in mentions for word in _words(mention.text))


def _names_in_title(title: str) -> Counter[str]:
    words = (word.lower() for word in _CAPITAL.findall(title))
    return Counter(word for word in words if share_of_documents(word) < _NAME_SHARE)


def _numbers(report: Report, *, by_title: bool) -> set[str]:
    text = "" if by_title else report.text
    return set(_NUMBER.findall(f"{report.title or ''}\n{text}"))


def _in_order(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(sorted({word for mention in mentions for word in _words(mention.text)}))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _rarest(bag: Bag) -> Weights:
    rated = [(word, round(rarity(word), _DECIMALS)) for word in bag]
    kept = sorted(rated, key=lambda item: (-item[1], item[0]))[:MOST_TERMS]
    return tuple(sorted(kept))


def _weigh(bag: Bag) -> Weights:
    """Return the strongest of a bag, of length one."""
    rated = [(word, (1 + math.log(count)) * rarity(word)) for word, count in bag.items()]
    kept = sorted(rated, key=lambda item: (-item[1], item[0]))[:MOST_WEIGHTS]
    length = math.sqrt(sum(weight**2 for _, weight in kept))
    return tuple((word, round(weight / length, _DECIMALS)) for word, weight in sorted(kept))


def _even(words: Collection[str]) -> Weights:
    """Return words that weigh the same, of length one."""
    kept = sorted(words)[:MOST_WEIGHTS]
    return tuple((word, round(1 / math.sqrt(len(kept)), _DECIMALS)) for word in kept)


def _days(report: Report) -> tuple[int, int] | tuple[None, None]:
    if report.published is None:
        return None, None
    try:
        first, last = (
            datetime.date.fromisoformat(moment[:10]).toordinal()
            for moment in (report.published.earliest, report.published.latest)
        )
    except ValueError:
        return None, None
    return first, last
