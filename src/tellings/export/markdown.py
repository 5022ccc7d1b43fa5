"""The account in short, as Markdown."""

from __future__ import annotations

from tellings.records.account import Account


def to_markdown(account: Account) -> str:
    """Return the account in short."""
    return "\n".join(story.title for story in account.stories) + "\n"
