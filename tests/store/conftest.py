"""Small fakes behind the ports: reports of few words, told in no time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tellings.cluster.linkage import link_by_average
from tellings.records.account import Change, Decision, Story, SummarySentence
from tellings.records.annotation import Annotation, Mention
from tellings.records.copy import Copy, Passage
from tellings.records.entity import Entity, MentionPlace, Variant
from tellings.records.finding import Finding
from tellings.records.profile import Profile
from tellings.records.report import Report
from tellings.records.spans import Span, make_id
from tellings.records.statement import Speaker, Statement
from tellings.store.database import Database
from tellings.store.opening import open_store

_SENTENCE = re.compile(r"[^.]+\.")
_NAME = re.compile(r"\b[A-Z][a-z]+\b")
_WORD = re.compile(r"\w+")
Pairs = Iterable[tuple[str, str]]


class FakeStages:
    """Stages for texts of short sentences, one statement each; a capital makes a name.

    Two reports are alike by the share of their words that they have in common; statements of one
    last word are one matter; a name is one entity; equal texts are copies.
    """

    reader = "fake"
    one_story = 0.2
    shared_topics = 1

    def __init__(self) -> None:
        self.annotated: list[str] = []
        self.told: list[tuple[str, ...]] = []

    def annotate(self, reports: Sequence[Report]) -> Iterable[Annotation]:
        for report in reports:
            self.annotated.append(report.id)
            yield annotate(report)

    def profile(
        self, reports: Sequence[Report], annotations: Mapping[str, Annotation]
    ) -> Sequence[Profile]:
        return [profile_of(report, annotations[report.id]) for report in reports]

    def topics(self, profile: Profile) -> Sequence[str]:
        return [word for word, _ in profile.terms]

    def score(self, profile: Profile, others: Sequence[Profile]) -> NDArray[np.float64]:
        return np.array([likeness(profile, other) for other in others])

    def sketch(self, report: Report) -> Sequence[int]:
        sentences = {s.strip() for s in _SENTENCE.findall(report.text)}
        return [hash_of(sentence) for sentence in sorted(sentences)]

    def trace(self, reports: Sequence[Report]) -> Sequence[Copy]:
        return find_equal(reports)

    def group(
        self, profiles: Sequence[Profile], copies: Sequence[Copy], decisions: Sequence[Decision]
    ) -> Sequence[Sequence[str]]:
        pairs = [((d.about[0], d.about[1]), d.judgement) for d in decisions]
        return link_all(
            profiles,
            [pair for pair, judgement in pairs if judgement == "same"],
            [pair for pair, judgement in pairs if judgement == "different"],
        )

    def follow(self, stories: Sequence[Sequence[Profile]]) -> Sequence[Sequence[int]]:
        # Each follows those whose first report comes before its own.
        firsts = [min(p.report for p in story) for story in stories]
        return [[n for n, other in enumerate(firsts) if other < own] for own in firsts]

    def tell(
        self,
        reports: Sequence[Report],
        annotations: Mapping[str, Annotation],
        copies: Sequence[Copy],
        decisions: Sequence[Decision],
    ) -> tuple[Story, Sequence[Report]]:
        self.told.append(tuple(report.id for report in reports))
        return tell(reports, annotations, copies, decisions), reports

    def compare(
        self, before: Story | None, after: Story, reports: Sequence[Report]
    ) -> Sequence[Change]:
        del reports
        known = set(before.reports) if before else set()
        new = [report for report in after.reports if report not in known]
        return [Change(kind="report", text=f"{report} came", report=report) for report in new]


def hash_of(text: str) -> int:
    return int.from_bytes(make_id("x", text).encode()[2:10], "big")


def annotate(report: Report) -> Annotation:
    statements = []
    for found in _SENTENCE.finditer(report.text):
        start = found.start() + len(found.group()) - len(found.group().lstrip())
        statements.append(
            Statement(
                id=make_id("s", report.id, start, found.end()),
                report=report.id,
                start=start,
                end=found.end(),
                text=report.text[start : found.end()],
                sentence=Span(start, found.end()),
                speaker=Speaker(kind="outlet"),
            )
        )
    mentions = tuple(
        Mention(report=report.id, start=m.start(), end=m.end(), text=m.group(), type="person")
        for m in _NAME.finditer(report.text)
    )
    words = _WORD.findall(report.text.lower())
    return Annotation(
        report=report.id,
        sentences=tuple(s.sentence for s in statements),
        mentions=mentions,
        times=(),
        statements=tuple(statements),
        terms={word: words.count(word) for word in sorted(set(words))},
    )


def profile_of(report: Report, annotation: Annotation) -> Profile:
    weights = tuple((word, 1.0) for word in sorted(annotation.terms))
    page = report.parent or report.id
    return Profile(report=report.id, page=page, terms=weights, size=len(report.text))


def likeness(one: Profile, other: Profile) -> float:
    mine, theirs = ({word for word, _ in p.terms} for p in (one, other))
    return len(mine & theirs) / max(1, len(mine | theirs))


def link_all(
    profiles: Sequence[Profile], together: Pairs, apart: Pairs
) -> Sequence[Sequence[str]]:
    """Group with the real linkage, over scores of our own."""
    ordered = sorted(profiles, key=lambda p: p.report)
    index = {p.report: n for n, p in enumerate(ordered)}
    scores = np.array([[likeness(a, b) for b in ordered] for a in ordered])
    pages: dict[str, int] = {}
    certain = [(pages.setdefault(profile.page, n), n) for n, profile in enumerate(ordered)]
    groups = link_by_average(
        scores,
        FakeStages.one_story,
        [(a, b) for a, b in certain if a != b],
        together=[(index[a], index[b]) for a, b in together if a in index and b in index],
        apart=[(index[a], index[b]) for a, b in apart if a in index and b in index],
    )
    return [tuple(ordered[n].report for n in group) for group in groups]


def find_equal(reports: Sequence[Report]) -> Sequence[Copy]:
    groups: dict[str, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda r: r.id):
        groups[report.text].append(report)
    return [
        Copy(
            reports=tuple(r.id for r in group),
            kind="duplicate",
            direction_evidence=f"all of “{group[0].text[:40]}”",
            passages=tuple(Passage(report=r.id, start=0, end=len(r.text)) for r in group),
        )
        for _, group in sorted(groups.items())
        if len(group) > 1
    ]


def tell(
    reports: Sequence[Report],
    annotations: Mapping[str, Annotation],
    copies: Sequence[Copy],
    decisions: Sequence[Decision],
) -> Story:
    ordered = sorted(reports, key=lambda r: r.id)
    statements = tuple(s for report in ordered for s in annotations[report.id].statements)
    matters: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        matters[_WORD.findall(statement.text.lower())[-1]].append(statement)
    findings = [
        Finding(
            id=make_id("f", *sorted(s.id for s in own)),
            question=f"{word}?",
            kind="event",
            status="once" if len(own) == 1 else "corroborated",
            statements=tuple(s.id for s in own),
            reason=f"{len(own)} say “{own[0].text}”",
        )
        for word, own in sorted(matters.items())
    ]
    return Story(
        id=make_id("t", *(r.id for r in ordered)),
        title=ordered[0].text[:30],
        reports=tuple(r.id for r in ordered),
        summary=tuple(SummarySentence(text=s.text, statements=(s.id,)) for s in statements[:2]),
        copies=tuple(copies),
        entities=tuple(make_entities([annotations[r.id] for r in ordered], decisions)),
        statements=statements,
        findings=tuple(findings),
    )


def make_entities(notes: Sequence[Annotation], decisions: Sequence[Decision]) -> list[Entity]:
    alias: dict[str, str] = {}
    for decision in decisions:
        if decision.judgement == "same":
            alias[max(decision.about)] = min(decision.about)
    named: dict[str, list[Mention]] = defaultdict(list)
    for note in notes:
        for mention in note.mentions:
            named[alias.get(mention.text, mention.text)].append(mention)
    return [
        Entity(
            id=make_id("e", name, own[0].report, own[0].start),
            type="person",
            name=name,
            variants=tuple(
                Variant(
                    text=text,
                    reports=tuple(sorted({m.report for m in own if m.text == text})),
                    count=sum(m.text == text for m in own),
                )
                for text in sorted({m.text for m in own})
            ),
            mentions=tuple(MentionPlace(report=m.report, start=m.start, end=m.end) for m in own),
        )
        for name, own in sorted(named.items())
    ]


def make_report(name: str, text: str, **more: str) -> Report:
    return Report(id=f"r-{name}", file=f"{name}.txt", text=text, **more)  # type: ignore[arg-type]


@pytest.fixture
def stages() -> FakeStages:
    return FakeStages()


Opened = Callable[..., AbstractContextManager[Database]]


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "news.store"


@pytest.fixture
def opened(where: Path) -> Opened:
    """Open the store of this test, for writing unless said otherwise."""

    def open_it(*, write: bool = True) -> AbstractContextManager[Database]:
        return open_store(where, write=write)

    return open_it
