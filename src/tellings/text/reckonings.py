"""Times that no Gregorian day is told from: other calendars, festivals, fiscal years.

They are found so that their numbers count nobody and their names name nobody, and each is named
for what it is (`TimeExpression.reckoning`). None is converted: a lunar month begins when the moon
is seen, feasts move, and fiscal years begin when their country says so.

Sources: month names as the Unicode CLDR and English news spell them; common knowledge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from tellings.records.time import Reckoning, TimeExpression

_Names = dict[Reckoning, tuple[str, ...]]

#: Names of months that are hardly anything else.
_MONTHS: _Names = {
    "solar-hijri": (
        *("Farvardin", "Ordibehesht", "Khordad", "Mordad", "Shahrivar", "Bahman", "Esfand"),
        *("Hamal", "Sawr", "Saur", "Sowr", "Jawza", "Saratan", "Sunbula", "Sonbola", "Aqrab"),
        *("Qaws", "Qows", "Dalw", "Dalwa"),
    ),
    "islamic": (
        *("Muharram", "Moharram", "Rabi['\u2019]? al-[AT]\\w+", "Rabi['\u2019]? ul-[AT]\\w+"),
        *("Rabi['\u2019]? II?", "Jumada al-\\w+", "Jumada ul-\\w+", "Jumada II?", "Rajab"),
        *(
            "Sha'ban",
            "Sha\u2019ban",
            "Shaaban",
            "Shaban",
            "Ramadan",
            "Ramazan",
            "Ramadhan",
            "Shawwal",
        ),
        *("Dhu al-\\w+", "Dhu['\u2019]?l-\\w+", "Zul-?[Qq]a\\w+", "Zul-?[Hh]ij\\w+"),
    ),
    "hebrew": (
        *("Iyy?ar", "Sivan", "Tammuz", "Tishre?i", "(?:Mar)?[CH]h?eshvan", "Kislev", "Tevet"),
        *("Shevat", "Shvat", "Adar(?: II?| [AB])?", "Elul"),
    ),
    "ethiopian": (
        *("Meskerem", "Tikimt", "Hidar", "Tahsas", "Yekatit", "Megabit", "Miyazya"),
        *("Ginbot", "Nehase", "Pagume"),
    ),
    "bikram-sambat": ("Baisakh", "Jestha", "Ashadh", "Shrawan", "Bhadra", "Kartik", "Mangsir"),
}
#: Names of months that people and things bear as well: read with day and year only.
_SHARED_MONTHS: _Names = {
    "solar-hijri": ("Tir", "Mehr", "Aban", "Azar", "Dey", "Asad", "Mizan", "Jadi", "Hut"),
    "islamic": ("Safar",),
    "hebrew": ("Nisan", "Av"),
    "ethiopian": ("Tir", "Sene", "Hamle"),
    "bikram-sambat": ("Ashwin", "Poush", "Magh", "Falgun", "Chaitra"),
}
#: Years that a month of theirs may stand beside.
_YEARS: dict[Reckoning, str] = {
    "solar-hijri": r"1[2-5]\d\d",
    "islamic": r"1[2-5]\d\d",
    "hebrew": r"5[5-9]\d\d",
    "ethiopian": r"(?:19|20)\d\d",
    "bikram-sambat": r"(?:19|20)\d\d",
}
#: What stands behind a year and says by what it is counted.
_ERAS: _Names = {
    "islamic": (r"1[2-5]\d\d,?\s(?:AH|A\.H\.|Hijri)",),
    "solar-hijri": (r"1[2-5]\d\d,?\s(?:SH|AP|A\.P\.|solar\shijri)",),
    "hebrew": (r"5[5-9]\d\d,?\sA\.?M\b\.?",),
    "buddhist": (r"2[45]\d\d,?\s(?:BE|B\.E\.)",),
    "bikram-sambat": (r"(?:19|20)\d\d,?\s(?:BS|B\.S\.|VS|Bikram\sSambat)",),
    "ethiopian": (r"(?:19|20)\d\d,?\s(?:E\.C\.)",),
    "other-calendar": (
        *(r"(?:Reiwa|Heisei|Sh[oō]wa|Taish[oō]|Meiji)\s\d{1,2}", r"Juche\s\d{2,3}"),
        *(r"Minguo\s\d{2,3}", r"Saka\s1[89]\d\d"),
    ),
}
#: Words that a calendar is called by.
_CALENDARS: _Names = {
    "solar-hijri": ("solar hijri", "hijri solar", "persian", "iranian", "afghan", "jalali"),
    "islamic": ("lunar hijri", "hijri lunar", "islamic", "muslim", "hijri"),
    "hebrew": ("hebrew", "jewish"),
    "ethiopian": ("ethiopian", "ge'ez"),
    "buddhist": ("buddhist", "thai"),
    "bikram-sambat": ("nepali", "nepalese", "bikram sambat", "vikram samvat"),
    "other-calendar": ("julian", "coptic", "solar", "lunar", "chinese", "bengali", "juche"),
}
#: Feasts that move, or that fall on other days in other countries.
_FEASTS = (
    *(r"Easter\s(?:Day|[Ww]eekend|[Ee]ve)", r"(?:Orthodox|Coptic)\s(?:Easter|Christmas)"),
    *("Holy Week", "Mardi Gras", "Pentecost", "Timkat", "Enkutatash", "Thanksgiving(?: Day)?"),
    *(r"Eid[\s-](?:al|ul|el)[\s-](?:[Ff]itr|[Aa]dha|[Aa]zha)", "Mawlid", "Arbaeen"),
    *("Laylat al-Qadr", "Now?ruz", "Norouz", "Newroz", "Nawroz", "Navruz"),
    *("Diwali", "Deepavali", "Dussehra", "Dashain", "Durga Puja", "Vesak"),
    *("Hanukkah", "Chanukah", "Yom Kippur", "Rosh Hashanah?", "Sukkot", "Shavuot", "Passover"),
    "(?:Lunar|Chinese|Orthodox|Persian|Jewish|Islamic|Ethiopian) New Year",
    *("Chuseok", "Seollal", "Songkran", "Thingyan"),
    "(?:Memorial|Labou?r|Columbus|(?:Mother|Father|President)s?['\u2019]s?) Day",
    "(?:Independence|Republic|Victory|National|Bastille|Armistice|Remembrance) Day",
)
#: Feasts whose names people and things bear as well: read behind a word that goes with times.
_SHARED_FEASTS = (
    *("Easter", "Christmas", "Eid", "Ramadan", "Ramazan", "Muharram", "Holi", "Purim", "Ashura"),
)
#: Days whose name holds a weekday, which is not that of the week: "the Good Friday Agreement".
_NAMED_WEEKDAYS = (
    *("(?:Easter|Whit|Palm|Bloody)\\s(?:Sunday|Monday)", "(?:Good|Holy)\\sFriday"),
    *("(?:Holy|Maundy)\\sThursday", "Ash\\sWednesday", "Shrove\\sTuesday", "Holy\\sSaturday"),
)
_WITH_TIMES = (
    r"(?:(?<=\bin\s)|(?<=\bIn\s)|(?<=\bon\s)|(?<=\bOn\s)|(?<=\bat\s)|(?<=\bAt\s)|(?<=\bby\s)|"
    r"(?<=\bBy\s)|(?<=\bover\s)|(?<=\bOver\s)|(?<=\bduring\s)|(?<=\bDuring\s)|(?<=\bsince\s)|"
    r"(?<=\bSince\s)|(?<=\buntil\s)|(?<=\bbefore\s)|(?<=\bBefore\s)|(?<=\bafter\s)|(?<=\bAfter\s)|"
    r"(?<=\bthroughout\s)|(?<=\bThroughout\s)|(?<=\blast\s)|(?<=\bLast\s)|(?<=\bthis\s)|"
    r"(?<=\bThis\s)|(?<=\bnext\s)|(?<=\bmonth\sof\s))"
)
_FISCAL = (
    r"(?:(?:the|this|last|next|current)\s)?(?:fiscal|financial|tax)\s(?:year\s)?"
    r"(?:(?:19|20)\d\d(?:[-\u2013/]\d{2,4})?)",
    r"(?:(?:19|20)\d\d(?:[-\u2013/]\d{2,4})?\s)?(?:fiscal|financial|tax)\syear",
    r"\bFY\s?(?:\d{4}|\d{2})(?:[-\u2013/]\d{2,4})?",
    r"Q[1-4]\s(?:of\s)?(?:(?:19|20)\d\d)",
)
#: The name goes on: "Easter Island", "Ramadan Ali".
_NOT_ON = r"(?!['\u2019]?[\w-]|\s(?-i:[A-Z][a-z]))"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"


def _any(names: Iterable[str]) -> str:
    """Return a pattern of names, in capitals or with one; a space is any small gap."""
    return "(?=[A-Z])(?i:" + "|".join(n.replace(" ", r"\s") for n in names) + ")"


def _dated(months: Iterable[str], year: str, *, alone: bool) -> str:
    """Return the pattern of a day of a month, and of a month of a year."""
    month = _any(months)
    with_day = rf"\b{_DAY}\s(?:of\s)?{month}"
    if not alone:
        return rf"{with_day},?\s{year}(?!\d)|\b{month}\s{_DAY},?\s{year}(?!\d)"
    return (
        rf"(?:{with_day}|\b{month}\s{_DAY}(?!\d))(?:,?\s(?:of\s)?{year}(?!\d))?"
        rf"|\b{month},?\s(?:of\s)?{year}(?!\d)"
    )


def _called(names: Iterable[str]) -> str:
    """Return the pattern of "1357 in the solar calendar" and "the Hijri year 1442"."""
    words = "(?i:" + "|".join(n.replace(" ", r"\s") for n in names) + ")"
    return (
        rf"\b(?:\d{{1,2}}\s)?(?:[A-Z][\w'\u2019-]{{2,14}}\s)?\d{{1,4}},?\s(?:[A-Z][a-z]{{2,14}}\s)?"
        rf"(?:in|of|on|by|under|according\sto)\s(?:the|its|their)\s{words}\s(?:\w{{1,12}}\s)?"
        r"(?:calendar|era|reckoning)"
        rf"|\b{words}\s(?:calendar\s)?year\s(?:of\s)?\d{{1,4}}(?!\d)"
    )


class _Row(NamedTuple):
    """How the times of one reckoning are written.

    Attributes:
        clues: Letters of which some stand in every such time; most texts have none of them, and
            to ask that is far cheaper than to search. Empty where nothing is so sure.
    """

    pattern: re.Pattern[str]
    reckoning: Reckoning
    clues: tuple[str, ...] = ()


#: What a spelling of a name may lack, and what parts its letters.
_LOOSE = re.compile(r"\(\?:[^()]*\)\??|\[[^]]*\]\??|\\\w\+?|\w\?|[^\w'\u2019]")


def _clue(name: str) -> str:
    r"""Return the longest run of letters that stands in every spelling of a name.

    Example:
        >>> _clue(r"Dhu al-\w+"), _clue("Now?ruz")
        ('dhu', 'ruz')
    """
    return max(_LOOSE.split(name), key=len).casefold()


def _rows() -> list[_Row]:
    rows = []
    for months_of, alone in ((_MONTHS, True), (_SHARED_MONTHS, False)):
        for reckoning, months in months_of.items():
            pattern = re.compile(_dated(months, _YEARS[reckoning], alone=alone))
            rows.append(_Row(pattern, reckoning, tuple(map(_clue, months))))
    for reckoning, eras in _ERAS.items():
        pattern = re.compile("|".join(rf"\b(?:{era})(?!\w)" for era in eras))
        rows.append(_Row(pattern, reckoning))
    for reckoning, names in _CALENDARS.items():
        rows.append(_Row(re.compile(_called(names)), reckoning, tuple(map(_clue, names))))
    feasts = rf"\b{_any(_FEASTS)}(?:,?\s(?:19|20)\d\d)?{_NOT_ON}"
    shared = rf"{_WITH_TIMES}{_any(_SHARED_FEASTS)}{_NOT_ON}"
    weekdays = rf"\b{_any(_NAMED_WEEKDAYS)}(?!\w)(?:,?\s(?:19|20)\d\d)?"
    # All begin with a capital; what stands before it is asked only where there is one.
    rows.append(_Row(re.compile(rf"(?=[A-Z])(?:{feasts}|{shared}|{weekdays})"), "festival"))
    rows.append(_Row(re.compile("|".join(rf"\b(?:{f})(?![\w-])" for f in _FISCAL)), "fiscal"))
    return rows


_GRAMMAR = _rows()


def find_reckoned(text: str) -> list[TimeExpression]:
    """Return the times of `text` that are not counted in Gregorian days; they may overlap.

    Example:
        >>> [(t.text, t.reckoning) for t in find_reckoned("on 12 Mehr 1399, during Passover")]
        [('12 Mehr 1399', 'solar-hijri'), ('Passover', 'festival')]
    """
    # The other letters that a pattern takes for an i, whatever their case.
    folded = text.replace("\u0130", "i").replace("\u0131", "i").casefold()
    return [
        TimeExpression(
            start=match.start(),
            end=match.end(),
            text=match.group(),
            kind="span" if row.reckoning == "fiscal" else "date",
            reckoning=row.reckoning,
        )
        for row in _GRAMMAR
        if not row.clues or any(clue in folded for clue in row.clues)
        for match in row.pattern.finditer(text)
    ]
