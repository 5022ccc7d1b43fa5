"""Odd spellings and values that only copies share, and who of them has corrected one.

That reports agree on what everybody writes proves little; that they agree on what nobody else
writes proves that they have it from one another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tellings.records.report import Report
from tellings.trace.family import Family
from tellings.trace.grouping import Group
from tellings.trace.readings import (
    Reading,
    is_variant,
    rare_names,
    read_readings,
    say_reading,
)

#: Reports that must have the odd reading, and that must have the other.
HOLDERS_MIN = 2
USUAL_MIN = 2
#: Rare names that a report must share with a group to be of the same matter.
MATTER_NAMES = 3
#: A name of more groups than this is no name of one matter.
GROUPS_MAX = 20
#: More reports of one matter than this add nothing.
NEIGHBOURS_MAX = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """A reading that only copies have.

    Attributes:
        odd, usual: What they have, and what other reports have.
        holders: Members with the odd reading, by index.
        corrected: Members with the usual one instead.
    """

    odd: Reading
    usual: Reading
    holders: tuple[int, ...]
    corrected: tuple[int, ...]

    def say(self) -> str:
        """Return it in words."""
        return f"only they write {say_reading(self.odd)}, others {say_reading(self.usual)}"


def find_oddities(family: Family) -> list[Oddity]:
    """Return the odd readings in the shared text of a family, in order."""
    if len(family.neighbours) < USUAL_MIN:
        return []
    usual = Counter(r for report in family.neighbours for r in read_readings(report.text))
    own = {index: read_readings(report.text) for index, report in family.reports.items()}
    shared = {index: own[index] & _shared_readings(family, index) for index in own}
    held = Counter(reading for readings in shared.values() for reading in readings)
    found = []
    for odd in sorted(r for r, count in held.items() if count >= HOLDERS_MIN and not usual[r]):
        holders = tuple(index for index in sorted(own) if odd in own[index])
        other = _usual_for(odd, usual, [own[index] for index in holders])
        if other is not None:
            corrected = tuple(i for i in sorted(own) if other in own[i] and odd not in own[i])
            found.append(Oddity(odd=odd, usual=other, holders=holders, corrected=corrected))
    return found


def _shared_readings(family: Family, index: int) -> frozenset[Reading]:
    words, text = family.words[index], family.reports[index].text
    readings: set[Reading] = set()
    for start, end in family.shared(index):
        readings |= read_readings(text[words.starts[start] : words.ends[end - 1]])
    return frozenset(readings)


def _usual_for(
    odd: Reading, usual: Mapping[Reading, int], holders: Sequence[frozenset[Reading]]
) -> Reading | None:
    """Return what others have for a reading; not what the holders have beside it."""
    variants = [
        reading
        for reading, count in usual.items()
        if count >= USUAL_MIN
        and is_variant(odd, reading)
        and not any(reading in readings for readings in holders)
    ]
    return max(variants, key=lambda r: (usual[r], r)) if variants else None


def find_neighbours(groups: Sequence[Group], reports: Sequence[Report]) -> dict[int, list[Report]]:
    """Return for each group (by its place) the reports of its matter that are not in it.

    Args:
        groups: The groups.
        reports: All reports, in the order that the groups' indices mean.
    """
    holders: dict[str, set[int]] = {}
    for place, group in enumerate(groups):
        names = Counter(n for index in group.shared for n in rare_names(reports[index].text))
        for name in (name for name, count in names.items() if count >= HOLDERS_MIN):
            holders.setdefault(name, set()).add(place)
    holders = {name: places for name, places in holders.items() if len(places) <= GROUPS_MAX}
    found: dict[int, list[Report]] = {}
    for index, report in enumerate(reports if holders else ()):
        for place in _of_matter(holders, rare_names(report.text)):
            kept = found.setdefault(place, [])
            if index not in groups[place].shared and len(kept) < NEIGHBOURS_MAX:
                kept.append(report)
    return found


def _of_matter(holders: Mapping[str, Iterable[int]], names: Iterable[str]) -> list[int]:
    counts = Counter(place for name in names for place in holders.get(name, ()))
    return sorted(place for place, count in counts.items() if count >= MATTER_NAMES)
