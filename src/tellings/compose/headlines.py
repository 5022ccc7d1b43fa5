"""How many a headline tells to be killed and hurt: "2 dead, 7 wounded", "Blast kills three".

Headlines leave out what a parser leans on, and are built alike: each word becomes a letter for
what it does, and patterns over these letters find the counts.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.data.fates import fate_words
from tellings.text.numbers import Quantity, find_numbers
from tellings.text.people import is_people

#: More than this is hardly a count of people in a headline: a year, a sum.
MOST = 1000
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*|[,;:&|()/\u2013\u2014]")
_DIES_OF_IT = re.compile(
    r"\b(?:fatally|mortally)\s(?:shot|stabbed|wounded|injured|hurt|struck|hit)\b"
    r"|\b(?:shot|stabbed|beaten|struck|hit)(?:,?\s(?:and|&)\s|,\s)killed\b"
    r"|\b(?:shot|stabbed|beaten|found)\s(?:dead|to\sdeath)\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"\bwho\s(?:(?:has|later)\s)?(?=(?:died|was|were)\b)", re.IGNORECASE)
_AGE = re.compile(r"-(?:year|month|week|day)s?(?:-|$)", re.IGNORECASE)
_AGE_NEXT = re.compile(r"[\s-](?:year|month|week|day)s?[\s-]old\b", re.IGNORECASE)
_ONE = r"(?:no?[hw]{0,3}?(?:p*g|p+)|no?|h*p+)"
_LIST = rf"(?<!f)(?<!g[,&]){_ONE}(?:(?:,&?|&){_ONE})*"
_TOLD = re.compile(
    rf"(?P<them>{_LIST})a*(?P<state>[DHS])|(?P<deed>[KIDHS]|Mf)(?P<those>{_LIST})(?!a*[DHS])"
)
_MEASURES = {"D": "killed", "K": "killed", "M": "killed", "H": "hurt", "I": "hurt", "S": "shot"}
_JOINS = {",": ",", "&": "&", "and": "&", "of": "f", "among": "f"}
#: What letter the words of a list of the table `fates` get; earlier lists go first.
_LETTERS = {
    "headline_dead": "D",
    "headline_hurt": "H",
    "headline_shot": "S",
    "headline_kills": "K",
    "headline_hurts": "I",
    "headline_deaths": "M",
    "headline_between": "a",
    "beside": "o",
    "headline_before": "h",
    "headline_breaks": ";",
}


@dataclass(frozen=True, slots=True)
class Headline:
    """What a headline tells of a toll.

    Attributes:
        killed, hurt: How many, None where it does not say.
        counted: Whether it counts the dead; else it tells of persons: "man killed".
        all_dead: Whether it counts who is dead, and not whom somebody killed.
    """

    killed: int | None = None
    hurt: int | None = None
    counted: bool = False
    all_dead: bool = False


#: Of a report without a headline.
SAYS_NOTHING = Headline()


@dataclass(frozen=True, slots=True)
class _Part:
    """People of a headline and what befell them, or was done to them; where it stands."""

    number: int
    at: int
    counted: bool
    beside: bool
    state: bool


@functools.lru_cache(maxsize=1024)
def read_headline(title: str) -> Headline:
    """Return what a headline tells of those killed and hurt.

    Example:
        >>> read_headline("Ferry fire: 2 dead, 7 wounded")
        Headline(killed=2, hurt=7, counted=True, all_dead=True)
        >>> read_headline("Girl, 6, dies as wall falls").killed
        1
    """
    text = _WHO.sub("", _DIES_OF_IT.sub("killed", title))
    signs, numbers = _spell(text)
    if not signs:
        return Headline()
    told: dict[str, list[_Part]] = {"killed": [], "hurt": [], "shot": []}
    for found in _TOLD.finditer(signs):
        group = "them" if found["them"] else "those"
        sign = found["state"] or found["deed"][0]
        told[_MEASURES[sign]].append(
            _Part(
                number=sum(_each(found.start(group), found[group], numbers)),
                at=found.start(),
                counted="n" in found[group],
                beside="o" in found[group],
                state=bool(found["state"]),
            )
        )
    dead = next(iter(told["killed"]), None)
    return Headline(
        killed=dead.number if dead else None,
        hurt=_hurt(told, tells_dead=any(sign in signs for sign in "DKM")),
        counted=bool(dead and dead.counted),
        all_dead=bool(dead and dead.counted and dead.state),
    )


def _each(start: int, stretch: str, numbers: dict[int, int]) -> Iterator[int]:
    """Yield how many each of a list is."""
    for one in re.finditer(_ONE, stretch):
        yield numbers.get(start + one.start(), 1)


def _hurt(told: Mapping[str, Sequence[_Part]], *, tells_dead: bool) -> int | None:
    hurt = next((part.number for part in told["hurt"] if part.counted), None)
    if hurt is not None or not told["shot"]:
        return hurt
    shot, dead = told["shot"][0], next(iter(told["killed"]), None)
    if not shot.counted:
        return None
    if not tells_dead or shot.beside:
        return shot.number
    # "7 shot, 3 dead": the three are of the seven. "3 dead, 7 shot" may be ten or seven.
    some = dead is not None and shot.at < dead.at and shot.number > dead.number
    return shot.number - dead.number if dead is not None and some else None


def _spell(text: str) -> tuple[str, dict[int, int]]:
    """Return a letter for each word and mark of a headline, and the numbers by their place.

    Nothing if it tells of several happenings at once.
    """
    # "At least 12" begins before its numeral; words in front of "3-year-old" do not matter.
    quantities = {q.core[0] if q.glued else q.start: q for q in find_numbers(text)}
    signs: list[str] = []
    numbers: dict[int, int] = {}
    past = 0
    for found in _WORD.finditer(text):
        word = found[0].lower()
        if found.start() < past:
            continue
        if word in fate_words("happenings") or word in fate_words("headline_several"):
            return "", {}
        quantity = quantities.get(found.start())
        age = _AGE.search(word) or (quantity and _AGE_NEXT.match(text, quantity.core[1]))
        if quantity is not None and not age:
            past = quantity.core[1]
            if _is_age(signs, text, quantity):
                del signs[-1]  # the comma before it; the one behind it goes too
                past = quantity.core[1] + 1
                continue
            numbers[len(signs)] = int(quantity.lower or quantity.upper or 0)
            signs.append("n" if _counts(quantity) else ";")
        else:
            signs.append("p" if age else _letter(word))
    return "".join(signs), numbers


def _counts(quantity: Quantity) -> bool:
    """Whether a quantity may count people, and exactly: not "several", not "2016"."""
    number = quantity.lower if quantity.lower is not None else quantity.upper
    exact = quantity.upper is not None or quantity.bound is not None
    return quantity.kind == "count" and not quantity.glued and exact and (number or 0) <= MOST


def _is_age(signs: list[str], text: str, quantity: Quantity) -> bool:
    """Whether a number is the age of who stands before it: "Boy, 6, dies"."""
    behind = text[quantity.core[1] : quantity.core[1] + 1]
    return "".join(signs[-2:]) in {"p,", "w,"} and behind in {",", ""}


def _letter(word: str) -> str:
    if word in _JOINS:
        return _JOINS[word]
    for name, letter in _LETTERS.items():
        if word in fate_words(name):
            return letter
    if _AGE.search(word):
        return "p"
    if word in fate_words("doers") or word.rstrip("s") in fate_words("doers"):
        return "d"
    if not word[0].isalnum():
        return ";"
    if word in fate_words("headline_people"):
        return "g"
    if word.endswith("ly"):
        return "a"
    if not is_people(word) and not is_people(word.removesuffix("s")):
        return "w"
    return "g" if word.endswith("s") else "p"
