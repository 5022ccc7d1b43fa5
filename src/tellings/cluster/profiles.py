"""What a report is about: its words, names and numbers, weighted by how rare they are.

Everything here is of one report alone. How rare a word is comes from tables that ship with the
package, never from the other reports of a set: what two reports have in common must not change
when a third comes.
"""

from __future__ import annotations

import datetime
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from tellings.data.commonness import share_of_documents
from tellings.records.annotation import Annotation
from tellings.records.profile import Profile, Weights
from tellings.records.report import Report

#: News says first what it is about; background comes later.
LEAD_CHARS = 600
#: What is left out beyond these is too weak to tell.
MOST_WEIGHTS = 200
#: Of its strongest words and names a report has so many as keys.
KEY_TERMS = 24
KEY_NAMES = 12

#: Shorter words are particles and initials.
_WORD = re.compile(r"[^\W_]{3,}")
#: An age, a toll, a house number, a flight: a single digit tells too little.
_NUMBER = re.compile(r"(?<![\d.,])\d{2,9}(?![\d.,]?\d)")
#: No word is rarer than this; by Zipf a word that no table has is in so many texts.
_RAREST = 1e-4
#: Decimals of a weight: the same on every machine, and short to keep.
_DECIMALS = 4


def profile_reports(
    reports: Sequence[Report], annotations: Mapping[str, Annotation]
) -> tuple[Profile, ...]:
    """Return the profile of each report, in the order given.

    Args:
        reports: Cleaned.
        annotations: By report id; a report without one is judged by its title and its numbers.
    """
    return tuple(_profile(report, annotations.get(report.id)) for report in reports)


def keys_of(profile: Profile) -> tuple[str, ...]:
    """Return what to find a profile by, in order: its strongest words and names.

    Two profiles that have none in common score nothing.
    """
    keys = {f"w:{word}" for word in _strongest(profile.terms, KEY_TERMS)}
    keys |= {f"n:{word}" for word in _strongest(profile.names, KEY_NAMES)}
    return tuple(sorted(keys))


def _strongest(weights: Weights, most: int) -> list[str]:
    ranked = sorted(weights, key=lambda item: (-item[1], item[0]))
    return [word for word, _ in ranked[:most]]


def _profile(report: Report, note: Annotation | None) -> Profile:
    title = _words(report.title or "")
    terms = Counter(note.terms if note else ())
    terms.update(title)
    earliest, latest = _days(report)
    return Profile(
        report=report.id,
        page=report.parent or report.id,
        terms=_weigh(terms),
        lead=_weigh(_lead(note) + Counter(title)),
        names=_weigh(_names(note)),
        numbers=_weigh(Counter(_NUMBER.findall(f"{report.title or ''}\n{report.text}"))),
        words=sum(terms.values()),
        size=len(report.text),
        earliest=earliest,
        latest=latest,
    )


def _lead(note: Annotation | None) -> Counter[str]:
    if note is None:
        return Counter()
    first = (s for s in note.statements if s.start < LEAD_CHARS)
    return Counter(term for statement in first for term in statement.terms)


def _names(note: Annotation | None) -> Counter[str]:
    """Return the words of the names of a report with their counts, early ones doubled."""
    bag: Counter[str] = Counter()
    for mention in note.mentions if note else ():
        for word in _words(mention.text):
            bag[word] += 2 if mention.start < LEAD_CHARS else 1
    return bag


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _weigh(bag: Mapping[str, int]) -> Weights:
    """Return the strongest of a bag, of length one."""
    rated = {word: (1 + math.log(count)) * rarity(word) for word, count in bag.items()}
    strongest = sorted(rated.items(), key=lambda item: (-item[1], item[0]))[:MOST_WEIGHTS]
    length = math.sqrt(sum(weight**2 for _, weight in strongest))
    if not length:
        return ()
    return tuple((word, round(weight / length, _DECIMALS)) for word, weight in sorted(strongest))


def rarity(word: str) -> float:
    """Return how much a word tells: the less common it is, the more."""
    return -math.log(max(_RAREST, share_of_documents(word)))


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
