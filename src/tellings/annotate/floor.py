"""Who speaks a quotation that no cue attributes: whom the words before it are about."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tellings.annotate.noun_phrases import noun_phrase
from tellings.annotate.speakers import SpeakerFinder
from tellings.annotate.topics import sentences_above, topic_of
from tellings.records.statement import Speaker


def find_in_view(
    sentence: Tokens,
    quoted: Collection[int],
    finder: SpeakerFinder,
    floor: tuple[int, int] | None,
) -> tuple[Speaker, tuple[int, int]] | None:
    """Return the person whom a paragraph was last about before a quotation, and where.

    Example: in 'The baker was already up. "I saw four men."' it is the baker.

    Args:
        sentence: The sentence that holds the quotation.
        quoted: Its quoted tokens.
        finder: Resolves the speakers.
        floor: Where who has the floor was named: whoever was in view before that has lost it.
    """
    first = sentence.doc[min(quoted)]
    colon = first.i - 1 if first.i > sentence.start and not first.text.isalpha() else first.i
    while colon > sentence.start and sentence.doc[colon].is_quote:
        colon -= 1
    topic = topic_of(sentence, finder.quotations)
    if sentence.doc[colon].text == ":":
        name = sentence.doc[colon - 1]
        if topic is not None and topic.i < first.i:
            return _of(sentence, topic, finder)
        if name.i == sentence.start and name.pos_ == "PROPN":
            return finder.name(name), (name.idx, name.idx + len(name))  # 'Bloggs: "I saw it."'
    for above, near in sentences_above(first):
        if not near:
            return None
        if floor is not None and above.start_char <= floor[0] < above.end_char:
            return None
        topic = topic_of(above, finder.quotations)
        if topic is None or _is_another(topic):
            continue
        if (found := _of(above, topic, finder)) is not None:
            return found
    return None


def _of(
    sentence: Tokens, topic: Token, finder: SpeakerFinder
) -> tuple[Speaker, tuple[int, int]] | None:
    speaker = finder.name(topic) if topic.pos_ == "PRON" else finder.person_of(sentence)
    if speaker is None or speaker.kind not in {"person", "unnamed"} or _says_nothing(topic):
        return None
    phrase = noun_phrase(topic)
    return speaker, (phrase.start_char, phrase.end_char)


def _is_another(topic: Token) -> bool:
    """Whether a sentence is about somebody of whom the speaker tells: "His brother died"."""
    return any(c.dep_ == "poss" and c.pos_ == "PRON" for c in topic.children)


def _says_nothing(topic: Token) -> bool:
    return topic.pos_ == "PRON" and topic.lower_ not in {"he", "she"}
