"""One amount in words at a given token: "two-thirds", "several hundred", "twenty-five"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from tellings.text.number_tokens import Token, glued, matches, peek
from tellings.text.number_words import (
    BEFORE_BARE_SCALES,
    BEFORE_SINGLE_UNITS,
    COMPOUND_ORDINALS,
    FRACTIONS,
    ORDINALS,
    PLURAL_FACTORS,
    PLURAL_SCALES,
    SCALES,
    SMALL,
    TENS,
    UNITS_TAKEN_ALONE,
    VAGUE,
    VAGUE_FACTORS,
)

Kind = Literal["count", "ordinal", "share", "percent", "money"]

_PARTS_OF = frozenset({"of", "the", "its", "their", "his", "her", "our", "all"})
_COMPARING = frozenset(["than", "nearly", "almost", "about", "over", "around", "roughly"])
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75}


class Amount(NamedTuple):
    """An amount and the token after it."""

    lower: float | None
    upper: float | None
    stop: int
    kind: Kind = "count"
    unit: str | None = None
    scale: float = 1.0


def read_words(tokens: Sequence[Token], i: int) -> Amount | None:
    """Return the amount in words at token `i`."""
    return (
        _fraction(tokens, i)
        or _several(tokens, i)
        or _magnitudes(tokens, i)
        or _ordinal(tokens, i)
        or _cardinal(tokens, i)
        or _single_unit(tokens, i)
        or _vague(tokens, i)
    )


def and_a_half(tokens: Sequence[Token], value: float, stop: int) -> tuple[float, int]:
    """Add the half of "two and a half" to the value that stops at `stop`."""
    for words in (("and", "a", "half"), ("-", "and", "-", "a", "-", "half")):
        if matches(tokens, stop, words):
            return value + 0.5, stop + len(words)
    part = _HALVES.get(glued(tokens, stop))
    return (value + part, stop + 1) if part else (value, stop)


def scaled(tokens: Sequence[Token], value: float, stop: int) -> tuple[float, int, float]:
    """Multiply a value by the scales that stand behind it: value, where they stop, scale."""
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
        part = _half(tokens, at, 1.0 / divisor)
        if part is not None and part.kind == "count":
            return part
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
    if peek(tokens, i) in SCALES and peek(tokens, i - 1) in BEFORE_BARE_SCALES:
        value, stop, scale = scaled(tokens, SCALES[peek(tokens, i)], i + 1)
        return Amount(value, value, stop, scale=scale)
    if peek(tokens, i) in {"a", "an"}:
        size = SCALES.get(peek(tokens, i + 1))
        if size is None:
            return None
        value, stop, scale = scaled(tokens, size, i + 2)
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
    value, stop = and_a_half(tokens, total + current, stop)
    value, stop, scale = scaled(tokens, value, stop)
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


def _single_unit(tokens: Sequence[Token], i: int) -> Amount | None:
    """Read the article of "for an hour", "nearly a mile", "more than an hour and a half"."""
    if peek(tokens, i) not in {"a", "an"} or peek(tokens, i + 1) not in UNITS_TAKEN_ALONE:
        return None
    if peek(tokens, i - 1) not in BEFORE_SINGLE_UNITS:
        return None
    value, _ = and_a_half(tokens, 1.0, i + 2)
    return Amount(value, value, i + 1)


def _vague(tokens: Sequence[Token], i: int) -> Amount | None:
    for words, (lower, upper) in VAGUE.get(peek(tokens, i), ()):
        if matches(tokens, i, words):
            return Amount(lower, upper, i + len(words))
    return None
