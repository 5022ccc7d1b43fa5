"""A raw report that only says why nothing could be read, in one line with the way out."""

from __future__ import annotations

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
    return RawReport(
        content="", file=file, problem=Problem(code=code, message=f"{file}: {reason}")
    )
