"""Who did it, to whom, where: what stands beside the word for the event, if it is near enough.

No parse is at hand here; only what stands so near that no other reading is likely is taken, the
rest stays unknown.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tellings.records.report import Report
from tellings.records.statement import Event, Statement
from tellings.resolve.entity_finder import EntityFinder, Standing

#: Entities that act and suffer; places are where it happens.
_ACTING = frozenset({"person", "organisation", "group", "vessel", "other"})
_SUFFERING = _ACTING | {"facility", "place"}
#: Characters between an entity and the word for the event, at most.
_REACH = 60

#: Words that may stand between a subject and its verb.
_BETWEEN = (
    r"(?:\s(?:has|have|had|may|might|could|would|also|all|both|then|later|again|already|still"
    r"|not|[a-z]{2,15}ly)){0,3}"
)
_BE = r"\s(?:was|were|is|are|been|being|be|got|gets)"
_ACTIVE = re.compile(rf"{_BETWEEN}\s")
_HAVING = re.compile(r"\s(?:has|have|had)\b")
_PASSIVE = re.compile(rf"{_BETWEEN}(?:{_BE}){{1,2}}{_BETWEEN}\s")
_GOING_ON = re.compile(rf"{_BETWEEN}(?:{_BE}){{0,2}}{_BETWEEN}\s")
_BY = re.compile(r"\s(?:[a-z]{1,15}\s){0,2}by\s(?:[a-z]{1,15}\s){0,3}")
_ONTO = re.compile(r"\s(?:(?:on|against|of|the|a|an|their|its|his|her|several|some)\s){0,3}")
#: "The man arrested in the raid": such a form without an object is what was done to somebody.
_DONE = re.compile(
    r"\S+(?:ed|en)(?:$|[^\w\s]|\s(?:in|at|on|by|for|after|over|during|from|to|as)\b)"
)
_OWNING = re.compile(r"\s?['\u2019]s?\b")
#: "The man of the north was seen": what follows a preposition is no subject.
_DEPENDENT = re.compile(
    r"\b(?:of|in|at|near|on|by|with|for|to|from|against|between|outside|inside|under|over|about"
    r"|among|across|around|off)\s(?:[a-z]{1,12}\s)?$",
    re.I,
)
_PLACED = re.compile(r"\b(?:in|at|near|outside|on|around|inside|off|across)\s(?:the\s)?$", re.I)


def link_event(statement: Statement, report: Report, finder: EntityFinder) -> Event | None:
    """Return the event of a statement with actor, target and place where they are plain."""
    event = statement.event
    if event is None:
        return None
    # The subject may stand in the sentence before the statement, an object only inside it.
    start = min(statement.sentence.start, statement.start)
    standing = finder.within(statement.report, start, statement.end)
    actor = target = None
    for candidate in standing:
        part = _part(candidate, event, report.text, statement.sentence.end)
        kind = candidate.entity.type
        if part == "actor" and kind in _ACTING:
            actor = candidate.entity.id
        elif part == "target" and kind in _SUFFERING and target is None:
            target = candidate.entity.id
    place = next(
        (
            s.entity.id
            for s in standing
            if s.entity.type in {"place", "facility"}
            and statement.start <= s.start < statement.end
            and s.entity.id != target
            and _PLACED.search(report.text[max(0, s.start - 16) : s.start])
        ),
        None,
    )
    return replace(
        event,
        actor=event.actor or (actor if actor != target else None),
        target=event.target or target,
        place=event.place or place,
    )


def _part(standing: Standing, event: Event, text: str, end: int) -> str | None:
    """Return the part that an entity beside the word for the event plays, if that is plain.

    Args:
        standing: The entity, where it stands.
        event: The event, with the place of its word.
        text: The report's text.
        end: Where its sentence ends.
    """
    trigger = event.trigger
    before = standing.end <= trigger.start
    gap = text[standing.end : trigger.start] if before else text[trigger.end : standing.start]
    if not gap or len(gap) > _REACH or _OWNING.match(text, standing.end):
        return None
    if not before:
        return "actor" if _BY.fullmatch(gap) else "target" if _ONTO.fullmatch(gap) else None
    if _DEPENDENT.search(text[max(0, standing.start - 24) : standing.start]):
        return None
    if text[trigger.start : trigger.end].lower().endswith("ing"):
        return "actor" if _GOING_ON.fullmatch(gap) else None
    if _PASSIVE.fullmatch(gap):
        return "target"
    if not _ACTIVE.fullmatch(gap):
        return None
    done = _DONE.match(text, trigger.start, end) and not _HAVING.search(gap)
    return None if done else "actor"
