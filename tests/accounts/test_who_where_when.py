"""Who, where and when in reports that make it hard; all that happens in them is invented."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tellings.pipeline import build_account
from tellings.records.account import Account, Story
from tellings.records.entity import Entity

Tell = Callable[[str], Account]

HEAD = "The Lake Herald, 3 June 2031\n\n"


@pytest.fixture(scope="module")
def tell(tmp_path_factory: pytest.TempPathFactory) -> Tell:
    def build(text: str) -> Account:
        folder = tmp_path_factory.mktemp("reports")
        (folder / "a.txt").write_text(text, encoding="utf-8")
        return build_account([folder])

    return build


def only(account: Account) -> Story:
    (story,) = account.stories
    return story


def named(story: Story, name: str) -> list[Entity]:
    return [e for e in story.entities if any(name in v.text for v in e.variants)]


def test_a_person_named_like_a_country_is_not_put_on_the_map(tell: Tell) -> None:
    text = (
        "OSLO - Jordan Chelsea Brown was hurt in a crash near Oslo on Tuesday, police said. "
        "Jordan said that the road was wet."
    )
    story = only(tell(HEAD + text))
    (jordan,) = named(story, "Jordan")
    assert jordan.type == "person"
    assert jordan.place is None


def test_a_country_stays_one_beside_a_person_who_bears_its_name(tell: Tell) -> None:
    text = "AMMAN - Jordan Brown was hurt in a crash in Jordan on Tuesday, police said."
    found = named(only(tell(HEAD + text)), "Jordan")
    assert "place" in {e.type for e in found}


def test_forty_namesakes_stay_forty(tell: Tell) -> None:
    given = "Ali Omar Hassan Yusuf Karim Jamal Nasir Tariq Salim Farid".split()
    family = "Haddad Khoury Mansour Saleh".split()
    hurt = " ".join(f"Mohammad {g} {f} was hurt." for g in given for f in family)
    story = only(
        tell(f"{HEAD}BEIRUT - A storm hit Beirut on Tuesday. {hurt} Mohammad was calm.\n")
    )
    people = [e for e in story.entities if e.type == "person"]
    assert len(people) >= 40
    assert all(len(e.variants) == 1 for e in people)


def test_forty_namesakes_of_one_word_are_told_apart_by_what_they_do(tell: Tell) -> None:
    trades = (
        "baker butcher tailor driver guard porter grocer cobbler carpenter mason painter cook "
        "waiter barber clerk teacher nurse student plumber farmer fisherman sailor cleaner weaver "
        "potter jeweller florist chemist librarian musician singer actor poet judge lawyer miner "
        "welder gardener dancer mechanic"
    ).split()
    assert len(trades) == 40
    lines = " ".join(f"Mohammad, a {trade}, said that the roof fell in." for trade in trades)
    story = only(tell(f"{HEAD}BEIRUT - A storm hit Beirut on Tuesday. {lines}\n"))
    people = [e for e in story.entities if e.type == "person"]
    assert len(people) >= 36
    assert all(len({r.text for r in e.roles}) <= 1 for e in people)


def test_a_name_of_one_letter_is_no_place(tell: Tell) -> None:
    text = "OSLO - A man known as K was arrested in Oslo on Tuesday. K denied the charge."
    assert all(e.place is None for e in named(only(tell(HEAD + text)), "K") if e.type != "place")


@pytest.mark.parametrize(
    "change", [str.upper, str.lower], ids=["all in capitals", "without capitals"]
)
def test_what_capitals_do_not_tell_is_not_made_up(
    tell: Tell, change: Callable[[str], str]
) -> None:
    text = "OSLO - A ferry sank off Bergen on Tuesday, killing four people, police said."
    story = only(tell(change(HEAD + text)))
    figures = [(f.lower, f.measure) for s in story.statements for f in s.figures]
    assert (4, "killed") in figures
    assert {e.name.lower() for e in story.entities} <= {"oslo", "bergen", "police"}


@pytest.mark.parametrize(
    "change", [str.upper, str.lower], ids=["all in capitals", "without capitals"]
)
def test_what_is_plain_without_capitals_is_read(tell: Tell, change: Callable[[str], str]) -> None:
    text = (
        "OSLO - A ferry sank off Bergen in Norway on Tuesday, killing four people, police said. "
        "The mayor, Anna Brandt, said that 20 people were saved."
    )
    story = only(tell(change(HEAD + text)))
    found = {e.name.lower(): e for e in story.entities}
    assert found["anna brandt"].type == "person"
    bergen, norway = found["bergen"].place, found["norway"].place
    assert bergen is not None
    assert norway is not None
    assert (bergen.country_code, norway.precision) == ("NO", "country")
    assert found.keys() <= {"anna brandt", "bergen", "norway", "oslo", "police"}
    days = {s.when.earliest for s in story.statements if s.when and s.when.text}
    assert days == {"2031-06-03"}


def test_a_letter_that_names_a_person_is_one_person(tell: Tell) -> None:
    text = (
        "OLVIK - K said that the guards had beaten him. K, a prisoner at Olvik jail, spoke to "
        "the court by video. Officer Q. was not there."
    )
    story = only(tell(HEAD + text))
    people = {e.name: e for e in story.entities if e.type == "person"}
    assert people.keys() == {"K", "Q."}
    assert [r.text for r in people["K"].roles] == ["prisoner at Olvik jail"]
    assert not named(story, "K")[1:]


def test_a_name_of_many_places_is_put_nowhere_without_a_ground(tell: Tell) -> None:
    text = "A bus fell into a river near San José on Tuesday, killing four people, police said."
    (place,) = named(only(tell(HEAD + text)), "San José")
    assert place.place is not None
    assert place.place.precision == "unknown"
    assert place.place.latitude is None
    assert len(place.place.alternatives) > 1
    assert "nothing in the reports tells the places" in " ".join(place.place.reasons)


def test_the_same_name_has_a_place_once_the_report_says_where(tell: Tell) -> None:
    text = "A bus fell into a river near San José in Costa Rica on Tuesday, killing four people."
    (place,) = named(only(tell(HEAD + text)), "San José")
    assert place.place is not None
    assert place.place.country_code == "CR"


CRASH = "A bus fell into a river in {} on Tuesday, killing four people, police said."


def test_what_is_on_no_map_has_no_point(tell: Tell) -> None:
    (place,) = named(only(tell(HEAD + CRASH.format("Qurzhanbad"))), "Qurzhanbad")
    assert (place.type, place.place) == ("place", None)


@pytest.mark.parametrize("name", ["Yugoslavia", "the Soviet Union", "Czechoslovakia"])
def test_a_country_fallen_into_several_is_named_and_has_no_point(tell: Tell, name: str) -> None:
    text = CRASH.format(name) + " Officials met in Vienna."
    (country,) = named(only(tell(HEAD + text)), name.removeprefix("the "))
    place = country.place
    assert place is not None
    assert (place.feature, place.precision) == ("country", "unknown")
    assert (place.latitude, place.longitude, place.country_code) == (None, None, None)
    assert "a country that is no more" in place.reasons
    assert len(place.alternatives) > 1


def test_a_country_with_another_name_today_is_placed_as_a_country(tell: Tell) -> None:
    (country,) = named(only(tell(HEAD + CRASH.format("Zaire"))), "Zaire")
    place = country.place
    assert place is not None
    assert (place.name, place.country_code, place.precision) == ("Zaire", "CD", "country")
    assert "a country that is no more" in place.reasons


def test_a_province_of_that_name_is_a_province(tell: Tell) -> None:
    text = "LUANDA - A boat bound for Zaire province sank off Luanda in Angola on Tuesday."
    (province,) = named(only(tell(HEAD + text)), "Zaire")
    assert province.place is not None
    assert (province.place.country_code, province.place.precision) == ("AO", "admin1")


def test_a_village_lies_in_the_country_that_the_report_names(tell: Tell) -> None:
    text = "A landslide buried the village of San José in Bolivia on Tuesday, police said."
    (village,) = named(only(tell(HEAD + text)), "San José")
    assert village.place is not None
    assert (village.place.country_code, village.place.precision) == ("BO", "country")


def test_a_people_is_no_place(tell: Tell) -> None:
    text = "OSLO - Norwegian divers searched the wreck of a Swedish ferry on Tuesday, police said."
    story = only(tell(HEAD + text))
    assert not [e for e in story.entities if e.type == "place" and e.name != "Oslo"]


def whens(account: Account) -> dict[str, tuple[str, str] | None]:
    story = only(account)
    return {s.text: (s.when.earliest, s.when.latest) if s.when else None for s in story.statements}


SUNK = "OSLO - A ferry sank off Bergen in Norway, police said. "


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The dam was opened on 31 February", None),
        ("He arrived at Eid al-Fitr", None),
        ("The school was built in fiscal year 2029-30", None),
        ("The mill burned on 4 Ramadan 1452", None),
        ("The strike began in early May", ("2031-05-01", "2031-05-10")),
        ("The post was attacked overnight", ("2031-06-02", "2031-06-03")),
    ],
)
def test_a_time_is_an_interval_or_nothing(
    tell: Tell, text: str, days: tuple[str, str] | None
) -> None:
    assert whens(tell(f"{HEAD}{SUNK}{text}."))[text] == days


@pytest.mark.parametrize("text", ["The road was shut yesterday", "The trial begins next week"])
def test_without_an_anchor_what_is_relative_is_not_known(tell: Tell, text: str) -> None:
    assert whens(tell(f"The Lake Herald\n\n{SUNK}{text}."))[text] is None


@pytest.mark.parametrize(
    ("date", "calendar"),
    [
        ("15 Khordad 1410", "Solar Hijri"),
        ("4 Ramadan 1452", "Islamic"),
        ("5 Iyar 5791", "Hebrew"),
        ("12 Meskerem 2024", "Ethiopian"),
    ],
)
def test_other_calendars_are_named_and_not_converted(tell: Tell, date: str, calendar: str) -> None:
    story = only(tell(f"{HEAD}{SUNK}The mill burned on {date}."))
    (line,) = (line for line in story.unknown if "calendar" in line)
    assert calendar in line
    assert date in line
    told = [t for s in story.statements for t in s.times if t.text == date]
    assert {t.reckoning for t in told} == {calendar.lower().replace(" ", "-")}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "OLVIK - Paris Whitlow told the court in Olvik that she had not seen the fire. "
            "Paris was calm, her lawyer said.",
            {"Paris Whitlow"},
        ),
        (
            "OLVIK - Chelsea Oduya, a nurse, was hurt when a bus overturned near Olvik. "
            "Sydney and Austin, her sons, were not on the bus.",
            {"Chelsea Oduya", "Sydney", "Austin"},
        ),
        (
            "OLVIK - Jordan Mbeki, 19, was rescued from a boat off Olvik. Jordan said that he "
            "swam. Michael Jordan, the harbour master, said that the boat was old.",
            {"Jordan Mbeki", "Michael Jordan"},
        ),
    ],
)
def test_persons_named_like_places_are_persons(tell: Tell, text: str, people: set[str]) -> None:
    story = only(tell(HEAD + text))
    assert {e.name for e in story.entities if e.type == "person"} == people
    assert {e.name for e in story.entities if e.type == "place"} == {"Olvik"}


def test_a_town_stays_one_beside_a_person_who_bears_its_name(tell: Tell) -> None:
    text = (
        "OLVIK - Paris Whitlow told the court that she had not seen the fire. "
        "Paris police searched her flat in Paris."
    )
    found = {e.type: e.name for e in named(only(tell(HEAD + text)), "Paris")}
    assert found["place"] == "Paris"
    assert found["person"] == "Paris Whitlow"


def test_a_first_name_goes_back_to_who_was_named_and_not_ahead(tell: Tell) -> None:
    text = (
        "OLVIK - Jordan Mbeki was rescued off Olvik. Jordan said that he swam. "
        "Michael Jordan, the harbour master, said that the boat was old."
    )
    story = only(tell(HEAD + text))
    (speaker,) = {s.speaker.entity for s in story.statements if s.text == "he swam"}
    assert next(e.name for e in story.entities if e.id == speaker) == "Jordan Mbeki"


Stamped = Callable[[str, str], Account]


@pytest.fixture(scope="module")
def stamped(tmp_path_factory: pytest.TempPathFactory) -> Stamped:
    """Build the account of one report that came with a moment of publishing."""

    def build(published: str, text: str) -> Account:
        folder = tmp_path_factory.mktemp("reports")
        row = {"text": text, "outlet": "The Lake Herald", "published": published}
        (folder / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
        return build_account([folder])

    return build


@pytest.mark.parametrize(
    ("published", "word", "days"),
    [
        # One moment, on two sides of midnight: each outlet counts from its own day.
        ("2031-06-03T23:30:00-04:00", "today", ("2031-06-03", "2031-06-03")),
        ("2031-06-04T05:30:00+02:00", "today", ("2031-06-04", "2031-06-04")),
        ("2031-06-03T23:30:00-04:00", "on Tuesday", ("2031-06-03", "2031-06-03")),
        ("2031-06-04T05:30:00+02:00", "on Tuesday", ("2031-06-03", "2031-06-03")),
        # An hour that the clocks skip, and one that they have twice.
        ("2031-03-30T02:30:00+01:00", "last night", ("2031-03-29", "2031-03-30")),
        ("2031-10-26T02:30:00+02:00", "yesterday", ("2031-10-25", "2031-10-25")),
        ("2031-10-26T02:30:00+01:00", "yesterday", ("2031-10-25", "2031-10-25")),
        # The turn of a year.
        ("2032-01-01T00:10:00+13:00", "yesterday", ("2031-12-31", "2031-12-31")),
    ],
)
def test_a_day_is_counted_from_the_day_at_the_outlet(
    stamped: Stamped, published: str, word: str, days: tuple[str, str]
) -> None:
    account = stamped(published, f"A ferry sank off Bergen in Norway {word}, police said.")
    assert set(whens(account).values()) == {days}


def test_outlets_on_two_sides_of_midnight_do_not_dispute_the_day(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("reports")
    rows = [
        {
            "outlet": "The Lake Herald",
            "published": "2031-06-03T23:30:00-04:00",
            "text": "A ferry sank off Bergen in Norway today, killing four people, police said.",
        },
        {
            "outlet": "The Olvik Post",
            "published": "2031-06-04T05:30:00+02:00",
            "text": "Four people died today when a ferry sank off Bergen in Norway, doctors said.",
        },
    ]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    story = only(build_account([folder]))
    assert "disputed" not in {f.status for f in story.findings}


def test_private_persons_are_put_no_finer_than_the_text_does(tell: Tell) -> None:
    text = (
        "DERBY, England - Anna Crowe, a resident of Derby, was hurt when a tree fell on her house "
        "at 14 Mill Lane, police said. Tom Pell, a neighbour from Kansas, called for help."
    )
    story = only(tell(HEAD + text))
    assert all(e.place is None for e in story.entities if e.type == "person")
    places = {e.name: e.place for e in story.entities if e.place}
    derby, lane, kansas = places["Derby"], places["Mill Lane"], places["Kansas"]
    assert (derby.country_code, kansas.precision) == ("GB", "admin1")
    # The house is known to lie in the town, and that is all that is told of it.
    assert lane.precision == "near"
    assert (lane.latitude, lane.longitude) == (derby.latitude, derby.longitude)


def test_where_people_come_from_is_no_place_of_the_story(tell: Tell) -> None:
    text = (
        "NAIROBI - Three French tourists and an Afghan were killed when a bus overturned in "
        "Nairobi, police said. The Frenchman at the wheel survived. German doctors helped."
    )
    story = only(tell(HEAD + text))
    assert {e.name for e in story.entities if e.type == "place"} == {"Nairobi"}
    lead = next(e for e in story.entities if e.id == story.lead_place)
    assert lead.name == "Nairobi"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("in recent weeks", ("2031-04-04", "2031-06-03")),
        ("in recent days", ("2031-05-20", "2031-06-03")),
        ("earlier this year", ("2031-01-01", "2031-06-03")),
        ("over the past three months", ("2031-02-18", "2031-06-03")),
    ],
)
def test_what_is_vague_stays_an_interval(tell: Tell, words: str, days: tuple[str, str]) -> None:
    text = f"The post was attacked twice {words}"
    assert whens(tell(f"{HEAD}{SUNK}{text}."))[text] == days


@pytest.mark.parametrize("words", ["on Tuesday", "last week", "in recent weeks", "two days ago"])
def test_without_a_date_of_the_report_nothing_relative_is_known(tell: Tell, words: str) -> None:
    text = f"The post was attacked {words}"
    account = tell(f"{SUNK}{text}.")
    assert whens(account)[text] is None
    assert [r.published for r in account.reports] == [None]
    assert "The report does not say when it was published." in only(account).unknown


def test_names_in_their_own_script_are_kept_and_matched_to_latin_forms(tell: Tell) -> None:
    text = (
        "OLVIK - The harbour master, Ivan Petrov, said that the ferry had sunk near Olvik. "
        "Иван Петров was on duty. Γιώργος Παππάς, a sailor, said that the sea was rough. "
        "Giorgos Pappas swam. The mayor, 金正浩 (Kim Jong-ho), left. 金正浩 said that he swam. "
        "Mohammad Razavi (محمد رضوی), a fisherman, said that nobody warned him. "
        "محمد رضوی said that he swam. 박지성 said that the lamp was out."
    )
    story = only(tell(HEAD + text))
    spelled = {e.name: {v.text for v in e.variants} for e in story.entities if e.type == "person"}
    assert spelled == {
        # By the letters, where the library that writes them in Latin ones knows the sounds …
        "Ivan Petrov": {"Ivan Petrov", "Иван Петров"},
        "Giorgos Pappas": {"Giorgos Pappas", "Γιώργος Παππάς"},
        # … by the report's own brackets, where it does not.
        "Kim Jong-ho": {"Kim Jong-ho", "金正浩"},
        "Mohammad Razavi": {"Mohammad Razavi", "محمد رضوی"},
        "박지성": {"박지성"},
    }
    speakers = {s.speaker.text for s in story.statements}
    assert {"金正浩", "محمد رضوی", "박지성"} <= speakers


def test_words_of_another_script_are_no_names_for_that(tell: Tell) -> None:
    text = 'OLVIK - The sign said "كلنا بخير" in Olvik on Tuesday. The word 危機 means danger.'
    assert {e.name for e in only(tell(HEAD + text)).entities} <= {"Olvik"}


@pytest.mark.parametrize(
    "head",
    [
        "The Lake Herald, 14 Hamal 1409\n\nOLVIK - ",
        "OLVIK, 15 Nisan 5791 (Nordpress) - ",
        "The Lake Herald, 31 February 2031\n\nOLVIK - ",
    ],
)
def test_a_report_dated_by_no_day_we_know_has_no_day(tell: Tell, head: str) -> None:
    account = tell(f"{head}A dam broke near Bergen on Tuesday, officials said.")
    assert [r.published for r in account.reports] == [None]
    assert whens(account) == {"A dam broke near Bergen on Tuesday": None}
