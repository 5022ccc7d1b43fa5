"""From a matter to a finding: status, origins, values, sides, question and reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tellings.data.claims import is_firm
from tellings.ports import StatusScorer
from tellings.records.entity import Entity
from tellings.records.finding import Finding, FindingKind, Origin, Side, Value
from tellings.records.matter import Matter
from tellings.records.report import Report
from tellings.records.spans import make_id
from tellings.records.statement import Statement
from tellings.text.figures import number_of
from tellings.weigh.bystanders import part_bystanders, part_states
from tellings.weigh.confidence import status_features, to_columns
from tellings.weigh.parties import Party
from tellings.weigh.refinement import link_refinements
from tellings.weigh.retraction import Withdrawals, find_withdrawals
from tellings.weigh.succession import link_successions
from tellings.weigh.values import Told, group_values, tell_values
from tellings.weigh.verdict import Verdict, judge
from tellings.weigh.wording import ask, give_reason, give_reason_of_rivals

#: Characters of a statement that stands for its side.
SIDE_CHARS = 120
_SAYS_NO = frozenset({"denies", "doubts"})
#: A claim that opens so hangs on words before it: "of stealing fuel", "who owns the yard".
_HANGS = frozenset(
    "of for to by with from as in on at who which whose whom that when where while".split()
)


def weigh_matters(
    matters: Sequence[Matter],
    statements: Mapping[str, Statement],
    reports: Mapping[str, Report],
    parties: Mapping[str, Party],
    scorer: StatusScorer,
    entities: Sequence[Entity] = (),
) -> tuple[Finding, ...]:
    """Return the findings of a story.

    A single statement that is opinion or background is in no finding: it clutters.

    Args:
        matters: From `align_statements`.
        statements: The story's statements by id, origins assigned.
        reports: Its reports by id, dated.
        parties: Who stands behind each origin.
        scorer: Says how probable it is that a status is right.
        entities: The story's entities, for which place lies in which.

    Returns:
        The findings with their links, in order of their ids.
    """
    told = {i: statements[i] for matter in matters for i in matter.statements}
    withdrawn = find_withdrawals(told.values(), reports)
    matters = part_bystanders(matters, statements, reports, withdrawn)

    def weigh(matters: Sequence[Matter]) -> tuple[Sequence[Finding], dict[str, Matter]]:
        found = [
            (_score(_weigh(matter, members, reports, parties, withdrawn), scorer), matter)
            for matter in matters
            if len(members := [statements[i] for i in matter.statements]) > 1 or _tells(members[0])
        ]
        findings = sorted((finding for finding, _ in found), key=lambda f: f.id)
        by_finding = {finding.id: matter for finding, matter in found}
        linked = link_successions(findings, by_finding, statements, reports, withdrawn)
        return linked, by_finding

    linked, by_finding = weigh(matters)
    moved = [(by_finding[old], by_finding[f.id]) for f in linked for old in f.supersedes]
    parted = part_states(matters, moved)
    if parted != matters:
        linked, by_finding = weigh(parted)
    places = {entity.id: entity for entity in entities}
    return tuple(link_refinements(linked, by_finding, statements, places))


def _tells(statement: Statement) -> bool:
    return statement.role in {"event", "state"}


def _score(finding: Finding, scorer: StatusScorer) -> Finding:
    return replace(finding, confidence=round(scorer.score(to_columns(finding.features)), 2))


def _weigh(
    matter: Matter,
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    parties: Mapping[str, Party],
    withdrawn: Withdrawals,
) -> Finding:
    told = tell_values(statements, reports, withdrawn.by)
    verdict = judge(told, matter)
    kind = "figure" if verdict.parted_by == "values" else _kind(told)
    origins = _origins(told, parties)
    carried_by = len({t.statement.report for t in told})
    parted = verdict.camps if verdict.parted_by == "values" else group_values(told)
    values = _values(parted) if kind == "figure" else ()
    sides = _sides(verdict, kind)
    # The question is the one that they answer who made the status, not what stands near them.
    lead = _lead(verdict.agreeing or [t for camp in verdict.camps for t in camp] or told)
    return Finding(
        id=make_id("f", *sorted(matter.statements)),
        question=ask(kind, lead.statement, lead.figure),
        kind=kind,
        status=verdict.status,
        statements=tuple(t.statement.id for t in told),
        origins=origins,
        independent_origins=_count(verdict, origins),
        carried_by=carried_by,
        values=values,
        sides=sides,
        reason=_reason(verdict, origins, carried_by, values, sides),
        features=status_features(verdict.status, kind, matter, told),
    )


def _reason(
    verdict: Verdict,
    origins: Sequence[Origin],
    carried_by: int,
    values: Sequence[Value],
    sides: Sequence[Side],
) -> str:
    if verdict.parted_by == "rivals":
        return give_reason_of_rivals(sides, origins)
    agreeing = {t.statement.origin for t in verdict.agreeing}
    moved = {t.statement.origin for camp in verdict.camps for t in camp}
    behind = moved if (verdict.status, verdict.parted_by) == ("superseded", "values") else agreeing
    return give_reason(
        verdict.status,
        [o for o in origins if o.id in behind] or origins,
        carried_by,
        values,
        sides,
        beside=[o for o in origins if agreeing and o.id not in agreeing],
    )


def _count(verdict: Verdict, origins: Sequence[Origin]) -> int:
    """Return how many origins stand behind a finding: who only speaks near them does not."""
    if verdict.status == "once":
        return 1
    return len({t.statement.origin for t in verdict.agreeing}) or len(origins)


def _kind(told: Sequence[Told]) -> FindingKind:
    if any(t.figure is not None for t in told) and 2 * sum(t.figure is not None for t in told) > (
        len(told)
    ):
        return "figure"
    states = sum(t.statement.role == "state" for t in told)
    return "state" if 2 * states > len(told) else "event"


def _lead(told: Sequence[Told]) -> Told:
    """Return the statement that tells the matter best: firm, of middling length, early."""
    sizes = sorted(len(t.statement.text) for t in told)
    middle = sizes[len(sizes) // 2]
    return min(
        told,
        key=lambda t: (
            t.figure is None and any(o.figure for o in told),
            not is_firm(t.statement),
            t.statement.stance != "asserts",
            t.statement.text.split(" ", 1)[0] in _HANGS,
            abs(len(t.statement.text) - middle),
            t.statement.id,
        ),
    )


def _origins(told: Sequence[Told], parties: Mapping[str, Party]) -> tuple[Origin, ...]:
    by_origin: dict[str, list[str]] = {}
    for one in told:
        if one.statement.origin:
            by_origin.setdefault(one.statement.origin, []).append(one.statement.id)
    return tuple(
        Origin(
            id=origin,
            kind=parties[origin].kind,
            name=parties[origin].name,
            statements=tuple(ids),
        )
        for origin, ids in by_origin.items()
    )


def _values(groups: Sequence[Sequence[Told]]) -> tuple[Value, ...]:
    """Return the values in order of time; the newest is current, with those of its moment."""
    last = max((t.day or "" for g in groups for t in g), default="")
    newest = [g for g in groups if max(t.day or "" for t in g) == last]
    # Of one day the number that another was changed to is the later one.
    newest = [g for g in newest if any(t.changes for t in g)] or newest
    values = []
    for group in groups:
        latest = max(t.day or "" for t in group)
        # The narrowest wording speaks for a group of values that agree.
        best = min(group, key=lambda t: (_width(t), t.order))
        figure = best.figure
        if figure is None:
            continue
        values.append(
            Value(
                lower=figure.lower,
                upper=figure.upper,
                unit=figure.unit,
                text=figure.text,
                as_of=latest or None,
                statements=tuple(t.statement.id for t in group),
                current=group in newest,
            )
        )
    return tuple(values)


def _width(told: Told) -> float:
    figure = told.figure
    if figure is None or figure.lower is None or figure.upper is None:
        return float("inf")
    return figure.upper - figure.lower


def _sides(verdict: Verdict, kind: FindingKind) -> tuple[Side, ...]:
    if verdict.status != "disputed" and verdict.parted_by != "correction":
        return ()
    # Sides that differ in a number are told by it; sides that affirm and deny, by their words.
    told = {number_of(t.figure) for camp in verdict.camps for t in camp if t.figure is not None}
    by_figure = kind == "figure" and len(told) > 1
    return tuple(
        Side(
            text=_side_text(camp, by_figure=by_figure),
            origins=tuple(dict.fromkeys(t.statement.origin for t in camp if t.statement.origin)),
            statements=tuple(t.statement.id for t in camp),
        )
        for camp in verdict.camps
        if camp
    )


def _side_text(camp: Sequence[Told], *, by_figure: bool) -> str:
    figures = [t.figure for t in camp if t.figure is not None]
    if by_figure and figures:
        return min(figures, key=lambda f: (number_of(f) is None, len(f.text), f.text)).text
    lead = _lead(camp).statement
    text = " ".join(lead.text.split())
    if lead.stance in _SAYS_NO and lead.polarity == "positive":
        # The words are the claim; that it is denied stands in the verb before them.
        text = f"{lead.stance} {'that ' if lead.predicate else ''}{text}"
    if len(text) <= SIDE_CHARS:
        return text
    return text[: SIDE_CHARS - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
