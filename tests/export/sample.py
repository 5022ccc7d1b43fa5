"""An account made by hand: an invented fire in the port of Constanța, told by invented outlets.

Some of what the reports say is hostile on purpose: nothing of it may ever run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from tellings.records.account import (
    Account,
    Change,
    Claim,
    Decision,
    EventDate,
    EventFigure,
    EventRecord,
    MadeWith,
    Story,
    SummarySentence,
    TimelineItem,
)
from tellings.records.copy import Copy, Passage
from tellings.records.entity import (
    Entity,
    EntityRole,
    GazetteerEntry,
    MentionPlace,
    Place,
    PossiblySame,
    Variant,
)
from tellings.records.finding import Finding, Origin, Side, Value
from tellings.records.report import Credit, Dated, Dateline, Problem, Removed, Report, Subhead
from tellings.records.spans import Span
from tellings.records.statement import Event, Figure, Speaker, Statement
from tellings.records.time import Interval, TimeExpression, When

HOSTILE_TITLE = "Silo blaze at Constanța <script>window.pwned='title'</script>"
HOSTILE_NAME = "Ilie <img src=x onerror=\"window.pwned='name'\"> Dragomir"
HOSTILE_TEXT = (
    "</script><script>window.pwned='text'</script><!-- <script> "
    "<a href=\"javascript:window.pwned='href'\" onmouseover=\"window.pwned='over'\">press here</a>"
)
HOSTILE_URL = "javascript:window.pwned='url'"
HOSTILE_HEADLINE = "\x1b[2J\x1b]0;owned\x07Five dead at grain terminal \u202egnihton\u202c"

_WIRE = """\
A fire at a grain silo in the Romanian port of Constanța killed at least three workers on \
Sunday, the county prefect said, and sent a column of smoke over the Black Sea coast.

The blaze broke out at about 4 a.m. in the southern part of the port, prefect Ioana Marinescu \
told Blackwater News. "We have three dead and eleven people in hospital," she said.

A spokesman for the terminal's operator, Pontus Grain, denied that safety inspections had been \
skipped. "Every inspection was carried out," Ilie Dragomir said.

Firefighters brought the flames under control by noon. About 200 residents of the Lazu district \
were told to leave their homes."""

_TEXTS = {
    "harbour": _WIRE
    + """

Constanța is the largest port on the Black Sea. The terminal opened in 1994.""",
    "meridian": _WIRE,
    "ledger": """\
CONSTANȚA — \U0001f525\U0001f525 Neighbours of the southern terminal woke at half past three on \
Sunday to a bang that broke windows in Lazu.

\U0001f692 "The whole street was orange," said Maria Tudose, 61, who lives opposite the silos. \
"Nobody told us to leave. We left on our own."

Residents said as many as 600 people had fled the district by dawn. Two dock workers, who asked \
not to be named, said the dust filters had not been inspected since autumn.

The harbour master, Radu Ene, said three men had died. He said the silo held 8,000 tonnes of \
maize.

What remains

By the afternoon the quay was quiet. """
    + HOSTILE_TEXT,
    "radio": """\
Five people have now died after Sunday's silo fire in Constanța, the county hospital said on \
Monday.

Two of the eleven injured died overnight, said its director, Dr Anca Popa. The operator's \
spokesman Ilie Dragomir said the company was cooperating with prosecutors.

Port traffic, suspended on Sunday, resumed at 6 a.m. on Monday.""",
    "meridian2": """\
The death toll from a fire at a Romanian grain terminal has risen to five, prefect Ioana \
Marinesco said on Monday.

Prosecutors opened an inquiry into Pontus Grain on Monday and searched its offices. A source \
close to the inquiry said that dust filters had not been cleaned for months.

Navigation in the southern basin, closed by the harbour master on Sunday, was open again by \
Monday morning.

A night watchman is feared dead under the collapsed roof, the source said.""",
    "coast": """\
Five workers died and nine were hurt when a silo burned in Constanța at the weekend.

Environment inspectors measured no dangerous gases, the environment agency said on Tuesday. The \
maize burned for three days.""",
}


@dataclass
class _Sheet:
    """Collects the statements of one report by their words."""

    report: str
    text: str

    def span(self, words: str) -> Span:
        """Where the words stand; they stand once or the first time is meant."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def sentence(self, span: Span) -> Span:
        """The sentence around a span, as far as the sample needs it."""
        ends = [m.end() for m in re.finditer(r"[.”\"](?= |\n|$)|\n\n", self.text)]
        start = max((e for e in ends if e <= span.start), default=0)
        end = min((e for e in ends if e >= span.end), default=len(self.text))
        while self.text[start] in " \n":
            start += 1
        return Span(start, end)


def _claim(report: str, words: str, speaker: str | None = None, **more: Any) -> Statement:
    sheet = _Sheet(report, _TEXTS[report])
    span = sheet.span(words)
    figures = tuple(_figure(sheet, *f) for f in more.pop("figures", ()))
    who = _SPEAKERS[speaker] if speaker else Speaker(kind="outlet")
    if who.text and who.text in sheet.text:
        at = sheet.span(who.text)
        who = replace(who, start=at.start, end=at.end)
    return Statement(
        id=f"s-{report}-{span.start}",
        report=f"r-{report}",
        start=span.start,
        end=span.end,
        text=words,
        sentence=sheet.sentence(span),
        speaker=who,
        figures=figures,
        terms=("working",),
        names=("material",),
        times=(TimeExpression(start=0, end=1, text="x", kind="clock", clock="04:00"),),
        **more,
    )


def _figure(
    sheet: _Sheet, words: str, lower: float | None, upper: float | None, unit: str, measure: str
) -> Figure:
    at = sheet.span(words)
    return Figure(
        text=words,
        start=at.start,
        end=at.end,
        lower=lower,
        upper=upper,
        approximate=words.startswith("About"),
        unit=unit,
        counted=unit.rstrip("s"),
        measure=measure,
    )


_SPEAKERS = {
    "prefect": Speaker(kind="person", text="prefect Ioana Marinescu", entity="e-prefect"),
    "prefect2": Speaker(kind="person", text="prefect Ioana Marinesco", entity="e-prefect"),
    "spokesman": Speaker(kind="person", text="Ilie Dragomir", entity="e-spokesman"),
    "neighbour": Speaker(kind="person", text="Maria Tudose", entity="e-neighbour"),
    "residents": Speaker(kind="group", text="Residents"),
    "dockers": Speaker(kind="unnamed", text="Two dock workers"),
    "master": Speaker(kind="person", text="The harbour master, Radu Ene", entity="e-master"),
    "hospital": Speaker(kind="organisation", text="the county hospital", entity="e-hospital"),
    "doctor": Speaker(kind="person", text="Dr Anca Popa", entity="e-doctor"),
    "source": Speaker(kind="unnamed", text="A source close to the inquiry"),
    "agency": Speaker(kind="organisation", text="the environment agency", entity="e-agency"),
}

_SUNDAY = When(earliest="2024-03-03", latest="2024-03-03", basis="stated", text="on Sunday")
_MONDAY = When(earliest="2024-03-04", latest="2024-03-04", basis="stated", text="on Monday")
_CHAIN = ("Ioana Marinescu", "Blackwater News", "Harbour Post")
_KILLED = {"modality": "actual", "where": "e-constanta", "when": _SUNDAY}

STATEMENTS = (
    _claim("harbour", "killed at least three workers", "prefect", via="Blackwater News",
           chain=_CHAIN, origin="o-prefect", figures=[("three", 3, None, "workers", "killed")],
           event=Event(type="FIRE", subtype=None, trigger=Span(0, 6), place="e-constanta"),
           cue="said", **_KILLED),
    _claim("harbour", "three dead and eleven people in hospital", "prefect", direct=True,
           chain=_CHAIN, via="Blackwater News", origin="o-prefect", cue="said",
           figures=[("eleven", 11, 11, "people", "injured")], **_KILLED),
    _claim("harbour", "broke out at about 4 a.m.", origin="o-bwn", when=_SUNDAY),
    _claim("harbour", "safety inspections had been skipped", "spokesman", stance="denies",
           origin="o-pontus", cue="denied"),
    _claim("harbour", "Every inspection was carried out", "spokesman", direct=True,
           origin="o-pontus", cue="said"),
    _claim("harbour", "About 200 residents of the Lazu district were told to leave their homes",
           origin="o-bwn", figures=[("About 200", 200, 200, "residents", "displaced")]),
    _claim("harbour", "Firefighters brought the flames under control by noon", origin="o-bwn",
           when=_SUNDAY),
    _claim("harbour", "The terminal opened in 1994", origin="o-bwn", role="background",
           when=When(earliest="1994-01-01", latest="1994-12-31", basis="stated", text="in 1994")),
    _claim("meridian", "killed at least three workers", "prefect", via="Blackwater News",
           chain=("Ioana Marinescu", "Blackwater News", "The Meridian"), origin="o-prefect",
           figures=[("three", 3, None, "workers", "killed")], **_KILLED),
    _claim("meridian", "broke out at about 4 a.m.", origin="o-bwn", when=_SUNDAY),
    _claim("meridian", "Every inspection was carried out", "spokesman", direct=True,
           origin="o-pontus"),
    _claim("meridian", "About 200 residents of the Lazu district were told to leave their homes",
           origin="o-bwn", figures=[("About 200", 200, 200, "residents", "displaced")]),
    _claim("ledger", "woke at half past three on Sunday to a bang", origin="o-ledger",
           when=_SUNDAY),
    _claim("ledger", "The whole street was orange", "neighbour", direct=True,
           origin="o-neighbour", role="opinion"),
    _claim("ledger", "Nobody told us to leave", "neighbour", direct=True, origin="o-neighbour",
           polarity="negative"),
    _claim("ledger", "as many as 600 people had fled the district by dawn", "residents",
           origin="o-residents", figures=[("600", 0, 600, "people", "displaced")]),
    _claim("ledger", "the dust filters had not been inspected since autumn", "dockers",
           origin="o-dockers", polarity="negative"),
    _claim("ledger", "three men had died", "master", origin="o-master",
           figures=[("three men", 3, 3, "men", "killed")], **_KILLED),
    _claim("ledger", "the silo held 8,000 tonnes of maize", "master", origin="o-master",
           figures=[("8,000", 8000, 8000, "tonnes", "held")]),
    _claim("ledger", HOSTILE_TEXT[9:50], origin="o-ledger", role="opinion"),
    _claim("radio", "Five people have now died", "hospital", origin="o-hospital",
           figures=[("Five people", 5, 5, "people", "killed")], when=_MONDAY),
    _claim("radio", "Two of the eleven injured died overnight", "doctor", origin="o-hospital",
           figures=[("Two", 2, 2, "injured", "killed"), ("eleven", 11, 11, "injured", "injured")],
           when=When(earliest="2024-03-03", latest="2024-03-04", basis="inferred",
                     text="overnight")),
    _claim("radio", "the company was cooperating with prosecutors", "spokesman",
           origin="o-pontus"),
    _claim("radio", "Port traffic, suspended on Sunday", origin="o-radio", when=_SUNDAY),
    _claim("radio", "resumed at 6 a.m. on Monday", origin="o-radio", when=_MONDAY),
    _claim("meridian2", "has risen to five", "prefect2", origin="o-prefect", when=_MONDAY,
           figures=[("five", 5, 5, "people", "killed")]),
    _claim("meridian2", "Prosecutors opened an inquiry into Pontus Grain on Monday",
           origin="o-meridian", when=_MONDAY),
    _claim("meridian2", "dust filters had not been cleaned for months", "source",
           origin="o-source", polarity="negative"),
    _claim("meridian2", "closed by the harbour master on Sunday", origin="o-meridian",
           when=_SUNDAY),
    _claim("meridian2", "was open again by Monday morning", origin="o-meridian", when=_MONDAY),
    _claim("meridian2", "A night watchman is feared dead under the collapsed roof", "source",
           origin="o-source", modality="feared"),
    _claim("coast", "Five workers died", origin="o-coast",
           figures=[("Five workers", 5, 5, "workers", "killed")]),
    _claim("coast", "nine were hurt", origin="o-coast",
           figures=[("nine", 9, 9, "people", "injured")]),
    _claim("coast", "Environment inspectors measured no dangerous gases", "agency",
           origin="o-agency", polarity="negative"),
    _claim("coast", "The maize burned for three days", origin="o-coast"),
)  # fmt: skip
_BY_WORDS = {(s.report[2:], s.text): s.id for s in STATEMENTS}

_ORIGINS = {
    "o-prefect": ("person", "Ioana Marinescu, prefect"),
    "o-bwn": ("agency", "Blackwater News"),
    "o-pontus": ("organisation", "Pontus Grain"),
    "o-ledger": ("outlet", "Dobrogea Ledger"),
    "o-neighbour": ("person", "Maria Tudose"),
    "o-residents": ("group", "residents"),
    "o-dockers": ("unnamed", "two dock workers"),
    "o-master": ("person", "Radu Ene, harbour master"),
    "o-hospital": ("organisation", "the county hospital"),
    "o-radio": ("outlet", "Danube Radio"),
    "o-meridian": ("outlet", "The Meridian"),
    "o-source": ("unnamed", "a source close to the inquiry"),
    "o-coast": ("outlet", "Coastline Daily"),
    "o-agency": ("organisation", "the environment agency"),
}


def _ids(*claims: str) -> tuple[str, ...]:
    """Ids of statements given as "report: words they begin with"."""
    found = []
    for claim in claims:
        report, words = claim.split(": ", 1)
        found += [i for (r, t), i in _BY_WORDS.items() if r == report and t.startswith(words)][:1]
    assert len(found) == len(claims), claims
    return tuple(found)


def _origins(statements: tuple[str, ...]) -> tuple[Origin, ...]:
    by_origin: dict[str, list[str]] = {}
    for statement in STATEMENTS:
        if statement.id in statements and statement.origin:
            by_origin.setdefault(statement.origin, []).append(statement.id)
    return tuple(
        Origin(id=o, kind=_ORIGINS[o][0], name=_ORIGINS[o][1], statements=tuple(ids))
        for o, ids in by_origin.items()
    )


def _finding(
    key: str, question: str, status: Any, claims: tuple[str, ...], **more: Any
) -> Finding:
    ids = _ids(*claims)
    origins = _origins(ids)
    reports = {s.report for s in STATEMENTS if s.id in ids}
    return Finding(
        id=f"f-{key}",
        question=question,
        kind=more.pop("kind", "event"),
        status=status,
        statements=ids,
        origins=origins,
        independent_origins=len(origins),
        carried_by=len(reports),
        reason=more.pop("reason", "One origin alone says so."),
        confidence=more.pop("confidence", 0.74),
        features={"similarity": 0.81},
        **more,
    )


def _value(text: str, lower: float | None, upper: float | None, as_of: str, *claims: str) -> Value:
    return Value(lower=lower, upper=upper, unit="people", text=text, as_of=as_of,
                 statements=_ids(*claims), current=as_of >= "2024-03-04")  # fmt: skip


def _side(text: str, *claims: str) -> Side:
    ids = _ids(*claims)
    return Side(text=text, origins=tuple(o.id for o in _origins(ids)), statements=ids)


FINDINGS = (
    _finding(
        "dead", "How many people died?", "superseded",
        ("harbour: killed at least", "meridian: killed at least", "ledger: three men",
         "radio: Five people", "meridian2: has risen", "coast: Five workers"),
        kind="figure", confidence=0.93,
        reason="The count rose from three on Sunday to five on Monday, after two of the injured "
        "died in hospital.",
        values=(
            _value("at least three", 3, None, "2024-03-03", "harbour: killed", "meridian: killed"),
            _value("three", 3, 3, "2024-03-03", "ledger: three men"),
            _value("five", 5, 5, "2024-03-04", "radio: Five people", "meridian2: has risen"),
            _value("five", 5, 5, "2024-03-05", "coast: Five workers"),
        ),
    ),
    _finding(
        "fled", "How many people left their homes?", "disputed",
        ("harbour: About 200", "meridian: About 200", "ledger: as many as 600"),
        kind="figure", confidence=0.86,
        reason="The agency says about 200 were told to leave; residents say as many as 600 fled "
        "by dawn.",
        sides=(
            _side("about 200", "harbour: About 200", "meridian: About 200"),
            _side("up to 600", "ledger: as many as 600"),
        ),
        values=(
            _value("about 200", 200, 200, "2024-03-03", "harbour: About", "meridian: About"),
            _value("as many as 600", 0, 600, "2024-03-03", "ledger: as many"),
        ),
    ),
    _finding(
        "inspections", "Were the safety inspections carried out?", "disputed",
        ("harbour: safety inspections", "harbour: Every inspection", "meridian: Every inspection",
         "ledger: the dust filters", "meridian2: dust filters"),
        kind="state", confidence=0.79,
        reason="The operator denies that inspections were skipped; two dock workers and a source "
        "close to the inquiry say the dust filters were neglected.",
        sides=(
            _side("every inspection was carried out", "harbour: safety", "harbour: Every",
                  "meridian: Every"),
            _side("not inspected since autumn", "ledger: the dust filters"),
            _side("not cleaned for months", "meridian2: dust filters"),
        ),
    ),
    _finding(
        "start", "When did the fire break out?", "disputed",
        ("harbour: broke out", "meridian: broke out", "ledger: woke at half"),
        kind="time", confidence=0.55,
        reason="The agency has about four in the morning; the local paper half past three.",
        sides=(
            _side("about 4 a.m.", "harbour: broke out", "meridian: broke out"),
            _side("half past three", "ledger: woke"),
            _side("shortly before dawn",),
            _side("“at night”",),
        ),
    ),
    _finding(
        "injured", "How many people were hurt?", "corroborated",
        ("harbour: three dead", "radio: Two of the eleven", "coast: nine were hurt"),
        kind="figure", confidence=0.7,
        reason="The prefect and the hospital both speak of eleven; nine remain once two had died.",
        values=(_value("eleven", 11, 11, "2024-03-03", "harbour: three dead", "radio: Two of"),),
    ),
    _finding(
        "closed", "Was the port closed?", "corroborated",
        ("radio: Port traffic", "meridian2: closed by"),
        kind="state", current=False, superseded_by=("f-open",), confidence=0.88,
        reason="Two outlets, each in its own voice, report it.",
    ),
    _finding(
        "open", "Is the port open again?", "corroborated",
        ("radio: resumed at", "meridian2: was open again"),
        kind="state", supersedes=("f-closed",), confidence=0.9,
        reason="Two outlets, each in its own voice, report it.",
    ),
    _finding("inquiry", "Is there an inquiry?", "corroborated",
             ("meridian2: Prosecutors opened", "radio: the company was"), confidence=0.66,
             reason="A paper reports it and the company says that it cooperates."),
    _finding("control", "When were the flames under control?", "once",
             ("harbour: Firefighters",), kind="time"),
    _finding("told", "Were residents told to leave?", "once", ("ledger: Nobody told",)),
    _finding("maize", "What did the silo hold?", "once", ("ledger: the silo held",),
             kind="figure", confidence=0.91),
    _finding("gases", "Were there dangerous gases?", "once", ("coast: Environment",)),
    _finding("watchman", "Is anyone missing?", "once", ("meridian2: A night",), confidence=0.4),
    _finding("burned", "How long did the maize burn?", "once", ("coast: The maize",)),
    _finding("orange", "What did neighbours see?", "once", ("ledger: The whole street",)),
    _finding("opened", "When did the terminal open?", "once", ("harbour: The terminal",)),
    _finding("press", "What does the page say <b>in bold</b>?", "once",
             ("ledger: " + HOSTILE_TEXT[9:20],), confidence=0.2),
)  # fmt: skip


def _dated(day: str, basis: Any, evidence: str | None = None) -> Dated:
    return Dated(earliest=day, latest=day, basis=basis, evidence=evidence)


def _mentions(*found: tuple[str, str]) -> tuple[MentionPlace, ...]:
    places = []
    for report, words in found:
        at = _Sheet(report, _TEXTS[report]).span(words)
        places.append(MentionPlace(report=f"r-{report}", start=at.start, end=at.end))
    return tuple(places)


_LEDGER_SHEET = _Sheet("ledger", _TEXTS["ledger"])
_SUBHEAD = _LEDGER_SHEET.span("What remains")
_WIRE_PASSAGE = _Sheet("meridian", _WIRE).span(_WIRE.split("\n\n")[1])
_CREDIT = _Sheet("harbour", _WIRE).span("Blackwater News")

REPORTS = (
    Report(
        id="r-harbour", file="constanta/1.html", outlet="Harbour Post", agency="Blackwater News",
        title=HOSTILE_TITLE, url="https://harbour-post.example/port/silo-fire?a=1&b=2",
        byline=("Nadia Ferrante",), dateline=Dateline(place="CONSTANȚA", date="2024-03-03"),
        published=_dated("2024-03-03", "metadata"), updated=_dated("2024-03-04", "metadata"),
        language="en", text=_TEXTS["harbour"],
        captions=("Smoke over the southern basin. Photo: Harbour Post",),
        removed=(
            Removed(text="Home | Port | Weather | Sport", reason="furniture", raw_start=0,
                    raw_end=29),
            Removed(text="Mussel prices climb again\nThe price of …", reason="other-article",
                    raw_start=1500, raw_end=1560),
        ),
        credits=(Credit(name="Blackwater News", kind="agency", start=_CREDIT.start,
                        end=_CREDIT.end),),
    ),
    Report(
        id="r-meridian", file="constanta/2.txt", outlet="The Meridian", agency="Blackwater News",
        title="Three killed in Black Sea grain fire", text=_TEXTS["meridian"], language="en",
        published=Dated(earliest="2024-03-03", latest="2024-03-04", basis="inferred",
                        evidence="“on Sunday”, and the agency's copy of 3 March"),
        removed=(Removed(text="Click <b onclick=\"window.pwned='removed'\">here</b>",
                         reason="advert", raw_start=3, raw_end=9),),
    ),
    Report(
        id="r-ledger", file="constanta/3.md", outlet="Dobrogea Ledger",
        title="“The whole street was orange”: Lazu after the fire",
        subtitle="A night opposite the silos", byline=(HOSTILE_NAME, "Petra Lungu"),
        text=_TEXTS["ledger"], language="en", url="https://ledger.example/lazu",
        published=_dated("2024-03-03", "stated", "Sunday, 3 March"),
        subheads=(Subhead(text="What remains", start=_SUBHEAD.start, end=_SUBHEAD.end),),
        corrections=("An earlier version gave the wrong age for Maria Tudose.",),
    ),
    Report(
        id="r-radio", file="constanta/4.txt", outlet="Danube Radio", title=HOSTILE_HEADLINE,
        text=_TEXTS["radio"], language="en", published=_dated("2024-03-04", "stated"),
    ),
    Report(
        id="r-meridian2", file="constanta/5.txt", outlet="The Meridian",
        title="Toll rises to five as prosecutors search grain firm", text=_TEXTS["meridian2"],
        language="en", published=_dated("2024-03-04", "url", "/2024/03/04/"),
        url="https://meridian.example/2024/03/04/toll",
    ),
    Report(
        id="r-coast", file="constanta/6.txt", outlet=None, title=None, text=_TEXTS["coast"],
        language="en", url=HOSTILE_URL, published=None,
    ),
)  # fmt: skip
REFUSED = Report(
    id="r-refused",
    file="constanta/7.bin",
    problem=Problem(code="binary", message="constanta/7.bin: is not text; export it as text."),
)


def _place(name: str, lat: float, lon: float, precision: Any, feature: str) -> Place:
    return Place(gazetteer_id=f"g-{name}", name=name, latitude=lat, longitude=lon,
                 admin1="Constanța", country_code="RO", feature=feature, precision=precision,
                 reasons=("the reports name the county",))  # fmt: skip


_ELSEWHERE = GazetteerEntry(
    gazetteer_id="g-lazu2", name="Lazu", latitude=45.1, longitude=22.6, admin1="Caraș-Severin",
    country_code="RO", feature="city",
)  # fmt: skip

ENTITIES = (
    Entity(
        id="e-constanta", type="place", name="Constanța",
        variants=(Variant(text="Constanța", reports=("r-harbour", "r-meridian", "r-coast"),
                          count=5),
                  Variant(text="Constanta", reports=("r-radio",), count=1)),
        mentions=_mentions(("harbour", "Constanța"), ("radio", "Constanța")),
        place=_place("Constanța", 44.18, 28.65, "exact", "city"),
    ),
    Entity(
        id="e-lazu", type="place", name="Lazu",
        variants=(Variant(text="Lazu", reports=("r-harbour", "r-ledger"), count=4),),
        place=replace(_place("Lazu", 44.11, 28.63, "near", "city"), alternatives=(_ELSEWHERE,)),
    ),
    Entity(
        id="e-county", type="place", name="Dobrogea",
        variants=(Variant(text="Dobrogea", reports=("r-ledger",), count=1),),
        place=_place("Dobrogea", 44.4, 28.4, "admin1", "admin1"),
    ),
    Entity(
        id="e-blacksea", type="place", name="Black Sea",
        variants=(Variant(text="Black Sea", reports=("r-harbour",), count=2),),
        place=Place(gazetteer_id=None, name="Black Sea", latitude=None, longitude=None,
                    admin1=None, country_code=None, feature=None, precision="unknown"),
    ),
    Entity(
        id="e-geneva", type="place", name="Geneva",
        variants=(Variant(text="Geneva", reports=("r-coast",), count=1),),
        place=replace(_place("Geneva", 46.2, 6.15, "exact", "city"), country_code="CH"),
    ),
    Entity(
        id="e-prefect", type="person", name="Ioana Marinescu",
        variants=(Variant(text="Ioana Marinescu", reports=("r-harbour", "r-meridian"), count=2),
                  Variant(text="Ioana Marinesco", reports=("r-meridian2",), count=1)),
        roles=(EntityRole(text="county prefect", report="r-harbour"),
               EntityRole(text="prefect", report="r-meridian2")),
        mentions=_mentions(("harbour", "Ioana Marinescu"), ("meridian2", "Ioana Marinesco")),
    ),
    Entity(
        id="e-spokesman", type="person", name=HOSTILE_NAME,
        variants=(Variant(text="Ilie Dragomir", reports=("r-harbour", "r-radio"), count=2),),
        roles=(EntityRole(text="spokesman for the terminal's operator", report="r-harbour"),),
        possibly_same=(PossiblySame(entity="e-doctor", probability=0.08,
                                    reasons=("both are spokespersons",)),),
    ),
    Entity(id="e-neighbour", type="person", name="Maria Tudose",
           variants=(Variant(text="Maria Tudose", reports=("r-ledger",), count=1),)),
    Entity(id="e-master", type="person", name="Radu Ene",
           variants=(Variant(text="Radu Ene", reports=("r-ledger",), count=1),),
           roles=(EntityRole(text="harbour master", report="r-ledger"),)),
    Entity(id="e-doctor", type="person", name="Anca Popa",
           variants=(Variant(text="Anca Popa", reports=("r-radio",), count=1),),
           roles=(EntityRole(text="director of the county hospital", report="r-radio"),)),
    Entity(id="e-pontus", type="organisation", name="Pontus Grain",
           variants=(Variant(text="Pontus Grain", reports=("r-harbour", "r-meridian2"), count=3),),
           roles=(EntityRole(text="operator of the terminal", report="r-harbour"),)),
    Entity(id="e-hospital", type="organisation", name="county hospital",
           variants=(Variant(text="county hospital", reports=("r-radio",), count=1),)),
    Entity(id="e-agency", type="organisation", name="environment agency",
           variants=(Variant(text="environment agency", reports=("r-coast",), count=1),)),
)  # fmt: skip


def _sentence(text: str, *claims: str) -> SummarySentence:
    return SummarySentence(text=text, statements=_ids(*claims))


def _item(when: When, text: str, finding: str | None, claim: str | None) -> TimelineItem:
    return TimelineItem(
        when=when,
        text=text,
        finding=finding,
        statement=_ids(claim)[0] if claim else None,
        place="e-constanta",
    )


STORY = Story(
    id="t-constanta",
    title="Fire at a grain silo in the port of Constanța",
    reports=tuple(r.id for r in REPORTS),
    period=Interval(earliest="2024-03-03", latest="2024-03-05"),
    lead_place="e-constanta",
    former_ids=("t-old",),
    follows=("t-earlier",),
    summary=(
        _sentence(
            "A grain silo in the port of Constanța burned on Sunday, 3 March 2024; five people "
            "had died by Monday.",
            "radio: Five people", "meridian2: has risen", "harbour: killed", "ledger: three men",
        ),
        _sentence(
            "Eleven were taken to hospital, according to prefect Ioana Marinescu and the county "
            "hospital.",
            "harbour: three dead", "radio: Two of",
        ),
        _sentence("Blackwater News says the fire broke out at about 4 a.m.; Dobrogea Ledger has "
                  "half past three.", "harbour: broke out", "ledger: woke"),
        _sentence(
            "How many people left the Lazu district is disputed: about 200, says Blackwater "
            "News; residents say up to 600.",
            "harbour: About 200", "ledger: as many as 600",
        ),
        _sentence(
            "Ilie Dragomir, for the operator, denied that inspections were skipped; two dock "
            "workers said the dust filters had not been inspected since autumn.",
            "harbour: safety", "ledger: the dust filters", "meridian2: dust filters",
        ),
        _sentence("The port, closed on Sunday, was open again by Monday morning.",
                  "radio: resumed", "meridian2: was open", "radio: Port traffic"),
        _sentence("Prosecutors opened an inquiry on Monday.", "meridian2: Prosecutors"),
    ),
    unknown=(
        "One of six reports does not say its date.",
        "No report says what set the silo alight.",
        "One of six reports does not say which outlet it is from.",
    ),
    copies=(
        Copy(
            reports=("r-harbour", "r-meridian"), kind="shared-passages", original="r-harbour",
            agency="Blackwater News",
            direction_evidence="The Harbour Post credits Blackwater News and is the longer text.",
            passages=(
                Passage(report="r-harbour", start=_WIRE_PASSAGE.start, end=_WIRE_PASSAGE.end),
                Passage(report="r-meridian", start=_WIRE_PASSAGE.start, end=_WIRE_PASSAGE.end),
            ),
        ),
        Copy(reports=("r-meridian", "r-meridian2"), kind="version", original="r-meridian",
             direction_evidence="Same outlet, a day later."),
    ),
    entities=ENTITIES,
    statements=STATEMENTS,
    findings=FINDINGS,
    timeline=(
        _item(When(earliest="1994-01-01", latest="1994-12-31", basis="stated", text="in 1994"),
              "The terminal opened.", "f-opened", "harbour: The terminal"),
        _item(_SUNDAY, "A fire broke out in the southern part of the port.", "f-start",
              "harbour: broke out"),
        _item(_SUNDAY, "The flames were under control by noon, says Blackwater News.",
              "f-control", "harbour: Firefighters"),
        _item(When(earliest="2024-03-03", latest="2024-03-04", basis="inferred",
                   text="overnight"), "Two of the injured died.", "f-dead", "radio: Two of"),
        _item(_MONDAY, "Port traffic resumed.", "f-open", "radio: resumed"),
        _item(_MONDAY, "Prosecutors opened an inquiry.", None, None),
        _item(When(earliest="2024-03-03", latest="2024-03-06", basis="unknown"),
              "The maize burned for three days.", "f-burned", "coast: The maize"),
    ),
    events=(
        EventRecord(
            type="FIRE", subtype="industrial",
            date=EventDate(earliest="2024-03-03", latest="2024-03-03", precision="day"),
            place="e-constanta", actors=(), targets=("e-pontus",),
            figures=(
                EventFigure(
                    measure="killed", counted="person", lowest=3, best=5, highest=5,
                    claims=(Claim(lower=5, upper=5, speaker="the county hospital",
                                  statement=_ids("radio: Five people")[0], as_of="2024-03-04",
                                  live=True),),
                ),
            ),
            findings=("f-dead",),
        ),
    ),
    changes=(
        Change(kind="figure", text="The death toll rose from three to five.", finding="f-dead",
               before="three", after="five"),
        Change(kind="report", text="Coastline Daily was added.", report="r-coast"),
    ),
)  # fmt: skip

BARE_REPORT = Report(id="r-bare", file="bare.txt", text="It rained.")
BARE_STORY = Story(id="t-bare", title="Rain", reports=("r-bare",))
"""A story of which nothing is known: every section must bear it."""

_MADE_WITH = MadeWith(
    program="tellings",
    version="0.1.0",
    weights={"en_core_web_sm": "0" * 64},
    settings={"languages": ["en"], "max_file_bytes": 20_000_000},
)
DECISION = Decision(id="d-1", about=("e-prefect", "e-doctor"), judgement="different", user="anna")

ACCOUNT = Account(
    made_with=_MADE_WITH, reports=(*REPORTS, REFUSED), stories=(STORY,), decisions=(DECISION,)
)
"""One story of six reports, and one report that was refused."""

TWO_STORIES = Account(
    made_with=_MADE_WITH, reports=(*REPORTS, BARE_REPORT, REFUSED), stories=(STORY, BARE_STORY)
)
BARE = Account(made_with=_MADE_WITH, reports=(BARE_REPORT,), stories=(BARE_STORY,))
NOTHING = Account(made_with=_MADE_WITH, reports=(REFUSED,), stories=())


def large_account(count: int = 60, findings: int = 400) -> Account:
    """Return a story of `count` reports, each a page long, and `findings` findings."""
    lines = [f"Witness {n} saw lamp {n} go out at pier {n % 17}." for n in range(findings)]
    reports, statements = [], []
    for number in range(count):
        mine = [n for n in range(findings) if (n * 7 + number * 13) % 11 < 1 + n % 2]
        paragraphs = [" ".join(lines[n] for n in mine[k : k + 4]) for k in range(0, len(mine), 4)]
        text = "\n\n".join(paragraphs)
        day = f"2024-03-{1 + number // 4:02d}"
        reports.append(
            Report(id=f"r-{number}", outlet=f"The Morning Gazette of Pier {number}", text=text,
                   title=f"Lamps go out at pier {number}", published=_dated(day, "stated"))
        )  # fmt: skip
        for n in mine:
            at = text.index(lines[n])
            statements.append(
                Statement(
                    id=f"s-{number}-{n}", report=f"r-{number}", start=at, end=at + len(lines[n]),
                    text=lines[n], sentence=Span(at, at + len(lines[n])), origin=f"o-{number}",
                    speaker=Speaker(kind="outlet"),
                )
            )  # fmt: skip
    made = []
    for n in range(findings):
        own = [s for s in statements if s.id.endswith(f"-{n}")]
        if not own:
            continue
        ids = tuple(s.id for s in own)
        made.append(
            Finding(
                id=f"f-{n}", question=f"Did lamp {n} go out?", kind="event", statements=ids,
                status="corroborated" if len(own) > 1 else "once", carried_by=len(own),
                independent_origins=len(own), confidence=0.5, reason="Several outlets say so.",
                origins=tuple(Origin(id=s.origin or "", kind="outlet", name=s.report,
                                     statements=(s.id,)) for s in own),
            )
        )  # fmt: skip
    groups = [tuple(f"r-{n}" for n in range(k, k + 6)) for k in range(0, count - 6, 12)]
    story = Story(
        id="t-large", title="The lamps go out", reports=tuple(r.id for r in reports),
        copies=tuple(Copy(reports=g, kind="duplicate", original=g[0]) for g in groups),
        statements=tuple(statements), findings=tuple(made),
        summary=(SummarySentence(text="Many lamps went out.", statements=made[0].statements),),
    )  # fmt: skip
    return Account(made_with=_MADE_WITH, reports=tuple(reports), stories=(story,))
