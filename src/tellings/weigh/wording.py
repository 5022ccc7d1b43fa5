"""How a finding is put: its question, and the sentence that says why it has its status."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tellings.records.finding import FindingKind, Origin, Side, Status, Value
from tellings.records.statement import Figure, Statement

#: How many names are told; the rest is counted.
MOST_NAMES = 4
#: Characters of a claim that still make a question.
MOST_CHARS = 140
#: What was done to those who are counted, as a participle that fits "How many … were …?".
_WERE = frozenset(
    "killed injured arrested displaced released captured rescued deployed hospitalised detained "
    "destroyed damaged evacuated recaptured kidnapped charged sentenced treated affected trapped "
    "surrendered".split()
)
#: What ties a clause to its sentence, at its head and at its end, is no part of a question.
_JOINING = re.compile(
    r"^(?:(?:when|where|while|whenever|because|although|though|whereas)\s+(?!(?:to|not)\b)(?=\w+\s)"
    r"|(?:meanwhile|however|then|but|and|so|yet),?\s+(?=\w+\s)|(?:instead|still),\s+)",
    re.IGNORECASE,
)
_LOOSE = re.compile(r",\s+(?:however|though|too|meanwhile)$")
_PLAIN = {
    "escaped": "How many {unit} escaped?",
    "missing": "How many {unit} were missing?",
    "money": "How much money ({unit})?",
    "duration": "How long was it ({unit})?",
    "distance": "How far was it ({unit})?",
    "died": "How many {unit} died?",
}


def ask(kind: FindingKind, lead: Statement, figure: Figure | None) -> str:
    """Return the question that a finding answers, in plain words.

    Args:
        kind: What sort of finding it is.
        lead: The statement that tells the matter best.
        figure: The figure it gives, for a matter of figures.
    """
    if kind == "figure" and figure is not None:
        return _ask_figure(lead, figure)
    return f"Whether {_clause(lead)}"


def _ask_figure(lead: Statement, figure: Figure) -> str:
    unit = figure.unit or "people"
    if figure.measure in _PLAIN:
        return _PLAIN[figure.measure].format(unit=unit)
    if figure.measure in _WERE:
        return f"How many {unit} were {figure.measure}?"
    if unit in {"percent", "share"}:
        return f"What share: {_clause(lead)}?"
    return f"How many {unit}: {_clause(lead)}?"


def _clause(statement: Statement) -> str:
    text = _LOOSE.sub("", _JOINING.sub("", " ".join(statement.text.split()), count=1))
    subject = " ".join((statement.subject or "").split())
    if subject and subject.lower() not in text.lower() and len(subject) < MOST_CHARS // 2:
        text = f"{subject} {text}"
    if len(text) > MOST_CHARS:
        text = text[: MOST_CHARS - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return _uncapitalise(text.rstrip(".?!"), statement)


def _uncapitalise(text: str, statement: Statement) -> str:
    """Write the first letter small unless a name stands there."""
    first = text.split(" ", 1)[0]
    named = any(name.split(" ", 1)[0] == first.lower() for name in statement.names)
    if named or (len(first) > 1 and not first[1:].islower()):
        return text
    return text if first == "I" else text[:1].lower() + text[1:]


def list_names(names: Sequence[str]) -> str:
    """Return the names as an enumeration.

    Example:
        >>> list_names(["Ann", "Bob", "the ministry"])
        'Ann, Bob and the ministry'
    """
    shown = list(dict.fromkeys(names))
    if len(shown) > MOST_NAMES:
        shown = [*shown[: MOST_NAMES - 1], f"{len(shown) - MOST_NAMES + 1} others"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def give_reason(
    status: Status,
    origins: Sequence[Origin],
    carried_by: int,
    values: Sequence[Value],
    sides: Sequence[Side],
    beside: Sequence[Origin] = (),
) -> str:
    """Return one sentence that says what led to the status.

    Args:
        status: What the finding is called.
        origins: Who stands behind it; for what is corroborated, those who say the same.
        carried_by: How many reports carry it.
        values: What it gives, for a matter of figures.
        sides: Who stands where.
        beside: Who speaks of it as well, and does not plainly say the same.
    """
    names = list_names([o.name for o in origins])
    if status == "once":
        if len(origins) > 1:
            return f"{names} speak of this, but no two of them plainly say the same."
        return _reason_once(names, carried_by, firm=bool(origins))
    if status == "corroborated":
        others = list_names([o.name for o in beside]) if beside else ""
        more = f"; {others} speak{'s' * (len(beside) == 1)} of it too" if beside else ""
        return f"{names} say so, and nothing shows that one has it from another{more}."
    by_id = {o.id: o.name for o in origins}
    if status == "disputed":
        return f"They differ about the same time – {_tell_sides(sides, by_id)}."  # noqa: RUF001
    if sides:
        names = list_names([by_id[o] for o in sides[-1].origins]) if sides[-1].origins else names
        return f"{names} took back what was told before: {sides[-1].text}."
    steps = [f"{v.text}{f' ({v.as_of})' if v.as_of else ''}" for v in values]
    return f"The figure moved: {', then '.join(steps)}; told by {names}."


def _reason_once(names: str, carried_by: int, *, firm: bool) -> str:
    if not firm:
        return "One report says so."
    carried = f", and {carried_by} reports carry it" if carried_by > 1 else ""
    return f"Only {names} says so{carried}."


def give_reason_of_rivals(sides: Sequence[Side], origins: Sequence[Origin]) -> str:
    """Return the sentence for two tellings that only a model calls contrary: it says so."""
    told = _tell_sides(sides, {o.id: o.name for o in origins})
    return f"It seems, by their words, that not both can be true – {told}."  # noqa: RUF001


def _tell_sides(sides: Sequence[Side], names: Mapping[str, str]) -> str:
    return "; ".join(
        f"{list_names([names[o] for o in side.origins])}: {side.text}"
        for side in sides
        if side.origins
    )
