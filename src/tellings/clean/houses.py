"""Names of agencies and outlets where a text speaks of them: "told Reuters", "(AFP)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tellings.clean.stamps import has_outlet_word
from tellings.clean.words import words
from tellings.text.outlets import find_outlet

Kind = Literal["agency", "outlet"]
Cue = Literal["told", "seen", "own", "named", "bracket"]

_WORD = r"[A-Z][\w.\u2019'&-]{0,30}"
_NAME = rf"(?P<name>{_WORD}(?:\s(?:of\s|and\s)?{_WORD}){{0,5}})"
#: What stands before a name.
_BEFORE_WORDS: tuple[tuple[Cue, str], ...] = (
    ("told", r"told|tells|telling|interview\swith|(?:speaking|spoke|speaks|statement)\sto"),
    ("seen", r"(?:obtained|seen|reviewed|verified|heard|shared|viewed)\s(?:by|with)"),
    ("own", r"(?:requests?|questions?)\s(?:for\scomment\s)?(?:from|by|of)"),
    ("named", r"according\sto|citing|quoting|(?:reported|quoted|carried)\sby|reported|reports"),
)
_BEFORE = tuple(
    (cue, re.compile(rf"\b(?:{words_before})\s(?:[Tt]he\s)?{_NAME}"))
    for cue, words_before in _BEFORE_WORDS
)
#: What stands behind one.
_AFTER: tuple[tuple[Cue, re.Pattern[str]], ...] = (
    (
        "seen",
        re.compile(r"\s(?:photographer|correspondent|reporter|journalist|tally|stringer)s?\b"),
    ),
    ("own", re.compile(r"\srequests?\sfor\s(?:comment|an\sinterview)\b")),
    (
        "named",
        re.compile(
            r"\s(?:news\sagency|reported|reports|has\sreported|had\sreported|quoted|cited)\b"
        ),
    ),
)
_BRACKET = re.compile(r"\((?P<name>[A-Z][\w.\u2019'&/ -]{1,40})\)")
_ENDING = re.compile(rf"(?<![\w.\u2019'&-]){_NAME}$")
#: How far back a name begins.
REACH = 70


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where a text names an agency or outlet.

    Attributes:
        cue: `told`, `seen` by a house's own people, `own` (it asked for comment), `named` as a
            source, `bracket`.
    """

    name: str
    kind: Kind
    cue: Cue
    start: int
    end: int


def find_namings(text: str) -> list[Naming]:
    """Return where a text names agencies and outlets as sources, in order, none twice.

    Example:
        >>> [n.name for n in find_namings("He told the BBC so, Reuters reported.")]
        ['BBC', 'Reuters']
    """
    found: dict[int, Naming] = {}
    for cue, name, start in _candidates(text):
        naming = _resolve(name, start, cue)
        if naming is not None:
            found.setdefault(naming.start, naming)
    ordered = [found[start] for start in sorted(found)]
    return [
        n for before, n in zip([None, *ordered], ordered, strict=False)
        if before is None or before.end <= n.start
    ]  # fmt: skip


def _candidates(text: str) -> Iterator[tuple[Cue, str, int]]:
    for cue, pattern in _BEFORE:
        for match in pattern.finditer(text):
            yield cue, match["name"], match.start("name")
    for cue, pattern in _AFTER:
        for match in pattern.finditer(text):
            floor = max(0, match.start() - REACH)
            named = _ENDING.search(text[floor : match.start()])
            if named:
                yield cue, named["name"], floor + named.start("name")
    for match in _BRACKET.finditer(text):
        yield "bracket", match["name"], match.start("name")


def _resolve(name: str, start: int, cue: Cue) -> Naming | None:
    """Return the longest beginning of a name that is an agency or outlet."""
    for end in _ends(name):
        part = name[:end]
        known = find_outlet(part)
        if known is not None:
            length = len(part.rstrip(".'\u2019"))
            return Naming(known.name, known.kind, cue, start, start + length)
    part = name.rstrip(".'\u2019").removesuffix("'s").removesuffix("\u2019s")
    if cue in {"told", "seen", "own"} and has_outlet_word(part):
        return Naming(part, kind_of(part), cue, start, start + len(part))
    return None


def _ends(name: str) -> Iterator[int]:
    """Yield the ends of the words of a name, last first, and without a possessive."""
    ends = [m.end() for m in re.finditer(r"[^\s/]+", name)]
    for end in reversed(ends):
        yield end
        if name[:end].endswith(("'s", "\u2019s")):
            yield end - 2


def kind_of(name: str) -> Kind:
    """Return whether a name is that of an agency, going by its last word."""
    known = find_outlet(name)
    if known is not None:
        return known.kind
    return "agency" if name.split()[-1].casefold() in words("agency_words") else "outlet"
