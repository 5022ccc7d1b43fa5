"""Which entity a speaker is, where that is safe to say.

Only what the phrase is about counts, not what else is named in it: a critic of a ministry is not
the ministry. A spokesman without a name is heard as the body for which he speaks.
"""

from __future__ import annotations

from dataclasses import replace

from tellings.records.entity import Entity
from tellings.records.statement import Speaker, Statement
from tellings.resolve.entity_finder import EntityFinder, Standing, head_end

_FITTING = {
    "person": frozenset({"person"}),
    "organisation": frozenset({"organisation", "group", "facility", "vessel", "place", "other"}),
    "group": frozenset({"group", "organisation", "other"}),
    "document": frozenset({"document", "organisation", "other"}),
}


def link_speaker(statement: Statement, finder: EntityFinder) -> Speaker:
    """Return the speaker of a statement with the entity filled in, if it is one."""
    speaker = statement.speaker
    if speaker.kind == "outlet" or speaker.entity is not None or not speaker.text:
        return speaker
    entity = _standing_there(statement.report, speaker, finder)
    if entity is None and speaker.kind != "unnamed":
        named = finder.named(speaker.text)
        entity = named if named and named.type in _FITTING[speaker.kind] else None
    if entity is None and speaker.kind in {"unnamed", "person"} and _is_definite(speaker.text):
        entity = finder.called(speaker.text, statement.report)
    if entity is None and (body := _spoken_for(statement.report, speaker, finder)) is not None:
        return replace(speaker, entity=body.id, kind="organisation")
    if entity is None:
        return speaker
    # Somebody described, and now known to be one whom the reports name, is no longer unnamed.
    known = speaker.kind == "unnamed" and entity.type == "person"
    return replace(speaker, entity=entity.id, kind="person" if known else speaker.kind)


def _standing_there(report: str, speaker: Speaker, finder: EntityFinder) -> Entity | None:
    """Return the entity whose mention is what the speaker's phrase is about."""
    if speaker.start is None or speaker.end is None or speaker.kind == "unnamed":
        return None
    found = [
        s
        for s in finder.within(report, speaker.start, speaker.end)
        if s.entity.type in _FITTING[speaker.kind]
    ]
    if speaker.kind == "person":
        return found[0].entity if found else None
    head = speaker.start + head_end(speaker.text or "")
    return next((s.entity for s in reversed(found) if _covers(s, head)), None)


def _spoken_for(report: str, speaker: Speaker, finder: EntityFinder) -> Entity | None:
    """Return the one body for which somebody without a name speaks: it is answerable."""
    if speaker.kind != "unnamed" or speaker.start is None or speaker.end is None:
        return None
    words = (speaker.text or "").lower().split()
    if not any(word.startswith("spokes") for word in words):
        return None
    bodies = {
        s.entity.id: s.entity
        for s in finder.within(report, speaker.start, speaker.end)
        if s.entity.type == "organisation"
    }
    return next(iter(bodies.values())) if len(bodies) == 1 else None


def _covers(standing: Standing, head: int) -> bool:
    return standing.start < head <= standing.end


def _is_definite(text: str) -> bool:
    """Whether a phrase means somebody presented before: "the mayor", "Mayor"; not "a mayor"."""
    first = text.split(maxsplit=1)[0]
    return first.lower() == "the" or first[:1].isupper()
