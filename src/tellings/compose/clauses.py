"""Whether a statement's words are a whole clause; no parse is at hand, only what was read."""

from __future__ import annotations

from itertools import pairwise

from tellings.compose.parts import Material
from tellings.compose.prose import fold, word_list, words_of
from tellings.records.statement import Statement

_STOPS = ".!?:;,\"'”’)…–—-"  # noqa: RUF001 - as newspapers set them
_RELATING = frozenset({"after", "before", "since", "ago", "later", "earlier"})
#: Letters that a verb's forms share with its lemma, at least.
STEM = 3


def has_stop(material: Material, statement: Statement) -> bool:
    """Whether the sentence of a statement is closed: headlines and captions mostly are not."""
    text = material.reports[statement.report].text
    sentence = text[statement.sentence.start : statement.sentence.end].rstrip(" \"'”’)")  # noqa: RUF001
    return sentence.endswith((".", "!", "?", "…"))


def has_start(material: Material, statement: Statement) -> bool:
    """Whether the sentence begins where one can: the parse may have cut one in two."""
    text = material.reports[statement.report].text
    start = statement.sentence.start
    before = text[max(0, start - 4) : start]
    if "\n" in before or not before.strip():
        return True
    first = text[start : start + 1]
    return before.rstrip()[-1] in ".!?:;…\"'”’)—–-" and not first.islower()  # noqa: RUF001


def begins_with_time(text: str) -> bool:
    """Whether a clause only says when: "a few minutes before the ferry sailed".

    Example:
        >>> begins_with_time("A few minutes before the ferry sailed")
        True
        >>> begins_with_time("Three days of rain came before the flood")
        False
    """
    words = [fold(w) for w in words_of(text)[:6]]
    return any(a in word_list("time_units") and b in _RELATING for a, b in pairwise(words))


def is_whole(material: Material, statement: Statement) -> bool:
    """Whether a clause ends where a reader may stop: at a stop or before a joining word."""
    text = material.reports[statement.report].text
    rest = text[statement.end : statement.sentence.end].lstrip()
    if not rest or rest[0] in _STOPS:
        return True
    follows = fold((words_of(rest[:40]) or ["and"])[0])
    last = fold((words_of(statement.text) or [""])[-1])
    if follows in _RELATING and last in word_list("time_units"):
        return False
    return follows in word_list("joints")


def is_finite(statement: Statement) -> bool:
    """Whether the clause's verb is one that a sentence can rest on.

    A present participle with no "is" before it, or a verb after "that" or "who", is not.
    """
    if statement.speaker.kind == "outlet" and statement.predicate in word_list("empty_verbs"):
        # "The mayor said in a letter": who spoke, and nothing of what was said.
        return False
    stem = (statement.predicate or "")[:STEM]
    if len(stem) < STEM:
        return True
    words = [fold(w) for w in words_of(statement.text)]
    places = [n for n, word in enumerate(words) if word.startswith(stem)]
    return not places or any(_is_finite_at(words, n) for n in places)


def _is_finite_at(words: list[str], place: int) -> bool:
    before = words[place - 1] if place else ""
    if place and set(words[:place]) <= word_list("months_and_days"):
        # "Sunday, bound for the coast": a day is no subject, and nothing else is left of it.
        return False
    if before in {"that", "who", "which", "to"}:
        return False
    if before in {"being", "having"}:
        return place > 1 and words[place - 2] in word_list("be_forms")
    return not words[place].endswith("ing") or before in word_list("be_forms")
