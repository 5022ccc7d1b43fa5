"""The name that "the company" stands for: the body of that kind named last."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tellings.annotate.answerable import SUBJECTS
from tellings.annotate.noun_phrases import noun_phrase
from tellings.annotate.texts import text_of
from tellings.data import load_table
from tellings.data.cues import cue_words
from tellings.records.annotation import Mention
from tellings.text.folding import fold_words
from tellings.text.outlets import find_outlet

_NAMES = frozenset({"organisation", "group", "other"})


def find_named_body(head: Token, mentions: Sequence[Mention]) -> Mention | None:
    """Return the name above that a plain "the company", "the union" stands for.

    Args:
        head: The noun.
        mentions: All mentions of the report.
    """
    word, phrase = head.lemma_.lower(), noun_phrase(head)
    if word not in load_table("bodies") or phrase[0].lower_ != "the" or len(phrase) > 2:
        return None
    named = [
        m
        for m in mentions
        if m.end <= head.idx and m.type in _NAMES and not m.text.islower() and m.text[:1].isupper()
    ]
    same = [m for m in named if word in fold_words(m.text)]
    if same:
        return same[-1]
    if word not in cue_words("any_body"):
        return None
    others = [(m, _root(head, m)) for m in named if not _says_what(m.text)]
    others = [(m, root) for m, root in others if root.head.lemma_.lower() != "tell"]
    if not others:
        return None
    nearest = others[-1][0]
    paragraph = text_of(head.doc).rfind("\n", 0, nearest.start)
    # Of several in one paragraph it is who does something, not with whom it is done.
    doing = [m for m, root in others if m.start > paragraph and root.dep_ in SUBJECTS]
    return doing[-1] if doing else nearest


def _root(head: Token, mention: Mention) -> Token:
    span = head.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return head if span is None else span.root


def _says_what(name: str) -> bool:
    """Whether a name says what body it is ("Oslo police") or is an outlet's."""
    words = set(fold_words(name))
    return bool(words & set(load_table("bodies"))) or find_outlet(name) is not None
