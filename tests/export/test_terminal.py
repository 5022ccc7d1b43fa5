"""The account on a terminal: short, harmless, and no wider than it may be."""

from __future__ import annotations

import re
from dataclasses import replace
from types import ModuleType

import pytest

from tellings.export import to_terminal
from tellings.export.lines import columns
from tellings.records.account import Account, Story

COLOURS = re.compile("\x1b\\[[0-9;]*m")


def told(account: Account, width: int = 100, *, colour: bool = False) -> str:
    return to_terminal(account, width=width, colour=colour)


def with_story(account: Account, **changes: object) -> Account:
    story: Story = replace(account.stories[0], **changes)  # type: ignore[arg-type]
    return replace(account, stories=(story,))


def test_the_head_says_what_where_when_and_how_much(account: Account) -> None:
    lines = told(account, 140).splitlines()
    assert lines[:3] == [
        "Fire at a grain silo in the port of Constanța",
        "Constanța, Romania · 3–5 March 2024",  # noqa: RUF001
        "6 reports · 14 independent origins · 17 findings: ● 4 corroborated, ◐ 3 disputed, "
        "➜ 1 moved on, ○ 9 from one origin",
    ]
    assert lines[4] == "One of six reports does not say its date."


def test_sentences_carry_the_numbers_of_the_notes_on_the_page(account: Account) -> None:
    assert "five people had died by Monday. [1] Eleven were taken" in told(account, 400)


def test_a_dispute_gives_its_sides_who_stands_there_and_why(account: Account) -> None:
    text = told(account, 200)
    assert (
        "◐ How many people left their homes? [4]\n"
        "    about 200: Blackwater News\n"
        "    up to 600: residents\n"
        "  The agency says about 200 were told to leave; residents say as many as 600 fled"
    ) in text


def test_what_moved_on_is_told_in_steps(account: Account) -> None:
    text = told(account, 200)
    assert "➜ How many people died? [1] at least three → three → five\n" in text
    assert "➜ Is the port open again? [6] Port traffic, suspended on Sunday → resumed" in text


def test_single_origins_are_counted_and_the_weightiest_shown(account: Account) -> None:
    lines = told(account).splitlines()
    assert "Only one origin says (9 findings, the weightiest)" in lines
    shown = [line for line in lines if line.startswith("○ “")]
    assert len(shown) == 3
    first = next(f for f in account.stories[0].findings if f.status == "once")
    texts = {s.id: s.text for s in account.stories[0].statements}
    assert shown[0].startswith(f"○ “{texts[first.statements[0]]}” — ")
    assert lines[-1] == "and 6 more findings"


@pytest.mark.parametrize("width", [20, 60, 80, 100])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_the_terminal(account: Account, width: int, colour: bool) -> None:
    text = told(account, width, colour=colour)
    assert max(columns(COLOURS.sub("", line)) for line in text.splitlines()) <= width


def test_a_word_wider_than_the_terminal_is_cut_and_wide_letters_count_twice(
    account: Account,
) -> None:
    text = told(with_story(account, title="漢" * 50 + "w" * 100), 60)
    assert text.splitlines()[:2] == ["漢" * 30, "漢" * 20 + "w" * 20]


def test_nothing_of_a_report_steers_the_terminal(account: Account, sample: ModuleType) -> None:
    hostile = with_story(
        account,
        title=sample.HOSTILE_HEADLINE,
        unknown=("a\nb\r\x1b[2J\x9bm\u2028c\u202ed\x00",),
    )
    text = told(hostile)
    assert all(line.isprintable() for line in text.split("\n"))
    assert "\u202e" not in text
    assert "Five dead at grain terminal" in text
    assert COLOURS.sub("", told(hostile, colour=True)) == text


def test_colour_comes_only_where_it_is_asked_for(account: Account) -> None:
    assert "\x1b" not in told(account)
    coloured = told(account, colour=True)
    assert COLOURS.sub("", coloured) == told(account)
    assert "\x1b[33m◐\x1b[0m" in coloured
    assert coloured.count("\x1b[0m") == len(COLOURS.findall(coloured)) / 2


def test_several_stories_are_told_in_short(two_stories: Account) -> None:
    text = told(two_stories)
    assert "Eleven were taken to hospital" in text
    assert "Prosecutors opened an inquiry" not in text
    assert "◐ How many people left their homes? [4] about 200 / up to 600" in text
    assert "and 1 more dispute" in text
    assert text.endswith("\n\nRain\n1 report · no findings")


def test_what_is_much_is_counted(account: Account) -> None:
    story = account.stories[0]
    dispute = next(f for f in story.findings if f.id == "f-fled")
    many = tuple(replace(dispute, id=f"f-{n}", question=f"Question {n}?") for n in range(40))
    text = told(with_story(account, findings=(*story.findings, *many)))
    assert text.count("◐ ") == 1 + 5
    assert "and 38 more disputes" in text
    assert len(text.splitlines()) < 80


def test_no_story_is_said(nothing: Account, bare: Account) -> None:
    assert told(nothing) == "No story could be made of these reports."
    assert told(bare) == "Rain\n1 report · no findings"


def test_a_large_story_stays_short(large: Account) -> None:
    assert len(told(large).splitlines()) < 40
