"""Decisions from a file that a person writes: one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args, get_type_hints

from tellings.errors import InputError
from tellings.records.account import Decision
from tellings.records.spans import make_id

_FIELDS = frozenset({"about", "judgement", "value", "user", "made_at"})
_JUDGEMENTS: tuple[str, ...] = get_args(get_type_hints(Decision)["judgement"])
_ON_TWO = frozenset({"same", "different", "unsure"})
#: Nobody writes more by hand; a file of gigabytes is a mistake.
_BYTES_MAX = 20_000_000
_FORM = '{"judgement": "same", "about": ["one", "other"]}'


def read_decisions(file: Path) -> tuple[Decision, ...]:
    """Return the decisions of a file in its order; lines that are empty or begin with # are none.

    Raises:
        InputError: The file cannot be read, or a line of it is not a decision.
    """
    try:
        if file.stat().st_size > _BYTES_MAX:
            raise _refuse(str(file), "is too large for a file of decisions; split it.")
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        raise _refuse(str(file), "cannot be read as UTF-8 text; check the name.") from exc
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            found.append(_read_line(line, f"{file}#{number}"))
    return tuple(found)


def _read_line(line: str, where: str) -> Decision:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as exc:
        raise _refuse(where, f"is not JSON; write {_FORM}.") from exc
    if not isinstance(given, dict) or given.keys() - _FIELDS:
        raise _refuse(where, f"has other fields than {', '.join(sorted(_FIELDS))}.")
    judgement, about = given.get("judgement"), given.get("about")
    if judgement not in _JUDGEMENTS:
        raise _refuse(where, f"needs a judgement: {', '.join(_JUDGEMENTS)}.")
    if isinstance(about, str):
        about = [about]
    if not isinstance(about, list) or not about or not all(map(_is_name, about)):
        raise _refuse(where, "needs `about`: ids, or names as the reports have them.")
    if judgement in _ON_TWO and len(set(about)) != 2:
        raise _refuse(where, f"is about two things, for the judgement is {judgement}.")
    rest = {name: given.get(name) for name in ("value", "user", "made_at")}
    if not all(value is None or isinstance(value, str) for value in rest.values()):
        raise _refuse(where, "has a value, user or made_at that is no text.")
    return Decision(
        id=make_id("d", judgement, *sorted(about), *map(str, rest.values())),
        about=tuple(about),
        judgement=judgement,
        **rest,
    )


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _refuse(where: str, reason: str) -> InputError:
    return InputError(f"{where}: {reason}", code="bad-decision")
