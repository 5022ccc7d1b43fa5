"""Which nouns are people, for numbers that count them: miners, schoolgirls, Peruvians, souls."""

from __future__ import annotations

import functools
import importlib.resources
import json
from typing import Any

#: Last parts of compounds that are people: "schoolgirl", "herdsman", "churchgoer".
_LAST_PARTS = tuple(
    "man woman girl boy child people person folk goer worker fighter mother father parent"
    " daughter brother sister officer soldier -old".split()
)
#: The word before such a part has at least so many letters.
_FIRST_PART = 3


@functools.lru_cache(maxsize=4096)
def is_people(noun: str | None) -> bool:
    """Whether a lower-case singular noun is one for people.

    Example:
        >>> [is_people(n) for n in ("miner", "schoolgirl", "peruvian", "sheep", "ship", None)]
        [True, True, True, False, False, False]
    """
    if noun is None or noun in _things():
        return False
    forms = {noun, noun.removesuffix("s"), noun.rpartition("-")[2]}
    if forms & _nouns():
        return True
    return any(
        noun.endswith(part) and len(noun) >= len(part) + _FIRST_PART for part in _LAST_PARTS
    )


@functools.cache
def _nouns() -> frozenset[str]:
    measures, groups = _load("measures"), _load("groups")["nouns"]
    found = {*measures["people"], *measures["crowds"], *_load("fates")["people"]}
    found |= {word.lower() for word in _load("titles")["people"]}
    found |= {word.removesuffix("s").replace("men", "man") for word in groups}
    found |= {name.lower() for land in _load("countries").values() for name in land["people"]}
    return frozenset(found)


@functools.cache
def _things() -> frozenset[str]:
    return frozenset(_load("measures")["also_things"])


def _load(name: str) -> Any:
    # Read here and not through `tellings.data`, which lies above this room.
    file = importlib.resources.files("tellings") / "data" / f"{name}.json"
    return json.loads(file.read_text(encoding="utf-8"))
