"""How many each report tells to have been killed and hurt.

A report gives a count ("three dead"), or tells of one after the other, or both. Whoever did it is
kept apart: some reports count him, some do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from tellings.compose.headlines import SAYS_NOTHING, Headline
from tellings.data.fates import fate_words, takes_in_doer
from tellings.records.spans import Span
from tellings.records.statement import Fate, Statement
from tellings.text.people import is_people

#: A count so many times the first that a report gives is of something else.
FAR = 5
_SURE = ("actual", "positive")
_MORE = re.compile(r"\W{0,3}\w{1,12}\s(?:more|additional)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|both|all|these|those)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Count:
    """How many a report tells of, and where.

    Attributes:
        number: How many.
        statement: The statement that says so.
        counted: Whether it counts; else persons are told one by one.
        with_doer: Whether it says that whoever did it is among them.
        beside: Whether they are counted beside others ("two others").
        by: Whether it says that somebody did it to them.
        definite: Whether it points to people told of before ("the two victims").
        derived: Whether it is what is left of those shot without those who died.
        by_person: Whether that is a person.
        several: Whether its sentence tells of several happenings at once.
        headline: Whether only the headline says so; the statement is the report's first.
        in_text: What the text comes to, where only the headline says so.
    """

    number: int
    statement: Statement
    counted: bool
    with_doer: bool = False
    beside: bool = False
    by: bool = False
    definite: bool = False
    derived: bool = False
    by_person: bool = False
    several: bool = False
    headline: bool = False
    in_text: Count | None = None

    @property
    def others(self) -> int:
        """How many they are without whoever did it."""
        return self.number - self.with_doer


@dataclass(frozen=True, slots=True)
class Told:
    """A fate and the statement that tells it."""

    fate: Fate
    statement: Statement

    def __len__(self) -> int:
        """Return how many it befell."""
        fate = self.fate
        return int(fate.lower or fate.upper or 0)

    @property
    def person(self) -> bool:
        """Whether it tells of one person."""
        return self.fate.lower == self.fate.upper == 1


@dataclass(frozen=True, slots=True)
class ReportToll:
    """What one report tells of the killed and of the hurt.

    Attributes:
        killed: Counts of the dead.
        injured, shot, taken: Counts of the hurt, of those shot, of those brought to hospital;
            who was shot or brought there may have died.
        dead, hurt: Persons told one by one.
        doer: Whoever did it, of whom the same is told.
        headline: What the headline tells.
        first: The first statement of the report.
    """

    killed: tuple[Count, ...]
    injured: tuple[Count, ...]
    shot: tuple[Count, ...]
    taken: tuple[Count, ...]
    dead: tuple[Told, ...]
    hurt: tuple[Told, ...]
    doer: tuple[Told, ...]
    headline: Headline = SAYS_NOTHING
    first: Statement | None = None

    @property
    def tells(self) -> bool:
        """Whether anybody is told to be dead or hurt."""
        return bool(
            self.killed or self.injured or self.shot or self.taken or self.dead or self.hurt
        )


def find_doers(statements: Sequence[Statement]) -> frozenset[str]:
    """Return the names of those who are told to have killed or shot somebody."""
    fates = [f for s in statements for f in s.fates]
    by = Counter(f.by.lower() for f in fates if f.by and f.by[0].isupper())
    by.update(f.name.lower() for f in fates if f.doer and f.name)
    befell = Counter(f.name.lower() for f in fates if f.name and not f.doer and not f.by)
    return frozenset(name for name, times in by.items() if times >= befell[name])


def read_toll(statements: Sequence[Statement], doers: frozenset[str] = frozenset()) -> ReportToll:
    """Return what the statements of one report tell.

    Args:
        statements: Those of the happening, in order of place.
        doers: Names of whoever did it, in lower case.
    """
    everybody = _fates(statements)
    told = [t for t in everybody if not _is_doer(t.fate, doers)]
    kinds = {
        kind: [t for t in told if t.fate.measure == kind]
        for kind in ("killed", "injured", "shot", "hospitalised")
    }
    several = {s.sentence for s in statements if _is_of_several(s.text)}
    gone = {t.fate.start for t in kinds["killed"]}
    for kind in ("injured", "hospitalised"):
        kinds[kind] = [t for t in kinds[kind] if t.fate.start not in gone]
    counts = {
        k: tuple(_plausible(list(_counts(ones, doers, several, added=k == "killed"))))
        for k, ones in kinds.items()
    }
    return ReportToll(
        killed=counts["killed"],
        injured=counts["injured"],
        shot=counts["shot"],
        taken=counts["hospitalised"],
        dead=tuple(t for t in kinds["killed"] if t.person),
        hurt=tuple(t for k in ("injured", "shot", "hospitalised") for t in kinds[k] if t.person),
        doer=tuple(t for t in everybody if _is_doer(t.fate, doers)),
    )


def _fates(statements: Sequence[Statement]) -> list[Told]:
    seen: dict[tuple[int, str], Told] = {}
    for statement in statements:
        if statement.role != "background" and statement.stance in {"asserts", "doubts"}:
            for fate in statement.fates:
                if fate.doer and (statement.modality, statement.polarity) != _SURE:
                    continue
                seen.setdefault((fate.start, fate.measure), Told(fate, statement))
    return sorted(seen.values(), key=lambda t: (t.fate.start, t.fate.at))


def _is_of_several(text: str) -> bool:
    """Whether a text tells of several happenings at once."""
    return not fate_words("happenings").isdisjoint(re.findall(r"\w+", text.lower()))


def _is_doer(fate: Fate, doers: frozenset[str]) -> bool:
    if fate.doer or fate.name is None:
        return fate.doer
    name = fate.name.lower()
    return name in doers or (" " not in name and any(name in d.split() for d in doers))


def _plausible(counts: Sequence[Count]) -> Iterator[Count]:
    """Leave out what is far more than the first count: of a city's year, of another war."""
    for count in counts:
        if not counts[0].number or count.number <= FAR * counts[0].number:
            yield count


def _is_person(by: str | None) -> bool:
    """Whether a name of, or noun for, what did it is one for a person."""
    if by is None:
        return False
    return by[0].isupper() or is_people(by) or by in fate_words("doers") | fate_words("pronouns")


def _counts(
    told: Sequence[Told], doers: Collection[str], several: Collection[Span], *, added: bool
) -> Iterator[Count]:
    """Yield the count of each phrase that counts: "four clerks and a girl" are five."""
    called = {name.split()[-1] for name in doers}
    phrases: dict[int, list[Told]] = {}
    for one in told:
        if not one.fate.part:
            phrases.setdefault(one.fate.phrase, []).append(one)
    for ones in phrases.values():
        if any(o.fate.figure is not None for o in ones) or len(ones) > 1:
            number = _sum(ones)
            # "A guard and three others": none of them is beside the guard.
            beside = ones[0].fate.beside
            if added and beside and not _is_more(ones[0]):
                number += _before(ones[0], phrases.values())
            elif added and _is_more(ones[0]):
                number += _smaller(ones[0], number, phrases.values())
            statement = ones[0].statement
            with_doer = takes_in_doer(statement.text, called)
            by = any(o.fate.by for o in ones)
            if not _of_stretch(statement.text):
                definite = _DEFINITE.match(_text_of(ones[0])) is not None
                yield Count(
                    number,
                    statement,
                    counted=True,
                    with_doer=with_doer,
                    beside=beside,
                    by=by,
                    definite=definite,
                    by_person=any(_is_person(o.fate.by) for o in ones),
                    several=statement.sentence in several,
                )


def _is_more(one: Told) -> bool:
    """Whether a count comes on top of what was told before: "two more people died"."""
    return _MORE.match(_text_of(one)) is not None


def _text_of(one: Told) -> str:
    """Return the statement from where it names those whom it counts."""
    return one.statement.text[max(0, one.fate.phrase - one.statement.start) :]


def _of_stretch(text: str) -> bool:
    """Whether a count is one of a stretch of time: "88 people so far this year"."""
    return any(phrase in text.lower() for phrase in fate_words("stretches"))


def _sum(ones: Sequence[Told]) -> int:
    """Return how many a phrase counts; what comes to its first number are parts of that."""
    ones = [o for o in ones if o.fate.upper is not None or o.fate.figure is not None] or ones
    first, rest = len(ones[0]), sum(len(o) for o in ones[1:])
    return first if len(ones) > 2 and first == rest else first + rest


def _smaller(one: Told, number: int, phrases: Collection[list[Told]]) -> int:
    """Return the highest count before this that is lower: what "two more" come on top of."""
    before = (_sum(o) for o in phrases if o[0].fate.start < one.fate.start)
    return max((n for n in before if n < number), default=0)


def _before(one: Told, phrases: Collection[list[Told]]) -> int:
    """Return how many of the same fate the sentence tells of before "three others"."""
    return sum(
        _sum(other)
        for other in phrases
        if other[0].statement.sentence == one.statement.sentence
        and other[0].fate.start < one.fate.start
        and not any(o.fate.beside for o in other)
    )


def main_count(counts: Sequence[Count]) -> Count | None:
    """Return the count that a report comes to: the highest; but the first, if that comes again.

    What is higher and told once, after that, is of another happening; what is told of several
    happenings at once is none of them.
    """
    counts = [c for c in counts if not c.several]
    if not counts:
        return None
    top = max(counts, key=lambda c: c.number)
    numbers = [c.number for c in counts]
    again = numbers.count(numbers[0]) > 1 and numbers.count(top.number) == 1
    return counts[0] if again else top


def count_persons(told: Sequence[Told]) -> int:
    """Return how many persons are told one by one.

    By their names, by their ages, or by what sex they are and who is "another".
    """
    ages = {t.fate.age for t in told if t.fate.age}
    sexes = {(sex, t.fate.beside) for t in told if (sex := _sex(t.fate))}
    return max(len(names_of(told)), len(ages), len(sexes), int(bool(told)))


def _sex(fate: Fate) -> str | None:
    return next((sex for sex in ("male", "female") if fate.person in fate_words(sex)), None)


def names_of(told: Sequence[Told]) -> set[str]:
    """Return the names of persons, those in short that stand for longer ones left out."""
    names = {t.fate.name.lower() for t in told if t.fate.name}
    full = {n for n in names if " " in n}
    parts = {p for n in full for p in n.split()}
    return full | {n for n in names - full if n not in parts}


def others_hurt(toll: ReportToll, deaths: int) -> tuple[Told, ...]:
    """Return the persons hurt who are none of the dead.

    Somebody is another where all the dead are known by name, or by age, and he is not; or where
    one sentence tells both. Where nobody died, everybody is.
    """
    if not deaths:
        return toll.hurt
    names, ages = names_of(toll.dead), {t.fate.age for t in toll.dead if t.fate.age}
    parts = {p for n in names for p in n.split()}
    starts = {t.fate.start for t in toll.dead}

    def other(one: Told) -> bool:
        name = (one.fate.name or "").lower()
        if one.fate.start in starts or name in names or one.fate.age in ages:
            return False
        if name and " " not in name and name in parts:
            return False
        if not names.isdisjoint(name.split()):
            return False  # "Velsen died": it was Jona Velsen who was hurt
        told_of = (name and len(names) >= deaths) or (one.fate.age and len(ages) >= deaths)
        if told_of or (deaths > 1 and one.fate.measure != "shot" and (name or one.fate.age)):
            return True
        return one.fate.beside or _apart(one, toll.dead)

    return tuple(t for t in toll.hurt if other(t))


def _may_be(one: str | None, other: str) -> bool:
    """Whether two nouns may stand for one person: "the boy" for "the child", not for "a man"."""
    if one is None or one == other or not fate_words("anybody").isdisjoint({one, other}):
        return True
    young = fate_words("young")
    return bool({one, other} & young) and {one, other} <= young | fate_words("may_be_young")


def _apart(one: Told, dead: Sequence[Told]) -> bool:
    """Whether a sentence tells of somebody hurt and of somebody else dead."""
    near = [d for d in dead if d.statement.sentence == one.statement.sentence]
    return (
        bool(near)
        and one.fate.person is not None
        and not any(_may_be(d.fate.person, one.fate.person) for d in near)
    )
