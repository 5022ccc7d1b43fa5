"""One story's parts → the story as it is shown: title, summary, timeline, events, changes."""

from __future__ import annotations

from dataclasses import replace

from tellings.compose.differences import tell_changes
from tellings.compose.events import record_events
from tellings.compose.newest import find_newest, leave_out
from tellings.compose.parts import StoryParts, gather
from tellings.compose.summary import write_summary
from tellings.compose.timeline import choose_period, make_timeline
from tellings.compose.title import choose_title
from tellings.compose.unknown import list_unknown
from tellings.compose.weight import weigh_findings
from tellings.records.account import Story, name_story

__all__ = ["StoryParts", "compose_story"]


def compose_story(draft: StoryParts) -> Story:
    """Return the story record of `draft`, the same for any order of its parts.

    Args:
        draft: One story after weighing.

    Returns:
        The story with everything that is written about it. Nothing in it is invented: the
        summary uses the reports' own words, and every sentence cites the statements it rests on.
    """
    material = gather(draft)
    weights = weigh_findings(material)
    story = Story(
        id=name_story(material.reports),
        title=choose_title(material, weights),
        reports=tuple(material.reports),
        period=choose_period(material, weights),
        lead_place=draft.lead_place,
        summary=write_summary(material, weights),
        unknown=list_unknown(material),
        copies=tuple(sorted(draft.copies, key=lambda c: (c.kind, c.reports))),
        entities=tuple(material.entities.values()),
        statements=tuple(material.statements.values()),
        findings=tuple(sorted(draft.findings, key=lambda f: (-weights[f.id], f.id))),
        timeline=make_timeline(material),
        events=record_events(material),
    )
    newest = find_newest(material.reports.values())
    if not newest:
        return story
    before = leave_out(story, {report.id for report in newest})
    return replace(story, changes=tell_changes(before, story, reports=draft.reports))
