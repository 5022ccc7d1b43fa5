"""Who stands where in a finding, and how values and states replaced each other."""

from __future__ import annotations

from tellings.export.view import StoryView, speaker_name
from tellings.export.words import list_words, manner, shorten, write_day
from tellings.records.finding import Finding, Side
from tellings.records.statement import Statement

_LONGEST_SIDE = 80
_LONGEST_STATE = 60
_MOST_STEPS = 5


def sides_of(view: StoryView, finding: Finding) -> list[Side]:
    """Return the sides; one for each origin where nobody has made them out."""
    if finding.sides:
        return list(finding.sides)
    found = []
    for origin in finding.origins:
        statements = view.known(origin.statements)
        if statements:
            ids = tuple(s.id for s in statements)
            text = shorten(statements[0].text, _LONGEST_SIDE)
            found.append(Side(text=text, origins=(origin.id,), statements=ids))
    return found


def behind(view: StoryView, finding: Finding, side: Side) -> list[str]:
    """Return the names of the origins that stand behind a side."""
    names = {origin.id: origin.name for origin in finding.origins}
    return [names.get(o) or view.origins.get(o) or "not named" for o in side.origins]


def carriers(view: StoryView, side: Side) -> list[str]:
    """Return the ids of the reports that carry a side, in the order of its statements."""
    return list(dict.fromkeys(s.report for s in view.known(side.statements)))


def as_of(finding: Finding, side: Side) -> str | None:
    """Return the days for which a side holds, in words."""
    held = set(side.statements)
    days = {v.as_of for v in finding.values if v.as_of and held.intersection(v.statements)}
    return list_words([write_day(day) for day in sorted(days)], most=3) or None


def steps(finding: Finding) -> list[str]:
    """Return the values in order of time, one after another equal to it left out.

    Of many, the first and the last. Of what a source took back, what it said and what it says,
    with its name.
    """
    if finding.sides:
        names = {origin.id: origin.name for origin in finding.origins}
        first, *rest = finding.sides
        who = list_words([names[o] for o in first.origins if o in names])
        return [f"{who}: {first.text}" if who else first.text, *(side.text for side in rest)]
    found: list[str] = []
    for value in sorted(finding.values, key=lambda v: v.as_of or "9999"):
        if not found or found[-1] != value.text:
            found.append(value.text)
    return found if len(found) <= _MOST_STEPS else [found[0], "…", *found[2 - _MOST_STEPS :]]


def chains(view: StoryView) -> list[list[Finding]]:
    """Return findings that replaced one another, the oldest first; a ring ends where it closes."""
    by_id = {finding.id: finding for finding in view.story.findings}
    later: dict[str, list[str]] = {}
    for finding in view.story.findings:
        for old in (i for i in finding.supersedes if i in by_id and i != finding.id):
            later.setdefault(old, []).append(finding.id)
    newer = {new for news in later.values() for new in news}
    found = []
    for start in (f for f in view.story.findings if f.id in later and f.id not in newer):
        order, waiting = [start], list(later[start.id])
        while waiting:
            step = by_id[waiting.pop(0)]
            if step not in order:
                order.append(step)
                waiting += later.get(step.id, [])
        found.append(order)
    return found


def state_words(view: StoryView, finding: Finding) -> str:
    """Return a state in a few words: its value, or what is said of it first."""
    if finding.values:
        return finding.values[0].text
    statements = view.known(finding.statements)
    return shorten(_told(statements[0]), _LONGEST_STATE) if statements else finding.question


def _told(statement: Statement) -> str:
    how = manner(statement)
    return f"{how}: {statement.text}" if how else statement.text


def different(statements: tuple[Statement, ...], most: int) -> list[Statement]:
    """Return at most `most` statements, those with words that were there before left out."""
    first: dict[str, Statement] = {}
    for statement in statements:
        first.setdefault(" ".join(statement.text.casefold().split()), statement)
    return list(first.values())[:most]


def once_of(view: StoryView) -> list[Finding]:
    """Return what one origin says and some report still carries, the weightiest first.

    What has been replaced is left out: it stands with what replaced it, in `chains`.
    """
    told = [f for f in view.with_status("once") if view.known(f.statements)]
    return [f for f in told if not replacing(view, f)]


def replacing(view: StoryView, finding: Finding) -> list[Finding]:
    """Return the findings that replaced a finding or took it back."""
    by_id = {f.id: f for f in view.story.findings}
    return [by_id[i] for i in finding.superseded_by if i in by_id]


def since_then(view: StoryView, finding: Finding) -> str:
    """Return what replaced a finding, and what tells it in general, as words after it."""
    by_id = {f.id: f for f in view.story.findings}
    later = [state_words(view, f) for f in replacing(view, finding)]
    general = [state_words(view, by_id[i]) for i in finding.refines if i in by_id]
    told = (("Later", later), ("Told in general", general))
    return ". ".join(f"{head}: {'; '.join(words)}" for head, words in told if words)


def standing_of(view: StoryView, statement: Statement) -> str:
    """Return in a word or two what became of a statement; empty while it stands unopposed."""
    for note in view.notes_of.get(statement.id, ()):
        finding = note.finding
        if finding is None:
            continue
        if finding.status == "disputed":
            return "disputed"
        if replacing(view, finding):
            return "no longer current"
        if finding.status == "superseded":
            if finding.sides and statement.id not in finding.sides[-1].statements:
                return "taken back later"
            if any(statement.id in v.statements and not v.current for v in finding.values):
                return "an earlier figure"
    return ""


def who_says(view: StoryView, statement: Statement) -> str:
    """Return the speaker and the report, or the report alone where it speaks itself.

    What was not simply said, but denied or ordered, says so: "the mayor denied this · Gazette".
    """
    how = manner(statement)
    named = (speaker_name(view, statement), view.labels[statement.report])
    who, *rest = [name for name in named if name]
    return " · ".join([f"{who} {how} this" if how else who, *rest])
