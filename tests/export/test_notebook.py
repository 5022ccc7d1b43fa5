"""The account as a notebook shows it."""

from __future__ import annotations

from types import ModuleType

from tellings.export import show_account, to_json
from tellings.records.account import Account, MadeWith


def test_an_account_shows_its_stories_and_disputes(account: Account) -> None:
    shown = show_account(account)._repr_html_()
    story = account.stories[0]
    assert shown.startswith('<div class="tellings">')
    assert "Disputed: " in shown
    assert shown.count("<h3>") == 1
    assert story.summary
    assert "<sup>[" in shown


def test_nothing_of_a_report_is_markup(account: Account, sample: ModuleType) -> None:
    shown = show_account(account)._repr_html_()
    assert "<script" not in shown
    assert "<img" not in shown
    assert "onerror=" not in shown or "&lt;" in shown


def test_in_all_else_it_is_the_account(account: Account) -> None:
    shown = show_account(account)
    assert isinstance(shown, Account)
    assert to_json(shown) == to_json(account)


def test_no_story_is_said_so() -> None:
    made = MadeWith(program="tellings", version="0", weights={}, settings={})
    empty = Account(made_with=made, reports=(), stories=(), decisions=())
    assert "No story" in show_account(empty)._repr_html_()
