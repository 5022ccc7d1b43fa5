"""What two statements of a matter are to each other.

How alike they are, whether one party answers for both, whether they speak of the same time:
whatever has to be known before it can be said that one bears the other out, or that they differ.
"""

from __future__ import annotations

from tellings.records.matter import Matter
from tellings.records.relation import Relation
from tellings.records.statement import Speaker, Statement
from tellings.text.figures import in_other_units
from tellings.text.times import parse_day
from tellings.weigh.parties import name_unnamed
from tellings.weigh.quoted_words import said_words
from tellings.weigh.values import Told

#: Probability of one matter above which a statement confirms another.
CONFIRMS = 0.7
#: The same for amounts in two units, such as 3 miles and 5 kilometres: units are words, and
#: where they differ two statements look less alike than they are.
TURNED = 0.25
#: Days between two statements, one of which names its time, that make them of two happenings.
DAYS_APART = 60
#: Days between the times that two claims name, at which neither bears the other out.
OTHER_DAYS = 30
#: A time this long (days) is a year: what is told of a whole year is told beside the story.
_YEAR = 360


def likeness(matter: Matter, a: Told, b: Told) -> float:
    """Return the probability that two statements speak of one thing."""
    return matter.likeness(a.statement.id, b.statement.id)


def relation(matter: Matter, a: Told, b: Told) -> Relation | None:
    """Return what one statement is to another, if that was asked."""
    return matter.relation(a.statement.id, b.statement.id)


def are_of_one_origin(a: Told, b: Told) -> bool:
    """Whether one party answers for both, or for what it said first and took back in the other."""
    taken_back = b.statement.report in a.withdrawn_by or a.statement.report in b.withdrawn_by
    return taken_back or a.statement.origin == b.statement.origin


def are_in_other_units(a: Told, b: Told) -> bool:
    """Whether their figures measure one thing in two units."""
    return a.figure is not None and b.figure is not None and in_other_units(a.figure, b.figure)


def are_of_other_times(a: Told, b: Told) -> bool:
    """Whether the time that one of them names is not that of the other.

    Who names no time speaks of the days of the report. Where those are not known, what is told of
    a whole year is not of the day that the story is of.
    """
    first, second = _time_of(a), _time_of(b)
    if a.statement.when is None and b.statement.when is None:
        return False
    if first is None or second is None:
        named = first or second
        return named is not None and named[1] - named[0] >= _YEAR
    return first[0] > second[1] + DAYS_APART or second[0] > first[1] + DAYS_APART


def name_other_days(a: Statement, b: Statement) -> bool:
    """Whether both name a time, and not the same: last year's fire is no word for this one."""
    first, second = _days_named(a), _days_named(b)
    if first is None or second is None:
        return False
    return max(second[0] - first[1], first[0] - second[1]) >= OTHER_DAYS


def _days_named(statement: Statement) -> tuple[int, int] | None:
    when = statement.when
    if when is None or when.text is None:
        return None
    first, last = parse_day(when.earliest), parse_day(when.latest)
    return None if first is None or last is None else (first.toordinal(), last.toordinal())


def _time_of(told: Told) -> tuple[int, int] | None:
    """Return the first and the last day that a statement is of, as numbers."""
    time = told.statement.when or told.as_of
    if time is None:
        return None
    first, last = parse_day(time.earliest), parse_day(time.latest)
    return None if first is None or last is None else (first.toordinal(), last.toordinal())


def may_be_one_source(a: Statement, b: Statement) -> bool:
    """Whether two unnamed sources may be one person: "an attendant", "a tall attendant".

    Nobody can tell, so neither bears the other out. Of "officials" there are many.
    """
    first, second = a.speaker, b.speaker
    if not first.kind == second.kind == "unnamed" or not _is_one(first) or not _is_one(second):
        return False
    one, other = (set(name_unnamed(s.text or "").split()) for s in (first, second))
    return bool(one and other) and (one <= other or other <= one)


def _is_one(speaker: Speaker) -> bool:
    return (speaker.text or "").lower().startswith(("a ", "an ", "the ", "one ")) and not (
        speaker.text or ""
    ).endswith("s")


def are_copied(a: Statement, b: Statement) -> bool:
    """Whether a report tells by itself what another has word for word: one of them copies."""
    own = "outlet" in (a.speaker.kind, b.speaker.kind)
    words = said_words(a)
    return own and words is not None and words == said_words(b)
