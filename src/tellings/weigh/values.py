"""What the statements of a matter count, and which values they give of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.data.cues import cue_words
from tellings.data.fates import takes_in_doer
from tellings.records.report import Report
from tellings.records.statement import Figure, Statement
from tellings.records.time import Interval
from tellings.text.figures import (
    can_both_hold,
    counts,
    may_count_same,
    number_of,
    same_thing,
    tells_how_many,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with the figure that matters here, if it has one, and the days it is of.

    Attributes:
        withdrawn_by: Reports in which its house has taken back the report that it stands in.
    """

    statement: Statement
    figure: Figure | None
    as_of: Interval | None
    withdrawn_by: frozenset[str] = frozenset()

    @property
    def day(self) -> str | None:
        """The day it is of, where that is one day or two."""
        return self.as_of.earliest[:10] if self.as_of else None

    @property
    def changes(self) -> bool:
        """Whether it tells that a number is another than it was: "was raised to nine"."""
        return self.figure is not None and self.statement.predicate in cue_words("changing")

    @property
    def order(self) -> tuple[str, bool, str, int]:
        """What statements are sorted by: time, then what changes another, report and place."""
        return self.day or "9999", self.changes, self.statement.report, self.statement.start


def tell_values(
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    withdrawn: Mapping[str, frozenset[str]],
) -> list[Told]:
    """Return the statements of a matter in order of time, each with its figure for it.

    Args:
        statements: Those of the matter.
        reports: The story's reports by id.
        withdrawn: For each report that was taken back, the reports that do so.
    """
    figures = _figures(statements)
    told = [
        Told(
            statement=s,
            figure=figures.get(s.id),
            as_of=_as_of(reports[s.report]),
            withdrawn_by=withdrawn.get(s.report, frozenset()),
        )
        for s in statements
    ]
    return sorted(told, key=lambda t: t.order)


def _as_of(report: Report) -> Interval | None:
    """Return the days a report was published; what it says is so as of then."""
    dated = report.published
    if dated is None or dated.basis == "unknown":
        return None
    return Interval(earliest=dated.earliest[:10], latest=dated.latest[:10])


def _figures(statements: Sequence[Statement]) -> dict[str, Figure]:
    """Return, by statement, the figure of the thing that most of them count."""
    firm = [s for s in statements if s.modality != "conditional"]
    counted = [f for s in firm for f in s.figures if counts(f)]
    offered = {
        s.id: [f for f in s.figures if counts(f) or _stands_alone(f, counted)] for s in firm
    }
    wholes = {
        key: [f for f in figures if f.part_of is None] or figures
        for key, figures in offered.items()
    }
    support: Counter[tuple[str, int]] = Counter()
    for key, figures in wholes.items():
        for n, figure in enumerate(figures):
            support[key, n] = sum(
                any(may_count_same(figure, other) for other in others)
                for name, others in offered.items()
                if name != key
            )
    if not support:
        return {}
    best = max(support, key=lambda at: (support[at], -at[1], at[0]))
    reference = wholes[best[0]][best[1]]
    chosen: dict[str, Figure] = {best[0]: reference}
    for key, figures in wholes.items():
        fitting = [f for f in figures if may_count_same(reference, f)]
        if fitting and key != best[0]:
            chosen[key] = max(
                fitting,
                key=lambda f: (
                    same_thing(reference, f),
                    can_both_hold(reference, f),
                    -f.start,
                ),
            )
    return chosen


def _stands_alone(figure: Figure, counted: Sequence[Figure]) -> bool:
    """Whether a rank tells how many there are: the third who is named may be one of thirty."""
    return tells_how_many(figure) and not any(may_count_same(figure, other) for other in counted)


def group_values(told: Sequence[Told]) -> list[list[Told]]:
    """Group what has a figure by values that can all hold, in order of first mention."""
    groups: list[list[Told]] = []
    for one in told:
        if one.figure is None:
            continue
        home = next((g for g in groups if all(_agree(one, other) for other in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _agree(a: Told, b: Told) -> bool:
    return a.figure is not None and b.figure is not None and can_both_hold(a.figure, b.figure)


def differ_by_doer(a: Told, b: Told) -> bool:
    """Whether two counts differ by whoever did it, whom one of them takes in."""
    if a.figure is None or b.figure is None:
        return False
    one, other = number_of(a.figure), number_of(b.figure)
    if one is None or other is None or abs(one - other) != 1:
        return False
    higher = a if one > other else b
    return takes_in_doer(higher.statement.text)


def at_same_moment(a: Told, b: Told) -> bool:
    """Whether two statements may be of one moment: their days meet, or nobody knows them."""
    if a.as_of is None or b.as_of is None:
        return True
    return a.as_of.earliest <= b.as_of.latest and b.as_of.earliest <= a.as_of.latest
