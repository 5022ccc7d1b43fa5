"""Where a story happened, as against where it was filed or talked about."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tellings.records.entity import Entity
from tellings.records.report import Report
from tellings.resolve.place_context import BESIDE

#: Characters read on either side of a name.
_REACH = 60
#: A mention at the start of a report weighs this much more than one far down.
_TOP = 3.0
_TOP_CHARS = 500.0
_TITLE = 4.0

#: What a place gains when all of the story's weight lies on what holds it.
_BORROWED = 2.0
_FINE = {"exact": 1.0, "near": 1.0, "admin1": 0.55, "country": 0.2, "unknown": 0.3}

#: Something happens there: "the attack on X", "crashed in X", "in X".
_HAPPENING = re.compile(
    r"\b(?:attack|assault|strike|raid|shooting|bombing|blast|explosion|crash|fire|flood|quake|"
    r"earthquake|battle|fighting|clashes|protest|siege|offensive|storm|massacre|killing|riot|"
    r"attacked|stormed|entered|hit|struck|captured|seized|crashed|bombed|besieged|overran|shelled)"
    r"(?:s|es)?\s+(?:\w+\s+){0,3}?(?:(?:on|in|at|near|of|into|over|outside)\s+)?"
    r"(?:(?:the|a|an)\s+)?(?:[a-z-]+\s+){0,3}?$",
    re.I,
)
_WHERE = re.compile(
    r"\b(?:in|at|near|on|outside|inside|into|over|off|around)\s+(?:(?:the|a|an)\s+)?"
    r"(?:(?:[a-z]+ern|downtown|central|nearby|neighbou?ring|occupied|rural|greater)\s+)?"
    r"(?:(?:[a-z-]+\s+){0,3}?(?:city|town|village|district|province|county|area|region|port|waters|"
    r"suburbs?|outskirts|centre|center|neighbou?rhood|coast)\s+(?:of|off|near|in)\s+(?:the\s+)?)?$",
    re.I,
)
_HAPPENING_AFTER = re.compile(
    r"(?:['’]s)?\s+(?:\w+\s+){0,2}?(?:attack|assault|airstrike|strike|raid|shooting|bombing|blast|"  # noqa: RUF001
    r"explosion|crash|fire|flood|quake|earthquake|battle|siege|massacre|killing|riot|protest)",
    re.I,
)
#: Somebody speaks or works there; nothing says that it happened there.
_SPEAKING = re.compile(
    r"\b(?:officials?|spokes\w+|reporters?|correspondents?|writers?|embassy|embassies|consulate|"
    r"government|diplomats?|authorities|analysts?|talks|meetings?|conference|briefing|summit|"
    r"reporting|writing|editing|based|born|raised|lives?|lived|headquartered|and)\s+"
    r"(?:(?:in|at|from)\s+)?(?:the\s+)?$"
    r"|\b(?:leverage|pressure|sanctions|tariffs|embargo|curbs|influence|ban|call(?:ed|s|ing)?|news)"
    r"\s+(?:\w+\s+)?(?:on|about)\s+$",
    re.I,
)
#: Somebody or something comes from there, goes there or belongs there.
_AWAY = re.compile(r"\b(?:from|to|for|of|by|with|between|via|against)\s+(?:the\s+)?$", re.I)
#: It holds the place named before it: "Derby, Kansas".
_HOLDING = re.compile(r"[A-Z][\w.'’-]*,\s+$")  # noqa: RUF001
#: The name stands for a government or a team: "Paris denied", "Cairo's ambassador".
_ACTING = re.compile(
    r"\s+(?:has|have|had|is|was|will|would|could|may|might|must|also|says?|sends?|wants?|warns?|"
    r"denies|backs?|vows?|urges?|orders?|calls?|accuses?|rejects?|\w{2,}ed|said)\b"
    r"|['’]s?\s+(?:\w+\s+)?(?:government|ministry|minister|president|ambassador|embassy|"  # noqa: RUF001
    r"parliament|army|military|forces|leaders?|officials?|envoy|family|families|couple|m[ae]n|"
    r"wom[ae]n|residents?|natives?|teenager|students?|tourists?|newspaper|team)\b",
    re.I,
)
#: The first that fits counts.
_USES = (
    (_HAPPENING, re.Pattern.search, 2.0),
    (_HAPPENING_AFTER, re.Pattern.match, 2.0),
    (_SPEAKING, re.Pattern.search, 0.15),
    (_ACTING, re.Pattern.match, 0.15),
    (_WHERE, re.Pattern.search, 1.2),
    (_AWAY, re.Pattern.search, 0.15),
    (_HOLDING, re.Pattern.search, 0.3),
)
_OTHER_USE = 0.5
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+|\n")  # noqa: RUF001
_FILED = re.compile(r"^[^\n]{0,60}?(?:\([^)\n]{2,30}\)\s*[-–—]+|\s[-–—]{1,2}\s)")  # noqa: RUF001


def find_lead_place(entities: Sequence[Entity], reports: Sequence[Report]) -> str | None:
    """Return the id of the place where the story happened.

    Titles, first sentences and words of happening speak for a place, and how many reports name
    it; datelines and the seats of those who speak do not. A finer place wins over the one that
    it lies in, and borrows weight from it.

    Args:
        entities: The story's entities, places filled in.
        reports: The story's reports.
    """
    ranked = _scores(entities, reports)
    return ranked[0][1] if ranked else None


def _scores(entities: Sequence[Entity], reports: Sequence[Report]) -> list[tuple[float, str]]:
    texts = {report.id: report for report in reports}
    named = sorted(
        (e for e in entities if e.type in {"place", "facility"}), key=lambda entity: entity.id
    )
    weights = {entity.id: _weight(entity, texts) for entity in named}
    borrowed = _borrowed(named, weights)
    scores = [
        (weights[e.id] * _fineness(e) * (1 + _BORROWED * borrowed[e.id]), e.id)
        for e in named
        if weights[e.id]
    ]
    return sorted(scores, key=lambda score: (-score[0], score[1]))


def _fineness(entity: Entity) -> float:
    if entity.place is None or entity.place.latitude is None:
        return 0.15
    if entity.place.feature == "region":
        return 0.1
    if entity.place.gazetteer_id is None:
        # A place of which only the company is known may be no place at all.
        beside = any(reason.startswith(BESIDE) for reason in entity.place.reasons)
        return 0.9 if entity.type == "facility" or not beside else 0.4
    return _FINE[entity.place.precision]


def _weight(entity: Entity, reports: Mapping[str, Report]) -> float:
    """Sum a place's mentions over the reports, each report with diminishing returns."""
    by_report: defaultdict[str, float] = defaultdict(float)
    for mention in entity.mentions:
        report = reports.get(mention.report)
        if report is not None and not _is_dateline(report, mention.start):
            weight = _use(report.text, mention.start, mention.end)
            by_report[report.id] += weight * (1 + _TOP * math.exp(-mention.start / _TOP_CHARS))
    names = sorted({variant.text for variant in entity.variants} | {entity.name})
    for report in reports.values():
        title = report.title or ""
        uses = [_use(title, at, at + len(name)) for name in names for at in _finds(name, title)]
        by_report[report.id] += _TITLE * max(uses, default=0.0)
    return sum(math.sqrt(weight) for _, weight in sorted(by_report.items()) if weight > 0)


def _use(text: str, start: int, end: int) -> float:
    """How much the words around a name say that something happens there."""
    before = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
    after = text[end : end + _REACH]
    if after.startswith("-"):  # X-flagged, X-based
        return 0.0
    for pattern, found, weight in _USES:
        if found(pattern, before if found is re.Pattern.search else after):
            return weight
    return _OTHER_USE


def _is_dateline(report: Report, start: int) -> bool:
    line_start = report.text.rfind("\n", 0, start) + 1
    head = _FILED.match(report.text[line_start : line_start + 120])
    return head is not None and start < line_start + head.end()


def _finds(name: str, title: str) -> Iterator[int]:
    """Yield where a name stands in a title as a word of its own."""
    at = title.find(name)
    while at >= 0:
        end = at + len(name)
        if not (title[at - 1 : at].isalnum() or title[end : end + 1].isalnum()):
            yield at
        at = title.find(name, at + 1)


def _borrowed(entities: Sequence[Entity], weights: Mapping[str, float]) -> dict[str, float]:
    """How much of the story's weight lies on what holds each place: its province, its country."""
    total = sum(weights.values()) or 1.0
    shares = {}
    for entity in entities:
        place, share = entity.place, 0.0
        for other in entities:
            outer = other.place
            if place is None or outer is None or other.id == entity.id:
                continue
            if outer.country_code is None or outer.country_code != place.country_code:
                continue
            if outer.feature == "country" or (
                outer.feature == "admin1" and outer.admin1 == place.admin1
            ):
                share += weights[other.id] / total
        shares[entity.id] = share
    return shares
