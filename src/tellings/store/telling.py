"""Tell one block: its copies, its stories, and what each story amounts to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.ports import Stages
from tellings.records.account import Decision, Story, name_story
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
    groups = [tuple(g) for g in stages.group([profiles[r.id] for r in ordered], copies, ties)]
    follows = _find_followed(groups, profiles, stages)
    for members in groups:
        inside = frozenset(members)
        own = tuple(report for report in ordered if report.id in inside)
        shared = tuple(c for c in copies if inside & set(c.reports))
        ours = tuple(r.decision for r in rulings if r.concerns(own))
        earlier = follows.get(members, ())
        judged = [_judged(d) for d in ours]
        inputs = digest((stages.reader, sorted(inside), shared, judged, earlier))
        if inputs in known:
            unchanged.add(inputs)
            continue
        story, dated = stages.tell(own, annotations([r.id for r in own]), shared, ours)
        story = replace(story, follows=earlier)
        told.append(Told(story=story, inputs=inputs, reports=tuple(dated)))
    return BlockTold(told=tuple(told), unchanged=frozenset(unchanged))


def _find_followed(
    groups: Sequence[tuple[str, ...]], profiles: Mapping[str, Profile], stages: Stages
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return by story, as its reports, the ids made of content of the stories that it follows."""
    if len(groups) < 2:
        return {}
    places = stages.follow([[profiles[name] for name in group] for group in groups])
    names = [name_story(group) for group in groups]
    return {
        group: tuple(sorted(names[place] for place in own))
        for group, own in zip(groups, places, strict=True)
    }


def _judged(decision: Decision) -> tuple[str, ...]:
    """Return what a decision says; who said so and when makes no difference to a story."""
    return (decision.judgement, *decision.about, decision.value or "")
