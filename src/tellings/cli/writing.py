"""The options that say what is written and where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from tellings.records.account import Account

_Command = TypeVar("_Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What is written, and where.

    Attributes:
        output: The folder.
        tables: Whether the flat CSV files are, too.
        markdown: Whether `account.md` is, too.
        share: Whether the account is one to hand on, see `export.share`.
    """

    output: Path
    tables: bool = False
    markdown: bool = False
    share: bool = False


_OPTIONS = (
    click.option(
        "-o",
        "--output",
        metavar="DIR",
        default="out",
        show_default=True,
        type=click.Path(path_type=Path),
        help="Where account.json and index.html go.",
    ),
    click.option("--tables", is_flag=True, help="Write the flat CSV files, too."),
    click.option("--markdown", is_flag=True, help="Write account.md, too."),
    click.option(
        "--share",
        is_flag=True,
        help="Write an account to hand on: private persons by role alone, no report in full.",
    ),
)


def writing_options(command: _Command) -> _Command:
    """Give a command the options of writing, in the order in which they stand here."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def take_form(options: dict[str, Any]) -> Form:
    """Take out of the options of a command those of writing."""
    return Form(**{field.name: options.pop(field.name) for field in fields(Form)})


def check_folder(form: Form) -> None:
    """Raise before the work begins if the folder may not take what is to be written."""
    from tellings.export.folder import refuse_mixture

    refuse_mixture(form.output, shared=form.share, tables=form.tables, markdown=form.markdown)


def shape_account(account: Account, form: Form) -> Account:
    """Return the account as it is to be written and told of: a shared one where that is asked."""
    from tellings.export import share_account

    return share_account(account) if form.share else account


def write_account(account: Account, form: Form) -> None:
    """Write the account as the form has it."""
    from tellings.export import write_outputs

    write_outputs(account, form.output, tables=form.tables, markdown=form.markdown)
