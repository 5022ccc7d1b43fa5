"""Who keeps which id when stories are told anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tellings.records.account import EventRecord, Story, TimelineItem
from tellings.records.entity import Entity, MentionPlace, PossiblySame
from tellings.records.finding import Finding
from tellings.records.spans import Span
from tellings.records.statement import Event, Speaker, Statement
from tellings.records.time import When
from tellings.store.identity import Identity, Known, identify, keep_ids


def known(name: str, parts: str, *former: str) -> Known:
    return Known(id=name, parts=frozenset(parts), former=former)


def test_the_largest_part_keeps_the_id_and_the_smaller_gets_one_of_its_own() -> None:
    kept = keep_ids([known("t-x", "ab"), known("t-y", "cde")], [known("t-old", "abcde")])
    assert kept == {"t-x": Identity(id="t-x"), "t-y": Identity(id="t-old")}


def test_what_went_into_another_leaves_its_ids_there() -> None:
    old = [known("t-1", "abc"), known("t-2", "de", "t-0")]
    kept = keep_ids([known("t-x", "abcde")], old)
    assert kept == {"t-x": Identity(id="t-1", former=("t-2", "t-0"))}


def test_a_part_that_was_once_the_whole_does_not_take_the_id_of_the_rest() -> None:
    kept = keep_ids([known("t-old", "ab"), known("t-y", "cde")], [known("t-old", "abcde")])
    assert kept["t-y"].id == "t-old"
    assert kept["t-old"].id not in {"t-old", "t-y"}
    assert kept["t-old"].id.startswith("t-")


PARTITIONS = st.lists(st.integers(0, 4), min_size=12, max_size=12)


def _records(partition: list[int], prefix: str) -> list[Known]:
    groups: dict[int, set[int]] = {}
    for part, group in enumerate(partition):
        groups.setdefault(group, set()).add(part)
    return [Known(id=f"{prefix}-{group}", parts=frozenset(p)) for group, p in groups.items()]


@given(PARTITIONS, PARTITIONS, st.randoms())
def test_no_id_is_given_twice_none_is_lost_and_order_makes_no_difference(
    before: list[int], after: list[int], chance: object
) -> None:
    old, new = _records(before, "t"), _records(after, "t")
    kept = keep_ids(new, old)
    ids = [identity.id for identity in kept.values()]
    former = [name for identity in kept.values() for name in identity.former]
    assert len(ids) == len(set(ids)) == len(new)
    assert {record.id for record in old} <= {*ids, *former}
    assert not set(ids) & set(former)
    assert keep_ids(new[::-1], old[::-1]) == kept


def make_story(entity: str, finding: str, text: str = "It rained.") -> Story:
    when = When(earliest="2031-03-04", latest="2031-03-04", basis="stated")
    return Story(
        id="t-new",
        title="Rain",
        reports=("r-1",),
        lead_place=entity,
        entities=(
            Entity(
                id=entity,
                type="place",
                name="Arnsund",
                variants=(),
                mentions=(MentionPlace(report="r-1", start=0, end=3),),
                possibly_same=(PossiblySame(entity=entity, probability=0.5, reasons=()),),
            ),
        ),
        statements=(
            Statement(
                id="s-1",
                report="r-1",
                start=0,
                end=len(text),
                text=text,
                sentence=Span(0, len(text)),
                speaker=Speaker(kind="person", entity=entity),
                where=entity,
                event=Event(
                    type="X", subtype=None, trigger=Span(0, 2), actor=entity, place=entity
                ),
            ),
        ),
        findings=(
            Finding(
                id=finding,
                question="?",
                kind="event",
                status="once",
                statements=("s-1",),
                superseded_by=(finding,),
                refines=("f-unknown",),
            ),
        ),
        timeline=(TimelineItem(when=when, text="Rain", finding=finding, place=entity),),
        events=(
            EventRecord(
                type="X",
                subtype=None,
                date=None,
                place=entity,
                actors=(entity,),
                targets=(),
                figures=(),
                findings=(finding,),
            ),
        ),
    )


def test_every_reference_follows_and_no_text_is_touched() -> None:
    text = "It rained on e-new and f-new."
    old = make_story("e-old", "f-old", text)
    (story,) = identify([make_story("e-new", "f-new", text)], [old])
    assert story.statements[0].text == text
    rest = repr(story).replace(repr(text), "")
    assert "e-new" not in rest
    assert "f-new" not in rest
    assert rest.count("e-old") == 10
    assert rest.count("f-old") == 4
    assert "f-unknown" in rest
