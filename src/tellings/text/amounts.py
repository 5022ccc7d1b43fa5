"""One amount: digits or number words at a given token, without the words that qualify it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from tellings.text.number_tokens import Token, glued, matches, peek
from tellings.text.number_words import (
    COMPOUND_ORDINALS,
    CURRENCIES,
    DOLLAR_PREFIXES,
    FRACTIONS,
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

Kind = Literal["count", "ordinal", "share", "percent", "money"]

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
_PARTS_OF = frozenset({"of", "the", "its", "their", "his", "her", "our", "all"})
_COMPARING = frozenset(["than", "nearly", "almost", "about", "over", "around", "roughly"])
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75}
NOTHING = frozenset({"no", "none", "nobody", "no one"})


class Amount(NamedTuple):
    """An amount and the token after it."""

    lower: float | None
    upper: float | None
    stop: int
    kind: Kind = "count"
    unit: str | None = None
    scale: float = 1.0


_STARTS = frozenset(
    {*SMALL, *TENS, *SCALES, *PLURAL_SCALES, *PLURAL_FACTORS, *ORDINALS, *CURRENCIES, *LEADS}
    | {words[0] for words, _ in VAGUE}
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
        amount = None if glued(tokens, i) and _joined(tokens, i, inner) else _words(tokens, i)
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
    if after in GLUED_SCALES and _scaled_by_letter(tokens, stop, money=money):
        value, stop = round(value * GLUED_SCALES[after], 6), stop + 1
        return Amount(value, value, stop, scale=GLUED_SCALES[after])
    if _coded_after(tokens, stop):
        return None
    value, stop = _and_a_half(tokens, value, stop)
    value, stop, scale = _scale(tokens, value, stop)
    return Amount(value, value, stop, scale=scale)


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


def _and_a_half(tokens: Sequence[Token], value: float, stop: int) -> tuple[float, int]:
    for words in (("and", "a", "half"), ("-", "and", "-", "a", "-", "half")):
        if matches(tokens, stop, words):
            return value + 0.5, stop + len(words)
    part = _HALVES.get(glued(tokens, stop))
    return (value + part, stop + 1) if part else (value, stop)


def _scale(tokens: Sequence[Token], value: float, stop: int) -> tuple[float, int, float]:
    scale = 1.0
    while peek(tokens, stop) in SCALES and (tokens[stop].spaced or peek(tokens, stop - 1) == "-"):
        scale *= SCALES[peek(tokens, stop)]
        stop += 1
        if scale > 1e15:
            break
    if glued(tokens, stop) == "-" and glued(tokens, stop + 1) in SCALES:
        scale *= SCALES[peek(tokens, stop + 1)]
        stop += 2
    return (round(value * scale, 6), stop, scale) if scale > 1 else (value, stop, scale)


def _words(tokens: Sequence[Token], i: int) -> Amount | None:
    return (
        _fraction(tokens, i)
        or _several(tokens, i)
        or _magnitudes(tokens, i)
        or _ordinal(tokens, i)
        or _cardinal(tokens, i)
        or _vague(tokens, i)
    )


def _fraction(tokens: Sequence[Token], i: int) -> Amount | None:
    """Read "two-thirds", "a quarter of", "half of the", "half a million", "half-hour"."""
    text = peek(tokens, i)
    if text in {"half", "quarter"}:
        return _half(tokens, i, 1.0 / FRACTIONS[text])
    count = 1.0 if text in {"a", "an"} else SMALL.get(text)
    if count is None:
        return None
    at = i + 2 if glued(tokens, i + 1) == "-" else i + 1
    divisor = FRACTIONS.get(peek(tokens, at))
    if divisor is None or not 0 < count < divisor:
        return None
    if text == "a" and peek(tokens, at) in {"half", "quarter"}:
        scaled = _half(tokens, at, 1.0 / divisor)
        if scaled is not None and scaled.kind == "count":
            return scaled
    clear = count > 1 or at == i + 2 or text == "one" or peek(tokens, at + 1) == "of"
    if not clear or glued(tokens, at + 1) == "-":
        return None
    share = count / divisor
    return Amount(share, share, at + 1, "share", "share")


def _half(tokens: Sequence[Token], i: int, share: float) -> Amount | None:
    """Read what follows "half" or "quarter": a magnitude, a unit, a whole."""
    at = i + 2 if glued(tokens, i + 1) == "-" else i + 1
    article = next((n for n in (("a",), ("an",), ("of", "a")) if matches(tokens, at, n)), ())
    past = at + len(article)
    size = SCALES.get(peek(tokens, past))
    if size is not None:
        return Amount(size * share, size * share, past + 1, scale=size)
    if share != 0.5:
        return None
    if article[:1] in {("a",), ("an",)}:
        return Amount(share, share, past)
    if at == i + 2:
        return Amount(share, share, i + 1)
    if peek(tokens, at) in _PARTS_OF or peek(tokens, i - 1) in _COMPARING:
        return Amount(share, share, i + 1, "share", "share")
    return None


def _several(tokens: Sequence[Token], i: int) -> Amount | None:
    """Read "several hundred": at least twice the size."""
    for words in VAGUE_FACTORS:
        size = SCALES.get(peek(tokens, i + len(words)))
        if size is None:
            size = PLURAL_SCALES.get(peek(tokens, i + len(words)))
        if size is not None and matches(tokens, i, words):
            stop = i + len(words) + 1
            further = SCALES.get(peek(tokens, stop), 1.0)
            return Amount(2 * size * further, None, stop + (further > 1))
    return None


def _magnitudes(tokens: Sequence[Token], i: int) -> Amount | None:
    """Read "dozens", "hundreds of thousands"."""
    text = peek(tokens, i)
    if text in PLURAL_FACTORS and peek(tokens, i + 1) == "of":
        size = PLURAL_SCALES.get(peek(tokens, i + 2))
        if size is not None:
            return Amount(2 * PLURAL_FACTORS[text] * size, None, i + 3)
    if text in PLURAL_SCALES:
        return Amount(2 * PLURAL_SCALES[text], None, i + 1)
    return None


def _ordinal(tokens: Sequence[Token], i: int) -> Amount | None:
    value, stop = ORDINALS.get(peek(tokens, i)), i + 1
    if peek(tokens, i) in TENS and glued(tokens, i + 1) == "-":
        unit = COMPOUND_ORDINALS.get(glued(tokens, i + 2), 100.0)
        value, stop = (TENS[peek(tokens, i)] + unit, i + 3) if unit < 10 else (None, i)
    if value is None or glued(tokens, stop) == "-":
        return None
    return Amount(value, value, stop, "ordinal")


def _cardinal(tokens: Sequence[Token], i: int) -> Amount | None:
    """Read "two hundred and six", "a dozen", "twenty-five"."""
    if peek(tokens, i) in {"a", "an"}:
        size = SCALES.get(peek(tokens, i + 1))
        if size is None:
            return None
        value, stop, scale = _scale(tokens, size, i + 2)
        return Amount(value, value, stop, scale=scale)
    total = current = 0.0
    stop, largest = i, 1.0
    while True:
        step = _below_hundred(tokens, stop, current)
        if step is not None:
            current, stop = step
            continue
        size = SCALES.get(peek(tokens, stop))
        if size is None or stop == i or largest * size > 1e15:
            break
        largest, stop = max(largest, size), stop + 1
        if size <= 100:
            current = max(1.0, current) * size
        else:
            total, current = total + max(1.0, current) * size, 0.0
    if stop == i:
        return None
    value, stop = _and_a_half(tokens, total + current, stop)
    value, stop, scale = _scale(tokens, value, stop)
    return Amount(value, value, stop, scale=max(scale, largest))


def _below_hundred(tokens: Sequence[Token], i: int, current: float) -> tuple[float, int] | None:
    """Add "twenty-five" or "and six" to `current`, if its last two places are free."""
    if current % 100:
        return None
    if peek(tokens, i) == "and" and current:
        i += 1
    text = peek(tokens, i)
    if text in TENS:
        at = i + 2 if glued(tokens, i + 1) == "-" else i + 1
        unit = SMALL.get(peek(tokens, at), 0.0)
        if 0 < unit < 10:
            return current + TENS[text] + unit, at + 1
        return current + TENS[text], i + 1
    if text in SMALL:
        return current + SMALL[text], i + 1
    return None


def _vague(tokens: Sequence[Token], i: int) -> Amount | None:
    for words, (lower, upper) in VAGUE:
        if matches(tokens, i, words):
            return Amount(lower, upper, i + len(words))
    return None
