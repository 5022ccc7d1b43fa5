"""tellings: many reports of one event, one account that can be checked.

    import tellings
    account = tellings.build(["reports/"])
    tellings.write(account, "out")

The names in `__all__` are the whole public surface. Importing the package costs almost nothing;
the language model is loaded when `build` is first called.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tellings.config import Settings as Settings
    from tellings.errors import TellingsError as TellingsError
    from tellings.records.account import Account as Account
    from tellings.records.account import Story as Story
    from tellings.records.entity import Entity as Entity
    from tellings.records.finding import Finding as Finding
    from tellings.records.report import Report as Report
    from tellings.records.statement import Statement as Statement

    __version__: str

__all__ = [
    "Account",
    "Entity",
    "Finding",
    "Report",
    "Settings",
    "Statement",
    "Story",
    "TellingsError",
    "__version__",
    "build",
    "to_json",
    "write",
]

_HOMES = {
    "Account": "tellings.records.account",
    "Entity": "tellings.records.entity",
    "Finding": "tellings.records.finding",
    "Report": "tellings.records.report",
    "Settings": "tellings.config",
    "Statement": "tellings.records.statement",
    "Story": "tellings.records.account",
    "TellingsError": "tellings.errors",
}
"""Where the records live; they are imported when first asked for."""


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("tellings")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    message = f"module 'tellings' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def build(
    paths: Iterable[str | os.PathLike[str]],
    *,
    settings: Settings | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Account:
    """Read every report behind `paths` and return the one account of them.

    Args:
        paths: Files and folders of plain text, Markdown, HTML and JSON Lines.
        settings: What may be set; the defaults if left out.
        progress: Called with the name of a stage, how much of it is done, and how much there is.

    Returns:
        The account. A report that could not be used stands in it with its `problem`. In a
        notebook it shows itself.

    Raises:
        TellingsError: The work as a whole cannot be done; `code` says why.
    """
    from tellings.config import Settings as Defaults
    from tellings.export import show_account
    from tellings.pipeline import build_account

    return show_account(build_account(paths, settings=settings or Defaults(), progress=progress))


def to_json(account: Account) -> str:
    """Return the account as the JSON document that `tellings schema` describes."""
    from tellings.export import to_json as export_json

    return export_json(account)


def write(
    account: Account,
    directory: str | os.PathLike[str],
    *,
    tables: bool = False,
    markdown: bool = False,
    share: bool = False,
) -> tuple[str, ...]:
    """Write `account.json` and the pages into `directory`, all of them or none.

    Args:
        account: What `build` returned.
        directory: Made if it does not exist; what is in it is replaced file by file.
        tables: Whether to write the flat CSV files, too.
        markdown: Whether to write `account.md`, too.
        share: Whether to write an account to hand on: private persons by role alone, no report in
            full.

    Returns:
        The names of the files written, relative to `directory`.

    Raises:
        TellingsError: The directory cannot be written to; nothing in it has changed then.
    """
    from tellings.export import share_account, write_outputs

    account = share_account(account) if share else account
    return write_outputs(account, directory, tables=tables, markdown=markdown)
