from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Callable

import pytest

from tellings.errors import ModelError
from tellings.models.gazetteer import FileGazetteer, open_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> FileGazetteer:
    return open_gazetteer()


@pytest.mark.parametrize(
    ("name", "feature", "country"),
    [
        ("Mazar-i-Sharif", "city", "AF"),
        ("Mazar-e Sharif", "city", "AF"),
        ("MAZAR E SHARIF", "city", "AF"),
        ("Balkh province", "admin1", "AF"),
        ("Badakhshan", "admin1", "AF"),
        ("Ivory Coast", "country", "CI"),
        ("Cote d'Ivoire", "country", "CI"),
        ("U.S.", "country", "US"),
        ("Britain", "country", "GB"),
        ("the Netherlands", "country", "NL"),
        ("Louisiana", "admin1", "US"),
        ("Rapides Parish", "admin2", "US"),
        ("Deir ez-Zor", "city", "SY"),
        ("Africa", "region", None),
    ],
)
def test_the_likeliest_place_of_a_name_comes_first(
    gazetteer: FileGazetteer, name: str, feature: str, country: str | None
) -> None:
    first = gazetteer.look_up(name)[0]
    assert (first.feature, first.country_code) == (feature, country)


def test_a_word_of_kind_tells_province_from_city(gazetteer: FileGazetteer) -> None:
    assert {e.feature for e in gazetteer.look_up("Herat province")} <= {"admin1", "admin2"}
    assert {e.feature for e in gazetteer.look_up("the city of Herat")} == {"city"}
    assert {"admin1", "city"} <= {e.feature for e in gazetteer.look_up("Herat")}


def test_a_name_borne_many_times_gives_all_places_largest_first(gazetteer: FileGazetteer) -> None:
    found = [e for e in gazetteer.look_up("Springfield") if e.name == "Springfield"]
    assert len(found) > 20
    assert [e.population for e in found] == sorted((e.population for e in found), reverse=True)


@pytest.mark.parametrize(
    "name", ["us", "it", "", "   ", "Кабул", "x" * 5000, "Qwxyzzy Vale", "\x00"]
)
def test_what_is_no_place_finds_nothing_large(gazetteer: FileGazetteer, name: str) -> None:
    assert all(e.feature == "city" and e.population < 10_000 for e in gazetteer.look_up(name))


def test_spellings_beyond_the_list_are_found_but_not_known(gazetteer: FileGazetteer) -> None:
    assert gazetteer.look_up("Mazaar-i-Shariff")[0].country_code == "AF"
    assert not gazetteer.is_known("Mazaar-i-Shariff")
    assert gazetteer.is_known("mazar-i-sharif")
    assert not gazetteer.is_known("")


def test_a_country_is_found_by_its_code(gazetteer: FileGazetteer) -> None:
    country = gazetteer.country_of_code("ke")
    assert country is not None
    assert (country.name, country.feature, country.coordinates) == ("Kenya", "country", "centre")
    assert gazetteer.country_of_code("XX") is None
    assert gazetteer.country_of_code("") is None


def test_units_contain_what_lies_in_them(gazetteer: FileGazetteer) -> None:
    kenya, tanzania = gazetteer.country_of_code("KE"), gazetteer.country_of_code("TZ")
    mombasa = gazetteer.look_up("Mombasa")[0]
    louisiana = gazetteer.look_up("Louisiana")[0]
    parish = gazetteer.look_up("Rapides Parish")[0]
    alexandria = next(e for e in gazetteer.look_up("Alexandria") if e.admin1 == "Louisiana")
    assert kenya is not None
    assert tanzania is not None
    assert gazetteer.contains(kenya, mombasa)
    assert not gazetteer.contains(tanzania, mombasa)
    assert not gazetteer.contains(mombasa, kenya)
    assert gazetteer.contains(louisiana, parish)
    assert gazetteer.contains(parish, alexandria)
    assert not gazetteer.contains(parish, louisiana)


def test_every_place_lies_on_the_globe_and_off_the_null_point(gazetteer: FileGazetteer) -> None:
    for name in ("Kenya", "Fiji", "Russia", "Ontario", "Rapides Parish", "Alaska", "Chile"):
        first = gazetteer.look_up(name)[0]
        assert -90 <= first.latitude <= 90
        assert -180 <= first.longitude <= 180
        assert (first.latitude, first.longitude) != (0.0, 0.0)
    assert gazetteer.look_up("Fiji")[0].longitude > 170


def test_the_capital_is_marked(gazetteer: FileGazetteer) -> None:
    nairobi = [e for e in gazetteer.look_up("Nairobi") if e.capital]
    assert [e.country_code for e in nairobi] == ["KE"]


def test_look_ups_are_fast(
    gazetteer: FileGazetteer, cpu_seconds: Callable[[Callable[[], object]], float]
) -> None:
    numbers = itertools.count()

    def look_up_new_names() -> None:
        for _ in range(2000):
            i = next(numbers)
            gazetteer.look_up(f"Derby {i}")
            gazetteer.look_up(f"Mazar-i-Sharif {i}")

    assert 4000 / cpu_seconds(look_up_new_names) > 5_000


def test_it_opens_at_once_and_stays_small() -> None:
    script = (
        "import resource, time\n"
        "from tellings.models.gazetteer import open_gazetteer\n"
        "size = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "before, start = size(), time.process_time()\n"
        "open_gazetteer().look_up('Derby')\n"
        "print(time.process_time() - start, size() - before)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    seconds, kilobytes = map(float, done.stdout.split())
    assert seconds < 0.2
    assert kilobytes < 50_000


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "weights-untrusted"),
        (b"SQLite format 3\x00" * 20, "weights-untrusted"),
        (b"TELLGAZ1" + b"\xff" * 200, "weights-missing"),
    ],
    ids=["empty", "foreign", "cut short"],
)
def test_a_file_that_is_not_ours_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(ModelError) as caught:
        FileGazetteer(content)
    assert caught.value.code == code
