"""How days, numbers and judgements are put in words for a reader."""

from __future__ import annotations

import datetime
import functools

from tellings.records.finding import Status
from tellings.records.statement import Statement

STATUSES: tuple[Status, ...] = ("corroborated", "disputed", "superseded", "once")
STATUS_NAMES: dict[Status, str] = {
    "corroborated": "corroborated",
    "disputed": "disputed",
    "superseded": "moved on",
    "once": "from one origin",
}
STATUS_SIGNS: dict[Status, str] = {
    "corroborated": "●",
    "disputed": "◐",
    "superseded": "➜",
    "once": "○",
}
_STANCES = {
    "denies": "denied",
    "doubts": "doubted",
    "predicts": "predicted",
    "orders": "ordered",
    "asks": "asked",
}
"""In the past, for that is the same for one speaker and for many."""
_CONFIDENCE = ((0.85, "high"), (0.65, "fair"), (0.45, "modest"), (0.0, "low"))


def manner(statement: Statement) -> str | None:
    """Return how something was said where it was not simply said: denied, doubted, ordered.

    Wherever a statement's words are quoted this stands beside them: the words of a denial are
    those of the claim.
    """
    return _STANCES.get(statement.stance)


def write_day(moment: str) -> str:
    """Return an ISO day or moment as a reader writes it; what is neither stays as it is.

    Example:
        >>> write_day("2024-03-09"), write_day("2024-03-09T04:30"), write_day("soon")
        ('9 March 2024', '9 March 2024, 04:30', 'soon')
    """
    date = _day(moment)
    if date is None:
        return moment
    clock = moment[11:16] if len(moment) >= 16 and moment[10] in "T " else ""
    return f"{date.day} {date:%B} {date.year}" + (f", {clock}" if clock else "")


def write_short_day(moment: str) -> str:
    """Return a day with no year, for columns and boxes.

    Example:
        >>> write_short_day("2024-03-09")
        '9 Mar'
    """
    date = _day(moment)
    return f"{date.day} {date:%b}" if date else ""


def write_interval(earliest: str, latest: str) -> str:
    """Return an interval as short as it can be said.

    Example:
        >>> write_interval("2024-03-03", "2024-03-03")
        '3 March 2024'
        >>> write_interval("1994-01-01", "1994-12-31"), write_interval("2024-02-01", "2024-02-29")
        ('1994', 'February 2024')
    """
    first, last = _day(earliest), _day(latest)
    if first is None or last is None or first == last:
        return _write_same_day(earliest, latest)
    if first.year != last.year:
        return f"{write_day(earliest[:10])} – {write_day(latest[:10])}"  # noqa: RUF001
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    if first.month != last.month:
        return f"{first.day} {first:%B} – {last.day} {last:%B} {last.year}"  # noqa: RUF001
    if first.day == 1 and (last + datetime.timedelta(days=1)).month != last.month:
        return f"{first:%B} {first.year}"
    return f"{first.day}–{last.day} {last:%B} {last.year}"  # noqa: RUF001


def write_confidence(confidence: float) -> str:
    """Return a probability as a word with the number behind it.

    Example:
        >>> write_confidence(0.93)
        'high (0.93)'
    """
    word = next((name for least, name in _CONFIDENCE if confidence >= least), "low")
    return f"{word} ({confidence:.2f})"


def write_range(lower: float | None, upper: float | None) -> str:
    """Return a range of numbers as short as it can be written.

    Example:
        >>> write_range(3, None), write_range(0, 600), write_range(5, 5)
        ('≥ 3', '≤ 600', '5')
    """
    if lower == upper:
        return "" if lower is None else _write_number(lower)
    if upper is None:
        return f"≥ {_write_number(lower or 0)}"
    if not lower:
        return f"≤ {_write_number(upper)}"
    return f"{_write_number(lower)}–{_write_number(upper)}"  # noqa: RUF001


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    Example:
        >>> count(1, "report"), count(2, "party", "parties")
        ('1 report', '2 parties')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def list_words(items: list[str], *, most: int = 6) -> str:
    """Return the items as an enumeration; what is beyond `most` is only counted.

    Example:
        >>> list_words(["a", "b", "c"]), list_words(["a", "b", "c"], most=1)
        ('a, b and c', 'a and 2 more')
        >>> list_words(["Ene, harbour master", "b", "c"])
        'Ene, harbour master; b; and c'
    """
    shown = items if len(items) <= most else [*items[:most], f"{len(items) - most} more"]
    if len(shown) < 2:
        return "".join(shown)
    if any("," in item for item in shown[:-1]):
        return f"{'; '.join(shown[:-1])}; and {shown[-1]}"
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def shorten(text: str, most: int) -> str:
    """Return `text` on one line, cut between words where it is longer than `most`.

    Example:
        >>> shorten("The quay was quiet.", 12)
        'The quay…'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > most // 2 else cut).rstrip(" ,;:") + "…"


def day_number(moment: str) -> float | None:
    """Return a moment as days since the beginning of the calendar, or None.

    Example:
        >>> day_number("2024-03-04T12:00") - day_number("2024-03-03")
        1.5
    """
    date = _day(moment)
    if date is None:
        return None
    clock = moment[11:16].split(":") if len(moment) >= 16 else []
    if len(clock) != 2 or not all(part.isdecimal() for part in clock):
        return float(date.toordinal())
    return date.toordinal() + (int(clock[0]) * 60 + int(clock[1])) / 1440


def _write_number(number: float) -> str:
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,g}"


@functools.lru_cache(maxsize=4096)
def _day(moment: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(moment[:10])
    except ValueError:
        return None


def _write_same_day(earliest: str, latest: str) -> str:
    """Return one day once, with the hours it spans where they are known."""
    first, last = write_day(earliest), write_day(latest)
    if last in (first, earliest) or first.startswith(last):
        return first
    if last.startswith(f"{first}, ") or ", " not in last:
        return last if last.startswith(first) else f"{first} – {last}"  # noqa: RUF001
    return f"{first}–{last.rpartition(', ')[2]}"  # noqa: RUF001
