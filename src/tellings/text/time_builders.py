"""From a match of the time grammar to the expression it stands for, one builder a construction."""

from __future__ import annotations

import re

from tellings.records.time import TimeExpression

Match = re.Match[str]

_MONTHS = "january february march april may june july august september october november december"
MONTHS = {name[:3]: n for n, name in enumerate(_MONTHS.split(), 1)}
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
WEEKDAYS = {name[:3]: n for n, name in enumerate(_WEEKDAYS.split())}

#: Parts of the day and the hour that stands for them.
DAY_PARTS = {
    "dawn": "06:00",
    "daybreak": "06:00",
    "sunrise": "06:00",
    "early hours": "03:00",
    "small hours": "03:00",
    "morning": "09:00",
    "midday": "12:00",
    "noon": "12:00",
    "lunchtime": "12:30",
    "afternoon": "15:00",
    "dusk": "18:00",
    "sunset": "18:00",
    "nightfall": "19:00",
    "evening": "19:00",
    "night": "22:00",
    "midnight": "00:00",
    "overnight": "02:00",
}
#: How many days a unit of time has, and how many it may be off when counted roughly.
UNIT_DAYS = {
    "day": (1, 0),
    "week": (7, 3),
    "month": (30, 15),
    "year": (365, 183),
    "decade": (3652, 1830),
}
#: "for weeks", "in recent months": how far back a plural without a number reaches at most.
VAGUE_DAYS = {"hour": 1, "day": 14, "week": 60, "month": 365, "year": 3652, "decade": 11000}
_NUMBER_WORDS = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"a": 1, "an": 1, "a couple of": 2, "a few": 3, "few": 3, "several": 4}

_DAY_MINUTES = 24 * 60
#: "Five at night" is before dawn, "six at night" in the evening.
_SMALL_HOURS = 5
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_CLOCK_HOURS = {
    **{word: n for n, word in enumerate(_HOURS, 1)},
    **{str(n): n for n in range(1, 13)},
    "noon": 12,
    "midday": 12,
    "midnight": 0,
}
_CLOCK_MINUTES = {
    **{word: n for n, word in enumerate(_HOURS, 1)},
    "quarter": 15,
    "a quarter": 15,
    "half": 30,
    "twenty": 20,
    "twenty five": 25,
}

_NAMED_DAYS = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
}


def _time(match: Match, **fields: object) -> TimeExpression:
    return TimeExpression(
        start=match.start(),
        end=match.end(),
        text=match.group(),
        **fields,  # type: ignore[arg-type]
    )


def _group(match: Match, name: str) -> str | None:
    value = match.groupdict().get(name)
    return value if value is None else str(value)


def build_date(match: Match) -> TimeExpression | None:
    """Build a date from whatever of year, month, day, weekday the pattern caught."""
    year, month, day = (_group(match, name) for name in ("year", "month", "day"))
    number = (
        None if month is None else int(month) if month.isdigit() else MONTHS[month[:3].lower()]
    )
    if day is not None and not 1 <= int(day) <= 31:
        return None
    weekday = _group(match, "weekday")
    return _time(
        match,
        kind="date",
        year=int(year) if year else None,
        month=number,
        day=int(day) if day else None,
        weekday=WEEKDAYS[weekday[:3].lower()] if weekday else None,
        clock=_clock_of(match),
    )


def build_named_day(match: Match) -> TimeExpression:
    """Build "New Year's Eve"."""
    month, day = _NAMED_DAYS[match.group("name").lower().replace("\u2019", "'")]
    year = _group(match, "year")
    return _time(match, kind="date", month=month, day=day, year=int(year) if year else None)


def _clock_of(match: Match) -> str | None:
    part = _group(match, "part")
    if part:
        words = part.lower().replace("-", " ")
        # The longest first: "midnight" is no night.
        names = sorted(DAY_PARTS, key=len, reverse=True)
        return next((DAY_PARTS[name] for name in names if words.endswith(name)), None)
    hour = _group(match, "hour")
    if hour is None:
        return None
    minute, half = int(_group(match, "minute") or 0), (_group(match, "half") or "").lower()
    value = int(hour)
    if half:
        if not 1 <= value <= 12:
            return None
        value = value % 12 + (12 if half == "p" else 0)
    return f"{value % 24:02d}:{minute:02d}"


def build_worded_clock(match: Match) -> TimeExpression | None:
    """Build "twenty past three in the morning", "a quarter to four", "five o'clock"."""
    hour = _CLOCK_HOURS.get((_group(match, "hour") or "").lower())
    if hour is None:
        return None
    words = (_group(match, "minutes") or "").lower().replace("-", " ")
    minutes = int(words) if words.isdecimal() else _CLOCK_MINUTES.get(words, 0)
    if (_group(match, "side") or "").lower() in {"to", "before"}:
        minutes = -minutes
    parts = (_group(match, name) for name in ("half", "of_day", "at_night"))
    part = next((p.lower() for p in parts if p), "")
    if part in {"p", "afternoon", "evening"} or (part == "night" and hour > _SMALL_HOURS):
        hour = hour % 12 + 12
    at = (hour * 60 + minutes) % _DAY_MINUTES
    return _time(match, kind="clock", clock=f"{at // 60:02d}:{at % 60:02d}")


def tells_hour(time: TimeExpression) -> bool:
    """Whether a time names an hour, and not a part of the day: "3 a.m.", "noon", not "at dawn"."""
    words = re.findall(r"[a-z]+", time.text.lower())
    return any(map(str.isdigit, time.text)) or not _CLOCK_HOURS.keys().isdisjoint(words)


def tells_half(time: TimeExpression) -> bool:
    """Whether a time of day tells morning from evening: "3 p.m.", "15:20", "noon"."""
    named = re.search(r"[ap]\.?\s?m\b|noon|midday|midnight|morning|evening|night", time.text, re.I)
    return named is not None or (time.clock is not None and not "01" <= time.clock[:2] <= "12")


def build_clock(match: Match) -> TimeExpression | None:
    """Build "3:40 p.m.", "noon"."""
    at = _clock_of(match)
    return None if at is None else _time(match, kind="clock", clock=at)


#: Days around the report in which a named weekday lies; plain "Friday" looks back.
_WINDOWS = {
    "last": (-7, -1),
    "past": (-7, -1),
    "previous": (-7, -1),
    "next": (1, 7),
    "coming": (1, 7),
}


def build_weekday(match: Match) -> TimeExpression:
    """Build "Friday", "last Friday night"."""
    which = (_group(match, "which") or "").lower().split()
    return _time(
        match,
        kind="weekday",
        weekday=WEEKDAYS[match.group("weekday")[:3].lower()],
        shift=_WINDOWS.get(which[-1]) if which else None,
        clock=_clock_of(match),
    )


_NEAR_DAYS = {"yesterday": (-1, -1), "today": (0, 0), "tonight": (0, 0), "tomorrow": (1, 1)}


def build_near_day(match: Match) -> TimeExpression:
    """Build "yesterday", "tomorrow morning"."""
    word = match.group("near").lower()
    clock = _clock_of(match) or (DAY_PARTS["night"] if word == "tonight" else None)
    return _time(match, kind="relative", shift=_NEAR_DAYS[word], clock=clock)


def build_this_part(match: Match) -> TimeExpression:
    """Build "this morning", "last night"."""
    which = match.group("which").lower()
    night = match.group("part").lower() == "night"
    shift = (0, 0) if which == "this" else (-1, 0) if night else (-1, -1)
    return _time(match, kind="relative", shift=shift, clock=_clock_of(match))


def build_overnight(match: Match) -> TimeExpression:
    """Build "overnight"."""
    return _time(match, kind="relative", shift=(-1, 0), clock=DAY_PARTS["overnight"])


def build_calendar(match: Match) -> TimeExpression:
    """Build "last week", "this month": the widest days it can mean; the anchor narrows them."""
    which, unit = match.group("which").lower(), match.group("unit").lower()
    days = {"weekend": 7, "week": 7, "month": 31, "year": 366}[unit]
    early = bool(_group(match, "early"))
    shifts = {
        "last": (1 - 2 * days, -1),
        "this": (1 - days, 0 if early else days - 1),
        "next": (1, 2 * days - 1),
    }
    return _time(match, kind="span", shift=shifts[which.rsplit(maxsplit=1)[-1]])


def build_ago(match: Match) -> TimeExpression:
    """Build "two days ago"."""
    unit = match.group("unit").lower()
    count = _count_of(match)
    if unit in {"hour", "minute"}:
        hours = count if unit == "hour" else 0
        return _time(match, kind="relative", shift=(-1 - hours // 24, -(hours // 24)))
    days, slack = UNIT_DAYS[unit]
    if (_group(match, "count") or "").lower() in {"a few", "several"}:
        return _time(match, kind="span", shift=(-VAGUE_DAYS[unit], -2 * days + slack))
    back = -days * count
    return _time(match, kind="relative", shift=(back - slack, back + slack))


def build_vague_ago(match: Match) -> TimeExpression:
    """Build "hours ago"."""
    unit = match.group("unit").lower()
    return _time(match, kind="span", shift=(-VAGUE_DAYS.get(unit, 1), 0))


def _count_of(match: Match) -> int:
    count = (_group(match, "count") or "one").lower()
    return int(count) if count.isdigit() else _NUMBER_WORDS[" ".join(count.split())]


def build_stretch(match: Match) -> TimeExpression:
    """Build "for three weeks", "in the past two days", "in the coming months"."""
    unit, ahead = match.group("unit").lower(), bool(_group(match, "ahead"))
    if _group(match, "count") and unit in UNIT_DAYS:
        days, slack = UNIT_DAYS[unit]
        reach = _count_of(match) * days + slack
    else:
        reach = VAGUE_DAYS.get(unit, 1)
    return _time(match, kind="span", shift=(0, reach) if ahead else (-reach, 0))


def build_floating(match: Match) -> TimeExpression:
    """Build "a day earlier": relative to something else in the story, so it has no shift."""
    return _time(match, kind="relative")


def build_week(match: Match) -> TimeExpression:
    """Build "earlier in the week"."""
    unit = match.group("unit").lower()
    if unit == "day":
        return _time(match, kind="relative", shift=None, clock=None)
    days = {"week": 7, "month": 31, "year": 366}[unit]
    late = match.group("early").lower() == "later"
    return _time(match, kind="span", shift=(0, days - 1) if late else (1 - days, 0))
