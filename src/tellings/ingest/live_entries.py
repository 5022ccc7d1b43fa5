"""An entry of a live page, and how its time is written."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_ZONE = r"(?:\s?(?:GMT|UTC|BST|CES?T|EES?T|[ECMP][SD]T|[ECMP]T|IST|AST|MSK|local time)\b)?"
_CLOCK = rf"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d)?\s?(?:[ap]\.?\s?m\.?)?{_ZONE}"
_HOUR = rf"(?:1[0-2]|[1-9])\s?[ap]\.?m\.?{_ZONE}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = (
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},?\s)?"
    rf"(?:\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d{{1,2}})(?:,?\s(?:19|20)\d\d)?"
)
_ISO = r"(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?"
_LEAD = r"(?:(?:posted|published|updated|at|on|last updated)\s?:?\s?(?:at\s|on\s)?)?"
_STAMP = re.compile(
    rf"{_LEAD}\(?(?:{_ISO}|(?:{_DAY}(?:,|\sat|\s[-\u2013|·])?\s)?(?:{_CLOCK}|{_HOUR})"
    rf"(?:(?:,|\son|\s[-\u2013|·])?\s{_DAY})?)\)?",
    re.I,
)
_LEAD_IN = re.compile(_LEAD, re.I)
_TIME = re.compile(rf"{_ISO}|{_CLOCK}|{_HOUR}", re.I)
_DAY_HEAD = re.compile(rf"{_DAY}$", re.I)
_AGO = re.compile(
    r"\d{1,3}\s?(?:s|m|h|d|secs?|mins?|minutes?|hrs?|hours?|days?)\.?\s?(?:ago)?$", re.I
)
#: What may part a time from the words after it.
_JOINT = re.compile(r"\s{0,3}(?:[:\u2013\u2014|·-]\s|\s)\s{0,3}")
MAX_STAMP = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a live page.

    Attributes:
        time: As exact as the page has it: ISO 8601 where it can be told, else as written.
        speaker: Who speaks in it, if anybody is named.
    """

    text: str
    time: str | None
    title: str | None = None
    speaker: str | None = None
    url: str | None = None


def is_stamp(text: str) -> bool:
    """Tell whether a text is a time and nothing else.

    Example:
        >>> [is_stamp(t) for t in ("18:05", "9.31am BST", "Posted at 12:05, 3 June", "At 5 he")]
        [True, True, True, False]
    """
    bare = " ".join(text.split())
    if not bare or len(bare) > MAX_STAMP:
        return False
    return _STAMP.fullmatch(bare) is not None or _AGO.fullmatch(bare) is not None


def bare_stamp(text: str) -> str:
    """Return a time without the words around it.

    Example:
        >>> bare_stamp("Posted at 22:58"), bare_stamp("(9.31am BST)")
        ('22:58', '9.31am BST')
    """
    return _LEAD_IN.sub("", " ".join(text.split()), count=1).strip(" ()")


def split_stamp(text: str) -> tuple[str, str] | None:
    """Split a text that begins with a time into it and the rest.

    Example:
        >>> split_stamp("18:05 - The bridge is closed.")
        ('18:05', 'The bridge is closed.')
    """
    found = _STAMP.match(text)
    if found is None or _TIME.search(found[0]) is None:
        return None
    joint = _JOINT.match(text, found.end())
    if joint is None:
        return None
    return found[0].strip(), text[joint.end() :]


def is_day_head(text: str) -> bool:
    """Tell whether a line is a day and nothing else, as over the entries of one day."""
    bare = " ".join(text.split())
    return len(bare) <= MAX_STAMP and _DAY_HEAD.fullmatch(bare) is not None


def from_epoch(text: str) -> str | None:
    """Return the time that a count of seconds or milliseconds since 1970 means.

    Example:
        >>> from_epoch("1938276300")
        '2031-06-03T18:05:00+00:00'
    """
    if not text.isascii() or not text.isdigit() or not 10 <= len(text) <= 13:
        return None
    seconds = int(text[:10])
    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat()
