"""Dates in calendars other than the Gregorian: found and named, never converted.

To convert them takes tables and, for the Islamic calendar, the sighting of the moon; a wrong day
is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MONTHS = {
    "Solar Hijri": (
        "Farvardin|Ordibehesht|Khordad|Tir|Mordad|Shahrivar|Mehr|Aban|Azar|Dey|Bahman|Esfand"
        "|Hamal|Sawr|Jawza|Saratan|Asad|Sunbula|Mizan|Aqrab|Qaws|Jadi|Dalw|Hut"
    ),
    "Islamic": (
        "Muharram|Safar|Rabi(?:'|\u2019)? ?al-(?:Awwal|Thani)|Jumada ?al-(?:Ula|Thani|Akhira)"
        "|Rajab|Sha(?:'|\u2019)?ban|Ramadan|Ramazan|Shawwal|Dhu ?al-(?:Qa(?:'|\u2019)?dah|Hijjah)"
    ),
    "Hebrew": (
        "Tishrei|Cheshvan|Heshvan|Kislev|Tevet|Shevat|Shvat|Adar|Nisan|Iyar|Sivan|Tammuz|Av|Elul"
    ),
    "Ethiopian": (
        "Meskerem|Tikimt|Hidar|Tahsas|Yekatit|Megabit|Miyazya|Ginbot|Sene|Hamle|Nehase|Pagume"
    ),
}
#: A day before or after the month, or a year after it: without a number it may be any word.
_DATES = {
    name: re.compile(
        rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{months})(?:,? \d{{4}})?"
        rf"|(?:{months}) \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
        rf"|(?:{months}),? \d{{4}})\b"
    )
    for name, months in _MONTHS.items()
}


class OtherDate(NamedTuple):
    """A date as the text has it, and the calendar that it is of."""

    start: int
    end: int
    text: str
    calendar: str


def find_other_dates(text: str) -> Iterator[OtherDate]:
    """Yield the dates of other calendars, by calendar and place.

    Example:
        >>> [(d.text, d.calendar) for d in find_other_dates("It burned on 15 Khordad 1410.")]
        [('15 Khordad 1410', 'Solar Hijri')]
    """
    for calendar, pattern in _DATES.items():
        for found in pattern.finditer(text):
            yield OtherDate(found.start(), found.end(), found.group(), calendar)
