"""Reports that are odd: older than everything, of next year, again and again."""

from __future__ import annotations

import dataclasses

import pytest
from tests.store.conftest import FakeStages, Opened
from tests.store.helpers import BAKER, BRIDGE, BRIDGE_TOO, account_of, add, built, content

from tellings.records.report import Dated


@pytest.mark.parametrize("day", ["1900-01-01", "0001-01-01", "2032-12-31", "9999-12-31"])
def test_a_report_of_any_day_finds_its_story(day: str, opened: Opened, stages: FakeStages) -> None:
    dated = Dated(earliest=day, latest=day, basis="stated")
    odd = dataclasses.replace(BRIDGE_TOO, published=dated)
    with opened() as database:
        add(database, [BRIDGE, BAKER], stages)
        add(database, [odd], stages)
        account = account_of(database)
    assert content(account.stories) == built([BRIDGE, BAKER, odd])
    assert {r.id: r.published for r in account.reports}[odd.id] == dated


def test_a_feed_that_repeats_itself_adds_nothing(opened: Opened, stages: FakeStages) -> None:
    with opened() as database:
        add(database, [BRIDGE, BAKER], stages)
        before = account_of(database)
        for _ in range(5):
            outcome = add(database, [BRIDGE, BAKER, BRIDGE], stages)
            assert (outcome.new, outcome.revision) == ((), None)
        assert account_of(database) == before
    assert len(stages.annotated) == 2


def test_half_a_character_goes_in_and_comes_out(opened: Opened, stages: FakeStages) -> None:
    text = "The bridge over Arnsund fell \ud83d. 😀 Zero\0 hurt."
    strange = dataclasses.replace(BRIDGE, text=text, title="\udfff", outlet="\ud800")
    with opened() as database:
        add(database, [strange], stages)
        account = account_of(database)
    assert account.reports == (strange,)
    assert content(account.stories) == built([strange])
