"""The JSON Schema of the account, read off the records so that the two cannot part."""

from __future__ import annotations

import dataclasses
import types
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from tellings.export.json import fields_of
from tellings.records.account import Account

_PRIMITIVES: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    Any: {},
}
_NAMES = {"MentionPlace": "Mention"}
_OPEN_MAPPINGS = frozenset({("MadeWith", "settings"), ("Finding", "features")})
"""What may hold keys of its own; everywhere else an unknown key is a mistake."""

_OFFSET = {"minimum": 0}
_SHARE = {"minimum": 0, "maximum": 1}
_LIMITS: dict[tuple[str, str], dict[str, Any]] = {
    **{
        (record, name): _OFFSET
        for record in ("Statement", "Span", "Figure", "Subhead", "Credit", "Passage", "Mention")
        for name in ("start", "end")
    },
    ("Removed", "raw_start"): _OFFSET,
    ("Removed", "raw_end"): _OFFSET,
    ("Finding", "confidence"): _SHARE,
    ("Finding", "statements"): {"minItems": 1},
    ("Finding", "independent_origins"): _OFFSET,
    ("Finding", "carried_by"): _OFFSET,
    ("PossiblySame", "probability"): _SHARE,
    ("SummarySentence", "statements"): {"minItems": 1},
    ("Variant", "count"): {"minimum": 1},
    ("Place", "latitude"): {"minimum": -90, "maximum": 90},
    ("Place", "longitude"): {"minimum": -180, "maximum": 180},
}


def account_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of `account.json`.

    Example:
        >>> account_schema()["required"]
        ['version', 'made_with', 'reports', 'stories', 'decisions', 'shared']
    """
    definitions: dict[str, Any] = {}
    root = _record(Account, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Account",
        "description": (
            "What many reports of one happening amount to. Offsets count Unicode code points in "
            "the report's text, end exclusive. What is not known is null or an empty list."
        ),
        **root,
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def _record(record: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(record)
    names = fields_of(record)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(names),
        "properties": {n: _field(record, n, hints[n], definitions) for n in names},
    }


def _field(record: type, name: str, hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    owner = _NAMES.get(record.__name__, record.__name__)
    if (owner, name) in _OPEN_MAPPINGS:
        return {"type": "object"}
    return {**_type(hint, definitions), **_LIMITS.get((owner, name), {})}


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint in _PRIMITIVES:
        return dict(_PRIMITIVES[hint])
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _reference(hint, definitions)
    kind, inner = get_origin(hint), get_args(hint)
    if kind is Literal:
        return {"enum": list(inner)}
    if kind is tuple:
        return {"type": "array", "items": _type(inner[0], definitions)}
    if kind is dict:
        return {"type": "object", "additionalProperties": _type(inner[1], definitions)}
    if kind in (Union, types.UnionType):
        return _union([_type(choice, definitions) for choice in inner])
    message = f"no JSON Schema for {hint!r}"
    raise ValueError(message)


def _reference(record: type, definitions: dict[str, Any]) -> dict[str, Any]:
    name = _NAMES.get(record.__name__, record.__name__)
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _record(record, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _union(choices: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the choices as one list of types where they are no more than that."""
    if all(set(choice) == {"type"} for choice in choices):
        return {"type": [choice["type"] for choice in choices]}
    return {"anyOf": choices}
