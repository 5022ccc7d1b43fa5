"""The job on one page: reports in, account out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version

from tellings.align import align_statements
from tellings.annotate import annotate_reports
from tellings.clean import clean_reports
from tellings.cluster import group_stories, profile_reports
from tellings.compose import StoryParts, compose_story
from tellings.config import Settings
from tellings.ingest import iterate_reports
from tellings.models import (
    load_encoder,
    load_language,
    load_pair_scorer,
    open_gazetteer,
    weight_hashes,
)
from tellings.records.account import Account, MadeWith, Story
from tellings.records.annotation import Annotation
from tellings.records.copy import Copy
from tellings.records.report import RawReport, Report
from tellings.resolve import (
    date_reports,
    find_lead_place,
    link_statements,
    locate_places,
    resolve_entities,
)
from tellings.trace import trace_copies
from tellings.weigh import assign_origins, weigh_matters

Progress = Callable[[str, int, int], None]


def build_account(
    paths: Iterable[str | os.PathLike[str]],
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Account:
    """Read every report behind `paths` and return the one account of them.

    Args:
        paths: Files and folders of reports.
        settings: What may be set; the defaults if left out.
        progress: Called with the name of a stage, how much of it is done, and how much there is.

    Returns:
        The account; the same for any order of the paths.
    """
    settings = settings or Settings()
    tell = progress or _tell_nobody
    raw = _counted(iterate_reports(paths, settings=settings), tell)
    reports = tuple(sorted(clean_reports(raw, settings), key=lambda r: (r.file or "", r.id)))
    usable = tuple(report for report in reports if report.problem is None)
    annotations = _annotate(usable, tell)
    copies = trace_copies(usable)
    tell("trace", len(usable), len(usable))
    groups = group_stories(profile_reports(usable, annotations), copies)
    stories = []
    dated: dict[str, Report] = {}
    for done, members in enumerate(groups, 1):
        own = [report for report in usable if report.id in members]
        story, told = _tell_story(own, annotations, copies)
        stories.append(story)
        dated |= {report.id: report for report in told}
        tell("tell", done, len(groups))
    return Account(
        made_with=MadeWith(
            program="tellings",
            version=version("tellings"),
            weights=weight_hashes(),
            settings={
                "languages": list(settings.languages),
                "max_file_bytes": settings.max_file_bytes,
            },
        ),
        reports=tuple(dated.get(report.id, report) for report in reports),
        stories=tuple(stories),
    )


def _tell_nobody(stage: str, done: int, total: int) -> None:
    """Stand in for a progress that nobody asked for."""


def _counted(raw: Iterable[RawReport], tell: Progress) -> Iterator[RawReport]:
    """Hand on the reports as they are read: none is kept longer than its cleaning takes."""
    count = 0
    for count, report in enumerate(raw, 1):
        yield report
        tell("read", count, count)
    tell("clean", count, count)


def _annotate(reports: Sequence[Report], tell: Progress) -> dict[str, Annotation]:
    annotations: dict[str, Annotation] = {}
    if reports:
        for annotation in annotate_reports(reports, load_language(), open_gazetteer()):
            annotations[annotation.report] = annotation
            tell("annotate", len(annotations), len(reports))
    return annotations


def _tell_story(
    reports: Sequence[Report], annotations: Mapping[str, Annotation], copies: Sequence[Copy]
) -> tuple[Story, tuple[Report, ...]]:
    """Return the story of these reports, and the reports with the dates that it gives them."""
    read = [annotations[report.id] for report in reports]
    reports = date_reports(reports, {a.report: a.times for a in read})
    by_id = {report.id: report for report in reports}
    shared = tuple(c for c in copies if by_id.keys() & set(c.reports))

    mentions = tuple(m for a in read for m in a.mentions)
    texts = {report.id: report.text for report in reports}
    entities = resolve_entities(mentions, texts, open_gazetteer())
    entities = locate_places(entities, reports, open_gazetteer())
    statements = tuple(s for a in read for s in a.statements)
    statements = link_statements(statements, entities, reports)

    statements, parties = assign_origins(statements, reports, entities, shared)
    matters = align_statements(statements, by_id, load_encoder(), load_pair_scorer())
    findings = weigh_matters(matters, {s.id: s for s in statements}, by_id, parties)
    story = compose_story(
        StoryParts(
            reports=reports,
            entities=entities,
            statements=statements,
            findings=findings,
            copies=shared,
            lead_place=find_lead_place(entities, reports),
        )
    )
    return story, tuple(reports)
