"""When a report appeared and was updated: the input first, then its own text, then its address."""

from __future__ import annotations

import datetime as dt
import re
import urllib.parse
from collections.abc import Sequence

from tellings.clean.datelines import Filed
from tellings.clean.stamps import StampLine, take_days
from tellings.records.report import DateBasis, Dated
from tellings.text.times import parse_day

_URL_DAY = re.compile(
    r"(?:^|[/_=-])((?:19|20)\d\d)(?:[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?=[/_.-]|$)"
    r"|/([1-9]|1[0-2])/([1-9]|[12]\d|3[01])/)"
)
_ISO_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?$"
)
#: Day first; only where it can be no month.
_URL_DAY_FIRST = re.compile(
    r"(?:^|[/_-])(1[3-9]|2\d|3[01])[-_](0[1-9]|1[0-2])[-_]((?:19|20)\d\d)(?=[/_.-]|$)"
)
_UTC = re.compile(r"(?:Z|\+00:?00|GMT|UTC)$")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b")


def read_day(text: str | None) -> str | None:
    """Return the ISO day of a date as metadata write it.

    Example:
        >>> read_day("Wed, 14 May 2031 10:00:00 GMT"), read_day("2031-05-14T10:00Z")
        ('2031-05-14', '2031-05-14')
    """
    bare = (text or "").strip()[:80]
    if not bare:
        return None
    day = parse_day(bare)
    slashed = _SLASHED.match(bare)
    if day is None and slashed:
        return _valid(slashed[1], slashed[2], slashed[3])
    if day is None and re.match(r"\d{8}(?!\d)", bare):
        return _valid(bare[:4], bare[4:6], bare[6:8])
    if day is not None:
        return day.isoformat()
    published, updated, _ = take_days(bare)
    return _known(published or updated)


def settle_day(told: str | None, url: str | None) -> str | None:
    """Return the date that the metadata of a page tell, or the day that its readers saw.

    A time in UTC may be of the day before or after where the report was printed; the address then
    has the right one.

    Args:
        told: What the metadata say.
        url: The address of the page.

    Example:
        >>> settle_day("2031-06-04T00:20:00Z", "https://herald.example/2031/06/03/ferry")
        '2031-06-03'
    """
    day, addressed = read_day(told), _of_url(url)
    if not told or not day or not addressed or not _UTC.search(told.strip()):
        return told
    return addressed.earliest if _is_next(addressed.earliest, day) else told


def _is_next(one: str, other: str) -> bool:
    return abs((dt.date.fromisoformat(one) - dt.date.fromisoformat(other)).days) == 1


def date_report(
    given: str | None,
    stamps: Sequence[StampLine],
    filed: Filed | None,
    url: str | None,
    *,
    guessed: str | None = None,
    near: str | None = None,
) -> Dated | None:
    """Return when a report appeared, None if nothing says so.

    Args:
        given: The date that came with it.
        stamps: The lines beside the article.
        filed: Its dateline.
        url: Its address.
        guessed: What a look at the rest of its page suggests.
        near: A day that is written close to it.
    """
    told = _given(given) or _stated(stamps, filed) or _given(guessed) or _of_url(url)
    day = read_day(near)
    return told or (_dated(day, "stated", near) if day and near else None)


def _given(given: str | None) -> Dated | None:
    day = read_day(given)
    return _dated(day, "metadata", given.strip()) if day and given else None


def _stated(stamps: Sequence[StampLine], filed: Filed | None) -> Dated | None:
    """Return the day that the lines around the article give, else its dateline."""
    for stamp in stamps:
        if _known(stamp.published):
            return _dated(stamp.published, "stated", stamp.text)
    if filed is not None and filed.date:
        day = _known(take_days(filed.date)[0])
        if day:
            return _dated(day, "stated", filed.date)
    updated = next((s for s in stamps if _known(s.updated)), None)
    if updated is not None:
        return _dated(updated.updated, "stated", updated.text)
    return None


def date_update(given: str | None, stamps: Sequence[StampLine]) -> Dated | None:
    """Return when a report was last changed, None if nothing says so."""
    stamp = next((s for s in stamps if _known(s.updated)), None)
    return _given(given) or (_dated(stamp.updated, "stated", stamp.text) if stamp else None)


def _of_url(url: str | None) -> Dated | None:
    if not url:
        return None
    path = urllib.parse.urlsplit(url).path
    for found in _URL_DAY.finditer(path):
        day = _valid(found[1], found[2] or found[4], found[3] or found[5])
        if day:
            return _dated(day, "url", found[0].strip("/_=-"))
    turned = _URL_DAY_FIRST.search(path)
    day = _valid(turned[3], turned[2], turned[1]) if turned else None
    return _dated(day, "url", turned[0].strip("/_-")) if turned and day else None


def _dated(day: str | None, basis: DateBasis, evidence: str) -> Dated:
    stated = day or ""
    return Dated(earliest=stated, latest=stated, basis=basis, evidence=evidence[:200])


def _known(day: str | None) -> str | None:
    """Return a day if the calendar has it."""
    return day if day and parse_day(day) else None


def _valid(year: str, month: str, day: str) -> str | None:
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
