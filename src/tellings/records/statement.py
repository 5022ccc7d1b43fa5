"""A statement: one thing that one party is answerable for, at its place in one report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.records.spans import Span
from tellings.records.time import TimeExpression, When

Role = Literal["event", "state", "background", "opinion"]
SpeakerKind = Literal["outlet", "person", "organisation", "group", "document", "unnamed"]
Stance = Literal["asserts", "denies", "doubts", "predicts", "orders", "asks"]
Polarity = Literal["positive", "negative"]
FateMeasure = Literal["killed", "injured", "shot", "hospitalised"]
Modality = Literal["actual", "possible", "planned", "conditional", "feared"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that counts or measures something; offsets in the report's text.

    Attributes:
        lower, upper: The range that the words allow; None is open ("more than 200": 200, None).
        approximate: "about", "some", "nearly" stand before it.
        measure: What happened to the counted: killed, injured, arrested, displaced, escaped,
            released, captured, surrendered, deployed … or None.
        counted: Head noun of the thing counted, as lemma ("prisoner", "dollar", "percent").
        unit: The same as the text has it ("prisoners", "dollars", "percent").
        part_of: Index, in the statement's figures, of the figure this one is a part of.
    """

    text: str
    start: int
    end: int
    lower: float | None
    upper: float | None
    approximate: bool = False
    measure: str | None = None
    counted: str | None = None
    unit: str | None = None
    part_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """Somebody who was killed or hurt, as the text tells it; offsets in the report's text.

    Attributes:
        at: Where the word stands that tells what happened.
        start: Where those stand whom it befell.
        measure: `killed`, `injured`, or `shot` or `hospitalised`: whoever was may have died.
        lower, upper: How many they are.
        phrase: Where the phrase begins that names them with others ("a man and two girls").
        person: Head noun for them, as lemma ("man", "daughter").
        name, age: What they are called; how old ("34 year"), as far as the phrase tells.
        doer: Whether they did it themselves ("shot himself", "the gunman was killed").
        by: Name of, or noun for, whoever did it.
        beside: Whether they are told beside others ("two others").
        part: Whether they are some of others told of in the same breath ("four of whom").
        figure: Index, in the report's figures, of what counts them.
    """

    at: int
    start: int
    measure: FateMeasure
    lower: float | None
    upper: float | None
    phrase: int
    person: str | None = None
    name: str | None = None
    age: str | None = None
    doer: bool = False
    by: str | None = None
    beside: bool = False
    part: bool = False
    figure: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is answerable. `outlet` is the report's own voice, then text and offsets are None."""

    kind: SpeakerKind
    text: str | None = None
    entity: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, after PLOVER; actor, target and place are entity ids."""

    type: str
    subtype: str | None
    trigger: Span
    actor: str | None = None
    target: str | None = None
    place: str | None = None
    time: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One claim. `text` is exactly `report.text[start:end]`.

    The fields up to `figures` are read from the report alone; `entity` ids, `origin`, `when`,
    `where` are filled in once the story is known. What stands after `where` is working material
    of the alignment and does not leave the program.

    Attributes:
        terms: Content lemmas with their weight-bearing form, lower case, in order.
        names: Names inside the statement (lower case), for aligning before entities are known.
        times: Time expressions inside the statement or governing it.
        subject: Subject of the claim where it stands outside of it ("took the bridge *and freed
            the crew*": who?), in the text's words.
        predicate: Lemma of the claim's verb, with its particle ("take back").
        agent, patient: Lemmas of who does it and to whom, pronouns left out.
    """

    id: str
    report: str
    start: int
    end: int
    text: str
    sentence: Span
    role: Role = "event"
    speaker: Speaker
    via: str | None = None
    chain: tuple[str, ...] = ()
    origin: str | None = None
    cue: str | None = None
    direct: bool = False
    stance: Stance = "asserts"
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    event: Event | None = None
    figures: tuple[Figure, ...] = ()
    fates: tuple[Fate, ...] = ()
    when: When | None = None
    where: str | None = None
    terms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    subject: str | None = None
    predicate: str | None = None
    agent: str | None = None
    patient: str | None = None

    @property
    def span(self) -> Span:
        """Where the statement stands in its report."""
        return Span(self.start, self.end)
