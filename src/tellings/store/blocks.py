"""Blocks: the parts into which a set of reports falls when all that may belong together is tied.

Two reports are tied if they are alike enough to be one story, share enough rows of words to be
copies, are of one live page, or a person says that they are one story. Whether two are tied
depends on these two alone, so the blocks are the same in whatever order the reports come; and
average linkage never joins across parts between which no pair reaches its threshold, so that
stories can be made block by block.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from tellings.ports import Stages
from tellings.records.profile import Profile
from tellings.records.report import Report

#: Least share of the shorter text's rows, and least number, that possible copies share.
COPY_SHARE = 0.15
COPY_ROWS = 2
#: So many reports of a block are looked at before all of it is; mostly the first few decide.
_FIRST = 8
_CHUNK = 256
_HALF, _WHOLE = 1 << 63, 1 << 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What of a report decides which block it belongs to.

    Attributes:
        no: A number that no other report of the set has.
        page: The live page that it is or belongs to, else its own id.
        topics: Keys of what it is about; reports alike enough share `Stages.shared_topics`.
        sketch: Keys of rows of its words.
    """

    no: int
    page: str
    profile: Profile
    topics: tuple[int, ...]
    sketch: tuple[int, ...]


def arrival_of(report: Report, profile: Profile, no: int, stages: Stages) -> Arrival:
    """Return what decides about the block of a report.

    Args:
        report: With its text.
        profile: What it is about.
        no: Its number in the set.
        stages: Make the keys by which others find it.
    """
    return Arrival(
        no=no,
        page=page_of(report),
        profile=profile,
        topics=tuple(sorted({_key(topic) for topic in stages.topics(profile)})),
        sketch=tuple(sorted({_signed(key) for key in stages.sketch(report)})),
    )


def page_of(report: Report) -> str:
    """Return the live page that a report is or belongs to, else its own id."""
    return report.parent or report.id


def _key(topic: str) -> int:
    found = hashlib.blake2b(topic.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(found, "big", signed=True)


def _signed(key: int) -> int:
    return key - _WHOLE if key >= _HALF else key


@dataclass(frozen=True, slots=True)
class Holder:
    """A report that shares keys with another: how many, and how many keys it has."""

    no: int
    shared: int
    size: int


class Index(Protocol):
    """Which reports are in which block, and who shares keys; in memory or in a store."""

    def page_block(self, page: str) -> int | None:
        """Return the block of a live page."""
        ...

    def sharing_blocks(self, kind: str, keys: Sequence[int]) -> dict[int, int]:
        """Return by block how many of the keys of a kind (`topics`, `sketch`) it holds."""
        ...

    def holders(
        self, kind: str, keys: Sequence[int], block: int, most: int | None
    ) -> Sequence[Holder]:
        """Return who of a block shares keys, those that share most first; `most` of anybody."""
        ...

    def profiles(self, numbers: Sequence[int]) -> Sequence[Profile]:
        """Return the profiles of reports, in order."""
        ...

    def put(self, arrival: Arrival, blocks: Collection[int]) -> int:
        """Join the blocks, put the report into what comes of it, return the block's number."""
        ...


def place(arrival: Arrival, index: Index, stages: Stages, tied: Iterable[int] = ()) -> int:
    """Put a report into its block and return the block's number.

    Args:
        arrival: The report.
        index: What is there already.
        stages: Says which keys must be shared, and how alike two reports are.
        tied: Blocks that a person has tied the report to.
    """
    joined = set(tied)
    page = index.page_block(arrival.page)
    if page is not None:
        joined.add(page)
    for kind, keys, least in (
        ("topics", arrival.topics, stages.shared_topics),
        ("sketch", arrival.sketch, COPY_ROWS),
    ):
        counts = index.sharing_blocks(kind, keys)
        for block in sorted(counts, key=lambda b: (-counts[b], b)):
            # What a block's reports share one by one they share together.
            if counts[block] < least or block in joined:
                continue
            batches = _batches(index, kind, keys, block)
            if any(_is_tied(kind, arrival, batch, index, stages) for batch in batches):
                joined.add(block)
    return index.put(arrival, joined)


def _batches(
    index: Index, kind: str, keys: Sequence[int], block: int
) -> Iterator[Sequence[Holder]]:
    first = index.holders(kind, keys, block, _FIRST)
    yield first
    if len(first) < _FIRST:
        return
    rest = index.holders(kind, keys, block, None)
    for start in range(0, len(rest), _CHUNK):
        yield rest[start : start + _CHUNK]


def _is_tied(
    kind: str, arrival: Arrival, holders: Sequence[Holder], index: Index, stages: Stages
) -> bool:
    if kind == "sketch":
        return any(_share_text(len(arrival.sketch), holder) for holder in holders)
    near = [holder.no for holder in holders if holder.shared >= stages.shared_topics]
    if not near:
        return False
    return bool((stages.score(arrival.profile, index.profiles(near)) >= stages.one_story).any())


def _share_text(size: int, holder: Holder) -> bool:
    return holder.shared >= max(COPY_ROWS, COPY_SHARE * min(size, holder.size))


class MemoryIndex:
    """The index of one run, for `build`."""

    def __init__(self) -> None:
        self.members: dict[int, list[Arrival]] = {}
        self._arrivals: dict[int, Arrival] = {}
        self._pages: dict[str, int] = {}
        self._block: dict[int, int] = {}
        self._keys: dict[str, dict[int, list[int]]] = {
            "topics": defaultdict(list),
            "sketch": defaultdict(list),
        }

    def page_block(self, page: str) -> int | None:
        """Return the block of a live page."""
        first = self._pages.get(page)
        return None if first is None else self._block[first]

    def sharing_blocks(self, kind: str, keys: Sequence[int]) -> dict[int, int]:
        """Return by block how many of the keys of a kind it holds."""
        held = self._keys[kind]
        return Counter(
            block for key in keys for block in {self._block[no] for no in held.get(key, ())}
        )

    def holders(
        self, kind: str, keys: Sequence[int], block: int, most: int | None
    ) -> Sequence[Holder]:
        """Return who of a block shares keys."""
        held = self._keys[kind]
        counts = Counter(
            no for key in keys for no in held.get(key, ()) if self._block[no] == block
        )
        chosen = sorted(counts, key=lambda no: (-counts[no], no))[:most]
        return [Holder(no, counts[no], len(self._arrivals[no].sketch)) for no in chosen]

    def profiles(self, numbers: Sequence[int]) -> Sequence[Profile]:
        """Return the profiles of reports, in order."""
        return [self._arrivals[no].profile for no in numbers]

    def put(self, arrival: Arrival, blocks: Collection[int]) -> int:
        """Join the blocks and put the report into what comes of it."""
        home = max(blocks, key=lambda b: (len(self.members[b]), -b)) if blocks else arrival.no
        own = self.members.setdefault(home, [])
        for block in sorted(set(blocks) - {home}):
            for member in self.members.pop(block):
                self._block[member.no] = home
                own.append(member)
        own.append(arrival)
        self._arrivals[arrival.no] = arrival
        self._block[arrival.no] = home
        self._pages.setdefault(arrival.page, arrival.no)
        for kind, keys in (("topics", arrival.topics), ("sketch", arrival.sketch)):
            for key in keys:
                self._keys[kind][key].append(arrival.no)
        return home

    def block_of(self, no: int) -> int | None:
        """Return the block of a report."""
        return self._block.get(no)
