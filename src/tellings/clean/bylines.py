"""Names in a byline: people on one side, agencies and outlets on the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.clean.words import words
from tellings.text.outlets import find_outlet

_SPLIT = re.compile(r"\s{0,3}(?:,|;|&|/|\||\sand\s|\sAnd\s|\sAND\s|\swith\s)\s{0,3}(?:and\s)?")
_PLACE = re.compile(r"\s(?:in|at|IN|reporting from|from)\s")
_LEAD = re.compile(r"(?:and\s|with\s|by\s|the\s)", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.'\u2019-]*")
_PARTICLES = frozenset(
    (
        *("de", "da", "do", "dos", "del", "della", "der", "den", "di", "du", "la", "le", "al"),
        *("el", "al-", "bin", "ibn", "bint", "ben", "van", "von", "ter", "ten", "zu", "y", "e"),
    )
)
_ROLE = re.compile(
    r"\b(?:editors?|correspondents?|reporters?|writers?|staff|bureau|chief|columnist|desk|team|"
    r"producers?|analyst)\b",
    re.IGNORECASE,
)
#: A given name that stands alone.
_GIVEN = re.compile(r"[^\W\d_]{3,15}")
_NO_NAME = re.compile(
    r"(?:user|unknown|anonymous|an[o\u00f3]nim[oa]|name|author|autor|guest|posted|follow|share|agencies|"
    r"web(?:desk|master)|newsdesk|redaktion|redacci[o\u00f3]n|r[e\u00e9]daction|redazione|wordpressadmin)"
)
_INITIAL = re.compile(r"[A-Z]|Jr|Sr")
_NO_LETTER = re.compile(r"[\W\d_]+")
#: So many names are looked for.
MAX_DOTTED = 20
_SPACE = re.compile(r"\s+")
MAX_LENGTH = 400
#: "Our own correspondent": longer is prose.
MAX_STAFF = 4


@dataclass(frozen=True, slots=True)
class Names:
    """Who stands in a byline.

    Attributes:
        people: Names of persons.
        houses: Agencies and outlets, as written.
        staff: Whether it names nobody but "staff", "agencies" and the like.
    """

    people: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()
    staff: bool = False

    def join(self, other: Names) -> Names:
        """Return both together, nobody twice."""
        return Names(
            tuple(dict.fromkeys(self.people + other.people)),
            tuple(dict.fromkeys(self.houses + other.houses)),
            self.staff or other.staff,
        )


NOBODY = Names()


def read_names(text: str) -> Names:
    """Return the people and the houses of a byline without its "By".

    Example:
        >>> read_names("Jane Doe in Paris, John Roe and agencies").people
        ('Jane Doe', 'John Roe')
    """
    people: list[str] = []
    houses: list[str] = []
    staff = False
    for part in _SPLIT.split(text[:MAX_LENGTH].strip(" .:*_()")):
        lead = _LEAD.match(part)
        whole = part.strip(" .:*_()")
        name = whole[lead.end() :] if lead else whole
        name = _PLACE.split(f"{name} ")[0].strip()
        if _is_house(name):
            houses.append(name)
        elif _is_person(name):
            people.append(_settle_case(name))
        elif name and _is_staff(name):
            staff = True
    return Names(tuple(dict.fromkeys(people)), tuple(dict.fromkeys(houses)), staff)


def read_single(text: str, houses: Sequence[str]) -> Names:
    """Return the one given name that somebody signs with, nobody if it may be anything else.

    Args:
        text: What metadata give as the author.
        houses: What the site is called; a name that is most of it is the site's own.

    Example:
        >>> [read_single(name, ["runs", "example"]).people for name in ("Matthias", "Runs")]
        [('Matthias',), ()]
    """
    name = _SPACE.sub(" ", text).strip(" .:*_()")
    low = name.casefold()
    if not _GIVEN.fullmatch(name) or low in words("not_people") or _NO_NAME.fullmatch(low):
        return NOBODY
    if _is_house(name) or _ROLE.search(name):
        return NOBODY
    known = [_NO_LETTER.sub("", house.casefold()) for house in houses]
    own = any(low in house and len(low) > 0.7 * len(house) for house in known)
    return NOBODY if own else Names(people=(name,))


def dot_initials(author: str, content: str) -> str:
    """Return an author with the full stops behind initials that a page has and its reader drops.

    Args:
        author: What was found, without full stops.
        content: The page.

    Example:
        >>> dot_initials("Leah C Stokes; Perry Bacon Jr", "By <b>Leah C. Stokes</b>")
        'Leah C. Stokes; Perry Bacon Jr'
    """
    names = author.split("; ")
    for n, name in enumerate(names[:MAX_DOTTED]):
        found = [f"{w}." if _INITIAL.fullmatch(w) else w for w in name.split()]
        dotted = " ".join(found)
        if dotted != name:
            forms = (dotted, dotted.replace(". ", ".", 1))
            names[n] = next((form for form in forms if form in content), name)
    return "; ".join(names)


def is_only_names(text: str) -> bool:
    """Whether a text is nothing but names, places and what joins them."""
    rest = [_PLACE.split(f"{p} ")[0].strip(" .:()") for p in _SPLIT.split(text[:MAX_LENGTH])]
    return all(
        not p or _is_person(p) or _is_house(p) or (_is_staff(p) and len(p.split()) <= MAX_STAFF)
        for p in rest
    )


def _is_house(name: str) -> bool:
    found = [w.casefold() for w in name.split()]
    if not found or len(found) > 6 or not name[0].isupper():
        return False
    return find_outlet(name) is not None or (
        len(found) > 1 and found[-1] in words("agency_words") and name.split()[-1][0].isupper()
    )


def _is_person(name: str) -> bool:
    found = name.split()
    if not 2 <= len(found) <= 5 or _ROLE.search(name):
        return False
    if any(w.strip(".").casefold() in words("not_people") for w in found):
        return False
    proper = [w for w in found if w.casefold() not in _PARTICLES]
    return len(proper) >= 2 and all(_NAME.fullmatch(w) and w[0].isupper() for w in proper)


def _is_staff(name: str) -> bool:
    return any(w.strip(".").casefold() in words("not_people") for w in name.split())


def _settle_case(name: str) -> str:
    """Return a name that is printed in capitals as names are written."""
    return name.title() if name.isupper() and len(name) > 4 and "." not in name else name
