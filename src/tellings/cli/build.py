"""`tellings build`: reports in, account out."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from tellings.cli.console import plain, put, wants_colour
from tellings.cli.decisions import read_decisions
from tellings.cli.progress import choose_progress
from tellings.cli.writing import Form, check_folder, shape_account, write_account
from tellings.config import Settings
from tellings.errors import InputError

if TYPE_CHECKING:
    from tellings.records.account import Account
    from tellings.records.report import Report

ALL_READ, SOME_REFUSED, NOTHING_USABLE = 0, 1, 2
WIDEST = 100
"""Columns; longer lines are hard to read, however wide the terminal is."""


def run_build(
    paths: tuple[Path | str, ...],
    form: Form,
    *,
    quiet: bool,
    settings: Settings,
    decisions: Path | None = None,
) -> int:
    """Build the account, write it, say what it holds; return the exit code.

    Args:
        paths: Files, folders and addresses of reports.
        form: What is written, and where; what is printed is the same.
        quiet: Whether to print nothing but what went wrong.
        settings: As the options have it.
        decisions: A file of decisions that are to be honoured.

    Returns:
        0 when all was read, 1 when some reports were refused, 2 when nothing was usable.

    Raises:
        TellingsError: The work as a whole could not be done.
    """
    refuse_output_among_reports(paths, form.output)
    check_folder(form)
    decided = read_decisions(decisions) if decisions else ()
    width = min(shutil.get_terminal_size().columns, WIDEST)
    with choose_progress(sys.stderr, quiet=quiet, width=width) as progress:
        # Imported here, for `tellings --help` shall not wait for a language model.
        from tellings.export import to_terminal
        from tellings.pipeline import build_account

        account = build_account(paths, settings=settings, decisions=decided, progress=progress)
    account = shape_account(account, form)
    code = tell_refused(account.reports)
    write_account(account, form)
    if not quiet:
        put(to_terminal(account, width=width, colour=wants_colour(sys.stdout)), sys.stdout)
        put(closing_line(account, form.output), sys.stdout)
    return code


def refuse_output_among_reports(paths: Iterable[Path | str], output: Path) -> None:
    """Raise if the output lies in a folder of reports: the next run would read it as reports."""
    target = output.resolve()
    for path in paths:
        if isinstance(path, Path) and path.is_dir() and target.is_relative_to(path.resolve()):
            message = (
                f"{output}: lies in the folder of the reports and would be read as one of them; "
                "choose another with -o."
            )
            raise InputError(message, code="output-among-reports")


def tell_refused(reports: tuple[Report, ...]) -> int:
    """Print one line for each report that was refused, and return the exit code."""
    refused = [report for report in reports if report.problem]
    for report in refused:
        put(refusal(report), sys.stderr)
    if len(refused) < len(reports):
        return SOME_REFUSED if refused else ALL_READ
    put("tellings: nothing-usable: None of the reports could be used.", sys.stderr)
    return NOTHING_USABLE


def refusal(report: Report) -> str:
    """Return the line for a refused report: the code, the file, and the way out."""
    if report.problem is None:
        return ""
    name = report.file or report.given_id or report.id
    message = report.problem.message
    # Most messages open with the file's name; it is not said twice.
    named = message if message.startswith(f"{name}:") else f"{name}: {message}"
    return f"tellings: {report.problem.code}: {plain(named)}"


def closing_line(account: Account, output: Path) -> str:
    """Return the last line: where the pages are, and how much was read."""
    used = sum(1 for report in account.reports if report.problem is None)
    refused = len(account.reports) - used
    counts = f"{used} of {len(account.reports)} reports read" if refused else f"{used} reports"
    return f"{counts}. Open {plain(str(output / 'index.html'))}"
