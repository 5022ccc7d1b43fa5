"""One finding, one sentence: a pattern for each status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.compose.check import is_accusation
from tellings.compose.parts import Material
from tellings.compose.phrases import Phrase, attribute, opens_with, phrase_statement
from tellings.compose.prose import close, fold, folded_words, lower_first
from tellings.compose.speakers import NAMELESS_REPORT, name_speaker
from tellings.records.finding import Finding, Side, Value
from tellings.records.statement import Statement

#: Sides of a dispute that one sentence names.
MAX_SIDES = 3
#: Share of its words that a second origin's statement must have in common to be named.
ALIKE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A sentence in the making: its words inside a sentence, and what they rest on."""

    text: str
    statements: tuple[str, ...]

    def close(self, *, later: bool) -> str:
        """Return the whole sentence; `later` says that it follows the one before it in time."""
        prefixed = later and "later" not in folded_words(self.text)
        return close(f"later, {self.text}" if prefixed else self.text)


def tell_established(material: Material, finding: Finding) -> Draft | None:
    """Word what independent origins agree on, in the best statement's words."""
    for statement, phrase in _ranked(material, finding.statements, finding, firm=True):
        text: str | None = phrase.text
        if statement.speaker.kind != "outlet" or is_accusation(statement):
            text = attribute(material, statement, phrase)
        if text is None:
            continue
        cited = _cite(material, finding, phrase)
        if statement.speaker.kind != "outlet":
            text += _seconded(material, finding, statement)
        return Draft(text=text, statements=cited)
    return None


def tell_dispute(material: Material, finding: Finding) -> Draft | None:
    """Set the sides beside each other, each with who stands for it."""
    told: list[str] = []
    cited: list[str] = []
    for side in _sides(material, finding):
        worded = _tell_side(material, finding, side)
        if worded is None:
            continue
        text, statements = worded
        if NAMELESS_REPORT in text and any(NAMELESS_REPORT in t for t in told):
            text = text.replace(NAMELESS_REPORT, "another report", 1)
        told.append(text)
        cited += statements
        if len(told) == MAX_SIDES:
            break
    if len(told) < 2:
        return None
    return Draft(
        text="accounts differ: " + "; ".join(told), statements=tuple(dict.fromkeys(cited))
    )


def tell_moved(material: Material, finding: Finding) -> Draft | None:
    """Word the last state of a figure and name the values that went before it.

    What a source took back is told with what it said later.
    """
    if finding.sides:
        told = [_tell_side(material, finding, side) for side in finding.sides]
        if len(told) < 2 or None in told:
            return None
        (before, first), (after, last) = told[0], told[-1]  # type: ignore[misc]
        return Draft(text=f"{before}; later, {after}", statements=(*first, *last))
    current = [v for v in finding.values if v.current]
    earlier = [v for v in finding.values if not v.current]
    ids = tuple(i for v in current for i in v.statements) or finding.statements[-1:]
    for statement, phrase in _ranked(material, ids, finding, firm=False):
        text: str | None = phrase.text
        if statement.speaker.kind != "outlet" or is_accusation(statement):
            text = attribute(material, statement, phrase)
        if text is None:
            continue
        texts = list(dict.fromkeys(v.text for v in earlier if v.text))
        if texts:
            before = " and then ".join(lower_first(t, material.common) for t in texts[-3:])
            text += f"; earlier statements gave {before}"
        cited = [*phrase.statements, *(i for v in earlier for i in v.statements[:1])]
        return Draft(text=text, statements=tuple(dict.fromkeys(cited)))
    return None


def tell_single(material: Material, finding: Finding) -> Draft | None:
    """Word what one origin says, always with that origin."""
    for statement, phrase in _ranked(material, finding.statements, finding, firm=False):
        text = attribute(material, statement, phrase)
        if text is None:
            continue
        if statement.speaker.kind == "outlet":
            # The fact first, who says so after it, as newspapers do.
            name = name_speaker(material, statement)
            if not opens_with(phrase.text, name):
                text = f"{phrase.text}, according to {name} alone"
        return Draft(text=text, statements=phrase.statements)
    return None


def _ranked(
    material: Material, ids: Sequence[str], finding: Finding, *, firm: bool
) -> list[tuple[Statement, Phrase]]:
    """Return the statements that can be worded, the best wording first."""
    found: list[tuple[float, int, Statement, Phrase]] = []
    best = {i for v in finding.values if v.current for i in v.statements}
    # What a finding replaced may be named with it: "…, who had been a suspect, was cleared".
    telling = (finding.id, *finding.supersedes)
    for place, statement in enumerate(material.in_order(tuple(ids))):
        phrase = phrase_statement(material, statement, telling=telling, firm=firm)
        if phrase is None:
            continue
        score = phrase.score + (0.6 if statement.id in best else 0.0)
        if firm:
            told = statement.speaker.kind != "outlet"
            score += 0.5 if told == is_accusation(statement) else 0.0
        found.append((-score, place, statement, phrase))
    found.sort(key=lambda row: row[:2])
    return [(statement, phrase) for _, _, statement, phrase in found]


def _cite(material: Material, finding: Finding, phrase: Phrase) -> tuple[str, ...]:
    """Return what the phrase rests on and one statement of every other origin."""
    cited = dict.fromkeys(phrase.statements)
    for origin in finding.origins:
        if not set(origin.statements) & cited.keys():
            cited.update(dict.fromkeys(s.id for s in material.in_order(origin.statements)[:1]))
    return tuple(cited)


def _seconded(material: Material, finding: Finding, statement: Statement) -> str:
    """Name one more origin for a claim that somebody, not a report, makes."""
    for origin in finding.origins:
        if statement.id in origin.statements:
            continue
        for other in material.in_order(origin.statements):
            if not _is_alike(statement, other):
                continue
            name = name_speaker(material, other)
            same = name is not None and fold(name) == fold(name_speaker(material, statement) or "")
            if name is not None and not same and name != NAMELESS_REPORT:
                verb = "reported" if other.speaker.kind == "outlet" else "said"
                return f"; {name} {verb} the same in substance"
    return ""


def _is_alike(one: Statement, other: Statement) -> bool:
    """Whether two statements share enough words to be called the same in substance."""
    a, b = set(one.terms), set(other.terms)
    return len(a & b) >= ALIKE * max(1, min(len(a), len(b)))


def _sides(material: Material, finding: Finding) -> tuple[Side, ...]:
    """Return the sides of a dispute, the best supported first."""
    if finding.sides:
        return tuple(
            sorted(finding.sides, key=lambda s: (-len(s.origins), -len(s.statements), s.text))
        )
    groups: dict[tuple[bool, str], list[str]] = {}
    for s in material.in_order(finding.statements):
        groups.setdefault((s.stance == "denies", s.origin or s.report), []).append(s.id)
    return tuple(Side(text="", origins=(), statements=tuple(ids)) for ids in groups.values())


def _tell_side(
    material: Material, finding: Finding, side: Side
) -> tuple[str, tuple[str, ...]] | None:
    for statement, phrase in _ranked(material, side.statements, finding, firm=False):
        text = attribute(material, statement, phrase)
        if text is not None:
            return text, phrase.statements
    return _tell_value(material, finding, side)


def _tell_value(
    material: Material, finding: Finding, side: Side
) -> tuple[str, tuple[str, ...]] | None:
    """Word a side by its value alone, where none of its statements can be quoted."""
    for value in finding.values:
        for statement in material.in_order(value.statements):
            if statement.id not in side.statements:
                continue
            name = name_speaker(material, statement)
            if name is not None and value.text:
                return f"{name} gave {_with_unit(value)}", (statement.id,)
    return None


def _with_unit(value: Value) -> str:
    unit = value.unit or ""
    return value.text if not unit or fold(unit) in fold(value.text) else f"{value.text} {unit}"
