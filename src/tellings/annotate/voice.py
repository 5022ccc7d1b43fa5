"""A voice: who speaks a stretch of text, and how."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tellings.annotate.attitudes import Attitude
from tellings.annotate.noun_phrases import noun_phrase
from tellings.records.statement import Speaker, Stance

#: The report's own.
OWN = Speaker(kind="outlet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks a stretch of text, and how.

    Attributes:
        source: Where the words stand that name the speaker there: a pronoun, a role, a name.
        at: The token of the cue.
        content: The tokens that are claimed, with those that are handed on to another voice.
        attitude: Set where nobody claims anything: the content is what the speaker (nobody in
            particular, where that is the outlet) wants, holds or speaks of.
        hands: Who hands the words on: in "a spokesman quoted the governor", the spokesman.
    """

    speaker: Speaker
    stance: Stance = "asserts"
    cue: str | None = None
    direct: bool = False
    via: str | None = None
    source: tuple[int, int] | None = None
    at: int | None = None
    content: frozenset[int] = frozenset()
    attitude: Attitude | None = None
    hands: tuple[str, ...] = ()


def where_named(head: Token, cue: Token) -> tuple[int, int]:
    """Return where a speaker is named, the "who" of a clause that hangs on the name included."""
    phrase = noun_phrase(head)
    joins = [c for c in cue.children if c.tag_ in {"WP", "WDT"} and c.i > head.i]
    end = max([phrase.end_char, *(c.idx + len(c) for c in joins)])
    return phrase.start_char, end
