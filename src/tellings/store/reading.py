"""What a store holds, as an account: now, or as it was after any revision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from tellings.errors import InputError
from tellings.records.account import Account, MadeWith, Story
from tellings.records.report import Report
from tellings.store import fulltext
from tellings.store.arrivals import load_report
from tellings.store.database import Database
from tellings.store.judgements import load_decisions
from tellings.store.rows import at, load_days, load_story, with_days
from tellings.store.schema import reports, revisions, stories, story_reports

_LIST = 500
#: Beginning of an id that is enough to name a story.
_SHORTEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A story in a list."""

    id: str
    title: str
    earliest: str | None
    latest: str | None
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A report, or a statement of one, in which the words of a search stand."""

    report: str
    story: str | None
    outlet: str | None
    title: str | None
    statement: str | None
    text: str


def list_stories(database: Database) -> tuple[Heading, ...]:
    """Return all stories, the latest first."""
    with database.transaction() as connection:
        counts: dict[str, int] = {}
        members = select(story_reports.c.story).where(at(story_reports, None))
        for name in connection.scalars(members):
            counts[name] = counts.get(name, 0) + 1
        columns = (stories.c.id, stories.c.title, stories.c.earliest, stories.c.latest)
        rows = connection.execute(select(*columns).where(at(stories, None))).all()
    found = [
        Heading(
            id=row.id,
            title=row.title,
            earliest=row.earliest,
            latest=row.latest,
            reports=counts.get(row.id, 0),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda h: (h.latest or "", h.reports, h.id), reverse=True))


def load_account(
    database: Database,
    made_with: MadeWith,
    *,
    story: str | None = None,
    revision: int | None = None,
) -> Account:
    """Return the account of all stories, or of one.

    Args:
        database: The store.
        made_with: What the account says of the program.
        story: Id of the story, a former id of it, or a beginning of either.
        revision: As it was after that revision; None for now.

    Raises:
        InputError: There is no such story.
        StoreError: The store is damaged.
    """
    with database.transaction() as connection:
        names = (
            list(connection.scalars(select(stories.c.id).where(at(stories, revision))))
            if story is None
            else [find_story(connection, story, database.name)]
        )
        loaded = (load_story(connection, name, revision) for name in names)
        told = sorted(
            (one for one in loaded if one is not None),
            key=lambda one: (-len(one.reports), sorted(one.reports)),
        )
        found = _reports_of(connection, told, revision)
        decided = load_decisions(connection, revision=revision)
    return Account(made_with=made_with, reports=found, stories=tuple(told), decisions=decided)


def _reports_of(
    connection: Connection, told: Sequence[Story], revision: int | None
) -> tuple[Report, ...]:
    names = [name for story in told for name in story.reports]
    days = load_days(connection, {story.id for story in told}, revision)
    found: list[Report] = []
    for start in range(0, len(names), _LIST):
        query = select(reports.c.id, reports.c.record, reports.c.text).where(
            reports.c.id.in_(names[start : start + _LIST])
        )
        for row in connection.execute(query):
            found.append(with_days(load_report(row), days.get(row.id)))
    return tuple(sorted(found, key=lambda r: (r.file or "", r.id)))


def find_story(connection: Connection, wanted: str, store: str) -> str:
    """Return the id of the story that is meant.

    Raises:
        InputError: There is none, or there are several.
    """
    names = select(stories.c.id).distinct().where(at(stories, None))
    if connection.scalar(names.where(stories.c.id == wanted)) is not None:
        return wanted
    found: set[str] = set()
    if len(wanted) >= _SHORTEST:
        found = set(
            connection.scalars(names.where(stories.c.id.startswith(wanted, autoescape=True)))
        )
    found = found or _former(connection, wanted)
    if len(found) == 1:
        return found.pop()
    reason = "several stories are called so; write more of the id" if found else "no such story"
    message = f"{wanted}: {reason}; `tellings stories {store}` lists them."
    raise InputError(message, code="no-such-story")


def _former(connection: Connection, wanted: str) -> set[str]:
    """Return the stories that have had this id."""
    names = connection.scalars(select(stories.c.id).where(at(stories, None)))
    loaded = (load_story_head(connection, name) for name in names)
    return {story.id for story in loaded if wanted in story.former_ids}


def load_story_head(connection: Connection, name: str) -> Story:
    """Return a story without its parts."""
    story = load_story(connection, name)
    return story if story is not None else Story(id=name, title="", reports=())


def search(database: Database, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
    """Return the reports and the statements that have all these words, the best first.

    Args:
        database: The store.
        words: Anything: what a search engine would take for syntax is left out.
        limit: Most reports, and most statements.
    """
    with database.transaction() as connection:
        whole = [row.id for row in fulltext.find_reports(connection, words, limit)]
        parts = fulltext.find_claims(connection, words, limit)
        known = _known(connection, {*whole, *(row.report for row in parts)})
        query = select(story_reports.c.id, story_reports.c.story).where(
            story_reports.c.id.in_(sorted(known)), story_reports.c.until.is_(None)
        )
        homes = {row.id: row.story for row in connection.execute(query)}
    hits = [_hit(known[name], homes, None, _opening(known[name].text)) for name in whole]
    for row in parts:
        report = known[row.report]
        hits.append(_hit(report, homes, row.id, report.text[row.start : row.end]))
    return tuple(hits)


def _known(connection: Connection, names: Iterable[str]) -> dict[str, Report]:
    query = select(reports.c.record, reports.c.text).where(reports.c.id.in_(sorted(names)))
    loaded = map(load_report, connection.execute(query))
    return {report.id: report for report in loaded}


def _hit(report: Report, homes: Mapping[str, str], statement: str | None, text: str) -> Hit:
    return Hit(
        report=report.id,
        story=homes.get(report.id),
        outlet=report.outlet,
        title=report.title,
        statement=statement,
        text=text,
    )


def _opening(text: str) -> str:
    return text.strip().partition("\n")[0]


def last_revision(database: Database) -> int | None:
    """Return the number of the last revision, None if there is none."""
    with database.transaction() as connection:
        return connection.scalar(select(revisions.c.no).order_by(revisions.c.no.desc()).limit(1))
