"""How a party is named in a sentence."""

from __future__ import annotations

from collections import Counter

from tellings.compose.parts import Material
from tellings.compose.prose import fold, folded_words, lower_first, tidy, word_list, words_of
from tellings.records.entity import Entity
from tellings.records.statement import Statement

#: Longer descriptions of a speaker are cut to the name.
MAX_WORDS = 12
#: What a report is called whose outlet nobody knows.
NAMELESS_REPORT = "one report"


def name_speaker(material: Material, statement: Statement) -> str | None:
    """Return the speaker as named inside a sentence, or None if nothing names one.

    The report's own voice bears the name of its outlet or agency.
    """
    if statement.speaker.kind == "outlet":
        return name_outlet(material, statement)
    text = tidy(statement.speaker.text or "")
    entity = material.entities.get(statement.speaker.entity or "")
    if entity is not None:
        text = _name_entity(entity, text, statement.report)
    words = words_of(text)
    if not words or len(words) > MAX_WORDS or fold(words[0]) in word_list("pronoun_starts"):
        return None
    return lower_first(text, material.common | word_list("official"))


def name_outlet(material: Material, statement: Statement) -> str:
    """Return who answers for a report's own voice, as the findings name that origin."""
    report = material.reports[statement.report]
    voice = material.voices.get(statement.origin or "")
    return voice or report.outlet or report.agency or NAMELESS_REPORT


def _name_entity(entity: Entity, text: str, report: str) -> str:
    """Return the fullest fair name: the text's own if it holds the name, else role and name."""
    last = (words_of(entity.name) or [""])[-1]
    named = fold(last) in folded_words(text)
    if named and len(words_of(text)) > len(words_of(entity.name)):
        return text
    if entity.type != "person":
        return text if named or not entity.name else entity.name
    role = _best_role(entity, report)
    return f"{role} {entity.name}" if role else entity.name


def _best_role(entity: Entity, report: str) -> str | None:
    """Return the role most reports give that can stand before a name."""
    counts: Counter[str] = Counter()
    for role in entity.roles:
        text = tidy(role.text)
        short = 0 < len(words_of(text)) <= 4 and "," not in text and " of " not in text
        if short and not folded_words(text) & folded_words(entity.name):
            counts[text] += 2 if role.report == report else 1
    if not counts:
        return None
    return min(counts, key=lambda text: (-counts[text], len(text), text))


def is_named_in(material: Material, statement: Statement, text: str) -> bool:
    """Whether a word of the speaker's description or names stands in `text`."""
    entity = material.entities.get(statement.speaker.entity or "")
    names = [statement.speaker.text or ""]
    if entity is not None:
        names += [entity.name, *(v.text for v in entity.variants)]
    told = folded_words(text)
    return any(folded_words(name) & told - word_list("determiners") for name in names)
