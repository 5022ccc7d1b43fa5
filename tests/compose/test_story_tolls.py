"""The toll of a story from the counts and persons of its reports, all invented."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tellings.compose.story_tolls import tell_tolls
from tellings.records.spans import Span
from tellings.records.statement import Fate, FateMeasure, Speaker, Statement


def fate(measure: FateMeasure, number: int, at: int = 0, **more: Any) -> Fate:
    """So many people, counted unless `figure` is None."""
    return Fate(
        at=at,
        start=at,
        measure=measure,
        lower=number,
        upper=number,
        phrase=at,
        **{"figure": 0, "person": "people", **more},
    )


def one(measure: FateMeasure, at: int = 0, **more: Any) -> Fate:
    """One person, told without a number."""
    return fate(measure, 1, at, **{"figure": None, "person": "man", **more})


def report(*fates: Fate, text: str = "", name: str = "r") -> list[Statement]:
    """A report of one statement."""
    return [
        Statement(
            id=f"s-{name}",
            report=name,
            start=0,
            end=9,
            text=text,
            sentence=Span(0, 9),
            role="event",
            speaker=Speaker(kind="outlet"),
            fates=fates,
        )
    ]


def tolls(*reports: list[Statement]) -> tuple[int | None, int | None]:
    killed, hurt = tell_tolls(reports)
    return killed.number, hurt.number


def test_what_most_reports_count_is_the_toll() -> None:
    three, four = report(fate("killed", 3)), report(fate("killed", 4))
    assert tolls(three, four, four) == (4, None)


def test_nobody_is_told_of_nobody() -> None:
    assert tolls(report(), report()) == (None, None)


def test_those_shot_less_those_who_died_are_hurt() -> None:
    assert tolls(report(fate("shot", 5), fate("killed", 2, 5))) == (2, 3)


def test_whoever_was_hurt_and_died_later_is_not_among_the_hurt() -> None:
    hurt, died = report(one("shot", person="girl")), report(one("killed", person="girl"))
    assert tolls(hurt, died) == (1, None)


def test_whoever_did_it_is_added_where_nobody_counted_him() -> None:
    told = report(fate("killed", 6), one("killed", 5, person="gunman", doer=True))
    assert tolls(told) == (7, None)


def test_whoever_did_it_is_not_added_to_a_count_that_has_him() -> None:
    told = report(
        fate("killed", 7),
        one("killed", 5, person="gunman", doer=True),
        text="Seven people died, including the gunman",
    )
    assert tolls(told) == (7, None)


def test_persons_told_one_by_one_are_counted_by_their_names() -> None:
    named = report(
        one("killed", 0, name="Maro Velsen"),
        one("killed", 5, name="Ilsa Brandt"),
        one("killed", 9, name="Velsen"),
    )
    assert tolls(named) == (2, None)


def test_a_death_told_once_beside_many_hurt_is_another_matter() -> None:
    hurt = report(fate("injured", 4))
    aside = report(fate("injured", 4), one("killed", 5, person="officer"))
    assert tolls(hurt, aside, hurt) == (0, 4)


def test_a_higher_count_of_a_later_day_goes_before_an_earlier_one() -> None:
    three, five = report(fate("killed", 3)), report(fate("killed", 5))
    days = ["2031-05-04", "2031-05-04", "2031-05-06"]
    killed, _ = tell_tolls([three, three, five], days)
    assert killed.number == 5


def test_a_report_that_knows_both_counts_has_not_grown() -> None:
    three = report(fate("killed", 3))
    both = report(fate("killed", 3), fate("killed", 4, 7))
    killed, _ = tell_tolls([three, three, both], ["2031-05-04", "2031-05-04", "2031-05-06"])
    assert killed.number == 3


def test_others_who_were_shot_are_all_hurt() -> None:
    told = [*report(one("killed")), *report(fate("shot", 3, 20, beside=True), name="q")]
    told[1] = replace(told[1], sentence=Span(10, 40))
    assert tolls(told) == (1, 3)


def test_a_count_of_several_happenings_gives_way_to_one_of_this() -> None:
    told = report(fate("injured", 4))
    round_up = report(fate("injured", 9, 30), text="Nine people were hurt in shootings", name="q")
    round_up[0] = replace(round_up[0], sentence=Span(30, 60))
    assert tolls([*told, *round_up]) == (None, 4)
    assert tolls(round_up) == (None, None)


def test_a_headline_goes_before_what_its_text_begins_with() -> None:
    text = report(fate("killed", 9), fate("killed", 2, 40))
    killed, _ = tell_tolls([text], headlines=[("Two killed in mill fire", text[0])])
    assert killed.number == 2


def test_a_headline_that_tells_of_one_goes_before_persons_of_other_years() -> None:
    text = report(one("killed", name="Maro Velsen"), one("killed", 9, name="Ilsa Brandt"))
    headline = ("Velmar boy, 6, dies in fall", text[0])
    killed, _ = tell_tolls([text], headlines=[headline])
    assert killed.number == 1
    counted = report(fate("killed", 2))
    killed, _ = tell_tolls([counted], headlines=[("Miner killed in shaft", counted[0])])
    assert killed.number == 2


def test_wounded_of_a_headline_may_have_died_by_the_text() -> None:
    text = report(fate("injured", 4), one("killed", 9))
    killed, hurt = tell_tolls([text], headlines=[("Five wounded at quay", text[0])])
    assert (killed.number, hurt.number) == (1, 4)


def test_a_headline_counts_all_the_dead() -> None:
    text = report(fate("killed", 4), one("killed", 5, person="gunman", doer=True))
    headlines = [("Four dead after shots at mill", text[0])]
    assert tell_tolls([text], headlines=headlines)[0].number == 4
    headlines = [("Gunman kills four at mill", text[0])]
    assert tell_tolls([text], headlines=headlines)[0].number == 5


def test_whom_somebody_killed_are_others_than_he() -> None:
    told = report(
        fate("killed", 3, by="gunman"),
        one("killed", 5, name="Maro Velsen"),
        one("killed", 7, name="Ilsa Brandt"),
        one("killed", 9, person="gunman", doer=True),
    )
    assert tolls(told) == (4, None)


def test_one_of_the_hurt_who_has_died_is_no_longer_hurt() -> None:
    told = report(fate("injured", 5), name="r")
    died = report(
        one("killed", 30, person="one"), text="One of the five miners has died", name="r"
    )
    died[0] = replace(died[0], sentence=Span(30, 60))
    assert tolls([*told, *died]) == (1, 4)


def test_a_rank_counts_on_from_the_count_before() -> None:
    four = report(fate("shot", 4))
    fifth = report(fate("shot", 4), fate("shot", 5, 9), text="four, and a fifth man was found")
    _, hurt = tell_tolls([four, fifth], ["2031-05-04", "2031-05-06"])
    assert hurt.number == 5


def test_a_name_in_full_is_the_one_that_was_told_in_short() -> None:
    told = report(
        one("killed", name="Velsen", person=None), one("shot", 9, name="Jona Velsen", person=None)
    )
    assert tolls(told) == (1, None)


def test_a_boy_may_be_the_baby_and_a_woman_is_not_the_man() -> None:
    assert tolls(report(one("killed", person="baby"), one("shot", 9, person="boy"))) == (1, None)
    assert tolls(report(one("killed", person="man"), one("shot", 9, person="woman"))) == (1, 1)


def test_a_child_that_shot_itself_is_one_person() -> None:
    told = report(one("shot", 0, person="boy", doer=True), one("hospitalised", 9, person="child"))
    assert tolls(told) == (None, 1)


def test_a_count_of_a_stretch_of_time_is_no_toll() -> None:
    year = report(fate("killed", 126), text="126 people had been killed so far this year")
    assert tolls(year) == (None, None)


def test_those_pointed_to_as_hurt_are_the_dead_where_they_are_as_many() -> None:
    dead = report(fate("killed", 2))
    both = report(fate("injured", 2, 20), text="", name="q")
    both[0] = replace(both[0], text=" " * 20 + "both victims had wounds")
    assert tolls([*dead, *both]) == (2, None)


def test_who_died_after_a_count_of_the_hurt_is_taken_off_it() -> None:
    before = report(fate("injured", 4))
    after = report(one("killed", person="girl"), one("killed", 9, person="girl"))
    days = ["2031-05-04", "2031-05-06"]
    killed, hurt = tell_tolls([before, after, after], [*days, "2031-05-07"])
    assert (killed.number, hurt.number) == (1, 3)
