"""What the tests of the store ask of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from tests.store.conftest import FakeStages, make_report

from tellings.records.account import Account, Decision, MadeWith, Story
from tellings.records.report import Report
from tellings.store.database import Database
from tellings.store.partition import split_into_blocks
from tellings.store.reading import load_account
from tellings.store.rulings import Ruling, latest
from tellings.store.stream import Outcome, add_reports
from tellings.store.telling import tell_block

NOW = "2031-03-04T10:00:00+00:00"

BRIDGE = make_report("bridge", "The bridge over Arnsund fell. Two were hurt.")
BRIDGE_TOO = make_report("bridge-too", "The bridge over Arnsund fell. Nobody was hurt.")
BRIDGE_LATER = make_report("later", "The bridge over Arnsund fell. It opens again.")
BAKER = make_report("baker", "A baker called Ostrup wins a prize.")


def silent(stage: str, done: int, total: int) -> None:
    del stage, done, total


def add(database: Database, reports: Sequence[Report], stages: FakeStages) -> Outcome:
    return add_reports(database, reports, stages, made_at=NOW, progress=silent)


def account_of(database: Database, **how: Any) -> Account:
    return load_account(database, MadeWith(program="tellings", version="0"), **how)


def content(stories: Sequence[Story]) -> list[Any]:
    """Return what stories say, whatever their records are called."""
    return sorted(map(_content, stories), key=lambda story: str(story["reports"]))


def _content(story: Story) -> dict[str, Any]:
    return {
        "reports": story.reports,
        "follows": len(story.follows),
        "title": story.title,
        "summary": story.summary,
        "copies": story.copies,
        "statements": story.statements,
        "entities": [dataclasses.replace(e, id="", former_ids=()) for e in story.entities],
        "findings": [dataclasses.replace(f, id="", former_ids=()) for f in story.findings],
    }


def built(reports: Sequence[Report], decisions: Sequence[Decision] = ()) -> list[Any]:
    """Return what `build` tells of the reports."""
    stages = FakeStages()
    notes = {note.report: note for note in stages.annotate(reports)}
    profiles = {p.report: p for p in stages.profile(reports, notes)}
    held = latest(decisions)
    rulings = [Ruling(decision=decision) for decision in held]
    told = [
        one.story
        for block in split_into_blocks(reports, profiles, stages, held)
        for one in tell_block(
            block, profiles, lambda ids: {i: notes[i] for i in ids}, stages, rulings=rulings
        ).told
    ]
    return content(told)
