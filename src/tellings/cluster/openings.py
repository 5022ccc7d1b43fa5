"""How alike the openings of reports are, which decides in a small folder.

A big heap has enough words to tell one happening from another of its kind. In a folder of a few
reports, where all are of one country, hardly anything but the sense of the first sentences does.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.records.profile import Profile

#: Unrelated news still lies this near together in the encoder's space.
UNRELATED = 0.5
#: What openings weigh among so few reports; nothing any more after so many doublings.
SHARE = 0.35
FEW, DOUBLINGS = 16, 2
#: What more contrast two groups may not have where openings have their full part.
SHARPER = 0.1

Scores = NDArray[np.float64]


def share_openings(profiles: Sequence[Profile], around: int) -> float:
    """Return what part of a score openings are: less in larger blocks, none if one is missing.

    Args:
        profiles: Those that are set beside each other.
        around: Reports in their block.
    """
    if not all(profile.opening for profile in profiles):
        return 0.0
    return SHARE * min(1.0, max(0.0, 1 - math.log2(max(1, around) / FEW) / DOUBLINGS))


def weigh_openings(profiles: Sequence[Profile], scores: Scores, share: float) -> Scores:
    """Return scores of which openings are a part; a pair that scores nothing stays at nothing.

    Args:
        profiles: A row and a column of `scores` for each.
        scores: Symmetric, from 0 to 1.
        share: From `share_openings`.
    """
    if not share:
        return scores
    rows = np.array([profile.opening for profile in profiles], dtype=np.float64)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    near = np.clip((rows @ rows.T - UNRELATED) / (1 - UNRELATED), 0, 1)
    mixed = np.where(scores > 0, (1 - share) * scores + share * near, scores)
    # Sums in another order differ in the last digit; whether two are one story must not.
    return np.asarray(np.round((mixed + mixed.T) / 2, 6), dtype=np.float64)


def sharpen(contrast: float, share: float) -> float:
    """Return how much alike two groups must be where openings speak too: they tell more apart."""
    return contrast + SHARPER * share / SHARE
