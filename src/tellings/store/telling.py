"""Tell one block: its copies, its stories, and what each story amounts to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from tellings.ports import Stages
from tellings.records.account import Decision, Story
from tellings.records.annotation import Annotation
from tellings.records.profile import Profile
from tellings.records.report import Report
from tellings.store.codec import digest
from tellings.store.rulings import Ruling, ties_reports

#: Hands out the annotations of reports by id, so that only those of what is told are in memory.
Annotations = Callable[[Sequence[str]], Mapping[str, Annotation]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story as it has just been told.

    Attributes:
        inputs: Digest of all that the telling depends on.
        reports: Its reports, with the days that it gives them.
    """

    story: Story
    inputs: bytes
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockTold:
    """What came of a block: stories told anew, and the digests of those that are as they were."""

    told: tuple[Told, ...]
    unchanged: frozenset[bytes] = frozenset()


def tell_block(
    reports: Sequence[Report],
    profiles: Mapping[str, Profile],
    annotations: Annotations,
    stages: Stages,
    *,
    rulings: Sequence[Ruling] = (),
    known: Collection[bytes] = (),
) -> BlockTold:
    """Tell the stories of a block; a function of the set of its reports and of the decisions.

    Args:
        reports: Those of the block, in any order.
        profiles: By report id.
        annotations: Hands out those of a story's reports.
        stages: Do the work.
        rulings: What persons have decided.
        known: Digests of stories that need not be told again.
    """
    by_id = {r.id: r for r in sorted(reports, key=lambda r: (r.file or "", r.id))}
    ordered = tuple(by_id.values())
    copies = tuple(stages.trace(ordered))
    ties = tuple(r.decision for r in rulings if ties_reports(r.decision))
    told: list[Told] = []
    unchanged: set[bytes] = set()
    for members in stages.group([profiles[r.id] for r in ordered], copies, ties):
        inside = frozenset(members)
        own = tuple(report for report in ordered if report.id in inside)
        shared = tuple(c for c in copies if inside & set(c.reports))
        ours = tuple(r.decision for r in rulings if r.concerns(own))
        inputs = digest((stages.reader, sorted(inside), shared, [_judged(d) for d in ours]))
        if inputs in known:
            unchanged.add(inputs)
            continue
        story, dated = stages.tell(own, annotations([r.id for r in own]), shared, ours)
        told.append(Told(story=story, inputs=inputs, reports=tuple(dated)))
    return BlockTold(told=tuple(told), unchanged=frozenset(unchanged))


def _judged(decision: Decision) -> tuple[str, ...]:
    """Return what a decision says; who said so and when makes no difference to a story."""
    return (decision.judgement, *decision.about, decision.value or "")
