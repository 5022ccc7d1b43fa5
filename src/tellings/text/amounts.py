"""One amount at a given token, without the words that qualify it: digits here, or words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.text.number_tokens import Token, glued, matches, peek
from tellings.text.number_words import (
    CURRENCIES,
    DOLLAR_PREFIXES,
    GLUED_SCALES,
    GLUED_UNITS,
    LEADS,
    ORDINALS,
    PLURAL_FACTORS,
    PLURAL_SCALES,
    SCALES,
    SMALL,
    TENS,
    VAGUE,
    VAGUE_FACTORS,
)
from tellings.text.worded_amounts import Amount, and_a_half, read_words, scaled

#: A longer run of digits is a serial number.
MAX_DIGITS = 15
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_POINTED = re.compile(r"[1-9]\d{0,2}(?:\.000|(?:\.\d{3}){2,5})")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
#: Signs that, glued to digits, make them part of a code, a date, a score or an address.
_CODE_SIGNS = frozenset("-/:.#@_&=+\\")
_MONTH_STARTS = frozenset(
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
)
NOTHING = frozenset({"no", "none", "nobody", "no one", "not one", "not a single"})


_STARTS = frozenset(
    {
        *SMALL,
        *TENS,
        *SCALES,
        *PLURAL_SCALES,
        *PLURAL_FACTORS,
        *ORDINALS,
        *CURRENCIES,
        *LEADS,
        *VAGUE,
    }
    | {words[0] for words in VAGUE_FACTORS}
    | DOLLAR_PREFIXES
    | {"half", "quarter", "a", "an"}
)


def starts_number(text: str) -> bool:
    """Whether a number or the words before one may start with this token."""
    return text[0].isdigit() or text in _STARTS


def read_amount(tokens: Sequence[Token], i: int, *, inner: bool = False) -> Amount | None:
    """Return the amount at token `i`.

    Args:
        tokens: The text.
        i: Where to read.
        inner: Whether this is the second number of a range, so that a hyphen may be glued to it.
    """
    sum_at = _currency(tokens, i)
    if sum_at is not None:
        at, unit = sum_at
        amount = _digits(tokens, at, inner=True, money=True)
        return amount._replace(kind="money", unit=unit) if amount else None
    if not peek(tokens, i):
        return None
    if peek(tokens, i)[0].isdigit():
        amount = _digits(tokens, i, inner=inner, money=False)
    else:
        amount = None if glued(tokens, i) and _joined(tokens, i, inner) else read_words(tokens, i)
    return _percent(tokens, amount) if amount else None


def _joined(tokens: Sequence[Token], i: int, inner: bool) -> bool:
    """Whether a word hangs on the one before it ("post-nine")."""
    return not inner and peek(tokens, i - 1) in {"-", "'", "\u2019", "_", "@", "#", "/", "."}


def _currency(tokens: Sequence[Token], i: int) -> tuple[int, str] | None:
    text = peek(tokens, i)
    if text in DOLLAR_PREFIXES and glued(tokens, i + 1) == "$":
        return i + 2, CURRENCIES["$"]
    if text in CURRENCIES and peek(tokens, i + 1)[:1].isdigit():
        return i + 1, CURRENCIES[text]
    if text == "rs" and peek(tokens, i + 1) == "." and peek(tokens, i + 2)[:1].isdigit():
        return i + 2, CURRENCIES[text]
    return None


def _percent(tokens: Sequence[Token], amount: Amount) -> Amount:
    at = amount.stop
    if amount.kind != "count" or amount.lower is None:
        return amount
    if peek(tokens, at) in {"%", "percent", "pct"}:
        return amount._replace(kind="percent", unit="percent", stop=at + 1)
    for words in (("-", "percent"), ("-", "per", "cent"), ("-", "per", "-", "cent")):
        if glued(tokens, at) == "-" and matches(tokens, at, words):
            return amount._replace(kind="percent", unit="percent", stop=at + len(words))
    if matches(tokens, at, ("per", "cent")):
        return amount._replace(kind="percent", unit="percent", stop=at + 2)
    if peek(tokens, at) == "percentage" and peek(tokens, at + 1).startswith("point"):
        return amount._replace(kind="percent", unit="percent", stop=at + 2)
    return amount


def _digits(tokens: Sequence[Token], i: int, *, inner: bool, money: bool) -> Amount | None:
    if not inner and _coded_before(tokens, i):
        return None
    value = parse_digits(peek(tokens, i))
    if value is None:
        return None
    value, stop = _spaced_groups(tokens, i, value)
    after = glued(tokens, stop)
    if after in {"st", "nd", "rd", "th"}:
        hangs = glued(tokens, stop + 1) == "-"
        return (
            None if hangs or not value.is_integer() else Amount(value, value, stop + 1, "ordinal")
        )
    if after == "s" and _is_decade_of_life(tokens, i):
        return Amount(value, value + 9, stop + 1)
    if after in GLUED_SCALES and _scaled_by_letter(tokens, stop, money=money):
        value, stop = round(value * GLUED_SCALES[after], 6), stop + 1
        return Amount(value, value, stop, scale=GLUED_SCALES[after])
    if _coded_after(tokens, stop):
        return None
    value, stop = and_a_half(tokens, value, stop)
    value, stop, scale = scaled(tokens, value, stop)
    return Amount(value, value, stop, scale=scale)


def _is_decade_of_life(tokens: Sequence[Token], i: int) -> bool:
    """Whether "30s" tells an age: "in his 30s", "a woman in her late 70s"."""
    back = i - 1
    while peek(tokens, back) in {"early", "mid", "late", "-"}:
        back -= 1
    tens = float(peek(tokens, i)) if len(peek(tokens, i)) == 2 else 0.0
    return tens in TENS.values() and peek(tokens, back) in {"his", "her", "their", "my", "our"}


def parse_digits(text: str) -> float | None:
    """Return the value of "1,000.5"; None for what is no number ("1.2.3", "006").

    "12.000" and "1.250.000" are thousands, as much of the world writes them: nobody counts to
    three places of nought.
    """
    if len(text) > MAX_DIGITS or not text.isascii():
        return None
    if _POINTED.fullmatch(text):
        return float(text.replace(".", ""))
    if not (_PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)):
        return None
    if len(text) > 1 and text[0] == "0" and text[1] != ".":
        return None
    return float(text.replace(",", ""))


def _coded_before(tokens: Sequence[Token], i: int) -> bool:
    """Whether something glued before the digits makes them part of a code or a date."""
    if i == 0 or tokens[i].spaced:
        return False
    before = peek(tokens, i - 1)
    if before == "-":
        return i > 1 and not tokens[i - 1].spaced
    return before[-1].isalnum() or before in _CODE_SIGNS or before in {"'", "\u2019", "^", "*"}


def _coded_after(tokens: Sequence[Token], i: int) -> bool:
    """Whether something glued behind the digits does."""
    after = glued(tokens, i)
    if not after:
        return False
    if after[0].isalpha():
        return after not in GLUED_UNITS
    if after in {"/", ":", "_", "@", "*", "=", "#", "\\", "'", "\u2019"}:
        return bool(glued(tokens, i + 1)) or after in {"@", "_"}
    return False


def _spaced_groups(tokens: Sequence[Token], i: int, value: float) -> tuple[float, int]:
    """Read "13 000": groups of three digits with single spaces between them."""
    stop = i + 1
    if len(peek(tokens, i)) > 3 or not value.is_integer() or value == 0:
        return value, stop
    if peek(tokens, i - 1)[:3] in _MONTH_STARTS:
        return value, stop
    total = value
    while _is_group(tokens, stop):
        total = total * 1000 + float(peek(tokens, stop))
        stop += 1
    if stop > i + 1 and (peek(tokens, stop)[:1].isdigit() or glued(tokens, stop) == "-"):
        return value, i + 1
    return total, stop


def _is_group(tokens: Sequence[Token], i: int) -> bool:
    text = peek(tokens, i)
    return (
        len(text) == 3
        and text.isascii()
        and text.isdigit()
        and tokens[i].start - tokens[i - 1].end == 1
    )


def _scaled_by_letter(tokens: Sequence[Token], i: int, *, money: bool) -> bool:
    """Whether a glued letter means millions, not metres: always so for money."""
    text = peek(tokens, i)
    if money or text in {"bn", "mn", "mln", "k"}:
        return glued(tokens, i + 1) in {"", ",", ".", ")", "-", "\u2013", ";", "”", '"', "+"}
    following = peek(tokens, i + 1)
    return text == "m" and following in {"people", "men", "women", "children", "refugees"}
