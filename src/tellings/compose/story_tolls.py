"""The toll of what a story tells of: how many were killed and hurt, by all its reports.

Reports count at different times and count different people. What most of them count goes before
what one counts; who died later leaves the hurt; whoever did it is added where he is not counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tellings.compose.headlines import read_headline
from tellings.compose.report_tolls import dead_of, hurt_numbers, hurt_of, number_dead, numbers_of
from tellings.compose.tolls import (
    Count,
    ReportToll,
    Told,
    count_persons,
    find_doers,
    read_toll,
)
from tellings.data.fates import fate_words
from tellings.records.statement import Statement
from tellings.text.numbers import find_numbers

#: So many times as many reports that tell of nobody hurt as tell of persons hurt: then nobody is.
SILENT = 2
#: Up to so many dead a report tells of each: where one is left over, it is whoever did it.
FEW = 3


@dataclass(frozen=True, slots=True)
class Toll:
    """A number and the counts it rests on, in order of time.

    Attributes:
        told_of_doer: The statement by which whoever did it is added to those counted.
    """

    number: int | None
    counts: tuple[tuple[int, Count], ...]
    told_of_doer: Statement | None = None

    @property
    def doer(self) -> bool:
        """Whether whoever did it is among the number, beside those counted."""
        return self.told_of_doer is not None


def tell_tolls(
    told: Sequence[Sequence[Statement]],
    days: Sequence[str] = (),
    headlines: Sequence[tuple[str, Statement | None]] = (),
) -> tuple[Toll, Toll]:
    """Return how many were killed and how many were hurt.

    Args:
        told: The statements on the happening, by report, in order of time.
        days: The day of each report, empty where nobody knows; none at all if left out.
        headlines: The headline of each report and its first statement; none at all if left out.
    """
    doers = find_doers([s for statements in told for s in statements])
    tolls = [read_toll(statements, doers) for statements in told]
    if headlines:
        tolls = [
            replace(toll, headline=read_headline(title), first=first)
            for toll, (title, first) in zip(tolls, headlines, strict=True)
        ]
    days = days or [""] * len(tolls)
    killed = _killed(tolls, days)
    return killed, _hurt(tolls, killed, days)


def _killed(tolls: Sequence[ReportToll], days: Sequence[str]) -> Toll:
    counts = [(n, c) for n, toll in enumerate(tolls) if (c := dead_of(toll)) is not None]
    number = _choose(counts, days, [numbers_of(t.killed) for t in tolls])
    if number == 1 and _stands_alone(counts, tolls):
        number = 0
    told = [t.statement for toll in tolls for t in toll.doer if t.fate.measure == "killed"]
    told += [c.statement for _, c in counts if c.with_doer]
    if not told or (number and (not _has_others(tolls) or _counts_doer(number, tolls))):
        return Toll(number, tuple(counts))
    return Toll((number or 0) + 1, tuple(counts), told[0])


def _choose(
    counts: Sequence[tuple[int, Count]], days: Sequence[str], mentioned: Sequence[frozenset[int]]
) -> int | None:
    """Return the number that most reports come to; of two such, that which more mention at all.

    Where that tells nothing either, the higher. A toll grows: a higher count of a later day goes
    before it, if the report does not know the lower one, or counts on from it: "a fifth victim".
    """
    some: Counter[int] = Counter()
    for _, count in counts:
        if count.others:
            some[count.others] += 3 if count.beside else 2
    if not some:
        return 0 if counts else None
    best = max(some, key=lambda n: (some[n], sum(n in m for m in mentioned), n))
    last = max((days[n] for n, c in counts if c.others == best), default="")
    grown = [
        (n, c)
        for n, c in counts
        if c.counted and not c.derived and c.others > best
        if days[n] > last and (best not in mentioned[n] or (c.others == best + 1 and _ranks(c)))
    ]
    return _choose(grown, days, mentioned) if grown and last else best


def _ranks(count: Count) -> bool:
    """Whether a count is the rank of its last: "a fifth victim was found"."""
    read = find_numbers(count.statement.text)
    return any(q.kind == "ordinal" and q.lower == count.number for q in read)


def _stands_alone(counts: Sequence[tuple[int, Count]], tolls: Sequence[ReportToll]) -> bool:
    """Whether a death is told so seldom that it is hardly of this happening.

    It is where nobody counts it, and most of the reports from the first that tells it on tell of
    others hurt and of no dead.
    """
    first = min(n for n, _ in counts)
    since = [toll for toll in tolls[first:] if toll.tells]
    telling = sum(dead_of(toll) is not None for toll in since)
    dead = {key for toll in tolls for t in toll.dead for key in _marks(t)}
    hurt = [_marks(t) for toll in since for t in toll.hurt]
    if any(c.beside for t in since for c in (*t.injured, *t.shot)):
        return False  # "three others were hurt": others than the dead
    many = any(c.number > 1 for t in since for c in (*t.injured, *t.shot, *t.taken))
    same = not many and (not any(hurt) or any(key in dead for marks in hurt for key in marks))
    counted = any(c.counted and c.number for _, c in counts)
    return not counted and not same and 2 * telling <= len(since)


def _marks(told: Told) -> tuple[str, ...]:
    fate = told.fate
    return tuple(mark for mark in (fate.name, fate.age, fate.person) if mark)


def _has_others(tolls: Sequence[ReportToll]) -> bool:
    """Whether others than whoever did it are told to be dead or hurt."""
    counted = any(c.number > 1 for t in tolls for c in (*t.killed, *t.injured, *t.shot))
    return counted or any(t.fate.by for toll in tolls for t in (*toll.dead, *toll.hurt))


def _counts_doer(number: int | None, tolls: Sequence[ReportToll]) -> bool:
    """Whether a number of dead takes in whoever did it.

    A headline or report says so, or another count is one less, or only one less are persons.
    """
    if not number:
        return False
    if any(t.headline.all_dead and t.headline.killed == number for t in tolls):
        return True
    counts = [c for toll in tolls for c in toll.killed]
    if any(c.with_doer for c in counts):
        return False
    if any(c.by_person and c.number == number for c in counts):
        return False  # "he killed four": four others
    if any(not c.by and c.number == number for t in tolls for c in t.killed if _one_frame(t)):
        return True
    if any(c is not None and c.number == number - 1 and c.counted for c in map(dead_of, tolls)):
        return True
    if any(c.number == number + 1 for c in counts):
        return False
    persons = max((count_persons(toll.dead) for toll in tolls), default=0)
    return 0 < persons == number - 1 <= FEW


def _hurt(tolls: Sequence[ReportToll], killed: Toll, days: Sequence[str]) -> Toll:
    deaths = (killed.number or 0) - killed.doer
    counts: list[tuple[int, Count]] = []
    silent = 0
    full = min((days[n] for n, c in killed.counts if c.others == deaths), default="")
    for n, toll in enumerate(tolls):
        count = hurt_of(toll, deaths)
        if count is not None and days[n] < full:
            count = _without(count, deaths - number_dead(toll))
        if count is not None:
            counts.append((n, count))
        elif toll.tells:
            silent += 1
    number = _choose(counts, days, [hurt_numbers(t) for t in tolls])
    if number and silent > SILENT * len(counts) and not any(c.counted for _, c in counts):
        number = 0
    return _with_doer(number, counts, tolls, deaths=deaths)


def _with_doer(
    number: int | None,
    counts: Sequence[tuple[int, Count]],
    tolls: Sequence[ReportToll],
    *,
    deaths: int,
) -> Toll:
    """Return a toll of the hurt with whoever did it, where a report counts him or he is alone.

    Elsewhere it is anybody's guess: most reports count the hurt without saying.
    """
    taken_in = [c.statement for _, c in counts if c.with_doer]
    alone = None if number or deaths else _doer_hurt(tolls)
    if taken_in and number is not None:
        return Toll(number + 1, tuple(counts), taken_in[0])
    if alone is not None:
        return Toll(1, tuple(counts), alone.statement)
    return Toll(number, tuple(counts))


def _without(count: Count, died: int) -> Count:
    """Return a count of the hurt without those who died after it."""
    if count.derived or died <= 0 or count.others <= died:
        return count
    return replace(count, number=count.number - died, derived=True)


def _doer_hurt(tolls: Sequence[ReportToll]) -> Told | None:
    """Return what tells that whoever did it was hurt and did not die."""
    told = [t for toll in tolls for t in toll.doer]
    if any(t.fate.measure == "killed" for t in told):
        return None
    return told[0] if told else None


def _one_frame(toll: ReportToll) -> bool:
    """Whether a report tells of murder and suicide in one word: then its dead are all the dead."""
    return any(t.fate.person in fate_words("own_deaths") for t in toll.doer)
