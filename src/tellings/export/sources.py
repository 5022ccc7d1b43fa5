"""Where reports come from, as a shared account has it: no name in a file's name or an address."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from typing import Any

from tellings.export.addresses import hides_name
from tellings.export.names import WITHHELD
from tellings.export.redaction import Redactor
from tellings.records.report import Problem, Report

_ID = re.compile(r"r-[a-z2-7]{13}")


class Sources:
    """Tells files, addresses and problems of reports without the names in them."""

    def __init__(self, reports: Sequence[Report], redact: Redactor) -> None:
        self._redact = redact
        told = ((name, self._told(r, name) or WITHHELD) for r in reports for name in _names(r))
        # The longest first: one may be a part of another.
        renamed = {name: instead for name, instead in told if name != instead}
        self._renamed = sorted(renamed.items(), key=lambda item: (-len(item[0]), item[0]))

    def of(self, report: Report) -> dict[str, Any]:
        """Return the fields of a report that say where it comes from, as they are shared."""
        return {
            "file": self._told(report, report.file),
            "given_id": self._told(report, report.given_id),
            "url": self._address(report, report.url),
            "canonical_url": self._address(report, report.canonical_url),
            "problem": self._problem(report.problem) if report.problem else None,
        }

    def _told(self, report: Report, value: str | None) -> str | None:
        """Return the name of a file, or an id as given, less a person's name in it."""
        if value is None or _ID.fullmatch(value):
            return value
        redacted = self._redact(value)
        return WITHHELD if redacted == value and self._hides(report, value) else redacted

    def _address(self, report: Report, value: str | None) -> str | None:
        """Return an address unless it spells a name: "…/ann-bloggs-found-safe"."""
        return None if value is None or self._told(report, value) != value else value

    def _hides(self, report: Report, value: str) -> bool:
        # Of a report that was refused nothing was read: any word of its file may be a name.
        return hides_name(value, self._redact.public, strictly=report.problem is not None)

    def _problem(self, problem: Problem) -> Problem:
        """Return why a report was refused, reports named in it as they are shared."""
        message = problem.message
        for name, instead in self._renamed:
            message = message.replace(name, instead)
        return dataclasses.replace(problem, message=self._redact.known(message))


def _names(report: Report) -> list[str]:
    return [name for name in (report.file, report.given_id, report.url) if name]
