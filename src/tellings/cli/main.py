"""The command `tellings`: its commands and options, and how mistakes end."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from tellings.cli.console import plain, prepare_streams, put
from tellings.cli.reading import reading_options, to_paths, to_settings
from tellings.cli.writing import take_form, writing_options
from tellings.errors import TellingsError

USAGE, INTERRUPTED = 2, 130

_store = click.argument("store", type=click.Path(path_type=Path))
_quiet = click.option("-q", "--quiet", is_flag=True, help="Print nothing but what went wrong.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 99})
@click.version_option(package_name="tellings", message="tellings %(version)s")
def commands() -> None:
    """Turn many reports of one event into one account that can be checked."""


@commands.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", callback=to_paths)
@writing_options
@click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Honour the decisions in this file; docs/store.md has its form.",
)
@_quiet
@reading_options
def build(
    paths: tuple[Path | str, ...],
    decisions: Path | None,
    quiet: bool,
    **options: Any,
) -> int:
    """Read reports and write one account of them.

    PATH is a file, a folder, or an address of the web. Text, Markdown, HTML, live pages, JSON
    Lines, CSV, feeds (RSS, Atom, JSON), web archives (WARC) and PDF are read.

    Ends with 0 when all was read, 1 when some reports were refused, 2 when nothing was usable.
    """
    from tellings.cli.build import run_build

    form = take_form(options)
    return run_build(paths, form, quiet=quiet, settings=to_settings(options), decisions=decisions)


@commands.command()
@_store
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", callback=to_paths)
@_quiet
@reading_options
def add(store: Path, paths: tuple[Path | str, ...], quiet: bool, **reading: Any) -> int:
    """Add reports to a store, and say what they change.

    STORE is a file, made if there is none. Reports that are there already are left as they are.

    Ends with 0 when all was read, 1 when some reports were refused, 2 when nothing was usable.
    """
    from tellings.cli.store import run_add

    return run_add(store, paths, quiet=quiet, settings=to_settings(reading))


@commands.command()
@_store
def stories(store: Path) -> int:
    """List the stories of a store, the latest first."""
    from tellings.cli.store import run_stories

    return run_stories(store)


@commands.command()
@_store
@click.argument("story")
def show(store: Path, story: str) -> int:
    """Print a story in short. STORY is its id, or the beginning of it."""
    from tellings.cli.store import run_show

    return run_show(store, story)


@commands.command()
@_store
@click.argument("words", nargs=-1, required=True, metavar="WORDS")
@click.option(
    "--most", type=click.IntRange(min=1), default=20, show_default=True, help="So many of each."
)
def search(store: Path, words: tuple[str, ...], most: int) -> int:
    """Find reports and statements that have all these words."""
    from tellings.cli.store import run_search

    return run_search(store, " ".join(words), most=most)


@commands.command()
@_store
@click.argument("story", required=False)
@writing_options
def export(store: Path, story: str | None, **options: Any) -> int:
    """Write the account of a store, or of one STORY of it: what `build` writes."""
    from tellings.cli.store import run_export

    return run_export(store, story, take_form(options))


@commands.command()
@_store
@click.argument("report")
@_quiet
def remove(store: Path, report: str, quiet: bool) -> int:
    """Remove a report, by its id, with all that quotes it; tell anew what rested on it."""
    from tellings.cli.store import run_remove

    return run_remove(store, report, quiet=quiet)


@commands.command()
@_store
@click.argument("file", type=click.Path(path_type=Path))
@_quiet
def decide(store: Path, file: Path, quiet: bool) -> int:
    """Take the decisions in FILE into a store; docs/store.md has its form."""
    from tellings.cli.store import run_decide

    return run_decide(store, file, quiet=quiet)


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
