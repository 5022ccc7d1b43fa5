from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import FakePipeline, Ran

    Build = Callable[..., Ran]


def test_an_address_reaches_the_readers_as_it_is(build: Build, pipeline: FakePipeline) -> None:
    assert build("https://a.example/x/", "a.txt").code == 0
    assert pipeline.calls[0]["paths"] == ("https://a.example/x/", Path("a.txt"))


def test_the_options_of_reading_become_settings(build: Build, pipeline: FakePipeline) -> None:
    build("a.csv", "--map", "text=body", "--map", "title=head", "--fetch", "--allow-private")
    settings = pipeline.calls[0]["settings"]
    assert settings.columns == (("text", "body"), ("title", "head"))
    assert (settings.fetch, settings.allow_private, settings.cache) == (True, True, None)


def test_nothing_is_fetched_unless_that_is_asked_for(build: Build, pipeline: FakePipeline) -> None:
    build("a.csv")
    settings = pipeline.calls[0]["settings"]
    assert (settings.fetch, settings.allow_private) == (False, False)


@pytest.mark.parametrize("pair", ["body", "text=", "story=body", "=body"])
def test_a_map_that_cannot_be_understood_is_a_usage_error(
    pair: str, build: Build, pipeline: FakePipeline
) -> None:
    ran = build("a.csv", "--map", pair)
    assert ran.code == 2
    assert ran.complaints[0].startswith("tellings: usage: --map ")
    assert pipeline.calls == []
