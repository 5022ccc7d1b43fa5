from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.ingest.tables import read_table

PLAIN = Settings()


def test_each_row_is_a_report_with_the_columns_that_bear_the_names_of_fields() -> None:
    table = (
        "Title,Text,url,published\nQuay shut,The quay is shut.,https://a.example/1,2031-06-03\n"
    )
    (report,) = read_table(table, "t.csv", PLAIN)
    assert (report.content, report.title, report.file) == (
        "The quay is shut.",
        "Quay shut",
        "t.csv#1",
    )
    assert (report.url, report.published) == ("https://a.example/1", "2031-06-03")


def test_columns_are_mapped() -> None:
    settings = Settings(columns=(("text", "body"), ("outlet", "Paper")))
    (report,) = read_table("body;Paper\nIt rained.;The Herald\n", "t.csv", settings)
    assert (report.content, report.outlet) == ("It rained.", "The Herald")


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_any_common_sign_parts_the_columns(sign: str) -> None:
    (report,) = read_table(f"id{sign}text\n7{sign}It rained.\n", "t.csv", PLAIN)
    assert (report.given_id, report.content) == ("7", "It rained.")


def test_a_cell_may_hold_lines_and_signs() -> None:
    table = 'text,id\n"It rained, he said.\n\nThen ""no more"".",1\n"x y z",2\n'
    first, second = read_table(table, "t.csv", PLAIN)
    assert first.content == 'It rained, he said.\n\nThen "no more".'
    assert second.given_id == "2"


def test_a_table_without_text_says_which_columns_there_are() -> None:
    (report,) = read_table("story,day\nIt rained.,Monday\n", "t.csv", PLAIN)
    assert report.problem is not None
    assert report.problem.code == "no-text-column"
    assert "story, day" in report.problem.message


def test_a_bad_row_costs_only_itself() -> None:
    bad, good = read_table("id,text\n1,2,3,4\n2,It rained.\n", "t.csv", PLAIN)
    assert bad.problem is not None
    assert (bad.problem.code, bad.file) == ("broken-table", "t.csv#1")
    assert good.content == "It rained."


def test_a_row_with_an_address_alone_waits_to_be_fetched() -> None:
    (report,) = read_table("link,desk\nhttps://a.example/1,night\n", "t.csv", PLAIN)
    assert report.problem is not None
    assert (report.problem.code, report.url) == ("not-fetched", "https://a.example/1")


def test_a_head_without_rows_is_empty() -> None:
    (report,) = read_table("text,id\n\n", "t.csv", PLAIN)
    assert report.problem is not None
    assert report.problem.code == "empty-file"


def test_what_is_said_of_a_table_stays_one_line_whatever_its_heads_hold() -> None:
    (report,) = read_table('"he\nad",b\nx,y\n', "a.csv", Settings())
    assert report.problem is not None
    assert "\n" not in report.problem.message
