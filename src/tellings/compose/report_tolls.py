"""How many one report comes to: as its headline counts, as its text does, or one by one.

The headline is of the happening; a text may list the dead of other years, or begin with another
happening. It is believed where it counts; where it only tells of a person ("man killed"), it goes
before a text that counts nobody either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tellings.compose.tolls import Count, ReportToll, count_persons, main_count, others_hurt
from tellings.data.fates import fate_words
from tellings.text.numbers import find_numbers

#: More persons than this, and nobody counts them: a report that lists those of other years.
MANY = 4
_ONE_OF = re.compile(
    r"\b([\w-]{1,12})(?:\s\w{1,20}){0,2}\sof\s(?:the\s|those\s|these\s)?([\w-]{1,20})",
    re.IGNORECASE,
)


def dead_of(toll: ReportToll) -> Count | None:
    """Return how many a report tells to be dead."""
    best, headline = _dead_in_text(toll), toll.headline
    if headline.killed is None:
        return best
    if headline.counted or best is None:
        return _as_headline(toll, headline.killed, toll.killed, best, counted=headline.counted)
    return best if best.counted else replace(best, number=headline.killed)


def hurt_of(toll: ReportToll, deaths: int) -> Count | None:
    """Return how many a report tells to be hurt and alive; `deaths`: how many died of all."""
    best, headline = _hurt_in_text(toll, deaths), toll.headline
    # "Five wounded" and one of them has died since: the headline may have him.
    if headline.hurt is None or (headline.killed is None and number_dead(toll)):
        return best
    return _as_headline(toll, headline.hurt, toll.injured, best, counted=True)


def number_dead(toll: ReportToll) -> int:
    """Return how many others than whoever did it a report tells to be dead."""
    here = dead_of(toll)
    return here.others if here is not None else 0


def numbers_of(counts: Sequence[Count]) -> frozenset[int]:
    """Return what counts come to without whoever did it."""
    return frozenset(c.others for c in counts)


def hurt_numbers(toll: ReportToll) -> frozenset[int]:
    """Return every number of people hurt that a report mentions or comes to."""
    best = hurt_of(toll, 0)
    return numbers_of((*toll.injured, *toll.shot, *([] if best is None else [best])))


def _as_headline(
    toll: ReportToll, number: int, counts: Sequence[Count], best: Count | None, *, counted: bool
) -> Count | None:
    """Return the count of the headline, with the statement that has the same if there is one."""
    told = [c for c in (best, *counts) if c is not None and c.others == number]
    if told:
        return replace(told[0], counted=told[0].counted or counted)
    if toll.first is None:
        return best
    return Count(number, toll.first, counted, headline=True, in_text=best)


def _dead_in_text(toll: ReportToll) -> Count | None:
    """Return how many a text tells to be dead: by its highest count, or one by one."""
    best = main_count(toll.killed)
    persons = count_persons(toll.dead)
    if persons > MANY and (best is None or persons > 2 * best.number):
        persons = 0
    if persons and (best is None or persons > best.number):
        return Count(persons, toll.dead[0].statement, counted=False)
    return best


def _hurt_in_text(toll: ReportToll, deaths: int) -> Count | None:
    """Return how many a text tells to be hurt and alive: by a count, or one by one."""
    dead = number_dead(toll)
    best = _injured_of(toll, deaths)
    top = main_count(toll.shot)
    if top is not None:
        gone = _died(top, toll, max(dead, deaths))
        hit = replace(top, number=top.number - gone, derived=gone > 0)
        best = hit if hit.others > (best.others if best is not None else 0) else best
    taken = main_count([c for c in toll.taken if not (c.definite and c.number <= dead)])
    if taken is not None and (best is None or (deaths == 0 and taken.others > best.others)):
        best = taken
    alive = others_hurt(toll, dead)
    persons = count_persons(alive)
    if persons and (best is None or persons > best.number):
        # Who is told to be hurt where nobody died yet may be the one who died.
        if dead == 0 and persons <= deaths:
            return best
        return Count(persons, alive[0].statement, counted=False)
    return best


def _injured_of(toll: ReportToll, deaths: int) -> Count | None:
    """Return how many are counted as hurt: beside the dead, if a sentence has both."""
    dead = number_dead(toll)
    # "Both victims had wounds": they are the two who died.
    some = [c for c in toll.injured if c.number and not (c.definite and c.number <= dead)]
    if not some:
        nobody = next((c for c in toll.injured if not c.number), None)
        return nobody if not (toll.shot or toll.taken) else None
    some = [_left(c, toll, dead) for c in some]
    beside = {c.statement.sentence for c in toll.killed if c.others == deaths}
    paired = [c for c in some if deaths and c.statement.sentence in beside]
    return main_count(paired or some)


def _left(count: Count, toll: ReportToll, dead: int) -> Count:
    """Return who is left of a count whose dead are told as some of it: "one of the five died"."""
    if not 0 < dead < count.number:
        return count
    some = fate_words("ranks") | {"one", "two", "three", "another"}
    for told in toll.dead:
        for found in _ONE_OF.finditer(told.statement.text):
            whole = find_numbers(found[2])
            if found[1].lower() in some and whole and whole[0].lower == count.number:
                return replace(count, number=count.number - dead, derived=True)
    return count


def _died(shot: Count, toll: ReportToll, dead: int) -> int:
    """Return how many of those shot died: of "three others" none, if no word is near."""
    sentence = shot.statement.sentence
    here = [c for c in toll.killed if c.statement.sentence == sentence]
    told = any(t.statement.sentence == sentence for t in toll.dead)
    return 0 if shot.beside and not here and not told else dead
