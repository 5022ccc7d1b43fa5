"""Figures: the numbers of a report that count or measure something, with the range they allow."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from tellings.annotate.bare_numbers import is_aboard, is_of_us, stands, tally_noun, them_noun
from tellings.annotate.figure_bounds import bound_by_sentence
from tellings.annotate.figure_context import TIMES, Place, counts_nothing, is_age, is_nobody
from tellings.annotate.figure_measures import fate_of, find_measure
from tellings.annotate.figure_parts import with_parts
from tellings.annotate.figure_words import measure_of, unit_of_word, words_of
from tellings.annotate.texts import text_of
from tellings.records.statement import Figure
from tellings.text.numbers import Quantity, find_numbers
from tellings.text.time_expressions import find_times

#: A noun further from its number than this is another phrase's.
MAX_TO_NOUN = 6
_NOMINAL = frozenset({"NOUN", "PROPN", "SYM"})
_BREAKS = frozenset(",;:()\u2013\u2014")
_CLOSING = frozenset("\"'\u201d\u2019")
_MODIFIES = frozenset(
    {"nummod", "quantmod", "compound", "amod", "nmod", "advmod", "det", "predet"}
)
_BEFORE_UNIT = frozenset(
    {"square", "sq", "cubic", "short", "long", "metric", "nautical", "more", "other", "further"}
    | {"full", "-", "."}
)
#: What makes another unit of the one before it: "per hour", "/h", "Celsius".
_BEHIND_UNIT = re.compile(
    r"(?P<hourly>\s?/\s?h(?:r|our)?\b|\s(?:per|an)\shour\b)|\s(?P<scale>[cf]|celsius|fahrenheit"
    r"|centigrade)\b",
    re.IGNORECASE,
)
_OF_TIMES = frozenset({"last", "next", "this", "each", "every"})
_PARENTS = frozenset({"mother", "father", "parent"})
_POINTING = frozenset({"those", "these", "that", "this"})
_SINGULARS = {
    "feet": "foot",
    "square feet": "square foot",
    "cubic feet": "cubic foot",
    "inches": "inch",
    "centuries": "century",
    "pence": "penny",
    "degrees Celsius": "degree Celsius",
    "degrees Fahrenheit": "degree Fahrenheit",
}
_IN_PHRASE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PART", "ADV"})


def find_figures(doc: Doc) -> tuple[Figure, ...]:
    """Return the figures of a report, in order of place; no two start together.

    Args:
        doc: The parse of the report's text; offsets are characters of that text.
    """
    text, starts = text_of(doc), [token.idx for token in doc]
    dated = _dated(text)
    figures: list[Figure] = []
    for quantity in find_numbers(text):
        if _overlaps(dated, quantity) or not starts:
            continue
        found = _locate(doc, text, quantity, starts)
        figure = _figure(found)
        if figure is not None:
            figure = bound_by_sentence(found, figure)
        if figure is not None and not (figures and figure.start < figures[-1].end):
            figures.append(figure)
    return with_parts(doc, text, figures, starts)


def _dated(text: str) -> list[tuple[int, int]]:
    """Return the stretches that tell a time: dates, clock times, "two days ago"."""
    return [
        (t.start, t.end)
        for t in find_times(text)
        if t.kind in {"date", "clock", "weekday"}
        or (t.kind == "span" and (t.year or t.month))
        or t.text.endswith("ago")
    ]


def _overlaps(stretches: Sequence[tuple[int, int]], quantity: Quantity) -> bool:
    at = bisect.bisect_right(stretches, (quantity.core[0], float("inf"))) - 1
    return any(
        start < quantity.core[1] and quantity.core[0] < end
        for start, end in stretches[max(0, at) : at + 2]
    )


def _locate(doc: Doc, text: str, quantity: Quantity, starts: Sequence[int]) -> Place:
    first = doc[max(0, bisect.bisect_right(starts, quantity.start) - 1)]
    last = doc[max(0, bisect.bisect_right(starts, quantity.core[1] - 1) - 1)]
    if quantity.end > quantity.core[1] and not quantity.glued:
        last = doc[max(0, bisect.bisect_right(starts, quantity.end - 1) - 1)]
    number = doc[max(0, bisect.bisect_right(starts, quantity.core[1] - 1) - 1)]
    return Place(doc, text, quantity, first, last, _noun(doc, number, last))


def _noun(doc: Doc, number: Token, last: Token) -> Token | None:
    """Return the noun that a number counts."""
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if after is not None and after.lower_ == "of" and not after.is_sent_start:
        return _noun_of(doc, after)
    head = number
    if head.dep_ == "conj" and head.head.like_num:
        head = head.head  # "five or six" is hung on the noun by its first number
    while head.dep_ in _MODIFIES:
        if head.head.i == head.i:
            break
        head = head.head
    if (
        last.i < head.i <= last.i + MAX_TO_NOUN
        and head.pos_ in _NOMINAL
        and _clear(doc, last, head)
    ):
        return head
    return _next_noun(doc, last)


def _clear(doc: Doc, last: Token, head: Token) -> bool:
    """Whether no punctuation parts a number from the noun it is hung on."""
    return not any(t.text in _BREAKS for t in doc[last.i + 1 : head.i])


def _noun_of(doc: Doc, of: Token) -> Token | None:
    for child in of.children:
        if child.dep_ == "pobj" and child.i > of.i:
            return child if child.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} else None
    return _next_noun(doc, of)


def _next_noun(doc: Doc, last: Token) -> Token | None:
    """Return the last noun of the words that follow without a break."""
    found = None
    for token in doc[last.i + 1 : last.i + 1 + MAX_TO_NOUN]:
        if token.is_sent_start or (token.lower_ in _OF_TIMES and token.i == last.i + 1):
            break  # "41 last year": no years are counted
        if token.pos_ in _NOMINAL and token.tag_ != "POS":
            found = token
        elif token.text in _CLOSING and token.i == last.i + 1:
            continue  # "five or six" in quotation marks, and the noun behind them
        elif found is not None or token.pos_ not in _IN_PHRASE or token.tag_ == "POS":
            break
    return found


def _figure(found: Place) -> Figure | None:
    quantity = found.quantity
    if is_age(found):
        unit = "months" if quantity.glued.startswith("-month") else "years"
        return _make(
            found, end=quantity.end, measure="age", counted=unit.removesuffix("s"), unit=unit
        )
    if counts_nothing(found):
        return None
    return _measured(found) or _counted(found)


def _counted(found: Place) -> Figure | None:
    """Return the figure of a quantity that counts: "30 people", "the number of dead at nine"."""
    doc, quantity, noun = found.doc, found.quantity, found.noun
    if quantity.word in TIMES:
        return _make(found, end=quantity.end, measure=None, counted="time", unit="times")
    told = tally_noun(found.last) if noun is None else None
    measure = find_measure(
        doc, noun or found.last, first=found.first.i, last=(noun or found.last).i
    )
    if told is not None:
        measure = fate_of(told) or measure
    if quantity.kind == "ordinal":
        measure = measure or "ordinal"
    if noun is not None and noun.lemma_ == "time":
        measure = None
    if measure is None and (is_nobody(quantity, noun) or not stands(found)):
        return None
    between = doc[found.last.i + 1 : noun.i] if noun is not None else ()
    near = noun is not None and len(between) < MAX_TO_NOUN and not any(t.like_num for t in between)
    end = noun.idx + len(noun.text) if noun is not None and near else quantity.end
    counted, unit = _what(found, noun or told)
    if _hyphenated(quantity) is not None or _is_quoted(found):
        end = quantity.end
    return _make(found, end=max(end, quantity.end), measure=measure, counted=counted, unit=unit)


def _is_quoted(found: Place) -> bool:
    """Whether a quotation ends between a number and its noun."""
    return found.after is not None and found.after.text in _CLOSING


def _what(found: Place, noun: Token | None) -> tuple[str | None, str | None]:
    """Return what a number counts, and the word as it is written."""
    word = _hyphenated(found.quantity)
    if word is not None:
        return word, word
    if noun is None:
        beside = them_noun(found)
        word = _counted_before(found) if beside is None else beside.lemma_.lower()
        return word, word
    if _is_fate(noun) or noun.pos_ == "PRON":
        return None, None
    if noun.pos_ == "NUM" and noun.nbor(-1).pos_ in {"DET", "PRON", "ADJ"}:
        return None, None  # "19 of the 28", but no "picture 3 of 8"
    if noun.lemma_.lower() in _POINTING:
        return None, None
    if noun.lower_ in {"life", "lives", "soul", "souls"}:
        return "people", noun.text
    return None if _tells_fate(noun) else noun.lemma_.lower(), noun.text


def _hyphenated(quantity: Quantity) -> str | None:
    """Return what is counted in "a 20-member panel"."""
    word = quantity.glued.strip("-").split("-")[0] if quantity.glued.startswith("-") else ""
    if word not in words_of("hyphenated") or word == "strong":
        return None
    return {"men": "man", "story": "storey"}.get(word, word)


def _counted_before(found: Place) -> str | None:
    """Return what a bare number counts by its neighbours: "a gang of seven", "15 aboard"."""
    if is_aboard(found) or is_of_us(found):
        return "people"
    of = found.last.head
    if found.last.dep_ != "pobj" or of.lower_ != "of":
        return None
    if of.head.lemma_.lower() in words_of("bands"):
        return "people"
    return "child" if of.head.lemma_.lower() in _PARENTS else None


def _tells_fate(noun: Token) -> bool:
    """Whether a noun says what happened and not to whom: "10 deaths", no "10 hostages"."""
    lemma = noun.lemma_.lower()
    return lemma in measure_of("nouns") and lemma not in words_of("people")


def _is_fate(noun: Token) -> bool:
    """Whether the "noun" is the fate itself: "10 dead", "five of the wounded"."""
    return noun.pos_ == "ADJ" or noun.lower_ in measure_of("states")


def _make(
    found: Place,
    *,
    end: int,
    measure: str | None,
    counted: str | None,
    unit: str | None,
) -> Figure:
    quantity = found.quantity
    return Figure(
        text=found.text[quantity.start : end],
        start=quantity.start,
        end=end,
        lower=quantity.lower,
        upper=quantity.upper,
        approximate=quantity.approximate,
        measure=measure,
        counted=counted,
        unit=unit,
    )


def _measured(found: Place) -> Figure | None:
    """Return the figure of a quantity with a unit: money, percent, a share, days or miles."""
    quantity = found.quantity
    if quantity.kind in {"percent", "share"}:
        unit = quantity.unit or quantity.kind
        return _make(found, end=quantity.end, measure=None, counted=unit, unit=unit)
    if quantity.kind == "money" and quantity.unit is not None:
        name = quantity.unit.removesuffix("s") if quantity.unit != "yen" else quantity.unit
        return _make(found, end=quantity.end, measure="money", counted=name, unit=quantity.unit)
    if quantity.kind != "count":
        return None
    if _is_magnitude(found):
        return _make(
            found, end=quantity.end, measure="magnitude", counted="magnitude", unit="magnitude"
        )
    written, end = _unit(found)
    known = unit_of_word().get(written)
    if known is None:
        return None
    measure, unit = _pounds(found, written, end) or known
    counted = _SINGULARS.get(unit, unit.removesuffix("s"))
    return _make(found, end=end, measure=measure, counted=counted, unit=unit)


def _is_magnitude(found: Place) -> bool:
    """Whether a number is a magnitude by the word before it: "a magnitude of 5.2"."""
    before = found.before
    if before is not None and before.i and before.lower_ == "of":
        before = before.nbor(-1)
    return before is not None and before.lower_ == "magnitude"


def _unit(found: Place) -> tuple[str, int]:
    """Return the unit right behind a numeral, and where it ends: "square km", "km per hour"."""
    quantity = found.quantity
    if quantity.glued:
        return quantity.glued.strip("-").split("-")[0], quantity.end
    before = ""
    for token in found.doc[found.last.i + 1 : found.last.i + 4]:
        word, end = token.lower_.strip("."), token.idx + len(token.text)
        behind = _BEHIND_UNIT.match(found.text, end)
        for written, last in (
            (f"{word} {_behind(behind)}", behind.end() if behind else end),
            (f"{before} {word}", end),
            (word, end),
        ):
            if written in unit_of_word():
                return written, last
        if token.lower_ not in _BEFORE_UNIT:
            break
        before = word or before
    return "", quantity.end


def _behind(match: re.Match[str] | None) -> str:
    """Return what stands behind a unit as the table has it."""
    if match is None:
        return ""
    return "per hour" if match["hourly"] else match["scale"].lower()


#: The same weight in metric units behind it.
_IN_METRIC = re.compile(r"\s?\(\D{0,8}[\d,.]{1,12}\s?(?:kg|kilo|ton|metric)", re.IGNORECASE)


def _pounds(found: Place, written: str, end: int) -> tuple[str, str] | None:
    """Tell pounds of money from pounds of weight.

    Only "500-pound", "pounds of" and "pounds (230 kg)" weigh.
    """
    if written not in {"pound", "pounds"} or found.quantity.glued:
        return None
    weighs = found.text[end : end + 3] == " of" or _IN_METRIC.match(found.text, end)
    return None if weighs else ("money", "pounds")
