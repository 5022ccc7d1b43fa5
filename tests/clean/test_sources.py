from __future__ import annotations

import pytest
from tests.clean.conftest import BODY, FIRST, SECOND, Clean

from tellings.clean.sources import original_url, split_title

FILMED = '"All is lost," he told AFP, and video obtained by AFP shows the same.'


def test_a_given_outlet_is_believed(clean: Clean) -> None:
    report = clean(f"{BODY}\n\nPublished in Sound Herald, June 4th, 2031", outlet="Oban Post")
    assert report.outlet == "Oban Post"


@pytest.mark.parametrize(
    ("fields", "outlet"),
    [
        ({"outlet": "www.bbc.co.uk"}, "BBC"),
        ({"url": "https://www.theguardian.com/x"}, "The Guardian"),
        ({"url": "https://web.archive.org/web/20310604/http://www.bbc.com/news/1"}, "BBC"),
        ({"outlet": "www.sound-herald.example"}, "sound-herald.example"),
    ],
)
def test_a_host_gives_the_outlet(fields: dict[str, str], outlet: str, clean: Clean) -> None:
    assert clean(BODY, **fields).outlet == outlet


@pytest.mark.parametrize(
    ("text", "outlet", "agency"),
    [
        (f"OBAN (Fjordwire) - {BODY}", None, "Fjordwire"),
        (f"OBAN (AFP) - {BODY}", None, "Agence France-Presse"),
        (f"OBAN (KXYZ) - {BODY}", "KXYZ", None),
        (f"{BODY}\n\nSource: theguardian", "The Guardian", None),
        (f"{BODY}\n\nCopyright 2031 The Associated Press.", None, "Associated Press"),
        (f"{BODY}\n\nCopyright 2031 Sound Herald. All rights reserved.", "Sound Herald", None),
        (f"Image copyright Ann Dahl Image caption The hall burned.\n\n{BODY}", None, None),
        (f"Ferry aground\nBy Fjord News Agency\n\n{BODY}", None, "Fjord News Agency"),
        (f'{BODY}\n\n"All is lost," he told the BBC. She told the BBC the same.', "BBC", None),
        (f"{BODY}\n\n{FILMED}", None, "Agence France-Presse"),
        (f'{BODY}\n\n"All is lost," he told AFP.', None, None),
        (f"{BODY}\n\nThe owner left a HuffPost request for comment open.", "HuffPost", None),
    ],
)  # fmt: skip
def test_a_text_says_whose_it_is(
    text: str, outlet: str | None, agency: str | None, clean: Clean
) -> None:
    report = clean(text)
    assert (report.outlet, report.agency) == (outlet, agency)


def test_one_word_to_an_agency_is_a_credit(clean: Clean) -> None:
    told = 'He told the BBC so. She told the BBC the same, and "run," she told Reuters.'
    report = clean(f"{FIRST}\n\n{told}\n\n{SECOND}")
    assert (report.outlet, report.agency) == ("BBC", None)
    assert [(c.name, c.kind, report.text[c.start : c.end]) for c in report.credits] == [
        ("BBC", "outlet", "BBC"),
        ("BBC", "outlet", "BBC"),
        ("Reuters", "agency", "Reuters"),
    ]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The ship was old, Reuters reported.", ["Reuters"]),
        ("The ship was old (AFP) and slow.", ["Agence France-Presse"]),
        ("He said so, according to The New York Times, on Tuesday.", ["The New York Times"]),
        ("A nurse told the Sound Herald that five were hurt.", ["Sound Herald"]),
        ("He told Parliament so, and Mary reported it.", []),
    ],
)
def test_credits_of_the_body(sentence: str, names: list[str], clean: Clean) -> None:
    assert [c.name for c in clean(f"{BODY}\n\n{sentence}").credits] == names


def test_an_agency_that_is_the_outlet_has_one_name(clean: Clean) -> None:
    report = clean(f"OBAN (Fjord) - {BODY}", outlet="Fjord News Agency")
    assert (report.outlet, report.agency) == ("Fjord News Agency", "Fjord News Agency")


def test_a_path_may_name_the_agency(clean: Clean) -> None:
    report = clean(BODY, url="https://www.dailymail.co.uk/wires/ap/article-1.html")
    assert (report.outlet, report.agency) == ("Daily Mail", "Associated Press")


@pytest.mark.parametrize(
    ("title", "head", "site"),
    [
        ("Ferry runs aground - Sound Herald", "Ferry runs aground", "Sound Herald"),
        ("Ferry runs aground | Selma Blog", "Ferry runs aground", "Selma Blog"),
        ("Ferry runs aground - and nobody cares", "Ferry runs aground - and nobody cares", None),
        ("Selma: the ship that sank", "Selma: the ship that sank", None),
    ],
)  # fmt: skip
def test_the_site_is_split_off_a_title(title: str, head: str, site: str | None) -> None:
    assert split_title(title) == (head, site)


def test_an_archived_address_is_that_of_the_original() -> None:
    url = "https://web.archive.org/web/20310604101010/https://a.example/x"
    assert original_url(url) == "https://a.example/x"
