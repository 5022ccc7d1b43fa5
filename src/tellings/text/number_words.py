"""The closed classes of English number words. Grammar, not vocabulary: nothing here names a thing.

Vague words follow one rule: the least that the word can mean, upwards open ("dozens": at least two
dozen, "several": at least three). "Tens" and "scores" alone are too loose and have no figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeVar

#: What the words around a number do to its range: "over" opens it upwards, "up to" downwards,
#: "nearly" and "just over" give it a tenth of leeway, "about" leaves it and says so.
Bound = Literal["over", "up to", "nearly", "just over", "about", "none"]
_Meaning = TypeVar("_Meaning")
_Phrase = tuple[tuple[str, ...], _Meaning]


def _by_first_word(
    phrases: Iterable[_Phrase[_Meaning]],
) -> dict[str, tuple[_Phrase[_Meaning], ...]]:
    """Index phrases by their first word, in the order given."""
    rows: dict[str, list[_Phrase[_Meaning]]] = {}
    for words, meaning in phrases:
        rows.setdefault(words[0], []).append((words, meaning))
    return {first: tuple(row) for first, row in rows.items()}


SMALL: dict[str, float] = {
    word: float(n)
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS: dict[str, float] = {
    word: 10.0 * n
    for n, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
SCALES: dict[str, float] = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
#: Before these words a scale needs no article: "some hundred people".
BEFORE_BARE_SCALES = frozenset({"some", "about", "roughly", "around", "approximately"})
#: Units that "a" or "an" may count, and the words before it that make it a number.
UNITS_TAKEN_ALONE = frozenset(
    "minute hour day week month year decade century mile kilometre kilometer metre meter".split()
)
BEFORE_SINGLE_UNITS = frozenset(
    "for within nearly almost than about around over under least most took take takes taking"
    " lasted lasts last lasting after approximately roughly just".split()
)
#: Letters right behind the digits of a sum of money, or of a count of people.
GLUED_SCALES: dict[str, float] = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "tn": 1e12,
}
#: Letters right behind the digits that are units, not codes.
GLUED_UNITS = frozenset(
    [
        "km",
        "kms",
        "kg",
        "kgs",
        "mph",
        "kph",
        "kmh",
        "ft",
        "lb",
        "lbs",
        "oz",
        "mm",
        "cm",
        "m",
        "mw",
        "kw",
        "gw",
        "g",
        "t",
        "c",
        "f",
        "nm",
        "ha",
        "sq",
        "cc",
        "ml",
        "l",
        "mi",
        "yds",
        "yd",
    ]
)
PLURAL_SCALES: dict[str, float] = {f"{word}s": size for word, size in SCALES.items()}
#: "tens of thousands" is a figure, "tens" alone is none.
PLURAL_FACTORS: dict[str, float] = {
    "tens": 10.0,
    "dozens": 12.0,
    "hundreds": 1e2,
    "thousands": 1e3,
}

ORDINALS: dict[str, float] = {
    word: float(n)
    for n, word in enumerate(
        [
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        2,
    )
} | {"thirtieth": 30.0, "fortieth": 40.0, "fiftieth": 50.0, "hundredth": 100.0}
#: For "twenty-first" alone; "first" by itself counts nothing.
COMPOUND_ORDINALS = ORDINALS | {"first": 1.0}

#: Words for a part, with what the whole is divided by.
FRACTIONS: dict[str, float] = {"half": 2.0, "halves": 2.0, "quarter": 4.0, "quarters": 4.0}
FRACTIONS |= {w: n for w, n in ORDINALS.items() if 3 <= n <= 10}
FRACTIONS |= {f"{w}s": n for w, n in ORDINALS.items() if 3 <= n <= 10}

#: Words and the least and most they mean; those that need company are listed with it.
_VAGUE: tuple[tuple[tuple[str, ...], tuple[float, float | None]], ...] = (
    (("several",), (3.0, None)),
    (("multiple",), (2.0, None)),
    (("a", "few"), (2.0, None)),
    (("a", "handful", "of"), (2.0, None)),
    (("a", "couple", "of"), (2.0, 2.0)),
    (("a", "pair", "of"), (2.0, 2.0)),
    (("a", "trio", "of"), (3.0, 3.0)),
    (("a", "quartet", "of"), (4.0, 4.0)),
    (("both",), (2.0, 2.0)),
    (("not", "one"), (0.0, 0.0)),
    (("not", "a", "single"), (0.0, 0.0)),
    (("a", "single"), (1.0, 1.0)),
    (("twice",), (2.0, 2.0)),
    (("thrice",), (3.0, 3.0)),
    (("lone",), (1.0, 1.0)),
    (("sole",), (1.0, 1.0)),
    (("no", "one"), (0.0, 0.0)),
    (("nobody",), (0.0, 0.0)),
    (("none",), (0.0, 0.0)),
    (("no",), (0.0, 0.0)),
)
VAGUE = _by_first_word(_VAGUE)
#: "several hundred", "a few dozen", "a couple thousand": twice the size at least.
VAGUE_FACTORS: tuple[tuple[str, ...], ...] = (
    ("several",),
    ("many",),
    ("few",),
    ("a", "few"),
    ("a", "couple"),
    ("a", "couple", "of"),
)

_LEADS: dict[Bound, str] = {
    "over": "more than|over|above|at least|upwards of|upward of|in excess of|exceeding|"
    "greater than|no fewer than|no less than|not fewer than|not less than|a minimum of|"
    "minimum of|well over|well above|far more than|north of|as few as|as little as|"
    "older than|longer than|larger than|bigger than|higher than|taller than|deeper than|"
    "wider than|heavier than|farther than|further than|no closer than|not closer than|"
    "no nearer than|not nearer than|no younger than|no smaller than|no shorter than",
    "up to": "up to|at most|no more than|not more than|a maximum of|maximum of|as many as|"
    "as much as|less than|fewer than|under|below|well under|a limit of|"
    "younger than|shorter than|smaller than|lower than|lighter than|closer than|nearer than|"
    "no older than|no longer than|no larger than|no bigger than|no higher than|no taller than|"
    "no greater than|no later than|not older than|not longer than|not larger than",
    "nearly": "nearly|almost|just under|just short of|just below|slightly less than|"
    "slightly fewer than|a little less than|a little under|slightly under|close to|"
    "approaching|not quite|near",
    "just over": "just over|slightly more than|slightly over|a little over|a little more than|"
    "just above|little more than|just more than",
    "about": "about|around|roughly|approximately|some|an estimated|estimated|approx|approx .|"
    "circa|ca .|~|maybe|perhaps|possibly|in the region of|in the order of|"
    "an average of|something like",
}


def _table(phrases: dict[Bound, str]) -> dict[str, tuple[_Phrase[Bound], ...]]:
    """Index phrases by their first word, the longest first."""
    rows = [(tuple(p.split()), bound) for bound, ps in phrases.items() for p in ps.split("|")]
    return _by_first_word(sorted(rows, key=lambda row: -len(row[0])))


#: What may stand before a number. Of `none`, the range words alone belong to the phrase.
LEADS = _table({b: p for b, p in _LEADS.items() if b != "none"} | {"none": "between|from"})

_TAILS: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("at", "least"), "over"),
    (("at", "the", "least"), "over"),
    (("at", "most"), "up to"),
    (("at", "the", "most"), "up to"),
    (("or", "more"), "over"),
    ((",", "perhaps", "more"), "over"),
    ((",", "maybe", "more"), "over"),
    ((",", "possibly", "more"), "over"),
    (("or", "so"), "about"),
    (("or", "fewer"), "up to"),
    (("or", "less"), "up to"),
    (("and", "more"), "over"),
    (("plus",), "over"),
    (("-", "plus"), "over"),
    (("+",), "over"),
)
#: What may stand behind a number.
TAILS = _by_first_word(_TAILS)

#: Signs and codes before a sum, with the name of the money.
CURRENCIES: dict[str, str] = {
    "$": "dollars",
    "£": "pounds",
    "€": "euros",
    "¥": "yen",
    "₹": "rupees",
    "₽": "roubles",
    "₦": "naira",
    "₪": "shekels",
    "₩": "won",
    "₺": "lira",
    "₴": "hryvnia",
    "usd": "dollars",
    "gbp": "pounds",
    "eur": "euros",
    "jpy": "yen",
    "rs": "rupees",
    "inr": "rupees",
    "ksh": "shillings",
    "kes": "shillings",
    "rm": "ringgit",
    "myr": "ringgit",
    "rp": "rupiah",
    "idr": "rupiah",
    "sek": "kronor",
    "nok": "kroner",
    "dkk": "kroner",
    "czk": "koruna",
    "huf": "forints",
    "pln": "zloty",
    "chf": "francs",
    "cny": "yuan",
    "rmb": "yuan",
    "krw": "won",
    "thb": "baht",
    "vnd": "dong",
    "pkr": "rupees",
    "lkr": "rupees",
    "ngn": "naira",
    "ghs": "cedis",
    "zar": "rand",
    "egp": "pounds",
    "aed": "dirhams",
    "ils": "shekels",
    "uah": "hryvnia",
    "brl": "reais",
    "mxn": "pesos",
    "clp": "pesos",
}
#: Letters glued before a dollar sign: US$, A$, HK$.
DOLLAR_PREFIXES = frozenset({"us", "a", "au", "c", "ca", "hk", "nz", "s", "nt", "r", "tt", "j"})
