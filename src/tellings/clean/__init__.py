"""From raw reports to reports: the body, what was removed from it, and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.clean.refusals import find_doubles, same_report
from tellings.clean.reports import clean_report, refused
from tellings.config import Settings
from tellings.records.report import RawReport, Report
from tellings.records.spans import make_id

__all__ = ["clean_reports"]


def clean_reports(raw: Sequence[RawReport], settings: Settings) -> tuple[Report, ...]:
    """Return a report for every raw one, in the same order; those refused say why.

    Args:
        raw: The reports as they were read.
        settings: Says which languages are read.
    """
    reports = [refused(r, r.problem) if r.problem else clean_report(r, settings) for r in raw]
    keys = [_key(r, report) for r, report in zip(raw, reports, strict=True)]
    for double, kept in find_doubles(raw, keys).items():
        reports[double] = refused(raw[double], same_report(raw[double], raw[kept]))
    return tuple(_name(raw, reports, keys))


def _key(raw: RawReport, report: Report) -> tuple[str, ...] | None:
    """Return what makes a report this one: its content and its source; None if it is refused."""
    if report.problem is not None:
        return None
    content = " ".join(raw.content.split())
    return content, report.outlet or "", report.url or ""


def _name(
    raw: Sequence[RawReport], reports: Sequence[Report], keys: Sequence[tuple[str, ...] | None]
) -> list[Report]:
    """Give every report its id; a refused one is called by its file."""
    taken: set[str] = set()
    named: list[Report] = []
    for source, report, key in zip(raw, reports, keys, strict=True):
        if report.problem is None:
            parts: tuple[object, ...] = key or ()
        else:
            code = report.problem.code
            parts = (code, source.file, source.given_id, source.url, report.problem.message)
        name, times = make_id("r", *parts), 1
        while name in taken:
            times += 1
            name = make_id("r", *parts, times)
        taken.add(name)
        named.append(replace(report, id=name))
    return named
