"""Which finding tells more exactly what another tells in general.

"Miners were hurt" and "two miners of the night shift were hurt at the gate", the town and its
province: nobody contradicts anybody, and neither bears the other out in full.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.data.claims import have_same_verb, is_firm, says_no
from tellings.records.entity import Entity
from tellings.records.finding import Finding
from tellings.records.matter import Matter
from tellings.records.statement import Figure, Statement
from tellings.text.figures import counts, may_count_same
from tellings.weigh.homes import find_homes

#: Probability of one matter that the general claim must have with the exact one.
SAME_THINGS = 0.2
#: Different content words that a general claim has at least, if its verb is that of the exact one,
#: and if not: fewer say nothing by themselves.
GENERAL_WORDS, TELLING_WORDS = 2, 4


@dataclass(frozen=True, slots=True)
class _Places:
    """Which place lies in which, by entity id."""

    by_entity: Mapping[str, Entity]

    def lies_in(self, inner: str | None, outer: str | None) -> bool:
        """Whether one place is within another that is a state or a part of one."""
        a, b = (self.by_entity.get(i or "") for i in (inner, outer))
        small, large = (e.place if e else None for e in (a, b))
        if small is None or large is None or inner == outer:
            return False
        if small.country_code is None or small.country_code != large.country_code:
            return False
        if large.feature == "country":
            return small.feature != "country"
        within = large.feature == "admin1" and small.admin1 == large.name
        return within and small.feature != "admin1"


def link_refinements(
    findings: Sequence[Finding],
    matters: Mapping[str, Matter],
    statements: Mapping[str, Statement],
    entities: Mapping[str, Entity],
) -> list[Finding]:
    """Return the findings with `refines` filled in.

    Args:
        findings: Weighed findings of one story, successions linked.
        matters: The matter that each was made of, by finding id.
        statements: The story's statements by id.
        entities: Its entities by id.
    """
    home = find_homes(findings, matters)
    linked = {f.id: {*f.supersedes, *f.superseded_by} for f in findings}
    places = _Places(entities)
    best: dict[str, tuple[float, str]] = {}
    for finding in findings:
        for (first, second), likeness in matters[finding.id].pairs.items():
            if likeness < SAME_THINGS:
                continue
            own, other = (first, second) if home.get(first) == finding.id else (second, first)
            general = home.get(other)
            if general is None or general == finding.id or home.get(own) != finding.id:
                continue
            if general in linked[finding.id]:
                continue
            if _refines(statements[own], statements[other], places):
                best[finding.id] = max(best.get(finding.id, (0.0, "")), (likeness, general))
    links = {exact: general for exact, (_, general) in best.items()}
    return [
        # Of two that each tell more than the other, neither is the general one.
        replace(f, refines=(links[f.id],))
        if f.id in links and links.get(links[f.id]) != f.id
        else f
        for f in findings
    ]


def _refines(exact: Statement, general: Statement, places: _Places) -> bool:
    """Whether one claim tells what another, of another report, tells, and more."""
    if exact.report == general.report or general.subject is not None:
        return False
    if not (is_firm(exact) and is_firm(general)) or says_no(exact) != says_no(general):
        return False
    more, less = set(exact.terms), set(general.terms)
    same_verb = have_same_verb(exact, general)
    enough = GENERAL_WORDS if same_verb else TELLING_WORDS
    if len(less) >= enough and less < more and not _counts_other(exact, general):
        return True
    if not same_verb:
        return False
    narrower = any(_is_within(f, g) for f in exact.figures for g in general.figures)
    return narrower or (
        exact.patient == general.patient
        and exact.agent == general.agent
        and places.lies_in(exact.where, general.where)
    )


def _counts_other(exact: Statement, general: Statement) -> bool:
    """Whether the general claim gives a number that the exact one does not have."""
    return any(
        counts(g) and not any(may_count_same(f, g) for f in exact.figures) for g in general.figures
    )


def _is_within(exact: Figure, general: Figure) -> bool:
    """Whether a number of the same lies in another's range, and says more: 210 in "hundreds"."""
    if not (counts(exact) and counts(general)) or exact.counted != general.counted:
        return False
    if exact.measure != general.measure or exact.lower is None:
        return False
    low, high = general.lower, general.upper
    above = low is None or low <= exact.lower
    below = high is None or (exact.upper is not None and exact.upper <= high)
    return above and below and (exact.lower, exact.upper) != (low, high)
