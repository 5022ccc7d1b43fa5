from __future__ import annotations

import dataclasses

import pytest

from tellings.records.annotation import EntityType
from tellings.records.entity import Entity, EntityRole, MentionPlace, Place, Variant
from tellings.records.report import DateBasis, Dated, Report
from tellings.records.spans import Span
from tellings.records.statement import Event, Speaker, Statement
from tellings.records.time import TimeExpression
from tellings.resolve.links import link_statements


def report(text: str, *, day: str | None = None, basis: DateBasis = "stated") -> Report:
    published = Dated(earliest=day, latest=day, basis=basis) if day else None
    return Report(id="r", text=text, published=published)


def entity(
    name: str,
    kind: EntityType,
    text: str,
    *,
    spellings: tuple[str, ...] = (),
    roles: tuple[tuple[str, str], ...] = (),
    feature: str | None = None,
) -> Entity:
    """Make an entity that stands wherever `text` has its name; roles are (words, report)."""
    found = []
    for spelling in (name, *spellings):
        at = text.find(spelling)
        while at >= 0:
            found.append(MentionPlace(report="r", start=at, end=at + len(spelling)))
            at = text.find(spelling, at + 1)
    where = Place(
        gazetteer_id="x",
        name=name,
        latitude=0.0,
        longitude=0.0,
        admin1=None,
        country_code=None,
        feature=feature,
        precision="exact",
    )
    return Entity(
        id=f"e-{name}",
        type=kind,
        name=name,
        variants=tuple(Variant(text=t, reports=("r",), count=1) for t in (name, *spellings)),
        roles=tuple(EntityRole(text=words, report=r) for words, r in roles),
        mentions=tuple(found),
        place=where if feature else None,
    )


def statement(
    text: str, part: str | None = None, *, speaker: Speaker | None = None, trigger: str = ""
) -> Statement:
    part = part or text
    start, at = text.index(part), text.find(trigger) if trigger else -1
    event = Event(type="ASSAULT", subtype=None, trigger=Span(at, at + len(trigger)))
    return Statement(
        id="s",
        report="r",
        start=start,
        end=start + len(part),
        text=part,
        sentence=Span(0, len(text)),
        speaker=speaker or Speaker(kind="outlet"),
        event=event if trigger else None,
    )


def said_by(text: str, phrase: str, kind: str = "unnamed") -> Speaker:
    at = text.find(phrase)
    return Speaker(
        kind=kind,  # type: ignore[arg-type]
        text=phrase,
        start=at if at >= 0 else None,
        end=at + len(phrase) if at >= 0 else None,
    )


def link(made: Statement, text: str, *entities: Entity, day: str | None = None) -> Statement:
    (linked,) = link_statements([made], entities, [report(text, day=day)])
    return linked


def speaker_of(text: str, phrase: str, kind: str, *entities: Entity) -> str | None:
    made = statement(text, speaker=said_by(text, phrase, kind))
    return link(made, text, *entities).speaker.entity


def test_a_speaker_is_the_entity_named_where_the_speaker_stands() -> None:
    text = "Achieng said that the ferry sank."
    dina = entity("Dina Achieng", "person", text, spellings=("Achieng",))
    assert speaker_of(text, "Achieng", "person", dina) == dina.id


def test_a_speaker_that_stands_elsewhere_is_found_by_a_name_that_one_bears() -> None:
    text = "It sank."
    dina = entity("Dina Achieng", "person", text, spellings=("Achieng",))
    grace = entity("Grace Achieng", "person", text, spellings=("Achieng",))
    assert speaker_of(text, "Achieng", "person", dina) == dina.id
    assert speaker_of(text, "Achieng", "person", dina, grace) is None


def test_a_body_is_answerable_for_what_its_nameless_spokesman_says() -> None:
    text = "A spokesman for the River Board said that it sank. The River Board said so."
    board = entity("River Board", "organisation", text)
    phrase = "A spokesman for the River Board"
    assert speaker_of(text, phrase, "unnamed", board) == board.id
    assert speaker_of(text, "The River Board", "organisation", board) == board.id


def test_others_whose_description_names_a_body_are_not_the_body() -> None:
    text = "A critic of the River Board said that it sank. The River Board said so."
    board = entity("River Board", "organisation", text)
    phrase = "A critic of the River Board"
    assert speaker_of(text, phrase, "unnamed", board) is None
    assert speaker_of(text, phrase, "organisation", board) is None


def test_a_role_that_one_person_bears_means_that_person() -> None:
    text = "The governor said that it sank."
    dina = entity("Dina Achieng", "person", text, roles=(("governor of the lake", "other"),))
    omar = entity("Omar Said", "person", text, roles=(("deputy governor", "other"),))
    assert speaker_of(text, "The governor", "unnamed", dina) == dina.id
    assert speaker_of(text, "The governor", "unnamed", dina, omar) is None
    assert speaker_of(text, "The governor of the hills", "unnamed", dina) is None
    assert speaker_of("A governor said so.", "A governor", "unnamed", dina) is None


def test_the_report_itself_is_asked_first_who_bears_a_role() -> None:
    text = "The governor said that it sank."
    dina = entity("Dina Achieng", "person", text, roles=(("governor", "r"),))
    omar = entity("Omar Said", "person", text, roles=(("governor", "other"),))
    assert speaker_of(text, "The governor", "unnamed", dina, omar) == dina.id


def test_the_outlet_is_nobody() -> None:
    text = "The ferry sank."
    made = link(statement(text), text, entity("ferry", "vessel", text))
    assert made.speaker == Speaker(kind="outlet")


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "target"),
    [
        ("Rebels attacked Tamba at dawn.", "attacked", "Rebels", "Tamba"),
        ("Rebels have reportedly attacked the Tamba depot.", "attacked", "Rebels", "Tamba"),
        ("Tamba was attacked by the Rebels.", "attacked", "Rebels", "Tamba"),
        ("Rebels are still shelling Tamba.", "shelling", "Rebels", "Tamba"),
        ("The attack on Tamba by Rebels failed.", "attack", None, "Tamba"),
        ("Rebels arrested in the raid were freed.", "arrested", None, None),
        ("A friend of the Rebels attacked a man.", "attacked", None, None),
        ("They attacked Tamba's mayor.", "attacked", None, None),
        ("Rebels, who hold Tamba, said men attacked.", "attacked", None, None),
    ],
)
def test_who_acts_and_who_suffers_where_that_is_plain(
    text: str, trigger: str, actor: str | None, target: str | None
) -> None:
    rebels, tamba = entity("Rebels", "group", text), entity("Tamba", "place", text)
    event = link(statement(text, trigger=trigger), text, rebels, tamba).event
    assert event is not None
    assert (event.actor, event.target) == (
        actor and f"e-{actor}",
        target and f"e-{target}",
    )


def test_a_subject_is_found_before_the_statement_and_an_object_only_inside_it() -> None:
    text = "Rebels attacked Tamba."
    rebels, tamba = entity("Rebels", "group", text), entity("Tamba", "place", text)
    event = link(statement(text, "attacked", trigger="attacked"), text, rebels, tamba).event
    assert event is not None
    assert (event.actor, event.target) == (rebels.id, None)


def test_an_event_is_placed_by_the_word_before_the_place() -> None:
    text = "Gunmen attacked a convoy near Tamba."
    event = link(statement(text, trigger="attacked"), text, entity("Tamba", "place", text)).event
    assert event is not None
    assert event.place == "e-Tamba"


def test_the_finest_place_named_is_where_it_was() -> None:
    text = "In Zurland, in the Ost district, men attacked Tamba."
    country = entity("Zurland", "place", text, feature="country")
    district = entity("Ost", "place", text, feature="admin2")
    town = entity("Tamba", "place", text, feature="city")
    assert link(statement(text), text, country, district, town).where == town.id
    assert link(statement(text), text, country, district).where == district.id
    assert link(statement(text, "men attacked"), text, country).where is None


FRIDAY = TimeExpression(start=12, end=18, text="Friday", kind="weekday", weekday=4)
FULL = TimeExpression(start=12, end=22, text="4 May 2019", kind="date", year=2019, month=5, day=4)


@pytest.mark.parametrize(
    ("time", "published", "expected"),
    [
        (FRIDAY, ("2019-05-06", "stated"), ("2019-05-03", "stated")),
        (FRIDAY, ("2019-05-06", "url"), ("2019-05-03", "stated")),
        (FRIDAY, ("2019-05-06", "inferred"), ("2019-05-03", "inferred")),
        (FRIDAY, ("2019-05-06", "unknown"), None),
        (FRIDAY, None, None),
        (FULL, None, ("2019-05-04", "stated")),
        (FULL, ("2019-05-06", "inferred"), ("2019-05-04", "stated")),
        (None, ("2019-05-06", "stated"), None),
    ],
)
def test_the_day_is_that_of_the_words_seen_from_the_report(
    time: TimeExpression | None,
    published: tuple[str, DateBasis] | None,
    expected: tuple[str, str] | None,
) -> None:
    text = "It sank on .......... in the lake."
    made = dataclasses.replace(statement(text, trigger="sank"), times=(time,) if time else ())
    day, basis = published or (None, "unknown")
    (linked,) = link_statements([made], (), [report(text, day=day, basis=basis)])
    got = linked.when and (linked.when.earliest, linked.when.basis)
    assert got == expected
    assert linked.event is not None
    assert linked.event.time == linked.when


def test_a_plan_looks_ahead() -> None:
    text = "It sails on .......... again."
    made = dataclasses.replace(statement(text), times=(FRIDAY,), modality="planned")
    when = link(made, text, day="2019-05-06").when
    assert when is not None
    assert when.earliest == "2019-05-10"


def test_a_time_inside_the_statement_goes_before_one_of_its_sentence() -> None:
    text = "On .......... he said it sank yesterday."
    inside = TimeExpression(
        start=text.index("yesterday"), end=40, text="yesterday", kind="relative", shift=(-1, -1)
    )
    made = dataclasses.replace(
        statement(text, "it sank yesterday"), times=(dataclasses.replace(FULL, start=3), inside)
    )
    when = link(made, text, day="2019-05-06").when
    assert when is not None
    assert when.earliest == "2019-05-05"


def test_what_is_known_already_is_left_and_a_strange_report_too() -> None:
    text = "In Tamba it sank."
    tamba = entity("Tamba", "place", text)
    made = dataclasses.replace(statement(text), where="e-else")
    assert link(made, text, tamba).where == "e-else"
    assert link_statements([made], [tamba], []) == (made,)
