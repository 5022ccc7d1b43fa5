"""Numbers as English writes them, and the range of values that the words allow.

Pure text: no parse, no opinion on what is counted. "More than 300" is (300, open), "about 450"
is (450, 450) and approximate, "dozens" is (24, open). Whether a number counts anything at all
(and is no year, address or name) is decided where the sentence is known.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.text.amounts import read_amount, starts_number
from tellings.text.number_tokens import Token, glued, matches, peek, tokenise
from tellings.text.number_words import LEADS, TAILS, Bound
from tellings.text.worded_amounts import Amount, Kind

#: A rise or fall "from 5 to 7" is two figures, no range.
_CHANGE = re.compile(
    r"\b(?:rose|ris|increas|rais|grew|grow|jump|climb|fell|fall|drop|cut|revis|lower|reduc|"
    r"went|mov|shr[aiu]nk|slash|chang|up\b|down\b|doubl|trebl|quadrupl)",
    re.IGNORECASE,
)
#: How far before a range such a word is looked for.
_CHANGE_REACH = 80
#: What is counted in scores and votes: "a 3-5 defeat" is no range.
_CONTESTS = frozenset(
    [
        "win",
        "loss",
        "defeat",
        "victory",
        "draw",
        "lead",
        "score",
        "decision",
        "vote",
        "ruling",
        "majority",
        "record",
        "tie",
    ]
)
_DASHES = frozenset("-\u2013\u2014")
_APPROXIMATE: frozenset[Bound] = frozenset({"about", "nearly", "just over"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number in a text.

    Attributes:
        start, end: Where the phrase stands, words like "more than" and the sign of a currency
            included.
        core: Start and end of the numeral alone; for a range, of both numerals.
        lower, upper: The range that the words allow; None is open.
        approximate: Whether "about", "nearly", "or so" stand with it.
        kind: `money` has a `unit` (dollars); `percent` is 0 to 100, `share` 0 to 1.
        word: The numeral in lower case, for those who treat "one" or "no" with care.
        glued: Letters or a hyphenated word right behind the numeral ("km", "-year-old"), or "".
        bound: What the words around it do to its range.
    """

    start: int
    end: int
    core: tuple[int, int]
    lower: float | None
    upper: float | None
    approximate: bool = False
    kind: Kind = "count"
    unit: str | None = None
    word: str = ""
    glued: str = ""
    bound: Bound | None = None


@functools.lru_cache(maxsize=64)
def find_numbers(text: str) -> tuple[Quantity, ...]:
    """Return every number of `text`, in order; no two overlap.

    Example:
        >>> [(q.lower, q.upper) for q in find_numbers("more than 300 men, about 450 in all")]
        [(300.0, None), (450.0, 450.0)]
    """
    tokens = tokenise(text)
    found: list[Quantity] = []
    i = 0
    while i < len(tokens):
        if not starts_number(tokens[i].text):
            i += 1
            continue
        quantity, after = _read(text, tokens, i)
        if quantity is not None:
            found.append(quantity)
        i = max(after, i + 1)
    return tuple(found)


def _read(text: str, tokens: Sequence[Token], i: int) -> tuple[Quantity | None, int]:
    """Return the quantity whose phrase starts at token `i`, and where to go on."""
    bounds, at = _lead(tokens, i)
    first = read_amount(tokens, at)
    if first is None:
        return None, _past_code(tokens, i)
    between = at > i and peek(tokens, at - 1) in {"between", "from"}
    changes = between and _changes(text, tokens[i].start)
    amount = None if changes else _range(tokens, first, between=between)
    if amount is None:
        if _is_score(tokens, first.stop):
            return None, _past_code(tokens, first.stop - 1)
        amount = first
        i = at if between else i
    stop, tail = _tail(tokens, amount.stop)
    bounds = [b for b in (*bounds, *tail) if b != "none"]
    lower, upper = _bounded(amount, bounds)
    core = tokens[at].start, tokens[amount.stop - 1].end
    hanging, end = _hanging(text, tokens, stop)
    return Quantity(
        start=tokens[i].start,
        end=max(end, tokens[stop - 1].end),
        core=core,
        lower=lower,
        upper=upper,
        approximate=any(b in _APPROXIMATE for b in bounds),
        kind=amount.kind,
        unit=amount.unit,
        word=text[slice(*core)].lower(),
        glued=hanging,
        bound=bounds[0] if bounds else None,
    ), stop


def _lead(tokens: Sequence[Token], i: int) -> tuple[list[Bound], int]:
    """Read up to three phrases such as "at least", "an estimated" before a number."""
    bounds: list[Bound] = []
    for _ in range(3):
        row = LEADS.get(peek(tokens, i), ())
        found = next(((w, b) for w, b in row if matches(tokens, i, w)), None)
        if found is None:
            break
        bounds.append(found[1])
        i += len(found[0])
    return bounds, i


def _tail(tokens: Sequence[Token], i: int) -> tuple[int, list[Bound]]:
    """Read "or more", "or so", "+" after a number."""
    for words, bound in TAILS.get(peek(tokens, i), ()):
        if matches(tokens, i, words):
            stop = i + len(words)
            # "killed 40 at least 3 of whom": the words are the next number's.
            if words[0] == "at" and read_amount(tokens, stop) is not None:
                return i, []
            return stop, [bound]
    return i, []


def _bounded(amount: Amount, bounds: Sequence[Bound]) -> tuple[float | None, float | None]:
    """Return the range that the words around an amount make of it."""
    lower, upper = amount.lower, amount.upper
    bound = next((b for b in bounds if b != "about"), None)
    if bound is None or lower is None or upper is None or amount.kind == "ordinal":
        return lower, upper
    if bound == "over":
        return lower, None
    if bound == "up to":
        return 0.0, upper
    if bound == "nearly":
        return round(lower * 0.9, 6), upper
    return lower, round(upper * 1.1, 6)


def _changes(text: str, start: int) -> bool:
    before = text[max(0, start - _CHANGE_REACH) : start]
    return _CHANGE.search(before[before.rfind(". ") + 1 :]) is not None


def _range(tokens: Sequence[Token], first: Amount, *, between: bool) -> Amount | None:
    """Join "5 to 7", "5-7", "between 5 and 7", "two or three" into one amount."""
    at = _joint(tokens, first.stop, between=between)
    if at is None or first.lower is None or first.lower != first.upper:
        return None
    second = read_amount(tokens, at, inner=True)
    if second is None or second.lower is None or second.lower != second.upper:
        return None
    kinds = {first.kind, second.kind} - {"count"}
    if len(kinds) > 1 or kinds & {"ordinal", "share"}:
        return None
    low = first.lower
    if first.scale == 1 and second.scale > 1 and low < second.lower / second.scale:
        low = round(low * second.scale, 6)
    if low >= second.lower or not _plausible(tokens, first, second, low=low):
        return None
    return second._replace(
        lower=low,
        upper=second.lower,
        kind=next(iter(kinds), "count"),
        unit=first.unit or second.unit,
    )


def _joint(tokens: Sequence[Token], i: int, *, between: bool) -> int | None:
    """Return where the second number of a range may start."""
    text = peek(tokens, i)
    if text in {"to", "or"} or (between and text in {"and", "to"}):
        return i + 1
    if glued(tokens, i) in _DASHES:
        if glued(tokens, i + 1) in {"to", "or"} and glued(tokens, i + 2) in _DASHES:
            return i + 3
        return i + 1 if glued(tokens, i + 1) else None
    return None


def _plausible(tokens: Sequence[Token], first: Amount, second: Amount, *, low: float) -> bool:
    """Whether two rising numbers are a range, no telephone number, season or score."""
    joint = peek(tokens, first.stop)
    high = second.lower or 0.0
    if joint == "or":
        return high <= 3 * low
    if joint not in _DASHES:
        return True
    if glued(tokens, second.stop) in _DASHES and glued(tokens, second.stop + 1)[:1].isdigit():
        return False
    if peek(tokens, second.stop) in _CONTESTS or (1900 <= low <= 2100 and high <= 2100):
        return False
    telephone = 100 <= low < 1000 <= high < 10000
    return not telephone or (low % 10 == 0 and high % 10 == 0)


def _is_score(tokens: Sequence[Token], i: int) -> bool:
    """Whether a hyphen and more digits follow: a score, a telephone number, a season."""
    return glued(tokens, i) in _DASHES and glued(tokens, i + 1)[:1].isdigit()


def _past_code(tokens: Sequence[Token], i: int) -> int:
    """Step over what starts like a number and is none: a telephone number, a date, a code."""
    if not peek(tokens, i)[:1].isdigit():
        return i + 1
    i += 1
    while glued(tokens, i) and (glued(tokens, i)[0].isalnum() or glued(tokens, i) in "-\u2013/:."):
        i += 1
    return i


def _hanging(text: str, tokens: Sequence[Token], i: int) -> tuple[str, int]:
    """Return what hangs on a numeral ("km", "-year-old") and where it ends."""
    start = last = i
    while glued(tokens, last) and last < start + 6:
        piece = glued(tokens, last)
        if piece[0].isalpha() or (piece == "-" and glued(tokens, last + 1)[:1].isalpha()):
            last += 1
        else:
            break
    if last == start:
        return "", 0
    return text[tokens[start].start : tokens[last - 1].end].lower(), tokens[last - 1].end
