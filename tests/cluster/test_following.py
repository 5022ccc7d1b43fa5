from __future__ import annotations

import dataclasses

from tellings.cluster import find_followed, profile_reports
from tellings.records.annotation import Annotation, Mention
from tellings.records.profile import Profile
from tellings.records.report import Report

AFFAIR = {"zorbgate": 1}


def make_story(name: str, own: str, day: int | None, places: str = "Vellmouth") -> list[Profile]:
    text = f"{places} speaks."
    report = Report(id=f"r-{name}", text=text)
    note = Annotation(
        report=report.id,
        sentences=(),
        mentions=(Mention(report=report.id, start=0, end=len(places), text=places, type="place"),),
        times=(),
        statements=(),
        terms=AFFAIR | {f"{own}{n}": 1 for n in range(4)},
    )
    profile = profile_reports([report], {report.id: note})[0]
    return [dataclasses.replace(profile, earliest=day, latest=day)]


def test_the_later_of_two_like_stories_follows_the_earlier() -> None:
    later, earlier = make_story("a", "court", 500), make_story("b", "flood", 400)
    assert find_followed([later, earlier]) == ((1,), ())


def test_a_chain_names_only_its_last_link() -> None:
    chain = [make_story(name, name * 4, 100 * n) for n, name in enumerate("pqr", 1)]
    assert find_followed(chain) == ((), (0,), (1,))


def test_a_like_happening_at_another_place_follows_nothing() -> None:
    stories = [make_story("a", "court", 500, "Brackwater"), make_story("b", "flood", 400)]
    assert find_followed(stories) == ((), ())


def test_a_story_of_another_thing_at_the_same_place_follows_nothing() -> None:
    other = dataclasses.replace(make_story("a", "court", 500)[0], terms=(("regatta", 1.0),))
    assert find_followed([[other], make_story("b", "flood", 400)])[0] == ()


def test_a_story_without_a_day_neither_follows_nor_is_followed() -> None:
    assert find_followed([make_story("a", "court", None), make_story("b", "flood", 4)]) == ((), ())
    assert find_followed([]) == ()
