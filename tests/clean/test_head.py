from __future__ import annotations

import pytest
from tests.clean.conftest import BODY, FIRST, Clean

from tellings.records.report import Dateline

TITLE = "Ferry runs aground in calm weather"


def test_the_title_is_no_part_of_the_text(clean: Clean) -> None:
    report = clean(f"{TITLE}\n\n{BODY}")
    assert (report.title, report.text) == (TITLE, BODY)


def test_a_title_with_a_full_stop_is_known_by_the_blank_line_below(clean: Clean) -> None:
    title = "The ferry was in order. The crew says it was not."
    report = clean(f"{title}\n\n{BODY.replace(chr(10) * 2, chr(10))}")
    assert report.title == title
    assert report.text.startswith(FIRST)


def test_a_first_sentence_is_no_title(clean: Clean) -> None:
    assert clean(BODY.replace("\n\n", "\n")).title is None


def test_a_given_title_is_believed_and_taken_off_where_it_is_printed(clean: Clean) -> None:
    report = clean(f"{TITLE}\n{TITLE}\n\n{BODY}", title=f"{TITLE} | Sound Herald")
    assert (report.title, report.text) == (TITLE, BODY)
    assert report.outlet == "Sound Herald"


def test_a_headline_with_a_figure_of_its_own_stays_in_the_text(clean: Clean) -> None:
    report = clean(f"Ferry with 97 cars runs aground\n\n{BODY}")
    assert report.title == "Ferry with 97 cars runs aground"
    assert report.text == f"{report.title}\n\n{BODY}"
    assert [(h.text, h.start) for h in report.subheads] == [(report.title, 0)]


def test_a_figure_that_the_body_gives_keeps_no_headline(clean: Clean) -> None:
    assert clean(f"Ferry with 40 runs aground\n\n{BODY}").text == BODY


def test_what_stands_below_the_title_is_a_subtitle(clean: Clean) -> None:
    report = clean(f"{TITLE}\n\nDivers find a hole in the hull\n\n{BODY}")
    assert (report.subtitle, report.text) == ("Divers find a hole in the hull", BODY)


@pytest.mark.parametrize(
    ("start", "place", "date"),
    [
        ("ARDNISH: ", "ARDNISH", None),
        ("ARDNISH - ", "ARDNISH", None),
        ("ARDNISH, Scotland, 3 June 2031 - ", "ARDNISH, Scotland", "3 June 2031"),
        ("ARDNISH, Scotland (Fjordwire) -- ", "ARDNISH, Scotland", None),
        ("Ardnish, June 3 (Fjordwire): ", "Ardnish", "June 3"),
        ("PORT ELLEN, Scotland\u2014", "PORT ELLEN, Scotland", None),
        ("Oban , Scotland -LRB- CNN -RRB- -- ", "Oban, Scotland", None),
    ],
)
def test_a_dateline_is_read_and_taken_off(
    start: str, place: str, date: str | None, clean: Clean
) -> None:
    report = clean(f"{TITLE}\n\n{start}{BODY}")
    assert report.dateline == Dateline(place=place, date=date)
    assert report.text == BODY


@pytest.mark.parametrize(
    "start",
    [
        "UPDATE: ",
        "The mayor of Oban (Labour) - ",
        "Two boats - ",
        "NATO said: ",
        "Morag Baine: ",
    ],
)
def test_other_words_before_a_dash_are_no_dateline(start: str, clean: Clean) -> None:
    report = clean(f"{TITLE}\n\n{start}{BODY}")
    assert report.dateline is None
    assert report.text.startswith(start)


def test_a_dateline_may_stand_behind_what_was_run_together(clean: Clean) -> None:
    run = "NEW : Divers find a hole NEW : Nobody was hurt OBAN (Reuters) - "
    report = clean(f"{run}{BODY}")
    assert report.dateline == Dateline(place="OBAN")
    assert report.text == BODY


def test_two_paragraphs_before_a_dateline_are_kept(clean: Clean) -> None:
    extra = "One more boat has sunk since then.\n\nNobody knows where its crew is today."
    assert extra in clean(f"{extra}\n\nOBAN - {BODY}").text


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("By Jane Doe in Paris and John Roe", ["Jane Doe", "John Roe"]),
        ("BY JANE DOE, JOHN ROE & ANA DE LA CRUZ", ["Jane Doe", "John Roe", "Ana De La Cruz"]),
        ("By Jane Doe and agencies, Tuesday 3 June 2031", ["Jane Doe"]),
        ("By AFP", []),
        ("By Our Correspondent", []),
    ],
)
def test_bylines_name_people_only(line: str, byline: list[str], clean: Clean) -> None:
    report = clean(f"{TITLE}\n{line}\n\n{BODY}")
    assert list(report.byline) == byline
    assert report.text == BODY


def test_a_given_author_is_believed(clean: Clean) -> None:
    report = clean(f"{TITLE}\nBy Jane Doe\n\n{BODY}", author="John Roe")
    assert report.byline == ("John Roe",)


def test_the_outlet_may_stand_above_the_title(clean: Clean) -> None:
    report = clean(f"Radio Ardnish\n{TITLE}\n\n{BODY}")
    assert (report.outlet, report.title, report.text) == ("Radio Ardnish", TITLE, BODY)


@pytest.mark.parametrize(
    "line",
    ["The Sound Herald, Tuesday 3 June 2031", "The Sound Herald | News Desk | Jun 3, 2031"],
)
def test_a_line_may_give_outlet_and_day(line: str, clean: Clean) -> None:
    report = clean(f"{TITLE}\n{line}\n\n{BODY}")
    assert report.outlet == "The Sound Herald"
    assert report.published is not None
    assert (report.published.earliest, report.published.basis) == ("2031-06-03", "stated")
    assert report.text == BODY
