"""The account as flat tables, with ids that join."""

from __future__ import annotations

from tellings.records.account import Account


def to_tables(account: Account) -> dict[str, str]:
    """Return the tables by file name."""
    del account
    return {}
