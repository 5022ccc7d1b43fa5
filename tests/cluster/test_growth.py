"""Stories are a function of the set: however it came together, and block by block."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.cluster import (
    ONE_STORY,
    cut_for,
    find_blocks,
    group_stories,
    keys_of,
    profile_reports,
    score_profiles,
)
from tellings.records.annotation import Annotation
from tellings.records.copy import Copy, Passage
from tellings.records.profile import Profile
from tellings.records.report import Report

FEW = settings(max_examples=25, deadline=None)
WORDS = [f"zorb{letter}" for letter in "abcdefghijklmnop"]
Pair = tuple[str, str]


def make_profiles(bags: Sequence[dict[str, int]]) -> list[Profile]:
    reports = [Report(id=f"r-{n:02}", text="Something happened.") for n in range(len(bags))]
    notes = {
        report.id: Annotation(
            report=report.id, sentences=(), mentions=(), times=(), statements=(), terms=bag
        )
        for report, bag in zip(reports, bags, strict=True)
    }
    return list(profile_reports(reports, notes))


PROFILES = st.lists(
    st.dictionaries(st.sampled_from(WORDS), st.integers(1, 9), max_size=6), max_size=9
).map(make_profiles)
PAIRS = st.lists(st.tuples(*[st.integers(0, 8).map(lambda n: f"r-{n:02}")] * 2), max_size=3)
COPIES = PAIRS.map(
    lambda pairs: [
        Copy(
            reports=pair,
            kind="shared-passages",
            passages=tuple(Passage(report=r, start=0, end=4 + 2 * n) for r in pair),
        )
        for n, pair in enumerate(pairs)
        if pair[0] != pair[1]
    ]
)


@FEW
@given(PROFILES, COPIES, PAIRS, PAIRS, st.randoms())
def test_the_order_of_the_reports_does_not_matter(
    profiles: list[Profile], copies: list[Copy], must: list[Pair], cannot: list[Pair], draw: object
) -> None:
    assert isinstance(draw, random.Random)
    stories = group_stories(profiles, copies, must_link=must, cannot_link=cannot)
    shuffled = draw.sample(profiles, len(profiles))
    assert group_stories(shuffled, copies, must_link=must, cannot_link=cannot) == stories


@FEW
@given(PROFILES, COPIES, PAIRS, PAIRS)
def test_adding_one_by_one_gives_what_all_at_once_gives(
    profiles: list[Profile], copies: list[Copy], must: list[Pair], cannot: list[Pair]
) -> None:
    stories: set[tuple[str, ...]] = set()
    known: list[Profile] = []
    for profile in profiles:
        known.append(profile)
        by_id = {p.report: p for p in known}
        ties = (*(c.reports for c in copies), *must)
        block = touched(profile, known, stories, ties)
        stories = {story for story in stories if not block & set(story)}
        regrouped = group_stories(
            [by_id[report] for report in block], copies, must_link=must, cannot_link=cannot
        )
        stories |= set(regrouped)
    assert stories == set(group_stories(profiles, copies, must_link=must, cannot_link=cannot))


def touched(
    profile: Profile,
    known: Sequence[Profile],
    stories: Iterable[tuple[str, ...]],
    ties: Iterable[Sequence[str]],
) -> set[str]:
    """Return every report that the new one can reach, by walking scores, ties and stories."""
    by_id = {p.report: p for p in known}
    linked = [set(story) for story in stories] + [set(tie) & set(by_id) for tie in ties]
    reached, ahead = {profile.report}, [profile]
    while ahead:
        current = ahead.pop()
        near = {
            other.report
            for other, score in zip(known, score_profiles(current, known), strict=True)
            if score >= ONE_STORY
        }
        near |= {report for group in linked if current.report in group for report in group}
        ahead += [by_id[report] for report in near - reached]
        reached |= near
    return reached


@FEW
@given(PROFILES)
def test_a_score_is_of_two_reports_alone_and_the_same_from_either_side(
    profiles: list[Profile],
) -> None:
    for left in profiles:
        scores = score_profiles(left, profiles)
        assert np.all((scores >= 0) & (scores <= 1))
        for right, score in zip(profiles, scores, strict=True):
            assert score_profiles(left, [right])[0] == score == score_profiles(right, [left])[0]


@FEW
@given(PROFILES)
def test_reports_that_score_share_a_key(profiles: list[Profile]) -> None:
    for left in profiles:
        for right, score in zip(profiles, score_profiles(left, profiles), strict=True):
            assert score == 0 or set(keys_of(left)) & set(keys_of(right))


@FEW
@given(PROFILES, COPIES, PAIRS)
def test_no_story_reaches_beyond_its_block(
    profiles: list[Profile], copies: list[Copy], must: list[Pair]
) -> None:
    blocks = find_blocks(profiles, copies, must)
    assert sorted(r for block in blocks for r in block) == [p.report for p in profiles]
    for story in group_stories(profiles, copies, must_link=must):
        assert sum(bool(set(block) & set(story)) for block in blocks) == 1


@pytest.mark.parametrize("more", [0, 1, 30])
def test_a_common_theme_does_not_change_a_score_as_reports_of_it_come(more: int) -> None:
    theme = {"zorba": 2, "zorbb": 1}
    profiles = make_profiles([theme | {f"own{n}": 1} for n in range(2 + more)])
    pair = make_profiles([theme | {f"own{n}": 1} for n in range(2)])
    assert score_profiles(profiles[0], profiles)[1] == score_profiles(pair[0], pair)[1]


@FEW
@given(PROFILES, COPIES, PAIRS, PAIRS)
def test_a_block_can_be_grouped_in_its_smaller_blocks(
    profiles: list[Profile], copies: list[Copy], must: list[Pair], cannot: list[Pair]
) -> None:
    by_id = {profile.report: profile for profile in profiles}
    found = set()
    for block in find_blocks(profiles, copies, must):
        cut = cut_for(len(block))
        for part in find_blocks([by_id[r] for r in block], copies, must, cut):
            found |= set(
                group_stories(
                    [by_id[r] for r in part], copies, must_link=must, cannot_link=cannot, cut=cut
                )
            )
    assert found == set(group_stories(profiles, copies, must_link=must, cannot_link=cannot))
