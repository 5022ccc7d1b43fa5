"""The options that say what is read and how, and what they mean as settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from tellings.config import Settings

_DEFAULTS = Settings()
_Command = TypeVar("_Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--max-file-bytes",
        metavar="N",
        type=click.IntRange(min=1),
        default=_DEFAULTS.max_file_bytes,
        show_default=True,
        help="Refuse files that are larger; of an archive, records.",
    ),
    click.option(
        "--map",
        "columns",
        metavar="FIELD=COLUMN",
        multiple=True,
        help="Which column of a table, or key of JSON, holds a field: --map text=body.",
    ),
    click.option("--fetch", is_flag=True, help="Fetch the addresses that stand in files, too."),
    click.option(
        "--allow-private",
        is_flag=True,
        help="Fetch from this machine and from inside the own network, too.",
    ),
    click.option(
        "--cache",
        metavar="DIR",
        type=click.Path(file_okay=False),
        help="Keep fetched pages there, and ask only for what has changed.",
    ),
)


def reading_options(command: _Command) -> _Command:
    """Give a command the options of reading, in the order in which they stand here."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def to_settings(reading: Mapping[str, Any]) -> Settings:
    """Return the settings that the options mean.

    Raises:
        click.UsageError: A `--map` is not FIELD=COLUMN, or names no field.
    """
    given = dict(reading)
    columns = tuple(_to_pair(text) for text in given.pop("columns"))
    return Settings(**given, columns=columns)


def _to_pair(text: str) -> tuple[str, str]:
    from tellings.ingest.rows import FIELDS

    field, sign, column = text.partition("=")
    if not sign or not column or field not in FIELDS:
        message = f"--map {text}: write FIELD=COLUMN; the fields are {', '.join(FIELDS)}."
        raise click.UsageError(message)
    return field, column


def to_paths(
    context: click.Context, option: click.Parameter, values: tuple[str, ...]
) -> tuple[Path | str, ...]:
    """Return arguments as paths, addresses of the web as they are: a path would lose a slash."""
    del context, option
    web = ("http://", "https://")
    return tuple(v if v.lower().startswith(web) else Path(v) for v in values)
