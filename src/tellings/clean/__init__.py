"""From raw reports to reports: the body, what was removed from it, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tellings.clean.entries import inherit
from tellings.clean.refusals import find_doubles, same_report
from tellings.clean.reports import clean_report, refused
from tellings.config import Settings
from tellings.records.report import RawReport, Report
from tellings.records.spans import make_id

__all__ = ["clean_reports"]


def clean_reports(raw: Iterable[RawReport], settings: Settings) -> tuple[Report, ...]:
    """Return a report for every raw one, in the same order; those refused say why.

    Args:
        raw: The reports as they were read; of each, no more is kept than its clean text.
        settings: Says which languages are read.
    """
    raws: list[RawReport] = []
    reports: list[Report] = []
    keys: list[str | None] = []
    pages: dict[str | None, Report] = {}
    for source in raw:
        problem = source.problem
        report = refused(source, problem) if problem else clean_report(source, settings)
        if source.entries and source.file:
            pages[source.file] = report
        elif source.parent in pages and report.problem is None:
            report = inherit(report, pages[source.parent])
        reports.append(report)
        keys.append(_key(source, report))
        raws.append(replace(source, content=""))
    for double, kept in find_doubles(raws, keys).items():
        reports[double] = refused(raws[double], same_report(raws[double], raws[kept]))
    return tuple(_name(raws, reports, keys))


def _key(raw: RawReport, report: Report) -> str | None:
    """Return what makes a report this one: its content and its source; None if it is refused."""
    if report.problem is not None:
        return None
    # On a live page the same words may be said twice.
    when = (raw.published or "",) if raw.parent else ()
    content = " ".join(raw.content.split())
    return make_id("r", content, report.outlet or "", report.url or "", *when)


def _name(
    raw: Sequence[RawReport], reports: Sequence[Report], keys: Sequence[str | None]
) -> list[Report]:
    """Give every report its id; a refused one is called by its file."""
    taken: set[str] = set()
    named: list[Report] = []
    pages: dict[str, str] = {}
    for source, report, key in zip(raw, reports, keys, strict=True):
        if report.problem is None and key is not None:
            name = key
        else:
            name = _free_name(source, report, taken)
        taken.add(name)
        if source.entries and source.file:
            pages[source.file] = name
        parent = pages.get(source.parent) if source.parent else None
        named.append(replace(report, id=name, parent=parent))
    return named


def _free_name(source: RawReport, report: Report, taken: set[str]) -> str:
    code, message = (report.problem.code, report.problem.message) if report.problem else ("", "")
    parts = (code, source.file, source.given_id, source.url, message)
    name, times = make_id("r", *parts), 1
    while name in taken:
        times += 1
        name = make_id("r", *parts, times)
    return name
