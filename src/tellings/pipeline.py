"""The job on one page: reports in, account out; at once, or as a store of stories that grow."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from tellings.align import align_statements
from tellings.annotate import annotate_reports
from tellings.clean import clean_reports
from tellings.cluster import (
    ONE_STORY,
    find_followed,
    group_stories,
    keys_of,
    profile_reports,
    score_profiles,
)
from tellings.compose import StoryParts, compose_story, tell_changes
from tellings.config import Settings
from tellings.ingest import iterate_reports
from tellings.models import (
    load_encoder,
    load_language,
    load_pair_scorer,
    load_relation_judge,
    load_status_scorer,
    open_gazetteer,
    weight_hashes,
)
from tellings.records.account import Account, Change, Decision, MadeWith, Story
from tellings.records.annotation import Annotation
from tellings.records.copy import Copy
from tellings.records.profile import Profile
from tellings.records.report import RawReport, Report
from tellings.records.spans import make_id
from tellings.resolve import (
    date_reports,
    find_lead_place,
    link_statements,
    locate_places,
    resolve_entities,
)
from tellings.store.partition import split_into_blocks
from tellings.store.rulings import Ruling, latest
from tellings.store.telling import Told, tell_block
from tellings.trace import sketch_report, trace_copies
from tellings.weigh import assign_origins, weigh_matters

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tellings.store.stream import Outcome

Progress = Callable[[str, int, int], None]


def build_account(
    paths: Iterable[str | os.PathLike[str]],
    *,
    settings: Settings | None = None,
    decisions: Sequence[Decision] = (),
    progress: Progress | None = None,
) -> Account:
    """Read every report behind `paths` and return the one account of them.

    Args:
        paths: Files and folders of reports.
        settings: What may be set; the defaults if left out.
        decisions: What persons have decided, in the order in which they did.
        progress: Called with the name of a stage, how much of it is done, and how much there is.

    Returns:
        The account; the same for any order of the paths.
    """
    settings = settings or Settings()
    tell = progress or _tell_nobody
    reports = read_reports(paths, settings=settings, progress=tell)
    usable = tuple(report for report in reports if report.problem is None)
    work = Work()
    annotations = _annotate(usable, work, tell)
    profiles = {p.report: p for p in work.profile(usable, annotations)}
    held = latest(decisions)
    blocks = split_into_blocks(usable, profiles, work, held)
    told: list[Told] = []
    for done, block in enumerate(blocks, 1):
        told += tell_block(
            block,
            profiles,
            lambda ids: {name: annotations[name] for name in ids},
            work,
            rulings=[Ruling(decision=decision) for decision in held],
        ).told
        tell("tell", done, len(blocks))
    told.sort(key=lambda one: (-len(one.story.reports), sorted(one.story.reports)))
    dated = {report.id: report for one in told for report in one.reports}
    return Account(
        made_with=made_with(settings),
        reports=tuple(dated.get(report.id, report) for report in reports),
        stories=tuple(one.story for one in told),
        decisions=tuple(decisions),
    )


def add_to_store(
    where: str | os.PathLike[str],
    paths: Iterable[str | os.PathLike[str]],
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> tuple[Outcome, tuple[Report, ...]]:
    """Read the reports behind `paths` into a store, and tell anew the stories they touch.

    Args:
        where: The store; made if there is none.
        paths: As for `build_account`.
        settings: As for `build_account`.
        progress: As for `build_account`.

    Returns:
        What has changed, and the reports that were refused.
    """
    from tellings.store.opening import open_store, this_moment
    from tellings.store.stream import add_reports

    tell = progress or _tell_nobody
    with open_store(where, write=True) as store:
        reports = read_reports(paths, settings=settings or Settings(), progress=tell)
        usable = [report for report in reports if report.problem is None]
        outcome = add_reports(store, usable, Work(), made_at=this_moment(), progress=tell)
    return outcome, tuple(report for report in reports if report.problem is not None)


def remove_from_store(
    where: str | os.PathLike[str], report: str, *, progress: Progress | None = None
) -> Outcome:
    """Remove a report, by its id, from a store and from its history; tell anew what it was in."""
    from tellings.store.opening import open_store, this_moment
    from tellings.store.removal import remove_report

    tell = progress or _tell_nobody
    with open_store(where, write=True, make=False) as store:
        return remove_report(store, report, Work(), made_at=this_moment(), progress=tell)


def decide_in_store(
    where: str | os.PathLike[str],
    decisions: Sequence[Decision],
    *,
    progress: Progress | None = None,
) -> tuple[Outcome, tuple[Decision, ...]]:
    """Take decisions into a store; return what has changed, and those that were new."""
    from tellings.store.deciding import decide
    from tellings.store.opening import open_store, this_moment

    tell = progress or _tell_nobody
    with open_store(where, write=True, make=False) as store:
        return decide(store, decisions, Work(), made_at=this_moment(), progress=tell)


def account_of_store(where: str | os.PathLike[str], *, story: str | None = None) -> Account:
    """Return the account of a store as it stands: of all its stories, or of one."""
    from tellings.store.opening import open_store
    from tellings.store.reading import load_account

    with open_store(where) as store:
        return load_account(store, made_with(Settings()), story=story)


def read_reports(
    paths: Iterable[str | os.PathLike[str]], *, settings: Settings, progress: Progress
) -> tuple[Report, ...]:
    """Return every report behind `paths`, clean, in the order of their files."""
    raw = _counted(iterate_reports(paths, settings=settings), progress)
    return tuple(sorted(clean_reports(raw, settings), key=lambda r: (r.file or "", r.id)))


def made_with(settings: Settings) -> MadeWith:
    """Return what the account says of its making."""
    return MadeWith(
        program="tellings",
        version=version("tellings"),
        weights=weight_hashes(),
        settings={
            "languages": list(settings.languages),
            "max_file_bytes": settings.max_file_bytes,
        },
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


def _annotate(reports: Sequence[Report], work: Work, tell: Progress) -> dict[str, Annotation]:
    annotations: dict[str, Annotation] = {}
    for annotation in work.annotate(reports):
        annotations[annotation.report] = annotation
        tell("annotate", len(annotations), len(reports))
    return annotations


class Work:
    """The stages, as a run and a store need them; see `ports.Stages`."""

    one_story = ONE_STORY
    #: A name and a word more: what shares less than this is not looked at.
    shared_topics = 3

    @functools.cached_property
    def reader(self) -> str:
        """Name the program and its weights."""
        return make_id("w", version("tellings"), *sorted(weight_hashes().items()))

    def annotate(self, reports: Sequence[Report]) -> Iterable[Annotation]:
        """Yield the annotation of each report, in order."""
        return annotate_reports(reports, load_language(), open_gazetteer()) if reports else ()

    def profile(
        self, reports: Sequence[Report], annotations: Mapping[str, Annotation]
    ) -> Sequence[Profile]:
        """Return what each report is about."""
        return profile_reports(reports, annotations, load_encoder())

    def topics(self, profile: Profile) -> Sequence[str]:
        """Return the keys under which reports of one happening find each other."""
        return keys_of(profile)

    def score(self, profile: Profile, others: Sequence[Profile]) -> NDArray[np.float64]:
        """Return how alike one report is to others."""
        return score_profiles(profile, others)

    def sketch(self, report: Report) -> Sequence[int]:
        """Return numbers of rows of words, of which copies share many."""
        return sketch_report(report)

    def trace(self, reports: Sequence[Report]) -> Sequence[Copy]:
        """Return the copies among the reports of one block."""
        return trace_copies(reports)

    def group(
        self, profiles: Sequence[Profile], copies: Sequence[Copy], decisions: Sequence[Decision]
    ) -> Sequence[Sequence[str]]:
        """Return the report ids of each story of one block."""
        pairs = [((d.about[0], d.about[1]), d.judgement) for d in decisions]
        return group_stories(
            profiles,
            copies,
            must_link=[pair for pair, judgement in pairs if judgement == "same"],
            cannot_link=[pair for pair, judgement in pairs if judgement == "different"],
        )

    def follow(self, stories: Sequence[Sequence[Profile]]) -> Sequence[Sequence[int]]:
        """Return for each story of a block the places of the earlier ones that it follows."""
        return find_followed(stories)

    def tell(
        self,
        reports: Sequence[Report],
        annotations: Mapping[str, Annotation],
        copies: Sequence[Copy],
        decisions: Sequence[Decision],
    ) -> tuple[Story, Sequence[Report]]:
        """Return the story of these reports, and the reports with the days that it gives them."""
        return _tell_story(reports, annotations, copies, decisions)

    def compare(
        self, before: Story | None, after: Story, reports: Sequence[Report]
    ) -> Sequence[Change]:
        """Return what has changed in a story."""
        return after.changes if before is None else tell_changes(before, after, reports=reports)


def _tell_story(
    reports: Sequence[Report],
    annotations: Mapping[str, Annotation],
    copies: Sequence[Copy],
    decisions: Sequence[Decision],
) -> tuple[Story, tuple[Report, ...]]:
    read = [annotations[report.id] for report in reports]
    reports = date_reports(reports, {a.report: a.times for a in read})
    by_id = {report.id: report for report in reports}

    mentions = tuple(m for a in read for m in a.mentions)
    texts = {report.id: report.text for report in reports}
    entities = resolve_entities(mentions, texts, open_gazetteer(), decisions=decisions)
    entities = locate_places(entities, reports, open_gazetteer())
    statements = tuple(s for a in read for s in a.statements)
    statements = link_statements(statements, entities, reports)

    statements, parties = assign_origins(statements, reports, entities, copies)
    matters = align_statements(
        statements, by_id, load_encoder(), load_pair_scorer(), load_relation_judge()
    )
    by_name = {s.id: s for s in statements}
    findings = weigh_matters(matters, by_name, by_id, parties, load_status_scorer(), entities)
    story = compose_story(
        StoryParts(
            reports=reports,
            entities=entities,
            statements=statements,
            findings=findings,
            copies=tuple(copies),
            lead_place=find_lead_place(entities, reports),
        )
    )
    return story, tuple(reports)
