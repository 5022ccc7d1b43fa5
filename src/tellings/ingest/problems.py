"""A raw report that only says why nothing could be read, in one line with the way out."""

from __future__ import annotations

from dataclasses import replace

from tellings.records.report import Problem, RawReport


def refuse(file: str, code: str, reason: str) -> RawReport:
    """Return the record of something that could not be read.

    Args:
        file: What to call it, relative to the argument it came from.
        code: Stable name of the problem, for programs.
        reason: What is wrong and what to do about it, to follow the name of the file.

    Example:
        >>> refuse("a.txt", "empty-file", "holds nothing; remove it.").problem.message
        'a.txt: holds nothing; remove it.'
    """
    # What a reason quotes of a file may hold line ends.
    line = f"{file}: {' '.join(reason.split())}"
    return RawReport(content="", file=file, problem=Problem(code=code, message=line))


def not_fetched(file: str, url: str) -> RawReport:
    """Return the record of an address in a file, which is fetched only if that is asked for."""
    reason = "is an address, and addresses in files are fetched only with --fetch."
    return replace(refuse(file, "not-fetched", reason), url=url)
