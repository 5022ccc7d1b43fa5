"""What goes on in a speaker's voice though no cue says so.

"The mast fell, Ann said; two men were hurt": the half behind the semicolon is hers. "The owner
rejected this: all was well": what stands behind the colon is his. "Ann said that nine men were
hurt. Two are in hospital": whoever counted the nine knows of the two.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from tellings.annotate.answerable import is_party
from tellings.annotate.attributed import Attribution
from tellings.annotate.cues import lemma_of
from tellings.annotate.enough import has_finite
from tellings.annotate.speakers import SpeakerFinder
from tellings.annotate.voice import Voice, where_named
from tellings.data.cues import cue_words

#: Words that count a part of those who were told of right before.
_PARTS = frozenset("all both each half most neither nobody none others rest".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def go_on(
    sentence: Tokens,
    loose: Set[int],
    attributions: Sequence[Attribution],
    voices: Sequence[Voice],
    finder: SpeakerFinder,
) -> Iterator[tuple[Voice, frozenset[int]]]:
    """Yield the voices that go on inside a sentence, each with the tokens that it goes on with.

    Args:
        sentence: The sentence.
        loose: Those of its tokens that nobody has been found to speak.
        attributions: What is said by a cue.
        voices: The voice of each of those.
        finder: Resolves the speakers.
    """
    for attribution, voice in zip(attributions, voices, strict=True):
        head = attribution.speaker
        if head is None or (head.pos_ == "PRON" and voice.speaker.kind == "unnamed"):
            continue  # nobody knows who "they" are
        if tail := _tail(sentence, loose, attribution):
            yield replace(voice, direct=False, content=tail), tail
            return
    found = _behind_colon(sentence, loose)
    if found is None:
        return
    head, verb, told = found
    speaker = finder.name(head)
    if speaker.kind != "unnamed" or head.pos_ != "PRON":
        where = where_named(head, verb)
        yield Voice(speaker=speaker, cue=lemma_of(verb), source=where, content=told), told


def _tail(sentence: Tokens, loose: Set[int], said: Attribution) -> frozenset[int]:
    """Return the rest of a sentence that joins on what somebody said, if it is nobody else's."""
    if not said.content:
        return frozenset()
    trailing = max(said.content) < said.cue.i
    first = _join(sentence.doc, max(said.content | said.own) + 1, sentence.end, trailing=trailing)
    if first is None:
        return frozenset()
    rest = sentence.doc[first : sentence.end]
    tail = frozenset(t.i for t in rest if t.i in loose)
    whole = all(t.i in tail or t.is_punct or t.is_space for t in rest)
    return tail if whole and has_finite(sentence.doc, tail) else frozenset()


def _join(doc: Doc, at: int, end: int, *, trailing: bool) -> int | None:
    """Return where the clause begins that ";" joins on at a place, or ", and" behind a cue."""
    if at + 2 >= end:
        return None
    if doc[at].text == ";":
        return at + 1
    if trailing and doc[at].text == "," and doc[at + 1].lower_ == "and":
        return at + 2
    return None


def _behind_colon(sentence: Tokens, loose: Set[int]) -> tuple[Token, Token, frozenset[int]] | None:
    """Return who speaks behind a colon, by which verb, and what: "Ann denied it: all left"."""
    doc = sentence.doc
    colon = next((t.i for t in sentence if t.text == ":"), sentence.start)
    told = frozenset(i for i in loose if i > colon)
    if colon == sentence.start or not has_finite(doc, told):
        return None
    for verb in doc[sentence.start : colon]:
        if verb.tag_ not in _FINITE or lemma_of(verb) not in _saying():
            continue
        speaker = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
        if speaker is not None and is_party(speaker):
            return speaker, verb, told
    return None


@functools.cache
def _saying() -> frozenset[str]:
    return cue_words("asserts", "denies", "speaking_deeds", "numbering_deeds", "takes_back")


def counts_on(sentence: Tokens) -> bool:
    """Whether a sentence is about a part of those told of right before: "Two of them died"."""
    first = next((t for t in sentence if not (t.is_punct or t.is_space)), None)
    if first is None or first.tag_ == "WRB":
        return False
    subjects = (t for t in sentence if t.dep_ in _SUBJECTS and t.left_edge == first)
    return any(t.like_num or t.lower_ in _PARTS for t in subjects)
