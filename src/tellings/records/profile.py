"""What a report is about, as far as grouping asks."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

#: Words and what each weighs, in the order of the words.
Weights = tuple[tuple[str, float], ...]
_WEIGHED = ("terms", "lead", "title", "names", "persons", "numbers")
_LISTED = ("places", "first_places", "opening")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """All that is asked of a report when it is set beside others: no text, no offsets.

    It is made from one report alone, so it can be kept, and need not be made again when others
    come.

    Attributes:
        report: Report id.
        page: Id of the live page that the report is, or is an entry of; else its own id.
        terms: What the whole report speaks of, and how rare each word is.
        lead, title, names, persons, numbers: What its first sentences and its title speak of, the
            words of its names and of those of persons, the numbers in it as written. Here the
            squares of the weights sum to one.
        places: The words of the places in it, in order.
        first_places: Those of places that its first sentences name.
        by_title: Whether it is known by its title alone, because its text is of something else.
        size: Characters of its text.
        opening: The direction in the encoder's space of its title and first words, as whole
            numbers from -127 to 127; empty if nobody has asked the encoder.
        earliest, latest: Between which days it appeared, as ordinals (1 is 0001-01-01); None if
            that is not known.
    """

    report: str
    page: str
    terms: Weights = ()
    lead: Weights = ()
    title: Weights = ()
    names: Weights = ()
    persons: Weights = ()
    numbers: Weights = ()
    places: tuple[str, ...] = ()
    first_places: tuple[str, ...] = ()
    by_title: bool = False
    size: int = 0
    opening: tuple[int, ...] = ()
    earliest: int | None = None
    latest: int | None = None

    def to_json(self) -> str:
        """Return the profile as one line of JSON, the same for the same profile."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, line: str) -> Profile:
        """Return the profile that `to_json` wrote.

        Raises:
            ValueError: The line is not JSON.
            TypeError: It is not that of a profile.
        """
        values = json.loads(line)
        for name in _WEIGHED:
            values[name] = tuple((word, weight) for word, weight in values[name])
        for name in _LISTED:
            values[name] = tuple(values[name])
        return cls(**values)
