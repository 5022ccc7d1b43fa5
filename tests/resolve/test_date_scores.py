"""Days looked at again bit by bit are scored as if all had been looked at at once."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from tellings.records.report import Report
from tellings.resolve.date_clues import read_clues
from tellings.resolve.date_scores import DAY, Reading, StoryDays, Trial
from tellings.text.time_expressions import find_times

#: Invented.
TEXTS = (
    "The weir broke on Wednesday, the warden said. On Monday it had still held.",
    "Divers found the bell yesterday, the abbot said on Friday.",
    "The fair closed last Tuesday, the reeve said. It had opened on 3 May 2031.",
    "Published 6 May 2031\n\nThe reeve spoke on Sunday of the fire of 2 June.",
)
FIRST = dt.date(2031, 4, 28)


def read(text: str) -> Reading:
    report = Report(id="ours", text=text)
    return Reading(read_clues(report, find_times(text)), StoryDays(years=frozenset({2031})))


@given(
    st.sampled_from(TEXTS),
    st.lists(st.tuples(st.integers(0, 25), st.sampled_from("abcd"), st.booleans()), max_size=12),
)
def test_step_by_step_is_as_good_as_at_once(text: str, news: list[tuple[int, str, bool]]) -> None:
    reading = read(text)
    story, trial = StoryDays(years=frozenset({2031})), Trial(reading)
    for days, report, appeared in news:
        day = FIRST + days * DAY
        if appeared:
            story.publish(report, (day, day + DAY))
        story.name(day, report, 1.5)
        trial.look_again(story, story.take_changed(reading.reach))
    at_once = Trial(reading)
    at_once.look_again(story, story.candidates)
    assert trial.best(0.0, 0.0) == at_once.best(0.0, 0.0)
    assert trial.best(4.0, 1.25) == at_once.best(4.0, 1.25)


def test_a_day_that_others_name_is_best() -> None:
    reading = read(TEXTS[0])
    story, trial = StoryDays(years=frozenset({2031})), Trial(reading)
    wednesday = dt.date(2031, 5, 7)
    for report in "abc":
        story.name(wednesday, report, 2.0)
    assert trial.look_again(story, story.take_changed(reading.reach))
    found = trial.best(0.0, 1.0)
    assert found is not None
    assert found[1] == wednesday


def test_what_its_own_words_speak_against_is_no_day_for_it() -> None:
    reading = read(TEXTS[0])
    assert [n for n in range(7) if reading.allows(dt.date(2031, 5, 5) + n * DAY)] == [2, 3]


def test_many_who_name_a_day_say_no_more_than_some() -> None:
    story = StoryDays(years=frozenset())
    for number in range(50):
        story.name(FIRST, f"r{number}", 1.0)
    assert story.support(FIRST, "ours") == 4.0
    assert StoryDays(years=frozenset()).support(FIRST, "ours") == 0.0
