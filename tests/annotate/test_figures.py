"""Figures of a report: what is counted, what happened to it, and what counts nothing."""

from __future__ import annotations

import functools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.annotate.figures import find_figures
from tellings.models import load_language
from tellings.records.statement import Figure


@functools.cache
def figures(text: str) -> tuple[Figure, ...]:
    return find_figures(load_language()(text))


COUNTS = [
    ("The blast killed 14 people.", "14 people", 14, 14, "killed", "people"),
    ("Eleven sailors died in the storm.", "Eleven sailors", 11, 11, "killed", "sailor"),
    ("The storm left 26 villagers injured.", "26 villagers", 26, 26, "injured", "villager"),
    (
        "At least 30 students were arrested.",
        "At least 30 students",
        30,
        None,
        "arrested",
        "student",
    ),
    ("The death of seven miners shook the town.", "seven miners", 7, 7, "killed", "miner"),
    ("The death toll rose to 52.", "52", 52, 52, "killed", None),
    ("Police arrested up to 15 men.", "up to 15 men", 0, 15, "arrested", "man"),
    (
        "Nearly 500 refugees fled the valley.",
        "Nearly 500 refugees",
        450,
        500,
        "displaced",
        "refugee",
    ),
    ("Rebels released dozens of hostages.", "dozens of hostages", 24, None, "released", "hostage"),
    ("Four hikers were rescued.", "Four hikers", 4, 4, "rescued", "hiker"),
    ("About 90 soldiers surrendered.", "About 90 soldiers", 90, 90, "surrendered", "soldier"),
    ("Six climbers are missing.", "Six climbers", 6, 6, "missing", "climber"),
    ("Eight cooks were taken to hospital.", "Eight cooks", 8, 8, "hospitalised", "cook"),
    ("The fire destroyed several houses.", "several houses", 3, None, "destroyed", "house"),
    ("Nobody was hurt.", "Nobody", 0, 0, "injured", None),
    ("Not a single sailor died.", "Not a single sailor", 0, 0, "killed", "sailor"),
    ("There were no casualties.", "no casualties", 0, 0, "casualties", None),
    ("The fire claimed 12 lives.", "12 lives", 12, 12, "killed", "people"),
    ("Two cooks lost their lives.", "Two cooks", 2, 2, "killed", "cook"),
    ("The flood took the lives of six cooks.", "six cooks", 6, 6, "killed", "cook"),
    ("The drug saves nine lives.", "nine lives", 9, 9, None, "people"),
    ("A fifth suspect was arrested.", "fifth suspect", 5, 5, "arrested", "suspect"),
]


@pytest.mark.parametrize(
    ("text", "phrase", "lower", "upper", "measure", "counted"), COUNTS, ids=[c[0] for c in COUNTS]
)
def test_a_count_has_its_range_its_noun_and_its_fate(
    text: str,
    phrase: str,
    lower: float,
    upper: float | None,
    measure: str | None,
    counted: str | None,
) -> None:
    (figure,) = figures(text)
    assert figure.text == phrase
    assert (figure.lower, figure.upper) == (lower, upper)
    assert (figure.measure, figure.counted) == (measure, counted)


@pytest.mark.parametrize(
    ("text", "phrase", "measure", "unit"),
    [
        ("A 61-year-old man sang.", "61-year-old", "age", "years"),
        ("Ola Brandt, 47, sang.", "47", "age", "years"),
        ("He was jailed for nine years.", "nine years", "duration", "years"),
        ("They walked 12 kilometres.", "12 kilometres", "distance", "kilometres"),
        ("It stood 40km from the sea.", "40km", "distance", "kilometres"),
        ("He dropped a 500-pound bomb.", "500-pound", "weight", "pounds"),
        ("They seized 30 tonnes of tea.", "30 tonnes", "weight", "tonnes"),
        ("The prize is $2.5 million.", "$2.5 million", "money", "dollars"),
        ("The prize is 900 euros.", "900 euros", "money", "euros"),
        ("Prices rose 12 percent.", "12 percent", None, "percent"),
        ("Two-thirds of the harvest was lost.", "Two-thirds", None, "share"),
    ],
)
def test_a_measure_has_its_unit(text: str, phrase: str, measure: str | None, unit: str) -> None:
    (figure,) = figures(text)
    assert (figure.text, figure.measure, figure.unit) == (phrase, measure, unit)


@pytest.mark.parametrize(
    "text",
    [
        "It was built in 1987.",
        "It happened on 14 March 2019.",
        "It happened at 6:15 p.m.",
        "It happened two weeks ago.",
        "The office is at 221 Baker Street.",
        "It fell in the 300 block of Elm Road.",
        "A Boeing 757 landed.",
        "They closed Route 66 for repairs.",
        "The board passed Resolution 1441.",
        "Call 555-0142.",
        "The team won 3-1.",
        "One of them laughed.",
        "A woman was killed.",
        "This is the third time.",
        "The 5th Regiment marched.",
        "He had no doubt.",
        "Tens of cooks came.",
    ],
)
def test_what_counts_nothing_gives_no_figure(text: str) -> None:
    assert figures(text) == ()


def test_a_part_points_to_its_whole() -> None:
    whole, part = figures("The guards freed about 350 miners, including more than 40 women.")
    assert (whole.text, part.text) == ("about 350 miners", "more than 40 women")
    assert (whole.part_of, part.part_of) == (None, 0)
    assert whole.approximate


def test_a_part_may_come_before_its_whole() -> None:
    part, whole = figures("Three of the nine divers were rescued.")
    assert (part.lower, part.part_of) == (3, 1)
    assert whole.lower == 9


@pytest.mark.parametrize(
    "text", ["A crew of 7 among 30 drowned", "Seven Among Thirty Drowned In Gale"]
)
def test_a_part_may_stand_among_its_whole(text: str) -> None:
    part, whole = figures(text)
    assert (part.lower, part.part_of, whole.lower) == (7, 1, 30)


@pytest.mark.parametrize(
    ("text", "parts_of"),
    [
        ("Ten divers, including a crew of three and a crew of six, drowned.", [None, 0, 0]),
        ("Ten divers, including five women and three boys, drowned.", [None, 0, 0]),
        ("Ten divers, including five women, as well as two pilots, drowned.", [None, 0, None]),
        ("Ten divers, including five women, and 40 sheep drowned.", [None, 0, None]),
        ("Ten divers, including five women, drowned and three were saved.", [None, 0, None]),
    ],
)
def test_the_parts_of_a_whole_may_be_listed(text: str, parts_of: list[int | None]) -> None:
    assert [figure.part_of for figure in figures(text)] == parts_of


def test_fighters_among_prisoners_are_a_part_of_them() -> None:
    whole, part = figures(
        "About 400 prisoners, including more than 100 of the movement's fighters, got out."
    )
    assert (whole.text, whole.lower, whole.counted) == ("About 400 prisoners", 400, "prisoner")
    assert (part.lower, part.upper, part.counted, part.part_of) == (100, None, "fighter", 0)


def test_ages_money_distances_and_durations_stand_apart_from_counts() -> None:
    found = figures(
        "On the third day, 12 miners aged 20 to 35 walked 5 km for two hours for $50 each."
    )
    assert [f.measure for f in found] == [None, "age", "distance", "duration", "money"]
    assert [f.counted for f in found if f.measure is None] == ["miner"]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The crash sent four cooks to hospital.", "hospitalised"),
        ("Three divers took themselves to hospital.", "hospitalised"),
        ("Two bakers were fatally shot.", "killed"),
        ("Two bakers were pronounced dead at the scene.", "killed"),
        ("Six climbers suffered burns.", "injured"),
        ("The army sent 300 soldiers to the border.", "deployed"),
    ],
)
def test_what_befell_is_told_in_more_words_than_one(text: str, measure: str) -> None:
    (figure,) = figures(text)
    assert figure.measure == measure


def test_shots_and_wounds_are_nobody() -> None:
    shots, wounds = figures("The guard fired three shots. The baker had two stab wounds.")
    assert (shots.measure, wounds.measure) == (None, None)


def test_a_mark_that_leads_to_a_footnote_counts_nothing() -> None:
    (figure,) = figures("The flood killed six people [7]. The mill stood [8, 9].")
    assert figure.text == "six people"


def test_things_side_by_side_are_no_parts() -> None:
    first, second = figures("The storm killed nine cooks and two bakers.")
    assert (first.part_of, second.part_of) == (None, None)
    assert (first.measure, second.measure) == ("killed", "killed")


def test_who_kills_is_not_counted_as_killed() -> None:
    (figure,) = figures("Five soldiers killed a guard.")
    assert figure.measure is None


def test_an_emoji_before_a_figure_does_not_shift_it() -> None:
    (figure,) = figures("\U0001f525 The fire killed 14 people.")
    assert figure.text == "14 people"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "7", "no", "one"])
def test_scraps_are_borne(text: str) -> None:
    assert all(figure.text == text for figure in figures(text))


_SNIPPETS = """the fire killed injured 12 1,000 more than about at least two three dozens of
hundreds people men were arrested , . including whom percent years old - $ 5
million no one both half third and to said on Monday 2015 Street block Ola
Brandt ( )"""
_WORDS = st.sampled_from([*_SNIPPETS.split(), "\n"])


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=20).map(" ".join)))
def test_any_text_gives_slices_with_sane_ranges_and_no_common_start(text: str) -> None:
    found = figures(text)
    for n, figure in enumerate(found):
        assert text[figure.start : figure.end] == figure.text
        if figure.lower is not None and figure.upper is not None:
            assert figure.lower <= figure.upper
        assert figure.part_of is None or 0 <= figure.part_of < len(found)
        assert figure.part_of != n
    starts = [f.start for f in found]
    assert starts == sorted(set(starts))


def test_a_long_line_of_numbers_costs_no_more_than_its_length(
    cpu_seconds: Callable[[Callable[[], object]], float],
) -> None:
    doc = load_language()("5 men and " * 1500)
    assert len(find_figures(doc)) == 1500
    assert cpu_seconds(lambda: find_figures(doc)) < 3


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("A nurse counted nine dead and 30 injured.", ["killed", "injured"]),
        ("Three dead, 14 missing.", ["killed", "missing"]),
        ("The raiders, about 30 of them, came at dawn.", [None]),
        ("Ann Bloggs, 30, of Hull, came at dawn.", ["age"]),
    ],
)
def test_a_bare_number_has_the_fate_right_behind_it(text: str, measures: list[str]) -> None:
    assert [f.measure for f in figures(text)] == measures


def test_days_and_years_of_other_calendars_count_nothing() -> None:
    text = "The dam broke on 14 Hamal 1409 and killed 9 people in the year 1453 AH."
    assert [f.text for f in figures(text)] == ["9 people"]


def test_pounds_with_kilograms_behind_them_weigh() -> None:
    pounds, kilograms = figures("The crate holds 300 pounds (136 kg) of salt.")
    assert (pounds.measure, kilograms.measure) == ("weight", "weight")
    (price,) = figures("The crate costs 300 pounds.")
    assert price.measure == "money"


BARE = [
    ("They put the number of dead at nine.", "nine", "killed", None),
    ("The ministry gave the number of missing as 70.", "70", "missing", None),
    ("The number of goats is 34, not 40.", "34", None, "goat"),
    ("The barge is licensed for 30.", "30", None, None),
    ("A firm that counts heads arrived at 5,400.", "5,400", None, None),
    ("He read out a number, 64.", "64", None, None),
    ("The council put the dead at 11.", "11", "killed", None),
    ("Abara put the number of those killed at nine, which fits.", "nine", "killed", None),
    ("It now reckons with between 800 and 900.", "between 800 and 900", None, None),
    ("The number of goats is 34, not 40: six had been seen twice.", "34", None, "goat"),
    ("A train with several hundred on board stood still.", "several hundred", None, "people"),
    ("A gang of seven broke in.", "seven", None, "people"),
    ("She is a mother of three.", "three", None, "child"),
    ("There were seven of us.", "seven", None, "people"),
    ("They came, 51 of them girls.", "51", None, "girl"),
]


@pytest.mark.parametrize(("text", "phrase", "measure", "counted"), BARE, ids=[c[0] for c in BARE])
def test_a_bare_number_counts_what_its_sentence_tells(
    text: str, phrase: str, measure: str | None, counted: str | None
) -> None:
    figure = figures(text)[0]
    assert (figure.text, figure.measure, figure.counted) == (phrase, measure, counted)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry left the island at seven.",
        "He set off at six.",
        "The fire was reported at six.",
        "The clocks stood at twenty to eleven.",
        "The song was twice as long.",
        "Call the office at (803) now.",
        "There is only one way.",
        "Not a single letter came.",
        "She was one of those who came.",
        "All were born in 2005 or 2006.",
    ],
)
def test_hours_codes_and_comparisons_count_nothing(text: str) -> None:
    assert figures(text) == ()


RANGED = [
    ("The pump stopped within ten minutes.", 0, 10),
    ("No ship was within 30 miles of it.", 30, None),
    ("No ship was closer than 80 miles.", 80, None),
    ("The council did not see more than 300.", 0, 300),
    ("Nobody works more than forty hours there.", 0, 40),
    ("More than 40 men did not come.", 40, None),
    ("At least 40 men were not found, and nobody saw more.", 40, None),
    ("The toll would pass 100.", 100, None),
    ("The toll passed the 100 of last year.", 100, 100),
    ("The law provides for eight years at most.", 0, 8),
    ("It ran for 20 miles or more.", 20, None),
    ("Police handed over three captives.", 3, 3),
    ("He faces up to three years.", 0, 3),
    ("The road lies under 20 metres of mud.", 20, 20),
    ("The pit is under 20 metres deep.", 0, 20),
]


@pytest.mark.parametrize(("text", "lower", "upper"), RANGED, ids=[c[0] for c in RANGED])
def test_the_sentence_bounds_the_range(text: str, lower: float, upper: float | None) -> None:
    figure = figures(text)[0]
    assert (figure.lower, figure.upper) == (lower, upper)


@pytest.mark.parametrize(
    ("text", "phrase", "counted"),
    [
        ("A 20-member panel met.", "20-member", "member"),
        ("A five-storey house fell.", "five-storey", "storey"),
        ("The quake had a magnitude of 6.1.", "6.1", "magnitude"),
        ("A magnitude 6.1 earthquake struck.", "6.1", "magnitude"),
        ("The gauge stood at 7.12 metres.", "7.12 metres", "metre"),
        ("They were insured for 800 zloty.", "800 zloty", "zloty"),
        ('He saw "five or six" goats fall.', "five or six", "goat"),
        ("The ministry counted 41 last year.", "41", None),
        ("She fired twice.", "twice", "time"),
        ("Only one camera worked.", "one camera", "camera"),
        ("There is not one guard in here.", "not one guard", "guard"),
        ("Only one of six cameras worked.", "one", "camera"),
    ],
)
def test_what_is_counted_need_not_stand_right_behind(
    text: str, phrase: str, counted: str | None
) -> None:
    figure = figures(text)[0]
    assert (figure.text, figure.counted) == (phrase, counted)


@pytest.mark.parametrize(
    "text",
    [
        "A man in his 30s fell.",
        "A girl of 12 fell.",
        "She was 54.",
        "The wounded man was 24.",
        "The driver is younger than 18.",
    ],
)
def test_an_age_needs_no_word_for_years(text: str) -> None:
    assert [f.measure for f in figures(text)] == ["age"]


def test_a_part_counts_what_its_whole_counts() -> None:
    whole, part = figures("The nurse treated seven miners, four of whom had burns.")
    assert (whole.counted, part.counted, part.part_of) == ("miner", "miner", 0)


def test_a_number_of_a_number_counts_what_the_whole_counts() -> None:
    (part, *_) = figures("Nine of the 28 were killed.")
    assert part.counted is None
