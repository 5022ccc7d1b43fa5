"""Agencies and outlets by the names that reports give them, and by their web hosts."""

from __future__ import annotations

import functools
import importlib.resources
import json
import re
from dataclasses import dataclass
from typing import Any, Literal

_NAME_WORD = re.compile(r"[^\W_]+")
_HOST = re.compile(r"(?:www\.)?(?P<first>[\w-]{2,60})(?:\.[\w-]{1,60}){0,3}\.[a-z]{2,10}$")
_CALL_SIGN = re.compile(r"\b([KW][A-Z]{2,3})(?:-?(?:TV|FM|AM|LP))?\b")
_CALL_SIGN_HOST = re.compile(r"(?:www\.)?([kw][a-z]{2,3})(?:tv|fm|am|radio|news)?\d{0,2}\.com$")
#: Words at the end of a house's name that tell it from no other.
_HOUSE_WORDS = frozenset({"news", "agency", "service", "online", "media", "website"})
#: Longer than any name of an outlet; a longer text is not looked up.
_MAX_NAME_LENGTH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One that publishes or sells news.

    Attributes:
        country: ISO 3166-1, two letters.
    """

    name: str
    kind: Literal["agency", "outlet"]
    country: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


def find_outlet(name: str) -> Outlet | None:
    """Return the agency or outlet of that name or alias, if it is a known one.

    Case, points, spaces and a leading article do not matter.

    Example:
        >>> found = find_outlet("the AFP")
        >>> found.name, found.kind
        ('Agence France-Presse', 'agency')
    """
    if len(name) > _MAX_NAME_LENGTH:
        return None
    key = _fold(name)
    by_name = _index()[0]
    return by_name.get(key) or by_name.get(key.removeprefix("the"))


def outlet_of_host(host: str) -> Outlet | None:
    """Return the known outlet that publishes on a web host or on a part of it.

    Example:
        >>> outlet_of_host("edition.cnn.com").name
        'CNN'
    """
    by_host = _index()[1]
    labels = host.lower().partition(":")[0].strip(".").split(".")[-6:]
    parts = (".".join(labels[i:]) for i in range(len(labels)))
    return next((by_host[part] for part in parts if part in by_host), None)


def house_key(name: str) -> str:
    """Return what the names of one agency or outlet have in common, known or not.

    Names that the table doesn't have are told by their form: words that any house may bear at
    the end say nothing, a station is its call sign, a host is its first part.

    Example:
        >>> house_key("Corvane News Agency"), house_key("corvane"), house_key("The BBC")
        ('corvane', 'corvane', 'bbc')
        >>> house_key("KQQX-TV"), house_key("kqqxtv.com"), house_key("News 5 KQQX Springfield")
        ('kqqx', 'kqqx', 'kqqx')
    """
    known = find_outlet(name)
    if known is not None:
        return _fold(known.name)
    host = _HOST.match(name.strip())
    known = outlet_of_host(host[0]) if host else None
    if known is not None:
        return _fold(known.name)
    sign = _CALL_SIGN.search(name) or (host and _CALL_SIGN_HOST.match(name.strip()))
    if sign:
        return sign[1].lower()
    words = [word.casefold() for word in _NAME_WORD.findall(host["first"] if host else name)]
    while len(words) > 1 and words[-1] in _HOUSE_WORDS:
        words.pop()
    return "".join(words).removeprefix("the") or name.casefold()


def same_house(one: str, other: str) -> bool:
    """Whether two names are those of one agency or outlet."""
    return house_key(one) == house_key(other)


def all_outlets() -> tuple[Outlet, ...]:
    """Return every known agency and outlet, in the order of the table."""
    return _index()[2]


def _fold(name: str) -> str:
    return "".join(_NAME_WORD.findall(name.casefold()))


@functools.cache
def _index() -> tuple[dict[str, Outlet], dict[str, Outlet], tuple[Outlet, ...]]:
    outlets = tuple(
        Outlet(
            name=row["name"],
            kind=row["kind"],
            country=row["country"],
            aliases=tuple(row["aliases"]),
            domains=tuple(row["domains"]),
        )
        for row in _load()
    )
    by_name: dict[str, Outlet] = {}
    by_host: dict[str, Outlet] = {}
    for outlet in outlets:
        for name in (outlet.name, *outlet.aliases):
            by_name.setdefault(_fold(name), outlet)
            by_name.setdefault(_fold(name).removeprefix("the"), outlet)
        for domain in outlet.domains:
            by_host.setdefault(domain, outlet)
    return by_name, by_host, outlets


def _load() -> list[dict[str, Any]]:
    # Read here and not through `tellings.data`, which lies above this room.
    file = importlib.resources.files("tellings") / "data" / "outlets.json"
    table: dict[str, list[dict[str, Any]]] = json.loads(file.read_text(encoding="utf-8"))
    return table["outlets"]
