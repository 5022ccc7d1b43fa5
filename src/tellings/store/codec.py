"""Records as bytes and back: JSON, packed; a row never holds anything that runs when opened."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
import re
import types
import zlib
from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints


class DamagedRowError(ValueError):
    """Bytes of a row that are no record, or those of another."""


_Record = TypeVar("_Record")
_Reader = Callable[[Any], Any]
_ATOMS = frozenset({str, int, bool, type(None), Any})
#: Of zlib: rows are small, and more effort gains nothing.
_LEVEL = 6
_HALVES = re.compile("[\ud800-\udfff]")


def pack(value: Any) -> bytes:
    """Return a record, or plain values with records in them, as packed JSON.

    Fields that have their default are left out, so that a record may gain fields later.

    Example:
        >>> from tellings.records.time import Interval
        >>> unpack(Interval, pack(Interval(earliest="2031-03-04", latest="2031-03-05")))
        Interval(earliest='2031-03-04', latest='2031-03-05')
    """
    return zlib.compress(_dump(value), _LEVEL)


def digest(value: Any) -> bytes:
    """Return 16 bytes that are equal for equal values and, in practice, for no others."""
    return hashlib.blake2b(_dump(value), digest_size=16).digest()


def unpack(record: type[_Record], packed: bytes, **known: Any) -> _Record:
    """Return the record that `pack` has packed.

    Args:
        record: Its type.
        packed: The bytes.
        known: Fields that may be kept elsewhere, with their values; the packed ones go first.

    Raises:
        DamagedRowError: The bytes are damaged, or are those of another record.
    """
    values = unpack_plain(packed)
    return decode(record, values, **known)


def decode(record: type[_Record], values: Any, **known: Any) -> _Record:
    """Return the record of which these are the plain values, and `known` others of its fields.

    Raises:
        DamagedRowError: They are those of another record.
    """
    hint: Any = record
    read: _Reader = _reader(hint)
    made: _Record = read({**known, **values} if isinstance(values, dict) else values)
    return made


def unpack_plain(packed: bytes) -> Any:
    """Return what was packed, without records: dicts, lists, strings, numbers.

    Raises:
        DamagedRowError: The bytes are damaged.
    """
    try:
        return json.loads(zlib.decompress(packed))
    except (zlib.error, TypeError, ValueError) as exc:
        message = "a damaged row"
        raise DamagedRowError(message) from exc


def storable(text: str) -> str:
    """Return a text as a column can hold it: half a character (a lone surrogate) is marked.

    Example:
        >>> storable("ok" + chr(0xd83d))
        'ok�'
    """
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", text)


def _dump(value: Any) -> bytes:
    # Escapes keep lone surrogates, which UTF-8 cannot hold.
    return json.dumps(_plain(value), separators=(",", ":")).encode("ascii")


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _ATOMS or kind is float:
        return value
    if dataclasses.is_dataclass(kind):
        return {
            name: _plain(own)
            for name, default in _defaults(kind)
            if (own := getattr(value, name)) != default
        }
    if isinstance(value, Mapping):
        return {str(key): _plain(own) for key, own in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    message = f"{kind.__name__} cannot be stored"
    raise TypeError(message)


@functools.cache
def _defaults(record: type[Any]) -> tuple[tuple[str, Any], ...]:
    missing = object()
    return tuple(
        (
            field.name,
            field.default
            if field.default is not dataclasses.MISSING
            else field.default_factory()
            if field.default_factory is not dataclasses.MISSING
            else missing,
        )
        for field in dataclasses.fields(record)
    )


@functools.cache
def _reader(hint: Any) -> _Reader:
    """Return what makes a value of this type of its plain form."""
    if hint in _ATOMS:
        return _same
    if hint is float:
        return _same
    if dataclasses.is_dataclass(hint):
        return _record_reader(hint)
    kind, inner = get_origin(hint), get_args(hint)
    if kind is Literal:
        return _same
    if kind is tuple:
        return _tuple_reader(inner)
    if kind in (dict, Mapping):
        read = _reader(inner[1])
        return lambda value: {key: read(own) for key, own in value.items()}
    if kind in (Union, types.UnionType):
        (choice,) = (one for one in inner if one is not type(None))
        read_one = _reader(choice)
        return lambda value: None if value is None else read_one(value)
    message = f"no way to read {hint!r}"
    raise TypeError(message)


def _same(value: Any) -> Any:
    return value


def _record_reader(record: Any) -> _Reader:
    # Built on first use: a record may hold records of its own kind.
    readers: dict[str, _Reader] = {}

    def read(value: Any) -> Any:
        if not readers:
            hints = get_type_hints(record)
            readers.update((f.name, _reader(hints[f.name])) for f in dataclasses.fields(record))
        try:
            return record(**{name: readers[name](own) for name, own in value.items()})
        except (KeyError, TypeError, AttributeError) as exc:
            message = f"not a {record.__name__}"
            raise DamagedRowError(message) from exc

    return read


def _tuple_reader(inner: tuple[Any, ...]) -> _Reader:
    if len(inner) == 2 and inner[1] is Ellipsis:
        read = _reader(inner[0])
        return lambda value: tuple(map(read, value))
    reads = tuple(map(_reader, inner))
    return lambda value: tuple(own(item) for own, item in zip(reads, value, strict=True))
