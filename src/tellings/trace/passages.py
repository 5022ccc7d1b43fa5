"""The passages that two texts share, word by word, small edits allowed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.trace.words import Words

#: Words of a seed: the shortest run that two texts must share for a passage to start.
SEED = 3
#: A row of words that comes more often than this in one text starts no passage.
REPEATS_MAX = 12
#: Most words that an edit inside a passage may put in, take out or replace.
EDIT_MAX = 4
#: Fewest matched words of a passage, and least share of its words that must match.
MATCHED_MIN = 6
MATCHED_SHARE = 0.6


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Words `left .. left + size` of one text, equal to `right .. right + size` of the other."""

    left: int
    right: int
    size: int


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """Runs that follow each other in both texts with little between them."""

    runs: tuple[Run, ...]

    @property
    def left(self) -> tuple[int, int]:
        """First and last-plus-one word in the left text."""
        return self.runs[0].left, self.runs[-1].left + self.runs[-1].size

    @property
    def right(self) -> tuple[int, int]:
        """First and last-plus-one word in the right text."""
        return self.runs[0].right, self.runs[-1].right + self.runs[-1].size

    @property
    def matched(self) -> int:
        """Number of equal words."""
        return sum(run.size for run in self.runs)


def align_passages(left: Words, right: Words) -> tuple[SharedPassage, ...]:
    """Return the shared passages in order of the left text; no word is used twice.

    The passages may stand in another order in the right text.
    """
    if left.keys == right.keys and len(left) >= MATCHED_MIN:
        return (SharedPassage((Run(0, 0, len(left)),)),)
    chains = _chain(sorted(_runs(left.keys, right.keys)))
    chains.sort(key=lambda chain: (-sum(run.size for run in chain), chain[0]))
    used_left, used_right = bytearray(len(left)), bytearray(len(right))
    kept = []
    for chain in chains:
        free = [run for run in chain if not _taken(run, used_left, used_right)]
        passage = SharedPassage(tuple(free)) if free else None
        if passage is None or not _is_close(passage):
            continue
        for run in free:
            used_left[run.left : run.left + run.size] = b"\1" * run.size
            used_right[run.right : run.right + run.size] = b"\1" * run.size
        kept.append(passage)
    return tuple(sorted(kept, key=lambda passage: passage.left))


def _taken(run: Run, used_left: bytearray, used_right: bytearray) -> bool:
    return any(used_left[run.left : run.left + run.size]) or any(
        used_right[run.right : run.right + run.size]
    )


def _is_close(passage: SharedPassage) -> bool:
    longest = max(passage.left[1] - passage.left[0], passage.right[1] - passage.right[0])
    return passage.matched >= MATCHED_MIN and passage.matched >= MATCHED_SHARE * longest


def _runs(left: Sequence[str], right: Sequence[str]) -> Iterator[Run]:
    """Yield every maximal run of equal words that is at least a seed long."""
    places = _seed_places(left)
    counts: dict[tuple[str, ...], int] = defaultdict(int)
    for j in range(len(right) - SEED + 1):
        counts[tuple(right[j : j + SEED])] += 1
    seen_to: dict[int, int] = {}  # diagonal → first word of `left` not yet looked at
    for j in range(len(right) - SEED + 1):
        seed = tuple(right[j : j + SEED])
        if counts[seed] > REPEATS_MAX:
            continue
        for i in places.get(seed, ()):
            if seen_to.get(i - j, -1) >= i + SEED:
                continue
            run = _extend(left, right, i, j)
            seen_to[i - j] = run.left + run.size
            yield run


def _seed_places(keys: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(keys) - SEED + 1):
        places[tuple(keys[i : i + SEED])].append(i)
    return {seed: found for seed, found in places.items() if len(found) <= REPEATS_MAX}


def _extend(left: Sequence[str], right: Sequence[str], i: int, j: int) -> Run:
    size = SEED
    while i + size < len(left) and j + size < len(right) and left[i + size] == right[j + size]:
        size += 1
    back = 0
    while i > back and j > back and left[i - back - 1] == right[j - back - 1]:
        back += 1
    return Run(i - back, j - back, size + back)


def _chain(runs: list[Run]) -> list[list[Run]]:
    """Join runs that follow each other in both texts; `runs` are in order of the left text."""
    chains: list[list[Run]] = []
    ends: dict[tuple[int, int], int] = {}  # where a chain ends in both texts → its number
    for run in runs:
        before = next(
            (end for gap in _GAPS if (end := (run.left - gap[0], run.right - gap[1])) in ends),
            None,
        )
        if before is None:
            number = len(chains)
            chains.append([run])
        else:
            number = ends.pop(before)
            chains[number].append(run)
        ends[run.left + run.size, run.right + run.size] = number
    return chains


#: Words that an edit may cost on the left and on the right, the least costly first.
_GAPS = sorted(
    ((left, right) for left in range(EDIT_MAX + 1) for right in range(EDIT_MAX + 1)),
    key=lambda gap: (sum(gap), gap),
)
