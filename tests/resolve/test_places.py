from __future__ import annotations

import itertools
import time

import pytest

from tellings.records.entity import Entity, GazetteerEntry, MentionPlace, Place, Variant
from tellings.records.report import Dateline, Report
from tellings.resolve.places import find_lead_place, locate_places
from tellings.text.toponyms import place_key


def _entry(
    name: str,
    where: tuple[float, float],
    feature: str = "city",
    population: int = 0,
    *,
    unit: tuple[str, str | None] = ("US", None),
) -> GazetteerEntry:
    return GazetteerEntry(
        gazetteer_id=f"{name}/{unit[1]}/{unit[0]}/{feature}",
        name=name,
        latitude=where[0],
        longitude=where[1],
        admin1=name if feature == "admin1" else unit[1],
        country_code=unit[0],
        feature=feature,
        population=population,
        coordinates="point" if feature == "city" else "centre",
    )


_WORLD = [
    _entry("United States", (39.8, -98.5), "country", 330_000_000),
    _entry("United Kingdom", (54.0, -2.0), "country", 67_000_000, unit=("GB", None)),
    _entry("Kenya", (0.5, 37.9), "country", 50_000_000, unit=("KE", None)),
    _entry("Afghanistan", (33.9, 65.9), "country", 38_000_000, unit=("AF", None)),
    _entry("Kansas", (38.5, -98.4), "admin1", 2_900_000),
    _entry("England", (52.5, -1.5), "admin1", 56_000_000, unit=("GB", None)),
    _entry("Derby", (52.92, -1.48), population=270_000, unit=("GB", "England")),
    _entry("Derby", (37.55, -97.27), population=24_000, unit=("US", "Kansas")),
    _entry("Wichita", (37.69, -97.34), population=390_000, unit=("US", "Kansas")),
    _entry("Nottingham", (52.95, -1.15), population=320_000, unit=("GB", "England")),
    _entry("Leicester", (52.64, -1.13), population=350_000, unit=("GB", "England")),
    _entry("Nairobi", (-1.28, 36.82), population=2_750_000, unit=("KE", "Nairobi Area")),
    _entry("Herat", (34.2, 62.2), "admin1", 710_000, unit=("AF", None)),
    _entry("Herat", (34.35, 62.2), population=574_000, unit=("AF", "Herat")),
    _entry("Ashton", (53.5, -2.1), population=45_000, unit=("GB", "England")),
    _entry("Ashton", (44.1, -111.4), population=44_000, unit=("US", "Idaho")),
    _entry("Milton", (36.9, -97.0), population=5_000, unit=("US", "Oklahoma")),
    _entry("Milton", (43.6, -116.0), population=9_000, unit=("US", "Idaho")),
    _entry("Paxton", (39.8, -101.9), population=3_000, unit=("US", "Kansas")),
    _entry("Paxton", (43.6, -116.5), population=9_000, unit=("US", "Idaho")),
    _entry("Rača", (44.2, 20.9), population=2_700, unit=("RS", "Šumadija")),
    _entry("Queen Park", (10.0, 10.0), population=900, unit=("NG", None)),
]


class _Gazetteer:
    def look_up(self, name: str) -> tuple[GazetteerEntry, ...]:
        names = {"uk": "united kingdom", "us": "united states", "racha": "raca"}
        key = place_key(name)
        found = [e for e in _WORLD if place_key(e.name) == names.get(key, key)]
        return tuple(sorted(found, key=lambda e: -e.population))


def _story(
    texts: dict[str, str], names: dict[str, str], titles: dict[str, str] | None = None
) -> tuple[list[Entity], list[Report]]:
    """Reports, and an entity for each name (to its type) with all its mentions."""
    reports = [
        Report(id=id_, text=text, title=(titles or {}).get(id_)) for id_, text in texts.items()
    ]
    taken: dict[str, set[int]] = {id_: set() for id_ in texts}
    entities = []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        mentions = []
        for id_, text in texts.items():
            at = text.find(name)
            while at >= 0:
                if at not in taken[id_]:
                    mentions.append(MentionPlace(report=id_, start=at, end=at + len(name)))
                    taken[id_].update(range(at, at + len(name)))
                at = text.find(name, at + 1)
        entities.append(
            Entity(
                id=f"e-{name}",
                type=names[name],  # type: ignore[arg-type]
                name=name,
                variants=(Variant(text=name, reports=tuple(texts), count=len(mentions) or 1),),
                mentions=tuple(mentions),
            )
        )
    return entities, reports


def _place(entities: tuple[Entity, ...], name: str) -> Place:
    place = next(e for e in entities if e.name == name).place
    assert place is not None
    return place


def _locate(text: str, names: dict[str, str]) -> tuple[Entity, ...]:
    entities, reports = _story({"r": text}, names)
    return locate_places(entities, reports, _Gazetteer())


def test_size_decides_where_nothing_else_does_and_says_so() -> None:
    place = _place(_locate("A mill burned in Derby.", {"Derby": "place"}), "Derby")
    assert place.country_code == "GB"
    assert place.precision == "exact"
    assert any("largest" in reason for reason in place.reasons)
    assert [e.admin1 for e in place.alternatives] == ["Kansas"]


@pytest.mark.parametrize(
    "text",
    [
        "A mill burned in Derby, Kansas, on Monday.",
        "A mill burned in Derby (Kansas) on Monday.",
        "A mill burned in Derby, Kan., on Monday.",
        "A mill burned in Derby, a town in southern Kansas.",
        "A mill burned in Kansas's Derby.",
    ],
)
def test_the_province_beside_the_name_outweighs_size(text: str) -> None:
    place = _place(_locate(text, {"Derby": "place", "Kansas": "place"}), "Derby")
    assert place.admin1 == "Kansas"
    assert "the reports say that it lies in Kansas" in place.reasons


def test_the_province_counts_even_if_nobody_marked_it_as_a_place() -> None:
    text = "A mill burned in Derby, Kansas, on Monday."
    assert _place(_locate(text, {"Derby": "place"}), "Derby").admin1 == "Kansas"


def test_towns_of_the_story_decide_for_each_other() -> None:
    text = "Crews from Wichita came to Derby. Wichita lent its pumps to Derby."
    assert (
        _place(_locate(text, {"Derby": "place", "Wichita": "place"}), "Derby").admin1 == "Kansas"
    )
    text = "Crews from Nottingham and Leicester came to Derby."
    names = {"Derby": "place", "Nottingham": "place", "Leicester": "place"}
    assert _place(_locate(text, names), "Derby").country_code == "GB"


@pytest.mark.parametrize(
    ("name", "unit", "reason"),
    [("Milton", "Oklahoma", "near"), ("Paxton", "Kansas", "lie in Kansas")],
    ids=["a town over the border is near", "a town at the other end of the state is in it"],
)
def test_within_a_country_nearness_and_state_decide(name: str, unit: str, reason: str) -> None:
    text = f"Crews from Wichita came to {name}. Wichita lent pumps. Wichita waited."
    place = _place(_locate(text, {name: "place", "Wichita": "place"}), name)
    assert place.admin1 == unit
    assert any(reason in text for text in place.reasons)


def test_words_for_a_people_count_for_their_country() -> None:
    text = "The American mill in Ashton burned. American crews, American pumps, said an American."
    place = _place(_locate(text, {"Ashton": "place"}), "Ashton")
    assert place.admin1 == "Idaho"


def test_places_that_nothing_tells_apart_are_not_pinned() -> None:
    place = _place(_locate("A mill burned in Ashton.", {"Ashton": "place"}), "Ashton")
    assert (place.latitude, place.longitude, place.precision) == (None, None, "unknown")
    assert {e.country_code for e in place.alternatives} == {"GB", "US"}
    assert any("apart" in reason for reason in place.reasons)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Roads in Herat province were cut, and Herat province had no power.", "admin1"),
        ("The province of Herat had no power.", "admin1"),
        ("The city of Herat had no power.", "exact"),
        ("Shops in Herat closed.", "exact"),
    ],
)
def test_a_province_is_told_from_its_city(text: str, precision: str) -> None:
    assert _place(_locate(text, {"Herat": "place"}), "Herat").precision == precision


def test_a_country_is_placed_as_a_country() -> None:
    place = _place(_locate("Rains fell over Kenya.", {"Kenya": "place"}), "Kenya")
    assert (place.precision, place.country_code) == ("country", "KE")


@pytest.mark.parametrize(
    ("text", "precision", "unit"),
    [
        ("The fire began in Lark Hall in Derby, Kansas.", "near", "Kansas"),
        ("The fire began at Lark Hall, near Wichita.", "near", "Kansas"),
        ("The fire began at Lark Hall in southern Kansas.", "admin1", "Kansas"),
        ("Crews from Wichita reached Lark Hall at noon.", "near", "Kansas"),
    ],
)
def test_an_unknown_venue_takes_the_place_of_what_holds_it(
    text: str, precision: str, unit: str
) -> None:
    names = {"Lark Hall": "facility", "Derby": "place", "Kansas": "place", "Wichita": "place"}
    place = _place(_locate(text, names), "Lark Hall")
    assert (place.precision, place.admin1, place.gazetteer_id) == (precision, unit, None)
    assert place.reasons[0] == "not in the gazetteer"
    assert len(place.reasons) > 1


def test_a_venue_named_after_its_town_lies_there() -> None:
    text = "Flights were stopped.\nWichita Airport closed.\nIn Wichita nobody knew."
    names = {"Wichita Airport": "facility", "Wichita": "place"}
    assert _place(_locate(text, names), "Wichita Airport").admin1 == "Kansas"


def test_a_park_is_not_the_far_village_of_its_name() -> None:
    text = "A stage fell in Queen Park in Leicester. Crews from Nottingham came."
    names = {"Queen Park": "facility", "Leicester": "place", "Nottingham": "place"}
    assert _place(_locate(text, names), "Queen Park").country_code == "GB"


@pytest.mark.parametrize("name", ["Lower Dunmere", "Middle East", "Wend River"])
def test_what_nothing_places_keeps_no_place(name: str) -> None:
    text = f"Nobody spoke of {name}.\nRains fell over Kenya."
    entities = _locate(text, {name: "place", "Kenya": "place"})
    assert next(e for e in entities if e.name == name).place is None


def test_far_off_is_not_near() -> None:
    text = "The boat sank at Lark Point, 230 km west of Wichita."
    entities = _locate(text, {"Lark Point": "facility", "Wichita": "place"})
    place = next(e for e in entities if e.name == "Lark Point").place
    assert place is None or not any("lies by" in reason for reason in place.reasons)


def test_persons_are_left_alone_and_order_is_kept() -> None:
    entities, reports = _story({"r": "Kenya Moss spoke in Derby."}, {"Derby": "place"})
    person = Entity(id="e-0", type="person", name="Kenya", variants=())
    located = locate_places([*entities, person], reports, _Gazetteer())
    assert [e.id for e in located] == ["e-Derby", "e-0"]
    assert located[1].place is None


def test_an_entity_with_no_variants_and_no_mentions_is_no_trouble() -> None:
    bare = Entity(id="e", type="place", name="", variants=())
    assert locate_places([bare], [], _Gazetteer())[0].place is None
    assert locate_places([], [], _Gazetteer()) == ()
    assert find_lead_place([], []) is None


_TEXTS = {
    "a": "DERBY, Kansas (Wire) - An explosion in Wichita hurt nine, officials in Nairobi said.",
    "b": "Wichita, the largest city of Kansas, was dark after the explosion.\nKenya sent word.",
    "c": "Crews from Derby came to Wichita. American and Kenyan reporters stood by.",
}
_NAMES = {
    "Derby": "place",
    "Wichita": "place",
    "Kansas": "place",
    "Nairobi": "place",
    "Kenya": "place",
}


def test_the_order_of_the_input_changes_nothing() -> None:
    seen = set()
    for order in itertools.permutations(_TEXTS):
        entities, reports = _story({id_: _TEXTS[id_] for id_ in order}, _NAMES)
        located = locate_places(entities[:: 1 if order[0] == "a" else -1], reports, _Gazetteer())
        places = tuple(sorted((e.id, e.place) for e in located if e.place is not None))
        seen.add((places, find_lead_place(located, reports)))
    assert len(seen) == 1


def test_a_story_lies_where_it_happened() -> None:
    entities, reports = _story(_TEXTS, _NAMES)
    assert find_lead_place(locate_places(entities, reports, _Gazetteer()), reports) == "e-Wichita"


@pytest.mark.parametrize(
    "text",
    [
        "NAIROBI (Wire) - A mill collapsed in Derby, Kansas, on Monday.",
        "Officials in Nairobi said that a mill had collapsed in Derby, Kansas.",
        "Nairobi denied it. Nairobi's ministry said that a fire in Derby was small.",
        "A Nairobi family died when a coach crashed near Derby. They came from Nairobi.",
    ],
)
def test_where_people_speak_file_or_come_from_is_not_where_it_happened(text: str) -> None:
    names = {"Nairobi": "place", "Derby": "place", "Kansas": "place", "NAIROBI": "place"}
    entities, reports = _story({"r": text}, names)
    assert find_lead_place(locate_places(entities, reports, _Gazetteer()), reports) == "e-Derby"


def test_the_title_speaks_for_a_place() -> None:
    texts = {"r": "Crews worked at Wichita and at Derby all night."}
    entities, reports = _story(
        texts, {"Wichita": "place", "Derby": "place"}, {"r": "Explosion in Derby"}
    )
    assert find_lead_place(locate_places(entities, reports, _Gazetteer()), reports) == "e-Derby"


def test_hostile_text_is_read_in_linear_time() -> None:
    text = "Derby " + "in the a " * 60_000 + " Wichita, " + "X, " * 60_000 + "'s " * 60_000
    entities, reports = _story({"r": text}, {"Derby": "place", "Wichita": "place"})
    reports = [*reports, Report(id="s", text="(" * 300_000, dateline=Dateline(place="(" * 99))]
    start = time.process_time()
    located = locate_places(entities, reports, _Gazetteer())
    assert find_lead_place(located, reports) in {"e-Derby", "e-Wichita"}
    assert time.process_time() - start < 3


def test_a_far_village_that_only_sounds_so_is_no_place_of_the_story() -> None:
    names = {"Racha": "place", "Nairobi": "place"}
    entities = _locate("The quake shook Racha. Officials met in Nairobi.", names)
    assert next(e for e in entities if e.name == "Racha").place is None


def test_a_town_is_not_pinned_in_another_country_than_the_report_says() -> None:
    entities = _locate(
        "A quake shook the village of Derby in Kenya.", {"Derby": "place", "Kenya": "place"}
    )
    place = _place(entities, "Derby")
    assert (place.country_code, place.precision) == ("KE", "country")
    assert place.reasons == (
        "no place of that name in the gazetteer fits",
        "the reports say it lies in Kenya",
    )


def test_a_list_of_places_says_of_none_that_it_lies_in_the_next() -> None:
    names = {"Derby": "place", "Kenya": "place"}
    place = _place(_locate("He spoke of floods in Derby, Kenya and elsewhere.", names), "Derby")
    assert place.country_code != "KE"


def test_all_bearers_of_a_name_are_counted() -> None:
    class Many:
        def look_up(self, name: str) -> tuple[GazetteerEntry, ...]:
            return tuple(
                _entry(
                    "Milton", (n / 10, 20.0), population=900_000 // (n + 1), unit=("US", str(n))
                )
                for n in range(300)
                if name == "Milton"
            )

    entities, reports = _story({"r": "A quake shook Milton."}, {"Milton": "place"})
    place = _place(locate_places(entities, reports, Many()), "Milton")
    assert place.reasons[0] == "one of 300 places of that name in the gazetteer"


def test_the_dateline_says_where_its_town_lies() -> None:
    entities, reports = _story(
        {"r": "A resident of Derby saw it, and so did a man from Kansas."},
        {"Derby": "place", "Kansas": "place"},
    )
    filed = [Report(id="r", text=reports[0].text, dateline=Dateline(place="DERBY, England"))]
    place = _place(locate_places(entities, filed, _Gazetteer()), "Derby")
    assert place.country_code == "GB"
    assert "the reports say that it lies in England" in place.reasons
