"""The gazetteer that ships with the package: places of the world by their names.

One file, mapped into memory where it lies: nothing is unpacked or parsed, and only the pages
that a look-up touches are read. Names are not kept under their spellings but under 48-bit
hashes of their folded keys, sorted: sixteen bits choose a bucket, the other 32 are searched in
it. With a million keys a name that is in no gazetteer meets a stranger once in 300 million
look-ups, and the file is half as long as one that spells the keys out.

`scripts/build_gazetteer.py` writes the file.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import hashlib
import importlib.resources
import mmap
import pathlib
import struct
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, cast

from tellings.errors import ModelError
from tellings.records.entity import GazetteerEntry
from tellings.text.toponyms import is_initials, loose_key, place_key, split_kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAGIC = b"TELLGAZ1"
#: A kind is the feature in the low bits, the origin of the coordinates above, then this flag.
CAPITAL = 0x80
FEATURES = ("country", "admin1", "admin2", "region", "city")
COORDINATES = ("point", "centre", "parent")
BUCKETS = 1 << 16
NO_PARENT = 0xFFFF
#: A place's number fills the low bits of its key's row; how good the key is, the top ones.
RANK_SHIFT = 30
PRIMARY, ALTERNATE = 0, 1
#: Keys of initials and loose keys are marked, so that "us" is not the US.
ACRONYM, LOOSE = "=", "~"
#: Shorter loose keys meet strangers.
SHORTEST_LOOSE = 6
#: An alternate name weighs as a name in use by a tenth of the people: a village called Alba is
#: likelier than Scotland in Gaelic only when the village is large.
ALTERNATE_DISCOUNT = 10

#: Sections in the order of the file, and the type of their numbers as `memoryview` names it.
_SECTIONS: dict[str, Literal["I", "i", "H", "B"]] = {
    "ids": "I",
    "latitudes": "i",
    "longitudes": "i",
    "populations": "I",
    "name_offsets": "I",
    "buckets": "I",
    "keys": "I",
    "places": "I",
    "parents": "H",
    "kinds": "B",
    "codes": "B",
    "names": "B",
}


def hash_key(key: str) -> int:
    """Return 48 bits that stand for a key."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8"), digest_size=6).digest(), "big")


def pack(sections: Mapping[str, NDArray[Any]]) -> bytes:
    """Lay the sections out as one file."""
    parts = [sections[name].tobytes() for name in _SECTIONS]
    padded = [part + bytes(-len(part) % 8) for part in parts]
    head = MAGIC + struct.pack(f"<{len(parts)}Q", *map(len, parts))
    return b"".join([head, *padded])


_FOREIGN = "The gazetteer is not the one of this version; install tellings anew."
_MISSING = "The gazetteer is missing or cut short; install tellings anew."


def _unpack(content: memoryview) -> dict[str, memoryview[int]]:
    head = len(MAGIC) + 8 * len(_SECTIONS)
    if len(content) < head or bytes(content[: len(MAGIC)]) != MAGIC:
        raise ModelError(_FOREIGN, code="weights-untrusted")
    sizes = struct.unpack_from(f"<{len(_SECTIONS)}Q", content, len(MAGIC))
    sections, start = {}, head
    for (name, kind), size in zip(_SECTIONS.items(), sizes, strict=True):
        if start + size > len(content):
            raise ModelError(_MISSING, code="weights-missing")
        sections[name] = content[start : start + size].cast(kind)
        start += size + -size % 8
    return sections


class FileGazetteer:
    """Places by name, from a file in memory."""

    def __init__(self, content: bytes | mmap.mmap) -> None:
        """Read nothing but the head of `content`.

        Raises:
            ModelError: `content` is no gazetteer.
        """
        self._sections = sections = _unpack(memoryview(content))
        self._buckets, self._keys, self._places = (
            sections["buckets"],
            sections["keys"],
            sections["places"],
        )
        codes = bytes(sections["codes"]).decode("ascii")
        self._codes = [codes[i : i + 2] for i in range(0, len(codes), 2)]
        self._entry = functools.lru_cache(maxsize=4096)(self._read_entry)
        self._found = functools.lru_cache(maxsize=4096)(self._find)

    def __len__(self) -> int:
        return len(self._sections["ids"])

    def look_up(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Return every place of that name, the likeliest by size first.

        Case, diacritics, apostrophes and hyphens do not matter; a word of kind ("Herat
        province", "the city of Derby") keeps only such places. If no place bears the name, link
        words, articles and double letters are let go as well. Initials must be capitals: "us" is
        no place.
        """
        return self._found(name.strip()) if name else ()

    def is_known(self, name: str) -> bool:
        """Whether a place bears that name, leaving nothing open but case and marks."""
        return bool(name) and any(
            True for key in _strict_keys(name.strip()) for _ in self._rows(key)
        )

    def country_of_code(self, code: str) -> GazetteerEntry | None:
        """Return the country of an ISO 3166-1 code of two letters."""
        code = code.upper()
        return self._entry(self._codes.index(code)) if code in self._codes else None

    def contains(self, outer: GazetteerEntry, inner: GazetteerEntry) -> bool:
        """Whether `inner` lies in the country or admin unit `outer` (a place contains itself)."""
        if outer.gazetteer_id == inner.gazetteer_id:
            return True
        if outer.country_code != inner.country_code or outer.country_code is None:
            return False
        if outer.feature == "country":
            return True
        if outer.feature == "admin1":
            return inner.admin1 == outer.name
        return outer.feature == "admin2" and (inner.admin1, inner.admin2) == (
            outer.admin1,
            outer.name,
        )

    def _find(self, name: str) -> tuple[GazetteerEntry, ...]:
        found = self._collect(_strict_keys(name))
        if found:
            return found
        bare, kind = split_kind(name)
        if kind:
            of_kind = tuple(e for e in self._find(bare) if e.feature.startswith(kind))
            if of_kind:
                return of_kind
        loose = loose_key(name)
        if len(loose) < SHORTEST_LOOSE:
            return ()
        return self._collect((loose, LOOSE + loose))

    def _collect(self, keys: tuple[str, ...]) -> tuple[GazetteerEntry, ...]:
        best: dict[int, int] = {}
        for key in keys:
            for row in self._rows(key):
                place, rank = row & ((1 << RANK_SHIFT) - 1), row >> RANK_SHIFT
                best[place] = min(best.get(place, rank), rank)
        entries = [(self._entry(place), rank) for place, rank in best.items()]
        entries.sort(key=_by_size)
        return tuple(entry for entry, _ in entries)

    def _rows(self, key: str) -> Iterator[int]:
        if not key:
            return
        hashed = hash_key(key)
        bucket, rest = hashed >> 32, hashed & 0xFFFFFFFF
        stop = self._buckets[bucket + 1]
        row = bisect_left(self._keys, rest, self._buckets[bucket], stop)
        while row < stop and self._keys[row] == rest:
            yield self._places[row]
            row += 1

    def _read_entry(self, number: int) -> GazetteerEntry:
        sections = self._sections
        kind = sections["kinds"][number]
        above = {FEATURES[kind & 15]: number}
        parent = sections["parents"][number]
        while parent != NO_PARENT:
            above.setdefault(FEATURES[sections["kinds"][parent] & 15], parent)
            parent = sections["parents"][parent]
        country = above.get("country")
        return GazetteerEntry(
            gazetteer_id=f"geonames:{sections['ids'][number]}",
            name=self._name(number),
            latitude=sections["latitudes"][number] / 1e5,
            longitude=sections["longitudes"][number] / 1e5,
            admin1=self._name(above["admin1"]) if "admin1" in above else None,
            country_code=None if country is None else self._codes[country],
            feature=FEATURES[kind & 15],
            population=sections["populations"][number],
            admin2=self._name(above["admin2"]) if "admin2" in above else None,
            coordinates=cast(Literal["point", "centre", "parent"], COORDINATES[kind >> 4 & 7]),
            capital=bool(kind & CAPITAL),
        )

    def _name(self, number: int) -> str:
        start, end = self._sections["name_offsets"][number : number + 2]
        return bytes(self._sections["names"][start:end]).decode("utf-8")


def _strict_keys(name: str) -> tuple[str, ...]:
    key = place_key(name)
    if is_initials(name):
        return (ACRONYM + key, key)
    return (key,)


def _by_size(found: tuple[GazetteerEntry, int]) -> tuple[float, str]:
    entry, rank = found
    size = entry.population / (ALTERNATE_DISCOUNT if rank == ALTERNATE else 1)
    return (-size, entry.gazetteer_id)


@functools.cache
def open_gazetteer() -> FileGazetteer:
    """Open the gazetteer that ships with the package.

    Raises:
        ModelError: It is missing or not ours.
    """
    files = contextlib.ExitStack()
    atexit.register(files.close)
    resource = importlib.resources.files("tellings.data").joinpath("gazetteer.bin")
    try:
        path = files.enter_context(importlib.resources.as_file(resource))
        return FileGazetteer(_map(path))
    except OSError as exc:
        raise ModelError(_MISSING, code="weights-missing") from exc


def _map(path: pathlib.Path) -> mmap.mmap:
    with path.open("rb") as stream:
        try:
            return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError as exc:  # an empty file cannot be mapped
            raise ModelError(_MISSING, code="weights-missing") from exc
