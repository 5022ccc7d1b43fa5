"""The commands of a store: add, stories, show, search, export, remove, decide."""

from __future__ import annotations

import getpass
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tellings.cli.build import (
    ALL_READ,
    NOTHING_USABLE,
    SOME_REFUSED,
    WIDEST,
    closing_line,
    refusal,
)
from tellings.cli.console import plain, put, wants_colour
from tellings.cli.decisions import read_decisions
from tellings.cli.progress import choose_progress
from tellings.cli.writing import Form, check_folder, shape_account, write_account
from tellings.config import Settings

if TYPE_CHECKING:
    from tellings.records.account import Change, Decision
    from tellings.store.reading import Hit
    from tellings.store.stream import Outcome, Retold

#: Lines of changes that are printed for one story.
_MOST_CHANGES = 12
_LONGEST = 160


def run_add(store: Path, paths: tuple[Path | str, ...], *, quiet: bool, settings: Settings) -> int:
    """Add reports, print what has changed, return the exit code."""
    with choose_progress(sys.stderr, quiet=quiet, width=_width()) as progress:
        from tellings.pipeline import add_to_store

        outcome, refused = add_to_store(store, paths, settings=settings, progress=progress)
    for report in refused:
        put(refusal(report), sys.stderr)
    if not quiet:
        _say_changes(outcome)
    if not outcome.new and not outcome.known:
        put("tellings: nothing-usable: None of the reports could be used.", sys.stderr)
        return NOTHING_USABLE
    return SOME_REFUSED if refused else ALL_READ


def _say_changes(outcome: Outcome) -> None:
    lines = [f"{_count(len(outcome.new), 'new report')}."]
    if outcome.known:
        verb = "was" if len(outcome.known) == 1 else "were"
        lines.append(f"{_count(len(outcome.known), 'report')} {verb} there already.")
    statements = sum(_new_statements(retold) for retold in outcome.retold)
    if statements:
        lines.append(f"{_count(statements, 'new statement')}.")
    put(" ".join(lines), sys.stdout)
    for retold in outcome.retold:
        for line in _story_lines(retold):
            put(line, sys.stdout)


def _new_statements(retold: Retold) -> int:
    before = {s.id for s in retold.before.statements} if retold.before else set()
    after = {s.id for s in retold.after.statements} if retold.after else set()
    return len(after - before)


def _story_lines(retold: Retold) -> Iterator[str]:
    """Yield a line for a story, and below it what has changed in it."""
    story = retold.after or retold.before
    if story is None:
        return
    if retold.after is None:
        yield f"- {story.id}  {_short(story.title)}: is no more a story of its own"
        return
    state = "new" if retold.before is None else "told anew"
    yield f"- {story.id}  {_short(story.title)} ({state}, {_count(len(story.reports), 'report')})"
    if retold.before is not None:
        yield from _change_lines(story.changes)


def _change_lines(changes: tuple[Change, ...]) -> Iterator[str]:
    for change in changes[:_MOST_CHANGES]:
        yield f"    {_short(change.text)}"
    if len(changes) > _MOST_CHANGES:
        yield f"    and {len(changes) - _MOST_CHANGES} more"


def run_stories(store: Path) -> int:
    """List the stories of a store; return the exit code."""
    from tellings.store.opening import open_store
    from tellings.store.reading import list_stories

    with open_store(store) as opened:
        found = list_stories(opened)
    for heading in found:
        days = " to ".join(dict.fromkeys(d[:10] for d in (heading.earliest, heading.latest) if d))
        facts = ", ".join(part for part in (days, _count(heading.reports, "report")) if part)
        put(f"{heading.id}  {_short(heading.title)} ({facts})", sys.stdout)
    if not found:
        put("No story yet.", sys.stdout)
    return 0


def run_show(store: Path, story: str) -> int:
    """Print one story; return the exit code."""
    from tellings.export import to_terminal
    from tellings.pipeline import account_of_store

    account = account_of_store(store, story=story)
    put(to_terminal(account, width=_width(), colour=wants_colour(sys.stdout)), sys.stdout)
    return 0


def run_search(store: Path, words: str, *, most: int) -> int:
    """Print where the words stand; return the exit code: 1 if they stand nowhere."""
    from tellings.store.opening import open_store
    from tellings.store.reading import search

    with open_store(store) as opened:
        hits = search(opened, words, limit=most)
    for hit in hits:
        put(_hit_line(hit), sys.stdout)
    if not hits:
        put("Nothing has all these words.", sys.stdout)
    return 0 if hits else 1


def _hit_line(hit: Hit) -> str:
    ids = " ".join(name for name in (hit.story, hit.report, hit.statement) if name)
    source = hit.outlet or "no outlet"
    text = hit.text if hit.statement else hit.title or hit.text
    return f"{ids}  {_short(source)}: {_short(text)}"


def run_export(store: Path, story: str | None, form: Form) -> int:
    """Write what `build` writes; return the exit code."""
    from tellings.pipeline import account_of_store

    check_folder(form)
    account = shape_account(account_of_store(store, story=story), form)
    write_account(account, form)
    put(closing_line(account, form.output), sys.stdout)
    return 0


def run_remove(store: Path, report: str, *, quiet: bool) -> int:
    """Remove a report, print what that changes, return the exit code."""
    with choose_progress(sys.stderr, quiet=quiet, width=_width()) as progress:
        from tellings.pipeline import remove_from_store

        outcome = remove_from_store(store, report, progress=progress)
    if not quiet:
        put(f"{plain(report)} is removed.", sys.stdout)
        for retold in outcome.retold:
            for line in _story_lines(retold):
                put(line, sys.stdout)
    return 0


def run_decide(store: Path, file: Path, *, quiet: bool) -> int:
    """Take decisions in, print what they change, return the exit code."""
    made = [_signed(decision) for decision in read_decisions(file)]
    with choose_progress(sys.stderr, quiet=quiet, width=_width()) as progress:
        from tellings.pipeline import decide_in_store

        outcome, new = decide_in_store(store, made, progress=progress)
    if not quiet:
        there = len(made) - len(new)
        known = f" {there} were there already." if there else ""
        put(f"{_count(len(new), 'new decision')}.{known}", sys.stdout)
        for retold in outcome.retold:
            for line in _story_lines(retold):
                put(line, sys.stdout)
    return 0


def _signed(decision: Decision) -> Decision:
    """Return a decision with who made it and when, where the file does not say."""
    from tellings.store.opening import this_moment

    return replace(
        decision,
        user=decision.user or _user(),
        made_at=decision.made_at or this_moment(),
    )


def _user() -> str | None:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return None


def _width() -> int:
    return min(shutil.get_terminal_size().columns, WIDEST)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _short(text: str) -> str:
    line = " ".join(plain(text).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
