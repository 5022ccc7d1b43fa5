"""How probable it is, from 0 to 1, that two reports tell of one happening."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.cluster.features import Bag, bag_similarity, name_bag, opening_similarity, term_bag
from tellings.ports import Encoder
from tellings.records.annotation import Annotation
from tellings.records.copy import Copy
from tellings.records.report import Report

#: What words, names and openings weigh.
WORDS, NAMES, OPENINGS = 0.5, 0.2, 0.3
#: Reports at most this many days apart lose nothing; a year apart they lose `LATE_LOSS`.
#: A court case goes on for a year and is still the story of its crime, so it is little.
GRACE_DAYS = 7
YEAR_DAYS = 365
LATE_LOSS = 0.15
#: Two reports are one story for sure if this much of both is one text, or this much of one.
BOTH_SHARED = 0.3
ONE_SHARED = 0.7
#: What a smaller shared part adds, times the part.
SHARED_BONUS = 0.5

#: A report of so many topical words is neither short nor long; how strongly length counts.
USUAL_TERMS = 150
LEAST_TERMS = 40
BREVITY = 0.35
BREVITY_RANGE = (0.6, 1.8)

Pair = tuple[int, int]


def score_pairs(
    reports: Sequence[Report], annotations: Mapping[str, Annotation], encoder: Encoder | None
) -> NDArray[np.float32]:
    """Return the symmetric matrix of the scores of every two reports.

    Without an encoder words and names alone count: each score is then its lower bound.
    """
    read = [annotations.get(report.id) for report in reports]
    terms = [term_bag(report, note) for report, note in zip(reports, read, strict=True)]
    scores = WORDS * bag_similarity(terms)
    scores = scores + NAMES * bag_similarity([name_bag(note) for note in read])
    if encoder is not None:
        scores = scores + OPENINGS * opening_similarity(reports, encoder)
    nearness: NDArray[np.float32] = scores * _nearness_in_time(reports) * _brevity(terms)
    return nearness


def _brevity(terms: Sequence[Bag]) -> NDArray[np.float32]:
    """Return what makes up for shortness: two short reports of one thing share fewer words."""
    sizes = np.array([max(LEAST_TERMS, sum(bag.values())) for bag in terms], dtype=np.float32)
    shorter = np.minimum.outer(sizes, sizes)
    factors: NDArray[np.float32] = np.clip(
        (USUAL_TERMS / shorter) ** BREVITY, *BREVITY_RANGE
    ).astype(np.float32)
    return factors


def _nearness_in_time(reports: Sequence[Report]) -> NDArray[np.float32]:
    first, last = (np.array(days) for days in zip(*map(_days, reports), strict=True))
    # How far the intervals are apart at least; nan where a date is not known.
    gaps = np.maximum(first[:, None] - last[None, :], first[None, :] - last[:, None])
    gaps = np.clip(np.nan_to_num(gaps, nan=0.0), GRACE_DAYS, YEAR_DAYS)
    lateness = np.log(gaps / GRACE_DAYS) / math.log(YEAR_DAYS / GRACE_DAYS)
    return np.asarray(1 - LATE_LOSS * lateness, dtype=np.float32)


def _days(report: Report) -> tuple[float, float]:
    if report.published is None:
        return math.nan, math.nan
    return _day(report.published.earliest), _day(report.published.latest)


def _day(moment: str) -> float:
    try:
        return float(datetime.date.fromisoformat(moment[:10]).toordinal())
    except ValueError:
        return math.nan


def shared_parts(
    reports: Sequence[Report], copies: Sequence[Copy]
) -> dict[Pair, tuple[float, float]]:
    """Return for pairs of copies (by index) how much of either is text they share."""
    index = {report.id: i for i, report in enumerate(reports)}
    parts: dict[Pair, tuple[float, float]] = {}
    for copy in copies:
        shared = dict.fromkeys(copy.reports, 0)
        for passage in copy.passages:
            shared[passage.report] += passage.end - passage.start
        members = sorted(index[report] for report in copy.reports if report in index)
        part = {i: min(1.0, shared[reports[i].id] / max(1, len(reports[i].text))) for i in members}
        for place, left in enumerate(members):
            for right in members[place + 1 :]:
                # Two partial copies may share less with each other than with the group.
                before = parts.get((left, right), (0.0, 0.0))
                parts[left, right] = max(before, (part[left], part[right]), key=min)
    return parts


def apply_copies(
    scores: NDArray[np.float32], parts: Mapping[Pair, tuple[float, float]]
) -> list[Pair]:
    """Raise the scores of copies in place; return the pairs that are one story for sure."""
    certain = []
    for (left, right), part in sorted(parts.items()):
        if min(part) >= BOTH_SHARED or max(part) >= ONE_SHARED:
            certain.append((left, right))
            score = 1.0
        else:
            score = min(1.0, float(scores[left, right]) + SHARED_BONUS * max(part))
        scores[left, right] = scores[right, left] = score
    return certain
