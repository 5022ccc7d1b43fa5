"""The command `tellings`: its commands and options, and how mistakes end."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from tellings.cli.console import plain, prepare_streams, put
from tellings.cli.reading import reading_options, to_paths, to_settings
from tellings.errors import TellingsError

USAGE, INTERRUPTED = 2, 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 99})
@click.version_option(package_name="tellings", message="tellings %(version)s")
def commands() -> None:
    """Turn many reports of one event into one account that can be checked."""


@commands.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", callback=to_paths)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    default="out",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where account.json and index.html go.",
)
@click.option("--tables", is_flag=True, help="Write the flat CSV files, too.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but what went wrong.")
@reading_options
def build(
    paths: tuple[Path | str, ...], output: Path, tables: bool, quiet: bool, **reading: Any
) -> int:
    """Read reports and write one account of them.

    PATH is a file, a folder, or an address of the web. Text, Markdown, HTML, live pages, JSON
    Lines, CSV, feeds (RSS, Atom, JSON), web archives (WARC) and PDF are read.

    Ends with 0 when all was read, 1 when some reports were refused, 2 when nothing was usable.
    """
    from tellings.cli.build import run_build

    settings = to_settings(reading)
    return run_build(paths, output=output, tables=tables, quiet=quiet, settings=settings)


@commands.command()
def schema() -> int:
    """Print the JSON Schema of account.json."""
    from tellings.cli.schema import run_schema

    return run_schema()


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; what goes wrong takes one line.

    Args:
        arguments: What stands behind `tellings`; None takes them from the command line.
    """
    prepare_streams()
    try:
        code = commands.main(arguments, prog_name="tellings", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        put(error.format_message(), sys.stderr)
        return USAGE
    except click.UsageError as error:
        return _say("usage", f"{error.format_message()} (tellings --help)", USAGE)
    except click.ClickException as error:
        return _say("usage", error.format_message(), USAGE)
    except (click.Abort, KeyboardInterrupt):
        return _say("interrupted", "Stopped; nothing was written.", INTERRUPTED)
    except TellingsError as error:
        return _say(error.code, str(error), error.exit_code)
    return code if isinstance(code, int) else 0


def _say(code: str, message: str, exit_code: int) -> int:
    put(f"tellings: {code}: {plain(message)}", sys.stderr)
    return exit_code


def main() -> None:
    """Run the command line and end the process."""
    sys.exit(run())


if __name__ == "__main__":
    main()
