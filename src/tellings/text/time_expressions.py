"""Times as English news writes them: a small grammar over plain text.

Every pattern bounds its repetitions, so a line of a megabyte costs no more than its length.
Expressions do not overlap: the one that starts first wins, then the longer one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from tellings.records.time import TimeExpression
from tellings.text.reckonings import find_reckoned
from tellings.text.time_builders import (
    build_ago,
    build_calendar,
    build_clock,
    build_date,
    build_floating,
    build_named_day,
    build_near_day,
    build_overnight,
    build_stretch,
    build_this_part,
    build_vague_ago,
    build_week,
    build_weekday,
    build_worded_clock,
)

_MONTH = (
    r"(?P<month>(?=[A-Z])(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))\b\.?"
)
#: Without a capital only beside a day; "may" and "march" need the year as well.
_SMALL_MONTH = (
    r"(?P<month>january|february|april|june|july|august|september|october|november|december)\b"
)
_SMALL_VERB = r"(?P<month>may|march)\b"
_DAY = (
    r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    r"(?![\d%:/]|[.,]\d|\s?(?:[ap]\.?m\b|million|percent|years?\b))"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d%s]|[.,]\d|-\w)"
_ANY_WEEKDAY = (
    r"(?P<weekday>(?=[A-Z])(?i:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|r|rsday)?|"
    r"fri(?:day)?|sat(?:urday)?|sun(?:day)?))\b\.?"
)
_WEEKDAY = (
    r"(?P<weekday>(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b"
    r"(?!\s(?i:Times|Mail|Telegraph|Mirror|Express|Post|Herald|Night\sLive)\b)"
)
_PART = (
    r"(?P<part>early\sevening|late\safternoon|mid-?morning|morning|afternoon|evening|night|noon|"
    r"midday|midnight|overnight|dawn|dusk|lunchtime)\b"
)
_THIRD = r"(?P<third>early|mid|late|(?:the\s)?(?:start|beginning|middle|end)\sof)"
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s{0,2}"
    r"(?P<half>[ap])(?:\.\s?m\.?|m\b\.?)"
)
_HOUR_WORDS = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midday|midnight|"
    r"1[0-2]|[1-9]"
)
_MINUTE_WORDS = r"five|ten|twenty(?:[-\s]five)?"
#: Words before an hour or its minutes, without which they may be any number.
_AFTER_A_MARK = (
    r"(?:(?<=\bat\s)|(?<=about\s)|(?<=around\s)|(?<=\bby\s)|(?<=until\s)|(?<=before\s)|"
    r"(?<=after\s)|(?<=since\s)|(?<=nearly\s)|(?<=almost\s)|(?<=struck\s))"
)
_SIDES = (
    r"(?P<minutes>(?:a\s)?quarter|half)\s(?P<side>past|to)\s",
    rf"(?P<minutes>{_MINUTE_WORDS}|[1-5]?\d)\sminutes\s(?P<side>past|to|before|after)\s",
    rf"{_AFTER_A_MARK}(?P<minutes>{_MINUTE_WORDS})\s(?P<side>past)\s",
    rf"(?<=\bat\s)(?P<minutes>{_MINUTE_WORDS})\s(?P<side>to)\s",
)
_NAMED_HALF_DAY = (
    r"(?:\sin\sthe\s(?P<of_day>morning|afternoon|evening)|\sat\s(?P<at_night>night)|"
    r"\s?(?P<half>[ap])\.?m\b\.?)"
)
_HALF_DAY = rf"{_NAMED_HALF_DAY}?"
_COUNT = (
    r"(?P<count>\d{1,3}|a\scouple\sof|a\sfew|few|several|an?|one|two|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)"
)
_UNIT = r"(?P<unit>day|week|month|year|decade|hour|minute)s?\b"
#: What a number with a point measures before it: "at 7.12 metres" is no time of day.
_MEASURES = (
    r"million|billion|percent|per\scent|points?|degrees?|tonnes?|tons?|knots|"
    r"(?:kilo|centi|milli)?(?:met|lit)(?:re|er)s?|kilogram(?:me)?s?|kilos?|km|kg|cm|mm|m|"
    r"miles?|feet|foot|ft|inch(?:es)?|yards?|acres?|hectares?"
)
_Builder = Callable[[re.Match[str]], TimeExpression | None]


@functools.lru_cache(maxsize=16)
def find_times(text: str) -> tuple[TimeExpression, ...]:
    """Return the time expressions of `text`, in order.

    Example:
        >>> [(t.text, t.kind) for t in find_times("On Thursday night, long after 24 May 2021")]
        [('Thursday night', 'weekday'), ('24 May 2021', 'date')]
    """
    found = [t for pattern, build in _GRAMMAR for t in _scan(text, pattern, build)]
    found += find_reckoned(text)
    found.sort(key=lambda t: (t.start, -t.end, t.reckoning or ""))
    kept: list[TimeExpression] = []
    for time in found:
        if not kept or time.start >= kept[-1].end:
            kept.append(_since(text, time, kept[-1].end if kept else 0))
    return tuple(kept)


def _scan(text: str, pattern: re.Pattern[str], build: _Builder) -> Iterator[TimeExpression]:
    for match in pattern.finditer(text):
        time = build(match)
        if time is not None:
            yield time


_SINCE = re.compile(r"\bsince\s(?:at\sleast\s|about\s|around\s)?$", re.IGNORECASE)


def _since(text: str, time: TimeExpression, floor: int) -> TimeExpression:
    """Widen "Wednesday" to "since Wednesday", which is a span."""
    if time.kind not in {"date", "weekday", "relative"}:
        return time
    before = text[max(floor, time.start - 20) : time.start]
    match = _SINCE.search(before)
    if match is None:
        return time
    start = time.start - (len(before) - match.start())
    return replace(time, start=start, text=text[start : time.end], kind="span")


def _compile(pattern: str, *, cased: bool = False) -> re.Pattern[str]:
    return re.compile(pattern, 0 if cased else re.IGNORECASE)


_S = r"\s{1,3}"
_COMMA = r"\s?,?\s{1,3}"
_OPTIONAL_WEEKDAY = rf"(?:{_ANY_WEEKDAY}{_COMMA})?"
# A month or a year after a small word. What either begins with is asked first: it is seldom there.
_BEFORE_MONTH = (
    rf"(?=[A-Zbelmst])(?:(?<=\s)(?=[A-Z])(?i:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bby\s)|(?<=\buntil\s)|(?<=\bfrom\s)|"
    rf"(?<=\bduring\s)|(?<=\bof\s)|(?<=\bor\s)|(?<=\bthrough\s)|(?<=\bbefore\s)|(?<=\bafter\s)|"
    rf"(?<=\blast\s)|(?<=\bnext\s)|(?<=\bthis\s))|(?i:{_THIRD})[\s-])"
)
_BEFORE_YEAR = (
    rf"(?=[12BELMSTbelmst])(?:(?<=\s)(?=[12])(?i:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bby\s)|(?<=\buntil\s)|(?<=\bfrom\s)|"
    rf"(?<=\bduring\s)|(?<=\bthe\s)|(?<=\bof\s)|(?<=\bto\s)|(?<=\band\s)|(?<=\bbefore\s)|"
    rf"(?<=\bafter\s))|(?i:{_THIRD})[\s-])"
)
_GRAMMAR: tuple[tuple[re.Pattern[str], _Builder], ...] = (
    (
        _compile(
            rf"\b{_OPTIONAL_WEEKDAY}{_MONTH}\s{{0,3}}{_DAY}(?:(?:\s?,\s{{0,3}}|{_S}){_YEAR})?",
            cased=True,
        ),
        build_date,
    ),
    (
        _compile(
            rf"\b{_OPTIONAL_WEEKDAY}(?:the{_S})?{_DAY}{_S}(?:of{_S})?{_MONTH}(?:\s?,?\s{{1,3}}{_YEAR})?",
            cased=True,
        ),
        build_date,
    ),
    (
        _compile(
            rf"\b{_SMALL_MONTH}\s{{0,3}}{_DAY}(?:(?:\s?,\s{{0,3}}|{_S}){_YEAR})?", cased=True
        ),
        build_date,
    ),
    (
        _compile(
            rf"\b(?:the{_S})?{_DAY}{_S}(?:of{_S})?{_SMALL_MONTH}(?:\s?,?\s{{1,3}}{_YEAR})?",
            cased=True,
        ),
        build_date,
    ),
    (
        _compile(rf"\b{_SMALL_VERB}{_S}{_DAY}(?:\s?,\s{{0,3}}|{_S}){_YEAR}", cased=True),
        build_date,
    ),
    (
        _compile(rf"\b{_DAY}{_S}(?:of{_S})?{_SMALL_VERB}\s?,?\s{{1,3}}{_YEAR}", cased=True),
        build_date,
    ),
    (
        _compile(
            r"\b(?P<year>(?:19|20)\d\d)-(?P<month>0\d|1[0-2])-(?P<day>[0-3]\d)(?!\d)"
            r"(?:T\d\d:?\d\d(?::?\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d(?::?\d\d)?)?(?!\w))?"
        ),
        build_date,
    ),
    (
        _compile(rf"\b(?:{_THIRD}[\s-])?{_MONTH}(?:\s?,?\s{{1,3}}|{_S}of{_S}){_YEAR}", cased=True),
        build_date,
    ),
    (_compile(rf"{_BEFORE_MONTH}{_MONTH}(?!\s?\d|\s[A-Z][a-z])", cased=True), build_date),
    (
        _compile(
            rf"{_BEFORE_YEAR}{_YEAR}(?!\s(?:people|men|women|children|troops|soldiers))",
            cased=True,
        ),
        build_date,
    ),
    (
        _compile(
            rf"\b(?P<name>new{_S}year['\u2019]s{_S}(?:eve|day)|christmas{_S}(?:eve|day)|boxing{_S}day|"
            rf"valentine['\u2019]s{_S}day|halloween)\b(?:,?{_S}{_YEAR})?"
        ),
        build_named_day,
    ),
    (
        _compile(
            rf"\b(?:(?:{_CLOCK}|(?P<which>(?i:last|next|this{_S}past|this{_S}coming|(?:the{_S})?previous))){_S}"
            rf"(?:on{_S})?)?{_WEEKDAY}(?:{_S}{_PART})?",
            cased=True,
        ),
        build_weekday,
    ),
    (_compile(rf"\b(?P<near>yesterday|today|tonight|tomorrow)\b(?:{_S}{_PART})?"), build_near_day),
    (_compile(rf"\b(?P<which>this|last|yesterday){_S}{_PART}"), build_this_part),
    (_compile(r"\bovernight\b"), build_overnight),
    (
        _compile(
            rf"\b(?:(?P<early>earlier){_S}|later{_S})?(?P<which>this|last|next){_S}"
            r"(?P<unit>weekend|week|month|year)\b"
        ),
        build_calendar,
    ),
    (
        _compile(
            rf"\b(?P<early>earlier|later|late|early){_S}in{_S}the{_S}(?P<unit>week|month|year|day)\b"
        ),
        build_week,
    ),
    (
        _compile(rf"\b(?P<early>later|earlier){_S}(?:that|the{_S}same){_S}(?P<unit>day)\b"),
        build_week,
    ),
    (_compile(rf"\b{_COUNT}{_S}{_UNIT}{_S}ago\b"), build_ago),
    (_compile(rf"\b{_UNIT}{_S}ago\b"), build_vague_ago),
    (_compile(rf"\b(?:(?:in|over|during|for){_S}(?:the{_S})?)?recent{_S}{_UNIT}"), build_stretch),
    (
        _compile(
            rf"\b(?:in|over|during|within|for){_S}the{_S}(?:past|last|previous|(?P<ahead>coming|next|following))"
            rf"(?:{_S}{_COUNT})?{_S}{_UNIT}"
        ),
        build_stretch,
    ),
    (
        _compile(
            rf"\bthe{_S}(?:past|last|previous|(?P<ahead>coming|next|following)){_S}{_COUNT}{_S}{_UNIT}"
        ),
        build_stretch,
    ),
    (_compile(rf"\bin{_S}(?P<ahead>coming){_S}{_UNIT}"), build_stretch),
    (_compile(rf"\bfor{_S}(?:{_COUNT}{_S}|many{_S}|some{_S})?{_UNIT}"), build_stretch),
    (
        _compile(
            rf"\b(?:{_COUNT}{_S}{_UNIT}{_S}(?:earlier|later|before|after)|"
            rf"the{_S}(?:next|following|previous|same){_S}day|the{_S}day{_S}(?:before|after))\b"
        ),
        build_floating,
    ),
    (_compile(rf"\b{_CLOCK}"), build_clock),
    *(
        (_compile(rf"\b{side}(?P<hour>{_HOUR_WORDS})\b{_HALF_DAY}"), build_worded_clock)
        for side in _SIDES
    ),
    (_compile(rf"\b(?P<hour>{_HOUR_WORDS})\so.clock\b{_HALF_DAY}"), build_worded_clock),
    (
        _compile(rf"\b{_AFTER_A_MARK}(?P<hour>{_HOUR_WORDS})\b{_NAMED_HALF_DAY}"),
        build_worded_clock,
    ),
    (
        _compile(r"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?:GMT|UTC|hours|hrs|local)\b"),
        build_clock,
    ),
    (
        _compile(
            r"\b(?:(?<=\bat\s)|(?<=around\s)|(?<=about\s)|(?<=\bby\s)|(?<=from\s)|(?<=until\s)|(?<=before\s)|"
            rf"(?<=after\s)|(?=[012]\d:))(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?![\d:%]|\s?(?:{_MEASURES})\b)"
        ),
        build_clock,
    ),
    (
        _compile(
            rf"\b(?:in|by|during|at|through|throughout|before|after|until){_S}(?:the{_S})?"
            r"(?P<part>early\s(?:hours|morning)|small\shours|morning|afternoon|evening|night|noon|midday|midnight|"
            r"dawn|daybreak|dusk|sunrise|sunset|nightfall|lunchtime)\b"
        ),
        build_clock,
    ),
    (_compile(r"\b(?P<part>noon|midday|midnight|dawn|dusk)\b"), build_clock),
)
