"""Who "he" is in "he denies it": not who accuses in the sentence before, but who is accused."""

from __future__ import annotations

from spacy.tokens import Token

from tellings.annotate.cues import lemma_of
from tellings.annotate.speakers import SpeakerFinder
from tellings.annotate.topics import sentences_above
from tellings.data.cues import cue_words
from tellings.records.statement import Speaker

_ONE = frozenset({"he", "she"})


def name_denier(head: Token, finder: SpeakerFinder) -> Speaker:
    """Return the party that the subject of a denial names.

    Args:
        head: The head of the subject.
        finder: Resolves the speakers.
    """
    told = finder.name(head)
    if head.lower_ not in _ONE:
        return told
    above, near = next(sentences_above(head), (None, False))
    if above is None or not near:
        return told
    accused = next((t for verb in above if (t := _accused(verb)) is not None), None)
    if accused is not None:
        speaker = finder.name(accused)
        return speaker if finder.may_mean(head, speaker) else told
    return (finder.only_person_in(above, head) or told) if told.kind == "unnamed" else told


def _accused(verb: Token) -> Token | None:
    """Return who is accused by a verb: "accused *Ann* of theft", "*Ann* was charged"."""
    if verb.pos_ != "VERB" or lemma_of(verb) not in cue_words("accusing"):
        return None
    things = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    return next((c for c in things if c.pos_ != "PRON" and c.tag_ not in {"NNS", "NNPS"}), None)
