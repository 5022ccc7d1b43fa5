"""The reports whole: every statement underlined where it stands, and what was taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tellings.export.lineage import lineage
from tellings.export.markup import Markup, element, join
from tellings.export.page_parts import section
from tellings.export.plain import web_address
from tellings.export.underline import underlined
from tellings.export.view import StoryView, outlet_of
from tellings.export.words import count, write_interval
from tellings.records.report import Dated, Removed, Report
from tellings.records.statement import Statement

_MOST_REMOVED = 1500
_OPEN_REPORTS = 8
_BASES = {
    "stated": "as the report says",
    "metadata": "from its metadata",
    "url": "from its address",
    "inferred": "inferred",
}


def reports(view: StoryView) -> Markup:
    """Return every report of the story and how they descend from one another."""
    by_report: dict[str, list[Statement]] = {report: [] for report in view.reports}
    for statement in view.statements.values():
        by_report[statement.report].append(statement)
    opened = len(view.reports) <= _OPEN_REPORTS
    articles = [
        _report(view, report, by_report[key], opened) for key, report in view.reports.items()
    ]
    return section("reports", "The reports", _descent(view), *articles)


def refused(reports: Iterable[Report]) -> Markup:
    """Return the reports that could not be used, with the way out."""
    items = [
        element(
            "li",
            element("b", name),
            element("span", report.problem.message.removeprefix(f"{name}: "), class_="by"),
        )
        for report in reports
        if report.problem
        for name in (report.file or report.given_id or report.id,)
    ]
    body = element("ul", *items, class_="plain") if items else None
    return section("refused", "Not used", body)


def _report(view: StoryView, report: Report, statements: list[Statement], opened: bool) -> Markup:
    body = join(_body(view, report, statements))
    head = element("h3", report.title or "(no title)", dir="auto")
    subtitle = element("p", report.subtitle, class_="subtitle") if report.subtitle else None
    where = element("p", join(_origin(view, report), " · "), class_="by")
    if opened:
        inside = join([head, subtitle, where, body])
    else:
        line = f"{view.labels[report.id]}: {report.title or '(no title)'}"
        inside = element("details", element("summary", line, dir="auto"), head, where, body)
    return element("article", inside, class_="report", id=report.id, tabindex=-1)


def _origin(view: StoryView, report: Report) -> Iterator[str]:
    """Yield outlet, agency, byline, dateline, dates and source."""
    yield element("b", outlet_of(report))
    if report.agency and report.agency != outlet_of(report):
        yield f"text of {report.agency}"
    if report.byline:
        yield "by " + ", ".join(report.byline)
    if report.dateline:
        yield f"filed from {report.dateline.place}"
    yield _say_date(report.published) or "date not known"
    if report.updated and (updated := _say_date(report.updated)):
        yield f"updated {updated}"
    parent = view.labels.get(report.parent or "")
    if parent:
        yield f"entry of {parent}"
    address = web_address(report.url)
    if address:
        yield element(
            "a", "source", href=address, rel="noopener noreferrer nofollow", class_="out"
        )
    elif report.url:
        yield f"source: {report.url}"
    if report.file:
        yield report.file


def _say_date(dated: Dated | None) -> str | None:
    if dated is None or dated.basis == "unknown":
        return None
    basis = _BASES[dated.basis]
    evidence = f": {dated.evidence}" if dated.evidence else ""
    return f"{write_interval(dated.earliest, dated.latest)} ({basis}{evidence})"


def _body(view: StoryView, report: Report, statements: list[Statement]) -> Iterator[Markup]:
    """Yield the text, then captions, corrections and what was removed."""
    yield underlined(view, report, statements)
    for caption in report.captions:
        yield element("p", element("b", "Caption "), caption, class_="by", dir="auto")
    for correction in report.corrections:
        yield element("p", element("b", "Correction "), correction, class_="by", dir="auto")
    if report.removed:
        yield _removed(report.removed)


def _removed(removed: tuple[Removed, ...]) -> Markup:
    reasons = Counter(item.reason for item in removed)
    line = ", ".join(f"{reason} {number}" for reason, number in reasons.most_common())
    items = [
        element("li", element("b", item.reason), " ", _cut(item.text), dir="auto")
        for item in removed
    ]
    summary = f"Removed from this report: {count(len(removed), 'passage')} ({line})"
    return element("details", element("summary", summary), element("ul", *items), class_="removed")


def _cut(text: str) -> str:
    rest = len(text) - _MOST_REMOVED
    return f"{text[:_MOST_REMOVED]}… ({rest:,} more characters)" if rest > 0 else text


def _descent(view: StoryView) -> Markup | None:
    drawings = lineage(view)
    if not drawings:
        return None
    return element("div", element("h3", "Who copied whom"), *drawings, id="lineage")
