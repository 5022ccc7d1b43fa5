from __future__ import annotations

import numpy as np
import pytest

from tellings.cluster.openings import SHARE, share_openings, sharpen, weigh_openings
from tellings.records.profile import Profile


def opened(*opening: int) -> Profile:
    return Profile(report=f"r-{opening}", page="p", opening=opening)


NORTH, EAST, NEAR_NORTH = opened(127, 0), opened(0, 127), opened(126, 12)
SCORES = np.array([[1.0, 0.3, 0.3], [0.3, 1.0, 0.0], [0.3, 0.0, 1.0]])


def test_like_openings_raise_a_score_and_unlike_ones_lower_it() -> None:
    mixed = weigh_openings([NORTH, EAST, NEAR_NORTH], SCORES, SHARE)
    assert mixed[0, 2] > 0.3 > mixed[0, 1]
    assert np.array_equal(mixed, mixed.T)


def test_what_has_no_word_in_common_stays_at_nothing() -> None:
    assert weigh_openings([NORTH, EAST, NEAR_NORTH], SCORES, SHARE)[1, 2] == 0.0


@pytest.mark.parametrize(
    ("around", "share"), [(2, SHARE), (16, SHARE), (32, SHARE / 2), (64, 0), (9999, 0)]
)
def test_openings_count_less_the_more_reports_there_are(around: int, share: float) -> None:
    assert share_openings([NORTH, EAST], around) == pytest.approx(share)


def test_a_report_without_an_opening_leaves_all_as_it_was() -> None:
    profiles = [NORTH, EAST, Profile(report="r", page="p")]
    share = share_openings(profiles, 3)
    assert share == 0.0
    assert weigh_openings(profiles, SCORES, share) is SCORES
    assert sharpen(0.5, share) == 0.5
