from __future__ import annotations

import io

import pytest

from tellings.cli.progress import Bar, Lines, Silence, choose_progress, draw_bar


def test_a_stage_gets_one_line_with_its_last_state() -> None:
    stream = io.StringIO()
    with Lines(stream) as progress:
        for done in range(1, 4):
            progress("ingest", done, 3)
        progress("annotate", 0, 3)
        assert stream.getvalue() == "ingest: 3 of 3\n"
        progress("annotate", 2, 3)
    assert stream.getvalue() == "ingest: 3 of 3\nannotate: 2 of 3\n"


def test_the_same_picture_is_not_drawn_twice() -> None:
    stream = io.StringIO()
    with Bar(stream, width=80) as progress:
        progress("ingest", 1, 3)
        drawn = stream.getvalue()
        progress("ingest", 1, 3)
        assert stream.getvalue() == drawn


def test_a_bar_never_wraps() -> None:
    stream = io.StringIO()
    with Bar(stream, width=20) as progress:
        progress("a stage with a very long name", 1, 3)
    assert max(map(len, stream.getvalue().split("\r\x1b[2K"))) < 20


@pytest.mark.parametrize(
    ("done", "total", "filled"), [(0, 9, 0), (9, 9, 24), (12, 9, 24), (0, 0, 24)]
)
def test_a_bar_shows_the_share_that_is_done(done: int, total: int, filled: int) -> None:
    assert draw_bar("ingest", done, total).count("#") == filled


def test_quiet_is_silent_even_on_a_terminal() -> None:
    assert isinstance(choose_progress(io.StringIO(), quiet=True, width=80), Silence)
