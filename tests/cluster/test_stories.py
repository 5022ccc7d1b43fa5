from __future__ import annotations

import dataclasses
import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence

import pytest

from tellings.cluster import find_blocks, group_stories, profile_reports, score_profiles
from tellings.records.annotation import Annotation, Mention
from tellings.records.copy import Copy, Passage
from tellings.records.report import Dated, Report
from tellings.records.spans import Span
from tellings.records.statement import Speaker, Statement

Annotations = Mapping[str, Annotation]

LANDSLIDE = [
    "Landslide buries tram depot in Graz\n\nA landslide buried a tram depot in Graz on Monday. "
    "Rescuers under Petra Kogler dug out two drivers; the hillside above the depot had been "
    "soaked by rain for weeks.",
    "Two tram drivers dug out alive\n\nTwo drivers were dug out of the buried tram depot in Graz, "
    "fire chief Petra Kogler said. The slope above the depot slipped after weeks of rain.",
    "Graz closes hillside road after slide\n\nThe city of Graz has closed the hillside road above "
    "its tram depot, where a landslide trapped drivers on Monday. Geologists fear more rain.",
]
REGATTA = [
    "Rower Lena Marsh wins the lake regatta\n\nLena Marsh won the single sculls at the regatta on "
    "Lake Bled, beating the champion by a length in a strong wind.",
    "Marsh surprises champion at Bled\n\nAt the Bled regatta the rower Lena Marsh beat the "
    "champion in the single sculls; the wind delayed the final on the lake by an hour.",
]
BAKERY = (
    "Bakery closes\n\nThe oldest bakery of Bruges shuts its doors because flour has become dear, "
    "its owner Pieter Claes announced."
)


def annotate(report: Report) -> Annotation:
    """Read names and words the simplest way."""
    mentions = tuple(
        Mention(report=report.id, start=m.start(), end=m.end(), text=m.group(), type="other")
        for m in re.finditer(r"[A-Z]\w{3,}", report.text)
    )
    words = [word for word in re.findall(r"\w+", report.text.lower()) if len(word) > 3]
    whole = Statement(
        id=f"s-{report.id}",
        report=report.id,
        start=0,
        end=len(report.text),
        text=report.text,
        sentence=Span(0, len(report.text)),
        speaker=Speaker(kind="outlet"),
        terms=tuple(words),
    )
    return Annotation(
        report=report.id,
        sentences=(),
        mentions=mentions,
        times=(),
        statements=(whole,),
        terms=dict(Counter(words)),
    )


def make_reports(prefix: str, texts: Sequence[str]) -> list[Report]:
    return [
        Report(id=f"r-{prefix}{i}", text=text, title=text.partition("\n")[0])
        for i, text in enumerate(texts)
    ]


@pytest.fixture
def landslide() -> list[Report]:
    return make_reports("slide", LANDSLIDE)


@pytest.fixture
def regatta() -> list[Report]:
    return make_reports("regatta", REGATTA)


@pytest.fixture
def bakery() -> Report:
    return make_reports("bakery", [BAKERY])[0]


@pytest.fixture
def notes(
    landslide: list[Report], regatta: list[Report], bakery: Report
) -> Mapping[str, Annotation]:
    return {report.id: annotate(report) for report in [*landslide, *regatta, bakery]}


def group(
    reports: Sequence[Report], notes: Annotations, copies: Sequence[Copy] = ()
) -> tuple[tuple[str, ...], ...]:
    return group_stories(profile_reports(reports, notes), copies)


def ids(reports: list[Report]) -> tuple[str, ...]:
    return tuple(sorted(report.id for report in reports))


def shared(left: Report, right: Report, part: float) -> Copy:
    return Copy(
        reports=(left.id, right.id),
        kind="shared-passages",
        passages=tuple(
            Passage(report=r.id, start=0, end=int(part * len(r.text))) for r in (left, right)
        ),
    )


def test_reports_of_one_happening_alone_are_one_story(
    landslide: list[Report], notes: Annotations
) -> None:
    assert group(landslide, notes) == (ids(landslide),)


def test_mixed_happenings_come_apart(
    landslide: list[Report],
    regatta: list[Report],
    bakery: Report,
    notes: Annotations,
) -> None:
    stories = group([*landslide, *regatta, bakery], notes)
    assert stories == (ids(landslide), ids(regatta), (bakery.id,))


def test_the_order_of_reports_does_not_matter(
    landslide: list[Report],
    regatta: list[Report],
    bakery: Report,
    notes: Annotations,
) -> None:
    reports = [*landslide, *regatta, bakery]
    expected = group(reports, notes)
    for seed in range(5):
        random.Random(seed).shuffle(reports)
        assert group(reports, notes) == expected


def test_a_copy_is_in_the_story_of_its_original(
    landslide: list[Report], bakery: Report, notes: Annotations
) -> None:
    copies = [shared(landslide[0], bakery, 0.9)]
    stories = group([*landslide, bakery], notes, copies)
    assert any({landslide[0].id, bakery.id} <= set(story) for story in stories)


def test_a_shared_sentence_of_background_makes_no_story(
    landslide: list[Report], bakery: Report, notes: Annotations
) -> None:
    copies = [shared(landslide[0], bakery, 0.15)]
    stories = group([*landslide, bakery], notes, copies)
    assert stories == (ids(landslide), (bakery.id,))


def test_a_copy_of_a_report_that_is_not_here_is_passed_over(
    landslide: list[Report], bakery: Report, notes: Annotations
) -> None:
    copies = [shared(landslide[0], bakery, 0.9)]
    assert group(landslide, notes, copies) == (ids(landslide),)


def test_a_long_story_stays_one(landslide: list[Report], notes: Annotations) -> None:
    days = ["2031-03-03", "2031-03-04", "2031-11-20"]
    dated = [
        dataclasses.replace(r, published=Dated(earliest=d, latest=d, basis="metadata"))
        for r, d in zip(landslide, days, strict=True)
    ]
    assert group(dated, notes) == (ids(landslide),)


@pytest.mark.parametrize("moment", ["", "unknown", "2031-13-45", "2031"])
def test_a_date_that_is_none_does_no_harm(
    moment: str, landslide: list[Report], notes: Annotations
) -> None:
    date = Dated(earliest=moment, latest=moment, basis="unknown")
    dated = [dataclasses.replace(report, published=date) for report in landslide]
    assert group(dated, notes) == (ids(landslide),)


def test_reports_without_text_are_in_no_story(landslide: list[Report], notes: Annotations) -> None:
    empty = Report(id="r-empty")
    assert group([*landslide, empty], notes) == (ids(landslide),)
    assert group([empty], notes) == ()
    assert group([], notes) == ()


def test_reports_that_nothing_is_known_of_stay_alone() -> None:
    reports = [Report(id="r-1", text="Qwertz."), Report(id="r-2", text="Uiopas dfg.")]
    assert group(reports, {}) == (("r-1",), ("r-2",))


def test_the_entries_of_a_live_page_are_one_story(
    landslide: list[Report], regatta: list[Report], notes: Annotations
) -> None:
    page = landslide[0].id
    entries = [dataclasses.replace(report, parent=page) for report in regatta]
    stories = group([*landslide, *entries], notes)
    assert any({page, *ids(regatta)} <= set(story) for story in stories)


def test_what_a_person_calls_one_story_is_one(
    landslide: list[Report], bakery: Report, notes: Annotations
) -> None:
    profiles = profile_reports([*landslide, bakery], notes)
    pair = (landslide[0].id, bakery.id)
    stories = group_stories(profiles, must_link=[pair], cannot_link=[pair])
    assert any(set(pair) <= set(story) for story in stories)


def test_what_a_person_calls_two_stories_is_two_even_if_it_is_one_text(
    landslide: list[Report], notes: Annotations
) -> None:
    profiles = profile_reports(landslide, notes)
    copies = [shared(landslide[0], landslide[1], 0.9)]
    pair = (landslide[0].id, landslide[1].id)
    stories = group_stories(profiles, copies, cannot_link=[pair])
    assert not any(set(pair) <= set(story) for story in stories)


def test_a_decision_on_a_report_that_is_not_here_is_passed_over(
    landslide: list[Report], notes: Annotations
) -> None:
    profiles = profile_reports(landslide, notes)
    pairs = [("r-gone", landslide[0].id), ("r-gone", "r-lost")]
    assert group_stories(profiles, must_link=pairs, cannot_link=pairs) == (ids(landslide),)


def test_happenings_with_nothing_in_common_are_blocks_of_their_own(
    landslide: list[Report], regatta: list[Report], notes: Annotations
) -> None:
    profiles = profile_reports([*landslide, *regatta], notes)
    assert set(find_blocks(profiles)) == {ids(landslide), ids(regatta)}
    joined = find_blocks(profiles, must_link=[(landslide[1].id, regatta[0].id)])
    assert joined == (tuple(sorted((*ids(landslide), *ids(regatta)))),)


def at(report: Report, day: str) -> Report:
    return dataclasses.replace(report, published=Dated(earliest=day, latest=day, basis="stated"))


def bombing(name: str, what: str, day: str) -> Report:
    text = f"Bomb goes off at {what}\n\nA bomb went off at {what} in Vellmouth, police said."
    return at(make_reports(name, [text])[0], day)


def test_two_bombings_in_one_city_a_year_apart_are_two_stories() -> None:
    reports = [
        bombing("a", "the Orlop fish market", "2031-03-03"),
        bombing("b", "the fish market on Orlop quay", "2031-03-03"),
        bombing("c", "Tessaly bus station", "2032-04-11"),
        bombing("d", "the bus station of Tessaly", "2032-04-12"),
    ]
    notes = {report.id: annotate(report) for report in reports}
    assert set(group(reports, notes)) == {("r-a0", "r-b0"), ("r-c0", "r-d0")}


def test_pages_with_one_notice_for_text_are_not_one_story() -> None:
    notice = "Please confirm your address by the link that we have sent you."
    titles = ["Ferry sinks in Brackwater harbour", "Orlop mayor opens bakery"]
    reports = [Report(id=f"r-{n}", text=notice, title=title) for n, title in enumerate(titles)]
    notes = {report.id: annotate(report) for report in reports}
    copies = [shared(reports[0], reports[1], 1.0)]
    assert group(reports, notes, copies) == (("r-0",), ("r-1",))


def test_what_reports_begin_with_weighs_more_than_background_at_the_end() -> None:
    shared_words = "the Brackwater depot burned down after the Quorn silo blew up"
    own = [f"{word} came to Graz and {word} left it again" for word in ("zorbling", "murk")]
    scores = []
    for texts in ([f"{shared_words}. {o}." for o in own], [f"{o}. {shared_words}." for o in own]):
        reports = make_reports("x", texts)
        reports = [dataclasses.replace(r, title=None) for r in reports]
        notes = {r.id: with_lead(annotate(r), r.text.partition(".")[0]) for r in reports}
        profiles = profile_reports(reports, notes)
        scores.append(score_profiles(profiles[0], profiles)[1])
    assert scores[0] > scores[1] + 0.1


def with_lead(note: Annotation, lead: str) -> Annotation:
    words = tuple(re.findall(r"[a-z]{4,}", lead.lower()))
    return dataclasses.replace(
        note, statements=(dataclasses.replace(note.statements[0], terms=words),)
    )
