"""The account as JSON, exactly in the shape that the schema gives."""

from __future__ import annotations

import dataclasses
import functools
import json
import math
import re
from typing import Any

from tellings.records.account import Account

WORKING = {
    "Report": frozenset({"source_map"}),
    "Statement": frozenset(
        {"terms", "names", "times", "fates", "subject", "predicate", "agent", "patient"}
    ),
}
"""Fields that the stages hand to each other and that do not leave the program."""

_ORDER: dict[str, tuple[str, ...]] = {
    "Account": ("version", "made_with"),
    "Story": (
        *("id", "former_ids", "follows", "title", "reports", "period", "lead_place"),
        *("summary", "unknown"),
    ),
    "Finding": (
        *("id", "former_ids", "question", "kind", "status", "current"),
        *("supersedes", "superseded_by", "statements", "refines"),
    ),
    "Change": ("kind", "finding", "entity", "report", "before", "after", "text"),
}
"""Keys that come first, where the record has them in another order because of its defaults."""

_SURROGATES = re.compile("[\ud800-\udfff]")
_ATOMS = frozenset({str, int, bool, type(None)})
_EXACT_INTEGERS = 2.0**53


@functools.cache
def fields_of(record: type) -> tuple[str, ...]:
    """Return the fields of a record that leave the program, in the order they are written.

    Example:
        >>> fields_of(Account)
        ('version', 'made_with', 'reports', 'stories', 'decisions', 'shared')
    """
    hidden = WORKING.get(record.__name__, frozenset())
    names = [f.name for f in dataclasses.fields(record) if f.name not in hidden]
    # An account that shows itself is an account.
    first = next((_ORDER[c.__name__] for c in record.__mro__ if c.__name__ in _ORDER), ())
    after = [name for name in names if name not in first]
    return (*first, *after)


def to_dict(account: Account) -> dict[str, Any]:
    """Return the account as plain dicts, lists, strings and numbers."""
    plain = _plain(account)
    return dict(plain)


def to_json(account: Account) -> str:
    """Return the account as a JSON document, indented by one space, with a final newline.

    Every character but a lone surrogate, which UTF-8 cannot hold, is written as itself.
    """
    text = json.dumps(to_dict(account), ensure_ascii=False, indent=1, allow_nan=False)
    return _SURROGATES.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _plain(value: Any) -> Any:
    """Return `value` as JSON has it: records are objects, tuples lists, whole floats integers."""
    kind = type(value)
    if kind in _ATOMS:
        return value
    if dataclasses.is_dataclass(kind):
        return {name: _plain(getattr(value, name)) for name in fields_of(kind)}
    if isinstance(value, dict):
        return {str(key): _plain(value[key]) for key in sorted(value, key=str)}
    if isinstance(value, (list, tuple, set, frozenset)):
        items = sorted(value) if isinstance(value, (set, frozenset)) else value
        return [_plain(item) for item in items]
    if isinstance(value, float):
        return _number(value)
    return value


def _number(value: float) -> float | int | None:
    """Return a number that JSON can hold: 200.0 is written 200, and no number is null."""
    if not math.isfinite(value):
        return None
    whole = value.is_integer() and abs(value) <= _EXACT_INTEGERS
    return int(value) if whole else value
