from __future__ import annotations

import dataclasses

import pytest

from tellings.cluster import ONE_STORY, cut_for, score_profiles
from tellings.records.profile import Profile

ONE = Profile(
    report="r-1",
    page="r-1",
    terms=(("depot", 4.0), ("quorn", 7.0)),
    names=(("vellmouth", 1.0),),
    numbers=(("43", 1.0),),
    size=99,
)


def score(**changes: object) -> float:
    """Return the score of a report and one like it but for these changes."""
    other = dataclasses.replace(ONE, report="r-2", page="r-2", **changes)  # type: ignore[arg-type]
    return float(score_profiles(dated(ONE, 1000), [other])[0])


def dated(profile: Profile, day: int) -> Profile:
    return dataclasses.replace(profile, earliest=day, latest=day)


def on(day: int, **changes: object) -> float:
    return score(earliest=day, latest=day, **changes)


def test_nearer_in_time_is_more_alike_and_no_day_lies_between() -> None:
    assert on(1000) == on(1003) > on(1030) > on(1365) == on(9000)
    assert on(1000) > score() > on(1365)


def test_an_interval_is_as_near_as_its_nearest_day() -> None:
    assert score(earliest=1002, latest=1900) == on(1000)


def test_time_takes_nothing_where_the_persons_are_the_same() -> None:
    ida = (("ida", 1.0),)
    with_ida = dataclasses.replace(ONE, persons=ida)
    far = dataclasses.replace(with_ida, report="r-2", page="r-2")
    unknown = score_profiles(with_ida, [far])[0]
    assert score_profiles(dated(with_ida, 1000), [dated(far, 1400)])[0] == unknown
    assert on(1400) < score()


@pytest.mark.parametrize("kind", ["terms", "names", "numbers"])
def test_each_kind_in_common_adds(kind: str) -> None:
    assert score(**{kind: ()}) < score()


def test_reports_that_begin_at_different_places_are_less_alike() -> None:
    placed = dataclasses.replace(ONE, places=("graz",), first_places=("graz",))
    there = dataclasses.replace(ONE, places=("bled",), first_places=("bled",))
    both = dataclasses.replace(ONE, places=("bled", "graz"), first_places=("bled",))
    apart, met, silent = score_profiles(placed, [there, both, ONE])
    assert apart < met == silent


def test_a_score_stays_between_nought_and_one_even_for_the_same_report() -> None:
    rich = dataclasses.replace(
        ONE, title=ONE.names, lead=ONE.names, persons=ONE.names, earliest=5, latest=5
    )
    assert score_profiles(rich, [rich])[0] <= 1


def test_the_more_alike_reports_there_are_the_more_a_story_takes() -> None:
    cuts = [cut_for(count) for count in (1, 7, 8, 15, 16, 100, 2000, 10**9)]
    assert cuts == sorted(cuts)
    assert cuts[0] == cuts[1] == ONE_STORY < cuts[2] == cuts[3] < cuts[4]
    assert cuts[-1] < 0.5
